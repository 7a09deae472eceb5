import type { Finding, SeriesPoint } from "../../analysis/finding";
import { groupBy } from "../../analysis/groupBy";
import type { Breakdown, Indicator } from "../../analysis/measure";
import type { Period } from "../../analysis/period";
import { enclosingPeriod, periodLabel } from "../../analysis/periodCalendar";
import { exactly } from "../../analysis/rollUp";
import { ALL_SITES } from "../../analysis/series";
import type { CountFigure, FigureSum } from "../../analysis/suppression/figuresTable";
import type { ContractData } from "../../submission/contractData";
import { countsOfShown, type PublishedFigure, publishedKey } from "./published";

/** Who stands for all providers together. */
export const ALL_PROVIDERS = "ALL";

/** A total that a shared workbook shows beside its parts. */
export interface SharedTotal extends Counts {
  readonly key: string;
  readonly kind: "yearToDate" | "allProviders";
  readonly providerId: string;
  readonly period: Period;
}

interface Counts {
  readonly count: number;
  readonly of?: number;
}

/** Every count of one indicator that readers of shared workbooks can lay side by side, and how they add up. */
export interface IndicatorCounts {
  readonly indicator: Indicator;
  readonly figures: readonly CountFigure[];
  readonly sums: readonly FigureSum[];
  readonly totals: readonly SharedTotal[];
  /** Keys of figures that an earlier file hid beside totals: they stay hidden. */
  readonly withheld: ReadonlySet<string>;
}

/** Key of a provider's figure in a period. */
export function pointKey(providerId: string, { key }: Period): string {
  return `${providerId}|${key}`;
}

/** Key of a group's figure. */
export function groupKey({ providerId, period, dimension, group }: Breakdown): string {
  return `${providerId}|${period.key}|${dimension}|${group}`;
}

/**
 * The counts of each indicator that counts people: every period of every provider, its year to date, its groups, all
 * providers together in the latest period, and what earlier files showed. A sum is put in where it holds: groups
 * that overlap, and totals that were entered otherwise, bind nothing.
 */
export function countFigures(
  data: ContractData,
  findings: readonly Finding[],
  published: readonly PublishedFigure[],
): IndicatorCounts[] {
  const counted = findings.filter(({ indicator }) => indicator.countsPeople);
  return [...groupBy(counted, ({ indicator }) => indicator.id).values()].map((group) =>
    ofIndicator(data, group, published),
  );
}

function ofIndicator(
  data: ContractData,
  findings: readonly Finding[],
  published: readonly PublishedFigure[],
): IndicatorCounts {
  const { indicator } = findings[0]!;
  const shownBefore = new Map<string, PublishedFigure>();
  for (const row of published) {
    const key = publishedKey(row);
    const isKnown = countsOfShown(shownBefore.get(key)?.shown ?? "") !== null;
    if (row.indicatorId === indicator.id && !isKnown) shownBefore.set(key, row);
  }
  const builder = new CountBuilder(indicator, shownBefore);
  for (const finding of findings) {
    for (const point of finding.points) builder.addPoint(finding, point);
    builder.addYearsToDate(finding, data.contract.fiscalYearStart);
  }
  builder.addAllProviders(findings);
  builder.addGroups(
    data.breakdowns.filter(({ indicatorId, siteId }) => indicatorId === indicator.id && siteId === ALL_SITES),
  );
  return builder;
}

class CountBuilder implements IndicatorCounts {
  readonly figures: CountFigure[] = [];
  readonly sums: FigureSum[] = [];
  readonly totals: SharedTotal[] = [];
  readonly withheld = new Set<string>();
  private readonly known = new Map<string, Counts>();
  private readonly names = new Map<string, string>();

  constructor(
    readonly indicator: Indicator,
    private readonly shownBefore: ReadonlyMap<string, PublishedFigure>,
  ) {}

  addPoint({ provider }: Finding, point: SeriesPoint): void {
    if (point.value === null && !point.suppressed) return;
    const counts = countsOfPoint(point, this.indicator);
    // A mean whose cases nobody counted tells of no number of people.
    if (counts.count === null && !point.suppressed) return;
    this.add(pointKey(provider.id, point.period), `${provider.name}, ${periodLabel(point.period)}`, counts);
  }

  /** Of the latest fiscal year, and of earlier months of it where a file showed them: their difference is a month. */
  addYearsToDate(finding: Finding, fiscalYearStart: number): void {
    const { provider, points, latest } = finding;
    const last = points[latest]?.period;
    if (!last || !addsUpOverTime(this.indicator) || last.cadence === "yearly" || last.cadence === "weekly")
      return;
    const yearOf = (period: Period) => enclosingPeriod(period, "yearly", fiscalYearStart).key;
    const year = points.slice(0, latest + 1).filter(({ period }) => yearOf(period) === yearOf(last));
    year.forEach(({ period }, i) => {
      const key = `${pointKey(provider.id, period)}|toDate`;
      if (i === 0 || (period !== last && !this.shownBefore.has(key))) return;
      const parts = year.slice(0, i + 1).map((point) => pointKey(provider.id, point.period));
      this.addTotal(key, `${provider.name}, year to ${periodLabel(period)}`, parts, {
        kind: "yearToDate",
        providerId: provider.id,
        period,
      });
    });
  }

  addAllProviders(findings: readonly Finding[]): void {
    if (findings.length < 2 || !addsUpOverProviders(this.indicator)) return;
    const last = findings
      .flatMap(({ points, latest }) => points[latest]?.period ?? [])
      .sort((a, b) => b.ordinal - a.ordinal)[0];
    if (!last) return;
    const shown = [...this.shownBefore.values()].filter(({ providerId }) => providerId === ALL_PROVIDERS);
    const periods = new Map(
      [last, ...shown.flatMap(periodIn(findings))].map((period) => [period.key, period]),
    );
    for (const period of periods.values()) {
      const parts = findings.map(({ provider }) => pointKey(provider.id, period));
      const name = `all providers, ${periodLabel(period)}`;
      const about = { kind: "allProviders", providerId: ALL_PROVIDERS, period } as const;
      this.addTotal(pointKey(ALL_PROVIDERS, period), name, parts, about);
    }
  }

  addGroups(breakdowns: readonly Breakdown[]): void {
    const whole = (row: Breakdown) => pointKey(row.providerId, row.period);
    for (const row of breakdowns) {
      const name = `${row.group}, ${this.names.get(whole(row)) ?? row.period.key}`;
      this.add(groupKey(row), name, {
        count: exactly(row.numerator),
        ...(hasOf(this.indicator) && { of: exactly(row.denominator) }),
      });
    }
    for (const rows of groupBy(breakdowns, (row) => `${whole(row)}|${row.dimension}`).values()) {
      const total = whole(rows[0]!);
      const parts = [...new Set(rows.map(groupKey))];
      if (this.holds(total, parts)) this.sums.push({ total, parts });
    }
  }

  private addTotal(
    key: string,
    name: string,
    parts: readonly string[],
    about: Pick<SharedTotal, "kind" | "providerId" | "period">,
  ): void {
    const counts = parts.map((part) => this.known.get(part));
    if (counts.length < 2 || counts.some((each) => each === undefined)) return;
    const sum = (role: "count" | "of") => counts.reduce((all, each) => all + (each![role] ?? 0), 0);
    const total = { count: sum("count"), ...(hasOf(this.indicator) && { of: sum("of") }) };
    this.add(key, name, total);
    this.sums.push({ total: key, parts });
    this.totals.push({ key, ...about, ...total });
  }

  private add(key: string, name: string, { count, of }: { count: number | null; of?: number | null }): void {
    if (this.names.has(key)) return;
    this.names.set(key, name);
    const before = this.shownBefore.get(key);
    const shown = before && countsOfShown(before.shown);
    const isPublished =
      shown !== undefined && shown !== null && shown.count === count && (of === undefined || shown.of === of);
    if (before && shown === null) this.withheld.add(key);
    this.figures.push({
      key,
      name,
      count,
      ...(of !== undefined && { of, subset: this.indicator.subset }),
      countsPeople: true,
      published: isPublished,
    });
    if (count !== null && of !== null) this.known.set(key, { count, ...(of !== undefined && { of }) });
  }

  /** Parts that are not all known bind their total as well: what is shown of them is subtracted from it. */
  private holds(total: string, parts: readonly string[]): boolean {
    const whole = this.known.get(total);
    if (!whole || parts.length < 2) return false;
    const counts = parts.map((part) => this.known.get(part));
    if (counts.some((each) => each === undefined)) return true;
    return (["count", "of"] as const).every(
      (role) => counts.reduce((all, each) => all + (each![role] ?? 0), 0) === (whole[role] ?? 0),
    );
  }
}

/** The counts behind a point: shares also have those of whom it is a part; rates per 1,000 have days, not people. */
function countsOfPoint(
  point: SeriesPoint,
  indicator: Indicator,
): { count: number | null; of?: number | null } {
  if (point.suppressed) return { count: null, ...(hasOf(indicator) && { of: null }) };
  switch (indicator.aggregation) {
    case "ratio_of_sums":
    case "rate_per_1000":
      return { count: point.numerator, ...(hasOf(indicator) && { of: point.denominator }) };
    case "sum":
    case "last":
      return { count: point.value };
    case "mean":
    case "median":
      return { count: point.cases ?? null };
  }
}

function hasOf({ aggregation, subset }: Indicator): boolean {
  return aggregation === "ratio_of_sums" || (aggregation === "rate_per_1000" && subset);
}

function addsUpOverTime({ aggregation, cumulative }: Indicator): boolean {
  return !cumulative && addsUp(aggregation) && aggregation !== "last";
}

function addsUpOverProviders({ aggregation }: Indicator): boolean {
  return addsUp(aggregation);
}

function addsUp(aggregation: Indicator["aggregation"]): boolean {
  return aggregation !== "mean" && aggregation !== "median";
}

function periodIn(findings: readonly Finding[]): (row: PublishedFigure) => Period[] {
  return ({ period }) => {
    for (const { points } of findings) {
      const found = points.find((point) => point.period.key === period);
      if (found) return [found.period];
    }
    return [];
  };
}

import { SUBGROUP_PERIODS } from "../../analysis/constants";
import type { Finding, SeriesPoint } from "../../analysis/finding";
import { groupBy } from "../../analysis/groupBy";
import type { Breakdown, Indicator, Observation } from "../../analysis/measure";
import type { Period } from "../../analysis/period";
import { enclosingPeriod, periodLabel } from "../../analysis/periodCalendar";
import { exactly } from "../../analysis/rollUp";
import { ALL_SITES } from "../../analysis/series";
import type { CountFigure, FigureSum } from "../../analysis/suppression/figuresTable";
import type { ContractData } from "../../submission/contractData";
import { countsOf, hasOf, siteCounts, unknownCounts } from "./figureCounts";
import { countsOfShown, type PublishedFigure, publishedKey, type PublishedPart } from "./published";

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

/** Counts that readers of shared workbooks can lay side by side, and how they add up. */
export interface CountSet {
  /** Of the indicator, or `PATHWAY`. */
  readonly id: string;
  /** As people call it. */
  readonly name: string;
  readonly figures: readonly CountFigure[];
  readonly sums: readonly FigureSum[];
  /** Keys of figures that an earlier file hid beside totals: they stay hidden. */
  readonly withheld: ReadonlySet<string>;
}

/** Every count of one indicator. */
export interface IndicatorCounts extends CountSet {
  readonly indicator: Indicator;
  readonly totals: readonly SharedTotal[];
}

/** Key of a provider's figure in a period. */
export function pointKey(providerId: string, { key }: Period): string {
  return `${providerId}|${key}`;
}

/** Key of a group's figure. */
export function groupKey({ providerId, period, dimension, group }: Breakdown): string {
  return `${providerId}|${period.key}|${dimension}|${group}`;
}

/** Key of a site's figure. */
export function siteKey({ providerId, period, siteId }: Observation): string {
  return `${providerId}|${period.key}|${sitePart(siteId)}`;
}

/** How a site is named in a record of what was shown; in brackets, so that no dimension of groups is called so. */
export function sitePart(siteId: string): PublishedPart {
  return `(site)|${siteId}`;
}

/**
 * The rows of sites that are shown: of the latest periods of each series, and only where they count for something.
 */
export function siteRows(data: ContractData, findings: readonly Finding[]): Observation[] {
  const rows = data.observations.filter(({ siteId }) => siteId !== ALL_SITES);
  const bySeries = groupBy(rows, ({ providerId, indicatorId }) => `${providerId}|${indicatorId}`);
  return findings.flatMap(({ provider, indicator, points, latest }) => {
    const reported = points.slice(0, latest + 1).filter(({ missing }) => missing !== true);
    const shown = new Set(reported.slice(-SUBGROUP_PERIODS).map(({ period }) => period.key));
    const own = bySeries.get(`${provider.id}|${indicator.id}`) ?? [];
    return own.filter(({ period }) => shown.has(period.key));
  });
}

/**
 * The counts of each indicator that counts people: every period of every provider, its year to date, its groups and
 * sites, all providers together in the latest period, and what earlier files showed. A sum is put in where it holds: groups
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
  builder.addSites(siteRows(data, findings));
  return builder;
}

class CountBuilder implements IndicatorCounts {
  readonly figures: CountFigure[] = [];
  readonly sums: FigureSum[] = [];
  readonly totals: SharedTotal[] = [];
  readonly withheld = new Set<string>();
  readonly id: string;
  readonly name: string;
  private readonly known = new Map<string, Counts>();
  private readonly names = new Map<string, string>();

  constructor(
    readonly indicator: Indicator,
    private readonly shownBefore: ReadonlyMap<string, PublishedFigure>,
  ) {
    this.id = indicator.id;
    this.name = indicator.name;
  }

  addPoint({ provider }: Finding, point: SeriesPoint): void {
    if (point.value === null && !point.suppressed) return;
    const { suppressed, numerator, denominator, value, cases = null } = point;
    const counts = suppressed
      ? unknownCounts(this.indicator)
      : countsOf({ numerator, denominator, value, cases }, this.indicator);
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
      this.bind(total, parts);
    }
  }

  addSites(rows: readonly Observation[]): void {
    const whole = (row: Observation) => pointKey(row.providerId, row.period);
    const counted = rows.filter((row) => siteCounts(row, this.indicator) !== null);
    for (const row of counted) {
      const name = `site ${row.siteId}, ${this.names.get(whole(row)) ?? row.period.key}`;
      this.add(siteKey(row), name, siteCounts(row, this.indicator)!);
    }
    for (const [total, sites] of groupBy(counted, whole)) {
      const parts = [...new Set(sites.map(siteKey))];
      this.bind(total, parts);
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

  /** A part that is alone is the total by another name: either hides the other. */
  private bind(total: string, parts: readonly string[]): void {
    if (!this.holds(total, parts)) return;
    this.sums.push({ total, parts });
    if (parts.length === 1) this.sums.push({ total: parts[0]!, parts: [total] });
  }

  /** Parts that are not all known bind their total as well: what is shown of them is subtracted from it. */
  private holds(total: string, parts: readonly string[]): boolean {
    const whole = this.known.get(total);
    if (!whole) return false;
    const counts = parts.map((part) => this.known.get(part));
    if (counts.some((each) => each === undefined)) return parts.length > 1;
    return (["count", "of"] as const).every(
      (role) => counts.reduce((all, each) => all + (each![role] ?? 0), 0) === (whole[role] ?? 0),
    );
  }
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

import { type Beyond, beyondLimits, isComparable, isCountable, isShare, unitFunnel } from "./comparison";
import { FEWEST_UNITS, SUBGROUP_PERIODS, UNITS_FOR_FUNNEL, UNLIKELY } from "./constants";
import { differenceInterval, type Interval } from "./differenceInterval";
import type { Finding } from "./finding";
import type { Funnel, FunnelLimits } from "./funnel";
import { groupBy } from "./groupBy";
import type { Breakdown, CellRef, Figure, Indicator, Observation } from "./measure";
import type { Period } from "./period";
import { exactly, rollUp, rollUpStatus, valueOfFigures } from "./rollUp";
import { ALL_SITES, rowsByPeriod } from "./series";
import { twoProportions } from "./twoProportions";

/** The dimension under which sites are compared. */
export const SITES = "site";

/** Why a group is shown and not judged. */
export type NotJudged =
  "suppressed" | "incomplete" | "impossibleCounts" | "provisional" | "smallDenominator" | "unknownGroup";

/** A group of a provider's clients (or a site) with its sums over the window. */
export interface ComparedGroup {
  readonly name: string;
  /** Null where suppressed or not known. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  /** Periods of the window with a figure. */
  readonly known: number;
  /** Null where it is judged. */
  readonly notJudged: NotJudged | null;
  readonly cells: readonly CellRef[];
  /** Against the other judged groups together; null where limits judge, or nothing does. */
  readonly test: GroupTest | null;
  /** Funnel limits, of groups that are not judged too; null where a test judges, or nothing does. */
  readonly limits: FunnelLimits | null;
  /** Null within what chance explains, and where it is not judged. */
  readonly beyond: Beyond | null;
}

/** One group against the others together. */
export interface GroupTest {
  /** Sums of the others, and how many they are. */
  readonly rest: { readonly numerator: number; readonly denominator: number; readonly groups: number };
  /** Share of the group minus that of the others, with its 95% interval. */
  readonly difference: number;
  readonly interval: Interval;
  readonly p: number;
}

/** The groups of one dimension at one provider. */
export interface SubgroupComparison {
  /** The series that the groups are part of. */
  readonly finding: Finding;
  /** "language", "geography", … or `SITES`. */
  readonly dimension: string;
  /** What is summed: the latest three final periods of the series. */
  readonly periods: readonly Period[];
  readonly groups: readonly ComparedGroup[];
  /** How the groups are judged; null: not at all. */
  readonly method: "twoProportions" | "funnel" | null;
  /** True where the groups add to more than the whole: somebody is in several, so nothing is judged. */
  readonly overlapping: boolean;
  readonly funnel: Funnel | null;
}

/** What groups are read from. */
export interface GroupFigures {
  readonly breakdowns: readonly Breakdown[];
  /** Those of sites are compared as groups. */
  readonly observations: readonly Observation[];
}

/**
 * Compares the groups of each provider's clients (language, geography, referral source, …) and its sites.
 *
 * Figures are summed over the latest three final periods of the series. Of two to four groups each share is tested
 * against that of the others together (two-proportion test: p < 0.002 flag, < 0.05 watch), with the difference and
 * its 95% interval; from five groups on, and for rates per 1,000 from three, funnel limits judge. Suppressed groups,
 * those with a period missing or provisional, denominators under the indicator's minimum and the group "Unknown" are shown and
 * neither judged nor counted among the others.
 *
 * @param findings the series of the contract
 * @example
 * const site = (siteId, entries) => rows("2026-07", entries, { siteId });
 * const observations = [...site("N", "9/21 8/20 8/21"), ...site("S", "17/27 16/27 17/29")];
 * compareSubgroups({ breakdowns: [], observations }, [onlyFinding({ observations })])[0].groups[0].test.p // 0.018
 */
export function compareSubgroups(
  { breakdowns, observations }: GroupFigures,
  findings: readonly Finding[],
): SubgroupComparison[] {
  const rows = [
    ...breakdowns.map((row): GroupRow => ({
      dimension: row.dimension,
      group: row.group,
      row: asObservation(row),
    })),
    ...observations
      .filter(({ siteId }) => siteId !== ALL_SITES)
      .map((row): GroupRow => ({ dimension: SITES, group: row.siteId, row })),
  ];
  const bySeries = groupBy(rows, ({ row }) => seriesKey(row.providerId, row.indicatorId));
  return findings.flatMap((finding) => {
    const own = bySeries.get(seriesKey(finding.provider.id, finding.indicator.id)) ?? [];
    const periods = windowOf(finding);
    if (own.length === 0 || periods.length === 0 || !isComparable(finding.indicator)) return [];
    return [...groupBy(own, ({ dimension }) => dimension)].flatMap(([dimension, group]) => {
      const comparison = compare(finding, dimension, periods, group);
      return comparison.groups.length < 2 ? [] : [comparison];
    });
  });
}

interface GroupRow {
  readonly dimension: string;
  readonly group: string;
  readonly row: Observation;
}

/** Names of the group that stands for people of whom it is not known. */
const UNKNOWN_GROUP = /^(unknown|not (known|stated|recorded|reported)|missing)$/i;

const NOTHING: Figure = { kind: "missing" };

function seriesKey(providerId: string, indicatorId: string): string {
  return JSON.stringify([providerId, indicatorId]);
}

function asObservation(row: Breakdown): Observation {
  return { ...row, value: NOTHING, n: NOTHING, status: row.status ?? "final" };
}

function windowOf({ points }: Finding): Period[] {
  return points
    .filter(({ status, missing }) => (status === "final" || status === "revised") && missing !== true)
    .slice(-SUBGROUP_PERIODS)
    .map(({ period }) => period);
}

function compare(
  finding: Finding,
  dimension: string,
  periods: readonly Period[],
  rows: readonly GroupRow[],
): SubgroupComparison {
  const { indicator } = finding;
  const groups = [...groupBy(rows, ({ group }) => group)].flatMap(([name, own]) => {
    const summed = sumOver(
      name,
      own.map(({ row }) => row),
      periods,
      indicator,
    );
    return summed.known > 0 ? [summed] : [];
  });
  const judged = groups.filter(({ notJudged }) => notJudged === null).map(countsOf);
  const overlapping = addsToMore(groups, finding, periods);
  const method = overlapping ? null : methodFor(judged.length, indicator);
  const counted = groups.filter(
    ({ numerator, denominator, notJudged }) =>
      numerator !== null && denominator !== null && denominator > 0 && notJudged !== "impossibleCounts",
  );
  const units = counted.map((group) => ({ ...countsOf(group), judged: group.notJudged === null }));
  const funnel = method === "funnel" ? unitFunnel(units, indicator) : null;
  return {
    finding,
    dimension,
    periods,
    groups: groups.map((group) => {
      const isJudged = group.notJudged === null;
      if (method === "twoProportions") return isJudged ? tested(group, judged) : group;
      const limits = funnel?.[funnel.judgedBy][counted.indexOf(group)] ?? null;
      return { ...group, limits, beyond: limits && isJudged ? beyondLimits(group.value!, limits) : null };
    }),
    method: method === "funnel" && funnel === null ? null : method,
    overlapping,
    funnel,
  };
}

function methodFor(judged: number, indicator: Indicator): SubgroupComparison["method"] {
  if (judged < 2) return null;
  if (isShare(indicator) && judged < UNITS_FOR_FUNNEL) return "twoProportions";
  return judged < FEWEST_UNITS ? null : "funnel";
}

function sumOver(
  name: string,
  rows: readonly Observation[],
  periods: readonly Period[],
  indicator: Indicator,
): ComparedGroup {
  const { rowsOf } = rowsByPeriod(rows, indicator);
  const parts = periods.map(({ ordinal }) => rowsOf(ordinal)).filter((part) => part !== null);
  const ofPeriods = parts.map((part) => rollUp(part.rows, part.absent, indicator));
  const known = ofPeriods.filter((figures) => valueOfFigures(figures, indicator).kind !== "missing");
  const whole = rollUp(known, 0, indicator);
  const { kind, value } = valueOfFigures(whole, indicator);
  const sent = parts.flatMap((part) => part.rows);
  const [numerator, denominator] = [exactly(whole.numerator), exactly(whole.denominator)];
  const whyNot = (): NotJudged | null => {
    if (kind === "suppressed") return "suppressed";
    if (numerator === null || denominator === null || known.length < periods.length) return "incomplete";
    if (!isCountable({ numerator, denominator }, indicator)) return "impossibleCounts";
    if (rollUpStatus(sent) === "provisional") return "provisional";
    if (UNKNOWN_GROUP.test(name)) return "unknownGroup";
    return denominator < indicator.minDenominator || value === null ? "smallDenominator" : null;
  };
  return {
    name,
    numerator,
    denominator,
    value,
    known: known.length,
    notJudged: whyNot(),
    cells: sent.map(({ cells }) => cells),
    test: null,
    limits: null,
    beyond: null,
  };
}

function countsOf({ numerator, denominator }: ComparedGroup): Counts {
  return { numerator: numerator ?? NaN, denominator: denominator ?? NaN };
}

interface Counts {
  readonly numerator: number;
  readonly denominator: number;
}

function tested(group: ComparedGroup, judged: readonly Counts[]): ComparedGroup {
  const own = countsOf(group);
  const rest = {
    numerator: sumOf(judged, "numerator") - own.numerator,
    denominator: sumOf(judged, "denominator") - own.denominator,
    groups: judged.length - 1,
  };
  const result = twoProportions(own.numerator, own.denominator, rest.numerator, rest.denominator);
  const interval = differenceInterval(own.numerator, own.denominator, rest.numerator, rest.denominator);
  if (!result || !interval) return group;
  const { difference, p } = result;
  const beyond = p < UNLIKELY.flag ? "flag" : p < UNLIKELY.watch ? "watch" : null;
  return { ...group, test: { rest, difference, interval, p }, beyond };
}

/** True where the denominators of the groups add to more than that of the series. */
function addsToMore(
  groups: readonly ComparedGroup[],
  { points }: Finding,
  periods: readonly Period[],
): boolean {
  const whole = periods.map(
    ({ ordinal }) => points.find(({ period }) => period.ordinal === ordinal)?.denominator ?? NaN,
  );
  return (
    sumOf(groups.filter(({ denominator }) => denominator !== null).map(countsOf), "denominator") >
    whole.reduce((sum, each) => sum + each, 0)
  );
}

function sumOf(counts: readonly Counts[], count: keyof Counts): number {
  return counts.reduce((sum, each) => sum + each[count], 0);
}

import { LOOK_BACK } from "./constants";
import type { Finding } from "./finding";
import type { Indicator, Observation } from "./measure";
import { asQuarters } from "./periodRollUp";
import type { ReportedPoint } from "./series";
import { isRatio } from "./targets";
import { countPeriods } from "./wording";

/** What cases are counted by. */
export type CaseCounts = Pick<ReportedPoint, "denominator" | "cases">;

/** How to read a series whose numbers are too small for percentages. */
export interface SmallNumbersProposal {
  readonly readAs: "quarters" | "counts";
  /** The proposal with its reason, in plain words. */
  readonly reason: string;
}

/** Cases behind a value: the denominator of a ratio, the cases of a mean or median; null where none are counted. */
export function casesBehind({ denominator, cases }: CaseCounts, indicator: Indicator): number | null {
  if (isRatio(indicator)) return denominator;
  return indicator.aggregation === "mean" || indicator.aggregation === "median" ? cases : null;
}

/** True where the figure rests on fewer cases than the indicator needs to be judged. */
export function isSmall(point: CaseCounts, indicator: Indicator): boolean {
  const cases = casesBehind(point, indicator);
  return cases !== null && cases < indicator.minDenominator;
}

/** True where under half of the last 12 periods with a figure reach the minimum denominator. */
export function hasSmallNumbers(points: readonly CaseCounts[], indicator: Indicator): boolean {
  const { enough, known } = reach(points, indicator);
  return known > 0 && enough < known / 2;
}

/**
 * Proposes quarters for a monthly series with small numbers, where half of its complete quarters or more reach the
 * minimum denominator; else counts on a run chart. Null where numbers are large enough.
 *
 * @param observations those of the series, in any order
 * @example
 * const observations = rows("2026-01", "5/9 6/9 5/8 7/9 6/9 5/9");
 * proposeForSmallNumbers(onlyFinding({ observations }), observations).readAs // "quarters"
 */
export function proposeForSmallNumbers(
  { indicator, points }: Finding,
  observations: readonly Observation[],
  fiscalYearStart = 1,
): SmallNumbersProposal | null {
  const counted = points.map(({ denominator, cases = null }) => ({ denominator, cases }));
  if (!hasSmallNumbers(counted, indicator)) return null;
  const { enough, known } = reach(counted, indicator);
  const least = indicator.minDenominator;
  const reason = `${known - enough} of the last ${countPeriods(known, points[0]!.period.cadence)} count fewer than ${least} cases, too few for a percentage each.`;
  const quarters = asQuarters(observations, indicator, fiscalYearStart)?.points ?? [];
  const complete = quarters.filter((quarter) => quarter.known === quarter.expected);
  const longer = reach(complete, indicator);
  if (longer.known > 0 && longer.enough >= longer.known / 2) {
    const share = `${longer.enough} of ${longer.known} complete quarter${longer.known === 1 ? "" : "s"}`;
    return { readAs: "quarters", reason: `${reason} Read quarters: ${share} count ${least} or more.` };
  }
  return { readAs: "counts", reason: `${reason} Read the counts on a run chart.` };
}

function reach(points: readonly CaseCounts[], indicator: Indicator): { enough: number; known: number } {
  const known = points.slice(-LOOK_BACK).filter((point) => casesBehind(point, indicator) !== null);
  return { enough: known.filter((point) => !isSmall(point, indicator)).length, known: known.length };
}

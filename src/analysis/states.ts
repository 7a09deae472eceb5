import type { JudgedPoint } from "./assessSeries";
import { MINIMUM_POINTS } from "./constants";
import { hasAutocorrelation, hasSeason } from "./dependence";
import type { Signal, State } from "./finding";
import type { LimitGroup } from "./limits";
import type { Indicator } from "./measure";
import { hasSmallNumbers, isSmall } from "./smallNumbers";

/** What states are told from. */
export interface StateEvidence {
  readonly indicator: Indicator;
  readonly points: readonly JudgedPoint[];
  /** Index of the latest final period with a figure; -1 where there is none. */
  readonly judged: number;
  readonly groups: readonly LimitGroup[];
  /** Judged values, NaN where there is none. */
  readonly values: Float64Array;
  /** Rules that the judged point meets. */
  readonly rules: readonly Signal[];
  readonly rebaseNotFound: boolean;
  /** True where XmR limits are narrower than counting noise. */
  readonly countLimits: boolean;
}

/** Everything that must be said beside a result, in a fixed order: first the figures, then the limits, then the signals. */
export function statesOf(evidence: StateEvidence): State[] {
  const { indicator, points, judged } = evidence;
  const latest = points.at(-1);
  const group = evidence.groups.at(-1);
  if (!latest || !group || points.every(({ kind }) => kind === "missing")) return ["noData"];

  const trailing = points.slice(judged + 1);
  const hasLimits = !isNaN(group.upl);
  const base = evidence.values.subarray(group.baseline.from, group.baseline.to);
  const holds: Record<Exclude<State, "noData">, boolean> = {
    latestMissing: latest.kind === "missing",
    latestSuppressed: latest.kind === "suppressed",
    latestNotApplicable: latest.kind === "notApplicable",
    provisional: trailing.some(({ status }) => status === "provisional"),
    immature: trailing.some(({ immature }) => immature),
    periodSkipped: points.some(
      ({ skipped }, i) => skipped && i < points.findLastIndex((point) => !point.skipped),
    ),
    suppressedValues: points.some(({ kind }) => kind === "suppressed"),
    smallDenominator: isSmall(points[judged] ?? latest, indicator),
    smallNumbers: hasSmallNumbers(points, indicator),
    tooFewPoints: !hasLimits,
    shortBaseline: group.baseline.fixed && group.n < MINIMUM_POINTS,
    limitsNotFixed: hasLimits && !group.baseline.fixed,
    rebaseNotFound: evidence.rebaseNotFound,
    constantSeries: group.constant && isConstant(evidence.values.subarray(group.from, group.to)),
    narrowLimits: evidence.countLimits || (hasLimits && !group.constant && group.averageRange === 0),
    seasonalityLikely: hasSeason(evidence.values.subarray(group.from, group.to), latest.period.cadence),
    autocorrelationLikely: hasAutocorrelation(base),
    cumulative: indicator.cumulative,
    underChange: group.baseline.fixed && evidence.rules.length > 0,
    conflictingRules: new Set(evidence.rules.map(({ direction }) => isHigh(direction))).size > 1,
  };
  return (Object.keys(holds) as (keyof typeof holds)[]).filter((state) => holds[state]);
}

function isConstant(values: Float64Array): boolean {
  const known = values.filter((value) => !isNaN(value));
  return known.every((value) => value === known[0]);
}

function isHigh(direction: Signal["direction"]): boolean {
  return direction === "above" || direction === "increasing";
}

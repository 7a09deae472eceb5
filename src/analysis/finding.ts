import type { LimitGroup } from "./limits";
import type { Baseline, CellRef, Indicator, Provider } from "./measure";
import type { Period } from "./period";
import type { XmrPreset } from "./presets";

/** The type of a point, after NHS "Making Data Count". */
export type Variation =
  | "commonCause"
  | "specialCauseImprovement"
  | "specialCauseConcern"
  | "specialCauseNeutralHigh"
  | "specialCauseNeutralLow";

export type Assurance = "consistentlyPassing" | "consistentlyFailing" | "hitOrMiss";

export type Rule = "outsideLimits" | "shift" | "trend" | "twoInThree";

export type RuleDirection = "above" | "below" | "increasing" | "decreasing";

/** A run of neighbouring points that meet one rule in one direction; `from` and `to` are point indices, inclusive. */
export interface Signal {
  readonly rule: Rule;
  readonly direction: RuleDirection;
  readonly type: "improvement" | "concern" | "neutral";
  readonly from: number;
  readonly to: number;
}

/** One rule that one point meets. */
export interface PointRule {
  readonly rule: Rule;
  readonly direction: RuleDirection;
}

/** What must be said beside a result, always. */
export type State =
  | "noData"
  | "constantSeries"
  | "latestMissing"
  | "latestSuppressed"
  | "latestNotApplicable"
  | "tooFewPoints"
  | "shortBaseline"
  | "limitsNotFixed"
  | "rebaseNotFound"
  | "periodSkipped"
  | "suppressedValues"
  | "provisional"
  | "immature"
  | "seasonalityLikely"
  | "autocorrelationLikely"
  | "narrowLimits"
  | "cumulative"
  | "smallNumbers"
  | "smallDenominator"
  | "underChange"
  | "conflictingRules";

/** One point of a series, periods in order without gaps (a skipped period is a point without value). */
export interface SeriesPoint {
  readonly period: Period;
  /** null: missing, suppressed or not applicable. */
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly status: "final" | "provisional" | "revised" | "immature";
  readonly cells: readonly CellRef[];
  readonly suppressed: boolean;
  readonly variation: Variation;
  /** Limits at this point (they change at a rebase); null where there are none. */
  readonly mean: number | null;
  readonly lpl: number | null;
  readonly upl: number | null;
  readonly target: number | null;
  /** True where a figure was expected and did not come. */
  readonly missing?: boolean;
  /** Cases behind a mean or median. */
  readonly cases?: number | null;
  /** Whether the contract target is met; null where it cannot be told or the figure is not final. */
  readonly met?: boolean | null;
  /** Rules that this point meets, all of them, with direction. */
  readonly rules?: readonly PointRule[];
  /** p′ or u′ limits, where the XmR limits are narrower than counting noise (state `narrowLimits`). */
  readonly countLimits?: { readonly lpl: number; readonly upl: number } | null;
}

/** How the limits of a series came about. */
export interface LimitsOrigin {
  readonly preset: XmrPreset;
  /** Extreme moving ranges were left out of their average. */
  readonly screenOutliers: boolean;
  /** Stretches between rebases, in order; indices are those of the points, limits are NaN where there are none. */
  readonly groups: readonly LimitGroup[];
  /** What people decided about them: the rows that apply to this series. */
  readonly decisions: readonly Baseline[];
}

/** Everything that is known of one provider × indicator, judged at its latest period. */
export interface Finding {
  readonly provider: Provider;
  readonly indicator: Indicator;
  readonly points: readonly SeriesPoint[];
  /**
   * Index in `points` of the latest period that a row was sent for; -1 where there are none. Periods after it were
   * expected and did not come.
   */
  readonly latest: number;
  /**
   * Index of the latest period that can be judged: final, mature, with a figure; -1 where there is none.
   * `variation`, `rules` and the months missed are those of this period; the figures are those of `latest`.
   */
  readonly judged?: number;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** The contract target in force at the latest period; null where there is none. */
  readonly target: number | null;
  /** value − target, in the indicator's unit. */
  readonly gap: number | null;
  /** Smallest whole number of further events that would have met the target; 0 when met; null when not a count ratio. */
  readonly short: number | null;
  /** Compared at the displayed precision; equality is met. */
  readonly met: boolean | null;
  readonly missedInARow: number;
  readonly missedOfLast12: number;
  readonly variation: Variation | null;
  readonly assurance: Assurance | null;
  readonly mean: number | null;
  readonly lpl: number | null;
  readonly upl: number | null;
  /** Points that limits were computed from. */
  readonly n: number;
  readonly limits?: LimitsOrigin;
  /** Rules that the latest point meets. */
  readonly rules: readonly Signal[];
  /** Rules met anywhere in the series. */
  readonly signals: readonly Signal[];
  readonly states: readonly State[];
}

/** Why something deserves attention; `spec`: the table "when a kind of flag exists". */
export type FlagKind =
  | "target_miss"
  | "persistent_miss"
  | "newly_met"
  | "worsening_shift"
  | "worsening_trend"
  | "outlier_low"
  | "outlier_high"
  | "improvement"
  | "peer_gap"
  | "subgroup_gap"
  | "pathway_drop"
  | "days_up"
  | "leading_lagging"
  | "system_pattern"
  | "data_missing"
  | "data_late";

/** A reason to talk, with its evidence. */
export interface Flag {
  /** Stable: provider|indicator|kind. */
  readonly id: string;
  readonly kind: FlagKind;
  readonly providerId: string;
  readonly indicatorId: string;
  readonly tone: "concern" | "improvement" | "watch" | "data";
  readonly severity: 1 | 2 | 3;
  /** severity × people × controllability × (0.5 if provisional or an open question). */
  readonly score: number;
  /** Rule in words: "trend: 8 points falling". */
  readonly rule: string;
  /** Canonical period keys the flag rests on, in order. */
  readonly periods: readonly string[];
  readonly cells: readonly CellRef[];
  /** Plain words, with the periods and numbers. */
  readonly sentence: string;
  /** The same without counts of others, for a file that shows none of theirs; absent: it has none. */
  readonly ownSentence?: string;
  /** The next figures that would clear or confirm it. */
  readonly wouldChangeOurMinds: string;
  /** What must stand beside it ("limits not fixed", …). */
  readonly states?: readonly State[];
  /** The stage of the pathway that the flagged step leads to. */
  readonly stageId?: string;
}

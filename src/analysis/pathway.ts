import type { Finding } from "./finding";
import type { CellRef, Indicator, Provider, Stage, StageCount } from "./measure";
import type { Period } from "./period";
import type { ProportionTest } from "./twoProportions";

/** What must be said beside a pathway, always; the words for people are in `pathwayWords`. */
export type PathwayState =
  | "snapshot"
  | "mixedBases"
  | "missingStage"
  | "risingStage"
  | "immatureCohort"
  | "provisionalCohort"
  | "suppressedCounts"
  | "zeroStarters"
  | "noUsableCohort"
  | "oneCohort"
  | "noBaseline"
  | "smallDenominator"
  | "noLinkedIndicator"
  | "providersLeftOut";

/** A count or a share of people; `low` and `high` differ where a figure in it is suppressed. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** One cohort by stage, in the order of the result's stages. */
export interface PathwayCohort {
  readonly period: Period;
  /** People who reached each stage; null: not reported. */
  readonly reached: readonly (Range | null)[];
  readonly cells: readonly (readonly CellRef[])[];
  /** Why it is in no window; null: it may be. */
  readonly leftOut: "missingStage" | "risingStage" | "immatureCohort" | "provisionalCohort" | null;
}

/** Neighbouring cohorts brought together: sums over cohorts, by stage. */
export interface PathwayWindow {
  /** First to last, those without a usable cohort included. */
  readonly periods: readonly Period[];
  /** The cohorts that are summed. */
  readonly cohorts: readonly Period[];
  readonly reached: readonly Range[];
  readonly cells: readonly (readonly CellRef[])[];
}

/** Part of those at one stage who reach the next. */
export interface Conversion {
  readonly from: Range;
  readonly to: Range;
  /** Null where nobody started the step. */
  readonly share: Range | null;
}

/** How a step fares against the baseline window. */
export type StepVerdict = "drop" | "watch" | "rise" | "noChange" | "notJudged";

export interface PathwayStep {
  readonly from: Stage;
  readonly to: Stage;
  /** Null in a snapshot, or where there is no such window. */
  readonly current: Conversion | null;
  readonly baseline: Conversion | null;
  /** Current against baseline; null where a count is suppressed or either window cannot be judged. */
  readonly test: ProportionTest | null;
  readonly verdict: StepVerdict;
  /** Why it is not judged. */
  readonly states: readonly PathwayState[];
  /** Medians of days by cohort, never recombined, read as a series of which less is better; null: none reported. */
  readonly days: Finding | null;
}

/** People that a step explains, and their share of the gap. */
export interface ExplainedPart {
  readonly people: number;
  readonly share: number;
}

/** What became of those who started the pathway, against the conversions of the baseline window. */
export interface ExplainedGap {
  readonly starters: number;
  /** Who would have reached the end at the baseline's conversions. */
  readonly expectedEnd: number;
  readonly actualEnd: number;
  /** expectedEnd − actualEnd, over 0. */
  readonly gap: number;
  /** By step: what putting this step alone back to its baseline would have gained. */
  readonly steps: readonly ExplainedPart[];
  /** What no single step explains; all shares add up to 1. */
  readonly together: ExplainedPart;
}

export type BaselineChoice = "named" | "beforeFirstFlagged" | "beforeCurrent";

/** The clients' way through the service at one provider, or at all together. */
export interface PathwayResult {
  /** null: all providers together. */
  readonly provider: Provider | null;
  readonly basis: StageCount["basis"];
  /** Stages that were reported, in their order. */
  readonly stages: readonly Stage[];
  /** In order of time. */
  readonly cohorts: readonly PathwayCohort[];
  readonly current: PathwayWindow | null;
  readonly baseline: PathwayWindow | null;
  readonly baselineChoice: BaselineChoice | null;
  /** One fewer than stages. */
  readonly steps: readonly PathwayStep[];
  /** Null where a window is missing, a count is suppressed, or nobody is lost against the baseline. */
  readonly explained: ExplainedGap | null;
  /** The share that the pathway leads to: the indicator that names its last stage, or the last one named. */
  readonly outcome: Indicator | null;
  /** Of all together: providers whose cohorts are not complete in both windows. */
  readonly leftOut: readonly Provider[];
  readonly states: readonly PathwayState[];
}

import type { Cadence, Period } from "./period";

/** Which way an indicator should move. */
export type ImprovementDirection = "increase" | "decrease" | "neutral";

/** How figures of several sites, providers or months become one. Medians are never recombined. */
export type Aggregation = "ratio_of_sums" | "rate_per_1000" | "sum" | "last" | "mean" | "median";

/** What an indicator measures and how it must be read. */
export interface Indicator {
  readonly id: string;
  readonly name: string;
  readonly type: "leading" | "lagging" | "output" | "outcome" | "process";
  /** "percent" | "days" | "count" | …; percentages are held as fractions 0-1. */
  readonly unit: string;
  readonly direction: ImprovementDirection;
  readonly aggregation: Aggregation;
  readonly cadence: Cadence;
  /** 1 is the most important; null is monitored only. */
  readonly priority: number | null;
  readonly countsPeople: boolean;
  /** Below this denominator a percentage is shown and never flagged. */
  readonly minDenominator: number;
  /** Decimals of the value as held (0.714 has 3): the precision at which "met" is judged. */
  readonly decimals: number;
  /** Days after a period's end until its figure is complete; null: at once. */
  readonly maturityDays: number | null;
  readonly allowOver1: boolean;
  readonly allowNegative: boolean;
  /** Hours, tonnes or money: numerator and denominator need not be whole numbers. */
  readonly allowDecimals?: boolean;
  /** True where the numerator is part of the denominator. */
  readonly subset: boolean;
  readonly rareEvent: boolean;
  /** Safety indicators never enter an agenda: "call today". */
  readonly safety: boolean;
  readonly controllability: 1 | 0.5;
  /** Year-to-date figures: the trend rule is off. */
  readonly cumulative: boolean;
  readonly laggingOf: string | null;
  readonly pathwayStage: string | null;
}

export interface Provider {
  readonly id: string;
  readonly name: string;
  /** Shown instead of the name where a joint view has no consent. */
  readonly maskedCode?: string;
  /** ISO date on which it agreed in writing that the others may see its name; absent: it did not. */
  readonly namesConsentedOn?: string;
}

export interface Target {
  /** null: all providers. */
  readonly providerId: string | null;
  readonly indicatorId: string;
  /** ISO date from which the target holds. */
  readonly effectiveFrom: string;
  readonly value: number;
  readonly kind: "contract" | "aspiration" | "benchmark";
}

export interface Baseline {
  readonly providerId: string | null;
  readonly indicatorId: string;
  /** Period keys; `to` null on a rebase without an end. */
  readonly from: string;
  readonly to: string | null;
  readonly action: "fix" | "rebase";
  readonly reason: string;
  readonly author: string;
  /** ISO date; null: not stated. */
  readonly decidedOn?: string | null;
  /** Its row in the workbook. */
  readonly cells?: CellRef;
}

/** A place in the workbook: `Data!F7` or `Data!F7:G7`. */
export interface CellRef {
  readonly sheet: string;
  readonly address: string;
}

/** One figure as entered. Suppressed is neither zero nor missing: it is an interval. */
export type Figure =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "suppressed"; readonly low: number; readonly high: number }
  | { readonly kind: "notApplicable" }
  | { readonly kind: "notCollected" }
  | { readonly kind: "missing" };

/** One row that was read and understood. */
export interface Observation {
  readonly providerId: string;
  readonly indicatorId: string;
  /** "ALL" where no site is named. */
  readonly siteId: string;
  readonly period: Period;
  readonly numerator: Figure;
  readonly denominator: Figure;
  readonly value: Figure;
  /** Cases behind a mean or median. */
  readonly n: Figure;
  readonly status: "final" | "provisional" | "revised";
  readonly cells: CellRef;
}

/** How a subpopulation, site or referral source did: a part of one measure. */
export interface Breakdown {
  readonly providerId: string;
  readonly indicatorId: string;
  /** "ALL" where no site is named. */
  readonly siteId: string;
  readonly period: Period;
  /** "language", "geography", "referral_source" …; groups of one dimension exclude each other unless they overlap. */
  readonly dimension: string;
  readonly group: string;
  readonly numerator: Figure;
  readonly denominator: Figure;
  /** Absent: final. */
  readonly status?: Observation["status"];
  readonly cells: CellRef;
}

/** A step of the clients' way through the service, in the contract's order. */
export interface Stage {
  readonly id: string;
  readonly order: number;
  /** Who runs the step that leads to this stage; null where nobody said. */
  readonly ownerSide: "agency" | "provider" | null;
}

/** How many reached a stage. */
export interface StageCount {
  readonly providerId: string;
  readonly siteId: string;
  /** The period in which the cohort was referred, or of the snapshot. */
  readonly cohort: Period;
  readonly basis: "referral_cohort" | "snapshot";
  readonly stageId: string;
  readonly count: Figure;
  /** Median days from the stage before; never recombined over cohorts. */
  readonly medianDays: Figure;
  /** Cases behind that median. */
  readonly nDays: Figure;
  /** Absent: final. */
  readonly status?: Observation["status"];
  readonly cells: CellRef;
}

import type { Indicator } from "../analysis/measure";

/**
 * How well a default is supported: its source was seen, is cited from memory, or is what experienced people do.
 * Shown with every default.
 */
export type EvidenceGrade = "found" | "recalled" | "practice";

export const EVIDENCE_WORDS: Readonly<Record<EvidenceGrade, string>> = {
  found: "published source, seen",
  recalled: "published source, from memory: confirm before use",
  practice: "expert practice, no published source",
};

export interface Source {
  readonly title: string;
  readonly url: string | null;
  readonly grade: EvidenceGrade;
}

/** What a published figure is worth for somebody else's contract. */
export const CONTEXT_BASES = {
  national_performance: "published national performance",
  federal_minimum: "published federal minimum for states",
  context_benchmark: "published average, not a goal",
  example_contract: "one place's published target",
  example_agency: "one agency's published goal",
  federal_rating_boundary: "published rating boundary",
} as const;

/** A published figure to show beside a contract's own: it is context, never a target, and flags nothing. */
export interface ContextValue {
  /** In the unit of the indicator; percentages as fractions. */
  readonly value: number;
  readonly comparator: ">=" | "<=" | "<";
  readonly basis: keyof typeof CONTEXT_BASES;
  readonly source: Source;
  readonly caution: string;
}

/** Of an indicator what the analysis knows by the same names, and what a person must be told to report it. */
export interface LibraryIndicator extends Pick<
  Indicator,
  | "id"
  | "name"
  | "direction"
  | "aggregation"
  | "cadence"
  | "countsPeople"
  | "minDenominator"
  | "decimals"
  | "maturityDays"
  | "allowOver1"
  | "allowNegative"
  | "allowDecimals"
  | "subset"
  | "rareEvent"
  | "safety"
  | "cumulative"
  | "pathwayStage"
> {
  readonly type: "leading" | "lagging";
  readonly unit: "percent" | "days" | "rate_per_1000" | "currency" | "score";
  /** What to count, in words of the people who count it; of a median, what it is the median of. */
  readonly numerator: string;
  /** What it is counted out of; null for a median, which comes with its number of cases. */
  readonly denominator: string | null;
  /** True for a state on the last day: months are not added up, the last one counts. */
  readonly pointInTime: boolean;
  /** How people usually say the figure, where that differs from the unit. */
  readonly displayUnit: string | null;
  readonly source: Source;
  readonly caution: string;
  readonly context: ContextValue | null;
}

type Needed = Pick<
  LibraryIndicator,
  "id" | "name" | "type" | "direction" | "cadence" | "pathwayStage" | "numerator" | "source"
>;
type Facts = Needed & Partial<LibraryIndicator>;

const DEFAULTS = {
  countsPeople: true,
  minDenominator: 20,
  maturityDays: null,
  allowOver1: false,
  allowNegative: false,
  subset: false,
  rareEvent: false,
  safety: false,
  cumulative: false,
  pointInTime: false,
  displayUnit: null,
  caution: "",
  context: null,
} as const;

/** A share: the numerator is part of the denominator unless the facts say otherwise. */
export function share(facts: Facts & { readonly denominator: string }): LibraryIndicator {
  const shape = { unit: "percent", aggregation: "ratio_of_sums", decimals: 3, subset: true } as const;
  return { ...DEFAULTS, ...shape, ...facts };
}

/** Events for each 1,000 of something: days in care, collections, households. */
export function per1000(facts: Facts & { readonly denominator: string }): LibraryIndicator {
  const shape = { unit: "rate_per_1000", aggregation: "rate_per_1000", decimals: 2 } as const;
  return { ...DEFAULTS, ...shape, ...facts };
}

/** A quotient of two amounts that is no share: an index, money for each household. */
export function quotient(
  facts: Facts & { readonly denominator: string } & Pick<LibraryIndicator, "unit" | "decimals">,
): LibraryIndicator {
  return { ...DEFAULTS, aggregation: "ratio_of_sums", ...facts };
}

/** A median, in days unless the facts say otherwise; medians of several providers are never put together. */
export function median(facts: Facts): LibraryIndicator {
  return { ...DEFAULTS, unit: "days", aggregation: "median", decimals: 1, denominator: null, ...facts };
}

/** What experienced contract managers do, without a source that could be cited. */
export const PRACTICE: Source = { title: "Practice of contract managers", url: null, grade: "practice" };

import type { Indicator, Observation } from "../../analysis/measure";
import { exactly } from "../../analysis/rollUp";

interface CountedFigures {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly cases: number | null;
}

/** Counts of people behind a figure; null where they are not known. */
export type OpenCounts = { readonly count: number | null; readonly of?: number | null };

/** The counts behind figures: shares also have those of whom it is a part; rates per 1,000 have days, not people. */
export function countsOf(
  { numerator, denominator, value, cases }: CountedFigures,
  indicator: Indicator,
): OpenCounts {
  switch (indicator.aggregation) {
    case "ratio_of_sums":
    case "rate_per_1000":
      return { count: numerator, ...(hasOf(indicator) && { of: denominator }) };
    case "sum":
    case "last":
      return { count: value };
    case "mean":
    case "median":
      return { count: cases };
  }
}

/** Somebody was counted, and nobody says how many. */
export function unknownCounts(indicator: Indicator): OpenCounts {
  return { count: null, ...(hasOf(indicator) && { of: null }) };
}

/** Null where the site has nobody to count: closed, not collected, or a mean whose cases were not counted. */
export function siteCounts(row: Observation, indicator: Indicator): OpenCounts | null {
  const { numerator, denominator, value, n } = row;
  const all = [numerator, denominator, value, n];
  if (all.some(({ kind }) => kind === "suppressed")) return unknownCounts(indicator);
  const counts = countsOf(
    {
      numerator: exactly(numerator),
      denominator: exactly(denominator),
      value: exactly(value),
      cases: exactly(n),
    },
    indicator,
  );
  return counts.count === null || counts.of === null ? null : counts;
}

/** True where the whole is counted in people too. */
export function hasOf({ aggregation, subset }: Indicator): boolean {
  return aggregation === "ratio_of_sums" || (aggregation === "rate_per_1000" && subset);
}

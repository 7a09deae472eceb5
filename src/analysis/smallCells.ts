import type { Finding, SeriesPoint } from "./finding";
import type { Indicator } from "./measure";

/**
 * True where a point's figures, and whatever is computed from them, must not be said: it was suppressed, or one
 * of its counts of people (numerator, what is left of the denominator, denominator, cases, a sum) is from 1 to
 * threshold − 1. Zero may be said.
 */
export function isSmallCell(point: SeriesPoint, indicator: Indicator, threshold: number): boolean {
  if (point.suppressed) return true;
  if (!indicator.countsPeople) return false;
  const counts = [point.numerator, point.denominator, point.cases];
  if (indicator.subset && point.numerator !== null && point.denominator !== null) {
    counts.push(point.denominator - point.numerator);
  }
  if (indicator.aggregation === "sum" || indicator.aggregation === "last") counts.push(point.value);
  return counts.some((count) => isSmallCount(count, threshold));
}

/**
 * True for a count from 1 to threshold − 1.
 *
 * @example [0, 1, 10, 11].map((count) => isSmallCount(count, 11)) // [false, true, true, false]
 */
export function isSmallCount(count: number | null | undefined, threshold: number): boolean {
  return count != null && count > 0 && count < threshold;
}

/**
 * True where a count of people, or what it leaves of the denominator, may not be said.
 *
 * @example givesSmallCount(45, 50, ENROLMENT, 11) // true: 5 are left
 */
export function givesSmallCount(
  count: number,
  denominator: number,
  { countsPeople, subset }: Indicator,
  threshold: number,
): boolean {
  if (!countsPeople) return false;
  return isSmallCount(count, threshold) || (subset && isSmallCount(denominator - count, threshold));
}

/** True where mean and limits rest on a point that may not be said: with the other points they would give it away. */
export function limitsTellSmallCells({ points, indicator }: Finding, threshold: number): boolean {
  return points.some((point) => point.value !== null && isSmallCell(point, indicator, threshold));
}

import { FUNNEL_QUANTILES, LARGEST_VALUE } from "./constants";

/** Where a true share, or a true difference of two, lies with 95% confidence. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * 95% interval of the difference of two shares, first minus second: Newcombe's hybrid of two Wilson intervals,
 * without continuity correction. It stays within −1 to 1 and holds for few cases and for shares of 0 and 1.
 *
 * Source: Newcombe 1998, "Interval estimation for the difference between independent proportions", method 10.
 *
 * @returns null where a denominator is not positive, or a count is not within its denominator
 * @example differenceInterval(56, 70, 48, 80) // { low: 0.0524, high: 0.3339 }
 */
export function differenceInterval(
  events1: number,
  cases1: number,
  events2: number,
  cases2: number,
): Interval | null {
  const [around1, around2] = [wilsonInterval(events1, cases1), wilsonInterval(events2, cases2)];
  if (!around1 || !around2) return null;
  const [first, second] = [events1 / cases1, events2 / cases2];
  return {
    low: first - second - Math.hypot(first - around1.low, around2.high - second),
    high: first - second + Math.hypot(around1.high - first, second - around2.low),
  };
}

/**
 * Wilson's 95% interval of a share, without continuity correction.
 *
 * @returns null where the denominator is not positive, or the count is not within it
 * @example wilsonInterval(81, 263) // { low: 0.2553, high: 0.3662 }
 */
export function wilsonInterval(events: number, cases: number): Interval | null {
  if (!(cases > 0 && cases <= LARGEST_VALUE && events >= 0 && events <= cases)) return null;
  const z = FUNNEL_QUANTILES.watch;
  const middle = 2 * events + z * z;
  const half = z * Math.sqrt(z * z + 4 * events * ((cases - events) / cases));
  const whole = 2 * (cases + z * z);
  return { low: Math.max(0, (middle - half) / whole), high: Math.min(1, (middle + half) / whole) };
}

import { CLOSE_FACTOR, LIMIT_FACTOR, SCREENING_FACTOR } from "./constants";
import { exactMean } from "./exactMean";

/** A stretch of the series with limits of its own: the whole series, or what lies between two rebases. */
export interface LimitGroup {
  /** Indices of the first point and of the one after the last. */
  readonly from: number;
  readonly to: number;
  /** The points that limits come from. */
  readonly baseline: BaselineSpan;
  /** Values among them. */
  readonly n: number;
  /** NaN where no value is there. */
  readonly mean: number;
  /** Average moving range after screening; NaN where no two neighbours are there. */
  readonly averageRange: number;
  /** True where the baseline has neighbours and all its values are the same. */
  readonly constant: boolean;
  /** Natural process limits and the two-sigma lines; NaN with `averageRange`. */
  readonly lpl: number;
  readonly upl: number;
  readonly lowerWarning: number;
  readonly upperWarning: number;
}

/** The points of a group that its limits are computed from: indices, `to` exclusive. */
export interface BaselineSpan {
  readonly from: number;
  readonly to: number;
  /** True where a person chose them; else they are all points of the group. */
  readonly fixed: boolean;
}

/**
 * XmR limits of a group: mean ± 2.66 × average moving range of its baseline.
 *
 * A moving range joins neighbouring values only: a missing value removes both its ranges. With screening,
 * ranges of 3.267 times the average and more are left out of the average, once. Where nothing varies the
 * average range is 0 and the limits are the mean.
 *
 * Source: Wheeler; NHSRplotthedots `ptd_spc`.
 *
 * @param values in order, NaN where missing
 * @example xmrLimits(Float64Array.of(4, 6, 5), 0, 3, { from: 0, to: 3, fixed: false }, true) // { mean: 5, upl: 8.99 }
 */
export function xmrLimits(
  values: Float64Array,
  from: number,
  to: number,
  baseline: BaselineSpan,
  screenOutliers: boolean,
): LimitGroup {
  const mean = exactMean(values, baseline.from, baseline.to);
  const averageRange = averageMovingRange(values, baseline.from, baseline.to, screenOutliers);
  return {
    from,
    to,
    baseline,
    n: countValues(values, baseline.from, baseline.to),
    mean,
    averageRange,
    constant: averageRange === 0 && isConstant(values, baseline.from, baseline.to),
    lpl: mean - LIMIT_FACTOR * averageRange,
    upl: mean + LIMIT_FACTOR * averageRange,
    lowerWarning: mean - CLOSE_FACTOR * averageRange,
    upperWarning: mean + CLOSE_FACTOR * averageRange,
  };
}

/**
 * Mean of the moving ranges |x(i) − x(i−1)|, screened once if asked for; NaN where there is none.
 *
 * @param values in order, NaN where missing
 * @param from first index
 * @param to index after the last
 */
export function averageMovingRange(
  values: ArrayLike<number>,
  from: number,
  to: number,
  screenOutliers: boolean,
): number {
  const count = Math.max(0, to - from - 1);
  if (count > ranges.length) ranges = new Float64Array(2 * count);
  let largest = 0;
  for (let k = 0; k < count; k++) {
    const range = Math.abs(values[from + k + 1]! - values[from + k]!);
    ranges[k] = range;
    if (range > largest) largest = range;
  }
  const average = exactMean(ranges, 0, count);
  const bound = SCREENING_FACTOR * average;
  return screenOutliers && largest >= bound && bound > 0 ? exactMean(ranges, 0, count, bound) : average;
}

/** Moving ranges of the series at hand; kept between calls, because making an array takes longer than filling it. */
let ranges = new Float64Array(64);

function isConstant(values: Float64Array, from: number, to: number): boolean {
  let first = NaN;
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    if (isNaN(first)) first = value;
    else if (value < first || value > first) return false;
  }
  return !isNaN(first);
}

/**
 * How many of the values are there.
 *
 * @example countValues(Float64Array.of(1, NaN, 3), 0, 3) // 2
 */
export function countValues(values: Float64Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) {
    if (values[i] === values[i]) count++;
  }
  return count;
}

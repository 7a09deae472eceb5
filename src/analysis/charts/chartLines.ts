/** What a chart's centre line and limits are computed from: one part of a series. */
export interface ChartPart {
  /** What is measured, in order: counts, or rates where there are denominators; NaN where missing or excluded. */
  readonly values: Float64Array;
  /** Events behind a rate; the values themselves where there are no denominators. NaN as `values`. */
  readonly numerators: Float64Array;
  /** Null where the chart has none. */
  readonly denominators: Float64Array | null;
  /** Points from the start that the lines come from. */
  readonly baseline: number;
  /** Leave extreme moving ranges out of their average. */
  readonly screenOutliers: boolean;
}

/** Centre line, limits (three sigma) and warning lines (two sigma) of a part, by point; NaN where there are none. */
export interface ChartLines {
  readonly centre: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly lowerWarning: Float64Array;
  readonly upperWarning: Float64Array;
  /** What is drawn where it is not what was measured. */
  readonly plotted?: Float64Array;
}

/** What no value can be below or above. */
export interface Bounds {
  readonly floor?: number;
  readonly ceiling?: number;
}

/**
 * Lines at two and three sigma around a centre, held within the bounds; NaN where the centre or a sigma is not finite
 * (a denominator near 0, counts whose squares no double holds).
 */
export function linesAround(
  centre: number,
  sigma: Float64Array,
  { floor = -Infinity, ceiling = Infinity }: Bounds = {},
): ChartLines {
  const at = (times: number): Float64Array =>
    sigma.map((each) => {
      const line = centre + times * each;
      return Number.isFinite(line) ? Math.min(ceiling, Math.max(floor, line)) : NaN;
    });
  return {
    centre: Number.isFinite(centre) ? centre : NaN,
    lower: at(-3),
    upper: at(3),
    lowerWarning: at(-2),
    upperWarning: at(2),
  };
}

/** The same sigma for every point of a part. */
export function constantSigma({ values }: ChartPart, sigma: number): Float64Array {
  return new Float64Array(values.length).fill(sigma);
}

import type { Finding, SeriesPoint } from "./finding";

/**
 * The figures that feed limits and rules, one a period: NaN where there is none or it is not final.
 *
 * @example judgedValues(onlyFinding({ observations: rows("2026-08", "25/50 NA 30/50") }).points) // [0.5, NaN, 0.6]
 */
export function judgedValues(points: readonly SeriesPoint[]): Float64Array {
  return Float64Array.from(points, ({ value, status }) =>
    value !== null && (status === "final" || status === "revised") ? value : NaN,
  );
}

/** Index of the first point that the limits in force at the end hold for: the beginning, or the last rebase. */
export function stretchInForce({ limits }: Finding): number {
  return limits?.groups.at(-1)?.from ?? 0;
}

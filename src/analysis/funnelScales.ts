import { FUNNEL_QUANTILES, FUNNEL_TAILS } from "./constants";
import type { FunnelUnit } from "./funnel";
import { gammaQuantile } from "./gammaQuantile";

/**
 * What a funnel compares.
 *
 * - `proportion`: events are part of the denominator.
 * - `ratioOfCounts`: two counts, neither part of the other.
 * - `standardisedLog`, `standardisedRoot`: observed over expected counts, centred on 1; over-dispersion on the
 *   logarithm (as NHS Digital's SHMI) or on the square root (as the Care Quality Commission).
 */
export type FunnelData = "proportion" | "ratioOfCounts" | "standardisedLog" | "standardisedRoot";

/** The scale on which units vary alike, and how limits come back from it. */
export interface FunnelScale {
  /** The centre line; the pooled rate where it is not fixed. */
  readonly fixedCentre: number | null;
  /** A rate on the scale. */
  readonly transform: (rate: number) => number;
  /** A place on the scale as a rate. */
  readonly back: (place: number) => number;
  readonly valueOf: (unit: FunnelUnit) => number;
  /** Standard error of a unit's value. */
  readonly errorOf: (unit: FunnelUnit) => number;
  /** Standard error that limits at a denominator are drawn with. */
  readonly limitError: (denominator: number) => number;
  /** Exact limits at a denominator in place of those on the scale, where chance alone is meant. */
  readonly exactLimits?: (denominator: number, level: FunnelLevel) => { lower: number; upper: number };
  /** How extreme z-scores are kept from the estimate of over-dispersion. */
  readonly extremes: "winsorised" | "truncated";
}

export type FunnelLevel = keyof typeof FUNNEL_QUANTILES;

const halfRootError = (denominator: number): number => 1 / (2 * Math.sqrt(denominator));

export const FUNNEL_SCALES: Readonly<Record<FunnelData, FunnelScale>> = {
  proportion: {
    fixedCentre: null,
    transform: (rate) => Math.asin(Math.sqrt(rate)),
    // The angle is held between 0 and 90°, so that a limit never folds back.
    back: (angle) => Math.sin(Math.min(Math.PI / 2, Math.max(0, angle))) ** 2,
    valueOf: ({ numerator, denominator }) => Math.asin(Math.sqrt(numerator / denominator)),
    errorOf: ({ denominator }) => halfRootError(denominator),
    limitError: halfRootError,
    extremes: "winsorised",
  },
  ratioOfCounts: {
    fixedCentre: null,
    transform: Math.log,
    back: Math.exp,
    // Half an event more on either side, so that no event at all has a logarithm too.
    valueOf: ({ numerator, denominator }) => Math.log((numerator + 0.5) / (denominator + 0.5)),
    errorOf: ({ numerator, denominator }) =>
      Math.sqrt(numerator / (numerator + 0.5) ** 2 + denominator / (denominator + 0.5) ** 2),
    limitError: halfRootError,
    extremes: "winsorised",
  },
  standardisedLog: {
    fixedCentre: 1,
    transform: Math.log,
    back: Math.exp,
    valueOf: ({ numerator, denominator }) => Math.log(numerator / denominator),
    errorOf: ({ denominator }) => 1 / Math.sqrt(denominator),
    limitError: (denominator) => 1 / Math.sqrt(denominator),
    exactLimits: poissonLimits,
    extremes: "truncated",
  },
  standardisedRoot: {
    fixedCentre: 1,
    transform: Math.sqrt,
    // FunnelPlotR draws these limits on the root itself and does not square them.
    back: (root) => root,
    valueOf: ({ numerator, denominator }) => Math.sqrt(numerator / denominator),
    errorOf: ({ denominator }) => halfRootError(denominator),
    limitError: halfRootError,
    exactLimits: poissonLimits,
    extremes: "winsorised",
  },
};

/** Exact Poisson limits of observed ÷ expected. */
function poissonLimits(expected: number, level: FunnelLevel): { lower: number; upper: number } {
  const [tail, quantile] = [FUNNEL_TAILS[level], FUNNEL_QUANTILES[level]];
  return {
    lower: gammaQuantile(tail, -quantile, expected) / expected,
    upper: gammaQuantile(1 - tail, quantile, expected + 1) / expected,
  };
}

import { LIMIT_FACTOR, MOVING_RANGE_TO_SIGMA, NARROW_LIMITS_RATIO } from "./constants";
import { exactMean } from "./exactMean";
import { averageMovingRange, type LimitGroup } from "./limits";

/** Events over a denominator, in order; NaN where either is not known. `unit` is 1000 for a rate per 1,000. */
export interface Counts {
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
  readonly unit: 1 | 1000;
  /** True where each event is one of the denominator (binomial: p); false where they are counted over it (Poisson: u). */
  readonly binomial: boolean;
}

export interface PrimeOptions {
  /** Leave extreme moving ranges of the z-scores out of their average. */
  readonly screenOutliers: boolean;
  /** Least variation of the z-scores; 1 keeps limits from getting narrower than counting noise. */
  readonly leastSpread?: number;
}

/** Centre line and limits for each point, in units of the rate. */
export interface PrimeLimits {
  readonly centre: number;
  readonly lpl: Float64Array;
  readonly upl: Float64Array;
}

/** A pooled rate and the sigma of each point, in units of the rate; NaN where a point has no denominator. */
export interface RateSigma {
  readonly centre: number;
  readonly sigma: Float64Array;
}

/**
 * The pooled rate and what counting alone varies by: binomial √(p (1 − p) ÷ n) or Poisson √(u ÷ n).
 *
 * @param from first index of the points that the rate comes from
 * @param to index after the last
 */
export function rateSigma(counts: Counts, from: number, to: number): RateSigma {
  const centre = pooledRate(counts, from, to);
  const sigma = counts.denominators.map((n) => countingNoise(centre, n / counts.unit, counts.binomial));
  return { centre, sigma };
}

/**
 * Laney's p′ (binomial) or u′ (Poisson) sigma: the point's counting noise × how much more (or less) the points vary
 * than counting noise, taken from the moving ranges of their z-scores.
 *
 * @param from first index of the points that the rate and the variation come from
 * @param to index after the last
 * Source: Laney 2002, "Improved control charts for attributes"; agrees with qicharts2 charts `pp` and `up`.
 */
export function primeSigma(
  counts: Counts,
  from: number,
  to: number,
  { screenOutliers, leastSpread = 0 }: PrimeOptions,
): RateSigma {
  const { numerators, denominators, unit } = counts;
  const { centre, sigma } = rateSigma(counts, from, to);
  const scores = numerators.map((events, i) => ((unit * events) / denominators[i]! - centre) / sigma[i]!);
  const range = averageMovingRange(scores, from, to, screenOutliers);
  const spread = Math.max(leastSpread, range / MOVING_RANGE_TO_SIGMA);
  return { centre, sigma: sigma.map((each) => each * spread) };
}

/** Limits of three `primeSigma` around the pooled rate. */
export function primeLimits(counts: Counts, from: number, to: number, options: PrimeOptions): PrimeLimits {
  const { centre, sigma } = primeSigma(counts, from, to, options);
  return {
    centre,
    lpl: sigma.map((each) => centre - 3 * each),
    upl: sigma.map((each) => centre + 3 * each),
  };
}

/** True where the XmR sigma of a group is under half of what counting alone would give. */
export function isNarrowerThanCounting(group: LimitGroup, counts: Counts): boolean {
  const { from, to } = group.baseline;
  const noise = exactMean(rateSigma(counts, from, to).sigma, from, to);
  return (LIMIT_FACTOR * group.averageRange) / 3 < NARROW_LIMITS_RATIO * noise;
}

/** Sum over sum of the points with both counts. */
export function pooledRate({ numerators, denominators, unit }: Counts, from: number, to: number): number {
  let events = 0;
  let base = 0;
  for (let i = from; i < to; i++) {
    if (isNaN(numerators[i]!) || !(denominators[i]! > 0)) continue;
    events += numerators[i]!;
    base += denominators[i]!;
  }
  return (unit * events) / base;
}

function countingNoise(rate: number, denominator: number, binomial: boolean): number {
  if (!(denominator > 0)) return NaN;
  return Math.sqrt((binomial ? rate * Math.max(0, 1 - rate) : rate) / denominator);
}

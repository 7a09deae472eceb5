import { mean, sampleCorrelation } from "simple-statistics";
import type { Cadence } from "./period";

/** One-sided 1% point of the normal distribution: a warning shows by chance in about one stable series in a hundred. */
const ONE_PERCENT = 2.326;

/** Pairs that a correlation needs before it says anything. */
const FEWEST_PAIRS = 8;

/** Correlations nearer to 1 are taken as this, where Fisher's z is still finite. */
const LARGEST_CORRELATION = 0.9999;

/** Periods of a cadence in a year; 1 where there is no season. */
const SEASON: Record<Cadence, number> = { weekly: 52, monthly: 12, quarterly: 4, yearly: 1 };

/**
 * Whether neighbouring values go together more than chance explains: then moving ranges are too small, limits
 * too narrow and false alarms rise from 2% towards 18%.
 *
 * Test: correlation of neighbours over 2.326 standard errors (Fisher's z, 8 pairs at least). Give it the points
 * that limits come from: a real shift outside a fixed baseline is a signal and no autocorrelation.
 *
 * @param values in order, NaN where missing
 */
export function hasAutocorrelation(values: ArrayLike<number>): boolean {
  const { r, pairs } = correlationAtLag(values, 1);
  return isBeyondChance(fisherZ(r), pairs);
}

/**
 * Whether the same time of the year looks alike.
 *
 * Test: values a year apart go together more than chance explains, and more than values at the shorter distances
 * do on average, each by 2.326 standard errors (Fisher's z, 8 pairs at least: 20 months, 12 quarters). A shift, a
 * long rise and autocorrelation make near values more alike than far ones: they are no season.
 *
 * @param values in order, NaN where missing
 */
export function hasSeason(values: ArrayLike<number>, cadence: Cadence): boolean {
  const season = SEASON[cadence];
  const yearly = correlationAtLag(values, season);
  if (season === 1 || !isBeyondChance(fisherZ(yearly.r), yearly.pairs)) return false;
  const nearer = Array.from({ length: season - 1 }, (_, k) => fisherZ(correlationAtLag(values, k + 1).r));
  const contrast = fisherZ(yearly.r) - mean(nearer);
  return isBeyondChance(contrast, yearly.pairs);
}

interface Correlation {
  readonly r: number;
  readonly pairs: number;
}

function isBeyondChance(z: number, pairs: number): boolean {
  return pairs >= FEWEST_PAIRS && z * Math.sqrt(pairs - 3) > ONE_PERCENT;
}

function fisherZ(r: number): number {
  return Math.atanh(Math.max(-LARGEST_CORRELATION, Math.min(LARGEST_CORRELATION, r)));
}

/** Pearson's correlation of the pairs (x(i), x(i + lag)) of which both are there; r is NaN where nothing varies. */
function correlationAtLag(values: ArrayLike<number>, lag: number): Correlation {
  const earlier: number[] = [];
  const later: number[] = [];
  for (let i = 0; i + lag < values.length; i++) {
    const sum = values[i]! + values[i + lag]!;
    if (isNaN(sum)) continue;
    earlier.push(values[i]!);
    later.push(values[i + lag]!);
  }
  const pairs = earlier.length;
  return { r: pairs < FEWEST_PAIRS ? NaN : sampleCorrelation(earlier, later), pairs };
}

import { sampleCorrelation } from "simple-statistics";
import type { Cadence } from "./period";

/** One-sided 1% point of the normal distribution: a warning shows by chance in about one stable series in a hundred. */
const ONE_PERCENT = 2.326;

/** Pairs that a correlation needs before it says anything. */
const FEWEST_PAIRS = 8;

/** Variance of the correlation of independent values' differences, a season apart, in units of 1 ÷ pairs (Bartlett). */
const DIFFERENCING_VARIANCE = 1.5;

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
  return exceeds(correlationAtLag(values, 1), 1);
}

/**
 * Whether the same time of the year looks alike: correlation of the steps between neighbours a year apart, over
 * 2.326 standard errors. Steps are compared and not levels, so that one shift or a long rise is no season.
 *
 * @param values in order, NaN where missing; 8 pairs of steps are needed (21 months, 13 quarters)
 */
export function hasSeason(values: ArrayLike<number>, cadence: Cadence): boolean {
  const season = SEASON[cadence];
  if (season === 1) return false;
  const steps = Array.from({ length: Math.max(0, values.length - 1) }, (_, i) => values[i + 1]! - values[i]!);
  return exceeds(correlationAtLag(steps, season), DIFFERENCING_VARIANCE);
}

interface Correlation {
  readonly r: number;
  readonly pairs: number;
}

function exceeds({ r, pairs }: Correlation, variance: number): boolean {
  if (pairs < FEWEST_PAIRS || !(r < 1)) return pairs >= FEWEST_PAIRS && r >= 1;
  return Math.atanh(r) * Math.sqrt((pairs - 3) / variance) > ONE_PERCENT;
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

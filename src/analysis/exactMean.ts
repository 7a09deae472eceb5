/** Splits a double into two halves of 26 bits each (Dekker 1971). */
const SPLITTER = 2 ** 27 + 1;

/**
 * Mean of the values that are there, correct to the last digit.
 *
 * A plain left-to-right sum is off by a few units in the last place: enough to put a constant 99.6 above its
 * own mean and to report that as an improvement. So the sum is compensated (Neumaier 1974) and the remainder
 * of the division is added back; the mean agrees with R's `mean()`, which sums in extended precision twice.
 *
 * @param values NaN where missing; at most `LARGEST_VALUE` in size and at most 2^26 of them
 * @param from first index
 * @param to index after the last
 * @param below values from here on are left out
 * @returns NaN where no value is there
 * @example exactMean([0.1, NaN, 0.2, 0.3]) // 0.2
 */
export function exactMean(values: ArrayLike<number>, from = 0, to = values.length, below = Infinity): number {
  let sum = 0;
  let rest = 0;
  let count = 0;
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    if (!(value < below)) continue;
    const next = sum + value;
    const added = next - sum;
    rest += sum - (next - added) + (value - added);
    sum = next;
    count++;
  }
  return count === 0 ? NaN : exactQuotient(sum, rest, count);
}

/** (sum + rest) ÷ count, rounded once: the quotient is corrected by its exact remainder. */
function exactQuotient(sum: number, rest: number, count: number): number {
  const quotient = (sum + rest) / count;
  const product = quotient * count;
  const scaled = SPLITTER * quotient;
  const high = scaled - (scaled - quotient);
  const lost = high * count - product + (quotient - high) * count;
  return quotient + (sum - product - lost + rest) / count;
}

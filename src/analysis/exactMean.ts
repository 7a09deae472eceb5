/** Splits a double into two halves of 26 bits each (Dekker 1971). */
const SPLITTER = 2 ** 27 + 1;

/**
 * A sum that keeps what rounding takes away, for a mean that is correct to the last digit.
 *
 * A plain left-to-right sum is off by a few units in the last place: enough to put a constant 99.6 above its
 * own mean and to report that as an improvement. So the sum is compensated (Neumaier 1974) and the remainder
 * of the division is added back; the mean agrees with R's `mean()`, which sums in extended precision twice.
 */
export class ExactSum {
  private sum = 0;
  private rest = 0;
  private count = 0;

  /** @param value at most `LARGEST_VALUE` in size; at most 2^26 of them */
  add(value: number): void {
    const next = this.sum + value;
    const added = next - this.sum;
    this.rest += this.sum - (next - added) + (value - added);
    this.sum = next;
    this.count++;
  }

  /** NaN where nothing was added. The quotient is corrected by its exact remainder: rounded once. */
  mean(): number {
    const { sum, rest, count } = this;
    if (count === 0) return NaN;
    const quotient = (sum + rest) / count;
    const product = quotient * count;
    const scaled = SPLITTER * quotient;
    const high = scaled - (scaled - quotient);
    const lost = high * count - product + (quotient - high) * count;
    return quotient + (sum - product - lost + rest) / count;
  }
}

/**
 * Mean of the values that are there, correct to the last digit.
 *
 * @param values NaN where missing
 * @param from first index
 * @param to index after the last
 * @returns NaN where no value is there
 * @example exactMean([0.1, NaN, 0.2, 0.3]) // 0.2
 */
export function exactMean(values: ArrayLike<number>, from = 0, to = values.length): number {
  const sum = new ExactSum();
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    if (value === value) sum.add(value);
  }
  return sum.mean();
}

import type { LinearSystem } from "./linearSystem";

/** What a hidden count can be, whole numbers, both ends included. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Sums of doubles may miss a whole number by this much. */
const ROUND_OFF = 1e-7;

/** Rounds over all constraints; what is not settled by then is left to the exact bounds. */
const MOST_ROUNDS = 60;

/**
 * Narrows what each unknown can be by one constraint after the other, until nothing moves: from
 * low ≤ Σ factor × unknown ≤ high and the ranges of all but one follows a range of that one, cut to whole numbers.
 *
 * Never cuts off a possible value; may leave impossible ones. Null where an unknown has no possible value left.
 *
 * From x + y = 12, 1 ≤ x and 1 ≤ y ≤ 4 follow 8 ≤ x ≤ 11 and 1 ≤ y ≤ 4.
 */
export function propagate({ unknowns, constraints }: LinearSystem): Range[] | null {
  const low = unknowns.map((unknown) => unknown.low);
  const high = unknowns.map((unknown) => unknown.high);
  if (low.some((value, i) => value > high[i]!)) return null;
  let moved = true;
  for (let round = 0; moved && round < MOST_ROUNDS; round++) {
    moved = false;
    for (const { terms, low: least, high: most } of constraints) {
      let sumLow = 0;
      let sumHigh = 0;
      let openLow = 0;
      let openHigh = 0;
      for (const { unknown, factor } of terms) {
        const a = factor * (factor > 0 ? low[unknown]! : high[unknown]!);
        const b = factor * (factor > 0 ? high[unknown]! : low[unknown]!);
        if (a === -Infinity) openLow++;
        else sumLow += a;
        if (b === Infinity) openHigh++;
        else sumHigh += b;
      }
      for (const { unknown, factor } of terms) {
        const a = factor * (factor > 0 ? low[unknown]! : high[unknown]!);
        const b = factor * (factor > 0 ? high[unknown]! : low[unknown]!);
        const othersLow =
          openLow > (a === -Infinity ? 1 : 0) ? -Infinity : sumLow - (a === -Infinity ? 0 : a);
        const othersHigh =
          openHigh > (b === Infinity ? 1 : 0) ? Infinity : sumHigh - (b === Infinity ? 0 : b);
        const ends = [(least - othersHigh) / factor, (most - othersLow) / factor];
        const newLow = Math.ceil(Math.min(...ends) - ROUND_OFF);
        const newHigh = Math.floor(Math.max(...ends) + ROUND_OFF);
        if (newLow > low[unknown]!) {
          low[unknown] = newLow;
          moved = true;
        }
        if (newHigh < high[unknown]!) {
          high[unknown] = newHigh;
          moved = true;
        }
        if (low[unknown]! > high[unknown]!) return null;
      }
      if (terms.length === 0 && (least > ROUND_OFF || most < -ROUND_OFF)) return null;
    }
  }
  return low.map((value, i) => ({ low: value, high: high[i]! }));
}

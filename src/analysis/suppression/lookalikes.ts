import { basicExchanges, pairedExchanges, type Exchange } from "./exchanges";
import type { LinearSystem } from "./linearSystem";

/** True where a table with these values in place of the hidden ones would have been hidden in the same way. */
export type LooksTheSame = (values: readonly number[]) => boolean;

/** Tables from which the search goes on a second time. */
const MOST_STARTS = 12;

/**
 * Which values each hidden cell could have: other tables with the same shown numbers are made from the true one by
 * exchanges (some people more here, as many less there), and every value that a cell has in one of them is one that
 * no reader can rule out. A value found is proved; one not found may still be possible.
 *
 * @param values the true table, or any that satisfies the system
 * @param enough the search stops when every cell has so many values
 * @returns for each unknown its values found, the given one first
 */
export function possibleByExchange(
  system: LinearSystem,
  values: readonly number[],
  enough: number,
  looksTheSame: LooksTheSame,
): Set<number>[] {
  const found = values.map((value) => new Set([value]));
  const starts: (readonly number[])[] = [];
  const isEnough = (): boolean => found.every((each) => each.size >= enough);
  const helps = (exchange: Exchange): boolean => exchange.some(([unknown]) => found[unknown]!.size < enough);

  const explore = (from: readonly number[], exchange: Exchange): void => {
    const { least, most } = reach(system, from, exchange);
    for (const times of timesToTry(least, most, 2 * enough)) {
      if (times === 0) continue;
      const table = [...from];
      for (const [unknown, change] of exchange) table[unknown] = table[unknown]! + times * change;
      if (!looksTheSame(table)) continue;
      const isNew = exchange.some(([unknown]) => !found[unknown]!.has(table[unknown]!));
      for (const [unknown] of exchange) found[unknown]!.add(table[unknown]!);
      if (isNew && starts.length < MOST_STARTS) starts.push(table);
    }
  };
  const exploreAll = (from: readonly number[], exchanges: Iterable<Exchange>): void => {
    for (const exchange of exchanges) {
      if (isEnough()) return;
      if (helps(exchange)) explore(from, exchange);
    }
  };

  const basic = basicExchanges(system);
  exploreAll(values, basic);
  exploreAll(values, pairedExchanges(basic));
  for (const start of [...starts]) exploreAll(start, basic);
  return found;
}

/** How many times an exchange can be made, back (negative) and forth, before a cell leaves its range. */
function reach(
  { unknowns }: LinearSystem,
  from: readonly number[],
  exchange: Exchange,
): { least: number; most: number } {
  let least = -Infinity;
  let most = Infinity;
  for (const [unknown, change] of exchange) {
    const { low, high } = unknowns[unknown]!;
    const down = (low - from[unknown]!) / change;
    const up = (high - from[unknown]!) / change;
    least = Math.max(least, Math.ceil(Math.min(down, up)));
    most = Math.min(most, Math.floor(Math.max(down, up)));
  }
  return { least, most };
}

/** Around where the table is and at both ends: the rule may forbid the middle. */
function timesToTry(least: number, most: number, window: number): Set<number> {
  const times = new Set<number>();
  const addAll = (from: number, to: number): void => {
    for (let t = Math.max(from, least); t <= Math.min(to, most); t++) times.add(t);
  };
  addAll(-window, window);
  if (Number.isFinite(least)) addAll(least, least + window);
  if (Number.isFinite(most)) addAll(most - window, most);
  return times;
}

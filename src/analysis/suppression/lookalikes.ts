import { basicExchanges, pairedExchanges, shortened, type Exchange } from "./exchanges";
import type { LinearSystem } from "./linearSystem";

/** True where a table with these values in place of the hidden ones would have been hidden in the same way. */
export type LooksTheSame = (values: readonly number[]) => boolean;

/** Steps of the walk for each cell; a longer one finds little more (measured on tables with three margins). */
const STEPS_PER_CELL = 150;

/**
 * Which values each hidden cell could have: other tables with the same shown numbers are made from the true one by
 * exchanges (some people more here, as many less there), and every value that a cell has in one of them is one that
 * no reader can rule out. A value found is proved; one not found may still be possible.
 *
 * First each exchange and each pair of them from the true table, then a walk among the tables, one exchange a step,
 * in an order that is always the same (Diaconis and Sturmfels 1998 walk so among tables with given margins).
 *
 * @param values the true table, or any that satisfies the system
 * @param enough the search stops when every cell has so many values
 * @param found by unknown, values found before; new ones are added
 */
export function possibleByExchange(
  system: LinearSystem,
  values: readonly number[],
  enough: number,
  looksTheSame: LooksTheSame,
  found: readonly Set<number>[],
): void {
  let open = found.filter(({ size }) => size < enough).length;
  const note = (table: readonly number[], exchange: Exchange): void => {
    const isNews = exchange.some(([unknown]) => {
      const known = found[unknown]!;
      return known.size < enough && !known.has(table[unknown]!);
    });
    if (!isNews || !looksTheSame(table)) return;
    for (const [unknown] of exchange) {
      const known = found[unknown]!;
      if (known.size >= enough) continue;
      known.add(table[unknown]!);
      if (known.size === enough) open--;
    }
  };
  const basic = shortened(basicExchanges(system));
  const exchanges = [...basic, ...pairedExchanges(basic)];
  for (const exchange of exchanges) {
    if (open === 0) return;
    const { least, most } = reach(system, values, exchange);
    for (const times of timesToTry(least, most, 2 * enough)) note(changed(values, exchange, times), exchange);
  }
  const table = [...values];
  let random = values.length;
  for (let step = 0; step < STEPS_PER_CELL * values.length && open > 0 && exchanges.length > 0; step++) {
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
    const exchange = exchanges[Math.floor((random / 2 ** 32) * exchanges.length)]!;
    const { least, most } = reach(system, table, exchange);
    const times = random & 1024 ? Math.min(1, most) : Math.max(-1, least);
    if (times === 0) continue;
    for (const [unknown, change] of exchange) table[unknown]! += times * change;
    note(table, exchange);
  }
}

function changed(from: readonly number[], exchange: Exchange, times: number): number[] {
  const table = [...from];
  for (const [unknown, change] of exchange) table[unknown] = table[unknown]! + times * change;
  return table;
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

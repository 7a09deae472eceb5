import type { LinearSystem } from "./linearSystem";

/** A change of some unknowns by whole numbers that leaves every sum as it is: one person more here, one less there. */
export type Exchange = readonly (readonly [unknown: number, change: number])[];

/** Pairs of exchanges that are put together at most; beyond, more cells are hidden rather than more pairs tried. */
const MOST_PAIRS = 20_000;

/** Longer pairs can hardly ever be made where counts are small. */
const MOST_CELLS = 12;

const ZERO = 1e-9;

/**
 * Independent exchanges from which all others can be made: a whole-number basis of the null space of the sums, by
 * Gauss-Jordan elimination. One that is not whole after elimination (rare: sums have factors of 1) is left out.
 *
 * Cost: sums² × unknowns at worst.
 */
export function basicExchanges({ unknowns, constraints }: LinearSystem): Exchange[] {
  const rows = constraints.map(({ terms }) => new Map(terms.map(({ unknown, factor }) => [unknown, factor])));
  const pivots = new Map<number, Map<number, number>>();
  for (const row of rows) {
    for (const [column, pivotRow] of pivots) subtract(row, pivotRow, row.get(column) ?? 0);
    const pivot = pivotOf(row);
    if (pivot === null) continue;
    const factor = row.get(pivot)!;
    for (const [column, value] of row) row.set(column, value / factor);
    for (const other of pivots.values()) subtract(other, row, other.get(pivot) ?? 0);
    pivots.set(pivot, row);
  }
  const free = unknowns.flatMap((_, i) => (pivots.has(i) ? [] : [i]));
  const changes = new Map(free.map((unknown) => [unknown, [[unknown, 1]] as [number, number][]]));
  for (const [pivot, row] of pivots) {
    for (const [column, value] of row) if (column !== pivot) changes.get(column)!.push([pivot, -value]);
  }
  return [...changes.values()]
    .filter((exchange) => exchange.every(([, change]) => Number.isInteger(change)))
    .map((exchange) => exchange.sort(([a], [b]) => a - b));
}

/**
 * The same exchanges with fewer cells each: one that becomes shorter by adding or taking away another is replaced,
 * until none does. Short exchanges move far where counts are small.
 */
export function shortened(exchanges: readonly Exchange[]): Exchange[] {
  const short = [...exchanges];
  for (let changed = true; changed;) {
    changed = false;
    for (const [a, b] of touchingPairs(short)) {
      for (const sign of [1, -1] as const) {
        const sum = together(short[a]!, short[b]!, sign);
        const longer = short[a]!.length >= short[b]!.length ? a : b;
        if (sum.length === 0 || sum.length >= short[longer]!.length) continue;
        short[longer] = sum;
        changed = true;
      }
    }
  }
  return short;
}

/** Sums and differences of two exchanges that touch a cell in common. */
export function* pairedExchanges(exchanges: readonly Exchange[]): Generator<Exchange> {
  let made = 0;
  for (const [a, b] of touchingPairs(exchanges)) {
    if (made++ >= MOST_PAIRS) return;
    for (const sign of [1, -1] as const) {
      const pair = together(exchanges[a]!, exchanges[b]!, sign);
      if (pair.length > 0 && pair.length <= MOST_CELLS) yield pair;
    }
  }
}

function touchingPairs(exchanges: readonly Exchange[]): [number, number][] {
  const touching = new Map<number, number[]>();
  exchanges.forEach((exchange, index) => {
    for (const [unknown] of exchange) {
      const known = touching.get(unknown);
      if (known) known.push(index);
      else touching.set(unknown, [index]);
    }
  });
  return exchanges.flatMap((exchange, index) => {
    const partners = new Set(exchange.flatMap(([unknown]) => touching.get(unknown)!));
    return [...partners]
      .filter((partner) => partner > index)
      .map((partner): [number, number] => [index, partner]);
  });
}

function together(a: Exchange, b: Exchange, sign: 1 | -1): Exchange {
  const changes = new Map(a);
  for (const [unknown, change] of b) changes.set(unknown, (changes.get(unknown) ?? 0) + sign * change);
  return [...changes].filter(([, change]) => change !== 0);
}

/** A place with a factor of ±1 where there is one: it keeps everything whole. */
function pivotOf(row: ReadonlyMap<number, number>): number | null {
  let fallback: number | null = null;
  for (const [column, value] of row) {
    if (Math.abs(value) === 1) return column;
    fallback ??= column;
  }
  return fallback;
}

function subtract(row: Map<number, number>, other: ReadonlyMap<number, number>, factor: number): void {
  if (factor === 0) return;
  for (const [column, value] of other) {
    const rest = (row.get(column) ?? 0) - factor * value;
    if (Math.abs(rest) < ZERO) row.delete(column);
    else row.set(column, rest);
  }
}

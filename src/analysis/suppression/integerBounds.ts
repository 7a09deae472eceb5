import { BoundedSimplex, type LinearProgramme } from "./boundedSimplex";
import type { LinearSystem, Unknown } from "./linearSystem";
import { propagate, type Range } from "./propagate";

/** What an unknown can be; `exact` is false where the search was cut short and the range may be too wide. */
export interface Bounds extends Range {
  readonly exact: boolean;
}

/** Ranges are widened by one to two times this (see `programmeOf`). */
const WIDENING = 1e-6;

/** Fractions of its multiples are spread evenly and never repeat. */
const GOLDEN = 0.618033988749895;

/** A computed whole number may miss it by this much: widenings add up along a path of cells. */
const ROUND_OFF = 1e-3;

/** Rates are decimals: a rate's limits may be missed by this much. */
const SLACK = 1e-6;

/** Of systems with more unknowns only what propagation finds: nobody waits minutes for a click. */
const MOST_UNKNOWNS = 400;

/** Entries of linear programmes that are worked through for one system before ranges are left as wide as they are. */
const MOST_WORK = 5e8;

/**
 * The smallest and the largest whole number that each unknown can be, together with some values of all the others.
 *
 * Linear programmes give the ends without wholeness; where the point at an end is not whole, branch and bound on
 * its broken unknowns does. Null where no whole numbers satisfy the system.
 *
 * @param plenty an unknown that was seen with so many values on the way is not looked at further: its range is left
 *   as wide as propagation leaves it, and not exact
 */
export function integerBounds(system: LinearSystem, plenty = Infinity): Bounds[] | null {
  if (system.unknowns.length > MOST_UNKNOWNS) {
    return propagate(system)?.map((range) => ({ ...range, exact: range.low === range.high })) ?? null;
  }
  const search = startSearch(system);
  if (!search) return null;
  const bounds: Bounds[] = [];
  for (let i = 0; i < search.system.unknowns.length; i++) {
    const { low, high } = search.system.unknowns[i]!;
    const seen = new Set(search.points.map((point) => point[i]));
    if (low === high || seen.size >= plenty) {
      bounds.push({ low, high, exact: low === high });
      continue;
    }
    const bottom = branch(search, [[i, -1]]);
    const top = branch(search, [[i, 1]]);
    if (bottom.best === -Infinity || top.best === -Infinity) return null;
    bounds.push({ low: 0 - bottom.best, high: top.best, exact: bottom.exact && top.exact });
  }
  return bounds;
}

/** Whole numbers that satisfy the system; null where there are none or none were found in a short search. */
export function wholePoint(system: LinearSystem): readonly number[] | null {
  const search = startSearch(system);
  if (!search) return null;
  branch(
    search,
    system.unknowns.map((_, i) => [i, -1] as const),
  );
  return search.points.at(-1) ?? null;
}

type Objective = readonly (readonly [unknown: number, factor: number])[];

/** A system with what was learned about it. */
interface Search {
  readonly system: LinearSystem;
  readonly simplex: BoundedSimplex;
  /** Whole points found on the way: what they reach needs no further search. */
  readonly points: (readonly number[])[];
  workLeft: number;
}

function startSearch(given: LinearSystem): Search | null {
  const ranges = propagate(given);
  if (!ranges) return null;
  const system = { ...given, unknowns: given.unknowns.map((each, i) => ({ ...each, ...ranges[i]! })) };
  const simplex = new BoundedSimplex(programmeOf(system));
  return simplex.feasible ? { system, simplex, points: [], workLeft: MOST_WORK } : null;
}

/**
 * The largest value of an objective at whole points: branch and bound, depth first. A system that is whole at its
 * optimum needs no branch. Not exact: at most that.
 */
function branch(search: Search, objective: Objective): { best: number; exact: boolean } {
  const valueAt = (point: readonly number[]): number =>
    objective.reduce((sum, [i, factor]) => sum + factor * point[i]!, 0);
  let best = search.points.reduce((most, point) => Math.max(most, valueAt(point)), -Infinity);
  let relaxed = Infinity;
  const open: LinearSystem[] = [search.system];
  for (let isRoot = true; open.length > 0; isRoot = false) {
    const system = open.pop()!;
    const rows = system.constraints.length + 1;
    const size = rows * system.unknowns.length * (rows + system.unknowns.length);
    if (!isRoot && (search.workLeft -= size) < 0) return { best: relaxed, exact: false };
    const simplex = isRoot ? search.simplex : new BoundedSimplex(programmeOf(system));
    if (!simplex.feasible) continue;
    const optimum = simplex.maximise(objective);
    if (optimum.value === Infinity) return { best: Infinity, exact: true };
    const values = startOf(system).map((start, i) => start + optimum.point[i]!);
    const reach = Math.floor(valueAt(values) + ROUND_OFF);
    if (isRoot) relaxed = reach;
    if (reach <= best) continue;
    const broken = values.findIndex((value) => Math.abs(value - Math.round(value)) > ROUND_OFF);
    if (broken < 0) {
      const point = values.map(Math.round);
      if (!satisfies(system, point)) return { best: relaxed, exact: false };
      best = reach;
      search.points.push(point);
      if (best === relaxed) break;
      continue;
    }
    const cut = Math.floor(values[broken]!);
    for (const range of [{ high: cut }, { low: cut + 1 }]) open.push(withRange(system, broken, range));
  }
  return { best, exact: true };
}

/** The system with one unknown held to a part of its range. */
export function withRange(system: LinearSystem, unknown: number, range: Partial<Range>): LinearSystem {
  const unknowns = system.unknowns.map((each, i): Unknown => {
    if (i !== unknown) return each;
    return {
      ...each,
      low: Math.max(each.low, range.low ?? -Infinity),
      high: Math.min(each.high, range.high ?? Infinity),
    };
  });
  return { ...system, unknowns };
}

/** True where whole numbers satisfy every constraint and range. */
function satisfies({ unknowns, constraints }: LinearSystem, point: readonly number[]): boolean {
  const isWithin = (value: number, range: Range): boolean =>
    value >= range.low - SLACK && value <= range.high + SLACK;
  return (
    unknowns.every((unknown, i) => isWithin(point[i]!, unknown)) &&
    constraints.every((constraint) =>
      isWithin(
        constraint.terms.reduce((sum, { unknown, factor }) => sum + factor * point[unknown]!, 0),
        constraint,
      ),
    )
  );
}

/**
 * Variables count from each unknown's low end; a constraint between two limits gets a variable for its slack.
 *
 * Every range is widened a little, each by another amount: where many vertices fall together (counts of 0, equal
 * sums) the simplex method would walk among them for ever. Wider ranges cut off nothing.
 */
function programmeOf(system: LinearSystem): LinearProgramme {
  const { unknowns, constraints } = system;
  const starts = startOf(system);
  const upper = unknowns.map(({ low, high }, i) => high - low + 2 * (low - starts[i]!));
  const rows = constraints.map(({ terms, low, high }) => {
    const sign = low === -Infinity ? -1 : 1;
    const coefficients = terms.map(({ unknown, factor }) => [unknown, sign * factor] as const);
    const start = terms.reduce((sum, { unknown, factor }) => sum + factor * starts[unknown]!, 0);
    const right = sign === 1 ? low - start : start - high;
    if (low === high) return { coefficients, right };
    upper.push(high - low);
    return { coefficients: [...coefficients, [upper.length - 1, -1] as const], right };
  });
  return { rows, upper };
}

/** Where each unknown's variable is 0: its low end, a little below it unless there is nothing to vary. */
function startOf({ unknowns }: LinearSystem): number[] {
  return unknowns.map(({ low, high }, i) => (low === high ? low : low - WIDENING * (1 + ((i * GOLDEN) % 1))));
}

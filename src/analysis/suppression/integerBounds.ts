import { BoundedSimplex, type LinearProgramme } from "./boundedSimplex";
import type { LinearSystem, Unknown } from "./linearSystem";
import { propagate, type Range } from "./propagate";

/** What an unknown can be; `exact` is false where the search was cut short and the range may be too wide. */
export interface Bounds extends Range {
  readonly exact: boolean;
}

/** A computed whole number may miss it by this much. */
const ROUND_OFF = 1e-6;

/** Systems tried for one end of one unknown before its range is left as wide as it is. */
const MOST_BRANCHES = 200;

/**
 * The smallest and the largest whole number that each unknown can be, together with some values of all the others.
 *
 * Linear programmes give the ends without wholeness; where the point at an end is not whole, branch and bound on
 * its broken unknowns does. Null where no whole numbers satisfy the system.
 */
export function integerBounds(system: LinearSystem): Bounds[] | null {
  const narrowed = narrow(system);
  if (!narrowed) return null;
  const simplex = new BoundedSimplex(programmeOf(narrowed));
  if (!simplex.feasible) return null;
  const bounds: Bounds[] = [];
  for (let i = 0; i < narrowed.unknowns.length; i++) {
    const { low, high } = narrowed.unknowns[i]!;
    if (low === high) {
      bounds.push({ low, high, exact: true });
      continue;
    }
    const bottom = endOf(narrowed, simplex, i, -1);
    const top = endOf(narrowed, simplex, i, 1);
    if (!bottom || !top) return null;
    bounds.push({ low: bottom.end, high: top.end, exact: bottom.exact && top.exact });
  }
  return bounds;
}

/** Whole numbers that satisfy the system; null where there are none or none were found in a short search. */
export function wholePoint(system: LinearSystem): number[] | null {
  const narrowed = narrow(system);
  if (!narrowed) return null;
  const towards = narrowed.unknowns.map((_, i) => [i, -1] as const);
  return branch(narrowed, towards, new BoundedSimplex(programmeOf(narrowed))).point;
}

interface End {
  readonly end: number;
  readonly exact: boolean;
}

function endOf(system: LinearSystem, simplex: BoundedSimplex, i: number, sign: 1 | -1): End | null {
  const result = branch(system, [[i, sign]], simplex);
  if (result.best === -Infinity) return null;
  return { end: sign * result.best, exact: result.exact };
}

interface Search {
  /** The largest value of the objective at whole points; where not exact, at least that. */
  readonly best: number;
  readonly point: number[] | null;
  readonly exact: boolean;
}

/** Branch and bound, depth first; a system that is whole at its optimum needs no branch. */
function branch(
  root: LinearSystem,
  objective: readonly (readonly [number, number])[],
  rootSimplex: BoundedSimplex,
): Search {
  let best = -Infinity;
  let point: number[] | null = null;
  let relaxed: number | null = null;
  const open: { readonly system: LinearSystem; readonly simplex: BoundedSimplex | null }[] = [
    { system: root, simplex: rootSimplex },
  ];
  for (let tried = 0; open.length > 0; tried++) {
    if (tried > MOST_BRANCHES) return { best: Math.max(best, relaxed ?? Infinity), point, exact: false };
    const { system, simplex: known } = open.pop()!;
    const simplex = known ?? new BoundedSimplex(programmeOf(system));
    if (!simplex.feasible) continue;
    const shifted = objective.reduce((sum, [i, factor]) => sum + factor * system.unknowns[i]!.low, 0);
    const optimum = simplex.maximise(objective);
    if (optimum.value === Infinity) return { best: Infinity, point, exact: true };
    const reach = Math.floor(shifted + optimum.value + ROUND_OFF);
    relaxed ??= reach;
    if (reach <= best) continue;
    const values = system.unknowns.map(({ low }, i) => low + optimum.point[i]!);
    const broken = values.findIndex((value) => Math.abs(value - Math.round(value)) > ROUND_OFF);
    if (broken < 0) {
      best = reach;
      point = values.map(Math.round);
      if (best === relaxed) break;
      continue;
    }
    const cut = Math.floor(values[broken]!);
    for (const range of [{ high: cut }, { low: cut + 1 }]) {
      open.push({ system: withRange(system, broken, range), simplex: null });
    }
  }
  return { best, point, exact: true };
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

function narrow(system: LinearSystem): LinearSystem | null {
  const ranges = propagate(system);
  return ranges && { ...system, unknowns: system.unknowns.map((each, i) => ({ ...each, ...ranges[i]! })) };
}

/** Variables count from each unknown's low end; a constraint between two limits gets a variable for its slack. */
function programmeOf({ unknowns, constraints }: LinearSystem): LinearProgramme {
  const upper = unknowns.map(({ low, high }) => high - low);
  const rows = constraints.map(({ terms, low, high }) => {
    const sign = low === -Infinity ? -1 : 1;
    const coefficients = terms.map(({ unknown, factor }) => [unknown, sign * factor] as const);
    const start = terms.reduce((sum, { unknown, factor }) => sum + factor * unknowns[unknown]!.low, 0);
    const right = sign === 1 ? low - start : start - high;
    if (low === high) return { coefficients, right };
    upper.push(high - low);
    return { coefficients: [...coefficients, [upper.length - 1, -1] as const], right };
  });
  return { rows, upper };
}

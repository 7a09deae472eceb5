import type { CountSum, ShownRatio } from "./countTable";

/** A hidden count: a whole number in low..high (high may be Infinity). */
export interface Unknown {
  readonly key: string;
  readonly figure: string;
  readonly low: number;
  readonly high: number;
}

/** low ≤ Σ factor × unknown ≤ high: what one sum or ratio still says once the shown numbers are put in. */
export interface Constraint {
  readonly terms: readonly Term[];
  readonly low: number;
  readonly high: number;
  /** The sum or ratio of the table that says so. */
  readonly source: CountSum | ShownRatio;
}

export interface Term {
  /** Index into `unknowns`. */
  readonly unknown: number;
  readonly factor: number;
}

export interface LinearSystem {
  readonly unknowns: readonly Unknown[];
  readonly constraints: readonly Constraint[];
}

/** A cell as the system needs it; null is hidden. */
export interface SystemCell {
  readonly key: string;
  readonly figure: string;
  readonly value: number | null;
  readonly low: number;
  readonly high: number;
}

/** Slack for sums of doubles: shown rates are decimals, counts are whole. */
const ROUND_OFF = 1e-9;

/**
 * The hidden cells of a table as unknowns, its sums and ratios as constraints on them. A constraint without
 * unknowns that does not hold stays, with no terms, so that the contradiction is seen.
 */
export function linearSystem(
  cells: readonly SystemCell[],
  sums: readonly CountSum[],
  ratios: readonly ShownRatio[],
): LinearSystem {
  const unknowns: Unknown[] = [];
  const indexOf = new Map<string, number>();
  const shown = new Map<string, number>();
  for (const { key, figure, value, low, high } of cells) {
    if (value === null) {
      indexOf.set(key, unknowns.length);
      unknowns.push({ key, figure, low, high });
    } else shown.set(key, value);
  }
  const constraint = (
    weights: readonly (readonly [string, number])[],
    low: number,
    high: number,
    source: CountSum | ShownRatio,
  ): Constraint[] => {
    const factors = new Map<number, number>();
    let known = 0;
    for (const [key, factor] of weights) {
      const unknown = indexOf.get(key);
      if (unknown === undefined) known += factor * shown.get(key)!;
      else factors.set(unknown, (factors.get(unknown) ?? 0) + factor);
    }
    const terms = [...factors].flatMap(([unknown, factor]) => (factor === 0 ? [] : [{ unknown, factor }]));
    const holds = known >= low - ROUND_OFF && known <= high + ROUND_OFF;
    return terms.length === 0 && holds ? [] : [{ terms, low: low - known, high: high - known, source }];
  };
  return {
    unknowns,
    constraints: [
      ...sums.flatMap((sum) =>
        constraint([[sum.total, 1], ...sum.parts.map((key) => [key, -1] as const)], 0, 0, sum),
      ),
      ...ratios.flatMap((ratio) => [
        ...constraint(
          [
            [ratio.numerator, 1],
            [ratio.denominator, -ratio.low],
          ],
          -ROUND_OFF,
          Infinity,
          ratio,
        ),
        ...constraint(
          [
            [ratio.numerator, 1],
            [ratio.denominator, -ratio.high],
          ],
          -Infinity,
          ROUND_OFF,
          ratio,
        ),
      ]),
    ],
  };
}

/**
 * Cuts a system into parts that know nothing of each other: unknowns are together where a constraint or a figure
 * holds both. Order is kept, so the same table gives the same parts.
 */
export function independentParts({ unknowns, constraints }: LinearSystem): LinearSystem[] {
  const parent = unknowns.map((_, i) => i);
  const rootOf = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root]!;
    parent[i] = root;
    return root;
  };
  const join = (a: number, b: number): void => {
    parent[Math.max(rootOf(a), rootOf(b))] = Math.min(rootOf(a), rootOf(b));
  };
  const firstOfFigure = new Map<string, number>();
  unknowns.forEach(({ figure }, i) => {
    const first = firstOfFigure.get(figure);
    if (first === undefined) firstOfFigure.set(figure, i);
    else join(first, i);
  });
  for (const { terms } of constraints) {
    for (const { unknown } of terms) join(terms[0]!.unknown, unknown);
  }
  const parts = new Map<
    number,
    { unknowns: Unknown[]; constraints: Constraint[]; place: Map<number, number> }
  >();
  unknowns.forEach((unknown, i) => {
    const root = rootOf(i);
    const part = parts.get(root) ?? { unknowns: [], constraints: [], place: new Map<number, number>() };
    parts.set(root, part);
    part.place.set(i, part.unknowns.length);
    part.unknowns.push(unknown);
  });
  for (const constraint of constraints) {
    const [first] = constraint.terms;
    if (!first) continue;
    const part = parts.get(rootOf(first.unknown))!;
    const terms = constraint.terms.map(({ unknown, factor }) => ({
      unknown: part.place.get(unknown)!,
      factor,
    }));
    part.constraints.push({ ...constraint, terms });
  }
  return [...parts.values()].map((part) => ({ unknowns: part.unknowns, constraints: part.constraints }));
}

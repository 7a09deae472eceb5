import type { CountSum } from "./countTable";
import { visibleCells, type Draft } from "./draft";
import { wholePoint } from "./integerBounds";
import { independentParts, linearSystem, type LinearSystem } from "./linearSystem";
import { possibleByExchange, type LooksTheSame } from "./lookalikes";
import { fewestValues, isSmallFigure, sizeLimits } from "./rule";

/** A part of the hidden cells, and those of them with too few values that no reader could rule out. */
export interface ProvedPart {
  /** Figures with hidden cells in the part. */
  readonly figures: readonly string[];
  /** Keys of the cells that are not proved safe, in table order. */
  readonly failing: readonly string[];
}

/**
 * Proves each hidden count safe, or not, by other tables that look the same: same shown numbers, hidden by the same
 * rule. A count is safe when it has at least max(3, threshold ÷ 2) values in them; a 0 that can be worked out is no
 * leak. Nothing here rests on the attacker's bounds: one checks the other.
 *
 * Null where marks that were sent contradict the shown numbers.
 *
 * @param found by cell, values found in earlier rounds; new ones are added. They stay proved when more is hidden: the
 *   same tables still look the same
 */
export function provedParts(draft: Draft, found: Map<string, Set<number>>): ProvedPart[] | null {
  const cells = visibleCells(draft);
  const byKey = new Map(cells.map((cell) => [cell.key, cell]));
  const limits = sizeLimits(byKey, draft.sums);
  const system = linearSystem(cells, [...draft.sums, ...draft.withinFigure], []);
  if (system.constraints.some(({ terms }) => terms.length === 0)) return null;
  const parts: ProvedPart[] = [];
  for (const part of independentParts(system)) {
    const enough = fewestValues(draft.rule);
    const values = trueValues(part, draft);
    if (!values) return null;
    const known = part.unknowns.map(({ key }, i) => found.get(key) ?? new Set([values[i]!]));
    part.unknowns.forEach(({ key }, i) => found.set(key, known[i]!));
    const looksTheSame = sameHiding(part, draft, limits);
    if (looksTheSame(values)) possibleByExchange(part, values, enough, looksTheSame, known);
    const failing = part.unknowns.flatMap(({ key }, i) => {
      const { countsPeople } = draft.cells.get(key)!;
      return countsPeople && known[i]!.size < enough && !isKnownZero(key, draft) ? [key] : [];
    });
    if (failing.length > 0)
      parts.push({ figures: [...new Set(part.unknowns.map(({ figure }) => figure))], failing });
  }
  return parts;
}

/** The values themselves; of cells sent as suppressed, any that fit. */
function trueValues(part: LinearSystem, { cells }: Draft): readonly number[] | null {
  const values = part.unknowns.map(({ key }) => cells.get(key)!.value);
  if (!values.includes(null)) return values.map((value) => value ?? 0);
  const unknowns = part.unknowns.map((unknown, i) => {
    const value = values[i]!;
    return value === null ? unknown : { ...unknown, low: value, high: value };
  });
  return wholePoint({ ...part, unknowns });
}

/**
 * A table is hidden alike when at least one of its figures is small (or was withheld), and every figure that is not
 * small would still have been the smallest choice.
 */
function sameHiding(
  { unknowns }: LinearSystem,
  draft: Draft,
  limits: ReadonlyMap<string, number>,
): LooksTheSame {
  const places = new Map<string, number[]>();
  unknowns.forEach(({ key, figure }, i) => {
    if (!draft.cells.get(key)!.countsPeople) return;
    const known = places.get(figure);
    if (known) known.push(i);
    else places.set(figure, [i]);
  });
  const figures = [...places].map(([figure, indices]) => ({
    indices,
    withheld: draft.hidden.get(figure)!.reason === "withheld",
    limit: limits.get(figure) ?? Infinity,
  }));
  return (values) => {
    let anySmall = false;
    for (const { indices, withheld, limit } of figures) {
      const counts = indices.map((i) => values[i]!);
      if (withheld || isSmallFigure(counts, draft.rule)) anySmall = true;
      else if (Math.max(...counts) > limit) return false;
    }
    return anySmall;
  };
}

/** True for a 0 that some shown total gives away because all that is hidden of it is 0: which may be known. */
function isKnownZero(key: string, draft: Draft): boolean {
  if (draft.rule.sensitive || draft.cells.get(key)!.value !== 0) return false;
  const isHidden = (each: string): boolean => draft.hidden.has(draft.cells.get(each)!.figure);
  return draft.sums.some(
    (sum: CountSum) =>
      sum.parts.includes(key) &&
      !isHidden(sum.total) &&
      sum.parts.every((each) => !isHidden(each) || draft.cells.get(each)!.value === 0),
  );
}

import type { CountSum } from "./countTable";
import { ruledCells, type Draft } from "./draft";
import { candidatesOf, type RuledCell } from "./rule";

/** Hidden counts that are all at most this are too few to hide each other (CalHHS). */
const TOO_FEW_EACH = 3;

/**
 * Hides what plain subtraction would give away, sum by sum until nothing changes: where exactly one count of a sum
 * is hidden, or the hidden parts of a shown total add to less than the threshold, or are all at most 3, the smallest
 * other part that is not 0 is hidden too. A start, not a proof.
 *
 * Source: CalHHS Data De-Identification Guidelines, 4.4 (complementary cell suppression: both tests).
 */
export function hideComplements(draft: Draft): void {
  let cells = ruledCells(draft);
  for (let changed = true; changed;) {
    changed = false;
    for (const sum of draft.sums) {
      const endangered = endangeredBy(sum, cells, draft);
      if (endangered === null || !hideSmallest(draft, [sum], cells, endangered)) continue;
      cells = ruledCells(draft);
      changed = true;
    }
  }
}

/** True where some sum still fails one of the tests. */
export function failsATest(draft: Draft): boolean {
  const cells = ruledCells(draft);
  return draft.sums.some((sum) => endangeredBy(sum, cells, draft) !== null);
}

/**
 * Hides the smallest figure that could be hidden in any of the sums: the smallest by size, the first of equals.
 * False where there is none.
 */
export function hideSmallest(
  draft: Draft,
  sums: readonly CountSum[],
  cells: ReadonlyMap<string, RuledCell>,
  protects: string,
): boolean {
  let smallest: string | null = null;
  for (const figure of sums.flatMap((sum) => candidatesOf(sum, cells))) {
    if (smallest === null || draft.sizes.get(figure)! < draft.sizes.get(smallest)!) smallest = figure;
  }
  if (smallest === null) return false;
  draft.hidden.set(smallest, { reason: "complement", protects });
  return true;
}

/** The figure that a sum would give away; null where it fails no test. */
function endangeredBy(
  { total, parts }: CountSum,
  cells: ReadonlyMap<string, RuledCell>,
  draft: Draft,
): string | null {
  const hidden = [total, ...parts].filter((key) => cells.get(key)!.value === null);
  const [first] = hidden;
  if (first === undefined || !cells.get(first)!.countsPeople) return null;
  if (hidden.length === 1) return mayBeKnown(first, draft) ? null : cells.get(first)!.figure;
  if (first === total) return null;
  const counts = hidden.map((key) => draft.cells.get(key)!.value ?? draft.cells.get(key)!.low ?? 0);
  const sum = counts.reduce((all, count) => all + count, 0);
  if (sum === 0 && !draft.rule.sensitive) return null;
  const fails = sum < draft.rule.threshold || counts.every((count) => count <= TOO_FEW_EACH);
  return fails ? cells.get(first)!.figure : null;
}

/** A hidden 0 that can be worked out tells nothing that may not be told, unless zeros are sensitive. */
function mayBeKnown(key: string, { cells, rule }: Draft): boolean {
  return cells.get(key)!.value === 0 && !rule.sensitive;
}

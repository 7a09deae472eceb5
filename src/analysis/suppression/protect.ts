import { failsATest, hideComplements, hideSmallest } from "./complements";
import { inconsistencies, type CountTable, type Inconsistency, type ShownRatio } from "./countTable";
import { ruledCells, startDraft, visibleCells, type Draft, type HiddenFigure } from "./draft";
import { provedParts, type ProvedPart } from "./proof";
import { DEFAULT_RULE, type SuppressionRule } from "./rule";
import type { VisibleTable } from "./visibleTable";

/** Of so many cells that are not safe one is helped before all are tried again: its help often helps the others. */
const FAILING_PER_ROUND = 4;

/** One or two complements are needed as they are; of very many, trying each would take long. */
const FEWEST_TO_CLEAN = 2;
const MOST_TO_CLEAN = 24;

/** What to hide; or, for a table that contradicts itself, where. */
export type Protection =
  ProtectedTable | { readonly kind: "inconsistent"; readonly inconsistencies: readonly Inconsistency[] };

export interface ProtectedTable {
  readonly kind: "protected";
  /** Hidden figures by their key: all their counts, and every rate, bar, label and sentence computed from them. */
  readonly hidden: ReadonlyMap<string, HiddenFigure>;
  /** Hidden figures that are totals: their pooled rate, limits, z and "than chance" sentences go with them. */
  readonly hiddenTotals: readonly string[];
  /** Rates that may no longer stand anywhere. */
  readonly withdrawnRatios: readonly ShownRatio[];
  /** Cells that nothing could protect: their groups must be merged or left out before the table is shown. */
  readonly unprotected: readonly UnprotectedCell[];
  /** The table as it may be shown, ready for the attacker. */
  readonly visible: VisibleTable;
}

export interface UnprotectedCell {
  readonly key: string;
  /** What to do about it, in words. */
  readonly sentence: string;
}

/**
 * Decides what must be hidden so that no count of people from 1 to threshold − 1 can be read or worked out.
 *
 * 1. Small figures are hidden: numerator, denominator or their difference 1 to threshold − 1.
 * 2. Complements: the CalHHS tests, until no sum fails one.
 * 3. Proof: every hidden count keeps at least max(3, threshold ÷ 2) values that no reader can rule out. Where it does
 *    not, the smallest further part is hidden and 2 and 3 start again; where no part is left, a total.
 * 4. What was hidden on the way and is not needed in the end is shown again.
 *
 * Deterministic: the same table in the same order gives the same answer; the first of equals is hidden. Nothing
 * that was published is ever hidden: it is known.
 *
 * Sources: CMS cell size suppression policy (no cell of 1 to 10, nor what reveals one); CalHHS Data De-Identification
 * Guidelines 4.4; the proof is ours.
 *
 * @example
 * const rates = { A: [90, 120], B: [40, 64], C: [41, 88], D: [17, 22], all: [188, 294] };
 * const figures = Object.entries(rates).map(([key, [count, of]]) => {
 *   return { key, name: key, count, of, subset: true, countsPeople: true };
 * });
 * const table = figuresTable(figures, [{ total: "all", parts: ["A", "B", "C", "D"] }]);
 * [...protect(table, { threshold: 11 }).hidden.keys()].sort() // ["B", "D"]: 5 of D did not finish
 */
export function protect(table: CountTable, rule: SuppressionRule = DEFAULT_RULE): Protection {
  const wrong = inconsistencies(table);
  if (wrong.length > 0) return { kind: "inconsistent", inconsistencies: wrong };
  const draft = startDraft(table, rule);
  const found = new Map<string, Set<number>>();
  const hopeless = new Set<string>();
  for (;;) {
    hideComplements(draft);
    const parts = provedParts(draft, found);
    if (!parts) return { kind: "inconsistent", inconsistencies: [marksContradict(draft)] };
    const open = parts.flatMap((part) => {
      const failing = part.failing.filter((key) => !hopeless.has(key));
      const step = Math.max(1, Math.min(failing.length, FAILING_PER_ROUND));
      return failing.flatMap((cell, i) => (i % step === 0 ? [{ part, cell }] : []));
    });
    if (open.length === 0) {
      if (parts.length === 0) showAgain(draft);
      return result(table, draft, parts);
    }
    for (const { part, cell } of open) {
      if (hideMore(draft, part, cell)) continue;
      if (hidesInVain(draft, cell)) {
        found.clear();
        hopeless.clear();
      } else hopeless.add(cell);
    }
  }
}

/**
 * Shows again what turned out not to be needed, totals first, then what was hidden last: what was hidden on the way
 * may have become idle by what was hidden after it. Left out where so much is hidden that trying would take long.
 */
function showAgain(draft: Draft): void {
  const idle = [...draft.hidden].filter(([, { protects }]) => protects !== null).reverse();
  if (idle.length < FEWEST_TO_CLEAN || idle.length > MOST_TO_CLEAN) return;
  const totals = idle.filter(([, { reason }]) => reason === "total");
  for (const [figure, why] of [...totals, ...idle.filter((each) => !totals.includes(each))]) {
    draft.hidden.delete(figure);
    const isSafe = !failsATest(draft) && provedParts(draft, new Map())?.length === 0;
    if (!isSafe) draft.hidden.set(figure, why);
  }
}

/** Hides the smallest figure beside the cell, else beside its part, else a total over the part; false without any. */
function hideMore(draft: Draft, { figures }: ProvedPart, cell: string): boolean {
  const cells = ruledCells(draft);
  const { figure } = draft.cells.get(cell)!;
  const touching = (wanted: ReadonlySet<string>): Draft["sums"] =>
    draft.sums.filter(({ total, parts }) =>
      [total, ...parts].some((key) => wanted.has(draft.cells.get(key)!.figure)),
    );
  const around = touching(new Set(figures));
  if (hideSmallest(draft, touching(new Set([figure])), cells, figure)) return true;
  if (hideSmallest(draft, around, cells, figure)) return true;
  const totals = around.flatMap(({ total }) => {
    const { figure: whole, value, published } = { ...draft.cells.get(total)!, ...cells.get(total)! };
    return value === null || published ? [] : [whole];
  });
  if (totals.length === 0) return false;
  const smallest = totals.reduce((a, b) => (draft.sizes.get(b)! < draft.sizes.get(a)! ? b : a));
  draft.hidden.set(smallest, { reason: "total", protects: figure });
  return true;
}

/** Shows what nothing can protect and is not small itself, for good: something else must protect what it should have. */
function hidesInVain({ cells, hidden, known }: Draft, cell: string): boolean {
  const { figure } = cells.get(cell)!;
  const reason = hidden.get(figure)?.reason;
  if (reason !== "complement" && reason !== "total") return false;
  hidden.delete(figure);
  known.add(figure);
  return true;
}

function result(table: CountTable, draft: Draft, parts: readonly ProvedPart[]): ProtectedTable {
  const isHidden = (key: string): boolean => draft.hidden.has(draft.cells.get(key)!.figure);
  const withdrawn = (table.ratios ?? []).filter(
    (ratio) => isHidden(ratio.numerator) || isHidden(ratio.denominator),
  );
  const totals = new Set(draft.sums.map(({ total }) => draft.cells.get(total)!.figure));
  return {
    kind: "protected",
    hidden: draft.hidden,
    hiddenTotals: [...draft.hidden.keys()].filter((figure) => totals.has(figure)),
    withdrawnRatios: withdrawn,
    unprotected: [
      ...parts.flatMap(({ failing }) => failing.map((key) => unprotected(key, draft))),
      ...publishedSmall(draft),
    ],
    visible: {
      cells: visibleCells(draft),
      sums: table.sums,
      ratios: (table.ratios ?? []).filter((ratio) => !withdrawn.includes(ratio)),
    },
  };
}

function unprotected(key: string, draft: Draft): UnprotectedCell {
  const { name } = draft.cells.get(key)!;
  return {
    key,
    sentence: `${name} can be worked out from figures that are already known. Merge it with another group, or leave this breakdown out for the period.`,
  };
}

/** What was shown before and should not have been. */
function publishedSmall({ figures, rule }: Draft): UnprotectedCell[] {
  return [...figures.values()].flatMap((members) => {
    const small = members.find(
      ({ published, countsPeople, value }) =>
        published && countsPeople && value !== null && value > 0 && value < rule.threshold,
    );
    return small
      ? [
          {
            key: small.key,
            sentence: `${small.name} was shown before although it is small. Do not show it again.`,
          },
        ]
      : [];
  });
}

function marksContradict({ cells }: Draft): Inconsistency {
  const marked = [...cells.values()].filter(({ value }) => value === null);
  return {
    kind: "sumDiffers",
    cells: marked.map(({ key }) => key),
    sentence: `What was sent as suppressed (${marked.map(({ name }) => name).join(", ")}) does not fit the other figures.`,
  };
}

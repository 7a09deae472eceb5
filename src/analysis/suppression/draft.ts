import type { CountCell, CountSum, CountTable } from "./countTable";
import { isSmallFigure, isWithinFigure, sizesOf, type RuledCell, type SuppressionRule } from "./rule";
import type { VisibleCell } from "./visibleTable";

/**
 * Why a figure is hidden: `small` for its own sake, `withheld` before we came, `complement` because others could be
 * worked out from it, `total` because nothing else was left to hide.
 */
export type HiddenReason = "small" | "withheld" | "complement" | "total";

export interface HiddenFigure {
  readonly reason: HiddenReason;
  /** The figure that it protects, where it is not hidden for its own sake. */
  readonly protects: string | null;
}

/** A table on the way to being protected: what is hidden grows, nothing is shown again. */
export interface Draft {
  readonly rule: SuppressionRule;
  readonly cells: ReadonlyMap<string, CountCell>;
  /** Cells by figure. */
  readonly figures: ReadonlyMap<string, readonly CountCell[]>;
  /** Sums between figures; numerator + rest = denominator is in `withinFigure`. */
  readonly sums: readonly CountSum[];
  readonly withinFigure: readonly CountSum[];
  readonly sizes: ReadonlyMap<string, number>;
  readonly hidden: Map<string, HiddenFigure>;
  /** Figures that are not small and can be worked out whatever is hidden: no use hiding them. */
  readonly known: Set<string>;
}

/** A draft with what must be hidden in any case: small figures, and those withheld before. */
export function startDraft(table: CountTable, rule: SuppressionRule): Draft {
  const cells = new Map(table.cells.map((cell) => [cell.key, cell]));
  const figures = new Map<string, CountCell[]>();
  for (const cell of table.cells) {
    const known = figures.get(cell.figure);
    if (known) known.push(cell);
    else figures.set(cell.figure, [cell]);
  }
  const hidden = new Map<string, HiddenFigure>();
  for (const [figure, members] of figures) {
    if (members.some(({ published }) => published)) continue;
    const counts = members.flatMap(({ countsPeople, value }) =>
      countsPeople && value !== null ? [value] : [],
    );
    if (members.some(({ withheld, value }) => withheld === true || value === null)) {
      hidden.set(figure, { reason: "withheld", protects: null });
    } else if (isSmallFigure(counts, rule)) hidden.set(figure, { reason: "small", protects: null });
  }
  return {
    rule,
    cells,
    figures,
    sums: table.sums.filter((sum) => !isWithinFigure(sum, cells)),
    withinFigure: table.sums.filter((sum) => isWithinFigure(sum, cells)),
    sizes: sizesOf(table.cells),
    hidden,
    known: new Set(),
  };
}

/** The cells as the rule looks at them: hidden ones without value. */
export function ruledCells({ cells, hidden, known }: Draft): Map<string, RuledCell> {
  return new Map(
    [...cells].map(([key, cell]) => {
      const value = hidden.has(cell.figure) ? null : cell.value;
      return [key, { ...cell, value, published: cell.published === true || known.has(cell.figure) }];
    }),
  );
}

/** The cells as the room sees them. */
export function visibleCells(draft: Draft): VisibleCell[] {
  const wholes = new Set(draft.withinFigure.map(({ total }) => total));
  return [...draft.cells.values()].map((cell) => {
    const { key, name, figure, countsPeople, published = false } = cell;
    const hidden = draft.hidden.get(figure);
    const sent = cell.value === null || cell.withheld === true;
    return {
      key,
      name,
      figure,
      countsPeople,
      published: published || draft.known.has(figure),
      value: hidden ? null : cell.value,
      low: sent ? (cell.low ?? 0) : lowestHidden(cell, draft, wholes),
      high: sent ? (cell.high ?? Infinity) : Infinity,
      byRule: hidden?.reason !== "withheld",
    };
  });
}

/** A hidden count is no 0 where it is all that its figure counts, or the whole of it: a 0 would have been shown. */
function lowestHidden(cell: CountCell, { figures, rule }: Draft, wholes: ReadonlySet<string>): number {
  if (!cell.countsPeople) return 0;
  if (wholes.has(cell.key)) return 1;
  const isLone = figures.get(cell.figure)!.filter(({ countsPeople }) => countsPeople).length === 1;
  return isLone && !rule.sensitive ? 1 : 0;
}

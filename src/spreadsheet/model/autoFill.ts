import { columnCount, contains, rowCount, sameBox } from "./box";
import type { Box, CellValue } from "./cells";
import { styleAt } from "./cellStyles";
import { relativeFormula } from "./copyCells";
import { invalidArgument } from "./excelError";
import { seriesRule, type SeriesKind, type SeriesRule } from "./fillSeries";
import { DAYS_1904, isDateFormat } from "./numberFormat";
import type { SheetModel } from "./sheet";
import { growTables } from "./tableGrowth";
import type { WorkbookModel } from "./workbook";

export type FillKind = SeriesKind | "Copy" | "Formats" | "Values";

/**
 * Fills a block from the cells at one of its edges, as dragging the fill handle does: formulas with their references
 * moved, values as a series or as copies, formats repeated.
 *
 * @throws InvalidArgument where `target` is not `source` made longer in one direction
 */
export function autoFill(
  model: WorkbookModel,
  sheet: SheetModel,
  source: Box,
  target: Box,
  kind: FillKind,
): void {
  if (!contains(target, source)) throw invalidArgument();
  if (sameBox(source, target)) return;
  const vertical = columnCount(source) === columnCount(target);
  const isLine = vertical || rowCount(source) === rowCount(target);
  const isAtEdge = vertical
    ? source.top === target.top || source.bottom === target.bottom
    : source.left === target.left || source.right === target.right;
  if (!isLine || !isAtEdge) throw invalidArgument();
  const [first, last] = vertical ? [source.left, source.right] : [source.top, source.bottom];
  for (let line = first; line <= last; line++)
    fillLine(model, sheet, { source, target, vertical, line }, kind);
  growTables(model, sheet, target);
  if (kind !== "Values") model.notify({ kind: "formats", sheet, box: target });
  if (kind !== "Formats") model.notify({ kind: "values", sheet, box: target, source: "addin" });
}

interface Line {
  readonly source: Box;
  readonly target: Box;
  readonly vertical: boolean;
  /** The column (row) that is filled. */
  readonly line: number;
}

interface Origin {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  readonly formula: string | undefined;
  readonly style: number;
}

function fillLine(
  model: WorkbookModel,
  sheet: SheetModel,
  { source, target, vertical, line }: Line,
  kind: FillKind,
): void {
  const { cells } = sheet;
  const [start, end] = vertical ? [source.top, source.bottom] : [source.left, source.right];
  const [from, to] = vertical ? [target.top, target.bottom] : [target.left, target.right];
  const place = (at: number) => (vertical ? { row: at, column: line } : { row: line, column: at });
  const origins: Origin[] = Array.from({ length: end - start + 1 }, (_, i) => {
    const { row, column } = place(start + i);
    const [value, formula] = [cells.value(row, column), cells.formula(row, column)];
    return { row, column, value, formula, style: styleAt(sheet, row, column) };
  });
  const series = seriesOf(model, origins, kind);
  for (let at = from; at <= to; at++) {
    if (at >= start && at <= end) continue;
    const { row, column } = place(at);
    const index = (((at - start) % origins.length) + origins.length) % origins.length;
    const origin = origins[index]!;
    if (kind !== "Values") cells.setStyle(row, column, origin.style);
    if (kind === "Formats") continue;
    cells.setValue(row, column, series ? series(at - start) : origin.value);
    if (origin.formula === undefined) continue;
    const formula = relativeFormula(origin.formula, row - origin.row, column - origin.column);
    cells.setFormula(row, column, formula);
  }
}

/** How a line without formulas goes on; null where it is repeated. */
function seriesOf(model: WorkbookModel, origins: readonly Origin[], kind: FillKind): SeriesRule | null {
  if (kind === "Copy" || kind === "Formats") return null;
  if (origins.some(({ formula }) => formula !== undefined)) return null;
  const isDate = origins.every(({ style }) => isDateFormat(model.styles.get(style).numberFormat));
  const days = isDate && model.date1904 ? DAYS_1904 : 0;
  const values = origins.map(({ value }) => (typeof value === "number" ? value + days : value));
  const rule = seriesRule(values, kind === "Values" ? "Default" : kind, isDate);
  if (!rule || days === 0) return rule;
  return (n) => {
    const value = rule(n);
    return typeof value === "number" ? value - days : value;
  };
}

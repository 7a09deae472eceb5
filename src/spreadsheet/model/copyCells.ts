import { boxOf, columnCount, rowCount } from "./box";
import type { Box, CellValue } from "./cells";
import { styleAt } from "./cellStyles";
import { invalidArgument } from "./excelError";
import { mapReferences } from "./formulaText";
import { isOnSheet } from "./box";
import { quoteSheetName, addressOf } from "./address";
import type { SheetModel } from "./sheet";
import { growTables } from "./tableGrowth";
import type { WorkbookModel } from "./workbook";

export type CopyType = "All" | "Formulas" | "Values" | "Formats" | "Link";

export interface Place {
  readonly sheet: SheetModel;
  readonly box: Box;
}

interface CopyOptions {
  readonly type: CopyType;
  readonly skipBlanks: boolean;
  readonly transpose: boolean;
}

interface CopiedCell {
  readonly value: CellValue;
  readonly formula: string | undefined;
  readonly style: number;
}

/** Copies a block; a target that is a whole multiple of the source is filled with repetitions, else it starts there. */
export function copyCells(model: WorkbookModel, source: Place, target: Place, options: CopyOptions): void {
  const copied = snapshot(source);
  const grid = options.transpose ? copied[0]!.map((_, c) => copied.map((row) => row[c]!)) : copied;
  const [height, width] = [grid.length, grid[0]!.length];
  const repeats = rowCount(target.box) % height === 0 && columnCount(target.box) % width === 0;
  const box = repeats ? target.box : boxOf(target.box.top, target.box.left, height, width);
  if (!isOnSheet(box)) throw invalidArgument();
  for (let row = box.top; row <= box.bottom; row++) {
    for (let column = box.left; column <= box.right; column++) {
      const r = (row - box.top) % height;
      const c = (column - box.left) % width;
      const [down, right] = options.transpose ? [c, r] : [r, c];
      const from = { row: source.box.top + down, column: source.box.left + right };
      paste(grid[r]![c]!, { source: source.sheet, from, target: target.sheet, row, column, options });
    }
  }
  growTables(model, target.sheet, box);
  model.notify({ kind: "formats", sheet: target.sheet, box });
  model.notify({ kind: "values", sheet: target.sheet, box, source: "addin" });
}

/** The cells of a block as they are. */
export function snapshot({ sheet, box }: Place): CopiedCell[][] {
  return sheet.cells.read(box).map((row, r) =>
    row.map((value, c) => ({
      value,
      formula: sheet.cells.formula(box.top + r, box.left + c),
      style: styleAt(sheet, box.top + r, box.left + c),
    })),
  );
}

interface Paste {
  readonly source: SheetModel;
  readonly from: { readonly row: number; readonly column: number };
  readonly target: SheetModel;
  readonly row: number;
  readonly column: number;
  readonly options: CopyOptions;
}

function paste(cell: CopiedCell, { source, from, target, row, column, options }: Paste): void {
  const { type, skipBlanks } = options;
  const isBlank = cell.value === null && cell.formula === undefined;
  if (skipBlanks && isBlank) return;
  if (type === "All" || type === "Formats") target.cells.setStyle(row, column, cell.style);
  if (type === "Formats") return;
  if (type === "Link") {
    const linked = addressOf(boxOf(from.row, from.column, 1, 1), true);
    return target.cells.setFormula(row, column, `=${quoteSheetName(source.name)}!${linked}`);
  }
  target.cells.setValue(row, column, cell.value);
  if (cell.formula === undefined || type === "Values") return;
  const formula = options.transpose
    ? transposedFormula(cell.formula, from, { row, column })
    : relativeFormula(cell.formula, row - from.row, column - from.column);
  target.cells.setFormula(row, column, formula);
}

/** What was so many columns away is so many rows away, and the other way round; what a "$" holds stays. */
function transposedFormula(formula: string, from: Paste["from"], to: Paste["from"]): string {
  return mapReferences(formula, (_sheet, box, fixed) => {
    if (fixed.top || fixed.left || fixed.bottom || fixed.right) return box;
    const moved = {
      top: to.row + box.left - from.column,
      left: to.column + box.top - from.row,
      bottom: to.row + box.right - from.column,
      right: to.column + box.bottom - from.row,
    };
    return isOnSheet(moved) ? moved : null;
  });
}

/** References without "$" move with the formula. */
export function relativeFormula(formula: string, down: number, right: number): string {
  return mapReferences(formula, (_sheet, box, fixed) => {
    const moved = {
      top: box.top + (fixed.top ? 0 : down),
      left: box.left + (fixed.left ? 0 : right),
      bottom: box.bottom + (fixed.bottom ? 0 : down),
      right: box.right + (fixed.right ? 0 : right),
    };
    return isOnSheet(moved) ? moved : null;
  });
}

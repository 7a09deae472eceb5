import { columnCount, isWholeColumns, isWholeRows, rowCount } from "./box";
import type { Box } from "./cells";
import type { SheetModel } from "./sheet";
import type { CellStyle, StyleChange } from "./style";
import type { WorkbookModel } from "./workbook";

/** The style that a cell shows: its own, or else its row's or its column's. */
export function styleAt(sheet: SheetModel, row: number, column: number): number {
  return sheet.cells.style(row, column) || sheet.rowStyles.get(row) || sheet.columnStyles.get(column) || 0;
}

/** Lays `change` over the style of every cell of a block; of whole columns or rows, over cells still to come as well. */
export function changeStyle(model: WorkbookModel, sheet: SheetModel, box: Box, change: StyleChange): void {
  const derived = new Map<number, number>();
  const derive = (style: number) => {
    let result = derived.get(style);
    if (result === undefined) derived.set(style, (result = model.styles.derive(style, change)));
    return result;
  };
  const restyle = (row: number, column: number) =>
    sheet.cells.setStyle(row, column, derive(styleAt(sheet, row, column)));
  if (isWholeColumns(box) || isWholeRows(box)) {
    sheet.cells.forEach(box, restyle);
    if (isWholeColumns(box)) {
      for (let c = box.left; c <= box.right; c++)
        sheet.columnStyles.set(c, derive(sheet.columnStyles.get(c) ?? 0));
    } else {
      for (let r = box.top; r <= box.bottom; r++) sheet.rowStyles.set(r, derive(sheet.rowStyles.get(r) ?? 0));
    }
  } else {
    for (let column = box.left; column <= box.right; column++) {
      for (let row = box.top; row <= box.bottom; row++) restyle(row, column);
    }
  }
  model.notify({ kind: "formats", sheet, box });
}

/** Every distinct style of a block's cells. */
export function stylesIn(model: WorkbookModel, sheet: SheetModel, box: Box): CellStyle[] {
  const ids = new Set<number>();
  if (sheet.columnStyles.size === 0 && sheet.rowStyles.size === 0) {
    let seen = 0;
    sheet.cells.forEach(box, (_row, _column, _value, style) => {
      ids.add(style);
      seen++;
    });
    if (seen < rowCount(box) * columnCount(box)) ids.add(0);
  } else {
    const used = sheet.cells.used(false);
    const bottom = isWholeColumns(box) ? Math.max(box.top, used?.bottom ?? 0) : box.bottom;
    const right = isWholeRows(box) ? Math.max(box.left, used?.right ?? 0) : box.right;
    for (let column = box.left; column <= right; column++) {
      for (let row = box.top; row <= bottom; row++) ids.add(styleAt(sheet, row, column));
    }
  }
  return [...ids].map((id) => model.styles.get(id));
}

/** What all styles agree on; null where they differ. */
export function common<T>(styles: readonly CellStyle[], pick: (style: CellStyle) => T): T | null {
  const [first, ...rest] = styles;
  if (!first) return null;
  const value = pick(first);
  return rest.every((style) => pick(style) === value) ? value : null;
}

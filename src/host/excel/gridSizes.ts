import type { Box } from "../model/cells";
import type { SheetModel } from "../model/sheet";
import type { WorkbookModel } from "../model/workbook";

/** Height in points of a row that nobody changed. */
export const STANDARD_HEIGHT = 15;

const POINTS_PER_PIXEL = 0.75;
const PIXELS_PER_CHARACTER = 7;
const PADDING_PIXELS = 5;

/** Width in points of a column so many characters wide, in the default font (Calibri 11). */
export function pointsOfCharacters(characters: number): number {
  const pixels = characters < 1 ? characters * 12 : characters * PIXELS_PER_CHARACTER + PADDING_PIXELS;
  return Math.round(pixels) * POINTS_PER_PIXEL;
}

export function charactersOfPoints(points: number): number {
  const pixels = points / POINTS_PER_PIXEL;
  const characters = pixels < 12 ? pixels / 12 : (pixels - PADDING_PIXELS) / PIXELS_PER_CHARACTER;
  return Math.round(characters * 100) / 100;
}

/** Width in points as it shows: a hidden column has none. */
export function columnWidth(sheet: SheetModel, column: number): number {
  if (sheet.hiddenColumns.has(column)) return 0;
  return pointsOfCharacters(sheet.columnWidths.get(column) ?? sheet.standardWidth);
}

export function rowHeight(sheet: SheetModel, row: number): number {
  return sheet.hiddenRows.has(row) ? 0 : (sheet.rowHeights.get(row) ?? STANDARD_HEIGHT);
}

/** Points from the left edge of column `from` to the left edge of column `to`. */
export function distanceX(sheet: SheetModel, from: number, to: number): number {
  const standard = pointsOfCharacters(sheet.standardWidth);
  let distance = (to - from) * standard;
  const special = new Set([...sheet.columnWidths.keys(), ...sheet.hiddenColumns]);
  for (const column of special) {
    if (column >= from && column < to) distance += columnWidth(sheet, column) - standard;
  }
  return distance;
}

/** Points from the top of row `from` to the top of row `to`. */
export function distanceY(sheet: SheetModel, from: number, to: number): number {
  let distance = (to - from) * STANDARD_HEIGHT;
  const special = new Set([...sheet.rowHeights.keys(), ...sheet.hiddenRows]);
  for (const row of special) {
    if (row >= from && row < to) distance += rowHeight(sheet, row) - STANDARD_HEIGHT;
  }
  return distance;
}

/** true: all rows of the box are hidden; false: none; null: some. */
export function isHiddenY(sheet: SheetModel, box: Box): boolean | null {
  return hiddenShare(sheet.hiddenRows, box.top, box.bottom);
}

export function isHiddenX(sheet: SheetModel, box: Box): boolean | null {
  return hiddenShare(sheet.hiddenColumns, box.left, box.right);
}

function hiddenShare(hidden: ReadonlySet<number>, first: number, last: number): boolean | null {
  let count = 0;
  for (const index of hidden) if (index >= first && index <= last) count++;
  return count === 0 ? false : count === last - first + 1 ? true : null;
}

export function setHidden(
  model: WorkbookModel,
  sheet: SheetModel,
  which: "rows" | "columns",
  first: number,
  last: number,
  hidden: boolean,
): void {
  const set = which === "rows" ? sheet.hiddenRows : sheet.hiddenColumns;
  for (let index = first; index <= last; index++) {
    if (hidden) set.add(index);
    else set.delete(index);
  }
  model.notify({ kind: "layout", sheet });
}

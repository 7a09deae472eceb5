import { MAX_COLUMNS, type Box } from "./cells";
import type { SheetModel } from "./sheet";
import type { WorkbookModel } from "./workbook";

const POINTS_PER_PIXEL = 0.75;
/** The widest digit of Calibri 11, the font that widths are counted in. */
export const PIXELS_PER_CHARACTER = 7;
/** Margin and grid line, which a width in characters leaves out; in columns narrower than one character a share of it. */
const PADDING_PIXELS = 5;
const ONE_CHARACTER = PIXELS_PER_CHARACTER + PADDING_PIXELS;

/** Width in pixels, with fractions, of a column so many characters wide: 8.43 is 64.01. */
export function pixelsOfCharacters(characters: number): number {
  return characters < 1 ? characters * ONE_CHARACTER : characters * PIXELS_PER_CHARACTER + PADDING_PIXELS;
}

/** Width in characters, as Excel shows it, of a column so many pixels wide: 64 is 8.43. */
export function charactersOfPixels(pixels: number): number {
  const characters =
    pixels < ONE_CHARACTER ? pixels / ONE_CHARACTER : (pixels - PADDING_PIXELS) / PIXELS_PER_CHARACTER;
  return Math.round(characters * 100) / 100;
}

/** Width in points of a column so many characters wide; a column takes whole pixels. */
export function pointsOfCharacters(characters: number): number {
  return Math.round(pixelsOfCharacters(characters)) * POINTS_PER_PIXEL;
}

/** Width in characters of a column so many points wide. */
export function charactersOfPoints(points: number): number {
  return charactersOfPixels(points / POINTS_PER_PIXEL);
}

/** Width in points as it shows: a hidden column has none. */
export function columnWidth(sheet: SheetModel, column: number): number {
  if (sheet.hiddenColumns.has(column)) return 0;
  return pointsOfCharacters(sheet.columnWidths.get(column) ?? sheet.standardWidth);
}

/** Height in points as it shows: a hidden row has none. */
export function rowHeight(sheet: SheetModel, row: number): number {
  return sheet.hiddenRows.has(row) ? 0 : (sheet.rowHeights.get(row) ?? sheet.standardHeight);
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
  let distance = (to - from) * sheet.standardHeight;
  const special = new Set([...sheet.rowHeights.keys(), ...sheet.hiddenRows]);
  for (const row of special) {
    if (row >= from && row < to) distance += rowHeight(sheet, row) - sheet.standardHeight;
  }
  return distance;
}

/** true: all rows of the box are hidden; false: none; null: some. */
export function isHiddenY(sheet: SheetModel, box: Box): boolean | null {
  return hiddenShare(sheet.hiddenRows, box.top, box.bottom);
}

/** The same for the columns of the box. */
export function isHiddenX(sheet: SheetModel, box: Box): boolean | null {
  return hiddenShare(sheet.hiddenColumns, box.left, box.right);
}

function hiddenShare(hidden: ReadonlySet<number>, first: number, last: number): boolean | null {
  let count = 0;
  for (const index of hidden) if (index >= first && index <= last) count++;
  return count === 0 ? false : count === last - first + 1 ? true : null;
}

/** Hides or shows rows or columns, both ends included. */
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
  if (which === "rows") {
    const box = { top: first, left: 0, bottom: last, right: MAX_COLUMNS - 1 };
    model.notify({ kind: "rowsHidden", sheet, box, hidden });
  }
  model.notify({ kind: "layout", sheet });
}

import { addressOf, parseReference, quoteSheetName } from "../../spreadsheet/model/address";
import {
  columnCount,
  isOnSheet,
  isWholeColumns,
  isWholeRows,
  rowCount,
  WHOLE_SHEET,
} from "../../spreadsheet/model/box";
import type { Box } from "../../spreadsheet/model/cells";
import { ExcelError, invalidArgument } from "../../spreadsheet/model/excelError";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import type { Session } from "../protocol/session";

/** A block of a sheet as the API holds it. A kept range follows its cells when others are inserted or deleted. */
export interface RangeTarget {
  readonly sheet: SheetModel;
  box: Box;
}

/** Longest address that Excel reads; what comes after is cut off without a word. */
const MAX_ADDRESS = 8192;

/**
 * The block that an address or a defined name means on a sheet; nothing means all cells.
 * @throws InvalidArgument where it is none, or on another sheet
 */
export function rangeAt(model: WorkbookModel, sheet: SheetModel, address: string | undefined): RangeTarget {
  if (address === undefined || address === "") return { sheet, box: WHOLE_SHEET };
  // Fact: sizes.long-address
  const text = address.slice(0, MAX_ADDRESS);
  const reference = parseReference(text) ?? parseName(model, sheet, text);
  const isHere = !reference?.sheet || reference.sheet.toLowerCase() === sheet.name.toLowerCase();
  if (!reference || !isHere) throw invalidArgument();
  return { sheet, box: reference.box };
}

/** The blocks of an address such as "A1:B2, D4". */
export function areasAt(model: WorkbookModel, sheet: SheetModel, address: string | undefined): Box[] {
  const parts = (address ?? "").slice(0, MAX_ADDRESS).split(/,(?=(?:[^']*'[^']*')*[^']*$)/);
  return parts.map((part) => rangeAt(model, sheet, part.trim()).box);
}

function parseName(model: WorkbookModel, sheet: SheetModel, text: string): ReturnType<typeof parseReference> {
  const name =
    model.names.find((one) => one.name.toLowerCase() === text.toLowerCase() && one.sheet === sheet) ??
    model.names.find((one) => one.name.toLowerCase() === text.toLowerCase() && one.sheet === null);
  return name ? parseReference(name.formula.replace(/^=/, "")) : null;
}

/** @throws InvalidArgument where the block would leave the sheet */
export function checked(sheet: SheetModel, box: Box): RangeTarget {
  if (!isOnSheet(box)) throw invalidArgument();
  return { sheet, box };
}

export function fullAddress({ sheet, box }: RangeTarget): string {
  return `${quoteSheetName(sheet.name)}!${addressOf(box)}`;
}

export function isUnbounded(box: Box): boolean {
  return isWholeColumns(box) || isWholeRows(box);
}

/**
 * What `read` gives, or null where Excel gives none: whole rows and columns are never read cell by cell, and over
 * five million cells come as an error or, as often, as null.
 */
export function readable<T>({ box }: RangeTarget, session: Session, read: () => T): T | null {
  // Fact: sizes.whole-columns
  if (isUnbounded(box)) return null;
  const { readCells, largeRead } = session.options.limits;
  if (rowCount(box) * columnCount(box) <= readCells) return read();
  // Fact: sizes.read-over-5-million-cells
  if (largeRead === "null") return null;
  throw new ExcelError(
    "RangeExceedsLimit",
    "The cell count in the range has exceeded the maximum supported number.",
    413,
  );
}

/** The smallest block around the filled cells within a block; null where there are none. */
export function usedIn({ sheet, box }: RangeTarget, valuesOnly: boolean): Box | null {
  const used = sheet.cells.used(valuesOnly);
  if (!used) return null;
  if (box.top <= used.top && box.left <= used.left && box.bottom >= used.bottom && box.right >= used.right)
    return used;
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  sheet.cells.forEach(box, (row, column, value) => {
    if (valuesOnly && value === null) return;
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
    left = Math.min(left, column);
    right = Math.max(right, column);
  });
  return bottom < 0 ? null : { top, left, bottom, right };
}

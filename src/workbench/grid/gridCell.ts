import { helpers, type Border, type Style } from "@odoo/o-spreadsheet";
import { CellError } from "../../spreadsheet/model/cells";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import { isSpilled } from "../../spreadsheet/model/spills";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { gridBorder, gridStyle } from "./look";

/** A cell in the grid's words. What it shows is decided elsewhere: `HostEvaluation`. */
export interface GridCell {
  /** What stands in the formula bar. */
  readonly content: string;
  readonly format: string;
  readonly style: Style;
  readonly border: Border | undefined;
}

export function gridCell(book: WorkbookModel, sheet: SheetModel, row: number, column: number): GridCell {
  return {
    content: cellContent(sheet, row, column),
    ...gridLook(book, sheet.cells.style(row, column)),
  };
}

/** Exported for the first load, which writes each style once and not once for each cell. */
export function gridLook(book: WorkbookModel, styleId: number): Omit<GridCell, "content"> {
  const style = book.styles.get(styleId);
  return { format: gridFormat(style.numberFormat) ?? "", style: gridStyle(style), border: gridBorder(style) };
}

export function cellContent(sheet: SheetModel, row: number, column: number): string {
  const formula = sheet.cells.formula(row, column);
  if (formula !== undefined) return formula;
  const value = sheet.cells.value(row, column);
  if (value === null || isSpilled(sheet, row, column)) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (value instanceof CellError) return value.code;
  return typeof value === "string" && /^[=']/.test(value) ? `'${value}` : String(value);
}

const understood = new Map<string, boolean>();

/** The number format where the grid understands it; it only decides how a value is edited, not how it is shown. */
export function gridFormat(numberFormat: string): string | undefined {
  if (numberFormat === "General") return undefined;
  let known = understood.get(numberFormat);
  if (known === undefined) understood.set(numberFormat, (known = isUnderstood(numberFormat)));
  return known ? numberFormat : undefined;
}

function isUnderstood(numberFormat: string): boolean {
  try {
    helpers.parseFormat(numberFormat);
    return true;
  } catch {
    return false;
  }
}

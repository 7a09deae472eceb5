import type { CellValue } from "../../spreadsheet/model/cells";
import type { StyleChange } from "../../spreadsheet/model/style";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { BODY, HEADER, HINT, TITLE } from "../documentLook";
import { linesOf, SheetWriter } from "../sheetWriter";

/** A column of a list that people read. */
export interface ListColumn {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly isNumber?: boolean;
}

export interface ListRow {
  readonly cells: readonly CellValue[];
  /** Number format of the numbers in it; absent: whole numbers with thousands set apart. */
  readonly formats?: Readonly<Record<number, string>>;
  readonly look?: StyleChange;
}

/** Row of the headers; the first row of the list is the next. */
export const LIST_HEADER_ROW = 3;
const WHOLE = "#,##0";

/** Adds a sheet with a heading, a line that says what it shows, and one table below. */
export function addListSheet(
  model: WorkbookModel,
  name: string,
  purpose: string,
  table: string,
  columns: readonly ListColumn[],
  rows: readonly ListRow[],
): SheetWriter {
  const writer = new SheetWriter(model, name);
  const { sheet } = writer;
  writer.put(0, 0, name, TITLE);
  writer.put(1, 0, purpose, HINT);
  sheet.rowHeights.set(0, 28);
  writer.widths(columns.map(({ width }) => width));
  columns.forEach(({ header }, column) => writer.put(LIST_HEADER_ROW, column, header, HEADER));
  writer.lines(LIST_HEADER_ROW, Math.max(...columns.map(({ header, width }) => linesOf(header, width - 2))));
  rows.forEach(({ cells, formats, look }, i) => {
    const row = LIST_HEADER_ROW + 1 + i;
    cells.forEach((cell, column) => {
      const isNumber = columns[column]!.isNumber === true;
      const numberFormat = isNumber ? (formats?.[column] ?? WHOLE) : "@";
      writer.put(row, column, cell, { ...BODY, ...look, numberFormat, wrapText: !isNumber });
    });
    const lines = cells.map((cell, c) => (typeof cell === "string" ? linesOf(cell, columns[c]!.width) : 1));
    writer.lines(row, Math.max(...lines));
  });
  const bottom = LIST_HEADER_ROW + Math.max(1, rows.length);
  writer.table(table, { top: LIST_HEADER_ROW, left: 0, bottom, right: columns.length - 1 }, true);
  sheet.frozenRows = LIST_HEADER_ROW + 1;
  writer.print("Landscape", LIST_HEADER_ROW, columns.length - 1, bottom);
  return writer;
}

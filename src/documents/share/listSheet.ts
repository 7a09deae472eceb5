import type { CellValue } from "../../spreadsheet/model/cells";
import type { StyleChange } from "../../spreadsheet/model/style";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { BODY, HEADER, HINT, STRONG, TITLE } from "../documentLook";
import { linesOf, SheetWriter } from "../sheetWriter";

/** A column of a list that people read. */
export interface ListColumn {
  readonly header: string;
  /** In characters, at most: a column with shorter entries is narrower. */
  readonly width: number;
  readonly isNumber?: boolean;
  /** Left out where no row has an entry; of the last columns only, since charts know the others by their place. */
  readonly isOptional?: boolean;
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
/** Characters that a number with its format takes. */
const NUMBER_WIDTH = 9;
/** Of the filter button and the edges of a cell. */
const ROOM = 3;
const NOTHING = "There is nothing to show here yet.";

/** Adds a sheet with a heading, a line that says what it shows or that there is nothing yet, and one table below. */
export function addListSheet(
  model: WorkbookModel,
  name: string,
  purpose: string,
  table: string,
  all: readonly ListColumn[],
  rows: readonly ListRow[],
): SheetWriter {
  const isUsed = (column: number) => rows.some(({ cells }) => (cells[column] ?? "") !== "");
  const columns = all.filter(({ isOptional }, column) => isOptional !== true || isUsed(column));
  const places = columns.map((column) => all.indexOf(column));
  const widths = columns.map((column, i) => widthOf(column, rows, places[i]!));
  const writer = new SheetWriter(model, name);
  const { sheet } = writer;
  writer.put(0, 0, name, TITLE);
  if (rows.length > 0) writer.put(1, 0, purpose, HINT);
  else writer.put(1, 0, NOTHING, STRONG);
  sheet.rowHeights.set(0, 28);
  writer.widths(widths);
  columns.forEach(({ header, isNumber }, column) =>
    writer.put(LIST_HEADER_ROW, column, header, { ...HEADER, ...sideOf(isNumber === true) }),
  );
  writer.lines(
    LIST_HEADER_ROW,
    Math.max(...columns.map(({ header }, i) => linesOf(header, widths[i]! - ROOM))),
  );
  rows.forEach(({ cells, formats, look }, i) => {
    const row = LIST_HEADER_ROW + 1 + i;
    const lines = columns.map((column, i) => {
      const cell = cells[places[i]!] ?? null;
      const isNumber = column.isNumber === true;
      const numberFormat = isNumber ? (formats?.[places[i]!] ?? WHOLE) : "@";
      writer.put(row, i, cell, {
        ...BODY,
        ...look,
        numberFormat,
        ...sideOf(isNumber),
        wrapText: !isNumber,
      });
      return typeof cell === "string" ? linesOf(cell, widths[i]! - 2) : 1;
    });
    writer.lines(row, Math.max(...lines));
  });
  const bottom = LIST_HEADER_ROW + Math.max(1, rows.length);
  writer.table(table, { top: LIST_HEADER_ROW, left: 0, bottom, right: columns.length - 1 }, true);
  sheet.frozenRows = LIST_HEADER_ROW + 1;
  writer.print("Landscape", LIST_HEADER_ROW, columns.length - 1, bottom);
  return writer;
}

/** A text beside a number would touch it without a little room. */
function sideOf(isNumber: boolean): StyleChange {
  return isNumber ? { horizontal: "Right" } : { horizontal: "Left", indent: 1 };
}

/** As wide as its longest entry and the longest word of its header, and no wider than it may be. */
function widthOf({ header, width, isNumber }: ListColumn, rows: readonly ListRow[], place: number): number {
  const words = header.split(" ").map((word) => word.length + ROOM);
  const entries = rows.map(({ cells }) => {
    const cell = cells[place];
    if (typeof cell === "number") return NUMBER_WIDTH;
    return typeof cell === "string" && isNumber !== true ? cell.length + ROOM : 0;
  });
  return Math.min(width, Math.max(...words, ...entries));
}

import { columnName } from "../spreadsheet/model/address";
import type { CellValue } from "../spreadsheet/model/cells";
import type { StyleChange } from "../spreadsheet/model/style";
import type { WorkbookModel } from "../spreadsheet/model/workbook";
import type { ColumnDefinition, TableDefinition } from "../submission/tables";
import { HEADER, HEADING, HINT, STRONG, TITLE } from "./documentLook";
import { linesOf, serialOf, SheetWriter } from "./sheetWriter";

/** A row by column name; ISO dates in date columns become Excel's. */
export type TableRow = Readonly<Record<string, CellValue>>;

const NAME_ROW = 2;
const HEADER_ROW = 3;
const FIRST_ROW = HEADER_ROW + 1;
const NARROWEST = 11;
const WIDEST = 44;
const GAP = 3;
const MOST_LINES = 6;
/** Characters that can still be read on the width of a page. */
const PAGE_WIDTH = 230;
const YES_NO = ["yes", "no"];
/** Columns whose entries are the ids of another table, and the name of that list. */
const ID_LISTS: Readonly<Record<string, string>> = {
  provider_id: "acm_provider_ids",
  indicator_id: "acm_indicator_ids",
};
const ID_OWNERS: Readonly<Record<string, string>> = {
  tblProviders: "provider_id",
  tblIndicators: "indicator_id",
};
/** Rows that a list of ids looks through. */
const LISTED_ROWS = 500;

/** What a table that is filled in by hand looks like beyond its entries. */
export interface FillIn {
  /** Least widths of columns that are typed into, in characters. */
  readonly widths: Readonly<Record<string, number>>;
  /** The last column, where nobody but a program reads it: narrow, grey and not printed. */
  readonly forPrograms: string;
}

/** Adds a sheet of the contract workbook: tables side by side under one header row, with drop-downs. */
export function addTableSheet(
  model: WorkbookModel,
  name: string,
  purpose: string,
  tables: readonly (readonly [definition: TableDefinition, rows: readonly TableRow[]])[],
  fillIn: FillIn | null = null,
): void {
  const writer = new SheetWriter(model, name);
  const { sheet } = writer;
  writer.put(0, 0, name, TITLE);
  writer.put(1, 0, purpose, HINT);
  sheet.rowHeights.set(0, 28);
  sheet.rowHeights.set(HEADER_ROW, 20);
  let left = 0;
  for (const [definition, rows] of tables) {
    if (tables.length > 1)
      writer.put(NAME_ROW, left, definition.name, { ...STRONG, font: { ...HEADING.font, size: 11 } });
    putTable(writer, definition, rows, left, fillIn);
    left += definition.columns.length + 1;
    sheet.columnWidths.set(left - 1, GAP);
  }
  sheet.frozenRows = FIRST_ROW;
  writer.print(
    "Landscape",
    HEADER_ROW,
    left - (fillIn === null ? 2 : 3),
    Math.max(FIRST_ROW, ...tables.map(([, rows]) => HEADER_ROW + rows.length)),
  );
  const characters = [...sheet.columnWidths.values()].reduce((sum, width) => sum + width, 0);
  sheet.page.zoom = { ...sheet.page.zoom, horizontalFitToPages: Math.ceil(characters / PAGE_WIDTH) };
}

function putTable(
  writer: SheetWriter,
  { name, columns }: TableDefinition,
  rows: readonly TableRow[],
  left: number,
  fillIn: FillIn | null,
): void {
  const body = rows.length > 0 ? rows : [{}];
  const bottom = HEADER_ROW + body.length;
  columns.forEach((column, i) => {
    const at = left + i;
    const entries = body.map((row) => entryOf(column, row[column.name] ?? null));
    const longest = Math.max(...entries.map((entry) => String(entry ?? "").length), column.name.length + 3);
    const isForPrograms = fillIn?.forPrograms === column.name;
    const least = fillIn?.widths[column.name] ?? NARROWEST;
    const width = isForPrograms ? NARROWEST : Math.min(WIDEST, Math.max(least, longest + 2));
    writer.sheet.columnWidths.set(at, width);
    writer.put(HEADER_ROW, at, column.name, { ...HEADER, wrapText: false });
    entries.forEach((entry, row) => {
      const isWrapped = !isForPrograms && (longest > WIDEST || least > NARROWEST);
      const look = lookOf(column, isWrapped);
      writer.put(FIRST_ROW + row, at, entry, isForPrograms ? { ...look, font: HINT.font! } : look);
      if (isForPrograms) return;
      const lines = Math.min(MOST_LINES, linesOf(String(entry ?? ""), width));
      const height = lines * 15 + 3;
      if (lines > 1)
        writer.sheet.rowHeights.set(
          FIRST_ROW + row,
          Math.max(height, writer.sheet.rowHeights.get(FIRST_ROW + row) ?? 0),
        );
    });
    addList(writer, name, column, { top: FIRST_ROW, left: at, bottom, right: at });
    const list = ID_LISTS[column.name];
    if (list !== undefined && ID_OWNERS[name] === column.name) addIdList(writer, list, at);
  });
  writer.table(name, { top: HEADER_ROW, left, bottom, right: left + columns.length - 1 }, true);
}

function entryOf({ type }: ColumnDefinition, value: CellValue): CellValue {
  if (value === "") return null;
  return type === "date" && typeof value === "string" ? serialOf(value) : value;
}

function lookOf({ type }: ColumnDefinition, wrapText: boolean): StyleChange {
  const isNumber = type === "number" || type === "code";
  const numberFormat = type === "date" ? "d mmm yyyy" : isNumber ? "General" : "@";
  return { numberFormat, vertical: "Top", wrapText, horizontal: isNumber ? "Right" : "Left" };
}

/** A drop-down where the column takes one of few words, or an id of another table. */
function addList(
  writer: SheetWriter,
  table: string,
  { name, type }: ColumnDefinition,
  range: { top: number; left: number; bottom: number; right: number },
): void {
  const ids = ID_OWNERS[table] === name ? undefined : ID_LISTS[name];
  const words = type === "boolean" ? YES_NO : Array.isArray(type) ? (type as readonly string[]) : null;
  const source = words !== null ? words.join(",") : ids === undefined ? null : `=${ids}`;
  if (source === null) return;
  // The reader says what is wrong with another entry: here it is only advised against.
  writer.validate({
    ranges: [range],
    type: "List",
    rule: { source, inCellDropDown: true },
    errorAlert: {
      showAlert: true,
      style: "Warning",
      title: name,
      message: "This is not in the list. Keep it all the same?",
    },
  });
}

/** As long as the column is filled, so that the drop-down has no blank entries. */
function addIdList(writer: SheetWriter, name: string, column: number): void {
  const letters = columnName(column);
  const cells = (row: number) => `${writer.sheet.name}!$${letters}$${row}`;
  const all = `${cells(FIRST_ROW + 1)}:$${letters}$${FIRST_ROW + LISTED_ROWS}`;
  const formula = `=${cells(FIRST_ROW + 1)}:INDEX(${all},MAX(1,COUNTA(${all})))`;
  writer.model.names.push({ name, formula, comment: "", visible: true, sheet: null });
}

import { columnCount, contains, intersection, rowCount } from "./box";
import type { Box } from "./cells";
import { invalidArgument } from "./excelError";
import { insertCells } from "./insertCells";
import type { SheetModel } from "./sheet";
import type { TableModel } from "./table";
import type { WorkbookModel } from "./workbook";

/** The table of that name anywhere in the workbook: names are unique in the workbook, ignoring case. */
export function findTable(
  model: WorkbookModel,
  name: string,
): { table: TableModel; sheet: SheetModel } | null {
  for (const sheet of model.sheets) {
    const table = sheet.tables.find(
      (one) => one.name.toLowerCase() === name.toLowerCase() || one.id === name,
    );
    if (table) return { table, sheet };
  }
  return null;
}

/** Rows between header and totals. */
export function bodyOf(table: TableModel): Box {
  const top = table.box.top + (table.showHeaders ? 1 : 0);
  return { ...table.box, top, bottom: table.box.bottom - (table.showTotals ? 1 : 0) };
}

/**
 * Makes a table over a block. Without headers a row for "Column1", "Column2" … is inserted above; a block that is
 * only a header row gets an empty row below. Headers become texts, blanks and repeated ones get names of their own.
 *
 * @throws InvalidArgument where the block touches another table
 */
export function addTable(model: WorkbookModel, sheet: SheetModel, box: Box, hasHeaders: boolean): TableModel {
  if (sheet.tables.some((other) => intersection(other.box, box))) {
    throw invalidArgument("A table can't overlap another table.");
  }
  let { bottom } = box;
  if (!hasHeaders) {
    insertCells(model, sheet, { ...box, bottom: box.top }, "Down", "addin");
    bottom++;
  } else if (rowCount(box) === 1) {
    bottom++;
  }
  const table: TableModel = {
    id: String(model.nextId()),
    name: freeTableName(model),
    box: { ...box, bottom },
    showHeaders: true,
    showTotals: false,
    style: "TableStyleMedium2",
    showBandedRows: true,
    showBandedColumns: false,
    showFirstColumn: false,
    showLastColumn: false,
    showFilterButton: true,
    columns: [],
    filters: new Map(),
    changed: true,
    insertRow: hasHeaders && rowCount(box) === 1,
  };
  sheet.tables.push(table);
  for (let i = 0; i < columnCount(box); i++) table.columns.push({ id: i + 1, name: "" });
  nameColumns(sheet, table);
  model.notify({ kind: "tables", sheet, added: table });
  return table;
}

/** @throws InvalidArgument where the name is taken anywhere in the workbook or is no name */
export function renameTable(model: WorkbookModel, sheet: SheetModel, table: TableModel, name: string): void {
  const other = findTable(model, name);
  const isName =
    /^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(name) && !/^[A-Za-z]{1,3}\d{1,7}$|^[RrCc]$/.test(name);
  // Fact: tables.names-are-the-workbooks
  const isTaken = other !== null && other.table !== table;
  if (!isName || isTaken || model.names.some((one) => one.name.toLowerCase() === name.toLowerCase())) {
    throw invalidArgument();
  }
  table.name = name;
  touch(model, sheet, table);
}

/**
 * Gives the table another rectangle: it must overlap the old one and keep its header row. No cell moves and none is
 * cleared; columns that come in are named by what stands in the header row.
 */
export function resizeTable(model: WorkbookModel, sheet: SheetModel, table: TableModel, box: Box): void {
  const { box: old } = table;
  // Fact: tables.resize-keeps-header-row
  const keepsHeader = box.top === old.top && box.bottom >= box.top + 1;
  const others = sheet.tables.filter((other) => other !== table);
  if (!keepsHeader || !intersection(old, box) || others.some((other) => intersection(other.box, box))) {
    throw invalidArgument();
  }
  const lastId = Math.max(0, ...table.columns.map((column) => column.id));
  const columns = Array.from({ length: columnCount(box) }, (_, i) => {
    const before = table.columns[box.left + i - old.left];
    return before ?? { id: lastId + 1 + i, name: "" };
  });
  table.box = box;
  table.columns = columns;
  nameColumns(sheet, table);
  fillCalculatedColumns(sheet, table, { ...box, top: old.bottom + 1 });
  touch(model, sheet, table);
}

/** New rows get the formulas of calculated columns where nothing else was written. */
export function fillCalculatedColumns(sheet: SheetModel, table: TableModel, rows: Box): void {
  table.columns.forEach(({ calculatedFormula }, i) => {
    if (calculatedFormula === undefined) return;
    const column = table.box.left + i;
    for (let row = rows.top; row <= rows.bottom; row++) {
      const isFree = sheet.cells.value(row, column) === null;
      if (isFree) sheet.cells.setFormula(row, column, calculatedFormula);
    }
  });
}

/** What is written into a header row names the columns. */
export function adoptHeaders(model: WorkbookModel, sheet: SheetModel, written: Box): void {
  for (const table of sheet.tables) {
    if (!table.showHeaders || !intersection({ ...table.box, bottom: table.box.top }, written)) continue;
    nameColumns(sheet, table);
    touch(model, sheet, table);
  }
}

/** Keeps header cells and column names equal: texts, none blank, unique ignoring case. */
export function nameColumns(sheet: SheetModel, table: TableModel): void {
  const { top, left } = table.box;
  table.columns.forEach((column, i) => {
    const cell = table.showHeaders ? sheet.cells.value(top, left + i) : column.name;
    const before = table.columns.slice(0, i);
    column.name = freeName(
      before.map((other) => other.name),
      cell === null ? "" : String(cell),
      i + 1,
    );
    if (table.showHeaders && column.name !== cell) sheet.cells.setValue(top, left + i, column.name);
  });
}

/** `wanted`, or where it is blank or taken the next free "Column1" or "Wanted2". */
export function freeColumnName(table: TableModel, wanted: string): string {
  return freeName(
    table.columns.map((column) => column.name),
    wanted,
    table.columns.length + 1,
  );
}

function freeName(taken: readonly string[], wanted: string, position: number): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  if (wanted !== "" && !used.has(wanted.toLowerCase())) return wanted;
  const stem = wanted === "" ? "Column" : wanted;
  for (let n = wanted === "" ? position : 2; ; n++) {
    if (!used.has(`${stem}${n}`.toLowerCase())) return `${stem}${n}`;
  }
}

function freeTableName(model: WorkbookModel): string {
  for (let n = 1; ; n++) {
    const name = `Table${n}`;
    if (!findTable(model, name)) return name;
  }
}

export function touch(model: WorkbookModel, sheet: SheetModel, table: TableModel): void {
  table.changed = true;
  model.notify({ kind: "tables", sheet });
}

/** The tables that a block touches, or holds whole. */
export function tablesIn(sheet: SheetModel, box: Box, fullyContained: boolean): TableModel[] {
  return sheet.tables.filter((table) =>
    fullyContained ? contains(box, table.box) : intersection(box, table.box),
  );
}

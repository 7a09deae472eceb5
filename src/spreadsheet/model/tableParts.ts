import { boxOf, intersection, rowCount } from "./box";
import type { Box } from "./cells";
import { clearCells } from "./clearCells";
import { ExcelError, invalidArgument, invalidOperation } from "./excelError";
import { deleteCells, insertCells } from "./insertCells";
import type { SheetModel } from "./sheet";
import { insertColumns } from "./shiftTables";
import type { TableModel } from "./table";
import { bodyOf, fillCalculatedColumns, nameColumns, touch } from "./tables";
import type { WorkbookModel } from "./workbook";

/** Takes a table away with everything in it; cells below move up. */
export function deleteTable(model: WorkbookModel, sheet: SheetModel, table: TableModel): void {
  sheet.tables.splice(sheet.tables.indexOf(table), 1);
  clearCells(model, sheet, table.box, "All", "addin");
  deleteCells(model, sheet, table.box, "Up", "addin");
  model.notify({ kind: "tables", sheet, deleted: table });
}

/** Inserts rows into the body (before `index`, or at the end) and makes room by moving down what stands below. */
export function insertTableRows(
  model: WorkbookModel,
  sheet: SheetModel,
  table: TableModel,
  index: number | null,
  count: number,
): Box {
  const body = bodyOf(table);
  const at = index === null ? body.bottom + 1 : body.top + index;
  if (at < body.top || at > body.bottom + 1) throw invalidArgument();
  const isFirst = takeInsertRow(sheet, table);
  if (isFirst && count === 1) {
    fillCalculatedColumns(sheet, table, body);
    touch(model, sheet, table);
    return body;
  }
  if (isFirst) {
    const rest = insertTableRows(model, sheet, table, null, count - 1);
    return { ...rest, top: body.top };
  }
  const rows = { ...body, top: at, bottom: at + count - 1 };
  const { box } = table;
  const isEnd = at === body.bottom + 1 && !table.showTotals;
  const below = { ...box, top: box.bottom + 1, bottom: box.bottom + count };
  // Fact: tables.added-row-makes-room
  if (!isEnd || !isEmpty(sheet, below)) insertCells(model, sheet, rows, "Down", "addin");
  // Rows inside the table have grown it already; those before its first or after its last row have only made room.
  table.box = { ...box, bottom: box.bottom + count };
  fillCalculatedColumns(sheet, table, rows);
  touch(model, sheet, table);
  return rows;
}

/** Whether the first record may have the row that waits for it; from then on no row waits. */
function takeInsertRow(sheet: SheetModel, table: TableModel): boolean {
  const body = bodyOf(table);
  const waits = table.insertRow === true && rowCount(body) === 1;
  table.insertRow = false;
  return waits && sheet.cells.read(body).every((row) => row.every((value) => value === null));
}

/** @throws InsertDeleteConflict while a filter is on */
export function deleteTableRows(
  model: WorkbookModel,
  sheet: SheetModel,
  table: TableModel,
  index: number,
  count: number,
): void {
  const body = bodyOf(table);
  if (index < 0 || index + count > rowCount(body)) throw invalidArgument();
  refuseFiltered(table);
  const rows = { ...body, top: body.top + index, bottom: body.top + index + count - 1 };
  // A table keeps one row: the last one is only emptied.
  if (count === rowCount(body)) {
    clearCells(model, sheet, { ...rows, bottom: rows.top }, "Contents", "addin");
    if (count > 1) deleteCells(model, sheet, { ...rows, top: rows.top + 1 }, "Up", "addin");
    table.insertRow = true;
  } else {
    deleteCells(model, sheet, rows, "Up", "addin");
  }
  touch(model, sheet, table);
}

/** Inserts a column before `index`, or at the right end. */
export function insertTableColumn(
  model: WorkbookModel,
  sheet: SheetModel,
  table: TableModel,
  index: number | null,
): number {
  const at = index === null || index < 0 ? table.columns.length : index;
  if (at > table.columns.length) throw invalidArgument();
  const { box } = table;
  const column = boxOf(box.top, box.left + at, rowCount(box), 1);
  const isInside = at > 0 && at < table.columns.length;
  if (at < table.columns.length || !isEmpty(sheet, column))
    insertCells(model, sheet, column, "Right", "addin");
  // Cells inserted inside a table widen it; before its first or after its last column they only make room.
  if (!isInside) insertColumns(table, at, 1);
  table.box = { ...box, right: box.right + 1 };
  nameColumns(sheet, table);
  touch(model, sheet, table);
  return at;
}

export function deleteTableColumn(
  model: WorkbookModel,
  sheet: SheetModel,
  table: TableModel,
  index: number,
): void {
  if (table.columns.length === 1) throw invalidOperation();
  refuseFiltered(table);
  const column = table.box.left + index;
  deleteCells(model, sheet, boxOf(table.box.top, column, rowCount(table.box), 1), "Left", "addin");
  touch(model, sheet, table);
}

/** Shows or hides the header row; the names stay with the columns. */
export function setHeadersShown(
  model: WorkbookModel,
  sheet: SheetModel,
  table: TableModel,
  shown: boolean,
): void {
  if (shown === table.showHeaders) return;
  const { box } = table;
  if (shown) {
    const above = { ...box, top: box.top - 1, bottom: box.top - 1 };
    const hasRoom = box.top > 0 && isEmpty(sheet, above);
    if (hasRoom) table.box = { ...box, top: box.top - 1 };
    else {
      insertCells(model, sheet, { ...box, bottom: box.top }, "Down", "addin");
      table.box = { ...table.box, top: box.top };
    }
    table.columns.forEach((column, i) =>
      sheet.cells.setValue(table.box.top, table.box.left + i, column.name),
    );
    table.showHeaders = true;
  } else {
    // Cells that are no headers any more can be blank without renaming a column.
    table.showHeaders = false;
    table.box = { ...box, top: box.top + 1 };
    clearCells(model, sheet, { ...box, bottom: box.top }, "Contents", "addin");
  }
  touch(model, sheet, table);
}

/** Adds or takes away the totals row: "Total" in the first column, the sum of the last one. */
export function setTotalsShown(
  model: WorkbookModel,
  sheet: SheetModel,
  table: TableModel,
  shown: boolean,
): void {
  if (shown === table.showTotals) return;
  const { box } = table;
  if (!shown) {
    table.showTotals = false;
    table.box = { ...box, bottom: box.bottom - 1 };
    clearCells(model, sheet, { ...box, top: box.bottom }, "Contents", "addin");
    return touch(model, sheet, table);
  }
  const row = { ...box, top: box.bottom + 1, bottom: box.bottom + 1 };
  if (!isEmpty(sheet, row)) insertCells(model, sheet, row, "Down", "addin");
  table.box = { ...box, bottom: row.bottom };
  table.showTotals = true;
  const last = table.columns.length - 1;
  if (last > 0) {
    table.columns[0]!.totalsLabel = "Total";
    sheet.cells.setValue(row.top, box.left, "Total");
  }
  const numeric = sheet.cells
    .read({ ...bodyOf(table), left: box.right })
    .some(([value]) => typeof value === "number");
  table.columns[last]!.totalsFunction = numeric ? "sum" : "count";
  const code = numeric ? 109 : 103;
  sheet.cells.setFormula(row.top, box.right, `=SUBTOTAL(${code},[${table.columns[last]!.name}])`);
  model.notify({ kind: "values", sheet, box: row, source: "addin" });
  touch(model, sheet, table);
}

function refuseFiltered(table: TableModel): void {
  // Fact: tables.filter-stops-row-deletion
  if (table.filters.size === 0) return;
  throw new ExcelError(
    "InsertDeleteConflict",
    "The insert or delete operation attempted resulted in a conflict.",
  );
}

function isEmpty(sheet: SheetModel, box: Box): boolean {
  if (sheet.tables.some((table) => intersection(table.box, box))) return false;
  return sheet.cells.read(box).every((row) => row.every((value) => value === null));
}

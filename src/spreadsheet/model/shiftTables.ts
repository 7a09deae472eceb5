import { sameBox } from "./box";
import type { Shift } from "./insertCells";
import { shiftBox } from "./shiftReferences";
import type { TableModel } from "./table";

/** Moves, grows and shrinks the tables of a sheet whose cells were shifted; a table whose cells are all gone goes. */
export function shiftTables(shift: Shift): void {
  const { tables } = shift.sheet;
  for (const table of [...tables]) {
    const moved = shiftBox(table.box, shift);
    if (!moved) tables.splice(tables.indexOf(table), 1);
    if (!moved || sameBox(moved, table.box)) continue;
    if (!shift.vertical) shiftColumns(table, shift);
    table.box = moved;
    table.changed = true;
  }
}

function shiftColumns(table: TableModel, { box, by }: Shift): void {
  const { left, right } = table.box;
  if (by > 0) {
    if (box.left > left && box.left <= right) insertColumns(table, box.left - left, by);
    return;
  }
  const first = Math.max(0, box.left - left);
  const last = Math.min(table.columns.length - 1, box.right - left);
  if (last < first) return;
  table.columns.splice(first, last - first + 1);
  moveFilters(table, (column) =>
    column < first ? column : column > last ? column - (last - first + 1) : null,
  );
}

/** Adds columns without a name at `index`; their cells are there already. */
export function insertColumns(table: TableModel, index: number, count: number): void {
  const id = Math.max(0, ...table.columns.map((column) => column.id));
  const added = Array.from({ length: count }, (_, i) => ({ id: id + 1 + i, name: `Column${id + 1 + i}` }));
  table.columns.splice(index, 0, ...added);
  moveFilters(table, (column) => (column >= index ? column + count : column));
}

function moveFilters(table: TableModel, place: (column: number) => number | null): void {
  const filters = [...table.filters];
  table.filters.clear();
  for (const [column, filter] of filters) {
    const moved = place(column);
    if (moved !== null) table.filters.set(moved, filter);
  }
}

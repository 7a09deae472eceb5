import { columnCount, intersection } from "./box";
import type { Box } from "./cells";
import type { SheetModel } from "./sheet";
import type { TableModel } from "./table";
import { fillCalculatedColumns, freeColumnName } from "./tables";
import type { WorkbookModel } from "./workbook";

/**
 * Excel's auto-expansion: what is written right below or right beside a table becomes part of it, as far down as the
 * written block has no empty row at its end. Nothing grows under a totals row, into another table, by formulas alone,
 * or where a validation rule stands below.
 */
export function growTables(model: WorkbookModel, sheet: SheetModel, written: Box): void {
  for (const table of sheet.tables) {
    if (growDown(sheet, table, written) || growRight(sheet, table, written)) {
      table.changed = true;
      model.notify({ kind: "tables", sheet });
    }
  }
}

function growDown(sheet: SheetModel, table: TableModel, written: Box): boolean {
  const { box } = table;
  const starts = written.top <= box.bottom + 1 && written.bottom > box.bottom;
  const beside = written.left >= box.left && written.right <= box.right;
  // Fact: tables.no-growth-under-totals
  if (!starts || !beside || table.showTotals) return false;
  const added = {
    top: box.bottom + 1,
    left: box.left,
    bottom: lastFilledRow(sheet, written),
    right: box.right,
  };
  if (added.bottom < added.top || isTaken(sheet, table, added)) return false;
  // Fact: tables.no-growth-by-formulas
  if (isOfFormulas(sheet, { ...written, top: added.top, bottom: added.bottom })) return false;
  // Fact: tables.no-growth-over-validation
  if (sheet.validations.some((rule) => rule.ranges.some((range) => intersection(range, added)))) return false;
  table.box = { ...box, bottom: added.bottom };
  fillCalculatedColumns(sheet, table, added);
  return true;
}

function growRight(sheet: SheetModel, table: TableModel, written: Box): boolean {
  const { box } = table;
  const starts = written.left === box.right + 1;
  if (!starts || written.top < box.top || written.bottom > box.bottom) return false;
  const added = { top: box.top, left: box.right + 1, bottom: box.bottom, right: written.right };
  if (
    isTaken(sheet, table, added) ||
    sheet.cells
      .read(written)
      .flat()
      .every((value) => value === null)
  )
    return false;
  table.box = { ...box, right: added.right };
  for (let i = 0; i < columnCount(added); i++) {
    const column = added.left + i;
    const header = table.showHeaders ? sheet.cells.value(box.top, column) : null;
    const name = freeColumnName(table, header === null ? "" : String(header));
    table.columns.push({ id: Math.max(0, ...table.columns.map((c) => c.id)) + 1, name });
    if (table.showHeaders) sheet.cells.setValue(box.top, column, name);
  }
  return true;
}

/** Formulas alone below a table are taken for its totals, and stay outside. */
function isOfFormulas({ cells }: SheetModel, box: Box): boolean {
  return cells
    .read(box)
    .every((row, r) =>
      row.every((value, c) => value === null || cells.formula(box.top + r, box.left + c) !== undefined),
    );
}

/** A blank row at the end of what was written stays outside: a slice that ends in blanks leaves the table short. */
function lastFilledRow(sheet: SheetModel, written: Box): number {
  for (let row = written.bottom; row >= written.top; row--) {
    for (let column = written.left; column <= written.right; column++) {
      const { cells } = sheet;
      if (cells.value(row, column) !== null || cells.formula(row, column) !== undefined) return row;
    }
  }
  return -1;
}

function isTaken(sheet: SheetModel, table: TableModel, added: Box): boolean {
  return sheet.tables.some((other) => other !== table && intersection(other.box, added));
}

import { intersection, isOnSheet } from "./box";
import { MAX_COLUMNS, MAX_ROWS, type Box, type CellValue } from "./cells";
import { ExcelError, invalidArgument } from "./excelError";
import { shiftReferences } from "./shiftReferences";
import type { SheetModel } from "./sheet";
import { withdrawSpills } from "./spills";
import type { ChangeSource, WorkbookModel } from "./workbook";

/** What moves when cells are inserted or deleted: the rest of the box's columns (vertical) or rows. */
export interface Shift {
  readonly sheet: SheetModel;
  /** The cells that came in or went. */
  readonly box: Box;
  readonly vertical: boolean;
  /** Cells by which the rest moves; negative when cells were deleted. */
  readonly by: number;
}

/** Inserts empty cells at `box` and moves what stood there down or right, with everything that refers to it. */
export function insertCells(
  model: WorkbookModel,
  sheet: SheetModel,
  box: Box,
  shift: "Down" | "Right",
  source: ChangeSource = "user",
): void {
  const vertical = shift === "Down";
  const by = vertical ? box.bottom - box.top + 1 : box.right - box.left + 1;
  perform(model, { sheet, box, vertical, by });
  model.notify({ kind: "cellsInserted", sheet, box, shift, source });
}

/** Deletes the cells of `box` and moves the rest up or left, with everything that refers to it. */
export function deleteCells(
  model: WorkbookModel,
  sheet: SheetModel,
  box: Box,
  shift: "Up" | "Left",
  source: ChangeSource = "user",
): void {
  const vertical = shift === "Up";
  const by = vertical ? box.top - box.bottom - 1 : box.left - box.right - 1;
  perform(model, { sheet, box, vertical, by });
  model.notify({ kind: "cellsDeleted", sheet, box, shift, source });
}

function perform(model: WorkbookModel, shift: Shift): void {
  if (!isOnSheet(shift.box)) throw invalidArgument();
  refuseTornTables(shift);
  withdrawSpills(shift.sheet);
  moveCells(shift);
  shiftReferences(model, shift);
}

/** A table may move, grow or shrink as a whole; cutting through some of its columns or rows is refused. */
function refuseTornTables({ sheet, box, vertical }: Shift): void {
  const moving = vertical ? { ...box, bottom: MAX_ROWS - 1 } : { ...box, right: MAX_COLUMNS - 1 };
  for (const table of sheet.tables) {
    if (!intersection(table.box, moving)) continue;
    const torn = vertical
      ? table.box.left < box.left || table.box.right > box.right
      : table.box.top < box.top || table.box.bottom > box.bottom;
    if (torn || (table.filters.size > 0 && intersection(table.box, box))) {
      throw new ExcelError(
        "InsertDeleteConflict",
        "The insert or delete operation attempted resulted in a conflict.",
      );
    }
  }
}

interface MovedCell {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  readonly style: number;
  readonly formula: string | undefined;
}

function moveCells({ sheet, box, vertical, by }: Shift): void {
  const { cells } = sheet;
  const used = cells.used(false);
  if (!used) return;
  const rest = intersection(
    used,
    vertical ? { ...box, bottom: MAX_ROWS - 1 } : { ...box, right: MAX_COLUMNS - 1 },
  );
  if (!rest) return;
  const moved: MovedCell[] = [];
  cells.forEach(rest, (row, column, value, style) => {
    moved.push({ row, column, value, style, formula: cells.formula(row, column) });
  });
  for (const { row, column } of moved) {
    cells.setValue(row, column, null);
    cells.setStyle(row, column, 0);
  }
  const gone = by < 0 ? box : null;
  for (const cell of moved) {
    const isGone = gone && (vertical ? cell.row <= gone.bottom : cell.column <= gone.right);
    if (isGone) continue;
    const row = vertical ? cell.row + by : cell.row;
    const column = vertical ? cell.column : cell.column + by;
    if (row >= MAX_ROWS || column >= MAX_COLUMNS) throw invalidArgument();
    cells.setValue(row, column, cell.value);
    cells.setStyle(row, column, cell.style);
    if (cell.formula !== undefined) cells.setFormula(row, column, cell.formula);
  }
}

import type { Command } from "@odoo/o-spreadsheet";
import { MAX_COLUMNS, MAX_ROWS, type Box } from "../../spreadsheet/model/cells";
import { ExcelError } from "../../spreadsheet/model/excelError";
import { deleteCells, insertCells } from "../../spreadsheet/model/insertCells";
import { refuseLocked, refuseUnlessAllowed } from "../../spreadsheet/model/protection";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import {
  activateSheet,
  addSheet,
  deleteSheet,
  moveSheet,
  renameSheet,
  setVisibility,
} from "../../spreadsheet/model/sheets";
import type { GridContext } from "./gridContext";

/**
 * Commands that the grid leaves to the workbook, because they move or rename what formulas, tables and charts
 * refer to. The workbook does them and the grid then shows the outcome.
 */
const performed: ReadonlySet<Command["type"]> = new Set([
  "ADD_COLUMNS_ROWS",
  "REMOVE_COLUMNS_ROWS",
  "INSERT_CELL",
  "DELETE_CELL",
  "CREATE_SHEET",
  "DELETE_SHEET",
  "MOVE_SHEET",
  "RENAME_SHEET",
  "HIDE_SHEET",
  "SHOW_SHEET",
]);

/** Commands that neither does: what they would make, and Excel can. */
const refused: Readonly<Partial<Record<Command["type"], string>>> = {
  MOVE_COLUMNS_ROWS: "move rows and columns",
  DUPLICATE_SHEET: "copy sheets",
  LOCK_SHEET: "protect sheets",
  UNLOCK_SHEET: "unprotect sheets",
  CREATE_CHART: "insert charts",
  UPDATE_CHART: "change charts",
  CREATE_IMAGE: "insert pictures",
  CREATE_CAROUSEL: "insert this",
  CREATE_TABLE: "make tables",
  UPDATE_TABLE: "change tables",
  RESIZE_TABLE: "change tables",
  REMOVE_TABLE: "change tables",
  ADD_CONDITIONAL_FORMAT: "make conditional formats",
  REMOVE_CONDITIONAL_FORMAT: "change conditional formats",
  CHANGE_CONDITIONAL_FORMAT_PRIORITY: "change conditional formats",
  ADD_DATA_VALIDATION_RULE: "make validation rules",
  REMOVE_DATA_VALIDATION_RULE: "change validation rules",
  ADD_PIVOT: "make pivot tables",
  INSERT_PIVOT: "make pivot tables",
  CREATE_NAMED_RANGE: "define names",
  UPDATE_NAMED_RANGE: "change names",
  DELETE_NAMED_RANGE: "delete names",
  GROUP_HEADERS: "group rows",
};

/** True for a person's command that the grid itself must not carry out. */
export function isForWorkbook(command: Command, context: GridContext): boolean {
  if (command.type === "UPDATE_CELL") return isProtected(command, context);
  if (command.type === "ADD_COLUMNS_ROWS" && isOnlyRoom(command, context)) return false;
  return performed.has(command.type) || command.type in refused;
}

/** More empty rows or columns at the end are only more grid to look at. */
function isOnlyRoom(command: Extract<Command, { type: "ADD_COLUMNS_ROWS" }>, context: GridContext): boolean {
  const used = context.sheetOf(command.sheetId)?.cells.used(false);
  const last = command.dimension === "ROW" ? used?.bottom : used?.right;
  return command.position === "after" && command.base >= (last ?? -1);
}

function isProtected(
  { sheetId, row, col }: { sheetId: string; row: number; col: number },
  context: GridContext,
): boolean {
  const sheet = context.sheetOf(sheetId);
  return sheet !== undefined && refusal(() => refuseLocked(context.book, sheet, cellBox(row, col))) !== null;
}

function cellBox(row: number, column: number): Box {
  return { top: row, left: column, bottom: row, right: column };
}

/**
 * Does in the workbook what the grid left to it.
 * @returns a sentence for the person where Excel, or the workbench, refuses; null otherwise
 */
export function performInWorkbook(command: Command, context: GridContext): string | null {
  if (command.type === "UPDATE_CELL" && isProtected(command, context)) {
    return "This cell is protected. Unprotect the sheet in Excel to change it.";
  }
  const verb = refused[command.type];
  if (verb) return `The workbench does not ${verb}: please do it in Excel.`;
  return refusal(() => perform(command, context));
}

function refusal(act: () => void): string | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof ExcelError) return error.message;
    throw error;
  }
}

function perform(command: Command, context: GridContext): void {
  const { book } = context;
  if (command.type === "CREATE_SHEET") {
    const sheet = addSheet(book);
    moveSheet(book, sheet, book.sheets.indexOf(book.activeSheet) + 1);
    return activateSheet(book, sheet);
  }
  const sheet = "sheetId" in command ? context.sheetOf(command.sheetId) : book.activeSheet;
  if (!sheet) return;
  switch (command.type) {
    case "ADD_COLUMNS_ROWS": {
      const first = command.position === "before" ? command.base : command.base + 1;
      refuseUnlessAllowed(sheet, command.dimension === "ROW" ? "allowInsertRows" : "allowInsertColumns");
      const box = lines(command.dimension, first, first + command.quantity - 1);
      return insertCells(book, sheet, box, command.dimension === "ROW" ? "Down" : "Right");
    }
    case "REMOVE_COLUMNS_ROWS":
      refuseUnlessAllowed(sheet, command.dimension === "ROW" ? "allowDeleteRows" : "allowDeleteColumns");
      for (const element of [...command.elements].sort((a, b) => b - a)) {
        deleteCells(
          book,
          sheet,
          lines(command.dimension, element, element),
          command.dimension === "ROW" ? "Up" : "Left",
        );
      }
      return;
    case "INSERT_CELL":
      refuseLocked(book, sheet, command.zone);
      return insertCells(book, sheet, command.zone, command.shiftDimension === "ROW" ? "Down" : "Right");
    case "DELETE_CELL":
      refuseLocked(book, sheet, command.zone);
      return deleteCells(book, sheet, command.zone, command.shiftDimension === "ROW" ? "Up" : "Left");
    case "DELETE_SHEET":
      return deleteSheet(book, sheet);
    case "MOVE_SHEET":
      return moveSheet(book, sheet, positionAfter(sheet, command.delta, context));
    case "RENAME_SHEET":
      return renameSheet(book, sheet, command.newName);
    case "HIDE_SHEET":
      return setVisibility(book, sheet, "Hidden");
    case "SHOW_SHEET":
      return setVisibility(book, sheet, "Visible");
    default:
      return;
  }
}

function lines(dimension: "ROW" | "COL", first: number, last: number): Box {
  return dimension === "ROW"
    ? { top: first, bottom: last, left: 0, right: MAX_COLUMNS - 1 }
    : { top: 0, bottom: MAX_ROWS - 1, left: first, right: last };
}

/** The grid counts the sheets that it knows; very hidden ones are none of them. */
function positionAfter(sheet: SheetModel, delta: number, { book }: GridContext): number {
  const known = book.sheets.filter(({ visibility }) => visibility !== "VeryHidden");
  const neighbour = known[known.indexOf(sheet) + delta];
  return neighbour ? book.sheets.indexOf(neighbour) : book.sheets.indexOf(sheet);
}

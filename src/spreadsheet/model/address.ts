import { isOnSheet, isWholeColumns, isWholeRows } from "./box";
import { MAX_COLUMNS, MAX_ROWS, type Box } from "./cells";

/** A block of cells as a formula or an address names it; `sheet` is null where none is named. */
export interface Reference {
  readonly sheet: string | null;
  readonly box: Box;
}

/** 0 is "A", 26 is "AA". */
export function columnName(column: number): string {
  let name = "";
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  }
  return name;
}

/** "A" is 0; any case. */
export function columnIndex(name: string): number {
  let n = 0;
  for (const letter of name.toUpperCase()) n = n * 26 + letter.charCodeAt(0) - 64;
  return n - 1;
}

const SHEET = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.*)$/s;
const CELLS = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$/;
const COLUMNS = /^\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})$/;
const ROWS = /^\$?(\d{1,7}):\$?(\d{1,7})$/;

/** Reads "B2", "A1:C3", "A:C", "2:5", each with "$" and with "Sheet1!" or "'My sheet'!" before it; null when it is none of them. */
export function parseReference(text: string): Reference | null {
  const named = SHEET.exec(text);
  const sheet = named ? (named[1]?.replaceAll("''", "'") ?? named[2]!) : null;
  const box = parseBox((named ? named[3]! : text).trim());
  return box && { sheet, box };
}

function parseBox(text: string): Box | null {
  let box: Box | null = null;
  const cells = CELLS.exec(text);
  const columns = cells ? null : COLUMNS.exec(text);
  const rows = cells || columns ? null : ROWS.exec(text);
  if (cells) {
    const [row, column] = [Number(cells[2]) - 1, columnIndex(cells[1]!)];
    box = ordered(
      row,
      column,
      cells[4] ? Number(cells[4]) - 1 : row,
      cells[3] ? columnIndex(cells[3]) : column,
    );
  } else if (columns) {
    box = ordered(0, columnIndex(columns[1]!), MAX_ROWS - 1, columnIndex(columns[2]!));
  } else if (rows) {
    box = ordered(Number(rows[1]) - 1, 0, Number(rows[2]) - 1, MAX_COLUMNS - 1);
  }
  return box && isOnSheet(box) ? box : null;
}

function ordered(row: number, column: number, otherRow: number, otherColumn: number): Box {
  return {
    top: Math.min(row, otherRow),
    left: Math.min(column, otherColumn),
    bottom: Math.max(row, otherRow),
    right: Math.max(column, otherColumn),
  };
}

/** "B2", "A1:C3", "A:C" or "2:5", with "$" where `absolute`. */
export function addressOf(box: Box, absolute = false): string {
  const dollar = absolute ? "$" : "";
  const column = (n: number) => dollar + columnName(n);
  const row = (n: number) => dollar + (n + 1);
  if (isWholeColumns(box)) return `${column(box.left)}:${column(box.right)}`;
  if (isWholeRows(box)) return `${row(box.top)}:${row(box.bottom)}`;
  const first = column(box.left) + row(box.top);
  const last = column(box.right) + row(box.bottom);
  return first === last ? first : `${first}:${last}`;
}

/** The sheet's name as formulas and addresses write it: in quotes unless it is a plain word that is no cell's name. */
export function quoteSheetName(name: string): string {
  const plain =
    /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !CELLS.test(name) && !/^[Rr]\d*[Cc]\d*$/.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

/** Reference text such as "'Trend data'!$B$2:$B$25". */
export function referenceText(sheet: string, box: Box): string {
  return `${quoteSheetName(sheet)}!${addressOf(box, true)}`;
}

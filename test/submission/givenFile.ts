import type { RawCell } from "../../src/submission/block";
import type { FileSheet, FileSheets } from "../../src/submission/fileSheets";
import type { FoundObservation } from "../../src/submission/foundObservations";
import { proposeReading, type Reading } from "../../src/submission/proposeReading";

export type Cell = RawCell | { readonly date: string } | { readonly percent: number };
export type Rows = readonly (readonly Cell[])[];

/** A day as Excel keeps it, with a date format. */
export const date = (iso: string): Cell => ({ date: iso });
/** A fraction that is shown as a percentage. */
export const percent = (fraction: number): Cell => ({ percent: fraction });

function valueOf(cell: Cell): RawCell {
  if (cell === null || typeof cell !== "object") return cell;
  return "date" in cell ? Date.parse(cell.date) / 86_400_000 + 25_569 : cell.percent;
}

function categoryOf(cell: Cell): string {
  if (cell === null || typeof cell !== "object") return "";
  return "date" in cell ? "Date" : "Percentage";
}

export function givenSheet(name: string, rows: Rows, more: Partial<FileSheet> = {}): FileSheet {
  const values = rows.map((cells) => cells.map(valueOf));
  const categories = rows.map((cells) => cells.map(categoryOf));
  const block = { sheet: name, row: 0, column: 0, values, categories };
  return { name, hidden: false, block, merges: [], hiddenRows: [], hiddenColumns: [], ...more };
}

export function givenFile(...sheets: readonly FileSheet[]): FileSheets {
  return { format: "Excel workbook (.xlsx)", date1904: false, sheets, notes: [] };
}

/** The reading of one sheet with these rows. */
export function reading(rows: Rows, more: Partial<FileSheet> = {}): Reading {
  return proposeReading(givenFile(givenSheet("Figures", rows, more)));
}

/** `B3 Harbor, Visits, 2026-08: 26/48` with the mark, if any, at the end. */
export function line(found: FoundObservation): string {
  const { provider, indicator, period, value, numerator, denominator, mark, cell } = found;
  const counts = numerator === null && denominator === null;
  const figure = counts ? String(value) : `${numerator}/${denominator}`;
  return `${cell} ${provider}, ${indicator}, ${period}: ${figure}${mark === null ? "" : ` ${mark}`}`;
}

export const lines = ({ tables }: Reading): string[] =>
  tables.flatMap(({ observations }) => observations.map(line));

/** `mark:* at B3 = suppressed` */
export const questions = ({ tables }: Reading): string[] =>
  tables.flatMap((table) =>
    table.questions.map(
      ({ id, cells, assumed }) => `${id} at ${cells}${assumed === null ? "" : ` = ${assumed}`}`,
    ),
  );

export const notes = ({ tables, notes: own }: Reading): string[] => [
  ...tables.flatMap((table) => table.notes),
  ...own,
];

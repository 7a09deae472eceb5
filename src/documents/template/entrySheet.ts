import {
  SPARE_ROWS,
  type TemplateColumn,
  type TemplateTable,
  TEMPLATE_HELP_LIMIT,
  TEMPLATE_HELP_TITLE_LIMIT,
  TEMPLATE_LISTS,
} from "../../submission/templateDefinition";
import { columnName } from "../../spreadsheet/model/address";
import type { StyleChange } from "../../spreadsheet/model/style";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { CONCERN, FINE, GIVEN, HEADER, HINT, INPUT, MARKER, QUESTION, READ, TITLE } from "../documentLook";
import { type Entry, isComputed, linesOf, SheetWriter } from "../sheetWriter";

const MARKER_ROW = 2;
const HEADER_ROW = 3;
/** Zero-based row of the first record. */
export const FIRST_ENTRY_ROW = HEADER_ROW + 1;
const MOST_LINES = 8;
/** Signs with which the check of a row begins. */
export const SIGNS = { stop: "✖", ask: "?", note: "i", ok: "✔", todo: "✎" } as const;

/** One row of an entry table. */
export interface EntryRow {
  readonly cells: Readonly<Record<string, Entry>>;
  /** Figures that the row's indicator needs; absent: those of every kind (spare rows). */
  readonly figures?: readonly string[];
  /** What to count, for the input message of a figure; absent: the column's own help. */
  readonly help?: Readonly<Record<string, string>>;
  /** The figures may be fractions, or below zero. */
  readonly mayBeFraction?: boolean;
  readonly mayBeNegative?: boolean;
}

export interface EntrySheet {
  readonly table: TemplateTable;
  readonly hint: string;
  readonly rows: readonly EntryRow[];
  /** What a spare row holds, by its zero-based row on the sheet and its place among the spare ones. */
  readonly spare: (row: number, index: number) => EntryRow["cells"];
  /** Columns that stay in view on the left. */
  readonly frozenColumns: number;
}

/** Adds a sheet with one table: prefilled rows, spare rows, drop-downs, input messages, locked and yellow cells. */
export function addEntrySheet(
  model: WorkbookModel,
  { table, hint, rows, spare, frozenColumns }: EntrySheet,
): SheetWriter {
  const writer = new SheetWriter(model, table.sheet);
  const { sheet } = writer;
  const { columns } = table;
  const lastRow = FIRST_ENTRY_ROW + rows.length + SPARE_ROWS - 1;
  writer.put(0, 0, table.sheet, TITLE);
  writer.put(1, 0, hint, HINT);
  sheet.rowHeights.set(0, 28);
  sheet.rowHeights.set(HEADER_ROW, 33);
  writer.widths(columns.map(({ width }) => width));
  columns.forEach((column, index) => {
    if (column.filling === "figure" || column.filling === "entered") {
      writer.put(MARKER_ROW, index, `${SIGNS.todo} fill in`, MARKER);
    }
    writer.put(HEADER_ROW, index, column.name, HEADER);
  });
  rows.forEach((row, i) => putRow(writer, table, FIRST_ENTRY_ROW + i, row, false));
  for (let i = 0; i < SPARE_ROWS; i++) {
    const row = FIRST_ENTRY_ROW + rows.length + i;
    putRow(writer, table, row, { cells: spare(row, i) }, true);
  }
  writer.table(table.name, { top: HEADER_ROW, left: 0, bottom: lastRow, right: columns.length - 1 });
  addRules(writer, table, rows, lastRow);
  colourChecks(writer, table, lastRow);
  sheet.frozenRows = FIRST_ENTRY_ROW;
  sheet.frozenColumns = frozenColumns;
  // Right of the check stand notes and ids, which would make the print too small to read.
  const checkColumn = columns.findIndex(({ name }) => name === "check");
  writer.print("Landscape", HEADER_ROW, checkColumn < 0 ? columns.length - 1 : checkColumn, lastRow);
  writer.protect();
  return writer;
}

/** A cell of a row, as a formula of the same sheet refers to it. */
export function cellOf(table: TemplateTable, column: string, row: number): string {
  return `$${columnName(columnOf(table, column))}${row + 1}`;
}

export function columnOf({ columns, name }: TemplateTable, column: string): number {
  const index = columns.findIndex((one) => one.name === column);
  if (index < 0) throw new RangeError(`${name} has no column ${column}`);
  return index;
}

function putRow(
  writer: SheetWriter,
  { columns }: TemplateTable,
  row: number,
  given: EntryRow,
  isSpare: boolean,
): void {
  let lines = isSpare ? 1 : 2;
  columns.forEach((column, index) => {
    const entry = given.cells[column.name] ?? null;
    writer.put(row, index, entry, lookOf(column, isOpen(column, given, isSpare)));
    const shown = isComputed(entry) ? entry.result : entry;
    // The check says little while nothing is entered, and later what fits: it does not set the height.
    if (typeof shown === "string" && column.name !== "check")
      lines = Math.max(lines, linesOf(shown, column.width));
  });
  writer.lines(row, Math.min(lines, MOST_LINES));
}

function isOpen({ name, filling, list }: TemplateColumn, { figures }: EntryRow, isSpare: boolean): boolean {
  if (filling === "entered") return true;
  if (filling === "figure") return isSpare || (figures?.includes(name) ?? false);
  return filling === "given" && isSpare && list !== undefined;
}

function lookOf(column: TemplateColumn, isInput: boolean): StyleChange {
  const { kind, isAid, filling } = column;
  const format = kind === "date" ? "d mmm yyyy" : kind === undefined ? "@" : "General";
  const side = { horizontal: kind === "count" || kind === "number" ? "Right" : "Left" } as const;
  if (isInput) return { ...INPUT, ...side, numberFormat: format };
  // A formula in a text cell would stay text.
  if (isAid) return { ...READ, numberFormat: "General" };
  if (filling === "computed") return { ...GIVEN, horizontal: "Right", numberFormat: "0.000" };
  return { ...(column.name === "action" ? READ : GIVEN), ...side, numberFormat: format };
}

function addRules(
  writer: SheetWriter,
  table: TemplateTable,
  rows: readonly EntryRow[],
  lastRow: number,
): void {
  table.columns.forEach((column, index) => {
    const firstSpare = FIRST_ENTRY_ROW + rows.length;
    const range = (top: number, bottom: number) => ({ top, left: index, bottom, right: index });
    if (column.filling === "figure") {
      for (const [top, bottom, row] of blocks(rows)) {
        if (row.figures?.includes(column.name)) addFigureRule(writer, range(top, bottom), column, row);
      }
      addFigureRule(writer, range(firstSpare, lastRow), column, { cells: {} });
    } else if (column.kind === "count" || column.kind === "number") {
      addFigureRule(writer, range(FIRST_ENTRY_ROW, lastRow), column, { cells: {} });
    } else if (column.filling !== "computed") {
      const first = column.filling === "entered" ? FIRST_ENTRY_ROW : firstSpare;
      addEntryRule(writer, range(first, lastRow), column);
    }
  });
}

type Range = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

/** Rows that follow each other and ask for the same. */
function blocks(rows: readonly EntryRow[]): [top: number, bottom: number, row: EntryRow][] {
  const found: [number, number, EntryRow][] = [];
  rows.forEach((row, i) => {
    const last = found.at(-1);
    if (last && last[2].help === row.help && last[2].figures === row.figures) last[1] = FIRST_ENTRY_ROW + i;
    else found.push([FIRST_ENTRY_ROW + i, FIRST_ENTRY_ROW + i, row]);
  });
  return found;
}

/** A number or a value code; pasting goes around it, so the Check sheet asks again. */
function addFigureRule(writer: SheetWriter, range: Range, column: TemplateColumn, row: EntryRow): void {
  const cell = `${columnName(range.left)}${range.top + 1}`;
  const isSpare = row.figures === undefined;
  const isWhole = column.kind === "count" && !row.mayBeFraction && !isSpare;
  const number = [
    `ISNUMBER(${cell})`,
    ...(row.mayBeNegative || isSpare ? [] : [`${cell}>=0`]),
    ...(isWhole ? [`${cell}=INT(${cell})`] : []),
  ];
  const isCode = `ISNUMBER(MATCH(UPPER(TRIM(${cell})),${TEMPLATE_LISTS.codes},0))`;
  const isSmall = `AND(LEFT(${cell})="<",ISNUMBER(VALUE(SUBSTITUTE(MID(${cell},2,4),"=",""))))`;
  const help = row.help?.[column.name];
  const message = help === undefined ? column.help : `${help}. ${column.help}`;
  writer.validate({
    ranges: [range],
    type: "Custom",
    rule: { formula: `=IF(ISNUMBER(${cell}),AND(${number.join(",")}),OR(${isCode},${isSmall}))` },
    prompt: prompt(column.name, message.length <= TEMPLATE_HELP_LIMIT ? message : (help ?? column.help)),
    errorAlert: {
      showAlert: true,
      style: "Stop",
      title: "This is no figure",
      message: `Enter a ${isWhole ? "whole " : ""}number, 0, NA (does not apply), ND (not collected yet) or a small count such as <11.`,
    },
  });
}

function addEntryRule(writer: SheetWriter, range: Range, column: TemplateColumn): void {
  const { name, help, list, kind, maxLength } = column;
  const shared = { ranges: [range], prompt: prompt(name, help) };
  const alert = (message: string) => ({
    errorAlert: { showAlert: true, style: "Stop" as const, title: name, message },
  });
  if (list !== undefined) {
    const rule = { source: `=${TEMPLATE_LISTS[list]}`, inCellDropDown: true };
    writer.validate({ ...shared, ...alert("Choose from the list."), type: "List", rule });
  } else if (kind === "date") {
    const rule = { formula1: 36526, operator: "GreaterThanOrEqualTo" };
    writer.validate({ ...shared, ...alert("Enter a date."), type: "Date", rule });
  } else if (maxLength !== undefined) {
    const rule = { formula1: maxLength, operator: "LessThanOrEqualTo" };
    writer.validate({
      ...shared,
      ...alert(`At most ${maxLength} characters.`),
      type: "TextLength",
      rule,
    });
  }
}

function prompt(title: string, message: string) {
  return {
    showPrompt: message !== "",
    title: title.slice(0, TEMPLATE_HELP_TITLE_LIMIT),
    message: message.slice(0, TEMPLATE_HELP_LIMIT),
  };
}

function colourChecks(writer: SheetWriter, table: TemplateTable, lastRow: number): void {
  const index = table.columns.findIndex(({ name }) => name === "check");
  if (index < 0) return;
  const box = { top: FIRST_ENTRY_ROW, left: index, bottom: lastRow, right: index };
  const first = `$${columnName(index)}${FIRST_ENTRY_ROW + 1}`;
  writer.colourWhere(box, `=LEFT(${first})="${SIGNS.stop}"`, CONCERN);
  writer.colourWhere(box, `=LEFT(${first})="${SIGNS.ask}"`, QUESTION);
  writer.colourWhere(box, `=LEFT(${first})="${SIGNS.ok}"`, FINE);
}

import type { CellValue } from "../../src/spreadsheet/model/cells";
import type { SheetModel } from "../../src/spreadsheet/model/sheet";
import type { StyleChange } from "../../src/spreadsheet/model/style";
import { WorkbookModel } from "../../src/spreadsheet/model/workbook";
import { addTable, renameTable } from "../../src/spreadsheet/model/tables";
import type { ColumnDefinition, TableDefinition } from "../../src/submission/tables";

/** A formula with what it comes to. */
export interface Computed {
  readonly formula: string;
  readonly result: CellValue;
}

/** Something in a number format other than its column's. */
export interface Formatted {
  readonly value: CellValue | Computed;
  readonly format: string;
}

/** A cell as a person would leave it. */
export type Entry = CellValue | Computed | Formatted;

/** A row by column name; columns that are not named stay empty. */
export type Row = Readonly<Record<string, Entry>>;

const TITLE: StyleChange = { font: { size: 16, bold: true, color: "#1F3864" } };
const HINT: StyleChange = { font: { color: "#595959" } };
const HEADER: StyleChange = {
  numberFormat: "@",
  font: { bold: true, color: "#FFFFFF" },
  fill: "#1F3864",
  vertical: "Center",
};
const RULE = { style: "Continuous", weight: "Thin", color: "#D9D9D9" } as const;

/** A column of the user's own, which any table may have. */
const NOTE: ColumnDefinition = { name: "note", type: "text", required: false };

const COUNTS = new Set(["numerator", "denominator", "n", "count", "n_days"]);

const HEADER_ROW = 3;
/** Zero-based row of the first record of every table. */
export const FIRST_ROW = HEADER_ROW + 1;
const NARROWEST = 9;
const WIDEST = 40;
/** Width of the empty column between two tables. */
const GAP = 3;
const FILTER_BUTTON = 3;
const LINE_HEIGHT = 15;
const LEFT: StyleChange = { horizontal: "Left", indent: 1 };
const RIGHT: StyleChange = { horizontal: "Right", indent: 0 };

/** Makes a workbook sheet by sheet, in one look. */
export class Book {
  readonly model = new WorkbookModel();

  /** A sheet with a title, a line that says what it is for, and tables side by side under a frozen header row. */
  addDataSheet(name: string, hint: string): SheetModel {
    const sheet = this.model.addSheet(name);
    sheet.showGridlines = false;
    this.put(sheet, 0, 0, name, TITLE);
    this.put(sheet, 1, 0, hint, HINT);
    sheet.rowHeights.set(0, 24);
    sheet.rowHeights.set(HEADER_ROW, 20);
    sheet.frozenRows = HEADER_ROW + 1;
    sheet.page.orientation = "Landscape";
    sheet.page.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
    sheet.page.titleRows = { top: HEADER_ROW, bottom: HEADER_ROW };
    return sheet;
  }

  /** A table of the contract workbook with the columns that are asked for; right of the last one on the sheet. */
  addTable(
    sheet: SheetModel,
    definition: TableDefinition,
    columns: readonly string[],
    rows: readonly Row[],
  ): void {
    const left = Math.max(0, ...sheet.tables.map((table) => table.box.right + 2));
    const box = {
      top: HEADER_ROW,
      left,
      bottom: HEADER_ROW + Math.max(1, rows.length),
      right: left + columns.length - 1,
    };
    columns.forEach((column, index) => {
      const known = [...definition.columns, NOTE].find((one) => one.name === column);
      if (!known) throw new RangeError(`${definition.name} has no column ${column}`);
      this.fillColumn(sheet, left + index, known, rows);
    });
    const table = addTable(this.model, sheet, box, true);
    renameTable(this.model, sheet, table, definition.name);
    table.style = "TableStyleLight1";
    if (left > 0) sheet.columnWidths.set(left - 1, GAP);
  }

  put(sheet: SheetModel, row: number, column: number, entry: Entry, look: StyleChange = {}): void {
    const content = isFormatted(entry) ? entry.value : entry;
    if (isComputed(content)) {
      sheet.cells.setFormula(row, column, content.formula);
      sheet.cells.setResult(row, column, content.result);
    } else if (content !== null) {
      sheet.cells.setValue(row, column, content);
    }
    const change = isFormatted(entry) ? { ...look, numberFormat: entry.format } : look;
    sheet.cells.setStyle(row, column, this.model.styles.derive(0, change));
  }

  private fillColumn(
    sheet: SheetModel,
    column: number,
    definition: ColumnDefinition,
    rows: readonly Row[],
  ): void {
    const side = isNumeric(definition) ? RIGHT : LEFT;
    // A header on the right keeps clear of its filter button.
    this.put(sheet, HEADER_ROW, column, definition.name, {
      ...HEADER,
      ...side,
      indent: isNumeric(definition) ? 2 : 1,
    });
    const entries = rows.map((row) => row[definition.name] ?? null);
    const shortest = definition.type === "date" ? "30 Sep 2026".length : 0;
    const longest = Math.max(shortest, definition.name.length + FILTER_BUTTON, ...entries.map(lengthOf));
    const width = Math.min(WIDEST, Math.max(NARROWEST, longest + 2));
    sheet.columnWidths.set(column, width);
    const look: StyleChange = {
      ...side,
      numberFormat: formatOf(definition),
      vertical: "Top",
      wrapText: longest > WIDEST,
      borders: { Bottom: RULE },
    };
    entries.forEach((entry, index) => {
      const row = FIRST_ROW + index;
      this.put(sheet, row, column, entry, look);
      const lines = Math.ceil(lengthOf(entry) / width);
      if (lines > 1) sheet.rowHeights.set(row, Math.max(sheet.rowHeights.get(row) ?? 0, LINE_HEIGHT * lines));
    });
  }
}

/** An ISO date as Excel's serial number, in the format of its column. */
export function day(isoDate: string): number {
  return Date.parse(`${isoDate}T00:00:00Z`) / 86_400_000 + 25_569;
}

/** Days as a median is reported: to the half. */
export function halfDays(days: number): Formatted {
  return { value: Math.round(days * 2) / 2, format: "0.0" };
}

/** The next months from one, as canonical keys. */
export function monthsFrom(first: string, count: number): string[] {
  const start = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1;
  return Array.from({ length: count }, (_, index) => {
    const month = start + index;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  });
}

/** Texts are text cells, so that Excel turns neither 2026-09 nor 007 into something else. */
function formatOf(definition: ColumnDefinition): string {
  if (definition.type === "date") return "d mmm yyyy";
  if (!isNumeric(definition)) return "@";
  return COUNTS.has(definition.name) ? "#,##0" : "General";
}

function isNumeric({ type }: ColumnDefinition): boolean {
  return type === "number" || type === "code";
}

function isFormatted(entry: Entry): entry is Formatted {
  return typeof entry === "object" && entry !== null && "format" in entry;
}

function isComputed(entry: Entry): entry is Computed {
  return typeof entry === "object" && entry !== null && "formula" in entry;
}

/** Characters that the entry takes. */
function lengthOf(entry: Entry): number {
  if (entry === null) return 0;
  if (isFormatted(entry)) return entry.format.length + 1;
  return String(isComputed(entry) ? entry.result : entry).length;
}

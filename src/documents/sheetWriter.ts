import type { CellValue } from "../spreadsheet/model/cells";
import { addressOf, quoteSheetName } from "../spreadsheet/model/address";
import { DEFAULT_HEIGHT, type SheetModel, type ValidationModel } from "../spreadsheet/model/sheet";
import type { StyleChange } from "../spreadsheet/model/style";
import { addTable, renameTable } from "../spreadsheet/model/tables";
import type { WorkbookModel } from "../spreadsheet/model/workbook";

/** A formula with what it comes to, so that a file shows the right thing before anybody calculates. */
export interface Computed {
  readonly formula: string;
  readonly result: CellValue;
}

export type Entry = CellValue | Computed;

export function isComputed(entry: Entry): entry is Computed {
  return typeof entry === "object" && entry !== null && "formula" in entry;
}

/** Puts cells, tables, names and rules on one sheet of a workbook that is being made. Rows and columns are zero-based. */
export class SheetWriter {
  readonly sheet: SheetModel;

  constructor(
    readonly model: WorkbookModel,
    name: string,
  ) {
    this.sheet = model.addSheet(name);
    this.sheet.showGridlines = false;
  }

  put(row: number, column: number, entry: Entry, look: StyleChange = {}): void {
    const { cells } = this.sheet;
    if (isComputed(entry)) {
      cells.setFormula(row, column, entry.formula);
      cells.setResult(row, column, entry.result);
    } else if (entry !== null) {
      cells.setValue(row, column, entry);
    }
    cells.setStyle(row, column, this.model.styles.derive(0, look));
  }

  widths(widths: readonly number[]): void {
    widths.forEach((width, column) => this.sheet.columnWidths.set(column, width));
  }

  /** Height of a row whose longest wrapped text has so many lines. */
  lines(row: number, count: number): void {
    this.sheet.rowHeights.set(row, Math.max(count, 1) * DEFAULT_HEIGHT + 3);
  }

  /** A table over cells that stand already; without filter buttons, which a protected sheet would not let work. */
  table(
    name: string,
    box: { top: number; left: number; bottom: number; right: number },
    filters = false,
  ): void {
    const table = addTable(this.model, this.sheet, box, true);
    renameTable(this.model, this.sheet, table, name);
    table.style = "TableStyleLight1";
    table.showBandedRows = false;
    table.showFilterButton = filters;
  }

  /** A name for cells of this sheet. */
  name(name: string, top: number, left: number, bottom = top, right = left): void {
    const cells = addressOf({ top, left, bottom, right }, true);
    const formula = `=${quoteSheetName(this.sheet.name)}!${cells}`;
    this.model.names.push({ name, formula, comment: "", visible: true, sheet: null });
  }

  validate(rule: Pick<ValidationModel, "ranges" | "type" | "rule"> & Partial<ValidationModel>): void {
    this.sheet.validations.push({
      ignoreBlanks: true,
      prompt: { showPrompt: false, title: "", message: "" },
      errorAlert: { showAlert: true, style: "Stop", title: "", message: "" },
      ...rule,
    });
  }

  /** Colours cells of a block where a formula, relative to its first cell, is true. */
  colourWhere(
    box: { top: number; left: number; bottom: number; right: number },
    formula: string,
    format: StyleChange,
  ): void {
    const { conditionalFormats } = this.sheet;
    conditionalFormats.push({
      id: String(this.model.nextId()),
      type: "Custom",
      ranges: [box],
      priority: conditionalFormats.length + 1,
      stopIfTrue: false,
      rule: { formula },
      format,
    });
  }

  /** One page wide, headers repeated, page numbers below. */
  print(
    orientation: "Portrait" | "Landscape",
    headerRow: number | null,
    lastColumn: number,
    lastRow: number,
  ): void {
    const { page } = this.sheet;
    page.orientation = orientation;
    page.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
    page.margins = { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 };
    page.titleRows = headerRow === null ? null : { top: headerRow, bottom: headerRow };
    page.printArea = { top: 0, left: 0, bottom: lastRow, right: lastColumn };
    page.footer = { center: "&A, page &P of &N" };
  }

  /** Keeps locked cells from being overwritten by mistake; without a password, since nothing here is a secret. */
  protect(): void {
    const options = {
      allowEditObjects: false,
      allowEditScenarios: false,
      allowFormatColumns: true,
      allowFormatRows: true,
      selectionMode: "Normal",
    };
    this.sheet.protection = { password: false, options };
  }
}

/** An ISO date as Excel's serial number. */
export function serialOf(isoDate: string): number {
  return Date.parse(`${isoDate}T00:00:00Z`) / 86_400_000 + 25_569;
}

/** Lines that a text takes in a column of so many characters. */
export function linesOf(text: string, width: number): number {
  return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
}

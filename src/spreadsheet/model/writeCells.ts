import { columnCount, rowCount, sameCell } from "./box";
import type { Box, CellValue } from "./cells";
import { styleAt } from "./cellStyles";
import { enterValue, MAX_TEXT } from "./enterValue";
import { invalidArgument } from "./excelError";
import type { SheetModel } from "./sheet";
import { growTables } from "./tableGrowth";
import { adoptHeaders } from "./tables";
import type { ChangeSource, WorkbookModel } from "./workbook";

/** One value for every cell, or rows of values of exactly the block's size. */
export type Input = InputValue | readonly (readonly InputValue[])[];

/** null leaves a cell as it is, "" empties it. */
export type InputValue = string | number | boolean | null;

export interface WriteOptions {
  readonly source?: ChangeSource;
  /** Refuses what starts like a formula and is none; absent: everything passes. */
  readonly isFormula?: (formula: string) => boolean;
}

/**
 * Writes into a block as if typed in US English (see `enterValue`), lets tables grow over what was written right below
 * or beside them, and tells the listeners.
 *
 * @throws InvalidArgument where an array has another size than the block, or something that starts like a formula is none
 */
export function writeCells(
  model: WorkbookModel,
  sheet: SheetModel,
  box: Box,
  input: Input,
  options: WriteOptions = {},
): void {
  checkSize(box, input);
  const before = sameCell(box) ? sheet.cells.value(box.top, box.left) : undefined;
  const writer = new CellWriter(model, sheet, options.isFormula ?? (() => true));
  if (Array.isArray(input)) {
    (input as readonly (readonly InputValue[])[]).forEach((row, r) => {
      for (let c = 0; c < row.length; c++) writer.write(box.top + r, box.left + c, row[c]!);
    });
  } else if (input !== null) {
    for (let row = box.top; row <= box.bottom; row++) {
      for (let column = box.left; column <= box.right; column++)
        writer.write(row, column, input as InputValue);
    }
  }
  growTables(model, sheet, box);
  adoptHeaders(model, sheet, box);
  if (writer.formatted) model.notify({ kind: "formats", sheet, box });
  model.notify({ kind: "values", sheet, box, source: options.source ?? "user", before });
}

function checkSize(box: Box, input: Input): void {
  if (!Array.isArray(input)) return;
  const rows = input as readonly (readonly InputValue[])[];
  const width = columnCount(box);
  if (rows.length === rowCount(box) && rows.every((row) => Array.isArray(row) && row.length === width))
    return;
  // Fact: values.wrong-size
  throw invalidArgument(
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  );
}

class CellWriter {
  /** True once a cell got a number format for what was typed into it. */
  formatted = false;
  private readonly formats = new Map<number, string>();

  constructor(
    private readonly model: WorkbookModel,
    private readonly sheet: SheetModel,
    private readonly isFormula: (formula: string) => boolean,
  ) {}

  write(row: number, column: number, input: InputValue): void {
    const { cells } = this.sheet;
    // Fact: values.null-keeps
    if (input === null || input === undefined) return;
    if (input === "") return cells.setValue(row, column, null);
    if (typeof input !== "string") return cells.setValue(row, column, this.asStored(row, column, input));
    // Fact: sizes.longest-text
    if (input.length > MAX_TEXT) throw invalidArgument();
    const style = styleAt(this.sheet, row, column);
    const entered = enterValue(input, this.format(style), this.model.date1904);
    if ("formula" in entered) {
      // Fact: values.broken-formula
      if (!this.isFormula(entered.formula)) throw invalidArgument();
      return cells.setFormula(row, column, entered.formula);
    }
    cells.setValue(row, column, entered.value);
    if (entered.format === undefined) return;
    cells.setStyle(row, column, this.model.styles.derive(style, { numberFormat: entered.format }));
    this.formatted = true;
  }

  /** A number written into a text cell becomes text. */
  private asStored(row: number, column: number, input: number | boolean): CellValue {
    const isText = this.format(styleAt(this.sheet, row, column)) === "@";
    // Fact: values.number-into-text-cell
    if (!isText) return input;
    return typeof input === "boolean" ? String(input).toUpperCase() : String(input);
  }

  private format(style: number): string {
    let format = this.formats.get(style);
    if (format === undefined) this.formats.set(style, (format = this.model.styles.get(style).numberFormat));
    return format;
  }
}

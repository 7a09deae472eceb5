/** Cells as Office.js gives them: "" is empty, errors are strings such as "#N/A". */
export type RawCell = string | number | boolean | null;

/** A rectangle as read from the workbook; `row` and `column` are the zero-based place of its first cell. */
export interface CellBlock {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly RawCell[])[];
  /** Excel's number format category of each cell ("Date", "Percentage", …) where it was loaded; same shape as `values`. */
  readonly categories?: readonly (readonly string[])[];
  /** Cells as shown, where loaded; same shape. */
  readonly text?: readonly (readonly string[])[];
  /** Formulas, where loaded; same shape: text that begins with "=" is a formula, anything else is none. */
  readonly formulas?: readonly (readonly RawCell[])[];
}

/** A table with its header row first. */
export interface TableBlock extends CellBlock {
  readonly table: string;
  /** A person has said how its percentages are written, so that 1 is 100 %. Absent: nobody has. */
  readonly percentScaleKnown?: boolean;
}

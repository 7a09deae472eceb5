import type { CellBlock } from "./block";

/** Cells that Excel shows as one; rows and columns count from the block's corner, both ends included. */
export interface MergedCells {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One sheet of a file, whatever the file's format; a text file is one sheet. */
export interface FileSheet {
  readonly name: string;
  /** Excel does not show it; its figures are read all the same, and this is said. */
  readonly hidden: boolean;
  /** Everything on the sheet from A1 on; rows may be shorter than others. A label's indent stands as leading blanks. */
  readonly block: CellBlock;
  readonly merges: readonly MergedCells[];
  /** Rows and columns that Excel does not show, counted from 0. */
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
}

/** What was found in a file before anybody asked what it means. */
export interface FileSheets {
  /** As a person calls it: "Excel workbook (.xlsx)", "text with commas". */
  readonly format: string;
  /** A text file: its only sheet is called after the file. */
  readonly isText?: boolean;
  /** The workbook counts days from 1904. */
  readonly date1904: boolean;
  readonly sheets: readonly FileSheet[];
  /** What a person should know about the file itself: chart sheets without cells, formulas without results. */
  readonly notes: readonly string[];
}

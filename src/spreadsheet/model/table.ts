import type { Box } from "./cells";

/** An Excel table: a named rectangle with a header row. Column names live in the header cells and here, kept equal. */
export interface TableModel {
  /** Whole number as text, unique in the workbook. */
  readonly id: string;
  name: string;
  /** Header, body and (where shown) totals row. */
  box: Box;
  showHeaders: boolean;
  showTotals: boolean;
  style: string;
  showBandedRows: boolean;
  showBandedColumns: boolean;
  showFirstColumn: boolean;
  showLastColumn: boolean;
  showFilterButton: boolean;
  columns: TableColumnModel[];
  /** Filters by column index; empty: none is on. */
  filters: Map<number, TableFilter>;
  /** Its only row waits for a first record: rows that are added take its place as long as it is empty. */
  insertRow?: boolean;
  /** Last sort through the table's sort buttons. */
  sort?: { fields: { key: number; ascending: boolean }[]; matchCase: boolean };
  /** Part name in the opened package; absent for a table made since. */
  part?: string;
  changed: boolean;
}

export interface TableColumnModel {
  readonly id: number;
  name: string;
  /** Column formula with "=", kept for new rows. */
  calculatedFormula?: string;
  totalsFunction?: string;
  totalsLabel?: string;
}

export interface TableFilter {
  readonly filterOn:
    "Values" | "Custom" | "Dynamic" | "TopItems" | "TopPercent" | "BottomItems" | "BottomPercent" | "Other";
  readonly values?: readonly string[];
  /** Of the top and bottom filters: how many items, or how many percent of them. */
  readonly criterion1?: string;
  readonly criterion2?: string;
  readonly operator?: "And" | "Or";
  readonly dynamicCriteria?: "AboveAverage" | "BelowAverage";
}

import type { SheetKey } from "./outputs";

export type OutputCell = string | number | null;

export interface OutputColumn {
  readonly header: string;
  /**
   * text: formatted "@" so that Excel changes nothing · sentence: long text, guarded by an apostrophe, because
   * cells formatted "@" show #### beyond 255 characters · number: `numberFormat`, or a row's own format.
   */
  readonly kind: "text" | "sentence" | "number";
  /** In characters of the default font. */
  readonly width: number;
  readonly numberFormat?: string;
  readonly hidden?: boolean;
  readonly wrap?: boolean;
  /** Its texts begin with a sign (▲ ▼ ◆ ✔ ✖) that gets a colour. */
  readonly signs?: boolean;
  readonly align?: "Left" | "Center" | "Right";
}

export interface OutputRow {
  /** One for each column; null is an empty cell. */
  readonly cells: readonly OutputCell[];
  /** Number formats by column where they differ from the column's own. */
  readonly formats?: Readonly<Record<number, string>>;
}

/** A table that the add-in writes: rows are matched by key, keep their order and are never removed. */
export interface OutputTable {
  readonly name: string;
  readonly sheet: SheetKey;
  /** Zero-based row of the header when the table is made: below the sheet's heading lines and an empty row. */
  readonly headerRow: number;
  readonly columns: readonly OutputColumn[];
  readonly rows: readonly OutputRow[];
  /** Columns whose cells together name a row. */
  readonly keyColumns: readonly number[];
  /** What is written into which column of a row whose key is no longer among `rows`; null: nothing. */
  readonly vanished: { readonly column: number; readonly text: string } | null;
}

/** The text under which rows are matched. */
export function rowKey(
  table: Pick<OutputTable, "keyColumns">,
  cells: readonly (OutputCell | boolean)[],
): string {
  return table.keyColumns.map((column) => String(cells[column] ?? "")).join("|");
}

import type { CellBlock, RawCell } from "../submission/block";
import { OutputProblem } from "./outputProblem";
import { rowKey, type OutputCell, type OutputColumn, type OutputTable } from "./outputTable";

/** Cells to write inside a table's body; `row` and `column` count from the body's first cell, null leaves a cell alone. */
export interface BodyWrite {
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly OutputCell[])[];
}

/** Number formats for rows that are new; a person's own format on an older row stays. */
export interface FormatWrite {
  readonly row: number;
  readonly column: number;
  readonly formats: readonly (readonly string[])[];
}

/** What must happen so that the table in the workbook says what `output` says. */
export interface TablePlan {
  readonly output: OutputTable;
  /** Rows of the body after the write. */
  readonly bodyRows: number;
  /** Rows added below the body. */
  readonly added: number;
  readonly formats: readonly FormatWrite[];
  readonly writes: readonly BodyWrite[];
  /** Cells whose content changes. */
  readonly changedCells: number;
}

/**
 * Compares a result table with what stands in the workbook.
 *
 * Rows are matched by key and stay where they are, new keys go below, vanished keys are marked. Columns are found
 * by header: a person may move them, add own ones between them, or delete one she does not want; only the key
 * columns must be there. Nothing is written where the content is already right.
 *
 * @param existing header row and body as read, or null when the table is to be made
 * @throws OutputProblem when a key column is missing
 */
export function planTable(output: OutputTable, existing: CellBlock | null): TablePlan {
  const places = existing ? columnPlaces(output, existing) : output.columns.map((_, i) => i);
  const body = existing?.values.slice(1) ?? [];
  const rowOfKey = rowsByKey(output, body, places);
  const wanted = new Map<number, readonly OutputCell[]>();
  const formatsOfNew: { row: number; formats: Readonly<Record<number, string>> }[] = [];
  let end = lastFilledRow(body) + 1;
  for (const row of output.rows) {
    const key = rowKey(output, row.cells);
    let at = rowOfKey.get(key);
    if (at === undefined) {
      at = end++;
      formatsOfNew.push({ row: at, formats: row.formats ?? {} });
    }
    rowOfKey.delete(key);
    wanted.set(at, row.cells);
  }
  if (output.vanished) {
    for (const [, at] of rowOfKey) {
      const cells = ownCells(body[at]!, places);
      cells[output.vanished.column] = output.vanished.text;
      wanted.set(
        at,
        cells.map((cell) => (cell === "" || typeof cell === "boolean" ? null : cell)),
      );
    }
  }
  const bodyRows = Math.max(end, body.length, 1);
  const { writes, changedCells } = valueWrites(output, places, body, wanted);
  return {
    output,
    bodyRows,
    added: existing ? bodyRows - body.length : 0,
    formats: formatWrites(output, places, formatsOfNew),
    writes,
    changedCells,
  };
}

/** Place of each row of the body by its key; a blank row has none. */
export function rowsByKey(
  output: Pick<OutputTable, "keyColumns">,
  body: readonly (readonly RawCell[])[],
  places: readonly number[],
): Map<string, number> {
  const rowOfKey = new Map<string, number>();
  body.forEach((row, i) => {
    const key = rowKey(output, ownCells(row, places));
    if (!isBlank(row) && !rowOfKey.has(key)) rowOfKey.set(key, i);
  });
  return rowOfKey;
}

/** Place of each of our columns in the table as it stands; -1 where a person deleted it. */
export function columnPlaces(
  output: Pick<OutputTable, "name" | "keyColumns"> & {
    readonly columns: readonly { readonly header: string }[];
  },
  existing: CellBlock,
): number[] {
  const headers = (existing.values[0] ?? []).map((header) => String(header).trim().toLowerCase());
  const places = output.columns.map(({ header }) => headers.indexOf(header.toLowerCase()));
  for (const column of output.keyColumns) {
    if (places[column] === -1) {
      const { header } = output.columns[column]!;
      throw new OutputProblem(
        `The column "${header}" is missing from the table ${output.name} on the sheet ${existing.sheet}. ` +
          `Undo its removal, or delete that sheet: the next refresh makes it anew.`,
      );
    }
  }
  return places;
}

export function ownCells(row: readonly RawCell[], places: readonly number[]): RawCell[] {
  return places.map((place) => (place < 0 ? null : (row[place] ?? null)));
}

export function isBlank(row: readonly RawCell[]): boolean {
  return row.every((cell) => cell === "" || cell === null);
}

export function lastFilledRow(body: readonly (readonly RawCell[])[]): number {
  return body.findLastIndex((row) => !isBlank(row));
}

/** One write for each run of neighbouring columns of ours, from the first to the last changed row. */
function valueWrites(
  output: OutputTable,
  places: readonly number[],
  body: readonly (readonly RawCell[])[],
  wanted: ReadonlyMap<number, readonly OutputCell[]>,
): { writes: BodyWrite[]; changedCells: number } {
  const changes = new Map<number, Map<number, OutputCell>>();
  for (const [row, cells] of wanted) {
    places.forEach((place, column) => {
      if (place < 0) return;
      const now = body[row]?.[place] ?? "";
      const then = cells[column] ?? "";
      if (now === then) return;
      let byColumn = changes.get(row);
      if (!byColumn) changes.set(row, (byColumn = new Map<number, OutputCell>()));
      byColumn.set(place, guarded(output.columns[column]!.kind, then));
    });
  }
  const changedCells = [...changes.values()].reduce((sum, byColumn) => sum + byColumn.size, 0);
  return { writes: blockWrites(changes, places), changedCells };
}

/** The changed cells, by row and then column of the body, in as few blocks as the columns allow. */
export function blockWrites(
  changes: ReadonlyMap<number, ReadonlyMap<number, OutputCell>>,
  places: readonly number[],
): BodyWrite[] {
  if (changes.size === 0) return [];
  const rows = [...changes.keys()].sort((a, b) => a - b);
  const first = rows[0]!;
  const last = rows.at(-1)!;
  return runsOf(places).flatMap(({ from, to }) => {
    const values: OutputCell[][] = [];
    let any = false;
    for (let row = first; row <= last; row++) {
      const byColumn = changes.get(row);
      const cells: OutputCell[] = [];
      for (let column = from; column <= to; column++) {
        const cell = byColumn?.get(column) ?? null;
        any ||= cell !== null;
        cells.push(cell);
      }
      values.push(cells);
    }
    return any ? [{ row: first, column: from, values }] : [];
  });
}

/** "" empties a cell; a sentence carries an apostrophe so that Excel reads no formula, number or date into it. */
export function guarded(kind: OutputColumn["kind"], cell: OutputCell): OutputCell {
  return kind === "sentence" && typeof cell === "string" && cell !== "" ? `'${cell}` : cell;
}

function formatWrites(
  output: OutputTable,
  places: readonly number[],
  added: readonly { row: number; formats: Readonly<Record<number, string>> }[],
): FormatWrite[] {
  if (added.length === 0) return [];
  const first = added[0]!.row;
  return runsOf(places).map(({ from, to }) => ({
    row: first,
    column: from,
    formats: added.map(({ formats }) =>
      Array.from({ length: to - from + 1 }, (_, i) => formatOf(output, places.indexOf(from + i), formats)),
    ),
  }));
}

function formatOf(output: OutputTable, column: number, formats: Readonly<Record<number, string>>): string {
  const { kind, numberFormat } = output.columns[column]!;
  if (kind === "text") return "@";
  return formats[column] ?? numberFormat ?? "General";
}

/** Runs of neighbouring table columns that are ours. */
function runsOf(places: readonly number[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const place of [...places].filter((p) => p >= 0).sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run.to === place - 1) run.to = place;
    else runs.push({ from: place, to: place });
  }
  return runs;
}

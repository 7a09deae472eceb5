import type { RawCell, TableBlock } from "../submission/block";
import type { RowEntries, TableChanges } from "../submission/contractRows";
import { serialOfDate } from "../submission/parseDate";
import { columnsOf } from "../submission/tableRows";
import type { ColumnDefinition, TableDefinition } from "../submission/tables";
import type { TablePlace } from "./inventory";
import { OutputProblem } from "./outputProblem";

/** A rectangle of a table's body; null leaves a cell, or its format, as it is. */
export interface RowsBlock {
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly (string | number | boolean | null)[])[];
  readonly formats: readonly (readonly (string | null)[])[];
}

/** What must be written into a table that a person keeps. */
export interface RowsPlan {
  /** Columns that her table lacks and that something is entered in; they are added at its end. */
  readonly newColumns: readonly string[];
  /** Rows of the body afterwards, and how many of them come below its end. */
  readonly bodyRows: number;
  readonly added: number;
  readonly blocks: readonly RowsBlock[];
}

interface Written {
  readonly value: string | number | boolean;
  readonly format: string | null;
}

/** Longest text that a cell formatted as text shows; beyond it shows ####. */
const LONGEST_TEXT = 255;
/** Unchanged rows between two changed ones that are rather written over with "leave alone" than cut at. */
const GAP = 20;

/**
 * Plans rows for a table that is a person's: her rows, columns, order, formats and formulas stay; new rows go into the
 * blank ones at its end and then below. Texts are formatted as text before they are written, so that Excel makes no
 * formula of `=…`, `+…` and `@…`, and no date of `2026-09`.
 *
 * @param mayAddColumns false: entries of columns that the table lacks are left out
 * @throws OutputProblem where the table is protected, or lacks a column that every row needs
 */
export function planRows(
  definition: TableDefinition,
  place: TablePlace,
  block: TableBlock,
  changes: TableChanges,
  options: { readonly mayAddColumns: boolean; readonly date1904: boolean },
): RowsPlan {
  if (changes.rows.size === 0)
    return { newColumns: [], bodyRows: block.values.length - 1, added: 0, blocks: [] };
  refuse(definition, place);
  const columns = new Map(columnsOf(place.headers));
  const entered = new Set([...changes.rows.values()].flatMap((entries) => Object.keys(entries)));
  const absent = definition.columns.filter(({ name }) => !columns.has(name) && entered.has(name));
  const newColumns = options.mayAddColumns ? absent.map(({ name }) => name) : [];
  newColumns.forEach((name, i) => columns.set(name, place.columns + i));
  const body = block.values.slice(1);
  const write = (row: number, column: ColumnDefinition, entries: RowEntries): Written | null => {
    const entry = entries[column.name] ?? null;
    const at = columns.get(column.name);
    const former = at === undefined || row >= changes.firstNew ? undefined : body[row]?.[at];
    return entry === null ? null : written(column, entry, former, options.date1904);
  };
  const own = definition.columns.flatMap((column) => {
    const at = columns.get(column.name);
    return at === undefined ? [] : [{ column, at }];
  });
  const rows = [...changes.rows.entries()].sort(([a], [b]) => a - b);
  const fresh = rows.filter(([row]) => row >= changes.firstNew);
  const old = rows.filter(([row]) => row < changes.firstNew);
  const bodyRows = Math.max(body.length, ...fresh.slice(-1).map(([row]) => row + 1));
  return {
    newColumns,
    bodyRows,
    added: bodyRows - body.length,
    blocks: [
      ...own.flatMap(({ column, at }) =>
        runsOf(
          old.flatMap(([row, entries]) => {
            const cell = write(row, column, entries);
            return cell === null ? [] : [{ row, cell }];
          }),
        ).map((run) => columnBlock(run, at)),
      ),
      ...(fresh.length === 0 ? [] : [rowsBlock(fresh, own, write)]),
    ],
  };
}

/** How an entry is written; `former`: what stands in the cell, undefined for a new row. */
function written(
  { type }: ColumnDefinition,
  entry: Exclude<RawCell, null>,
  former: RawCell | undefined,
  date1904: boolean,
): Written {
  if (typeof entry === "boolean") return { value: entry, format: "General" };
  if (typeof entry === "number") {
    // A number in a cell formatted as text would become text.
    return { value: entry, format: typeof former === "number" ? null : "General" };
  }
  const serial = type === "date" ? serialOfDate(entry, date1904) : null;
  if (serial !== null) return { value: serial, format: "yyyy-mm-dd" };
  const isLong = entry.length > LONGEST_TEXT;
  return { value: isLong ? `'${entry}` : entry, format: isLong ? "General" : "@" };
}

type Run = { readonly row: number; readonly cell: Written }[];

function runsOf(cells: Run): Run[] {
  const runs: Run[] = [];
  for (const cell of cells) {
    const run = runs.at(-1);
    if (run && cell.row - run.at(-1)!.row <= GAP) run.push(cell);
    else runs.push([cell]);
  }
  return runs;
}

function columnBlock(run: Run, column: number): RowsBlock {
  const first = run[0]!.row;
  const length = run.at(-1)!.row - first + 1;
  const values: RowsBlock["values"][number][] = Array.from({ length }, () => [null]);
  const formats: RowsBlock["formats"][number][] = Array.from({ length }, () => [null]);
  for (const { row, cell } of run) {
    values[row - first] = [cell.value];
    formats[row - first] = [cell.format];
  }
  return { row: first, column, values, formats };
}

function rowsBlock(
  rows: readonly (readonly [number, RowEntries])[],
  own: readonly { readonly column: ColumnDefinition; readonly at: number }[],
  write: (row: number, column: ColumnDefinition, entries: RowEntries) => Written | null,
): RowsBlock {
  const places = own.map(({ at }) => at);
  const left = Math.min(...places);
  const width = Math.max(...places) - left + 1;
  const values: (string | number | boolean | null)[][] = [];
  const formats: (string | null)[][] = [];
  for (const [row, entries] of rows) {
    const cells = new Array<string | number | boolean | null>(width).fill(null);
    const looks = new Array<string | null>(width).fill(null);
    for (const { column, at } of own) {
      const cell = write(row, column, entries);
      if (cell === null) continue;
      cells[at - left] = cell.value;
      looks[at - left] = cell.format;
    }
    values.push(cells);
    formats.push(looks);
  }
  return { row: rows[0]![0], column: left, values, formats };
}

function refuse({ columns }: TableDefinition, { name, headers }: TablePlace): void {
  const present = columnsOf(headers);
  const lost = columns.find((column) => column.required && !present.has(column.name));
  if (lost)
    throw new OutputProblem(
      `The table ${name} lacks the column "${lost.name}". Add it, then try again. Nothing was written.`,
    );
}

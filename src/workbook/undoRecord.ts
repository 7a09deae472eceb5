import * as v from "valibot";
import { hashOf } from "../meeting/hashOf";
import type { CellBlock, RawCell } from "../submission/block";
import { firstRowOf } from "./chartBlocks";
import type { ChartChoice, ChoiceContent } from "./chartChoice";
import { type OutputTable, rowKey } from "./outputTable";
import { columnPlaces, ownCells, rowsByKey } from "./planTable";
import { readBlocks } from "./readBlocks";
import type { ContractWorkbook } from "./readContract";

const Cell = v.union([v.string(), v.number(), v.boolean()]);
const Row = v.array(Cell);
const TableRecord = v.object({
  name: v.string(),
  columns: v.array(v.object({ header: v.string(), kind: v.picklist(["text", "sentence", "number"]) })),
  keyColumns: v.array(v.number()),
  /** By key: column, what stood there before the refresh, and what it wrote. */
  changed: v.array(v.tuple([v.string(), v.array(v.tuple([v.number(), Cell, Cell]))])),
  /** Rows that came, by key, with the fingerprint of their cells. */
  added: v.array(v.tuple([v.string(), v.string()])),
});
const BlockRecord = v.object({
  /** Key of the sheet of figures. */
  data: v.string(),
  place: v.number(),
  before: v.array(Row),
  /** Fingerprint of what the refresh wrote in their place. */
  after: v.string(),
});
const RecordSchema = v.object({
  tables: v.array(TableRecord),
  blocks: v.array(BlockRecord),
  /** Rows of the Agenda sheet; null: another meeting's agenda was begun, and both stay. */
  agenda: v.nullable(v.array(Row)),
  /** The memory as it was. */
  state: v.record(v.string(), v.unknown()),
});

export type TableRecord = v.InferOutput<typeof TableRecord>;
export type BlockRecord = v.InferOutput<typeof BlockRecord>;

/**
 * What the sheets held before the last refresh, where it wrote something else: kind and value of each cell, for one
 * refresh. It stands with the add-in's memory in the very hidden sheet.
 */
export type UndoRecord = v.InferOutput<typeof RecordSchema>;

/** The record as it was kept; null where there is none. */
export function readUndo(kept: unknown): UndoRecord | null {
  const parsed = v.safeParse(RecordSchema, kept);
  return parsed.success ? parsed.output : null;
}

/** What something else than a refresh writes. */
export interface WrittenSince {
  readonly tables: readonly string[];
  /** Keys of the sheets whose lines at the top it writes. */
  readonly headings: readonly string[];
  /** The meeting whose agenda stands afterwards; undefined: it writes no agenda. */
  readonly agendaMeeting: string | null | undefined;
}

/** The record without what was written by something else since: that is no longer the refresh's. */
export function undoWithout(
  kept: unknown,
  { tables, headings, agendaMeeting }: WrittenSince,
): UndoRecord | null {
  const record = readUndo(kept);
  if (record === null) return null;
  const lines = Object.entries(record.state["headings"] ?? {}).filter(([key]) => !headings.includes(key));
  return {
    ...record,
    tables: record.tables.filter(({ name }) => !tables.includes(name)),
    agenda: agendaMeeting === undefined ? record.agenda : null,
    state: {
      ...record.state,
      headings: Object.fromEntries(lines),
      ...(agendaMeeting !== undefined && { agendaMeeting }),
    },
  };
}

/** What a refresh is about to change in a result table. */
export function recordTable(output: OutputTable, existing: CellBlock): TableRecord {
  const places = columnPlaces(output, existing);
  const body = existing.values.slice(1);
  const rowOfKey = rowsByKey(output, body, places);
  const changed: TableRecord["changed"] = [];
  const added: TableRecord["added"] = [];
  for (const { cells } of output.rows) {
    const key = rowKey(output, cells);
    const at = rowOfKey.get(key);
    if (at === undefined) {
      added.push([key, fingerprint(places.map((place, i) => (place < 0 ? "" : (cells[i] ?? ""))))]);
      continue;
    }
    rowOfKey.delete(key);
    const now = ownCells(body[at]!, places);
    const different = output.columns.flatMap((_, column): TableRecord["changed"][number][1] => {
      const [before, after] = [now[column] ?? "", cells[column] ?? ""];
      return (places[column] ?? -1) < 0 || before === after ? [] : [[column, before, after]];
    });
    if (different.length > 0) changed.push([key, different]);
  }
  for (const [key, at] of output.vanished ? rowOfKey : []) {
    const { column, text } = output.vanished!;
    const before = ownCells(body[at]!, places)[column] ?? "";
    if (before !== text && (places[column] ?? -1) >= 0) changed.push([key, [[column, before, text]]]);
  }
  return {
    name: output.name,
    columns: output.columns.map(({ header, kind }) => ({ header, kind })),
    keyColumns: [...output.keyColumns],
    changed,
    added,
  };
}

/** The figures behind charts that a refresh is about to write over, in one read; none where there are none. */
export async function recordBlocks(
  context: Excel.RequestContext,
  { inventory, state }: ContractWorkbook,
  choices: readonly { readonly choice: ChartChoice; readonly content: ChoiceContent }[],
): Promise<BlockRecord[]> {
  const changed = choices.flatMap(({ choice, content }) => {
    const sheet = inventory.sheets.get(choice.data);
    if (!sheet) return [];
    const written = choice.blocks(state);
    return content.blocks.flatMap((block, place) => {
      const isSame = written[place]?.key === block.key && written[place].fingerprint === block.fingerprint;
      return isSame ? [] : [{ choice, block, place, sheet: sheet.name }];
    });
  });
  if (changed.length === 0) return [];
  const blocks = await readBlocks(
    context,
    changed.map(({ choice, place, sheet }) => ({ sheet, ...blockPlace(choice, place) })),
  );
  return changed.map(({ choice, block, place }, i) => ({
    data: choice.data,
    place,
    before: filledCells(blocks[i]!.values),
    after: fingerprint(filledCells(block.rows).flat()),
  }));
}

/** Where a block stands on its sheet of figures. */
export function blockPlace({ layout }: ChartChoice, place: number) {
  return {
    row: firstRowOf(layout, place),
    column: 0,
    rows: layout.blockRows,
    columns: layout.headers.length,
  };
}

/** Cells with "" for what is empty, as a record keeps them. */
export function filledCells(rows: readonly (readonly RawCell[])[]): (string | number | boolean)[][] {
  return rows.map((row) => row.map((cell) => cell ?? ""));
}

/** Tells whether cells are what a refresh wrote. */
export function fingerprint(cells: readonly (string | number | boolean)[]): string {
  return hashOf(JSON.stringify(cells));
}

import type { CellBlock, RawCell } from "../submission/block";
import { addressOf } from "./address";
import type { TablePlace } from "./inventory";
import type { OutputCell } from "./outputTable";
import {
  AGENDA_COLUMN,
  AGENDA_WIDTH,
  agendaSteps,
  sheetRows,
  staysOnSheet,
  type AgendaRow,
  type AgendaStep,
} from "./planAgenda";
import {
  type BodyWrite,
  blockWrites,
  columnPlaces,
  guarded,
  isBlank,
  lastFilledRow,
  ownCells,
  rowsByKey,
} from "./planTable";
import { filledCells, fingerprint, type TableRecord } from "./undoRecord";

/** How a table goes back to what it was. */
export interface TableUndo {
  readonly writes: readonly BodyWrite[];
  /** Rows of the body afterwards: what a refresh added is gone, unless a person has used it. */
  readonly bodyRows: number;
  /** Cells that hold something else than the refresh wrote: they are a person's and stay. */
  readonly kept: readonly string[];
}

/** Compares what a refresh wrote with what stands there now, and takes back what still does. */
export function planTableUndo(record: TableRecord, existing: CellBlock, place: TablePlace): TableUndo {
  const places = columnPlaces(record, existing);
  const body = existing.values.slice(1);
  const rowOfKey = rowsByKey(record, body, places);
  const changes = new Map<number, Map<number, OutputCell>>();
  const kept: string[] = [];
  const address = (row: number, column: number, columns = 1) =>
    `${place.sheet}!${addressOf({ row: place.row + 1 + row, column: place.column + column, rows: 1, columns })}`;
  const set = (row: number, column: number, cell: OutputCell) => {
    const byColumn = changes.get(row) ?? new Map<number, OutputCell>();
    changes.set(row, byColumn.set(column, cell));
  };
  for (const [key, cells] of record.changed) {
    const row = rowOfKey.get(key);
    for (const [column, before, after] of cells) {
      const at = places[column] ?? -1;
      if (row === undefined || at < 0) continue;
      const now = body[row]?.[at] ?? "";
      if (now === after) set(row, at, writable(before, record.columns[column]!.kind));
      else if (now !== before) kept.push(address(row, at));
    }
  }
  const left = body.map((row) => [...row]);
  for (const [key, after] of record.added) {
    const row = rowOfKey.get(key);
    if (row === undefined) continue;
    const own = filledCells([ownCells(body[row]!, places)])[0]!;
    const beside = (body[row] ?? []).filter((_, column) => !places.includes(column));
    if (fingerprint(own) !== after || !isBlank(beside)) {
      kept.push(address(row, 0, place.columns));
      continue;
    }
    for (const at of places.filter((column) => column >= 0)) set(row, at, "");
    left[row] = [];
  }
  const gone = body.length - 1 - lastFilledRow(left);
  const shrinks = record.added.length > 0 && !place.showTotals ? Math.min(gone, record.added.length) : 0;
  return {
    writes: blockWrites(changes, places),
    bodyRows: Math.max(1, body.length - shrinks),
    kept,
  };
}

function writable(cell: string | number | boolean, kind: TableRecord["columns"][number]["kind"]): OutputCell {
  return guarded(kind, typeof cell === "boolean" ? String(cell).toUpperCase() : cell);
}

const DRAFT = "New draft: ";

/**
 * The steps that bring the Agenda sheet back to its former rows; lines that a person has written or changed stay.
 *
 * @param hashes of the lines as the refresh wrote them, by key
 */
export function planAgendaUndo(
  former: readonly (readonly RawCell[])[],
  now: CellBlock,
  hashes: ReadonlyMap<string, string>,
): { readonly steps: readonly AgendaStep[]; readonly kept: readonly string[] } {
  const wanted = former.map(agendaRow).filter(({ key }) => key !== "");
  const drafts = new Map(former.map((cells) => [keyOf(cells), textAt(cells, AGENDA_COLUMN.draft)]));
  const texts = new Map(wanted.map(({ key, text }) => [key, text]));
  const sheet = sheetRows(now, hashes);
  const steps = agendaSteps(wanted, sheet, hashes, ({ cells }, { key }) => {
    const [before, standing] = [drafts.get(key) ?? "", textAt(cells, AGENDA_COLUMN.draft)];
    const isOurs = standing === "" || standing.startsWith(DRAFT);
    return before === standing || !isOurs ? null : before.slice(before.startsWith(DRAFT) ? DRAFT.length : 0);
  });
  const kept = sheet.flatMap((row, i) => {
    const isHers = row.key !== "" && staysOnSheet(row);
    const isAsBefore = texts.get(row.key) === textAt(row.cells, AGENDA_COLUMN.text);
    const cell = addressOf({ row: now.row + i, column: AGENDA_COLUMN.text, rows: 1, columns: 1 });
    return isHers && !isAsBefore ? [`${now.sheet}!${cell}`] : [];
  });
  return { steps, kept };
}

/** A row of the sheet as it would be drafted; what it looks like follows from its key and its words. */
function agendaRow(cells: readonly RawCell[]): AgendaRow {
  const key = keyOf(cells);
  const text = textAt(cells, AGENDA_COLUMN.text);
  const number = cells[AGENDA_COLUMN.number];
  const minutes = cells[AGENDA_COLUMN.minutes];
  const named = (["heading", "header", "section"] as const).find((kind) => key.split(":")[0] === kind);
  return {
    key,
    kind: named ?? (text.endsWith("?") ? "question" : "line"),
    number: typeof number === "number" ? number : null,
    text,
    speaker: textAt(cells, AGENDA_COLUMN.speaker),
    minutes: typeof minutes === "number" ? minutes : null,
    side: "",
    flagId: null,
  };
}

function keyOf(cells: readonly RawCell[]): string {
  return textAt(cells, AGENDA_COLUMN.key);
}

function textAt(cells: readonly RawCell[], column: number): string {
  return String(cells.slice(0, AGENDA_WIDTH)[column] ?? "");
}

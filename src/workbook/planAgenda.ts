import type { Agenda } from "../meeting/agenda";
import { hashOf } from "../meeting/hashOf";
import type { CellBlock, RawCell } from "../submission/block";
import { AGENDA_TABLE } from "./outputs";
import type { OutputTable } from "./outputTable";

/** Columns of the Agenda sheet. The key is hidden and ties a row to its line in tblAgenda. */
export const AGENDA_COLUMN = { number: 0, text: 1, speaker: 2, minutes: 3, draft: 4, key: 5 } as const;
export const AGENDA_WIDTH = 6;

export type AgendaRowKind = "heading" | "header" | "section" | "line" | "question";

/** One row of the Agenda sheet as drafted. */
export interface AgendaRow {
  readonly key: string;
  readonly kind: AgendaRowKind;
  readonly number: number | null;
  readonly text: string;
  readonly speaker: string;
  readonly minutes: number | null;
  readonly side: string;
  readonly flagId: string | null;
}

/** A step that brings the sheet up to date; `row` is the place at the moment the step is taken, in order. */
export type AgendaStep =
  | { readonly kind: "delete"; readonly row: number }
  | { readonly kind: "insert"; readonly row: number; readonly content: AgendaRow }
  | { readonly kind: "rewrite"; readonly row: number; readonly content: AgendaRow }
  | { readonly kind: "draft"; readonly row: number; readonly text: string };

export interface AgendaPlan {
  readonly steps: readonly AgendaStep[];
  /** The lines of this meeting as tblAgenda keeps them. */
  readonly lines: OutputTable;
}

/** The drafted agenda as rows of the sheet, top to bottom. */
export function agendaRows(agenda: Agenda): AgendaRow[] {
  const none = { number: null, speaker: "", minutes: null, side: "", flagId: null } as const;
  return [
    { ...none, key: "heading", kind: "heading", text: "Agenda" },
    ...agenda.header.map(({ label, text }) => ({
      ...none,
      key: `header:${label}`,
      kind: "header" as const,
      text: `${label}: ${text}`,
    })),
    ...agenda.sections.flatMap((section) => [
      {
        ...none,
        key: `section:${section.number}`,
        kind: "section" as const,
        number: section.number,
        text: section.title,
        speaker: section.speaker,
        minutes: section.minutes,
        side: section.side,
      },
      ...section.lines.map((line) => ({
        ...none,
        key: line.id,
        kind: line.kind === "question" ? ("question" as const) : ("line" as const),
        text: line.text,
        speaker: line.speaker,
        minutes: line.minutes || null,
        side: line.side,
        flagId: line.flagId,
      })),
    ]),
  ];
}

/** One row of the Agenda sheet as it stands. */
export interface SheetRow {
  readonly key: string;
  readonly cells: readonly RawCell[];
  /** A person changed what we wrote, or wrote beside it. */
  readonly edited: boolean;
}

/**
 * Compares the draft with the sheet and says what to change, so that nothing a person typed is lost.
 *
 * A row that a person changed stays as it is; when its draft changes, the new draft is offered beside it. Rows that
 * a person added stay below the row they follow. An untouched row whose matter is gone is taken out.
 *
 * @param existing the sheet's cells from A1, or null when it is to be made
 * @param stored tblAgenda with its header row, or null
 */
export function planAgenda(agenda: Agenda, existing: CellBlock | null, stored: CellBlock | null): AgendaPlan {
  const wanted = agendaRows(agenda);
  const wantedByKey = new Map(wanted.map((row) => [row.key, row]));
  const hashes = storedHashes(agenda.meetingId, stored);
  const sheet = existing ? sheetRows(existing, hashes) : [];
  const steps = agendaSteps(wanted, sheet, hashes, draftText);
  return { steps, lines: agendaLines(agenda.meetingId, wanted, sheet, wantedByKey) };
}

/**
 * The steps that bring the sheet's rows to the wanted ones.
 *
 * @param draftOf what to write into the draft column of a row that stands there; null leaves it
 */
export function agendaSteps(
  wanted: readonly AgendaRow[],
  sheet: readonly SheetRow[],
  hashes: ReadonlyMap<string, string>,
  draftOf: (row: SheetRow, content: AgendaRow, written: string | undefined) => string | null,
): AgendaStep[] {
  const steady = steadyKeys(sheet, wanted);
  const steps: AgendaStep[] = [];
  const rows = [...sheet];
  for (let row = rows.length - 1; row >= 0; row--) {
    if (steady.has(rows[row]!.key) || staysOnSheet(rows[row]!)) continue;
    steps.push({ kind: "delete", row });
    rows.splice(row, 1);
  }
  let at = 0;
  for (const content of wanted) {
    const found = rows.findIndex(({ key }) => key === content.key);
    if (found < 0) {
      while (at < rows.length && rows[at]!.key === "" && at > 0) at++;
      steps.push({ kind: "insert", row: at, content });
      rows.splice(at, 0, { key: content.key, cells: [], edited: false });
      at++;
      continue;
    }
    const written = hashes.get(content.key);
    const isNew = written !== hashOfRow(content);
    if (!rows[found]!.edited && isNew) steps.push({ kind: "rewrite", row: found, content });
    const draft = draftOf(rows[found]!, content, written);
    if (draft !== null) steps.push({ kind: "draft", row: found, text: draft });
    at = Math.max(at, found + 1);
  }
  return steps;
}

/** The rows of the sheet from A1; `hashes`: what was written last, by key. */
export function sheetRows({ values }: CellBlock, hashes: ReadonlyMap<string, string>): SheetRow[] {
  return values.map((cells): SheetRow => {
    const key = String(cells[AGENDA_COLUMN.key] ?? "");
    return { key, cells, edited: key !== "" && hashOfCells(cells) !== hashes.get(key) };
  });
}

/** Whether a row stays though no draft holds it: a person wrote it, changed it, or wrote beside it. */
export function staysOnSheet({ key, edited, cells }: SheetRow): boolean {
  return key === "" || edited || hasOwnText(cells);
}

/** What to write into the draft column: null leaves it as it is. */
function draftText(
  { edited, cells }: SheetRow,
  content: AgendaRow,
  written: string | undefined,
): string | null {
  const now = String(cells[AGENDA_COLUMN.draft] ?? "");
  if (edited) return hashOfRow(content) !== written ? content.text : null;
  return now === "" ? null : "";
}

/** Keys that stand in the sheet in the order of the draft: the longest such row of keys, so that least is moved. */
function steadyKeys(sheet: readonly SheetRow[], wanted: readonly AgendaRow[]): Set<string> {
  const order = new Map(wanted.map(({ key }, i) => [key, i]));
  const present = sheet.flatMap(({ key }) => (order.has(key) ? [{ key, place: order.get(key)! }] : []));
  const best: number[] = [];
  const previous: number[] = [];
  let end = -1;
  present.forEach(({ place }, i) => {
    best[i] = 1;
    previous[i] = -1;
    for (let j = 0; j < i; j++) {
      if (present[j]!.place < place && best[j]! + 1 > best[i]) {
        best[i] = best[j]! + 1;
        previous[i] = j;
      }
    }
    if (end < 0 || best[i] > best[end]!) end = i;
  });
  const keys = new Set<string>();
  for (let i = end; i >= 0; i = previous[i]!) keys.add(present[i]!.key);
  return keys;
}

/** Text beyond our own columns on a row of ours. */
function hasOwnText(cells: readonly RawCell[]): boolean {
  return cells.slice(AGENDA_WIDTH).some((cell) => cell !== "" && cell !== null);
}

function hashOfRow({ text, speaker, minutes }: AgendaRow): string {
  return hashOf([text, speaker, minutes ?? ""].join("\u0001"));
}

function hashOfCells(cells: readonly RawCell[]): string {
  const { text, speaker, minutes } = AGENDA_COLUMN;
  return hashOf([text, speaker, minutes].map((column) => String(cells[column] ?? "")).join("\u0001"));
}

const LINE_HEADERS = [
  "meeting_id",
  "line_id",
  "section",
  "minutes",
  "speaker",
  "side",
  "text",
  "flag_id",
  "state",
  "hash",
] as const;

/** Line id → hash of what was written last for this meeting, from tblAgenda with its header row. */
export function storedHashes(meetingId: string, stored: CellBlock | null): Map<string, string> {
  const [headers = [], ...rows] = stored?.values ?? [];
  const column = (name: (typeof LINE_HEADERS)[number]) => headers.indexOf(name);
  const [meeting, line, hash] = [column("meeting_id"), column("line_id"), column("hash")];
  return new Map(
    rows.filter((row) => row[meeting] === meetingId).map((row) => [String(row[line]), String(row[hash])]),
  );
}

/** tblAgenda: the draft's lines, with the person's words where she changed them, and her own lines of earlier drafts. */
function agendaLines(
  meetingId: string,
  wanted: readonly AgendaRow[],
  sheet: readonly SheetRow[],
  wantedByKey: ReadonlyMap<string, AgendaRow>,
): OutputTable {
  const edits = new Map(sheet.filter(({ edited }) => edited).map((row) => [row.key, row]));
  let section: number | null = null;
  const drafted = wanted.map((row) => {
    if (row.kind === "section") section = row.number;
    const edit = edits.get(row.key)?.cells;
    return {
      cells: [
        meetingId,
        row.key,
        section,
        edit ? minutesOf(edit) : row.minutes,
        edit ? String(edit[AGENDA_COLUMN.speaker] ?? "") : row.speaker,
        row.side,
        edit ? String(edit[AGENDA_COLUMN.text] ?? "") : row.text,
        row.flagId,
        edit ? "edited" : "drafted",
        hashOfRow(row),
      ],
    };
  });
  const gone = sheet
    .filter(({ key }) => key !== "" && !wantedByKey.has(key))
    .map(({ key, edited }) => ({ key, state: edited ? "edited, no longer raised" : "no longer raised" }));
  return {
    name: AGENDA_TABLE,
    sheet: "agendaLines",
    headerRow: 0,
    keyColumns: [0, 1],
    vanished: null,
    columns: LINE_HEADERS.map((header) => ({
      header,
      kind: header === "text" ? "sentence" : header === "section" || header === "minutes" ? "number" : "text",
      width: header === "text" ? 80 : 16,
      ...(header === "text" ? { wrap: true } : {}),
    })),
    rows: [
      ...drafted,
      ...gone.map(({ key, state }) => {
        const cells = sheet.find((row) => row.key === key)!.cells;
        const text = String(cells[AGENDA_COLUMN.text] ?? "");
        const speaker = String(cells[AGENDA_COLUMN.speaker] ?? "");
        // Without the hash of a draft an edited row stays recognised as edited.
        const hash = state === "no longer raised" ? hashOfCells(cells) : "";
        return { cells: [meetingId, key, null, minutesOf(cells), speaker, "", text, null, state, hash] };
      }),
    ],
  };
}

function minutesOf(cells: readonly RawCell[]): number | null {
  const minutes = cells[AGENDA_COLUMN.minutes];
  return typeof minutes === "number" ? minutes : null;
}

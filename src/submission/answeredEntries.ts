import type { RawCell, TableBlock } from "./block";
import type { InputTables } from "./contractData";
import { openTable } from "./openTable";
import type { Reading, Remark } from "./problem";
import { tblAnswers } from "./recordTables";
import { rowsOf } from "./rowReader";

/** What a row is about, whatever its place: these columns and the one in question make the key of a question. */
export const KEY_COLUMNS = [
  "provider_id",
  "action_id",
  "indicator_id",
  "site_id",
  "period",
  "cohort_period",
  "stage",
  "dimension",
  "group",
];

/** An answer to a question, as tblAnswers keeps it. */
export interface Answer {
  readonly code: string;
  readonly key: string;
  /** What was asked about; the question about anything else is another one. */
  readonly value: string;
  readonly text: string;
  readonly by: string;
  /** As it was entered. */
  readonly on: RawCell;
}

/** How an answer begins that says which of several readings of an entry is meant. */
const READ_AS = "Read as ";

/** The answers that a workbook keeps; none where it has no such table. */
export function answersIn(tables: InputTables, date1904: boolean): readonly Answer[] {
  const table = openTable(tables, tblAnswers, false, []);
  if (table === null) return [];
  return [...rowsOf(table, [], date1904)].map((row) => ({
    code: row.text("code").toUpperCase(),
    key: row.text("key"),
    value: row.text("value"),
    text: row.text("text"),
    by: row.text("by"),
    on: row.cell("on"),
  }));
}

/** @example readingAnswer({ entry: "NA", words: "NA (does not apply)" }) // "Read as NA" */
export function readingAnswer({ entry }: Reading): string {
  return READ_AS + entry;
}

/**
 * What names a row wherever it stands: its table and its ids. Followed by `|` and a column it is the key of a question.
 *
 * @example rowKey(measures, 4) // "tblMeasures|PRV-0001|enrolled|ALL|2026-09"
 */
export function rowKey(block: TableBlock, row: number): string {
  const entries = block.values[row] ?? [];
  const ids = placesOf(block).flatMap((column) => {
    const entered = String(entries[column] ?? "").trim();
    return entered === "" ? [] : [entered];
  });
  return [block.table, ...ids].join("|");
}

/** The header over a column, in lower case. */
export function headerOf(block: TableBlock, column: number): string {
  return String(block.values[0]?.[column] ?? "")
    .trim()
    .toLowerCase();
}

const places = new WeakMap<TableBlock, readonly number[]>();

/** Many rows of one table are named: its columns are looked for once. */
function placesOf(block: TableBlock): readonly number[] {
  const known = places.get(block);
  if (known) return known;
  const headers = (block.values[0] ?? []).map((_, column) => headerOf(block, column));
  const found = KEY_COLUMNS.map((name) => headers.indexOf(name)).filter((column) => column >= 0);
  places.set(block, found);
  return found;
}

/** The answers about the entries of one table that say how an entry is read. */
export class AnsweredEntries {
  /** By `row column`. */
  private readonly answers = new Map<string, Answer[]>();

  constructor(block: TableBlock, answers: readonly Answer[]) {
    const byRow = new Map<string, Answer[]>();
    for (const answer of answers) {
      const end = answer.key.lastIndexOf("|");
      if (!answer.text.startsWith(READ_AS) || end < 0) continue;
      const key = answer.key.slice(0, end).toLowerCase();
      byRow.set(key, [...(byRow.get(key) ?? []), answer]);
    }
    if (byRow.size === 0) return;
    const headers = (block.values[0] ?? []).map((_, column) => headerOf(block, column));
    for (let row = 1; row < block.values.length; row++) {
      for (const answer of byRow.get(rowKey(block, row).toLowerCase()) ?? []) {
        const column = headers.indexOf(answer.key.slice(answer.key.lastIndexOf("|") + 1).toLowerCase());
        const entry = block.values[row]?.[column] ?? "";
        if (column < 0 || String(entry).trim() !== answer.value) continue;
        const cell = `${row} ${column}`;
        this.answers.set(cell, [...(this.answers.get(cell) ?? []), answer]);
      }
    }
  }

  /** The reading that somebody chose among those of a question; null where nobody has, or it was not among them. */
  find(row: number, column: number, { code, readings = [] }: Remark): RawCell {
    const answers = this.answers.get(`${row} ${column}`) ?? [];
    const isChosen = (reading: Reading) =>
      answers.some((answer) => answer.code === code && isAnswer(answer.text, readingAnswer(reading)));
    return readings.find(isChosen)?.entry ?? null;
  }
}

/** True for the answer itself, and with words behind it: `Read as NA. The site was closed.` */
function isAnswer(text: string, answer: string): boolean {
  return text === answer || text.startsWith(`${answer}.`) || text.startsWith(`${answer} `);
}

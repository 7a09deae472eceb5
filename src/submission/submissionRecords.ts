import { questionKey } from "./checks/answers";
import { type ContractRows, type RowEntries, type TableChanges } from "./contractRows";
import type { ImportTable } from "./importTables";
import type { FilePlan, Revision } from "./planImport";
import { keptAnswers } from "./sentAnswers";
import { tblAnswers, tblRevisions, tblSubmissions } from "./recordTables";
import { keyText, type EntryContext } from "./tableRows";

const REVISION_KEYS = ["provider_id", "indicator_id", "site_id", "period", "column", "former", "new", "file"];

const record = (definition: ImportTable["definition"], keys: readonly string[]): ImportTable => ({
  definition,
  keys,
  figures: [],
  details: [],
  filledBy: [],
  defaults: {},
});

/** What an import notes of itself. A note that stands already is not written twice. */
export const RECORDS = {
  submissions: record(tblSubmissions, ["provider_id", "period", "hash"]),
  revisions: record(tblRevisions, REVISION_KEYS),
  answers: record(tblAnswers, ["code", "key", "value"]),
} as const;

export type RecordRows = Readonly<Record<keyof typeof RECORDS, ContractRows>>;

/** Word in tblSubmissions while a file is being written. */
export const IMPORTING = "importing";
const IMPORTED = "imported";

/** Where a file belongs: its own cells say so, or the rows that were read from it. */
export interface Sender {
  readonly providerId: string;
  readonly period: string;
}

/**
 * Notes a file's former figures, the answers given for it and in it, and its arrival.
 *
 * @returns how many of the answers in the file are new
 */
export function recordFile(
  { submission, counts, revisions, answered, isRefused }: FilePlan,
  senders: readonly Sender[],
  records: RecordRows,
  when: {
    readonly today: string;
    readonly by: string;
    readonly context: EntryContext;
    readonly reason: string;
  },
): number {
  const { added, changed, repeated, setAside, waiting } = counts;
  if (isRefused || added + changed + repeated + setAside + waiting === 0) return 0;
  const { today, by, context, reason } = when;
  const { file, hash, workbook } = submission;
  for (const revision of revisions) note(records.revisions, context, revisionEntries(revision, file, today));
  for (const question of answered) {
    const { key, value } = questionKey(question, workbook.tables);
    note(records.answers, context, { code: question.code, key, value, text: reason, by, on: today });
  }
  const before = records.answers.count;
  for (const { code, key, value, text, by: sender, on } of keptAnswers(workbook, context))
    note(records.answers, context, { code, key, value, text, by: sender, on });
  const newAnswers = records.answers.count - before;
  for (const { providerId, period } of senders) {
    const entries: RowEntries = {
      submission_id: `${providerId}/${period}/${hash}`,
      provider_id: providerId,
      period,
      file,
      received_on: today,
      template_version: workbook.identity?.templateVersion ?? null,
      rows_accepted: added + changed + repeated,
      rows_set_aside: setAside + waiting,
      state: IMPORTING,
      hash,
    };
    const at = keyed(records.submissions, context, entries).at;
    const wasThere = at !== undefined && at < records.submissions.pending.firstNew;
    const isBegun = wasThere && isImporting(records.submissions, at);
    if (at === undefined) note(records.submissions, context, entries);
    // What came before keeps its day; its rows are counted anew where the file brought more this time.
    else if (isBegun || added + changed > 0)
      records.submissions.change(at, {
        ...filled(entries),
        received_on: records.submissions.entry(at, "received_on"),
      });
  }
  return newAnswers;
}

/** Notes an answer; a later one to the same question about the same entry takes the place of the former. */
export function recordAnswer(answers: ContractRows, entries: RowEntries): void {
  const { key, at } = keyed(answers, answers.context, entries);
  if (at === undefined) answers.append(key, filled(entries));
  else answers.change(at, entries);
}

function note(rows: ContractRows, context: EntryContext, entries: RowEntries): void {
  const { key, at } = keyed(rows, context, entries);
  if (at === undefined) rows.append(key, filled(entries));
}

function keyed(rows: ContractRows, context: EntryContext, entries: RowEntries) {
  const key = keyText(rows.table, (name) => entries[name] ?? null, context);
  return { key, at: rows.find(key) };
}

function filled(entries: RowEntries): RowEntries {
  return Object.fromEntries(Object.entries(entries).filter(([, entry]) => entry !== null && entry !== ""));
}

/** What the notes of all files are when everything is written. */
export function finished({ submissions }: RecordRows): TableChanges {
  const { pending } = submissions;
  return { ...pending, rows: new Map([...pending.rows.keys()].map((row) => [row, { state: IMPORTED }])) };
}

export function isImporting(submissions: ContractRows, row: number): boolean {
  return submissions.entry(row, "state") === IMPORTING;
}

/** Files of which an import was cut short, by name. */
export function cutShort(submissions: ContractRows): readonly string[] {
  const rows = Array.from({ length: submissions.pending.firstNew }, (_, row) => row);
  const files = rows
    .filter((row) => isImporting(submissions, row))
    .map((row) => String(submissions.entry(row, "file") ?? ""));
  return [...new Set(files)];
}

function revisionEntries(revision: Revision, file: string, today: string): RowEntries {
  const { providerId, indicatorId, siteId, period, part, column, former, now, reason } = revision;
  return {
    provider_id: providerId,
    indicator_id: indicatorId,
    site_id: siteId,
    period,
    column: part === "" ? column : `${column} (${part})`,
    former,
    new: now,
    revised_on: today,
    file,
    reason,
  };
}

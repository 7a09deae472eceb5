import { hashOf } from "../meeting/hashOf";
import type { ContractData } from "../submission/contractData";
import type { ContractRows } from "../submission/contractRows";
import { checkSubmission } from "../submission/checks/checkSubmission";
import { mappingInWords } from "../submission/mappingWords";
import { type FilePlan, planFile } from "../submission/planImport";
import { bySeverity, type Problem } from "../submission/problem";
import { givenSource } from "../submission/sources/givenSource";
import { proposeSource, withNames } from "../submission/sources/proposeSource";
import { isToBeKept, sourceOf } from "../submission/sources/reviseSource";
import type { FileFacts, Source } from "../submission/sources/source";
import { type SourceRows, sourceRows } from "../submission/sources/sourceRows";
import { changesOf, type SourceProposal } from "../submission/sources/sourceProposal";
import type { Sender } from "../submission/submissionRecords";
import type { Submission } from "../submission/submission";
import type { EntryContext } from "../submission/tableRows";
import type { ContractWorkbook } from "../workbook/readContract";
import {
  countsInWords,
  type FileSummary,
  type ImportChoices,
  nothingOf,
  outcomeOf,
  type ReadingInWords,
} from "./importSummary";
import type { OtherFile } from "./incomingFiles";
import { atOrigin, sharesOf } from "./providerShares";

/** What an import knows while it plans a file. */
export interface SourceContext {
  readonly book: ContractWorkbook;
  readonly data: ContractData;
  readonly tables: ReadonlyMap<string, ContractRows>;
  readonly context: EntryContext;
  /** What is remembered of other files. */
  readonly known: readonly Source[];
  readonly reason: string;
  readonly today: string;
}

export interface ReadAsSource {
  readonly summary: FileSummary;
  readonly planned: { readonly plan: FilePlan; readonly senders: readonly Sender[] } | null;
  /** To be remembered; null: nothing new. */
  readonly source: Source | null;
}

/**
 * Plans a file that is no template: read as a person has just said, as its source is remembered, or as the mapping that
 * came with it says. Where something is open, nothing is read and the proposal says what.
 */
export function* readAsSource(
  file: OtherFile,
  choices: ImportChoices,
  desk: SourceContext,
): Generator<number, ReadAsSource, void> {
  const { data, known, tables, context, reason, today, book } = desk;
  const found = proposalOf(file, choices, desk);
  if (typeof found === "string") return unread(file.file, found);
  const { proposal, isConfirmed } = found;
  // What was only guessed is looked at by a person before it is used, even where nothing is open.
  if (proposal.points.length > 0 || !isConfirmed)
    return { summary: openSummary(proposal), planned: null, source: null };

  const rows = yield* sourceRows(proposal, data);
  const submission: Submission = {
    file: file.file,
    hash: hashOf(JSON.stringify(rows.measures.values)),
    workbook: {
      tables: new Map([["tblmeasures", rows.measures]]),
      sheets: file.sheets.sheets,
      date1904: false,
      identity: null,
    },
    origins: rows.origins,
  };
  const { date1904 } = book.inventory;
  const contract = { tables: book.inputs, date1904 };
  const checked = checkSubmission(submission.workbook, { contract, asOf: today, receivedOn: today });
  const compared = planFile(submission, checked, tables, {
    reason,
    context: { ...context, date1904: false },
  });
  const counts = { ...compared.counts, setAside: compared.counts.setAside + rows.setAside };
  const plan = { ...compared, counts };
  const senders = sendersOf(rows);
  return {
    summary: summaryOf(plan, proposal, rows, senders, data),
    planned: { plan, senders },
    source: !plan.isRefused && isToBeKept(proposal, known) ? sourceOf(proposal, known, today) : null,
  };
}

function proposalOf(
  file: OtherFile,
  { sources, mapping }: ImportChoices,
  { data, known }: SourceContext,
): { readonly proposal: SourceProposal; readonly isConfirmed: boolean } | string {
  const confirmed = sources?.[file.file];
  if (confirmed) return { proposal: withNames(confirmed, data), isConfirmed: true };
  const facts: FileFacts = { date1904: file.sheets.date1904, isTextFile: file.sheets.isText ?? false };
  const proposal = proposeSource(file.file, file.reading, facts, known, data);
  const isRemembered = proposal.source !== null && proposal.points.length === 0;
  if (mapping === undefined || isRemembered) return { proposal, isConfirmed: isRemembered };
  const given = givenSource(proposal, mapping, data);
  if (given === null) return { proposal, isConfirmed: false };
  return typeof given === "string" ? given : { proposal: given, isConfirmed: true };
}

/** A file that nobody has said enough about. */
function openSummary(proposal: SourceProposal): FileSummary {
  const { file, source } = proposal;
  const problems = changesOf(proposal).map(({ sheet, cell, text }): Problem => ({
    code: "MP05",
    severity: "stop",
    sheet,
    cell,
    message: text,
  }));
  const open = proposal.points.length;
  const things =
    open === 0 ? "look at it, then confirm" : open === 1 ? "1 thing is open" : `${open} things are open`;
  return {
    ...nothingOf(file),
    outcome: source ? "changed" : "unknown",
    problems,
    sentence: source
      ? `This looks like ${source.name}, and is not as it was: ${things}. Nothing was read.`
      : `Nobody has confirmed yet how this layout is read: ${things}. Nothing was read.`,
    proposal,
  };
}

function unread(file: string, sentence: string): ReadAsSource {
  return { summary: { ...nothingOf(file), outcome: "unknown", sentence }, planned: null, source: null };
}

function summaryOf(
  plan: FilePlan,
  proposal: SourceProposal,
  rows: SourceRows,
  senders: readonly Sender[],
  data: ContractData,
): FileSummary {
  const { submission, counts, problems, isRefused } = plan;
  const all = bySeverity([...problems.map((problem) => atOrigin(problem, rows)), ...rows.problems]);
  const asks = all.filter(({ severity }) => severity === "ask").length;
  const shares = sharesOf(plan, rows, senders, data);
  const [one] = shares.length === 1 ? shares : [];
  return {
    file: submission.file,
    outcome: isRefused ? "refused" : outcomeOf(counts),
    providerId: one?.providerId ?? "",
    provider: one?.provider ?? (shares.length === 0 ? "" : `${shares.length} providers`),
    period: spanOf(rows),
    counts,
    questions: asks,
    problems: all,
    sentence: isRefused ? `Not imported. ${all[0]?.message ?? ""}` : countsInWords(counts, asks),
    shares,
    proposal,
    reading: readingInWords(proposal),
  };
}

function readingInWords(proposal: SourceProposal): ReadingInWords {
  const { source, tables } = proposal;
  const read = tables.filter(({ isRead }) => isRead);
  const isRemembered = source !== null && changesOf(proposal).length === 0;
  const day = source?.confirmedOn ?? "";
  return {
    isRemembered,
    sentence: isRemembered
      ? `Read as last time (${source.name}, ${day}).`
      : "Read as you said; it is remembered.",
    details: read.flatMap(({ table, mapping }) => [
      `${table.sheet}!${table.range}`,
      ...mappingInWords(mapping, table.block),
    ]),
  };
}

/** Each provider in the file with its latest period. */
function sendersOf({ measures }: SourceRows): readonly Sender[] {
  const latest = new Map<string, string>();
  for (const [provider, , , period] of measures.values.slice(1)) {
    const [id, key] = [String(provider), String(period)];
    if (key > (latest.get(id) ?? "")) latest.set(id, key);
  }
  return [...latest].map(([providerId, period]) => ({ providerId, period }));
}

function spanOf({ measures }: SourceRows): string {
  const periods = measures.values
    .slice(1)
    .map(([, , , period]) => String(period))
    .sort();
  const [first = "", last = ""] = [periods[0], periods.at(-1)];
  return first === last ? first : `${first} to ${last}`;
}

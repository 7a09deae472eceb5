import type { ContractData } from "../submission/contractData";
import { checkSubmission } from "../submission/checks/checkSubmission";
import { ContractRows } from "../submission/contractRows";
import { IMPORT_TABLES } from "../submission/importTables";
import { parseContract } from "../submission/parseContract";
import { type FilePlan, type ImportCounts, planFile } from "../submission/planImport";
import type { Problem } from "../submission/problem";
import { cutShort, RECORDS, recordFile, type RecordRows, type Sender } from "../submission/submissionRecords";
import type { Submission } from "../submission/submission";
import type { EntryContext } from "../submission/tableRows";
import { tblNarrative } from "../submission/templateDefinition";
import { INPUT_TABLES } from "../workbook/outputs";
import type { ContractWorkbook } from "../workbook/readContract";
import { emptyBlock } from "../workbook/writeRows";
import type { ReadResult } from "./incomingFiles";
import { WorkflowProblem } from "./workflowProblem";

/** Tables that an import reads and writes, beside those of a refresh. */
export const IMPORT_INPUTS: readonly string[] = [
  ...INPUT_TABLES,
  tblNarrative.name,
  ...Object.values(RECORDS).map(({ definition }) => definition.name),
];

/** What a person said about the files before they are imported. */
export interface ImportChoices {
  /** Why figures changed, for rows that do not say so themselves; by file, "" for all others. */
  readonly reasons?: Readonly<Record<string, string>>;
}

/** What becomes of one file, for a person. */
export interface FileSummary {
  readonly file: string;
  /**
   * `ready`: something of it is new or changed · `repeated`: the workbook says all of it already · `refused`: nothing
   * of it is used · `empty`: nothing is filled in · `unknown`: its source has to be mapped first · `unreadable`.
   */
  readonly outcome: "ready" | "repeated" | "refused" | "empty" | "unknown" | "unreadable";
  readonly providerId: string;
  /** By name. */
  readonly provider: string;
  readonly period: string;
  readonly counts: ImportCounts;
  readonly questions: number;
  readonly problems: readonly Problem[];
  /** One sentence. */
  readonly sentence: string;
}

/** A contract workbook with the files that are to go into it; nothing is written yet. */
export interface ImportPlan {
  readonly files: readonly FileSummary[];
  readonly plans: readonly FilePlan[];
  readonly tables: ReadonlyMap<string, ContractRows>;
  readonly records: RecordRows;
  /** The contract without its figures. */
  readonly contract: ContractData;
  /** Files of which an earlier import was cut short. */
  readonly cutShort: readonly string[];
}

const NOTHING: ImportCounts = { added: 0, changed: 0, repeated: 0, setAside: 0, waiting: 0 };

/** Plans the files in their order, one step for each: each is compared with what those before it leave. */
export function* planFiles(
  book: ContractWorkbook,
  files: readonly ReadResult[],
  choices: ImportChoices,
  when: { readonly today: string; readonly by: string },
): Generator<number, ImportPlan, void> {
  const { date1904 } = book.inventory;
  if (!book.inputs.has("tblindicators"))
    throw new WorkflowProblem(
      "NoTables",
      "This workbook has no table tblIndicators, so it is no contract workbook. Open the contract's workbook, then import.",
    );
  const data = contractOf(book);
  const context = contextOf(data, date1904);
  const rowsOf = (table: (typeof IMPORT_TABLES)[number]) =>
    new ContractRows(
      table,
      book.inputs.get(table.definition.name.toLowerCase()) ?? emptyBlock(table.definition),
      context,
    );
  const tables = new Map(IMPORT_TABLES.map((table) => [table.definition.name.toLowerCase(), rowsOf(table)]));
  const records: RecordRows = {
    submissions: rowsOf(RECORDS.submissions),
    revisions: rowsOf(RECORDS.revisions),
    answers: rowsOf(RECORDS.answers),
  };
  const unfinished = cutShort(records.submissions);
  const names = new Map(data.providers.map(({ id, name }) => [id.toLowerCase(), name]));
  const summaries: FileSummary[] = [];
  const plans: FilePlan[] = [];
  for (const file of files) {
    if (file.kind === "template") {
      const { submission } = file;
      const reason = (choices.reasons?.[submission.file] ?? choices.reasons?.[""] ?? "").trim();
      const checked = checkSubmission(submission.workbook, {
        contract: { tables: book.inputs, date1904 },
        asOf: when.today,
        receivedOn: when.today,
      });
      const plan = planFile(submission, checked, tables, {
        reason,
        context: { ...context, date1904: submission.workbook.date1904 },
      });
      const sender = senderOf(submission);
      recordFile(plan, [sender], records, { ...when, context, reason });
      plans.push(plan);
      summaries.push(summaryOf(plan, names.get(sender.providerId.toLowerCase()) ?? sender.providerId));
    } else summaries.push(unplanned(file));
    yield summaries.length;
  }
  return { files: summaries, plans, tables, records, contract: data, cutShort: unfinished };
}

/** Of the contract workbook what files are read against, without its figures. */
function contractOf({ inputs, inventory }: ContractWorkbook): ContractData {
  const figures = new Set(IMPORT_TABLES.map(({ definition }) => definition.name.toLowerCase()));
  const tables = new Map([...inputs].filter(([name]) => !figures.has(name)));
  return parseContract(tables, { date1904: inventory.date1904 });
}

function contextOf({ contract, indicators }: ContractData, date1904: boolean): EntryContext {
  const cadences = new Map(indicators.map(({ id, cadence }) => [id.toLowerCase(), cadence]));
  return {
    date1904,
    fiscalYearStart: contract.fiscalYearStart,
    cadenceOf: (indicatorId) => cadences.get(indicatorId) ?? null,
  };
}

function senderOf({ workbook }: Submission): Sender {
  const { providerId = "", period = "" } = workbook.identity ?? {};
  return { providerId, period };
}

function summaryOf(plan: FilePlan, provider: string): FileSummary {
  const { submission, counts, problems, isRefused } = plan;
  const asks = problems.filter(({ severity }) => severity === "ask").length;
  return {
    file: submission.file,
    outcome: isRefused ? "refused" : outcomeOf(counts),
    providerId: senderOf(submission).providerId,
    provider,
    period: submission.workbook.identity?.period ?? "",
    counts,
    questions: asks,
    problems,
    sentence: isRefused ? `Not imported. ${problems[0]?.message ?? ""}` : countsInWords(counts, asks),
  };
}

function outcomeOf({ added, changed, setAside, waiting, repeated }: ImportCounts): FileSummary["outcome"] {
  if (added + changed + setAside + waiting > 0) return "ready";
  return repeated > 0 ? "repeated" : "empty";
}

/** @example countsInWords({ added: 3, changed: 0, repeated: 0, setAside: 1, waiting: 0 }, 0) // "3 new, 1 set aside." */
export function countsInWords(counts: ImportCounts, questions: number): string {
  const { added, changed, repeated, setAside, waiting } = counts;
  if (added + changed + repeated + setAside + waiting === 0) return "Nothing is filled in yet.";
  if (added + changed + setAside + waiting + questions === 0) return "The workbook has all of it already.";
  const parts = [
    added > 0 ? `${added} new` : "",
    changed > 0 ? `${changed} changed` : "",
    repeated > 0 ? `${repeated} as before` : "",
    setAside > 0 ? `${setAside} set aside` : "",
    waiting > 0 ? `${waiting} waiting for a reason` : "",
    questions > 0 ? `${questions} ${questions === 1 ? "question" : "questions"}` : "",
  ];
  return `${parts.filter((part) => part !== "").join(", ")}.`;
}

function unplanned(file: Exclude<ReadResult, { kind: "template" }>): FileSummary {
  const isUnknown = file.kind === "other";
  return {
    file: file.file,
    outcome: isUnknown ? "unknown" : "unreadable",
    providerId: "",
    provider: "",
    period: "",
    counts: NOTHING,
    questions: 0,
    problems: [],
    sentence: isUnknown
      ? "This is no template of ours, and nothing was taken from it. Copy its figures into the provider's template."
      : file.message,
  };
}

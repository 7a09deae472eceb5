import type { ContractData } from "../submission/contractData";
import { checkSubmission } from "../submission/checks/checkSubmission";
import { ContractRows } from "../submission/contractRows";
import { IMPORT_TABLES } from "../submission/importTables";
import { MEETING_TABLES } from "../submission/meetingTables";
import { parseContract } from "../submission/parseContract";
import { type FilePlan, planFile } from "../submission/planImport";
import { cutShort, RECORDS, recordFile, type RecordRows, type Sender } from "../submission/submissionRecords";
import { readSource, withSource } from "../submission/sources/source";
import type { Submission } from "../submission/submission";
import type { EntryContext } from "../submission/tableRows";
import { tblNarrative } from "../submission/templateDefinition";
import { INPUT_TABLES } from "../workbook/outputs";
import type { ContractWorkbook } from "../workbook/readContract";
import { emptyBlock } from "../workbook/writeRows";
import type { ReadResult } from "./incomingFiles";
import { countsInWords, type FileSummary, type ImportChoices, nothingOf, outcomeOf } from "./importSummary";
import { MEETING_INPUTS, meetingSummary, planMeetingFile } from "./meetingFile";
import { readAsSource } from "./sourceDesk";
import { WorkflowProblem } from "./workflowProblem";

/** Tables that an import reads and writes, beside those of a refresh. */
export const IMPORT_INPUTS: readonly string[] = [
  ...INPUT_TABLES,
  tblNarrative.name,
  ...Object.values(RECORDS).map(({ definition }) => definition.name),
  ...MEETING_INPUTS,
];

/** A contract workbook with the files that are to go into it; nothing is written yet. */
export interface ImportPlan {
  readonly files: readonly FileSummary[];
  readonly plans: readonly FilePlan[];
  readonly tables: ReadonlyMap<string, ContractRows>;
  readonly records: RecordRows;
  /** Decisions that came back from meetings, and a note of what came. */
  readonly meeting: { readonly decisions: ContractRows; readonly taken: ContractRows };
  /** The contract without its figures. */
  readonly contract: ContractData;
  /** Files of which an earlier import was cut short. */
  readonly cutShort: readonly string[];
  /** How files of other layouts are read, as it is to be remembered. */
  readonly sources: readonly unknown[];
}

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
  const meeting = {
    actions: tables.get(MEETING_TABLES.actions.definition.name.toLowerCase())!,
    decisions: rowsOf(MEETING_TABLES.decisions),
    taken: rowsOf(MEETING_TABLES.taken),
    revisions: records.revisions,
  };
  const unfinished = cutShort(records.submissions);
  const names = new Map(data.providers.map(({ id, name }) => [id.toLowerCase(), name]));
  const summaries: FileSummary[] = [];
  const plans: FilePlan[] = [];
  let sources = book.state.sources;
  for (const file of files) {
    const reason = (choices.reasons?.[fileName(file)] ?? choices.reasons?.[""] ?? "").trim();
    if (file.kind === "template") {
      const { submission } = file;
      const checked = checkSubmission(submission.workbook, {
        contract: { tables: book.inputs, date1904 },
        asOf: when.today,
        receivedOn: when.today,
      });
      const plan = planFile(submission, checked, tables, {
        reason,
        context: { ...context, date1904: submission.workbook.date1904 },
      });
      const sender = senderOf(submission, data.contract.contractId);
      const answers = recordFile(plan, [sender], records, { ...when, context, reason });
      plans.push(plan);
      summaries.push(
        summaryOf(plan, sender, names.get(sender.providerId.toLowerCase()) ?? sender.providerId, answers),
      );
    } else if (file.kind === "shared") {
      const plan = planMeetingFile(file, meeting, data, { today: when.today, context });
      summaries.push(meetingSummary(file, plan));
    } else if (file.kind === "other") {
      const known = sources.flatMap((kept) => readSource(kept) ?? []);
      const steps = readAsSource(file, choices, { book, data, tables, context, known, reason, ...when });
      let step = steps.next();
      for (; !step.done; step = steps.next()) yield summaries.length;
      const { summary, planned, source } = step.value;
      if (planned) {
        recordFile(planned.plan, planned.senders, records, { ...when, context, reason });
        plans.push(planned.plan);
      }
      if (source) sources = withSource(sources, source);
      summaries.push(summary);
    } else summaries.push({ ...nothingOf(file.file), outcome: "unreadable", sentence: file.message });
    yield summaries.length;
  }
  return {
    files: summaries,
    plans,
    tables,
    records,
    meeting,
    contract: data,
    cutShort: unfinished,
    sources,
  };
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

/** Who sent a file: nobody, where it is of another contract, whose ids mean somebody else. */
function senderOf({ workbook }: Submission, contract: string): Sender {
  const { providerId = "", period = "", contractId = contract } = workbook.identity ?? {};
  return { providerId: contractId.toLowerCase() === contract.toLowerCase() ? providerId : "", period };
}

/** @param answers to questions that the file brings and the workbook lacks */
function summaryOf(
  plan: FilePlan,
  { providerId, period }: Sender,
  provider: string,
  answers: number,
): FileSummary {
  const { submission, counts, problems, isRefused } = plan;
  const asks = problems.filter(({ severity }) => severity === "ask").length;
  return {
    file: submission.file,
    outcome: isRefused ? "refused" : answers > 0 ? "ready" : outcomeOf(counts),
    providerId,
    provider,
    period,
    counts,
    questions: asks,
    problems,
    sentence: isRefused
      ? `Not imported. ${problems[0]?.message ?? ""}`
      : countsInWords(counts, asks, answers),
    shares: [],
    proposal: null,
    reading: null,
  };
}

function fileName(file: ReadResult): string {
  return file.kind === "template" ? file.submission.file : file.file;
}

import { IMPORT_TABLES } from "../submission/importTables";
import { finished, RECORDS } from "../submission/submissionRecords";
import type { ContractNames } from "../submission/sources/sourceNames";
import { preflightRefresh } from "../workbook/preflight";
import { readContract, type ContractWorkbook } from "../workbook/readContract";
import { inWorkbook } from "../workbook/session";
import { type RowsToWrite, writeRows } from "../workbook/writeRows";
import { IMPORT_INPUTS, type ImportPlan, planFiles } from "./importDesk";
import type { FileSummary, ImportChoices } from "./importSummary";
import type { MadeFile } from "./madeFiles";
import { type ChosenFile, readAllFiles, type ReadResult } from "./incomingFiles";
import type { Outcome, RunOptions } from "./outcome";
import { prepare } from "./prepare";
import { receiptsOf } from "./receipts";
import { type RefreshResult, writeAll } from "./refresh";
import { settingsIn } from "./settings";
import { writeSubmissions } from "./submissions";
import { inPieces, runAlone, WAITING } from "./task";
import { WorkflowProblem } from "./workflowProblem";

export interface ImportPreview {
  /** In the order in which they were chosen. */
  readonly files: readonly FileSummary[];
  /** Files of which an earlier import was cut short: importing them again repairs it. */
  readonly cutShort: readonly string[];
  /** What the contract calls its providers and indicators, for files that call them otherwise. */
  readonly names: ContractNames;
}

export interface ImportResult extends ImportPreview {
  /** Rows that were written into the contract's tables. */
  readonly rowsWritten: number;
  /** What the figures say now; null: there is nothing to judge yet, `note` says why. */
  readonly refreshed: RefreshResult | null;
  readonly note: string;
}

export interface ImportOptions extends RunOptions, ImportChoices {
  /** ISO date of the day; the caller knows the calendar. */
  readonly today: string;
}

/** Sheets that are made for tables that the workbook lacks. */
const SHEETS: Readonly<Record<string, string>> = {
  tblMeasures: "Data",
  tblBreakdowns: "Breakdowns",
  tblPathway: "Pathway",
  tblNarrative: "Story",
  tblActions: "Actions",
  tblSubmissions: "Submission records",
  tblRevisions: "Revisions",
  tblAnswers: "Answers",
  tblDecisions: "Decisions",
  tblMeetingRows: "Meeting records",
};

/** Compares files with the workbook that is open: what is new, changed, repeated, wrong. Nothing is written. */
export function previewImport(
  files: readonly ReadResult[],
  options: ImportOptions,
): Promise<Outcome<ImportPreview>> {
  return runAlone("Comparing the files", options, () =>
    inWorkbook(
      async (context, answered) => {
        const { plan } = await planned(context, answered, files, options);
        return previewOf(plan);
      },
      () => options.onProgress?.(WAITING),
    ),
  );
}

/**
 * Imports files into the workbook that is open: appends what is new, replaces what changed and keeps what stood there
 * before, notes what came when, and refreshes. Files that cannot be used stop no others.
 *
 * Every file is noted as "importing" before its rows and as "imported" after them: found later, the former tells that
 * an import was cut short, and importing the same files again completes it.
 */
export function importSubmissions(
  files: readonly ReadResult[],
  options: ImportOptions,
): Promise<Outcome<ImportResult>> {
  return runAlone("Importing", options, () => importInto(files, options));
}

/** The same from the bytes of the files, for programs; with a receipt for each file where they are wanted. */
export function importFiles(
  files: readonly ChosenFile[],
  options: ImportOptions & { readonly withReceipts?: boolean },
): Promise<Outcome<ImportResult & { readonly receipts: readonly MadeFile[] }>> {
  return runAlone("Importing", options, async () => {
    const result = await importInto(await readAllFiles(files, options), options);
    // The rows stand: nothing is cancelled any more.
    const telling = options.onProgress ? { onProgress: options.onProgress } : {};
    const receipts = options.withReceipts === true ? await receiptsOf(result, options.today, telling) : [];
    return { ...result, receipts };
  });
}

function importInto(files: readonly ReadResult[], options: ImportOptions): Promise<ImportResult> {
  return inWorkbook(
    async (context, answered) => {
      const { book, plan } = await planned(context, answered, files, options);
      // The sheets that follow are looked at before the rows are written: half an import helps nobody.
      preflightRefresh(book.inventory);
      const { rows, last } = toWrite(plan);
      let piece = 0;
      await writeRows(context, book, rows, last, () =>
        options.onProgress?.({
          done: 40 + (20 * piece++) / rows.length,
          total: 100,
          text: "Writing the rows",
        }),
      );
      const written = [...plan.tables.values(), plan.meeting.decisions];
      const rowsWritten = written.reduce((sum, { pending }) => sum + pending.rows.size, 0);
      const done = { ...previewOf(plan), rowsWritten };
      await writeSubmissions(context, book, plan, options.today, false);
      try {
        // The rows stand: the sheets have to follow, and nothing is cancelled any more.
        const following = options.onProgress ? { onProgress: options.onProgress } : {};
        const refreshed = await writeAll(context, await prepare(context, answered, following), following);
        return { ...done, refreshed, note: "" };
      } catch (error) {
        if (!(error instanceof WorkflowProblem)) throw error;
        return { ...done, refreshed: null, note: error.message };
      }
    },
    () => options.onProgress?.(WAITING),
  );
}

function previewOf({ files, cutShort, contract }: ImportPlan): ImportPreview {
  const { providers, indicators } = contract;
  return { files, cutShort, names: { providers, indicators } };
}

async function planned(
  context: Excel.RequestContext,
  answered: () => void,
  files: readonly ReadResult[],
  options: ImportOptions,
): Promise<{ readonly book: ContractWorkbook; readonly plan: ImportPlan }> {
  const tell = (done: number, text: string) => options.onProgress?.({ done, total: 100, text });
  const book = await readContract(
    context,
    (share) => {
      answered();
      options.signal?.throwIfAborted();
      tell(share * 20, "Reading the workbook");
    },
    IMPORT_INPUTS,
  );
  const when = { today: options.today, by: settingsIn(book.state).author };
  const plan = await inPieces(planFiles(book, files, options, when), options, (done) =>
    tell(20 + (20 * done) / files.length, `Comparing file ${done} of ${files.length}`),
  );
  return { book, plan };
}

/** What was noted first is written first; the former figures before those that replace them. */
function toWrite({ tables, records, meeting }: ImportPlan): { rows: RowsToWrite[]; last: RowsToWrite[] } {
  const write = (rows: ImportPlan["records"]["answers"], mayAddColumns: boolean): RowsToWrite => {
    const { definition } = rows.table;
    return {
      definition,
      changes: rows.pending,
      sheet: SHEETS[definition.name] ?? definition.name,
      mayAddColumns,
    };
  };
  const submissions = write(records.submissions, false);
  const figures = IMPORT_TABLES.flatMap(({ definition }) => tables.get(definition.name.toLowerCase()) ?? []);
  return {
    rows: [
      submissions,
      write(records.revisions, false),
      write(records.answers, false),
      ...figures.map((rows) => write(rows, true)),
      ...[meeting.decisions, meeting.taken]
        .filter(({ pending }) => pending.rows.size > 0)
        .map((rows) => write(rows, true)),
    ],
    last: [{ ...submissions, definition: RECORDS.submissions.definition, changes: finished(records) }],
  };
}

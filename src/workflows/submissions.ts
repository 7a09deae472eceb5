import { DEFAULT_SETTINGS, readContractInfo } from "../submission/readContractInfo";
import { openTable } from "../submission/openTable";
import { parseDate } from "../submission/parseDate";
import { tblContract } from "../submission/tables";
import { isImporting } from "../submission/submissionRecords";
import { type ReceivedFile, type SubmissionLine, whoHasSubmitted } from "../submission/whoHasSubmitted";
import { buildSubmissions, statusInWords, submissionsInWords } from "../workbook/buildSubmissions";
import { readContract, type ContractWorkbook } from "../workbook/readContract";
import { inWorkbook } from "../workbook/session";
import { writeResults } from "../workbook/writeResults";
import { IMPORT_INPUTS, type ImportPlan, planFiles } from "./importDesk";
import type { Outcome, RunOptions } from "./outcome";
import { inPieces, runAlone, WAITING } from "./task";
import { dayInWords } from "./titles";

/** Who has sent what for which period. */
export interface SubmissionsList {
  readonly lines: readonly SubmissionLine[];
  /** Of the latest period, in words. */
  readonly latest: readonly { readonly provider: string; readonly status: string }[];
  /** "Sep 2026: 3 of 5 received, 2 late." */
  readonly summary: string;
}

/** Lists who has submitted and who is late, and writes it to the sheet Submissions. */
export function listSubmissions(
  options: RunOptions & { readonly today: string },
): Promise<Outcome<SubmissionsList>> {
  return runAlone("Who has submitted", options, () =>
    inWorkbook(
      async (context, answered) => {
        const book = await readContract(context, answered, IMPORT_INPUTS);
        const { today } = options;
        const plan = await inPieces(planFiles(book, [], {}, { today, by: "" }), options);
        return writeSubmissions(context, book, plan, today, true);
      },
      () => options.onProgress?.(WAITING),
    ),
  );
}

/** Writes the sheet Submissions as it is once the planned files are in. */
export async function writeSubmissions(
  context: Excel.RequestContext,
  book: ContractWorkbook,
  plan: ImportPlan,
  today: string,
  isShown: boolean,
): Promise<SubmissionsList> {
  const lines = linesOf(book, plan, today);
  const summary = submissionsInWords(lines);
  await writeResults(context, book, {
    tables: [buildSubmissions(lines, book.inventory.date1904)],
    trends: null,
    agenda: null,
    headings: { submissions: ["Submissions", `${summary} Looked at on ${dayInWords(today)}.`] },
    state: { ...book.state, sources: plan.sources },
    show: isShown ? "submissions" : null,
  });
  const period = lines.at(-1)?.period.ordinal;
  const latest = lines.filter((line) => line.period.ordinal === period);
  return {
    lines,
    latest: latest.map((line) => ({ provider: line.provider, status: statusInWords(line) })),
    summary,
  };
}

function linesOf(
  { inputs, inventory }: ContractWorkbook,
  plan: ImportPlan,
  today: string,
): readonly SubmissionLine[] {
  const { date1904 } = inventory;
  const table = openTable(inputs, tblContract, false, []);
  const { info, cadence } = table ? readContractInfo(table, [], date1904) : DEFAULT_SETTINGS;
  const measures = plan.tables.get("tblmeasures");
  const reported = new Map<string, string>();
  const periods = new Set<string>();
  for (let row = 0; row < (measures?.count ?? 0); row++) {
    const provider = String(measures?.entry(row, "provider_id") ?? "").trim();
    if (provider === "") continue;
    if (!reported.has(provider.toLowerCase())) reported.set(provider.toLowerCase(), provider);
    periods.add(`${provider.toLowerCase()}|${measures?.period(row) ?? ""}`);
  }
  const { providers } = plan.contract;
  return whoHasSubmitted({
    providers: providers.length > 0 ? providers : [...reported.values()].map((id) => ({ id, name: id })),
    received: receivedFiles(plan, date1904),
    hasFigures: (providerId, period) => periods.has(`${providerId.toLowerCase()}|${period}`),
    cadence: cadence ?? plan.contract.indicators[0]?.cadence ?? "monthly",
    fiscalYearStart: info.fiscalYearStart,
    dueDays: info.dueDays ?? null,
    today,
  });
}

/** What the plan is about to write is taken as written: it is only looked at once it is. */
function receivedFiles({ records: { submissions } }: ImportPlan, date1904: boolean): readonly ReceivedFile[] {
  const written = submissions.pending.rows;
  return Array.from({ length: submissions.count }, (_, row): ReceivedFile => {
    const text = (name: string) => String(submissions.entry(row, name) ?? "").trim();
    const received = parseDate(submissions.entry(row, "received_on"), date1904);
    return {
      providerId: text("provider_id"),
      period: submissions.period(row) || text("period"),
      file: text("file"),
      receivedOn: received.kind === "date" ? received.date : null,
      rowsSetAside: Number(submissions.entry(row, "rows_set_aside") ?? 0),
      isCutShort: !written.has(row) && isImporting(submissions, row),
    };
  });
}

import { analysePathways } from "../analysis/analysePathways";
import { assessEach } from "../analysis/assess";
import { lastReportedDay } from "../analysis/expected";
import type { Finding, Flag } from "../analysis/finding";
import { type FlagContext, raiseFlags, raiseSafetyFlags } from "../analysis/flags";
import { raiseLeadingLaggingFlags } from "../analysis/leadingLagging";
import type { PathwayResult } from "../analysis/pathway";
import { raisePathwayFlags } from "../analysis/pathwayFlags";
import { raiseSubgroupFlags } from "../analysis/subgroupFlags";
import { compareSubgroups, type SubgroupComparison } from "../analysis/subgroupGap";
import type { Agenda } from "../meeting/agenda";
import { draftAgenda } from "../meeting/draftAgenda";
import { applyMapping } from "../submission/applyMapping";
import { checkParsed } from "../submission/checks/checkSubmission";
import { LAYOUT_CODES } from "../submission/checks/layoutChecks";
import { definitionOf } from "../submission/checks/definition";
import type { ContractData, Meeting } from "../submission/contractData";
import { deliveriesOf } from "../submission/deliveries";
import { withBaselines } from "../submission/mappedBaselines";
import { readMapping } from "../submission/mapping";
import { openQuestions } from "../submission/openQuestions";
import { parseContractInPieces } from "../submission/parseContract";
import { tblSubmissions } from "../submission/recordTables";
import { readMappedRange } from "../workbook/mappedRange";
import { TEMPLATE_TABLE } from "../submission/templateTables";
import { problemsOnSheet } from "../workbook/buildProblems";
import { INPUT_TABLES, PROBLEMS_TABLE } from "../workbook/outputs";
import { readContract, type ContractWorkbook } from "../workbook/readContract";
import { layoutSheets, lockedIn, readLayouts, submittedIn, withFormulas } from "../workbook/readLayout";
import { CHECK_TABLES } from "../workbook/readTemplate";
import type { RunOptions } from "./outcome";
import { inPieces } from "./task";
import { WorkflowProblem } from "./workflowProblem";

/** A contract workbook, read and judged; nothing is written yet. */
export interface Prepared {
  readonly book: ContractWorkbook;
  readonly data: ContractData;
  readonly findings: readonly Finding[];
  /** In order of importance. */
  readonly flags: readonly Flag[];
  /** Safety matters: never in an agenda, "call today". */
  readonly safety: readonly Flag[];
  /** The clients' pathway at each provider, all together first; empty where none is reported. */
  readonly pathways: readonly PathwayResult[];
  /** Groups of clients and sites, by provider, measure and dimension; empty where none are reported. */
  readonly subgroups: readonly SubgroupComparison[];
  readonly agenda: Agenda;
  /** What the flags depend on beside the findings. */
  readonly flagContext: FlagContext;
  /** ISO date. */
  readonly asOf: string;
}

/** A contract workbook is checked by its own tables, on the day that it states. */
const ITSELF = { contract: null, asOf: null, receivedOn: null };

/** Parts of the progress that reading, parsing and judging take, in hundredths. */
const READ = 30;
const PARSE = 45;
const JUDGE = 70;

/**
 * Reads the workbook and parses its tables, in pieces so that the pane stays alive.
 *
 * @param withLayout looks for links to other files, hidden rows and merged cells too; else those that the sheet
 *   Problems lists stand as they are
 */
export async function readAndParse(
  context: Excel.RequestContext,
  answered: () => void,
  options: RunOptions,
  withLayout = false,
): Promise<Pick<Prepared, "book" | "data">> {
  const tell = (done: number) => options.onProgress?.({ done, total: 100, text: "Reading the workbook" });
  tell(0);
  const book = await readContract(
    context,
    (share) => {
      answered();
      options.signal?.throwIfAborted();
      tell(share * READ);
    },
    [...INPUT_TABLES, ...CHECK_TABLES, tblSubmissions.name, TEMPLATE_TABLE],
  );
  if (book.inputs.has(TEMPLATE_TABLE.toLowerCase())) {
    throw new WorkflowProblem(
      "IsTemplate",
      "This is a provider's template. Press Check data to see whether it is ready to send; results are made in the contract workbook.",
    );
  }
  return { book, data: await parse(context, book, options, withLayout) };
}

/** Reads the workbook and judges its figures; nothing is written. */
export async function prepare(
  context: Excel.RequestContext,
  answered: () => void,
  options: RunOptions,
): Promise<Prepared> {
  const { book, data } = await readAndParse(context, answered, options);
  return judgeAll(book, data, options);
}

/** Judges figures that were read. */
export async function judgeAll(
  book: ContractWorkbook,
  data: ContractData,
  options: RunOptions,
): Promise<Prepared> {
  const asOf = data.contract.asOf ?? lastReportedDay(data.observations, data.contract.fiscalYearStart);
  if (asOf === null) throw new WorkflowProblem("NoFigures", nothingToRead(data));
  const findings = await judge(data, asOf, options);
  const { lastMeetingDate, next } = meetingsAround(data.meetings, asOf);
  const flagContext = {
    lastMeetingDate,
    threshold: data.contract.threshold,
    fiscalYearStart: data.contract.fiscalYearStart,
    deliveries: deliveriesOf(data, book.inputs, book.inventory.date1904),
    openQuestions: openQuestions(data, book.inputs),
  };
  const baseline = data.contract.pathwayBaseline;
  const pathways = analysePathways({ ...data, ...flagContext, findings, asOf, baseline });
  const subgroups = compareSubgroups(data, findings);
  const flags = raiseFlags(findings, flagContext, [
    ...raisePathwayFlags(pathways, { ...flagContext, findings }),
    ...raiseSubgroupFlags(subgroups, flagContext),
    ...raiseLeadingLaggingFlags(findings, flagContext),
  ]);
  return {
    book,
    data,
    findings,
    flags,
    safety: raiseSafetyFlags(findings, flagContext),
    pathways,
    subgroups,
    agenda: draftAgenda({ data, findings, flags, pathways, meeting: next, asOf }),
    flagContext,
    asOf,
  };
}

async function parse(
  context: Excel.RequestContext,
  book: ContractWorkbook,
  options: RunOptions,
  withLayout: boolean,
): Promise<ContractData> {
  const { date1904 } = book.inventory;
  if (book.inputs.has("tblmeasures")) {
    const pieces = parseContractInPieces(book.inputs, { date1904 });
    const data = await inPieces(pieces, options, ({ rowsRead, rowsInAll }) =>
      options.onProgress?.({
        done: READ + ((PARSE - READ) * rowsRead) / Math.max(1, rowsInAll),
        total: 100,
        text: `Checking row ${rowsRead.toLocaleString("en-US")} of ${rowsInAll.toLocaleString("en-US")}`,
      }),
    );
    const workbook = { tables: book.inputs, sheets: [], date1904, identity: null };
    const definition = definitionOf(workbook, ITSELF);
    if (!withLayout) {
      const layoutAsBefore = problemsOnSheet(book.outputs[PROBLEMS_TABLE], LAYOUT_CODES);
      return checkParsed(workbook, definition, data, { ...ITSELF, layoutAsBefore }).data;
    }
    const layouts = await readLayouts(context, submittedIn(book.inputs), {
      protectedSheets: lockedIn(book.inventory),
      onPiece: () => options.signal?.throwIfAborted(),
    });
    const laidOut = {
      ...workbook,
      tables: withFormulas(book.inputs, layouts),
      sheets: layoutSheets(layouts),
    };
    return checkParsed(laidOut, definition, data, ITSELF).data;
  }
  if (book.state.mappedRange === null) {
    throw new WorkflowProblem(
      "NoTables",
      "This workbook has no table tblMeasures. Select the figures with their headers and choose “Use the selected range” in the pane.",
    );
  }
  const { sheet, address } = book.state.mappedRange;
  const mapping = readMapping(book.state.mappedRange.mapping);
  const block = await readMappedRange(context, sheet, address);
  if (!block || !mapping) {
    throw new WorkflowProblem(
      "NoTables",
      `The sheet "${sheet}", whose figures were read before, is gone or was read by another version. Select the figures and choose “Use the selected range” in the pane.`,
    );
  }
  return withBaselines(applyMapping(block, mapping, { date1904 }), book.inputs, { date1904 });
}

async function judge(data: ContractData, asOf: string, options: RunOptions): Promise<Finding[]> {
  const findings: Finding[] = [];
  const expected = Math.max(1, data.providers.length * data.indicators.length);
  const { observations, providers, indicators, targets, baselines, contract } = data;
  const { fiscalYearStart } = contract;
  await inPieces(
    assessEach({ observations, providers, indicators, targets, baselines, asOf, fiscalYearStart }),
    options,
    (finding) => {
      findings.push(finding);
      options.onProgress?.({
        done: PARSE + (JUDGE - PARSE) * Math.min(1, findings.length / expected),
        total: 100,
        text: `Judging ${finding.provider.name}`,
      });
    },
  );
  return findings;
}

function nothingToRead({ problems }: ContractData): string {
  const first = problems.find(({ severity }) => severity === "stop");
  if (!first) return "No figure could be read: the rows hold none.";
  const place = first.sheet === "" ? "" : ` (${first.sheet}!${first.cell})`;
  const more = problems.length > 1 ? " Check data lists all that was found." : "";
  return `No figure could be read. ${first.message}${place}${more}`;
}

/** The next open meeting, and the day of the last one before it. */
function meetingsAround(
  meetings: readonly Meeting[],
  asOf: string,
): { lastMeetingDate: string | null; next: Meeting | null } {
  const byDate = [...meetings].sort((a, b) => a.date.localeCompare(b.date) || a.id.localeCompare(b.id));
  const next = byDate.find(({ closedOn, date }) => closedOn === null && date >= asOf) ?? null;
  const earlier = byDate.filter(({ date }) => (next ? date < next.date : date <= asOf));
  return { lastMeetingDate: earlier.at(-1)?.date ?? null, next };
}

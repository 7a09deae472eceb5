import { isBlank } from "../cellText";
import type { ContractData } from "../contractData";
import { openTable } from "../openTable";
import { parseContract } from "../parseContract";
import { bySeverity, type Problem } from "../problem";
import { tblAnswers } from "../recordTables";
import { tblBreakdowns, tblMeasures, tblPathway } from "../tables";
import { submissionStatus } from "../templateChecks";
import { withQuestion } from "./answerOptions";
import { type AnsweredProblem, withoutAnswered } from "./answers";
import { type CheckContext, isSentFile } from "./checkContext";
import { clientDataProblems } from "./clientData";
import { withCorrection } from "./corrections";
import { type Definition, definitionOf, ELSEWHERE } from "./definition";
import { agencyCountProblems, pathwayFitProblems } from "./fitChecks";
import { historyProblems } from "./historyChecks";
import { identityProblems, structureProblems } from "./identityChecks";
import { layoutProblems } from "./layoutChecks";
import { listProblems, missingRowProblems } from "./listChecks";
import { lateProblems, storyProblems } from "./meetingChecks";
import type { CheckOptions, SubmittedWorkbook } from "./submittedWorkbook";
import { suppressionProblems } from "./suppressionChecks";
import { headerAt, tableCell } from "./tableCells";
import { totalProblems } from "./totalChecks";

/** What was found in a workbook, and what may be used of it. */
export interface CheckedSubmission {
  /** The figures that may be used: rows with a `stop` are not in it; empty of figures where the file is stopped. */
  readonly data: ContractData;
  /** What is to fix first, then questions, then notes; what was answered before is not asked again. */
  readonly problems: readonly Problem[];
  /** Questions that would have been asked, with the answers to them. */
  readonly answered: readonly AnsweredProblem[];
  /** True where nothing of the file may be used (DQ01, DQ02, DQ31, DQ32). */
  readonly isStopped: boolean;
  /** "Ready to send", "2 things to fix, 3 questions", "Nothing is filled in yet". */
  readonly status: string;
}

/** Stops that hold for the whole file. */
const STOPS_THE_FILE = new Set(["DQ01", "DQ02", "DQ31", "DQ32"]);
const FIGURES: readonly (readonly [typeof tblMeasures, readonly string[]])[] = [
  [tblMeasures, ["numerator", "denominator", "value", "n"]],
  [tblBreakdowns, ["numerator", "denominator"]],
  [tblPathway, ["count", "median_days_from_previous", "n_days"]],
];

/**
 * All checks of a workbook with figures: a filled template by itself, a template against the contract workbook that
 * it is imported into, or a contract workbook.
 *
 * @example checkSubmission(readTemplate, { contract: book, asOf: "2026-10-08", receivedOn: "2026-10-08" }).status
 */
export function checkSubmission(workbook: SubmittedWorkbook, options: CheckOptions): CheckedSubmission {
  const definition = definitionOf(workbook, options);
  return checkParsed(workbook, definition, parseContract(definition.tables, workbook), options);
}

/** The same for a workbook that was parsed already: of many rows that is done in pieces. */
export function checkParsed(
  workbook: SubmittedWorkbook,
  definition: Definition,
  data: ContractData,
  options: CheckOptions,
): CheckedSubmission {
  const indicators = new Map(data.indicators.map((indicator) => [indicator.id, indicator]));
  const all: CheckContext = { workbook, definition, data, indicators, options };
  const identity = identityProblems(all);
  const rows = [...listProblems(all), ...clientDataProblems(all)];
  const usable = withoutRows(data, rows);
  const context: CheckContext = { ...all, data: usable };
  const parsed = data.problems.filter(
    (problem) => problem.sheet !== ELSEWHERE && !(identity.length > 0 && isAboutIdentity(problem, workbook)),
  );
  const found = distinct([
    ...identity,
    ...structureProblems(context),
    ...parsed,
    ...rows,
    ...missingRowProblems(context),
    ...historyProblems(context),
    ...totalProblems(context),
    ...pathwayFitProblems(context),
    ...agencyCountProblems(context),
    ...suppressionProblems(context),
    ...(options.layoutAsBefore ?? layoutProblems(context)),
    ...storyProblems(context),
    ...lateProblems(context),
  ]);
  const isStopped =
    isSentFile(all) && found.some(({ code, severity }) => severity === "stop" && STOPS_THE_FILE.has(code));
  // A template is protected and gets no new table; answers about a file are kept in the contract workbook.
  const canAnswer =
    workbook.identity === null ||
    options.contract !== null ||
    workbook.tables.has(tblAnswers.name.toLowerCase());
  const { open, answered } = withoutAnswered(found, definition.answers, workbook.tables);
  const problems = bySeverity(open)
    .map((problem) => withCorrection(problem, workbook.tables))
    .map((problem) => (canAnswer ? withQuestion(problem, workbook.tables) : problem));
  return {
    data: { ...(isStopped ? withoutFigures(usable) : usable), problems },
    problems,
    answered,
    isStopped,
    status: statusOf(problems, workbook),
  };
}

/** `submissionStatus` of problems that were found. */
export function statusOf(problems: readonly Problem[], workbook: SubmittedWorkbook): string {
  const count = (wanted: Problem["severity"]) =>
    problems.filter(({ severity }) => severity === wanted).length;
  return submissionStatus(count("stop"), count("ask"), isFilled(workbook) ? 1 : 0);
}

function isFilled({ tables }: SubmittedWorkbook): boolean {
  return FIGURES.some(([definition, columns]) => {
    const table = openTable(tables, definition, false, []);
    const places = columns.flatMap((name) => table?.columns.get(name) ?? []);
    return (
      table?.block.values.slice(1).some((row) => places.some((column) => !isBlank(row[column]))) ?? false
    );
  });
}

/** What a row says of its contract and provider is said once, of the file. */
function isAboutIdentity(problem: Problem, { tables }: SubmittedWorkbook): boolean {
  if (problem.code === "DQ01") return true;
  const at = problem.code === "DQ03" ? tableCell(problem, tables) : null;
  return at !== null && headerAt(at) === "provider_id";
}

/** Rows in which something must be fixed are not used. */
function withoutRows(data: ContractData, problems: readonly Problem[]): ContractData {
  const rowOf = (sheet: string, cell: string) => `${sheet}!${/\d+/.exec(cell)?.[0] ?? ""}`;
  const stopped = new Set(
    problems.filter(({ severity }) => severity === "stop").map(({ sheet, cell }) => rowOf(sheet, cell)),
  );
  if (stopped.size === 0) return data;
  const stays = ({ cells }: { readonly cells: { readonly sheet: string; readonly address: string } }) =>
    !stopped.has(rowOf(cells.sheet, cells.address));
  return {
    ...data,
    observations: data.observations.filter(stays),
    breakdowns: data.breakdowns.filter(stays),
    stageCounts: data.stageCounts.filter(stays),
  };
}

function withoutFigures(data: ContractData): ContractData {
  return { ...data, observations: [], breakdowns: [], stageCounts: [] };
}

/** The same thing about the same cell is said once. */
function distinct(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, sheet, cell, message }) => {
    const key = JSON.stringify([code, sheet, cell, message]);
    return !seen.has(key) && seen.add(key);
  });
}

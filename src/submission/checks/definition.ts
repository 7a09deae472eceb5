import type { Observation, Target } from "../../analysis/measure";
import { type Answer, answersIn } from "../answeredEntries";
import { answerBlock, sentAnswers } from "../sentAnswers";
import type { ContractData, InputTables } from "../contractData";
import { openTable } from "../openTable";
import { parseContract } from "../parseContract";
import { tblAgencyCounts, tblAnswers, tblGroups, tblSites } from "../recordTables";
import { type RowReader, rowsOf } from "../rowReader";
import { CONTRACT_TABLES, tblContract, type TableDefinition } from "../tables";
import { SUBMISSION_TABLES } from "../templateDefinition";
import { TEMPLATE_TABLE, tblDueDates, tblExpected, tblHistory } from "../templateTables";
import { firstAnswers } from "./answers";
import type { CheckOptions, SubmittedWorkbook } from "./submittedWorkbook";

/** Stands for the sheets of what a file is checked against: their own problems are none of the file's. */
export const ELSEWHERE = "\u0000";

export interface GroupList {
  readonly groups: readonly string[];
  readonly overlapping: boolean;
}

/** Ids as they were entered; what was counted may be a stage or an indicator. */
export interface AgencyCount {
  readonly providerId: string;
  readonly period: string;
  readonly what: string;
  readonly count: number;
}

export interface ExpectedRow {
  readonly indicatorId: string;
  readonly siteId: string;
  readonly period: string;
}

/** All that a workbook is checked by. */
export interface Definition {
  /** What `parseContract` reads: the tables that providers fill, and those that define the contract. */
  readonly tables: InputTables;
  /** Contract targets; null: those of `tables`. */
  readonly targets: readonly Target[] | null;
  /** Figures that were accepted before, as far as they are not among the checked ones. */
  readonly history: readonly Observation[];
  /** Sites by provider in lower case; null: nobody listed any. */
  readonly sites: ReadonlyMap<string, readonly string[]> | null;
  /** Groups by dimension in lower case; empty: nobody listed any. */
  readonly groups: ReadonlyMap<string, GroupList>;
  readonly mustSuppress: boolean;
  readonly expected: readonly ExpectedRow[];
  readonly agencyCounts: readonly AgencyCount[];
  /** ISO date by period as entered. */
  readonly dueDates: ReadonlyMap<string, string>;
  readonly answers: readonly Answer[];
}

const FILLED = new Set(SUBMISSION_TABLES.map(({ name }) => name.toLowerCase()));
/** A template's own counts name no provider: they are all about its own. */
const COUNTS: TableDefinition = {
  name: tblAgencyCounts.name,
  columns: tblAgencyCounts.columns.filter(({ name }) => name !== "provider_id"),
};
const CONTRACT = tblContract.name.toLowerCase();

/** What a workbook is checked by: the contract workbook that it was made for, or what it carries itself. */
export function definitionOf(workbook: SubmittedWorkbook, { contract, asOf }: CheckOptions): Definition {
  const source = contract ?? workbook;
  const isTemplate = workbook.identity !== null;
  const own = isTemplate && contract === null ? templateTables(workbook.tables) : source.tables;
  const defining = isTemplate || contract !== null ? elsewhere(own) : own;
  const filled = [...workbook.tables].filter(([name]) => FILLED.has(name));
  const kept = answersIn(source.tables, source.date1904);
  // What the contract workbook says already comes before what a provider says.
  const answers = contract ? firstAnswers([...kept, ...sentAnswers(workbook)]) : kept;
  const tables = new Map([
    ...[...defining].filter(([name]) => !FILLED.has(name)),
    ...filled,
    [tblAnswers.name.toLowerCase(), answerBlock(answers, ELSEWHERE)] as const,
  ]);
  const day = asOf ?? (contract === null ? (workbook.identity?.asOf ?? null) : null);
  const rows = (definition: TableDefinition, from = source): readonly RowReader[] =>
    rowsIn(from.tables, definition, from.date1904);
  const earlier = contract && parsedContract(contract);
  return {
    tables: day === null ? tables : withDay(tables, day),
    targets: earlier?.targets ?? null,
    history: earlier?.observations ?? (isTemplate ? historyOf(workbook, tables) : []),
    sites: sitesOf(rows(tblSites), contract === null && source.tables.has(tblSites.name.toLowerCase())),
    groups: groupsOf(rows(tblGroups)),
    mustSuppress: mustSuppress(rowsIn(own, tblContract, source.date1904)),
    expected: rows(tblExpected, workbook).map((row) => ({
      indicatorId: row.text("indicator_id"),
      siteId: row.text("site_id") || "ALL",
      period: row.text("period"),
    })),
    agencyCounts: rows(COUNTS).flatMap((row) => agencyCount(row, workbook)),
    dueDates: new Map(
      rows(tblDueDates, workbook).flatMap((row) => {
        const due = row.date("due_on");
        return due === null ? [] : [[row.text("period"), due] as const];
      }),
    ),
    answers,
  };
}

/** Many files are checked against one contract workbook: it is read once. */
const parsed = new WeakMap<InputTables, ContractData>();

function parsedContract({ tables, date1904 }: NonNullable<CheckOptions["contract"]>): ContractData {
  const known = parsed.get(tables) ?? parseContract(tables, { date1904 });
  parsed.set(tables, known);
  return known;
}

/** A template's own tables as the contract's: what it is stands in for tblContract. */
function templateTables(tables: InputTables): InputTables {
  const template = tables.get(TEMPLATE_TABLE.toLowerCase());
  return template ? new Map([...tables, [CONTRACT, template]]) : tables;
}

function elsewhere(tables: InputTables): InputTables {
  return new Map([...tables].map(([name, block]) => [name, { ...block, sheet: ELSEWHERE }]));
}

function rowsIn(tables: InputTables, definition: TableDefinition, date1904: boolean): readonly RowReader[] {
  const table = openTable(tables, definition, false, []);
  return table === null ? [] : [...rowsOf(table, [], date1904)];
}

/** The tables with another day on which periods are over. */
function withDay(tables: InputTables, day: string): InputTables {
  const table = openTable(tables, tblContract, false, []);
  const block = table?.block ?? {
    table: tblContract.name,
    sheet: ELSEWHERE,
    row: 0,
    column: 0,
    values: [["key", "value"]],
  };
  const columns =
    table?.columns ??
    new Map([
      ["key", 0],
      ["value", 1],
    ]);
  const line = (block.values[0] ?? []).map((_, column) =>
    column === columns.get("key") ? "as_of" : column === columns.get("value") ? day : "",
  );
  return new Map([...tables, [CONTRACT, { ...block, values: [...block.values, line] }]]);
}

/** The figures on the History sheet: rows of tblMeasures without their provider. */
function historyOf(workbook: SubmittedWorkbook, tables: InputTables): readonly Observation[] {
  const history = openTable(workbook.tables, tblHistory, false, []);
  const providerId = workbook.identity?.providerId ?? "";
  if (history === null || providerId === "") return [];
  const values = history.block.values.map((row, i) => [i === 0 ? "provider_id" : providerId, ...row]);
  const filled = values.filter(
    (row, i) => i === 0 || row.slice(1).some((cell) => cell !== "" && cell !== null),
  );
  const measures = { ...history.block, values: filled };
  const known = new Map([...tables].filter(([name]) => isContractTable(name) && !FILLED.has(name)));
  return parseContract(new Map([...known, ["tblmeasures", measures]]), workbook).observations;
}

function isContractTable(name: string): boolean {
  return CONTRACT_TABLES.some((table) => table.name.toLowerCase() === name);
}

/** An empty list of a template says that its provider has no sites; one of a contract, that nobody filled it in. */
function sitesOf(rows: readonly RowReader[], isComplete: boolean): Definition["sites"] {
  if (rows.length === 0 && !isComplete) return null;
  const sites = new Map<string, string[]>();
  for (const row of rows) {
    const provider = row.text("provider_id").toLowerCase();
    sites.set(provider, [...(sites.get(provider) ?? []), row.text("site_id")]);
  }
  return sites;
}

function groupsOf(rows: readonly RowReader[]): Definition["groups"] {
  const groups = new Map<string, GroupList>();
  for (const row of rows) {
    const dimension = row.text("dimension").toLowerCase();
    const known = groups.get(dimension) ?? { groups: [], overlapping: false };
    groups.set(dimension, {
      groups: [...known.groups, row.text("group")],
      overlapping: known.overlapping || row.yesOr("overlapping", false),
    });
  }
  return groups;
}

function mustSuppress(rows: readonly RowReader[]): boolean {
  return (
    rows.find((row) => row.text("key").toLowerCase() === "must_suppress")?.yesOr("value", false) ?? false
  );
}

function agencyCount(row: RowReader, { identity }: SubmittedWorkbook): readonly AgencyCount[] {
  const count = row.number("agency_count");
  if (count === null) return [];
  const providerId = row.text("provider_id") || (identity?.providerId ?? "");
  return [{ providerId, period: row.text("period"), what: row.text("what"), count }];
}

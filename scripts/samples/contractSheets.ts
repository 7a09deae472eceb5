import type { SheetModel } from "../../src/spreadsheet/model/sheet";
import * as tables from "../../src/submission/tables";
import type { Book, Row } from "./book";
import { MEASURE_COLUMNS } from "./measureRows";

export type IndicatorRow = Row & { readonly indicator_id: string };

/** What a contract workbook holds, table by table. */
export interface ContractRows {
  readonly contract: Readonly<Record<string, string | number>>;
  readonly providers: readonly Row[];
  readonly indicators: readonly Row[];
  readonly targets: readonly Row[];
  readonly baselines: readonly Row[];
  readonly measures: readonly Row[];
  readonly actions: readonly Row[];
  readonly meetings: readonly Row[];
  readonly people: readonly Row[];
  readonly breakdowns?: readonly Row[];
  readonly pathway?: readonly Row[];
  readonly stages?: readonly Row[];
}

/** One line on each sheet, for the sheet itself and for the list on Start. */
export const SHEET_HINTS = {
  Data: "The figures: one row for each provider, indicator and period. Counts, not percentages; the rate computes itself.",
  Breakdowns:
    "How each group did: one row for each indicator, period and group. Small counts are entered as <11.",
  Pathway: "How many of those referred in a period reached each stage, and who owns the step to it.",
  Indicators: "What is measured, which way is better, and how figures are added up.",
  Targets: "What was agreed, and the periods that the usual range is computed from.",
  Actions: "Who promised what, by when. Update the status as work goes on.",
  Meetings: "The meetings, past and planned, and the people in them.",
  Contract: "The contract and its providers.",
} as const;

const INDICATOR_COLUMNS = [
  "indicator_id",
  "name",
  "type",
  "unit",
  "direction",
  "aggregation",
  "cadence",
  "priority",
  "counts_people",
  "pathway_stage",
  "min_denominator",
  "decimals",
  "maturity_days",
  "lagging_of",
  "note",
];
const PROVIDER_COLUMNS = ["provider_id", "name", "masked_code", "names_consented_on", "note"];
const TARGET_COLUMNS = ["provider_id", "indicator_id", "effective_from", "value", "kind", "note"];

/** The hints of the sheets that a sample has, for the list on Start. */
export function hintsOf(without: readonly (keyof typeof SHEET_HINTS)[]): (readonly [string, string])[] {
  return Object.entries(SHEET_HINTS).filter(([name]) => !without.some((absent) => absent === name));
}

/** Adds the input sheets of a contract workbook after Start; sheets without rows are left out. */
export function addContractSheets(book: Book, rows: ContractRows): void {
  const data = book.addDataSheet("Data", SHEET_HINTS.Data);
  const used = columnsOf(rows.measures, MEASURE_COLUMNS);
  book.addTable(data, tables.tblMeasures, used, rows.measures);
  data.frozenColumns = used.indexOf("period") + 1;

  if (rows.breakdowns) addFigures(book, "Breakdowns", tables.tblBreakdowns, rows.breakdowns, "period");
  if (rows.pathway) {
    const pathway = addFigures(book, "Pathway", tables.tblPathway, rows.pathway, "stage");
    const stages = rows.stages ?? [];
    book.addTable(pathway, tables.tblStages, columnsOf(stages, withNote(tables.tblStages)), stages);
  }

  const indicators = book.addDataSheet("Indicators", SHEET_HINTS.Indicators);
  book.addTable(
    indicators,
    tables.tblIndicators,
    columnsOf(rows.indicators, INDICATOR_COLUMNS),
    rows.indicators,
  );

  const targets = book.addDataSheet("Targets", SHEET_HINTS.Targets);
  book.addTable(targets, tables.tblTargets, columnsOf(rows.targets, TARGET_COLUMNS), rows.targets);
  if (rows.baselines.length > 0) {
    book.addTable(
      targets,
      tables.tblBaselines,
      columnsOf(rows.baselines, withNote(tables.tblBaselines)),
      rows.baselines,
    );
  }
  if (rows.actions.length > 0) {
    const columns = withNote(tables.tblActions);
    const actions = book.addDataSheet("Actions", SHEET_HINTS.Actions);
    book.addTable(actions, tables.tblActions, columnsOf(rows.actions, columns), rows.actions);
  }
  const meetings = book.addDataSheet("Meetings", SHEET_HINTS.Meetings);
  const meetingColumns = withNote(tables.tblMeetings);
  book.addTable(meetings, tables.tblMeetings, columnsOf(rows.meetings, meetingColumns), rows.meetings);
  book.addTable(
    meetings,
    tables.tblPeople,
    columnsOf(rows.people, ["name", "role", "side", "email", "note"]),
    rows.people,
  );

  const contract = book.addDataSheet("Contract", SHEET_HINTS.Contract);
  book.addTable(
    contract,
    tables.tblContract,
    ["key", "value"],
    Object.entries(rows.contract).map(([key, value]) => ({ key, value: String(value) })),
  );
  book.addTable(contract, tables.tblProviders, columnsOf(rows.providers, PROVIDER_COLUMNS), rows.providers);
}

/** A sheet of figures whose columns up to one stay in view. */
function addFigures(
  book: Book,
  name: "Breakdowns" | "Pathway",
  definition: tables.TableDefinition,
  rows: readonly Row[],
  frozenTo: string,
): SheetModel {
  const sheet = book.addDataSheet(name, SHEET_HINTS[name]);
  const columns = columnsOf(rows, withNote(definition));
  book.addTable(sheet, definition, columns, rows);
  sheet.frozenColumns = columns.indexOf(frozenTo) + 1;
  return sheet;
}

/** Of these columns the ones that a row fills. */
function columnsOf(rows: readonly Row[], columns: readonly string[]): string[] {
  return columns.filter((name) => rows.some((row) => row[name] !== undefined));
}

function withNote({ columns }: tables.TableDefinition): string[] {
  return [...columns.map(({ name }) => name), "note"];
}

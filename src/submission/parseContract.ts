import type { Indicator } from "../analysis/measure";
import { addressIn } from "./address";
import { answersIn } from "./answeredEntries";
import type { ContractData, InputTables } from "./contractData";
import { KnownIds } from "./knownIds";
import { type OpenTable, openTable } from "./openTable";
import type { Problem } from "./problem";
import { DEFAULT_SETTINGS, readContractInfo } from "./readContractInfo";
import { readIndicators, readProviders } from "./readIndicators";
import { readBreakdowns } from "./readBreakdowns";
import { type MeasuresRead, missingFigureColumns, readMeasures } from "./readMeasures";
import { readActions, readMeetings, readPeople } from "./readMeetings";
import { type PathwayRead, readPathway } from "./readPathway";
import { readStages } from "./readStages";
import type { ReportContext } from "./reportedRows";
import { type KnownNames, readBaselines, readTargets } from "./readTargets";
import * as tableOf from "./tables";

export interface ParseOptions {
  /** The workbook counts days from 1904. */
  readonly date1904: boolean;
}

/** How far the reading of the measures has come. */
export interface ParseProgress {
  readonly rowsRead: number;
  readonly rowsInAll: number;
}

/**
 * Reads the input tables of a contract workbook. Every row that is not used is a problem with its sheet and cell;
 * rows without any content, and rows still blank for a period that is not over, are nothing.
 *
 * A needed table or column that is missing (DQ02) stops the file: then no measure is read.
 *
 * @example parseContract(new Map([["tblmeasures", measures], …]), { date1904: false }).observations
 */
export function parseContract(tables: InputTables, options: ParseOptions): ContractData {
  const pieces = parseContractInPieces(tables, options);
  let step = pieces.next();
  while (!step.done) step = pieces.next();
  return step.value;
}

/** The same in pieces of some thousand rows, so that the caller can let the pane breathe between them. */
export function* parseContractInPieces(
  tables: InputTables,
  { date1904 }: ParseOptions,
): Generator<ParseProgress, ContractData, void> {
  const problems: Problem[] = [];
  const open = (definition: tableOf.TableDefinition, needed = false) =>
    openTable(tables, definition, needed, problems);

  const contractTable = open(tableOf.tblContract);
  const settings = contractTable ? readContractInfo(contractTable, problems, date1904) : DEFAULT_SETTINGS;
  const providerTable = open(tableOf.tblProviders);
  const listedProviders = providerTable ? readProviders(providerTable, problems, date1904) : [];
  const indicatorTable = open(tableOf.tblIndicators, true);
  const { indicators, ids: indicatorIds } = indicatorTable
    ? readIndicators(indicatorTable, settings.cadence, problems, date1904)
    : { indicators: [], ids: new KnownIds() };
  const targetTable = open(tableOf.tblTargets, true);
  const measureTable = open(tableOf.tblMeasures, true);

  const complete =
    measureTable &&
    indicatorTable &&
    targetTable &&
    hasFigures(measureTable, indicators, indicatorIds, problems);
  const providers = listedProviders.length > 0 ? listedProviders : null;
  const answers = answersIn(tables, date1904);
  const reportContext: ReportContext = {
    settings,
    providers,
    indicators,
    indicatorIds,
    date1904,
    answers,
    problems,
  };
  let measures: MeasuresRead = { observations: [], providers: listedProviders, lastReportedEnd: null };
  if (complete) {
    const rowsInAll = measureTable.block.values.length - 1;
    const pieces = readMeasures(measureTable, reportContext);
    let piece = pieces.next();
    for (; !piece.done; piece = pieces.next()) yield { rowsRead: piece.value, rowsInAll };
    measures = piece.value;
    if (settings.info.asOf === null)
      sayDate(contractTable ?? measureTable, measures.lastReportedEnd, problems);
  }

  const parts: ReportContext = { ...reportContext, providers: measures.providers };
  const breakdownTable = open(tableOf.tblBreakdowns);
  const breakdowns = complete && breakdownTable ? readBreakdowns(breakdownTable, parts) : [];
  const { stages, stageCounts } = readStageCounts(
    complete ? open(tableOf.tblPathway) : null,
    open(tableOf.tblStages),
    parts,
  );

  const names: KnownNames = {
    providers: new KnownIds(measures.providers.map((provider) => provider.id)),
    indicatorIds,
    indicators: new Map(indicators.map((indicator) => [indicator.id, indicator])),
    fiscalYearStart: settings.info.fiscalYearStart,
    date1904,
  };
  return {
    contract: settings.info,
    providers: measures.providers,
    indicators,
    targets: targetTable ? readTargets(targetTable, names, problems) : [],
    baselines: read(open(tableOf.tblBaselines), (table) => readBaselines(table, names, problems)),
    observations: measures.observations,
    breakdowns,
    stages,
    stageCounts,
    actions: read(open(tableOf.tblActions), (table) => readActions(table, indicatorIds, problems, date1904)),
    meetings: read(open(tableOf.tblMeetings), (table) =>
      readMeetings(table, names.providers, problems, date1904),
    ),
    people: read(open(tableOf.tblPeople), (table) => readPeople(table, problems, date1904)),
    problems,
  };
}

function read<T>(table: OpenTable | null, reader: (table: OpenTable) => readonly T[]): readonly T[] {
  return table === null ? [] : reader(table);
}

function readStageCounts(
  pathway: OpenTable | null,
  stageTable: OpenTable | null,
  context: ReportContext,
): PathwayRead {
  const stages = stageTable && readStages(stageTable, context.problems, context.date1904);
  if (pathway === null) return { stages: stages ?? [], stageCounts: [] };
  return readPathway(pathway, stages, context);
}

function hasFigures(
  table: OpenTable,
  indicators: readonly Indicator[],
  ids: KnownIds,
  problems: Problem[],
): boolean {
  const missing = missingFigureColumns(table, indicators, ids);
  problems.push(...missing);
  return missing.length === 0;
}

/** IN09: figures are dated by what was reported last, and that is said. */
function sayDate({ block }: OpenTable, lastReportedEnd: string | null, problems: Problem[]): void {
  if (lastReportedEnd === null) return;
  const message = `No as_of date is given; ${lastReportedEnd}, the end of the last reported period, is used. Enter as_of in tblContract to change it.`;
  problems.push({
    code: "IN09",
    severity: "note",
    sheet: block.sheet,
    cell: addressIn(block, 0, 0),
    message,
  });
}

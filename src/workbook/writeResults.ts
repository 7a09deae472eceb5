import type { Agenda } from "../meeting/agenda";
import type { Trends } from "./buildTrends";
import {
  planSingleChart,
  writeChoice,
  type ChartChoice,
  type ChartPlace,
  type ChoiceContent,
  type SingleChartSheet,
} from "./chartChoice";
import { createSheets, freeName, planSheets, type RetiredSheet, writeHeading } from "./createSheets";
import { finishSheets, type ChartTask } from "./finishSheets";
import { headingOrnaments, printOrnament, signOrnaments, tableOrnaments, type Ornament } from "./look";
import { BYTES_PER_CALL, Outbox } from "./outbox";
import { OutputProblem } from "./outputProblem";
import { AGENDA_TABLE, OUTPUT_SHEETS, type SheetKey } from "./outputs";
import type { OutputTable } from "./outputTable";
import { planAgenda } from "./planAgenda";
import { planTable } from "./planTable";
import { preflight } from "./preflight";
import type { ContractWorkbook } from "./readContract";
import { PROGRESS_MARK, stateTable, type WorkbookState } from "./state";
import { agendaOrnaments, writeAgenda } from "./writeAgenda";
import { planTrendCharts } from "./planTrendCharts";
import { TREND_CHOICE } from "./trendCharts";
import { filledCells, recordBlocks, recordTable, undoWithout, type UndoRecord } from "./undoRecord";
import { createTable, updateTable } from "./writeTables";

/** What a workflow wants to stand in the workbook; parts that it leaves out stay as they are. */
export interface Results {
  readonly tables: readonly OutputTable[];
  readonly trends: Trends | null;
  /** Sheets with one chart above their table. */
  readonly singleCharts?: readonly SingleChartSheet[];
  readonly agenda: Agenda | null;
  /** The memory as it is to be afterwards. */
  readonly state: WorkbookState;
  /** Lines at the top of each sheet: heading first. */
  readonly headings: Readonly<Partial<Record<SheetKey, readonly string[]>>>;
  /** Sheet to show afterwards; null: the person stays where she is. */
  readonly show: SheetKey | null;
  /** True where all of this can be taken back later: what it writes over is kept. */
  readonly canBeUndone?: boolean;
}

export interface Written {
  /** Cells of result tables whose content changed. */
  readonly cellsWritten: number;
  /** Looks that this Excel refused; the figures are all there. */
  readonly refusedOrnaments: number;
  /** True where all of it can be taken back. */
  readonly canBeUndone: boolean;
}

/**
 * Writes results in as few round trips as their size allows: values first, then charts and looks.
 *
 * A batch is no transaction, so a mark is set before the first cell and cleared after the last: found again, it
 * tells that a refresh was cut short. Charts and looks that this Excel refuses are tried one by one and counted.
 *
 * @throws OutputProblem when a sheet of ours is protected or cannot be made, or lacks its table or a key column
 */
export async function writeResults(
  context: Excel.RequestContext,
  book: ContractWorkbook,
  results: Results,
): Promise<Written> {
  const outbox = new Outbox(context);
  const { inventory, outputs } = book;
  const found = sheetsFound(book);
  const retired = retiredAgenda(book, results.agenda);
  if (retired) found.delete("agenda");
  const agenda = results.agenda
    ? planAgenda(results.agenda, retired ? null : book.agendaSheet, outputs[AGENDA_TABLE] ?? null)
    : null;
  const { headings } = results;
  const { singleCharts = [] } = results;
  const shown = [
    ...results.tables,
    ...singleCharts.map(({ table }) => table),
    ...(agenda ? [agenda.lines] : []),
  ];
  const undo = results.canBeUndone
    ? await recordUndo(context, book, results, shown, retired !== null)
    : undoWithout(book.state.undo, {
        tables: shown.map(({ name }) => name),
        headings: Object.keys(headings),
        agendaMeeting: agenda ? results.state.agendaMeeting : undefined,
      });
  const state = stateTable({ ...results.state, headings: { ...book.state.headings, ...headings }, undo });
  const tables = [...shown, state];
  const plans = tables.map((table) => planTable(table, outputs[table.name] ?? null));
  const wanted: SheetKey[] = [
    ...tables.map(({ sheet }) => sheet),
    ...(results.trends ? (["trends", "trendData"] as const) : []),
    ...singleCharts.flatMap(({ choice }) => [choice.sheet, choice.data]),
    ...(agenda ? (["agenda"] as const) : []),
  ];
  const sheets = planSheets(inventory, found, wanted);
  preflight(inventory, {
    sheets: wanted.flatMap((key) => (found.has(key) ? (inventory.sheets.get(key) ?? []) : [])),
    tables: tables.flatMap(({ name }) => inventory.tables.get(name.toLowerCase()) ?? []),
    newSheets: sheets.missing.map(({ key }) => sheets.name(key)),
  });
  refuseLostTables(book, found, tables);
  const sheet = (key: SheetKey) => context.workbook.worksheets.getItem(sheets.name(key));
  const isNew = (key: SheetKey) => sheets.missing.some((identity) => identity.key === key);
  // What a refresh that was cut short remembers may not have been written: all of it is written again.
  const written: WorkbookState = book.cutShort ? forgotten(book.state) : book.state;
  const ornaments: Ornament[] = [];
  const charts: ChartTask[] = [];

  await outbox.add(BYTES_PER_CALL * 6 * (1 + sheets.missing.length), () => {
    createSheets(context, sheets, retired);
    const { row, column } = PROGRESS_MARK;
    sheet("state").getRangeByIndexes(row, column, 1, 1).values = [["A refresh is writing"]];
  });
  for (const plan of plans) {
    const { output } = plan;
    const place = inventory.tables.get(output.name.toLowerCase());
    if (place) {
      const home = inventory.sheets.get(output.sheet);
      // What stands below a table is known on its own sheet only; a person may have moved it to another.
      const used = home?.name === place.sheet ? home.used : null;
      const usedBelow = !used || used.row + used.rows > place.row + place.rows;
      await updateTable(outbox, context, plan, place, usedBelow);
    } else {
      await createTable(outbox, sheet(output.sheet), plan);
      ornaments.push(
        ...tableOrnaments(sheet(output.sheet), plan),
        ...signOrnaments(sheet(output.sheet), plan),
      );
    }
  }
  for (const key of wanted.filter((key) => headings[key])) {
    const earlier = isNew(key) || book.cutShort ? [] : (book.state.headings[key] ?? []);
    await outbox.add(BYTES_PER_CALL * 6, () => writeHeading(context, key, headings[key]!, earlier));
  }
  if (agenda) {
    await writeAgenda(outbox, sheet("agenda"), agenda, isNew("agenda"));
    if (isNew("agenda")) ornaments.push(...agendaOrnaments(sheet("agenda"), agenda.steps.length));
  }
  const placeOf = (choice: ChartChoice): ChartPlace => {
    const found = isNew(choice.sheet) ? undefined : inventory.sheets.get(choice.sheet);
    return {
      sheet: sheet(choice.sheet),
      sheetName: sheets.name(choice.sheet),
      data: sheet(choice.data),
      dataName: sheets.name(choice.data),
      isNew: isNew(choice.sheet),
      isDataNew: isNew(choice.data),
      existing: found?.charts ?? [],
      found,
    };
  };
  const write = async (choice: ChartChoice, content: ChoiceContent): Promise<ChartPlace> => {
    const place = placeOf(choice);
    const before = choice.blocks(written);
    ornaments.push(...(await writeChoice(outbox, choice, content, place, before, book.cutShort)));
    return place;
  };
  if (results.trends) {
    const place = await write(TREND_CHOICE, results.trends);
    charts.push(...planTrendCharts(place, results.trends, written));
    if (place.isNew) {
      ornaments.push(...headingOrnaments(place.sheet), () => printOrnament(place.sheet, null));
    }
  }
  for (const single of singleCharts) {
    const place = await write(single.choice, single);
    charts.push(...planSingleChart(single, place, results.state));
  }
  await outbox.send();
  const refusedOrnaments = await finishSheets(context, charts, ornaments, {
    progressSheet: sheets.name("state"),
    show: results.show && sheets.name(results.show),
  });
  const visible = plans.filter(({ output }) => output.sheet !== "state");
  const cellsWritten = visible.reduce((sum, plan) => sum + plan.changedCells, 0);
  return { cellsWritten, refusedOrnaments, canBeUndone: undo !== null };
}

/** Longest record of what is written over; a larger one would make every later refresh slow to read. */
const MOST_UNDO_CHARACTERS = 900_000;

/** What the sheets hold now, where this write changes it; null where it cannot be kept. */
async function recordUndo(
  context: Excel.RequestContext,
  book: ContractWorkbook,
  { trends, singleCharts = [] }: Results,
  tables: readonly OutputTable[],
  retired: boolean,
): Promise<UndoRecord | null> {
  const { outputs, agendaSheet, state, cutShort } = book;
  if (state.refreshedAt === null || cutShort) return null;
  const blocks = await recordBlocks(context, book, [
    ...(trends ? [{ choice: TREND_CHOICE, content: trends }] : []),
    ...singleCharts.map((single) => ({ choice: single.choice, content: single })),
  ]);
  const { undo: _undo, settings: _settings, mappedRange: _mapped, ...former } = state;
  const record: UndoRecord = {
    tables: tables.flatMap((table) => {
      const existing = outputs[table.name];
      return existing && !(retired && table.name === AGENDA_TABLE) ? [recordTable(table, existing)] : [];
    }),
    blocks,
    agenda: retired || agendaSheet === null ? null : filledCells(agendaSheet.values),
    state: former,
  };
  return JSON.stringify(record).length > MOST_UNDO_CHARACTERS ? null : record;
}

/** A memory that takes no figure behind a chart as written, and no chart as made. */
function forgotten(state: WorkbookState): WorkbookState {
  return { ...state, trendBlocks: [], charts: {}, comparisonBlocks: [], pathwayBlocks: [] };
}

/** Our sheets as they stand: by their marker, or by the table on them where the marker was deleted. */
function sheetsFound({ inventory }: ContractWorkbook): Map<SheetKey, string> {
  const found = new Map([...inventory.sheets].map(([key, { name }]) => [key, name]));
  for (const { key, table } of OUTPUT_SHEETS) {
    const place = table && inventory.tables.get(table.toLowerCase());
    if (place && !found.has(key)) found.set(key, place.sheet);
  }
  return found;
}

/** The agenda of another meeting keeps its sheet under a name of its own, with all that was typed into it. */
function retiredAgenda({ inventory, state }: ContractWorkbook, agenda: Agenda | null): RetiredSheet | null {
  const old = inventory.sheets.get("agenda");
  if (!agenda || !old || state.agendaMeeting === null || state.agendaMeeting === agenda.meetingId)
    return null;
  const taken = new Set(inventory.sheetNames.map((name) => name.toLowerCase()));
  // A sheet's name has at most 31 characters and none of these; 22 leave room for an addition.
  const title = `Agenda ${state.agendaMeeting}`.replace(/[\\/?*[\]:']/g, "-").slice(0, 22);
  return { key: "agenda", sheet: old.name, newName: freeName(title, taken) };
}

/** A sheet of ours without its table is not written over; only a refresh that was cut short leaves one behind. */
function refuseLostTables(
  { inventory, cutShort }: ContractWorkbook,
  found: ReadonlyMap<SheetKey, string>,
  tables: readonly OutputTable[],
): void {
  if (cutShort) return;
  const lost = tables.find(
    ({ name, sheet }) => found.has(sheet) && !inventory.tables.has(name.toLowerCase()),
  );
  if (!lost) return;
  throw new OutputProblem(
    `The table ${lost.name} is missing from the sheet "${found.get(lost.sheet)}". ` +
      `Undo its removal, or delete that sheet: the next refresh makes it anew. Nothing was written.`,
  );
}

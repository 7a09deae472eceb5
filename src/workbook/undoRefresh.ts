import type { RawCell } from "../submission/block";
import { planSheets, writeHeading } from "./createSheets";
import { blockPlace, fingerprint, filledCells, readUndo, type UndoRecord } from "./undoRecord";
import { CHART_CHOICES } from "./chartChoices";
import { finishSheets } from "./finishSheets";
import { addInPieces, BYTES_PER_CALL, Outbox } from "./outbox";
import { AGENDA_TABLE, OUTPUT_SHEETS, type SheetKey } from "./outputs";
import { storedHashes } from "./planAgenda";
import { planTable } from "./planTable";
import { planAgendaUndo, planTableUndo } from "./planUndo";
import { planTrendCharts } from "./planTrendCharts";
import { preflight } from "./preflight";
import { readBlocks } from "./readBlocks";
import type { ContractWorkbook } from "./readContract";
import { followSelectors } from "./show";
import { PROGRESS_MARK, stateOf, stateTable, type WorkbookState } from "./state";
import { writeAgenda } from "./writeAgenda";
import { updateTable } from "./writeTables";

/** Words of the mark that stands while results are taken back. */
const WRITING = "An undo is writing";

/** What became of an undo. */
export interface Undone {
  /** Cells that a person has changed since the refresh; they stay as they are. */
  readonly kept: readonly string[];
  /** The memory as it is afterwards. */
  readonly state: WorkbookState;
}

/**
 * Brings the result sheets back to what they were before the last refresh: tables, headings, agenda, the figures behind
 * the charts and the charts. Sheets that the refresh made stay. Null where there is nothing to take back.
 *
 * @throws OutputProblem where one of our sheets is protected
 */
export async function undoResults(
  context: Excel.RequestContext,
  book: ContractWorkbook,
): Promise<Undone | null> {
  const record = readUndo(book.state.undo);
  if (record === null || book.cutShort) return null;
  const { inventory, outputs } = book;
  preflight(inventory, { sheets: [...inventory.sheets.values()] });
  const former = stateOf(record.state);
  const state: WorkbookState = {
    ...former,
    settings: book.state.settings,
    mappedRange: book.state.mappedRange,
    undo: null,
  };
  const kept: string[] = [];
  const blocks = await standingBlocks(context, book, record, kept);
  const headings = await standingHeadings(context, book, former, kept);
  const outbox = new Outbox(context);
  const names = planSheets(
    inventory,
    new Map([...inventory.sheets].map(([key, { name }]) => [key, name])),
    [],
  );
  const sheet = (key: SheetKey) => context.workbook.worksheets.getItem(names.name(key));
  await outbox.add(BYTES_PER_CALL * 3, () => {
    const { row, column } = PROGRESS_MARK;
    sheet("state").getRangeByIndexes(row, column, 1, 1).values = [[WRITING]];
  });
  for (const table of record.tables) {
    const place = inventory.tables.get(table.name.toLowerCase());
    const existing = outputs[table.name];
    if (!place || !existing) continue;
    const plan = planTableUndo(table, existing, place);
    kept.push(...plan.kept);
    await updateTable(outbox, context, { ...plan, added: 0, formats: [] }, place, false);
    if (plan.bodyRows < existing.values.length - 1)
      await outbox.add(BYTES_PER_CALL * 2, () => {
        const range = context.workbook.worksheets
          .getItem(place.sheet)
          .getRangeByIndexes(place.row, place.column, 1 + plan.bodyRows, place.columns);
        context.workbook.tables.getItem(place.name).resize(range);
      });
  }
  for (const [key, lines] of headings)
    await outbox.add(BYTES_PER_CALL * 6, () => writeHeading(context, key, lines.before, lines.now));
  if (record.agenda && book.agendaSheet && book.state.agendaMeeting !== null) {
    const hashes = storedHashes(book.state.agendaMeeting, outputs[AGENDA_TABLE] ?? null);
    const plan = planAgendaUndo(record.agenda, book.agendaSheet, hashes);
    kept.push(...plan.kept);
    await writeAgenda(outbox, sheet("agenda"), plan, false);
  }
  for (const { data, at, before } of blocks)
    await addInPieces(outbox, before, (first, rows) => {
      sheet(data).getRangeByIndexes(at.row + first, at.column, rows.length, at.columns).values = rows;
    });
  const trends = inventory.sheets.get("trends");
  const charts = trends
    ? planTrendCharts(
        {
          sheet: sheet("trends"),
          sheetName: trends.name,
          data: sheet("trendData"),
          dataName: names.name("trendData"),
          isNew: false,
          isDataNew: false,
          existing: trends.charts,
          found: trends,
        },
        { charts: former.charts, blocks: [], chosen: null, leftOut: 0, withNeutral: former.withNeutral },
        book.state,
      )
    : [];
  const memory = planTable(stateTable(state), outputs[stateTable(state).name] ?? null);
  const home = inventory.tables.get(memory.output.name.toLowerCase());
  if (home) await updateTable(outbox, context, memory, home, true);
  await outbox.send();
  await finishSheets(context, charts, [], { progressSheet: names.name("state"), show: null });
  await followSelectors(context);
  return { kept, state };
}

/** The figures to bring back behind the charts, where the refresh's own still stand. */
async function standingBlocks(
  context: Excel.RequestContext,
  { inventory }: ContractWorkbook,
  { blocks }: UndoRecord,
  kept: string[],
) {
  const wanted = blocks.flatMap(({ data, place, before, after }) => {
    const choice = CHART_CHOICES.find((each) => each.data === data);
    const sheet = choice && inventory.sheets.get(choice.data);
    return choice && sheet
      ? [{ data: choice.data, sheet: sheet.name, at: blockPlace(choice, place), before, after }]
      : [];
  });
  if (wanted.length === 0) return [];
  const now = await readBlocks(
    context,
    wanted.map(({ sheet, at }) => ({ sheet, ...at })),
  );
  return wanted.filter(({ sheet, at, after }, i) => {
    const isAsWritten = fingerprint(filledCells(now[i]!.values).flat()) === after;
    if (!isAsWritten) kept.push(`${sheet}!${at.row + 1}:${at.row + at.rows}`);
    return isAsWritten;
  });
}

/** Lines above the tables that the refresh wrote otherwise and that still stand. */
async function standingHeadings(
  context: Excel.RequestContext,
  { inventory, state }: ContractWorkbook,
  former: WorkbookState,
  kept: string[],
): Promise<Map<SheetKey, { readonly before: readonly string[]; readonly now: readonly string[] }>> {
  const changed = OUTPUT_SHEETS.flatMap(({ key }) => {
    const [place, now, before] = [inventory.sheets.get(key), state.headings[key], former.headings[key]];
    const isSame = JSON.stringify(now) === JSON.stringify(before);
    return place && now && before && !isSame ? [{ key, place, now, before }] : [];
  });
  if (changed.length === 0) return new Map();
  const standing = await readBlocks(
    context,
    changed.map(({ place, now }) => ({ sheet: place.name, ...place.origin, rows: now.length, columns: 1 })),
  );
  return new Map(
    changed.map(({ key, place, now, before }, i) => {
      const cells = standing[i]!.values.map(([cell]: readonly RawCell[]) => String(cell ?? ""));
      // A line that somebody has reworded is not written over: it passes for what is wanted.
      const lines = before.map((line, row) => (cells[row] === now[row] ? line : (now[row] ?? "")));
      before.forEach((line, row) => {
        if (cells[row] !== now[row] && line !== now[row])
          kept.push(`${place.name}!A${place.origin.row + row + 1}`);
      });
      return [key, { before: lines, now }];
    }),
  );
}

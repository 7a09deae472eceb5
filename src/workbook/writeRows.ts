import type { TableBlock } from "../submission/block";
import type { TableChanges } from "../submission/contractRows";
import type { TableDefinition } from "../submission/tables";
import { freeName } from "./createSheets";
import { isRefusedOrnament } from "./excelErrors";
import type { TablePlace } from "./inventory";
import { COLOUR, columnPoints } from "./look";
import { addInPieces, BYTES_PER_CALL, Outbox } from "./outbox";
import { planRows, type RowsBlock, type RowsPlan } from "./planRows";
import { refuseWithoutRoom, widenTable } from "./newColumns";
import { preflight } from "./preflight";
import type { ContractWorkbook } from "./readContract";
import { syncRead } from "./syncRead";

/** Rows for one table of the contract workbook. */
export interface RowsToWrite {
  readonly definition: TableDefinition;
  readonly changes: TableChanges;
  /** Name of the sheet that is made where the workbook has no such table. */
  readonly sheet: string;
  /** Entries of columns that the table lacks get a column; else they are left out. */
  readonly mayAddColumns: boolean;
}

interface Target {
  readonly plan: RowsPlan;
  /** Null: the table is made. */
  readonly place: TablePlace | null;
  readonly wanted: RowsToWrite;
}

/** Widths in characters of the default font. */
const WIDTH = 14;
const WIDE = 36;
const WIDE_COLUMNS =
  /^(note|file|reason|revision_reason|action|text|what_|evidence|partners|help_|last_update)/;

/**
 * Appends and changes rows of tables that are a person's, in as few round trips as their size allows. Everything is
 * planned and refused before the first cell is written; `last` is written after all others.
 *
 * @param onPiece hears of each piece that is about to be sent
 * @throws OutputProblem where a table is protected or lacks a column that every row needs
 */
export async function writeRows(
  context: Excel.RequestContext,
  book: ContractWorkbook,
  tables: readonly RowsToWrite[],
  last: readonly RowsToWrite[],
  onPiece: () => void,
): Promise<void> {
  const targets = tables
    .filter(({ changes }) => changes.rows.size > 0)
    .map((wanted) => targetOf(book, wanted));
  preflight(book.inventory, {
    tables: targets.flatMap(({ place }) => place ?? []),
    newSheets: targets.filter(({ place }) => place === null).map(({ wanted }) => wanted.sheet),
  });
  await refuseWithoutRoom(
    context,
    targets.flatMap(({ place, plan }) => (place ? { place, ...plan } : [])),
  );
  const isFree = await lookBelow(context, targets);
  const outbox = new Outbox(context);
  const taken = new Set(book.inventory.sheetNames.map((name) => name.toLowerCase()));
  const made: Excel.Worksheet[] = [];
  const homes = new Map<string, Home>();
  for (const target of targets) {
    onPiece();
    const home = target.place
      ? await growTable(outbox, context, target.place, target.plan, isFree.get(target) ?? true)
      : await makeTable(outbox, context, target, freeName(target.wanted.sheet, taken));
    if (!target.place) made.push(home.sheet);
    homes.set(target.wanted.definition.name, home);
    await writeBlocks(outbox, home, target.plan.blocks);
    if (target.place) await restoreFilters(outbox, context, target.place);
  }
  for (const wanted of last) {
    const home = homes.get(wanted.definition.name);
    if (home) await writeBlocks(outbox, home, targetOf(book, wanted).plan.blocks);
  }
  await outbox.send();
  await dress(context, made);
}

/** Where the body of a table begins. */
interface Home {
  readonly sheet: Excel.Worksheet;
  readonly row: number;
  readonly column: number;
}

function targetOf(book: ContractWorkbook, wanted: RowsToWrite): Target {
  const { definition, changes, mayAddColumns } = wanted;
  const key = definition.name.toLowerCase();
  const place = book.inventory.tables.get(key) ?? null;
  const { date1904 } = book.inventory;
  const headers = definition.columns.map(({ name }) => name);
  const block = book.inputs.get(key) ?? emptyBlock(definition);
  const planned = place ?? {
    name: definition.name,
    sheet: wanted.sheet,
    headers,
    row: 0,
    column: 0,
    rows: 1,
    columns: headers.length,
    showTotals: false,
    filters: null,
    protected: false,
  };
  return { plan: planRows(definition, planned, block, changes, { mayAddColumns, date1904 }), place, wanted };
}

/** A table that the workbook does not have yet, as it will be made. */
export function emptyBlock({ name, columns }: TableDefinition): TableBlock {
  return { table: name, sheet: "", row: 0, column: 0, values: [columns.map((column) => column.name)] };
}

/** Whether the cells below each table, within its columns, are empty: tables beside it do not matter. */
async function lookBelow(
  context: Excel.RequestContext,
  targets: readonly Target[],
): Promise<ReadonlyMap<Target, boolean>> {
  const growing = targets.flatMap((target) => {
    const { place, plan } = target;
    return !place || plan.added === 0 || place.showTotals ? [] : [{ target, place, plan }];
  });
  if (growing.length === 0) return new Map();
  const asked = await syncRead(context, () =>
    growing.map(({ target, place, plan }) => {
      const sheet = context.workbook.worksheets.getItem(place.sheet);
      const below = sheet.getRangeByIndexes(place.row + place.rows, place.column, plan.added, place.columns);
      return { target, used: below.getUsedRangeOrNullObject(true).load("rowCount") };
    }),
  );
  return new Map(asked.map(({ target, used }) => [target, used.isNullObject]));
}

/** Cells below or a totals row move down; what stands beside the table stays, and new columns take blank cells. */
async function growTable(
  outbox: Outbox,
  context: Excel.RequestContext,
  place: TablePlace,
  { newColumns, added, bodyRows }: RowsPlan,
  isFree: boolean,
): Promise<Home> {
  const sheet = context.workbook.worksheets.getItem(place.sheet);
  await outbox.add(BYTES_PER_CALL * (4 + newColumns.length), () => {
    if (place.filters) context.workbook.tables.getItem(place.name).clearFilters();
    const end = place.row + place.rows;
    const insertDown = (row: number, width: number) =>
      sheet.getRangeByIndexes(row, place.column, added, width).insert("Down");
    if (added > 0 && !place.showTotals && !isFree) insertDown(end, place.columns);
    widenTable(context, { place, newColumns, added }, bodyRows);
    if (added > 0 && place.showTotals) insertDown(end - 1, place.columns + newColumns.length);
  });
  return { sheet, row: place.row + 1, column: place.column };
}

async function restoreFilters(
  outbox: Outbox,
  context: Excel.RequestContext,
  { name, filters }: TablePlace,
): Promise<void> {
  const table = context.workbook.tables.getItem(name);
  for (const [column, criteria] of filters?.entries() ?? []) {
    if (criteria)
      await outbox.add(BYTES_PER_CALL * 2, () => table.columns.getItemAt(column).filter.apply(criteria));
  }
}

async function makeTable(
  outbox: Outbox,
  context: Excel.RequestContext,
  { plan, wanted: { definition } }: Target,
  sheetName: string,
): Promise<Home> {
  const headers = definition.columns.map(({ name }) => name);
  const sheet = context.workbook.worksheets.add(sheetName);
  await outbox.add(BYTES_PER_CALL * (4 + headers.length), () => {
    sheet.getRangeByIndexes(0, 0, 1, headers.length).values = [headers];
    const range = sheet.getRangeByIndexes(0, 0, 1 + Math.max(1, plan.bodyRows), headers.length);
    const table = sheet.tables.add(range, true);
    table.name = definition.name;
    table.style = "TableStyleLight1";
    table.showBandedRows = false;
    headers.forEach((name, column) => {
      const { format } = sheet.getRangeByIndexes(0, column, 1, 1);
      format.columnWidth = columnPoints(WIDE_COLUMNS.test(name) ? WIDE : Math.max(WIDTH, name.length + 3));
    });
  });
  return { sheet, row: 1, column: 0 };
}

/** Formats before values: Excel reads numbers, dates and formulas into text as it arrives. */
async function writeBlocks(outbox: Outbox, home: Home, blocks: readonly RowsBlock[]): Promise<void> {
  for (const { row, column, values, formats } of blocks) {
    const range = (first: number, height: number, width: number) =>
      home.sheet.getRangeByIndexes(home.row + row + first, home.column + column, height, width);
    await addInPieces(outbox, formats, (first, rows) => {
      range(first, rows.length, rows[0]!.length).numberFormat = rows;
    });
    await addInPieces(outbox, values, (first, rows) => {
      range(first, rows.length, rows[0]!.length).values = rows;
    });
  }
}

/** Looks of sheets that were made; where this Excel refuses one, the rows are all there. */
async function dress(context: Excel.RequestContext, sheets: readonly Excel.Worksheet[]): Promise<void> {
  if (sheets.length === 0) return;
  try {
    for (const sheet of sheets) {
      const header = sheet.getRangeByIndexes(0, 0, 1, 1).getEntireRow().getUsedRange().format;
      header.fill.color = COLOUR.heading;
      header.font.color = COLOUR.headingText;
      header.font.bold = true;
      sheet.freezePanes.freezeRows(1);
    }
    await context.sync();
  } catch (error) {
    if (!isRefusedOrnament(error)) throw error;
  }
}

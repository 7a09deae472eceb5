import type { TableBlock } from "../submission/block";
import type { InputTables } from "../submission/contractData";
import type { FileSheet, MergedCells } from "../submission/fileSheets";
import { SUBMISSION_TABLES } from "../submission/templateDefinition";
import { columnLetters } from "./address";
import { isRefusedOrnament } from "./excelErrors";
import type { Inventory } from "./inventory";
import { readBlocks } from "./readBlocks";
import { syncRead } from "./syncRead";

/** How a table's figures stand on their sheet, as far as documented calls tell. */
export interface TableLayout {
  /** The table with its formulas. */
  readonly block: TableBlock;
  /** Rows of the sheet that are hidden or filtered out. */
  readonly hiddenRows: readonly number[];
  /** Places on the sheet, both ends included. */
  readonly merges: readonly MergedCells[];
}

export interface LayoutOptions {
  /** Sheets on which nobody can merge cells, because they are protected. */
  readonly protectedSheets: ReadonlySet<string>;
  readonly onPiece?: () => void;
}

/** Rows whose visible cells are asked for at once: an address takes about twenty bytes of an answer. */
const ROWS_PER_VIEW = 100_000;

/**
 * Formulas, hidden rows and merged cells of tables. For a check that a person asked for, and for no refresh: a table is
 * read a second time, and reading merged areas has emptied Excel's list of what can be undone.
 *
 * Whether rows are hidden is asked of the whole table first; only where some are, which.
 */
export async function readLayouts(
  context: Excel.RequestContext,
  tables: readonly TableBlock[],
  { protectedSheets, onPiece = () => undefined }: LayoutOptions,
): Promise<readonly TableLayout[]> {
  const formulas = await readBlocks(
    context,
    tables.map((table) => ({ ...placeOf(table), sheet: table.sheet, what: "formulas" })),
    onPiece,
  );
  const hidden = await readHiddenRows(context, tables);
  const layouts: TableLayout[] = [];
  for (const [i, table] of tables.entries()) {
    onPiece();
    const isOpen = !protectedSheets.has(table.sheet);
    layouts.push({
      block: { ...table, formulas: formulas[i]!.values },
      hiddenRows: hidden[i]!,
      merges: isOpen ? await readMerges(context, table) : [],
    });
  }
  return layouts;
}

/** The tables that providers fill in, as far as the workbook has them. */
export function submittedIn(inputs: InputTables): readonly TableBlock[] {
  return SUBMISSION_TABLES.flatMap(({ name }) => inputs.get(name.toLowerCase()) ?? []);
}

/** Names of the protected sheets, as far as tables stand on them. */
export function lockedIn({ tables }: Inventory): ReadonlySet<string> {
  return new Set([...tables.values()].filter((place) => place.protected).map(({ sheet }) => sheet));
}

/** The tables with the formulas that were read. */
export function withFormulas(inputs: InputTables, layouts: readonly TableLayout[]): InputTables {
  return new Map([...inputs, ...layouts.map(({ block }) => [block.table.toLowerCase(), block] as const)]);
}

/** The sheets of the tables, with what is hidden and merged on them. */
export function layoutSheets(layouts: readonly TableLayout[]): readonly FileSheet[] {
  const names = [...new Set(layouts.map(({ block }) => block.sheet))];
  return names.map((name) => {
    const own = layouts.filter(({ block }) => block.sheet === name);
    return {
      name,
      hidden: false,
      block: { sheet: name, row: 0, column: 0, values: [] },
      merges: own.flatMap(({ merges }) => merges),
      hiddenRows: own.flatMap(({ hiddenRows }) => hiddenRows),
      hiddenColumns: [],
    };
  });
}

/** Of each table the rows that are not shown. */
async function readHiddenRows(
  context: Excel.RequestContext,
  tables: readonly TableBlock[],
): Promise<readonly (readonly number[])[]> {
  const asked = await syncRead(context, () =>
    tables.flatMap((table, index) => spansOf(table).map((span) => askForSpan(context, table, index, span))),
  );
  // null: some rows are hidden and some are not. A hidden column has no visible cells at all.
  const mixed = asked.flatMap((span) => {
    const shown = span.columns.findIndex(({ columnHidden }) => columnHidden !== true);
    return span.range.rowHidden === null && shown >= 0 ? [{ ...span, shown }] : [];
  });
  const views =
    mixed.length === 0 ? [] : await syncRead(context, () => mixed.map((span) => askForView(context, span)));
  const visible = new Map(
    views.map(({ span, view }) => [
      `${span.index} ${span.first}`,
      new Set(view.cellAddresses.flat().map((address) => Number(/(\d+)$/.exec(String(address))?.[1]) - 1)),
    ]),
  );
  return tables.map((_, i) =>
    asked.flatMap(({ index, first, rows, range }) => {
      if (index !== i) return [];
      const all = Array.from({ length: rows }, (__, row) => first + row);
      if (range.rowHidden === true) return all;
      const shown = visible.get(`${index} ${first}`);
      return shown === undefined ? [] : all.filter((row) => !shown.has(row));
    }),
  );
}

interface Span {
  /** Row of the sheet. */
  readonly first: number;
  readonly rows: number;
}

function spansOf({ row, values }: TableBlock): readonly Span[] {
  const count = Math.ceil(values.length / ROWS_PER_VIEW);
  return Array.from({ length: count }, (_, i) => ({
    first: row + i * ROWS_PER_VIEW,
    rows: Math.min(ROWS_PER_VIEW, values.length - i * ROWS_PER_VIEW),
  }));
}

function askForSpan(context: Excel.RequestContext, table: TableBlock, index: number, span: Span) {
  const sheet = context.workbook.worksheets.getItem(table.sheet);
  const width = table.values[0]?.length ?? 1;
  const range = sheet.getRangeByIndexes(span.first, table.column, span.rows, width);
  range.load("rowHidden");
  const columns = Array.from({ length: width }, (_, i) => {
    const column = sheet.getRangeByIndexes(table.row, table.column + i, 1, 1);
    column.load("columnHidden");
    return column;
  });
  return { ...span, table, index, range, columns };
}

function askForView(
  context: Excel.RequestContext,
  span: Span & { readonly table: TableBlock; readonly index: number; readonly shown: number },
) {
  const sheet = context.workbook.worksheets.getItem(span.table.sheet);
  const column = sheet.getRangeByIndexes(span.first, span.table.column + span.shown, span.rows, 1);
  const view = column.getVisibleView();
  view.load("cellAddresses");
  return { span, view };
}

/** Excel lists at most 512 merged areas and fails above: then each half of the rows is asked. */
async function readMerges(context: Excel.RequestContext, table: TableBlock): Promise<readonly MergedCells[]> {
  const found = new Map<string, MergedCells>();
  const queue = [{ first: table.row, rows: table.values.length }];
  for (let span = queue.pop(); span; span = queue.pop()) {
    const { first, rows } = span;
    const sheet = context.workbook.worksheets.getItem(table.sheet);
    const range = sheet.getRangeByIndexes(first, table.column, rows, table.values[0]?.length ?? 1);
    let merged: Excel.RangeAreas;
    try {
      merged = await syncRead(context, () => {
        const areas = range.getMergedAreasOrNullObject().load("areaCount");
        areas.areas.load("items/rowIndex,items/columnIndex,items/rowCount,items/columnCount");
        return areas;
      });
    } catch (error) {
      if (!isRefusedOrnament(error) || rows === 1) throw error;
      const half = Math.ceil(rows / 2);
      queue.push({ first, rows: half }, { first: first + half, rows: rows - half });
      continue;
    }
    for (const area of merged.isNullObject ? [] : merged.areas.items) {
      const { rowIndex: top, columnIndex: left, rowCount, columnCount } = area;
      // One that lies across two halves is told by both.
      found.set(`${columnLetters(left)}${top}`, {
        top,
        left,
        bottom: top + rowCount - 1,
        right: left + columnCount - 1,
      });
    }
  }
  return [...found.values()].sort((a, b) => a.top - b.top || a.left - b.left);
}

function placeOf({ row, column, values }: TableBlock) {
  return { row, column, rows: values.length, columns: values[0]?.length ?? 1 };
}

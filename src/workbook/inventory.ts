import type { Rectangle } from "./address";
import { OutputProblem } from "./outputProblem";
import { syncRead } from "./syncRead";
import { CHART_SHEETS, INPUT_TABLES, OUTPUT_SHEETS, OUTPUT_TABLES, type SheetKey } from "./outputs";

/** Where a table stands and what must be known before it is read or written. */
export interface TablePlace extends Rectangle {
  readonly name: string;
  readonly sheet: string;
  readonly headers: readonly string[];
  readonly showTotals: boolean;
  /** What its filters hide, by column; null: no filter is on. */
  readonly filters: readonly (Excel.FilterCriteria | null)[] | null;
  readonly protected: boolean;
}

/** One of our own sheets as it stands in the workbook now. */
export interface SheetPlace {
  readonly name: string;
  readonly protected: boolean;
  /** Zero-based place of its marker: what a person inserted above and to the left of what was A1. */
  readonly origin: { readonly row: number; readonly column: number };
  /** Down to the last row and column that hold a value; null: empty. */
  readonly used: Rectangle | null;
  /** Names of the charts on it (asked on sheets with charts only). */
  readonly charts: readonly string[];
}

/** What stands where: one round trip, before anything is read or written. */
export interface Inventory {
  /** By name in lower case; absent tables are not in it. */
  readonly tables: ReadonlyMap<string, TablePlace>;
  readonly sheets: ReadonlyMap<SheetKey, SheetPlace>;
  readonly sheetNames: readonly string[];
  /** Markers that exist as names although the sheet they stood for was deleted. */
  readonly strayMarkers: readonly string[];
  readonly date1904: boolean;
  /** Open for reading only: on the web nothing can be changed, on the desktop it cannot be saved under its name. */
  readonly readOnly: boolean;
  /** Sheets can be neither made nor renamed. */
  readonly structureProtected: boolean;
}

/**
 * Finds the tables and sheets of a contract workbook.
 *
 * Tables are found by name wherever they stand, our sheets by their hidden names. The date system is not
 * readable in released API sets; `DATE(2000,1,1)` comes to 35064 where dates count from 1904.
 *
 * @param more names of further tables to look for
 * @throws OutputProblem where the header row of one of these tables is switched off: columns are known by its names
 */
export async function takeInventory(
  context: Excel.RequestContext,
  more: readonly string[] = [],
): Promise<Inventory> {
  const { workbook } = context;
  const names = new Set([...INPUT_TABLES, ...OUTPUT_TABLES, ...more]);
  const { tables, sheets, newYear2000 } = await syncRead(context, () => {
    workbook.worksheets.load("items/name");
    workbook.load("readOnly");
    workbook.protection.load("protected");
    const newYear2000 = workbook.functions.date(2000, 1, 1);
    newYear2000.load("value");
    return {
      tables: [...names].map((name) => askForTable(workbook, name)),
      sheets: OUTPUT_SHEETS.map(({ key, marker }) => askForSheet(workbook, key, marker)),
      newYear2000,
    };
  });
  return {
    tables: new Map(tables.map(tablePlace).filter((place) => place !== null)),
    sheets: new Map(sheets.map(sheetPlace).filter((place) => place !== null)),
    sheetNames: workbook.worksheets.items.map((sheet) => sheet.name),
    strayMarkers: sheets
      .filter(({ name, anchor }) => !name.isNullObject && anchor.isNullObject)
      .map(({ name }) => name.name),
    date1904: newYear2000.value === 35064,
    readOnly: workbook.readOnly,
    structureProtected: workbook.protection.protected,
  };
}

function askForTable(workbook: Excel.Workbook, name: string) {
  const table = workbook.tables.getItemOrNullObject(name);
  table.load("name,showTotals,showHeaders");
  const range = table.getRange();
  range.load("rowIndex,columnIndex,rowCount,columnCount");
  // A table without its header row has no range of headers to ask for.
  const header = range.getRow(0);
  header.load("values");
  table.worksheet.load("name");
  table.worksheet.protection.load("protected");
  table.autoFilter.load("isDataFiltered,criteria");
  return { table, range, header };
}

function tablePlace({ table, range, header }: ReturnType<typeof askForTable>): [string, TablePlace] | null {
  if (table.isNullObject) return null;
  if (!table.showHeaders)
    throw new OutputProblem(
      `The table ${table.name} on "${table.worksheet.name}" has no header row. Switch it on: Table Design, Header Row. Then try again. Nothing was written.`,
    );
  const place = {
    name: table.name,
    sheet: table.worksheet.name,
    row: range.rowIndex,
    column: range.columnIndex,
    rows: range.rowCount,
    columns: range.columnCount,
    headers: (header.values[0] ?? []).map((value) => String(value)),
    showTotals: table.showTotals,
    filters: table.autoFilter.isDataFiltered ? table.autoFilter.criteria : null,
    protected: table.worksheet.protection.protected,
  };
  return [place.name.toLowerCase(), place];
}

function askForSheet(workbook: Excel.Workbook, key: SheetKey, marker: string) {
  const name = workbook.names.getItemOrNullObject(marker);
  name.load("name");
  const anchor = name.getRangeOrNullObject();
  const sheet = anchor.worksheet;
  sheet.load("name");
  sheet.protection.load("protected");
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load("rowIndex,columnIndex,rowCount,columnCount");
  if (hasCharts(key)) sheet.charts.load("items/name");
  anchor.load("rowIndex,columnIndex");
  return { key, name, anchor, sheet, used };
}

function sheetPlace({
  key,
  anchor,
  sheet,
  used,
}: ReturnType<typeof askForSheet>): [SheetKey, SheetPlace] | null {
  if (anchor.isNullObject) return null;
  return [
    key,
    {
      name: sheet.name,
      protected: sheet.protection.protected,
      origin: { row: anchor.rowIndex, column: anchor.columnIndex },
      used: used.isNullObject
        ? null
        : { row: used.rowIndex, column: used.columnIndex, rows: used.rowCount, columns: used.columnCount },
      charts: hasCharts(key) ? sheet.charts.items.map((chart) => chart.name) : [],
    },
  ];
}

function hasCharts(key: SheetKey): boolean {
  return CHART_SHEETS.some((sheet) => sheet === key);
}

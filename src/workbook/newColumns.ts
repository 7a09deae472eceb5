import type { TablePlace } from "./inventory";
import { OutputProblem } from "./outputProblem";
import { syncRead } from "./syncRead";

/** Columns that a person's table lacks, and rows that come at the same time. */
export interface Widening {
  readonly place: TablePlace;
  readonly newColumns: readonly string[];
  /** Rows. */
  readonly added: number;
}

/** Columns of a sheet. */
const LAST_COLUMN = 16_384;

/**
 * Nothing of a person's is pushed aside or written over.
 *
 * @throws OutputProblem where a table needs more columns and something stands at its right
 */
export async function refuseWithoutRoom(
  context: Excel.RequestContext,
  tables: readonly Widening[],
): Promise<void> {
  const widening = tables.filter(({ newColumns }) => newColumns.length > 0);
  if (widening.length === 0) return;
  const asked = await syncRead(context, () =>
    widening.map((one) => {
      const { place, newColumns, added } = one;
      const left = place.column + place.columns;
      // Where there is a totals row Excel adds the columns, and moves all that stands in the table's rows.
      const width = place.showTotals ? LAST_COLUMN - left : newColumns.length;
      const sheet = context.workbook.worksheets.getItem(place.sheet);
      const cells = sheet.getRangeByIndexes(place.row, left, place.rows + added, width);
      const used = cells.getUsedRangeOrNullObject(true).load("address");
      return { one, used, tables: cells.getTables(false).load("items/name") };
    }),
  );
  for (const { one, used, tables: beside } of asked) {
    const [table] = beside.items;
    if (table) throw noRoom(one, `the table ${table.name}`);
    if (!used.isNullObject) throw noRoom(one, used.address.replace(/^.*!/, ""));
  }
}

function noRoom({ place: { name, sheet }, newColumns }: Widening, what: string): OutputProblem {
  const isOne = newColumns.length === 1;
  return new OutputProblem(
    `The table ${name} needs the ${isOne ? "column" : "columns"} ${newColumns.join(" and ")}, and ${what} on "${sheet}" stands where they would go. Insert ${isOne ? "a column" : "columns"} there, or move it, then try again. Nothing was written.`,
  );
}

/**
 * Gives a table its new columns and its height in one step: they take the blank cells beside it, which
 * `refuseWithoutRoom` has looked at. A table with a totals row keeps its height.
 *
 * @param bodyRows of the table as it is to be
 */
export function widenTable(
  context: Excel.RequestContext,
  { place, newColumns, added }: Widening,
  bodyRows: number,
): void {
  const table = context.workbook.tables.getItem(place.name);
  if (place.showTotals) {
    for (const name of newColumns) table.columns.add(undefined, undefined, name);
    return;
  }
  if (added === 0 && newColumns.length === 0) return;
  const sheet = context.workbook.worksheets.getItem(place.sheet);
  table.resize(
    sheet.getRangeByIndexes(place.row, place.column, 1 + bodyRows, place.columns + newColumns.length),
  );
  if (newColumns.length === 0) return;
  const last = sheet.getRangeByIndexes(place.row, place.column + place.columns - 1, 1, 1);
  const headers = sheet.getRangeByIndexes(place.row, place.column + place.columns, 1, newColumns.length);
  headers.copyFrom(last, "Formats");
  headers.values = [[...newColumns]];
}

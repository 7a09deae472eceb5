import type { TablePlace } from "./inventory";
import { columnPoints } from "./look";
import { addInPieces, BYTES_PER_CALL, type Outbox } from "./outbox";
import type { TablePlan } from "./planTable";

/** Makes the table on its fresh sheet, with all its rows. */
export async function createTable(outbox: Outbox, sheet: Excel.Worksheet, plan: TablePlan): Promise<void> {
  const { output, bodyRows } = plan;
  const { headerRow } = output;
  const width = output.columns.length;
  await outbox.add(BYTES_PER_CALL * 4, () => {
    sheet.getRangeByIndexes(headerRow, 0, 1, width).values = [output.columns.map(({ header }) => header)];
  });
  await writeBody(outbox, sheet, { row: headerRow + 1, column: 0 }, plan);
  await outbox.add(BYTES_PER_CALL * (4 + width), () => {
    const table = sheet.tables.add(sheet.getRangeByIndexes(headerRow, 0, bodyRows + 1, width), true);
    table.name = output.name;
    table.style = "TableStyleLight1";
    table.showBandedRows = false;
    // Before any chart is put on the sheet: one would be stretched with the columns under it.
    output.columns.forEach(({ width: characters }, column) => {
      sheet.getRangeByIndexes(headerRow, column, 1, 1).format.columnWidth = columnPoints(characters);
    });
  });
}

/** Brings a table that already stands in the workbook up to date; filters are lifted while rows are written. */
export async function updateTable(
  outbox: Outbox,
  context: Excel.RequestContext,
  plan: Omit<TablePlan, "output" | "changedCells">,
  place: TablePlace,
  usedBelow: boolean,
): Promise<void> {
  if (plan.writes.length === 0 && plan.added === 0) return;
  const sheet = context.workbook.worksheets.getItem(place.sheet);
  const table = context.workbook.tables.getItem(place.name);
  if (place.filters) await outbox.add(BYTES_PER_CALL, () => table.clearFilters());
  const bodyEnd = place.row + place.rows - (place.showTotals ? 1 : 0);
  if (plan.added > 0) {
    await outbox.add(BYTES_PER_CALL * 3, () => {
      if (place.showTotals || usedBelow) {
        sheet.getRangeByIndexes(bodyEnd, 0, plan.added, 1).getEntireRow().insert("Down");
      }
      if (!place.showTotals) {
        table.resize(sheet.getRangeByIndexes(place.row, place.column, 1 + plan.bodyRows, place.columns));
      }
    });
  }
  await writeBody(outbox, sheet, { row: place.row + 1, column: place.column }, plan);
  for (const [column, criteria] of place.filters?.entries() ?? []) {
    if (criteria)
      await outbox.add(BYTES_PER_CALL * 2, () => table.columns.getItemAt(column).filter.apply(criteria));
  }
}

/** Formats before values: Excel reads numbers, dates and formulas into text as it arrives. */
async function writeBody(
  outbox: Outbox,
  sheet: Excel.Worksheet,
  body: { readonly row: number; readonly column: number },
  plan: Pick<TablePlan, "formats" | "writes">,
): Promise<void> {
  for (const { row, column, formats } of plan.formats) {
    await addInPieces(outbox, formats, (first, rows) => {
      sheet.getRangeByIndexes(
        body.row + row + first,
        body.column + column,
        rows.length,
        rows[0]!.length,
      ).numberFormat = rows;
    });
  }
  for (const { row, column, values } of plan.writes) {
    await addInPieces(outbox, values, (first, rows) => {
      sheet.getRangeByIndexes(
        body.row + row + first,
        body.column + column,
        rows.length,
        rows[0]!.length,
      ).values = rows;
    });
  }
}

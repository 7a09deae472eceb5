import type { CellRef } from "../analysis/measure";
import { tblBaselines } from "../submission/tables";
import { freeName } from "./createSheets";
import { isRefusedOrnament } from "./excelErrors";
import { COLOUR, columnPoints } from "./look";
import { planBaseline, type BaselineRow } from "./planBaseline";
import { refuseWithoutRoom, widenTable } from "./newColumns";
import { preflight } from "./preflight";
import type { ContractWorkbook } from "./readContract";
import { syncRead } from "./syncRead";

const TABLE = tblBaselines.name;
const SHEET = "Baselines";

/** Widths in characters of the default font, where the name of a column is not enough. */
const WIDTHS: Readonly<Record<string, number>> = { indicator_id: 24, reason: 50, author: 22 };

/**
 * Writes a decision about limits into tblBaselines: in place of the row that it replaces, else below the others. A
 * workbook without the table gets one, on a sheet of its own.
 *
 * The table is a person's: only this row is written, and of it only our columns.
 *
 * @throws OutputProblem where her table is protected, filtered, without room for a column, or lacks one that every decision
 *   needs
 */
export async function writeBaseline(
  context: Excel.RequestContext,
  book: ContractWorkbook,
  row: BaselineRow,
  replaced: CellRef | null,
): Promise<void> {
  const place = book.inventory.tables.get(TABLE.toLowerCase());
  const block = book.inputs.get(TABLE.toLowerCase());
  if (!place || !block) return createBaselines(context, book, row);

  preflight(book.inventory, { tables: [place], unfiltered: [place] });
  const plan = planBaseline(place, block, row, replaced);
  const sheet = context.workbook.worksheets.getItem(place.sheet);
  const added = plan.grows ? 1 : 0;
  const widening = { place, newColumns: plan.newColumns, added };
  await refuseWithoutRoom(context, [widening]);
  const used = plan.grows
    ? await syncRead(context, () => sheet.getUsedRange(true).load("rowIndex,rowCount"))
    : null;
  if (used) {
    const end = place.row + place.rows - (place.showTotals ? 1 : 0);
    const isFree = used.rowIndex + used.rowCount <= place.row + place.rows;
    if (place.showTotals || !isFree) sheet.getRangeByIndexes(end, 0, 1, 1).getEntireRow().insert("Down");
  }
  widenTable(context, widening, place.rows - 1 + added);
  for (const [name, column] of plan.columns) {
    if (name in row)
      writeCell(sheet, place.row + 1 + plan.row, place.column + column, row[name as keyof BaselineRow]);
  }
  await context.sync();
}

async function createBaselines(
  context: Excel.RequestContext,
  { inventory }: ContractWorkbook,
  row: BaselineRow,
): Promise<void> {
  const { worksheets } = context.workbook;
  const name = freeName(SHEET, new Set(inventory.sheetNames.map((taken) => taken.toLowerCase())));
  preflight(inventory, { newSheets: [name] });
  const sheet = worksheets.add(name);
  const headers = tblBaselines.columns.map((column) => column.name);
  sheet.getRangeByIndexes(0, 0, 1, headers.length).values = [headers];
  headers.forEach((header, column) => writeCell(sheet, 1, column, row[header as keyof BaselineRow]));
  const table = sheet.tables.add(sheet.getRangeByIndexes(0, 0, 2, headers.length), true);
  table.name = TABLE;
  await context.sync();
  try {
    headers.forEach((header, column) => {
      const { format } = sheet.getRangeByIndexes(0, column, 2, 1);
      format.columnWidth = columnPoints(WIDTHS[header] ?? 14);
      format.verticalAlignment = "Top";
      if (header === "reason") format.wrapText = true;
    });
    const header = sheet.getRangeByIndexes(0, 0, 1, headers.length).format;
    header.fill.color = COLOUR.heading;
    header.font.color = COLOUR.headingText;
    header.font.bold = true;
    sheet.freezePanes.freezeRows(1);
    await context.sync();
  } catch (error) {
    if (!isRefusedOrnament(error)) throw error;
  }
}

/** Formats before values: Excel would make a date of 2026-09, and a formula of a reason that begins with a sign. */
function writeCell(sheet: Excel.Worksheet, row: number, column: number, content: string | number): void {
  const cell = sheet.getRangeByIndexes(row, column, 1, 1);
  if (typeof content === "number") {
    cell.numberFormat = [["yyyy-mm-dd"]];
    cell.values = [[content]];
    return;
  }
  // Longer texts stay General with an apostrophe: cells formatted as text show #### beyond 255 characters.
  const isLong = content.length > 255;
  cell.numberFormat = [[isLong ? "General" : "@"]];
  cell.values = [[isLong ? `'${content}` : content]];
}

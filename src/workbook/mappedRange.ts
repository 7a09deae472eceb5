import type { CellBlock } from "../submission/block";
import { addressOf } from "./address";
import { readBlocks } from "./readBlocks";
import { syncRead } from "./syncRead";

/**
 * The selected cells, or, where only one is selected, the filled block around it; null where that is empty.
 *
 * Sizes are asked before values: whole rows and columns always read null, so they are cut to what is used.
 */
export async function readSelectedRange(
  context: Excel.RequestContext,
): Promise<{ readonly address: string; readonly block: CellBlock } | null> {
  const { selected, around, used } = await syncRead(context, () => {
    const selected = context.workbook.getSelectedRange();
    selected.load("rowCount,columnCount");
    const around = selected.getSurroundingRegion();
    const used = selected.getUsedRangeOrNullObject(true);
    for (const range of [around, used]) range.load("rowIndex,columnIndex,rowCount,columnCount");
    selected.worksheet.load("name");
    return { selected, around, used };
  });
  const isSingle = selected.rowCount * selected.columnCount === 1;
  const range = isSingle ? around : used;
  if (range.isNullObject) return null;
  const place = {
    row: range.rowIndex,
    column: range.columnIndex,
    rows: range.rowCount,
    columns: range.columnCount,
  };
  const [block] = await readBlocks(context, [{ sheet: selected.worksheet.name, ...place }]);
  if (block!.values.every((row) => row.every((cell) => cell === "" || cell === null))) return null;
  return { address: addressOf(place), block: block! };
}

/** The range that was mapped earlier, with the rows that have come since below it. */
export async function readMappedRange(
  context: Excel.RequestContext,
  sheetName: string,
  address: string,
): Promise<CellBlock | null> {
  const { sheet, region, mapped } = await syncRead(context, () => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(sheetName);
    const region = sheet.getRange(address).getSurroundingRegion();
    const mapped = sheet.getRange(address);
    for (const range of [region, mapped]) range.load("rowIndex,columnIndex,rowCount,columnCount");
    return { sheet, region, mapped };
  });
  if (sheet.isNullObject) return null;
  const row = mapped.rowIndex;
  const column = mapped.columnIndex;
  const bottom = Math.max(row + mapped.rowCount, region.rowIndex + region.rowCount);
  const right = Math.max(column + mapped.columnCount, region.columnIndex + region.columnCount);
  const [block] = await readBlocks(context, [
    { sheet: sheetName, row, column, rows: bottom - row, columns: right - column },
  ]);
  return block!;
}

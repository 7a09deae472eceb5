import { boundingBox, intersection, sameBox } from "../../spreadsheet/model/box";
import { CellError, MAX_COLUMNS, MAX_ROWS, type Box, type CellValue } from "../../spreadsheet/model/cells";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import { isSpilled, spillOf, withdrawSpill } from "../../spreadsheet/model/spills";

const BLOCKED = CellError.of("#SPILL!");

/**
 * Lets the formula of a cell fill its block: the cell itself and those right of it and below.
 *
 * Where something stands in the way (entered cells, another block, merged cells, a table, the sheet's end), the cell
 * shows #SPILL! and fills nothing.
 *
 * @returns what changed; null where everything is as it was
 */
export function fillBlock(
  sheet: SheetModel,
  row: number,
  column: number,
  rows: readonly (readonly CellValue[])[],
): Box | null {
  const own = { top: row, left: column, bottom: row, right: column };
  const before = spillOf(sheet, row, column);
  const wanted = { ...own, bottom: row + rows.length - 1, right: column + rows[0]!.length - 1 };
  const isFree = sameBox(own, wanted) || !isBlocked(sheet, wanted, before);
  const block = isFree ? wanted : own;
  const values = isFree ? rows : [[BLOCKED]];
  const isAsBefore = sameBox(before ?? own, block);
  if (isAsBefore && sameValues(sheet.cells.read(block), values)) return null;
  if (before && !isAsBefore) withdrawSpill(sheet, before);
  if (!isAsBefore && !sameBox(own, block)) sheet.spills.push(block);
  values.forEach((line, r) => line.forEach((value, c) => sheet.cells.setResult(row + r, column + c, value)));
  return before ? boundingBox(before, block) : block;
}

function isBlocked(sheet: SheetModel, block: Box, own: Box | null): boolean {
  const { top, left, bottom, right } = block;
  if (bottom >= MAX_ROWS || right >= MAX_COLUMNS) return true;
  const others = [...sheet.merges, ...sheet.tables.map(({ box }) => box)];
  if (others.some((box) => intersection(box, block))) return true;
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      if (row === top && column === left) continue;
      const isOwn = own !== null && intersection(own, cellAt(row, column)) !== null;
      if (isOwn) continue;
      const { cells } = sheet;
      if (cells.value(row, column) !== null || cells.formula(row, column) !== undefined) return true;
      if (isSpilled(sheet, row, column)) return true;
    }
  }
  return false;
}

function cellAt(row: number, column: number): Box {
  return { top: row, left: column, bottom: row, right: column };
}

function sameValues(
  now: readonly (readonly CellValue[])[],
  wanted: readonly (readonly CellValue[])[],
): boolean {
  return now.every((line, r) => line.every((value, c) => value === wanted[r]![c]));
}

import { sameBox } from "./box";
import type { Box } from "./cells";
import type { SheetModel } from "./sheet";

/** The block that the formula in this cell fills; null where it fills its own cell alone. */
export function spillOf(sheet: SheetModel, row: number, column: number): Box | null {
  return sheet.spills.find(({ top, left }) => top === row && left === column) ?? null;
}

/** True for a cell that another cell's formula fills: it holds a value and nothing that was entered. */
export function isSpilled(sheet: SheetModel, row: number, column: number): boolean {
  return sheet.spills.some(
    ({ top, left, bottom, right }) =>
      row >= top && row <= bottom && column >= left && column <= right && (row !== top || column !== left),
  );
}

/** Takes back what a formula filled; cells of `kept` stay as they are, because something was entered there. */
export function withdrawSpill(sheet: SheetModel, spill: Box, kept?: Box): void {
  const at = sheet.spills.findIndex((each) => sameBox(each, spill));
  if (at >= 0) sheet.spills.splice(at, 1);
  for (let row = spill.top; row <= spill.bottom; row++) {
    for (let column = spill.left; column <= spill.right; column++) {
      const isAnchor = row === spill.top && column === spill.left;
      if (!isAnchor && !(kept && holds(kept, row, column))) sheet.cells.setResult(row, column, null);
    }
  }
}

/** Takes back all of a sheet's, before its cells move: the formulas fill new blocks where they come to stand. */
export function withdrawSpills(sheet: SheetModel): void {
  for (const spill of [...sheet.spills]) withdrawSpill(sheet, spill);
}

function holds({ top, left, bottom, right }: Box, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

import { columnCount, rowCount } from "./box";
import type { Box } from "./cells";
import { relativeFormula } from "./copyCells";
import type { SheetModel } from "./sheet";
import type { WorkbookModel } from "./workbook";

/**
 * Removes the rows of a block that equal an earlier one in the given columns; texts are the same in any case, and blank
 * cells equal each other. The rest moves up, and the block's last rows become empty.
 *
 * @param columns counted from the block's first one
 * @returns how many rows went, and how many different ones are left
 */
export function removeDuplicates(
  model: WorkbookModel,
  sheet: SheetModel,
  box: Box,
  columns: readonly number[],
): { readonly removed: number; readonly remaining: number } {
  const { cells } = sheet;
  const seen = new Set<string>();
  const kept = Array.from({ length: rowCount(box) }, (_, i) => box.top + i).filter((row) => {
    const values = columns.map((column) => cells.value(row, box.left + column));
    const key = JSON.stringify(
      values.map((value) => [typeof value, typeof value === "string" ? value.toLowerCase() : String(value)]),
    );
    return seen.size < seen.add(key).size;
  });
  const lines = kept.map((row) =>
    Array.from({ length: columnCount(box) }, (_, i) => ({
      row,
      value: cells.value(row, box.left + i),
      style: cells.style(row, box.left + i),
      formula: cells.formula(row, box.left + i),
    })),
  );
  for (let row = box.top; row <= box.bottom; row++) {
    for (let i = 0; i < columnCount(box); i++) {
      const cell = lines[row - box.top]?.[i];
      const column = box.left + i;
      cells.setValue(row, column, cell?.value ?? null);
      cells.setStyle(row, column, cell?.style ?? 0);
      if (cell?.formula !== undefined)
        cells.setFormula(row, column, relativeFormula(cell.formula, row - cell.row, 0));
    }
  }
  model.notify({ kind: "formats", sheet, box });
  model.notify({ kind: "values", sheet, box, source: "addin" });
  return { removed: rowCount(box) - kept.length, remaining: kept.length };
}

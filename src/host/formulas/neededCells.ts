import { mapReferences } from "../../spreadsheet/model/formulaText";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";

/** Columns by sheet: those that formulas stand in or read. */
export type Columns = Map<SheetModel, Set<number>>;

/**
 * Adds what a formula reads. Only columns that some formula needs are copied into the formula library: a sheet of a
 * hundred thousand figures with a sum below one column costs that column.
 *
 * @param formula without table references
 */
export function addReferences(
  columns: Columns,
  model: WorkbookModel,
  formula: string,
  own: SheetModel | null,
): void {
  mapReferences(formula, (name, box) => {
    const sheet = name === null ? own : (model.sheet(name) ?? null);
    if (sheet) {
      const set = columnsOf(columns, sheet);
      for (let column = box.left; column <= box.right; column++) set.add(column);
    }
    return box;
  });
}

export function columnsOf(columns: Columns, sheet: SheetModel): Set<number> {
  let set = columns.get(sheet);
  if (!set) columns.set(sheet, (set = new Set()));
  return set;
}

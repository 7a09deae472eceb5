import { invalidOperation } from "./excelError";
import { setHidden } from "./gridSizes";
import type { SheetModel } from "./sheet";
import type { WorkbookModel } from "./workbook";

export type OutlineLines = "rows" | "columns";

/** Levels below the first that an outline can have. */
const DEEPEST = 7;

function levelsOf(sheet: SheetModel, which: OutlineLines): Map<number, number> {
  return which === "rows" ? sheet.rowLevels : sheet.columnLevels;
}

/**
 * Puts rows or columns, both ends included, one level deeper into the outline (`by` 1) or takes them out of one (-1).
 * @throws InvalidOperation where the outline would be deeper than eight levels
 */
export function indentOutline(
  model: WorkbookModel,
  sheet: SheetModel,
  which: OutlineLines,
  first: number,
  last: number,
  by: 1 | -1,
): void {
  const levels = levelsOf(sheet, which);
  const next = Array.from({ length: last - first + 1 }, (_, i) => (levels.get(first + i) ?? 0) + by);
  if (next.some((level) => level > DEEPEST)) throw invalidOperation();
  next.forEach((level, i) => {
    if (level > 0) levels.set(first + i, level);
    else levels.delete(first + i);
  });
  model.notify({ kind: "layout", sheet });
}

/** Shows the first `shown` levels of the outline and hides the rest; level 1 is what no group holds. */
export function showOutlineLevels(
  model: WorkbookModel,
  sheet: SheetModel,
  which: OutlineLines,
  shown: number,
): void {
  for (const [index, level] of levelsOf(sheet, which)) {
    setHidden(model, sheet, which, index, index, level >= shown);
  }
}

/** Hides or shows the rows (columns) of the group that holds a line, or that the line sums up. */
export function setGroupHidden(
  model: WorkbookModel,
  sheet: SheetModel,
  which: OutlineLines,
  line: number,
  hidden: boolean,
): void {
  const levels = levelsOf(sheet, which);
  const level = (index: number): number => levels.get(index) ?? 0;
  // The line below (right of) a group sums it up.
  const inside = level(line - 1) > level(line) ? line - 1 : line;
  const depth = level(inside);
  if (depth === 0) throw invalidOperation();
  let [first, last] = [inside, inside];
  while (first > 0 && level(first - 1) >= depth) first--;
  while (level(last + 1) >= depth) last++;
  setHidden(model, sheet, which, first, last, hidden);
}

import { common, stylesIn } from "./cellStyles";
import type { Box } from "./cells";
import { accessDenied } from "./excelError";
import type { SheetModel } from "./sheet";
import type { WorkbookModel } from "./workbook";

/** @throws AccessDenied where the sheet is protected and a cell of the block is locked */
export function refuseLocked(model: WorkbookModel, sheet: SheetModel, box: Box): void {
  if (!sheet.protection) return;
  // Fact: protection.locked-cells
  if (common(stylesIn(model, sheet, box), (style) => style.locked) !== false) throw accessDenied();
}

/** @throws AccessDenied where the sheet is protected and its protection does not allow this */
export function refuseUnlessAllowed(sheet: SheetModel, option: string): void {
  if (sheet.protection && sheet.protection.options[option] !== true) throw accessDenied();
}

import { intersection, isWholeColumns, isWholeRows, without } from "./box";
import type { Box } from "./cells";
import { removeHyperlinks } from "./hyperlinks";
import { applyNamedStyle, findNamedStyle, NORMAL } from "./namedStyles";
import type { SheetModel } from "./sheet";
import { adoptHeaders } from "./tables";
import type { ChangeSource, WorkbookModel } from "./workbook";

export type ClearApplyTo =
  "All" | "Formats" | "Contents" | "Hyperlinks" | "RemoveHyperlinks" | "ResetContents";

/** Empties cells, takes their formats away, or both. Formats include conditional ones; validation goes only with "All". */
export function clearCells(
  model: WorkbookModel,
  sheet: SheetModel,
  box: Box,
  applyTo: ClearApplyTo,
  source: ChangeSource = "user",
): void {
  const contents = applyTo === "All" || applyTo === "Contents" || applyTo === "ResetContents";
  const formats = applyTo === "All" || applyTo === "Formats";
  if (applyTo === "All" || applyTo.endsWith("Hyperlinks")) removeHyperlinks(sheet, box);
  // Removing a link takes its look away as well; clearing it does not.
  if (applyTo === "RemoveHyperlinks") applyNamedStyle(model, sheet, box, findNamedStyle(model, NORMAL)!);
  if (applyTo === "Hyperlinks") model.notify({ kind: "layout", sheet });
  if (contents) {
    clearContents(sheet, box);
    adoptHeaders(model, sheet, box);
    model.notify({ kind: "values", sheet, box, source });
  }
  if (!formats) return;
  sheet.cells.forEach(box, (row, column) => sheet.cells.setStyle(row, column, 0));
  if (isWholeColumns(box)) for (let c = box.left; c <= box.right; c++) sheet.columnStyles.delete(c);
  if (isWholeRows(box)) for (let r = box.top; r <= box.bottom; r++) sheet.rowStyles.delete(r);
  cutOut(sheet.conditionalFormats, box);
  if (applyTo === "All") cutOut(sheet.validations, box);
  const merges = sheet.merges.filter((merge) => !intersection(merge, box));
  sheet.merges.splice(0, sheet.merges.length, ...merges);
  model.notify({ kind: "formats", sheet, box });
  model.notify({ kind: "layout", sheet });
}

function clearContents(sheet: SheetModel, box: Box): void {
  sheet.cells.forEach(box, (row, column) => sheet.cells.setValue(row, column, null));
}

/** Takes a block out of the ranges of rules; a rule without ranges goes. */
export function cutOut(rules: { ranges: Box[] }[], box: Box): void {
  for (const rule of rules) rule.ranges = rule.ranges.flatMap((range) => without(range, box));
  rules.splice(0, rules.length, ...rules.filter((rule) => rule.ranges.length > 0));
}

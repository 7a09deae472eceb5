import type { CoreCommand, Model } from "@odoo/o-spreadsheet";
import { intersection } from "../../spreadsheet/model/box";
import type { Box } from "../../spreadsheet/model/cells";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { gridCell } from "./gridCell";

/** Commands for those cells of the block that the grid does not show as they are in the workbook. */
export function cellCommands(
  sheetId: string,
  book: WorkbookModel,
  sheet: SheetModel,
  changed: Box,
  getters: Model["getters"],
): CoreCommand[] {
  const bottom = getters.getNumberRows(sheetId) - 1;
  const right = getters.getNumberCols(sheetId) - 1;
  const box = intersection(changed, { top: 0, left: 0, bottom, right });
  const commands: CoreCommand[] = [];
  if (!box) return commands;
  for (let row = box.top; row <= box.bottom; row++) {
    for (let col = box.left; col <= box.right; col++) {
      const position = { sheetId, row, col };
      const shown = getters.getCell(position);
      if (!shown && sheet.cells.style(row, col) === 0 && isBlank(sheet, row, col)) continue;
      const { content, format, style, border } = gridCell(book, sheet, row, col);
      const text = shown?.isFormula
        ? getters.getCellText(position, { showFormula: true })
        : (shown?.content ?? "");
      const same = text === content && (shown?.format ?? "") === format && sameLook(shown?.style, style);
      if (!same) commands.push({ type: "UPDATE_CELL", ...position, content, format, style });
      if (!sameLook(getters.getCellBorder(position) ?? undefined, border)) {
        commands.push({ type: "SET_BORDER", ...position, border });
      }
    }
  }
  return commands;
}

function isBlank(sheet: SheetModel, row: number, column: number): boolean {
  return sheet.cells.value(row, column) === null && sheet.cells.formula(row, column) === undefined;
}

function sameLook(a: object | undefined, b: object | undefined): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** Entries that say something, in one order: the grid drops what is false or empty. */
function sorted(look: object | undefined): unknown[] {
  return Object.entries((look ?? {}) as Record<string, unknown>)
    .filter(([, value]) => value !== undefined && value !== false && value !== "" && value !== 0)
    .map(([key, value]) => [key, typeof value === "object" && value !== null ? sorted(value) : value])
    .sort(([a], [b]) => String(a).localeCompare(String(b)));
}

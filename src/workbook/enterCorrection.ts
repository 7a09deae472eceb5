import type { CellCorrection } from "../submission/problem";
import { takeInventory, type TablePlace } from "./inventory";
import { preflight } from "./preflight";
import { addressOf } from "./address";
import { syncRead } from "./syncRead";

/** Longest note that the template takes. */
const NOTE_LENGTH = 500;

/**
 * Enters corrected values and notes in the row what stood there before, where its table has a column for notes.
 *
 * @throws OutputProblem where the sheet is protected and the cell is locked
 * @returns false, with nothing written, where a cell no longer holds what was checked
 */
export async function enterCorrection(
  context: Excel.RequestContext,
  sheetName: string,
  correction: readonly CellCorrection[],
): Promise<boolean> {
  const inventory = await takeInventory(context);
  const sheet = context.workbook.worksheets.getItem(sheetName);
  const cells = await syncRead(context, () => {
    sheet.protection.load("protected");
    return correction.map(({ cell }) =>
      sheet.getRange(cell).load("values,numberFormat,rowIndex,columnIndex,format/protection/locked"),
    );
  });
  const isAsChecked = cells.every((range, i) => range.values[0]?.[0] === correction[i]?.was);
  const [first] = cells;
  if (!isAsChecked || first === undefined) return false;
  // On a protected sheet a template's cells for entries are open.
  const isLocked = cells.some(({ format }) => format.protection.locked);
  preflight(inventory, {
    sheets: [{ name: sheetName, protected: sheet.protection.protected && isLocked }],
  });
  const noteAt = noteCell([...inventory.tables.values()], sheetName, first);
  const note = noteAt && (await syncRead(context, () => sheet.getRange(noteAt).load("values")));
  cells.forEach((range, i) => {
    // In a cell for text a number would be text again; on a protected sheet entry cells never are.
    if (range.numberFormat[0]?.[0] === "@") range.numberFormat = [["General"]];
    range.values = [[correction[i]?.value]];
  });
  if (note) {
    const before = String(note.values[0]?.[0] ?? "");
    const said = correction.map(({ cell, was, value }) => `${cell} was "${was}", corrected to ${value}.`);
    note.values = [
      [
        [before, ...said]
          .filter((text) => text !== "")
          .join(" ")
          .slice(0, NOTE_LENGTH),
      ],
    ];
  }
  await context.sync();
  return true;
}

function noteCell(
  tables: readonly TablePlace[],
  sheet: string,
  { rowIndex, columnIndex }: Pick<Excel.Range, "rowIndex" | "columnIndex">,
): string | null {
  const table = tables.find(
    (place) =>
      place.sheet === sheet &&
      rowIndex > place.row &&
      rowIndex < place.row + place.rows &&
      columnIndex >= place.column &&
      columnIndex < place.column + place.columns,
  );
  const note = table?.headers.findIndex((header) => header.trim().toLowerCase() === "note") ?? -1;
  if (!table || note < 0) return null;
  return addressOf({ row: rowIndex, column: table.column + note, rows: 1, columns: 1 });
}

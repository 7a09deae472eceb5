import { addressOf, quoteSheetName } from "../../spreadsheet/model/address";
import type { Box } from "../../spreadsheet/model/cells";
import type { TableModel } from "../../spreadsheet/model/table";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";

/** Where a formula stands: `[@column]` depends on it. */
export interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

const TABLE_REFERENCE = /(?<![\w.])([\p{L}_\\][\p{L}\p{N}_.]*)?(\[(?:[^[\]']|'.|\[(?:[^[\]']|'.)*\])*\])/gu;

/**
 * The formula with table references such as `tblA[Value]`, `[@Value]` or `tblA[[#This Row],[Value]]` rewritten to
 * addresses, which is all that the formula library reads. What names no table or column becomes #REF!.
 */
export function resolveStructuredReferences(formula: string, place: Place, model: WorkbookModel): string {
  if (!formula.includes("[")) return formula;
  // Texts in quotes are left alone.
  return formula
    .split(/("(?:[^"]|"")*")/)
    .map((part, index) => (index % 2 === 1 ? part : rewrite(part, place, model)))
    .join("");
}

function rewrite(part: string, place: Place, model: WorkbookModel): string {
  return part.replace(TABLE_REFERENCE, (_whole, name: string | undefined, brackets: string) => {
    const found = name ? findTable(model, name) : tableAt(model, place);
    if (!found) return "#REF!";
    const box = referencedBox(found.table, brackets, place);
    return box ? `${quoteSheetName(found.sheet)}!${addressOf(box, true)}` : "#REF!";
  });
}

function findTable(model: WorkbookModel, name: string): { table: TableModel; sheet: string } | null {
  for (const sheet of model.sheets) {
    const table = sheet.tables.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
    if (table) return { table, sheet: sheet.name };
  }
  return null;
}

function tableAt(model: WorkbookModel, place: Place): { table: TableModel; sheet: string } | null {
  const table = model
    .sheet(place.sheet)
    ?.tables.find(
      ({ box }) =>
        place.row >= box.top &&
        place.row <= box.bottom &&
        place.column >= box.left &&
        place.column <= box.right,
    );
  return table ? { table, sheet: place.sheet } : null;
}

function referencedBox(table: TableModel, brackets: string, place: Place): Box | null {
  const inner = brackets.slice(1, -1).trim();
  const parts = inner.startsWith("[")
    ? [...inner.matchAll(/\[((?:[^[\]']|'.)*)\]/g)].map((match) => match[1]!)
    : [inner];
  const items = parts.filter((part) => part.startsWith("#")).map((part) => part.toLowerCase());
  const columns = parts.filter((part) => part !== "" && !part.startsWith("#"));
  if (columns.some((column) => column.startsWith("@"))) items.push("#this row");
  if (inner.startsWith("@[")) items.push("#this row");
  const names = columns.map((column) => unescape(column.replace(/^@\[?/, "").replace(/\]$/, "")));
  const rows = rowsOf(table, items, place.row);
  const indices = names.map((name) =>
    table.columns.findIndex((c) => c.name.toLowerCase() === name.toLowerCase()),
  );
  if (!rows || indices.includes(-1)) return null;
  const first = indices.length > 0 ? Math.min(...indices) : 0;
  const last = indices.length > 0 ? Math.max(...indices) : table.columns.length - 1;
  return { ...rows, left: table.box.left + first, right: table.box.left + last };
}

function rowsOf(
  table: TableModel,
  items: readonly string[],
  row: number,
): { top: number; bottom: number } | null {
  const { top, bottom } = table.box;
  const bodyTop = table.showHeaders ? top + 1 : top;
  const bodyBottom = table.showTotals ? bottom - 1 : bottom;
  if (items.includes("#this row"))
    return row >= bodyTop && row <= bodyBottom ? { top: row, bottom: row } : null;
  if (items.includes("#all")) return { top, bottom };
  const wanted = items.length > 0 ? items : ["#data"];
  const from = wanted.includes("#headers") ? top : wanted.includes("#data") ? bodyTop : bottom;
  const to = wanted.includes("#totals") ? bottom : wanted.includes("#data") ? bodyBottom : top;
  return { top: from, bottom: to };
}

/** A quote before [ ] # or ' makes it an ordinary letter of the column's name. */
function unescape(name: string): string {
  return name.replace(/'(.)/g, "$1");
}

import { addressOf, absoluteReference } from "./address";
import type { Inventory } from "./inventory";
import { OUTPUT_SHEETS, type SheetIdentity, type SheetKey } from "./outputs";

/** Names of our sheets as they will be after this write: found ones as they are, missing ones to be made. */
export interface SheetNames {
  readonly name: (key: SheetKey) => string;
  readonly missing: readonly SheetIdentity[];
  /** Names left over from sheets that a person deleted; they stand in the way of new ones. */
  readonly strayMarkers: readonly string[];
}

/** A title that a person's sheet already carries gets an addition; her sheet is never taken over. */
export function planSheets(inventory: Inventory, wanted: readonly SheetKey[]): SheetNames {
  const taken = new Set(inventory.sheetNames.map((name) => name.toLowerCase()));
  const names = new Map<SheetKey, string>();
  const missing: SheetIdentity[] = [];
  for (const identity of OUTPUT_SHEETS) {
    const found = inventory.sheets.get(identity.key);
    if (found) names.set(identity.key, found.name);
    else if (wanted.includes(identity.key)) {
      names.set(identity.key, freeName(identity.title, taken));
      missing.push(identity);
    }
  }
  return { missing, strayMarkers: inventory.strayMarkers, name: (key) => names.get(key)! };
}

function freeName(title: string, taken: Set<string>): string {
  let name = title;
  for (let n = 1; taken.has(name.toLowerCase()); n++) name = n === 1 ? `${title} (ACM)` : `${title} (ACM ${n})`;
  taken.add(name.toLowerCase());
  return name;
}

/** Makes the missing sheets at the end of the workbook, each with its hidden marker. */
export function createSheets(context: Excel.RequestContext, { missing, strayMarkers, name }: SheetNames): void {
  for (const { key, marker, visibility } of missing) {
    const sheet = context.workbook.worksheets.add(name(key));
    if (strayMarkers.includes(marker)) context.workbook.names.getItem(marker).delete();
    const first = absoluteReference(name(key), { row: 0, column: 0, rows: 1, columns: 1 });
    context.workbook.names.add(marker, `=${first}`).visible = false;
    if (visibility !== "Visible") sheet.visibility = visibility;
    sheet.showGridlines = key === "trendData" || key === "agendaLines" || key === "state";
  }
}

/** Everything above the first table or block: a heading and lines of context. */
export function writeTitleLines(sheet: Excel.Worksheet, lines: readonly string[]): void {
  if (lines.length === 0) return;
  const range = sheet.getRange(addressOf({ row: 0, column: 0, rows: lines.length, columns: 1 }));
  range.values = lines.map((line) => [line === "" ? "" : `'${line}`]);
}

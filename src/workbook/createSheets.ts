import { absoluteReference } from "./address";
import type { Inventory } from "./inventory";
import { OUTPUT_SHEETS, type SheetIdentity, type SheetKey } from "./outputs";

/** Names of our sheets as they will be after this write: found ones as they are, missing ones to be made. */
export interface SheetNames {
  readonly name: (key: SheetKey) => string;
  readonly missing: readonly SheetIdentity[];
  /** Names left over from sheets that a person deleted; they stand in the way of new ones. */
  readonly strayMarkers: readonly string[];
}

/**
 * A title that a person's sheet already carries gets an addition; her sheet is never taken over.
 *
 * @param found where our sheets stand now, by key
 */
export function planSheets(
  inventory: Inventory,
  found: ReadonlyMap<SheetKey, string>,
  wanted: readonly SheetKey[],
): SheetNames {
  const taken = new Set(inventory.sheetNames.map((name) => name.toLowerCase()));
  const names = new Map(found);
  const missing = OUTPUT_SHEETS.filter(({ key }) => wanted.includes(key) && !found.has(key));
  for (const { key, title } of missing) names.set(key, freeName(title, taken));
  return { missing, strayMarkers: inventory.strayMarkers, name: (key) => names.get(key)! };
}

/** `title`, or with an addition where a sheet of that name stands already. */
export function freeName(title: string, taken: Set<string>): string {
  let name = title;
  for (let n = 1; taken.has(name.toLowerCase()); n++)
    name = n === 1 ? `${title} (ACM)` : `${title} (ACM ${n})`;
  taken.add(name.toLowerCase());
  return name;
}

/** Makes the missing sheets at the end of the workbook, each with its hidden marker. */
export function createSheets(
  context: Excel.RequestContext,
  { missing, strayMarkers, name }: SheetNames,
): void {
  for (const { key, marker, visibility } of missing) {
    const sheet = context.workbook.worksheets.add(name(key));
    if (strayMarkers.includes(marker)) context.workbook.names.getItem(marker).delete();
    const first = absoluteReference(name(key), { row: 0, column: 0, rows: 1, columns: 1 });
    context.workbook.names.add(marker, `=${first}`).visible = false;
    if (visibility !== "Visible") sheet.visibility = visibility;
    sheet.showGridlines = key === "trendData" || key === "agendaLines" || key === "state";
  }
}

/**
 * Writes the heading and the lines of context below it, where they changed since they were written last.
 *
 * They are found by the sheet's marker, which moves along when a person inserts rows above.
 */
export function writeHeading(
  context: Excel.RequestContext,
  key: SheetKey,
  lines: readonly string[],
  earlier: readonly string[],
): void {
  const { marker } = OUTPUT_SHEETS.find((identity) => identity.key === key)!;
  const first = context.workbook.names.getItem(marker).getRange();
  lines.forEach((line, i) => {
    if (line !== earlier[i]) first.getOffsetRange(i, 0).values = [[line === "" ? "" : `'${line}`]];
  });
}

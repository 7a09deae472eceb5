import { absoluteReference } from "./address";
import type { Inventory } from "./inventory";
import { OUTPUT_SHEETS, type SheetIdentity, type SheetKey } from "./outputs";

/** Names of our sheets as they will be after this write: found ones as they are, missing ones to be made. */
export interface SheetNames {
  readonly name: (key: SheetKey) => string;
  readonly missing: readonly SheetIdentity[];
  /** Names left over from sheets that a person deleted; they stand in the way of new ones. */
  readonly strayMarkers: readonly string[];
  /** Where a missing sheet goes when the one it follows is in the workbook already; others go to the end. */
  readonly positions: ReadonlyMap<SheetKey, number>;
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
  return {
    missing,
    strayMarkers: inventory.strayMarkers,
    positions: positionsOf(missing, inventory.sheetNames, names),
    name: (key) => names.get(key)!,
  };
}

/** A sheet that a person deleted comes back after its neighbour, not at the end; in the order of making. */
function positionsOf(
  missing: readonly SheetIdentity[],
  sheetNames: readonly string[],
  names: ReadonlyMap<SheetKey, string>,
): Map<SheetKey, number> {
  const order = [...sheetNames];
  const positions = new Map<SheetKey, number>();
  for (const { key } of missing) {
    const before = OUTPUT_SHEETS.slice(
      0,
      OUTPUT_SHEETS.findIndex((sheet) => sheet.key === key),
    );
    const neighbour = before.findLast((sheet) => order.includes(names.get(sheet.key) ?? ""));
    const after = neighbour ? order.indexOf(names.get(neighbour.key)!) + 1 : order.length;
    if (after < order.length) positions.set(key, after);
    order.splice(after, 0, names.get(key)!);
  }
  return positions;
}

/** `title`, or with an addition where a sheet of that name stands already. */
export function freeName(title: string, taken: Set<string>): string {
  let name = title;
  for (let n = 1; taken.has(name.toLowerCase()); n++)
    name = n === 1 ? `${title} (ACM)` : `${title} (ACM ${n})`;
  taken.add(name.toLowerCase());
  return name;
}

/** A sheet of ours that is ours no longer: it stays under another name, and a new one takes its place. */
export interface RetiredSheet {
  readonly key: SheetKey;
  readonly sheet: string;
  readonly newName: string;
}

/** Makes the missing sheets at their places, each with its hidden marker, which a retired sheet gives up. */
export function createSheets(
  context: Excel.RequestContext,
  { missing, strayMarkers, name, positions }: SheetNames,
  retired: RetiredSheet | null,
): void {
  const { worksheets, names } = context.workbook;
  // First of all: where Excel adds no sheet now, nothing else is done by then.
  const made = missing.map((identity) => ({ ...identity, sheet: worksheets.add(name(identity.key)) }));
  if (retired) {
    worksheets.getItem(retired.sheet).name = retired.newName;
    names.getItem(OUTPUT_SHEETS.find(({ key }) => key === retired.key)!.marker).delete();
  }
  for (const { key, marker, visibility, sheet } of made) {
    const position = positions.get(key);
    if (position !== undefined) sheet.position = position;
    if (strayMarkers.includes(marker)) names.getItem(marker).delete();
    const first = absoluteReference(name(key), { row: 0, column: 0, rows: 1, columns: 1 });
    names.add(marker, `=${first}`).visible = false;
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

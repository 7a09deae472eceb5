import type { Inventory, SheetPlace, TablePlace } from "./inventory";
import { OutputProblem } from "./outputProblem";
import { OUTPUT_SHEETS, type SheetIdentity, type SheetKey } from "./outputs";

/** What is about to be changed in the workbook. */
export interface IntendedChange {
  /** Sheets that are written. */
  readonly sheets?: readonly Pick<SheetPlace, "name" | "protected">[];
  /** Tables that are written, wherever they stand. */
  readonly tables?: readonly TablePlace[];
  /** Those of them in which hidden rows would be in the way. */
  readonly unfiltered?: readonly TablePlace[];
  /** Names of sheets that are made, or get another name. */
  readonly newSheets?: readonly string[];
}

/**
 * Looks at what would stop a change halfway, before its first cell is written. A workbook that is open for reading
 * only is none of it: on the desktop it may be changed, only not saved under its name.
 *
 * @throws OutputProblem, naming the sheet or the table and what to do
 */
export function preflight(
  { structureProtected }: Pick<Inventory, "structureProtected">,
  { sheets = [], tables = [], unfiltered = [], newSheets = [] }: IntendedChange,
): void {
  if (structureProtected && newSheets.length > 0) refuse(structureIsProtected(newSheets));
  const lockedSheet = sheets.find((sheet) => sheet.protected);
  if (lockedSheet) refuse(sheetIsProtected(lockedSheet.name));
  const lockedTable = tables.find((table) => table.protected);
  if (lockedTable) refuse(sheetIsProtected(lockedTable.sheet, lockedTable.name));
  const filtered = unfiltered.find(({ filters }) => filters !== null);
  if (filtered) refuse(tableIsFiltered(filtered));
}

/** Sheets that are made only where there is something for them. */
const NOT_ALWAYS = new Set<SheetKey>([
  "comparison",
  "comparisonData",
  "pathway",
  "pathwayData",
  "submissions",
]);

/** The same for all that a refresh writes: for work that one follows. */
export function preflightRefresh(inventory: Inventory): void {
  preflightSheets(inventory, ({ key }) => inventory.sheets.has(key) || !NOT_ALWAYS.has(key));
}

/** The same for what a check of the data writes. */
export function preflightCheck(inventory: Inventory): void {
  preflightSheets(inventory, ({ key }) => key === "problems" || key === "state");
}

function preflightSheets(inventory: Inventory, isWritten: (sheet: SheetIdentity) => boolean): void {
  const written = OUTPUT_SHEETS.filter(isWritten);
  preflight(inventory, {
    sheets: written.flatMap(({ key }) => inventory.sheets.get(key) ?? []),
    newSheets: written.filter(({ key }) => !inventory.sheets.has(key)).map(({ title }) => title),
  });
}

function refuse(sentence: string): never {
  throw new OutputProblem(`${sentence} Nothing was written.`);
}

export const READ_ONLY =
  "This workbook is open for reading only. Press Enable Editing, or save a copy under another name and work there, then try again.";

export function sheetIsProtected(sheet: string, table?: string): string {
  const where = table === undefined ? "" : `, where the table ${table} stands,`;
  return `The sheet "${sheet}"${where} is protected. Unprotect it (Review, Unprotect Sheet), then try again.`;
}

/** For a refusal that did not say which of them it was about. */
export function sheetsAreProtected(names: readonly string[]): string {
  if (names.length === 1) return sheetIsProtected(names[0]!);
  const list = names.map((name) => `"${name}"`).join(", ");
  return `Sheets are protected: ${list}. Unprotect them (Review, Unprotect Sheet), then try again.`;
}

/** Sheets that are named; of more, how many. */
const MOST_NAMES = 3;

/** @param newSheets that cannot be made; none: they are not known */
export function structureIsProtected(newSheets: readonly string[]): string {
  const names = newSheets.slice(0, MOST_NAMES).map((name) => `"${name}"`);
  const more = newSheets.length > MOST_NAMES ? ` and ${newSheets.length - MOST_NAMES} more` : "";
  const what = newSheets.length === 0 ? "sheets" : newSheets.length === 1 ? "the sheet" : "the sheets";
  const named = [what, names.join(", ")].join(" ").trim();
  return `The workbook's structure is protected, so ${named}${more} cannot be made. Unprotect it (Review, Protect Workbook), then try again.`;
}

export function tableIsFiltered({ name, sheet }: Pick<TablePlace, "name" | "sheet">): string {
  return `The table ${name} on the sheet "${sheet}" is filtered. Clear its filter (Data, Clear), then try again.`;
}

import { hashOf } from "../meeting/hashOf";
import type { Reference } from "../spreadsheet/model/address";
import { type StoredSheet, readSheets } from "../spreadsheet/xlsx/readSheets";
import { UnreadableWorkbookError } from "../spreadsheet/xlsx/unreadableWorkbook";
import type { RawCell, TableBlock } from "../submission/block";
import { isBlank, plainText } from "../submission/cellText";
import type { SubmittedWorkbook, TemplateIdentity } from "../submission/checks/submittedWorkbook";
import { COMPUTED_COLUMNS } from "../submission/importTables";
import type { FileSheet, FileSheets } from "../submission/fileSheets";
import type { Submission } from "../submission/submission";
import type { TableDefinition } from "../submission/tables";
import { SUBMISSION_TABLES, TEMPLATE_NAMES } from "../submission/templateDefinition";
import { readFile } from "./readFile";
import { MEETING_NAME, SHARED_TABLE } from "./share/sharedNames";
import { fileKind } from "./reading/fileKind";
import { packageKind } from "./reading/packageKind";
import { type ReadingOptions, pauses } from "./reading/pause";
import { sheetBlock } from "./reading/sheetBlock";

/** A file that came in, by what it holds. */
export type IncomingFile =
  | { readonly kind: "template"; readonly submission: Submission }
  /** A workbook that we made to be shared: its actions and decisions come back. */
  | { readonly kind: "shared"; readonly file: string; readonly workbook: SubmittedWorkbook }
  /** Another file of figures: its source must be known before it can be imported. */
  | { readonly kind: "other"; readonly file: string; readonly sheets: FileSheets };

/** Rows in which a table's headers are looked for where the table itself was lost. */
const HEADER_ROWS = 40;

/**
 * Reads a file that a provider sent. A filled template is known by the named cells inside it, whatever the file is
 * called; its tables are found by name, and by their headers where another program has dropped the tables.
 *
 * @throws UnreadableFileError with what is wrong and what to do, where the file holds no cells
 * @example const incoming = await readSubmission(new Uint8Array(await file.arrayBuffer()), file.name);
 */
export async function readSubmission(
  bytes: Uint8Array,
  name: string,
  options: ReadingOptions = {},
): Promise<IncomingFile> {
  const file = name.replace(/^.*[\\/]/, "");
  const workbook = await templateIn(bytes, options);
  if (workbook === null) return { kind: "other", file, sheets: await readFile(bytes, file, options) };
  if (workbook.tables.has(SHARED_TABLE.toLowerCase())) return { kind: "shared", file, workbook };
  return { kind: "template", submission: { file, hash: hashOfEntries(workbook), workbook } };
}

/** What formulas come to is left out: the same entries are the same submission on another day. */
function hashOfEntries({ identity, tables }: Submission["workbook"]): string {
  const entered = SUBMISSION_TABLES.map(({ name, columns }) => {
    const [headers = [], ...rows] = tables.get(name.toLowerCase())?.values ?? [];
    const own = columns.filter((column) => !COMPUTED_COLUMNS.has(column.name));
    const places = own.map((column) => headers.indexOf(column.name));
    return [name, rows.map((cells) => places.map((place) => cells[place] ?? ""))];
  });
  return hashOf(JSON.stringify([identity, entered]));
}

/** The workbook of a template of ours; null where the file is none, or cannot be opened as a workbook. */
async function templateIn(
  bytes: Uint8Array,
  options: ReadingOptions,
): Promise<Submission["workbook"] | null> {
  if (fileKind(bytes) !== "openXml") return null;
  const pause = pauses(options);
  await pause(0);
  try {
    if (packageKind(bytes) !== "workbook") return null;
    const stored = readSheets(bytes);
    if (!stored.names.has(TEMPLATE_NAMES.contractId)) return null;
    const sheets: FileSheet[] = [];
    const tables = new Map<string, TableBlock>();
    for (const sheet of stored.sheets) {
      const { block } = sheetBlock(sheet.name, sheet.rows);
      const { merges, hiddenRows, hiddenColumns, visibility, name } = sheet;
      sheets.push({
        name,
        hidden: visibility !== "Visible",
        block,
        merges,
        hiddenRows: [...hiddenRows],
        hiddenColumns: [...hiddenColumns],
      });
      for (const table of sheet.tables)
        tables.set(table.name.toLowerCase(), tableBlock(sheet, block, table.name, bodyOf(table)));
      await pause(0.5);
    }
    for (const definition of SUBMISSION_TABLES)
      if (!tables.has(definition.name.toLowerCase())) addByHeaders(tables, sheets, definition);
    return { tables, sheets, date1904: stored.date1904, identity: identityIn(sheets, stored.names) };
  } catch (error) {
    // What is wrong with the file is said by the reader of all files.
    if (error instanceof UnreadableWorkbookError) return null;
    throw error;
  }
}

/** Where a table stands: its header and its rows, without a totals row. */
interface Place {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

function bodyOf({ box, showTotals }: StoredSheet["tables"][number]): Place {
  return showTotals ? { ...box, bottom: box.bottom - 1 } : box;
}

function tableBlock(
  { name: sheet, rows }: Pick<StoredSheet, "name" | "rows">,
  block: FileSheet["block"],
  table: string,
  place: Place,
): TableBlock {
  const height = place.bottom - place.top + 1;
  const width = place.right - place.left + 1;
  const part = <T>(grid: readonly (readonly T[])[] | undefined, blank: T): T[][] =>
    Array.from({ length: height }, (_, i) =>
      Array.from({ length: width }, (_, j) => grid?.[place.top + i]?.[place.left + j] ?? blank),
    );
  const formulas = part<RawCell>(undefined, "");
  for (let i = 0; i < height; i++) {
    for (const { column, formula } of rows.get(place.top + i) ?? []) {
      const cells = formulas[i]!;
      if (formula !== undefined && column >= place.left && column <= place.right)
        cells[column - place.left] = formula;
    }
  }
  return {
    table,
    sheet,
    row: place.top,
    column: place.left,
    values: part<RawCell>(block.values, ""),
    categories: part(block.categories, ""),
    formulas,
  };
}

/** Programs that know no tables keep the cells: a row with all needed headers, and most of the others, begins it. */
function addByHeaders(
  tables: Map<string, TableBlock>,
  sheets: readonly FileSheet[],
  { name: table, columns }: TableDefinition,
): void {
  let best = { matches: 0, sheet: null as FileSheet | null, top: -1 };
  for (const sheet of sheets) {
    sheet.block.values.slice(0, HEADER_ROWS).forEach((cells, top) => {
      const headers = new Set(cells.map((cell) => plainText(String(cell ?? "")).toLowerCase()));
      if (columns.some(({ name, required }) => required && !headers.has(name))) return;
      const matches = columns.filter(({ name }) => headers.has(name)).length;
      if (matches > best.matches) best = { matches, sheet, top };
    });
  }
  const { sheet, top } = best;
  if (sheet === null) return;
  const headers = sheet.block.values[top] ?? [];
  const left = headers.findIndex((cell) => !isBlank(cell));
  const place = { top, left, bottom: sheet.block.values.length - 1, right: headers.length - 1 };
  const stored = { name: sheet.name, rows: new Map() };
  tables.set(table.toLowerCase(), tableBlock(stored, sheet.block, table, place));
}

function identityIn(sheets: readonly FileSheet[], names: ReadonlyMap<string, Reference>): TemplateIdentity {
  const text = (name: string): string => {
    const cell = names.get(name);
    const sheet = sheets.find((each) => each.name.toLowerCase() === cell?.sheet?.toLowerCase());
    return plainText(String(sheet?.block.values[cell?.box.top ?? -1]?.[cell?.box.left ?? -1] ?? ""));
  };
  const meetingId = text(MEETING_NAME);
  return {
    contractId: text(TEMPLATE_NAMES.contractId),
    providerId: text(TEMPLATE_NAMES.providerId),
    period: text(TEMPLATE_NAMES.period),
    templateVersion: text(TEMPLATE_NAMES.templateVersion),
    // A template has none, and its hash stays what it was.
    ...(meetingId !== "" && { meetingId }),
  };
}

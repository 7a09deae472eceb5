import type { FileSheet, FileSheets } from "../submission/fileSheets";
import { readSheets, type StoredSheet } from "../spreadsheet/xlsx/readSheets";
import { UnreadableWorkbookError } from "../spreadsheet/xlsx/unreadableWorkbook";
import { decodeText, readDelimitedText } from "./reading/delimitedText";
import { fileKind, zipIn } from "./reading/fileKind";
import { readOtherWorkbook, readTextWorkbook, readWebPage } from "./reading/otherWorkbooks";
import { type Pause, pauses, type ReadingOptions } from "./reading/pause";
import { repairedPackage } from "./reading/repairPackage";
import { sheetBlock } from "./reading/sheetBlock";
import { UnreadableFileError } from "./reading/unreadableFile";
import { DOCUMENT_TYPE, packageKind } from "./reading/packageKind";

/** Text of a table is rarely larger; a gigabyte of it would not fit the pane. */
const MOST_BYTES = 400_000_000;

/**
 * Reads the cells of a file that somebody published or sent, by what it holds and not by what it is called: Excel
 * workbooks of all ages, OpenDocument, text with separators, tables of a web page saved as .xls.
 *
 * @param name of the file: names the one sheet of a text file, and nothing else
 * @throws UnreadableFileError with what is wrong and what to do, where it holds no cells
 * @example const { sheets } = await readFile(new Uint8Array(await file.arrayBuffer()), file.name);
 */
export async function readFile(
  bytes: Uint8Array,
  name: string,
  options: ReadingOptions = {},
): Promise<FileSheets> {
  if (bytes.length > MOST_BYTES)
    throw new UnreadableFileError(
      `has ${megabytes(bytes.length)} MB; files above ${megabytes(MOST_BYTES)} MB are not read.`,
    );
  const pause = pauses(options);
  await pause(0);
  switch (fileKind(bytes)) {
    case "openXml":
      return readPackage(zipIn(bytes) ?? bytes, pause);
    case "otherWorkbook":
      return fromStored("old Excel workbook", readOtherWorkbook(bytes), pause);
    case "textWorkbook":
      return fromStored("old Excel workbook", readTextWorkbook(bytes), pause);
    case "webPage":
      return readPage(bytes, pause);
    case "text": {
      const { format, sheet, notes } = await readDelimitedText(bytes, sheetNameOf(name), pause);
      return { format, isText: true, date1904: false, sheets: [sheet], notes };
    }
  }
}

async function readPackage(bytes: Uint8Array, pause: Pause): Promise<FileSheets> {
  try {
    const { bytes: whole, notes } = repairedPackage(bytes);
    const kind = packageKind(whole);
    if (kind !== "workbook") return await fromStored(kind, readOtherWorkbook(whole), pause);
    const stored = readSheets(whole);
    const format = stored.hasMacros ? "Excel workbook with macros (.xlsm)" : "Excel workbook (.xlsx)";
    const file = await fromStored(format, stored, pause);
    return { ...file, notes: [...notes, ...file.notes] };
  } catch (error) {
    if (!(error instanceof UnreadableWorkbookError)) throw error;
    if (error.detail.endsWith("document type")) throw new UnreadableFileError(DOCUMENT_TYPE);
    throw new UnreadableFileError(asPredicate(error.message));
  }
}

async function readPage(bytes: Uint8Array, pause: Pause): Promise<FileSheets> {
  const { text } = decodeText(bytes);
  if (!/<table/i.test(text))
    throw new UnreadableFileError(
      "is a web page without a table, whatever its name says. Ask for the Excel or CSV file.",
    );
  const page = await fromStored("web page", readWebPage(text), pause);
  return {
    ...page,
    notes: ["This is a web page saved under another name; its tables are read as text.", ...page.notes],
  };
}

async function fromStored(
  format: string,
  { date1904, sheets: stored }: { readonly date1904: boolean; readonly sheets: Iterable<StoredSheet> },
  pause: Pause,
): Promise<FileSheets> {
  const sheets: FileSheet[] = [];
  const notes: string[] = [];
  for (const sheet of stored) {
    const { name, kind, damage, uncalculated } = sheet;
    const { block, strays } = sheetBlock(name, sheet.rows);
    if (sheets.some((other) => isSame(other, name, block))) {
      notes.push(`"${name}" stands twice in the file; it is read once.`);
      continue;
    }
    if (kind === "missing sheet")
      notes.push(`"${name}" is listed in the workbook and missing from the file.`);
    else if (kind !== "worksheet") notes.push(`"${name}" is a ${KINDS[kind] ?? kind} and holds no cells.`);
    if (damage !== null) notes.push(`"${name}" could not be read whole: ${withoutDetail(damage)}.`);
    if (uncalculated > 0)
      notes.push(
        `"${name}" has ${uncalculated} formulas without results. Open the file in Excel and save it to see them.`,
      );
    if (strays > 0)
      notes.push(`"${name}" has ${strays} cells far to the right of everything else; they are left out.`);
    const { merges, hiddenRows, hiddenColumns } = sheet;
    if (kind === "worksheet") {
      const hidden = sheet.visibility !== "Visible";
      sheets.push({
        name,
        hidden,
        block,
        merges,
        hiddenRows: [...hiddenRows],
        hiddenColumns: [...hiddenColumns],
      });
    }
    await pause(0.5);
  }
  await pause(1);
  if (sheets.length === 0 && notes.length === 0)
    throw new UnreadableFileError("has no sheets: it is damaged or empty. Ask the sender for it again.");
  return { format, date1904, sheets, notes };
}

/** A damaged workbook can list one sheet twice; Excel knows no two of one name. */
function isSame(other: FileSheet, name: string, { values }: FileSheet["block"]): boolean {
  return other.name === name && JSON.stringify(other.block.values) === JSON.stringify(values);
}

const KINDS: Readonly<Record<string, string>> = {
  chartsheet: "chart sheet",
  dialogsheet: "dialog sheet",
  xlMacrosheet: "macro sheet",
  xlIntlMacrosheet: "macro sheet",
};

/** `The file is cut off: …` as what follows a file's name: `is cut off: …`. */
function asPredicate(sentence: string): string {
  return withoutDetail(sentence).replace(/^The (file|workbook) /, "");
}

/** What a parser says of a part is for nobody; which part it is may be. */
function withoutDetail(sentence: string): string {
  return sentence.replace(/ \(((?:\w+\/)+[\w.]+):(?! \d+ MB| document type)[^]*\)$/, " ($1)");
}

function sheetNameOf(name: string): string {
  return name.replace(/^.*[\\/]/, "").replace(/\.[a-z]{1,4}$/i, "") || name;
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(0);
}

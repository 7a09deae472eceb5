import { type CellObject, type WorkSheet, read } from "@e965/xlsx";
import { CellError, MAX_COLUMNS, MAX_ROWS, type CellValue } from "../../spreadsheet/model/cells";
import type { StoredCell, StoredSheet } from "../../spreadsheet/xlsx/readSheets";
import { encodingOf } from "../../spreadsheet/xlsx/xml/encoding";
import { PROTECTED } from "./fileKind";
import { decodeText, typedCell, westernText } from "./delimitedText";
import { DOCUMENT_TYPE } from "./packageKind";
import { UnreadableFileError } from "./unreadableFile";

/** Sheets of a workbook that our own reader does not read. */
export interface OtherWorkbook {
  readonly date1904: boolean;
  readonly sheets: readonly StoredSheet[];
}

const WHOLE = { dense: true, cellNF: true, cellStyles: true, cellFormula: true } as const;

/**
 * Reads .xls, .xlsb and .ods through a library. The caller has proved that the bytes are
 * one of these: the library makes a workbook of anything.
 *
 * @throws UnreadableFileError
 */
export function readOtherWorkbook(bytes: Uint8Array): OtherWorkbook {
  return withLibrary(() => read(bytes, { type: "array", ...WHOLE }));
}

/**
 * Reads workbooks that are text: the XML workbook of 2003, flat OpenDocument, SYLK and DIF. The library takes all XML
 * for UTF-8; here it is decoded as it says it is written.
 *
 * @throws UnreadableFileError
 */
export function readTextWorkbook(bytes: Uint8Array): OtherWorkbook {
  const text = textOf(bytes);
  if (!text.trimStart().startsWith("<")) return readOtherWorkbook(bytes);
  if (/^[^]{0,4096}<!DOCTYPE/i.test(text)) throw new UnreadableFileError(DOCUMENT_TYPE);
  if (mergedCells(text) > MOST_MERGED)
    throw new UnreadableFileError(
      "merges more cells than a table has. Open it in Excel and save it as an .xlsx workbook.",
    );
  return withLibrary(() => read(text, { type: "string", ...WHOLE }));
}

/** The library makes each of them. */
const MOST_MERGED = 2_000_000;

function mergedCells(text: string): number {
  let cells = 0;
  for (const [tag] of text.matchAll(/<[^<>]*\bMerge(?:Across|Down)\s*=[^<>]*/g)) {
    const size = (side: string) =>
      Number(new RegExp(`\\bMerge${side}\\s*=\\s*["']?(\\d+)`).exec(tag)?.[1] ?? 0) + 1;
    cells += size("Across") * size("Down");
  }
  return cells;
}

function textOf(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  if (encoding === "utf-8") return decodeText(bytes).text;
  return encoding === "windows-1252" ? westernText(bytes) : new TextDecoder(encoding).decode(bytes);
}

/** The tables of a web page, one sheet each; their cells are typed as in a text file. */
export function readWebPage(html: string): OtherWorkbook {
  const book = withLibrary(() => read(html, { type: "string", dense: true, raw: true }));
  const typed = (cell: StoredCell): StoredCell => ({
    ...cell,
    value: typeof cell.value === "string" ? (typedCell(cell.value) ?? "") : cell.value,
  });
  const sheets = book.sheets.map((sheet) => ({
    ...sheet,
    rows: new Map([...sheet.rows].map(([row, cells]) => [row, cells.map(typed)])),
  }));
  return { ...book, sheets };
}

function withLibrary(open: () => ReturnType<typeof read>): OtherWorkbook {
  try {
    const book = quietly(open);
    const states = book.Workbook?.Sheets ?? [];
    return {
      date1904: book.Workbook?.WBProps?.date1904 ?? false,
      sheets: book.SheetNames.map((name, i) => storedSheet(name, states[i]?.Hidden ?? 0, book.Sheets[name])),
    };
  } catch (error) {
    const reason = (error as Error).message;
    if (/password|encrypt/i.test(reason)) throw new UnreadableFileError(PROTECTED);
    throw new UnreadableFileError(
      "is damaged or cut off. Open it in Excel, let Excel repair it and save it again.",
    );
  }
}

/** The library tells the console of every record that it does not know, where it is no use to anybody. */
function quietly<T>(work: () => T): T {
  const { error } = console;
  console.error = () => undefined;
  try {
    return work();
  } finally {
    console.error = error;
  }
}

const VISIBILITY = ["Visible", "Hidden", "VeryHidden"] as const;

function storedSheet(name: string, hidden: 0 | 1 | 2, sheet: WorkSheet | undefined): StoredSheet {
  const rows = new Map<number, StoredCell[]>();
  let uncalculated = 0;
  // With `dense`, the library keeps the cells of a sheet as rows.
  const data: readonly ((CellObject | undefined)[] | undefined)[] = sheet?.["!data"] ?? [];
  // A column or row beyond the sheet's last makes an empty array of any length, that takes minutes to walk.
  data.slice(0, MAX_ROWS).forEach((cells, row) => {
    const stored: StoredCell[] = [];
    cells?.slice(0, MAX_COLUMNS).forEach((cell, column) => {
      if (cell === undefined) return;
      const value = valueOf(cell);
      if (value === null) uncalculated += cell.f === undefined ? 0 : 1;
      else stored.push({ column, value, numberFormat: String(cell.z ?? "General"), indent: 0 });
    });
    if (stored.length > 0) rows.set(row, stored);
  });
  const hiddenAt = (lines: readonly ({ hidden?: boolean } | undefined)[] = []) =>
    new Set(lines.flatMap((line, i) => (line?.hidden ? [i] : [])));
  return {
    name,
    visibility: VISIBILITY[hidden] ?? "Visible",
    kind: sheet?.["!type"] === "chart" ? "chartsheet" : "worksheet",
    rows,
    hiddenRows: hiddenAt(sheet?.["!rows"]),
    hiddenColumns: hiddenAt(sheet?.["!cols"]),
    merges: (sheet?.["!merges"] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c })),
    tables: [],
    uncalculated,
    damage: null,
  };
}

function valueOf(cell: CellObject): Exclude<CellValue, null> | null {
  switch (cell.t) {
    case "n":
    case "b":
      return cell.v as number | boolean;
    case "s":
      return String(cell.v ?? "");
    case "e":
      return CellError.of(cell.w ?? "#VALUE!");
    case "d":
      return cell.v instanceof Date ? cell.v.toISOString() : String(cell.v ?? "");
    default:
      return null;
  }
}

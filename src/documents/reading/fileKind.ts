import { CFB } from "@e965/xlsx";
import { UnreadableFileError } from "./unreadableFile";

/** What a file is by its content; its name is never asked. */
export type FileKind = "openXml" | "otherWorkbook" | "textWorkbook" | "webPage" | "text";

const START = 4096;
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** First bytes of what people attach by mistake. */
const STRANGERS: readonly (readonly [readonly number[], string])[] = [
  [[0x25, 0x50, 0x44, 0x46], "a PDF"],
  [[0x89, 0x50, 0x4e, 0x47], "a picture (PNG)"],
  [[0xff, 0xd8, 0xff], "a picture (JPEG)"],
  [[0x47, 0x49, 0x46, 0x38], "a picture (GIF)"],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], "a Word document (RTF)"],
  [[0x4d, 0x5a], "a program"],
  [[0x7f, 0x45, 0x4c, 0x46], "a program"],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], "a database (SQLite)"],
  [[0x50, 0x41, 0x52, 0x31], "a data file (Parquet)"],
];
const PACKED: readonly (readonly number[])[] = [
  [0x1f, 0x8b],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x52, 0x61, 0x72, 0x21],
  [0x42, 0x5a, 0x68],
];

/**
 * Tells by its bytes what a file is, and refuses in words what holds no table.
 * @throws UnreadableFileError
 */
export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) throw new UnreadableFileError("is empty (0 bytes). Ask the sender for it again.");
  const stranger = STRANGERS.find(([magic]) => startsWith(bytes, magic));
  if (stranger)
    throw new UnreadableFileError(`is ${stranger[1]}, not a workbook. Ask for the Excel or CSV file.`);
  if (PACKED.some((magic) => startsWith(bytes, magic)))
    throw new UnreadableFileError("is a packed archive. Unpack it and choose the workbook that is in it.");
  if (startsWith(bytes, COMPOUND_FILE)) return compoundFileKind(bytes);
  if (startsWith(bytes, [0x50, 0x4b]) || zipIn(bytes) !== null) return "openXml";
  if (isBareBiff(bytes)) return "otherWorkbook";
  return textKind(bytes);
}

const LOCAL_HEADER = [0x50, 0x4b, 0x03, 0x04];
const END_OF_ZIP = [0x50, 0x4b, 0x05, 0x06];
/** Bytes that a mail program or a download may have put before a zip. */
const MOST_LEAD = 4096;

/** The zip behind bytes that do not belong to it; null where there is none. */
export function zipIn(bytes: Uint8Array): Uint8Array | null {
  const found = (magic: readonly number[], from: number, to: number): number => {
    for (let at = Math.max(0, from); at < to; at++)
      if (magic.every((byte, i) => bytes[at + i] === byte)) return at;
    return -1;
  };
  const start = found(LOCAL_HEADER, 0, Math.min(bytes.length, MOST_LEAD));
  if (start < 0 || found(END_OF_ZIP, bytes.length - MOST_LEAD, bytes.length) < 0) return null;
  return bytes.subarray(start);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

/** What the directory of a compound file (MS-CFB) says: an .xls, an encrypted workbook, or another program's. */
function compoundFileKind(bytes: Uint8Array): FileKind {
  const streams = streamNames(bytes);
  if (streams.has("encryptedpackage")) throw new UnreadableFileError(PROTECTED);
  if (streams.has("workbook") || streams.has("book")) return "otherWorkbook";
  if (streams.has("worddocument"))
    throw new UnreadableFileError("is a Word document, not a workbook. Ask for the Excel or CSV file.");
  if (streams.has("powerpoint document"))
    throw new UnreadableFileError("is a PowerPoint file, not a workbook. Ask for the Excel or CSV file.");
  throw new UnreadableFileError(
    "is an old Office file without a workbook in it. Ask for the Excel or CSV file.",
  );
}

export const PROTECTED =
  "is protected by a password. Open it in Excel, remove the password (File, Info, Protect Workbook), save and try again.";

function streamNames(bytes: Uint8Array): ReadonlySet<string> {
  let paths: readonly string[];
  let isWhole: boolean;
  try {
    const { FullPaths, FileIndex } = (CFB as CompoundFiles).read(bytes, { type: "array" });
    paths = FullPaths;
    isWhole = FileIndex.every(({ size, content }) => content === undefined || content.length >= size);
  } catch {
    isWhole = false;
    paths = [];
  }
  if (!isWhole) throw new UnreadableFileError("is damaged or cut off. Download or copy it again.");
  return new Set(paths.map((path) => path.replace(/^.*\/(?=.)/, "").toLowerCase()));
}

/** The part of the library's compound-file reader that is used here; it comes without types. */
interface CompoundFiles {
  read(
    bytes: Uint8Array,
    options: { type: "array" },
  ): {
    readonly FullPaths: readonly string[];
    readonly FileIndex: readonly { readonly size: number; readonly content?: { readonly length: number } }[];
  };
}

/**
 * An Excel 2 to 4 workbook is a bare chain of records (type, length, content) from "beginning of file" to "end of
 * file". The whole chain is followed: a few bytes of junk begin like one and lead nowhere.
 */
function isBareBiff(bytes: Uint8Array): boolean {
  const BEGINS = [0x0009, 0x0209, 0x0409, 0x0809];
  const END = 0x000a;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let records = 0;
  while (at + 4 <= bytes.length) {
    const type = view.getUint16(at, true);
    if (records === 0 && !BEGINS.includes(type)) return false;
    if (type === END) return records > 2;
    at += 4 + view.getUint16(at + 2, true);
    records++;
  }
  return false;
}

/** Text is a web page, an old XML workbook or a table with separators; anything else is not text at all. */
function textKind(bytes: Uint8Array): FileKind {
  const start = bytes.subarray(0, START);
  const text = new TextDecoder(isWide(start))
    .decode(start)
    .replace(/^\ufeff/, "")
    .trimStart();
  if (/^<\?xml|^<[a-z]+:?Workbook/i.test(text)) {
    if (/urn:schemas-microsoft-com:office:spreadsheet|office:document\b/.test(text)) return "textWorkbook";
    if (/<html/i.test(text)) return "webPage";
    throw new UnreadableFileError("is an XML file that is no workbook. Ask for the Excel or CSV file.");
  }
  if (/^ID;P|^TABLE\r?\n0,1\r?\n/.test(text)) return "textWorkbook";
  if (/^mime-version:/i.test(text))
    throw new UnreadableFileError(
      "is a web archive saved under another name. Open it in Excel and save it as an .xlsx workbook.",
    );
  if (/^version https:\/\/git-lfs/.test(text))
    throw new UnreadableFileError("only points to a file that is kept elsewhere. Ask for the file itself.");
  if (/^(<!doctype html|<html|<head|<body|<table|<div|<meta|<style|<!--)/i.test(text)) return "webPage";
  if (/^[{[]\s*["{[\]}]/.test(text))
    throw new UnreadableFileError("is a JSON file, not a table. Ask for the Excel or CSV file.");
  if (bytes.every((byte) => byte === 0))
    throw new UnreadableFileError("holds nothing but zero bytes. Download or copy it again.");
  const odd =
    isWide(start) === "utf-8"
      ? start.filter(
          (byte) => (byte > 0 && byte < 9) || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27),
        ).length
      : 0;
  if (odd > 0)
    throw new UnreadableFileError(
      `is neither a workbook nor text (${bytes.length} bytes that no program of an office writes). Ask the sender for it again.`,
    );
  return "text";
}

/** UTF-16 by its mark, or by every second byte of plain text being zero. */
export function isWide(start: Uint8Array): "utf-16le" | "utf-16be" | "utf-8" {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  const sample = start.subarray(0, 200);
  if (sample.length < 8) return "utf-8";
  const zeros = [0, 1].map((odd) => sample.filter((byte, i) => i % 2 === odd && byte === 0).length);
  const half = sample.length / 2;
  if ((zeros[1] ?? 0) > half * 0.7 && (zeros[0] ?? 0) < half * 0.1) return "utf-16le";
  if ((zeros[0] ?? 0) > half * 0.7 && (zeros[1] ?? 0) < half * 0.1) return "utf-16be";
  return "utf-8";
}

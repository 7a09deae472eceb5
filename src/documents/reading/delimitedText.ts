import Papa from "papaparse";
import type { RawCell } from "../../submission/block";
import type { FileSheet } from "../../submission/fileSheets";
import { isWide } from "./fileKind";
import { UnreadableFileError } from "./unreadableFile";
import type { Pause } from "./pause";

/** In the order in which they are taken where two cut the lines alike: a tab is hardly ever part of a text. */
const SEPARATORS = ["\t", ";", "|", ","] as const;
type Separator = (typeof SEPARATORS)[number];
const SEPARATOR_NAMES: Readonly<Record<Separator, string>> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "bars",
};

/** Lines looked at to tell the separator; a table shows itself by then, under whatever titles. */
const LINES_LOOKED_AT = 200;
/** Of more lines than this, so many at least are alike in a table. */
const FEWEST_LINES = 20;
const LEAST_ALIKE = 0.15;
/** Characters parsed at a time, so that a person can stop it. */
const PIECE = 2_000_000;
/** Longer numbers lose digits as numbers: they are codes. */
const MOST_DIGITS = 15;

export interface DelimitedText {
  readonly format: string;
  readonly sheet: FileSheet;
  readonly notes: readonly string[];
}

/**
 * Reads a text file with separators: any of `,` `;` tab `|`, quoted or not, in UTF-8, UTF-16 or Windows-1252, with a
 * byte-order mark, a `sep=` line or titles above its header.
 *
 * @param name of the one sheet
 * @throws UnreadableFileError where the text is no table
 */
export async function readDelimitedText(
  bytes: Uint8Array,
  name: string,
  pause: Pause,
): Promise<DelimitedText> {
  const { text, encoding } = decodeText(bytes);
  const stated = /^sep=(.)\r?\n/i.exec(text);
  const body = stated ? text.slice(stated[0].length) : text;
  const separator = SEPARATORS.find((each) => each === stated?.[1]) ?? separatorOf(body);
  if (separator === null) throw new UnreadableFileError(whyNoTable(body));
  if (isProse(body, separator)) throw new UnreadableFileError(PROSE);
  const { rows: read, broken } = await parseRows(body, separator, cellReader(body, separator), pause);
  const isExport = read.some((cells) => cells.length > 2 && cells.every((cell) => cell === "NA"));
  const rows = isExport ? read.map((cells) => cells.map(blankInExport)) : read;
  const firstRow = stated ? 1 : 0;
  // No formats, so that no number is a date: text files write dates as text.
  const block = { sheet: name, row: firstRow, column: 0, values: rows, categories: [] };
  const notes = isExport ? ["Whole rows of this file say NA: NA is read as an empty cell."] : [];
  if (encoding === "Windows-1252" || encoding === "Mac OS Roman")
    notes.push(
      `The letters are read as ${encoding}, since they are no UTF-8. If names look wrong, save the file as UTF-8.`,
    );
  if (broken !== null)
    notes.push(
      `A quote that is opened in row ${broken + firstRow + 1} is never closed: check the rows after it.`,
    );
  return {
    format: `text with ${SEPARATOR_NAMES[separator]} (${encoding})`,
    sheet: { name, hidden: false, block, merges: [], hiddenRows: [], hiddenColumns: [] },
    notes,
  };
}

const PROSE = "holds sentences and no table: its commas do not separate columns.";
/** Of the lines of a table nearly all have as many columns as most have; of a letter's some have by chance. */
const ALIKE_IN_TABLE = 0.6;

/** Sentences: every comma is followed by a blank, and the lines do not agree on how many there are. */
function isProse(text: string, separator: Separator): boolean {
  if (separator !== ",") return false;
  const lines = text
    .slice(0, PIECE)
    .split(/\r\n|\r|\n/, LINES_LOOKED_AT)
    .filter((line) => line.trim() !== "");
  const withCommas = lines.filter((line) => line.includes(","));
  if (!withCommas.every((line) => !/,(?=[^\s])/.test(line.replace(/"[^"]*"/g, "")))) return false;
  const counts = new Map<number, number>();
  for (const line of lines) {
    const commas = line.split(",").length;
    counts.set(commas, (counts.get(commas) ?? 0) + 1);
  }
  return Math.max(...[...counts].filter(([n]) => n > 1).map(([, n]) => n)) <= lines.length * ALIKE_IN_TABLE;
}

function whyNoTable(text: string): string {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
  if (lines.length === 0) return "holds nothing but blanks. Ask the sender for it again.";
  if (lines.length === 1) return "holds one line only, and no figures below it.";
  if ((text.match(/"/g)?.length ?? 0) % 2 === 1)
    return "has a quote that is opened and never closed, so that no table is found. Correct it and try again.";
  return "holds text but no table: no commas, semicolons, tabs or bars separate columns.";
}

/** How statistics programs write an empty cell, and a column without a name. */
function blankInExport(cell: RawCell): RawCell {
  return cell === "NA" || (typeof cell === "string" && /^\.{3}\d+$/.test(cell)) ? "" : cell;
}

/** UTF-8 where it is valid; else the Western code page that Excel writes. NUL characters stand for nothing. */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: string } {
  const { text, encoding } = decoded(bytes);
  return { text: text.includes("\0") ? text.replaceAll("\0", "") : text, encoding };
}

function decoded(bytes: Uint8Array): { readonly text: string; readonly encoding: string } {
  const wide = isWide(bytes.subarray(0, 400));
  if (wide !== "utf-8") return { text: withoutMark(new TextDecoder(wide).decode(bytes)), encoding: "UTF-16" };
  try {
    return { text: withoutMark(new TextDecoder("utf-8", { fatal: true }).decode(bytes)), encoding: "UTF-8" };
  } catch {
    // Lines that end as nobody but the first Macintosh ended them.
    if (bytes.includes(0x0d) && !bytes.includes(0x0a))
      return { text: new TextDecoder("macintosh").decode(bytes), encoding: "Mac OS Roman" };
    return { text: westernText(bytes), encoding: "Windows-1252" };
  }
}

/** Signs of Windows-1252 from 0x80 on; some decoders take that code page for its elder, which has none there. */
const WESTERN_SIGNS = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/** Windows-1252, in which every byte is a sign. */
export function westernText(bytes: Uint8Array): string {
  const text = new TextDecoder("windows-1252").decode(bytes);
  return text.replace(/[\x80-\x9f]/g, (sign) => WESTERN_SIGNS[sign.charCodeAt(0) - 0x80] ?? sign);
}

function withoutMark(text: string): string {
  return text.replace(/^\ufeff+/, "");
}

/** The separator that cuts most lines into the same number of columns; null where none cuts two lines alike. */
function separatorOf(text: string): Separator | null {
  let best: Separator | null = null;
  let most = 0;
  for (const separator of SEPARATORS) {
    const { data } = Papa.parse<string[]>(text.slice(0, PIECE), {
      delimiter: separator,
      preview: LINES_LOOKED_AT,
    });
    const widths = new Map<number, number>();
    for (const { length } of data) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1);
    // Lines that agree count; more columns break the tie between a real separator and a comma in a name.
    const score = Math.max(0, ...[...widths].map(([width, lines]) => (lines < 2 ? 0 : lines + width / 1000)));
    if (score > most) [best, most] = [separator, score];
  }
  const lines = text.slice(0, PIECE).split(/\r\n|\r|\n/, LINES_LOOKED_AT).length;
  return lines > FEWEST_LINES && most < lines * LEAST_ALIKE ? null : best;
}

/**
 * Semicolons separate columns where the comma is the decimal mark: there `15.220` may be a thousand. It stays text
 * unless some number of the file has a point that can only be a decimal one; `01.2024` is a month and has none.
 */
function cellReader(text: string, separator: Separator): (cell: string) => RawCell {
  if (separator !== ";") return typedCell;
  // Whole lines only: a number that is cut in two looks like another one.
  const start = text.length > PIECE ? text.slice(0, text.lastIndexOf("\n", PIECE)) : text;
  const hasPoint =
    /(^|[;"\n])(?!(0?[1-9]|1[0-2])\.(19|20)\d{2}([;"\r\n]|$))-?\d*\.(\d{1,2}|\d{4,})(?=[;"\r\n]|$)|(^|[;"\n])-?0\.\d/.test(
      start,
    );
  return hasPoint
    ? typedCell
    : (cell) => (/^-?[1-9]\d{0,2}\.\d{3}$/.test(cell.trim()) ? cell : typedCell(cell));
}

async function parseRows(
  text: string,
  separator: Separator,
  readCell: (cell: string) => RawCell,
  pause: Pause,
) {
  const rows: RawCell[][] = [];
  const broken: number[] = [];
  await new Promise<void>((resolve, reject) => {
    Papa.parse<string[]>(text, {
      delimiter: separator,
      chunkSize: PIECE,
      chunk: ({ data, errors, meta }: Papa.ParseResult<string[]>, parser: Papa.Parser) => {
        for (const { code, row } of errors)
          if (code === "MissingQuotes") broken.push(rows.length + (row ?? 0));
        for (const cells of data) rows.push(cells.map(readCell));
        parser.pause();
        pause(meta.cursor / text.length).then(
          () => parser.resume(),
          (reason: Error) => {
            parser.abort();
            reject(reason);
          },
        );
      },
      complete: () => resolve(),
    });
  });
  while (rows.length > 0 && rows[rows.length - 1]?.every((cell) => cell === "")) rows.pop();
  return { rows, broken: broken[0] ?? null };
}

/**
 * A number where the text is one beyond doubt. Codes stay text: `010001`, `1E5`, and what has more digits than a
 * number keeps; so does `3,025`, which has two readings.
 */
export function typedCell(text: string): RawCell {
  if (!/^\s*-?(0|[1-9]\d*)(\.\d+)?(e[+-]\d+)?\s*$/i.test(text)) return text;
  return text.replace(/\D/g, "").length > MOST_DIGITS && !text.includes(".") ? text : Number(text);
}

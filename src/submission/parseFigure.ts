import type { Figure } from "../analysis/measure";
import type { RawCell } from "./block";
import { plainText, quoted, shown } from "./cellText";
import { type DecimalMark, readNumberText } from "./numberText";
import type { Reading, Remark } from "./problem";

/** What must be known besides the cell to read a figure. */
export interface FigureContext {
  /** Small-cell threshold: `*`, `S`, `M` and the like stand for 1 to threshold − 1. */
  readonly threshold: number;
  /** Excel's number format category of the cell ("Date", "Percentage" …) where it was loaded. */
  readonly category?: string;
  /** A1 address for the message. */
  readonly cell: string;
  /** The source keeps its numbers as text with this decimal mark, and a person has confirmed it. */
  readonly textNumbers?: DecimalMark | null;
}

/** A figure as read; `figure` is null where the cell has no reading, or more than one, and the remarks say why. */
export interface FigureReading {
  readonly figure: Figure | null;
  readonly remarks: readonly Remark[];
}

export const MISSING: Figure = { kind: "missing" };
export const NOT_APPLICABLE: Figure = { kind: "notApplicable" };
export const NOT_COLLECTED: Figure = { kind: "notCollected" };

/** What a blank can stand for, if somebody says so. */
export const BLANK_READINGS: readonly Reading[] = [
  { entry: "NA", words: "NA (does not apply)" },
  { entry: "ND", words: "ND (not yet collected)" },
];

/** What a blank stands for once one of its readings was chosen. */
export function figureOfBlank(chosen: RawCell): Figure {
  return chosen === "NA" ? NOT_APPLICABLE : NOT_COLLECTED;
}

const NO_REMARKS: readonly Remark[] = [];
const BLANK: FigureReading = { figure: MISSING, remarks: NO_REMARKS };
const SUPPRESSION_WORDS = new Set(["*", "S", "M", "SUPPRESSED"]);
const UNCLEAR_WORDS = new Set(["-", "--", "N/A", "N.A.", "N.A", "NAN", "NONE", "NULL", ".", "..", "?"]);
const ERROR_VALUE =
  /^#(N\/A|DIV\/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|GETTING_DATA)$/i;

/** True for the strings by which Office.js gives Excel's error values. */
export function isErrorValue(cell: RawCell): boolean {
  return typeof cell === "string" && ERROR_VALUE.test(cell.trim());
}

/**
 * Reads one entry of a count or value column: a number, a value code, or text that must be asked about.
 *
 * Nothing is converted in silence: every reading that is not the cell's own number carries a remark. Suppressed is
 * an interval (`<11` is 1 to 10), never zero and never missing.
 *
 * @example parseFigure("<11", { threshold: 11, cell: "F7" }).figure // { kind: "suppressed", low: 1, high: 10 }
 */
export function parseFigure(cell: RawCell, context: FigureContext): FigureReading {
  if (cell === null || cell === "") return BLANK;
  if (typeof cell === "boolean")
    return unread("DQ17", "stop", notANumber(String(cell).toUpperCase(), context));
  if (typeof cell === "number") return readNumber(cell, context);
  const text = plainText(cell);
  if (text === "") return BLANK;
  if (isErrorValue(text)) {
    const message = `${context.cell} shows ${text.toUpperCase()}. A formula is broken; paste values.`;
    return unread("DQ18", "stop", message);
  }
  return readCode(text, cell, context) ?? readNumberAsText(cell, context);
}

function readNumber(value: number, context: FigureContext): FigureReading {
  if (context.category === "Date" || context.category === "Time") {
    const message = `${context.cell}: Excel turned your entry into a date. Format the cell as a number and enter the figure again; for small counts use <${context.threshold}.`;
    return unread("DQ17", "stop", message);
  }
  if (!Number.isFinite(value)) return unread("DQ17", "stop", notANumber(String(value), context));
  return { figure: { kind: "number", value }, remarks: NO_REMARKS };
}

function readCode(text: string, entered: string, context: FigureContext): FigureReading | null {
  const word = text.toUpperCase();
  if (word === "NA") return { figure: NOT_APPLICABLE, remarks: [] };
  if (word === "ND") return { figure: NOT_COLLECTED, remarks: [] };
  if (UNCLEAR_WORDS.has(word)) {
    const message = `"${quoted(entered)}" can mean several things. Enter 0, NA (does not apply), ND (not yet collected) or <${context.threshold} (small count).`;
    const readings: readonly Reading[] = [
      { entry: 0, words: "0" },
      ...BLANK_READINGS,
      { entry: `<${context.threshold}`, words: `<${context.threshold} (small count)` },
    ];
    return {
      figure: null,
      remarks: [{ code: "DQ17", severity: "ask", message, readings, isSetAside: true }],
    };
  }
  const high = SUPPRESSION_WORDS.has(word) ? context.threshold - 1 : upperEnd(text);
  if (high === null || high < 1) return null;
  const message = `"${quoted(entered)}" read as suppressed: not zero, not missing. It will not be charted as a number.`;
  return {
    figure: { kind: "suppressed", low: 1, high },
    remarks: [{ code: "DQ28", severity: "note", message }],
  };
}

/** Highest count that `<11`, `< 11`, `<=10`, `≤10` or `1-10` leaves possible. */
function upperEnd(text: string): number | null {
  const below = /^<\s?(=?)\s?(\d{1,3})$/.exec(text.replace("≤", "<="));
  if (below) return Number(below[2]) - (below[1] === "=" ? 0 : 1);
  const span = /^1\s?(?:-|to)\s?(\d{1,2})$/i.exec(text);
  return span ? Number(span[1]) : null;
}

function readNumberAsText(entered: string, context: FigureContext): FigureReading {
  const read = readNumberText(entered, context.textNumbers ?? null);
  if (read === null) return unread("DQ17", "stop", notANumber(entered, context));
  const figure: Figure = { kind: "number", value: read.value };
  if (context.textNumbers && read.sure) return { figure, remarks: [] };
  const message = `"${quoted(entered)}" is stored as text (a space, apostrophe, comma or letter O). Read as ${shown(read.value)}. Confirm.`;
  const unclear = `"${quoted(entered)}" is stored as text and can be read in two ways, e.g. ${shown(read.value)}. Enter it again as a plain number.`;
  if (read.sure) return { figure, remarks: [{ code: "DQ16", severity: "ask", message }] };
  const readings = readingsOf(entered);
  return {
    figure: null,
    remarks: [{ code: "DQ16", severity: "ask", message: unclear, readings, isSetAside: true }],
  };
}

/** What `1,234` says in one country and in another. */
function readingsOf(entered: string): readonly Reading[] {
  const marks: readonly DecimalMark[] = [".", ","];
  const values = marks.flatMap((mark) => readNumberText(entered, mark)?.value ?? []);
  return [...new Set(values)].map((value) => ({ entry: value, words: shown(value) }));
}

function notANumber(text: string, context: FigureContext): string {
  return `"${quoted(text)}" is not a number. Use a number, 0, NA or ND; for small counts use <${context.threshold}.`;
}

function unread(code: string, severity: Remark["severity"], message: string): FigureReading {
  return { figure: null, remarks: [{ code, severity, message }] };
}

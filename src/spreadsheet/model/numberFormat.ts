// The package's "exports" lead require() to a file that its archive lacks (4.0.1): the file that is there is named.
import * as numfmt from "../../../node_modules/numfmt/dist/index.js";
import { CellError, type CellValue } from "./cells";

/** Excel.NumberFormatCategory. */
export type NumberFormatCategory =
  | "General"
  | "Number"
  | "Currency"
  | "Accounting"
  | "Date"
  | "Time"
  | "Percentage"
  | "Fraction"
  | "Scientific"
  | "Text"
  | "Special"
  | "Custom";

/** What Excel shows of a value in a cell of that format; the column's width plays no part. */
export function formatValue(value: CellValue, format: string, date1904 = false): string {
  if (value === null) return "";
  if (value instanceof CellError) return value.code;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string" && (format === "General" || format === "@")) return value;
  // Most numbers are whole: the library need not be asked how those look.
  if (format === "General" && Number.isInteger(value) && Math.abs(value as number) < 1e11)
    return String(value);
  const shown = typeof value === "number" && date1904 && isDateFormat(format) ? value + DAYS_1904 : value;
  return isValidFormat(format) ? numfmt.format(format, shown) : String(shown);
}

/** Days between the two date systems of Excel: 1900-01-00 and 1904-01-01. */
export const DAYS_1904 = 1462;

export function isDateFormat(format: string): boolean {
  return numfmt.isDateFormat(format);
}

const validity = new Map<string, boolean>();

/** True for what Excel takes as a number format. */
export function isValidFormat(format: string): boolean {
  let valid = validity.get(format);
  if (valid === undefined) validity.set(format, (valid = numfmt.isValidFormat(format)));
  return valid;
}

const categories: Record<string, NumberFormatCategory> = {
  general: "General",
  number: "Number",
  grouped: "Number",
  currency: "Currency",
  date: "Date",
  datetime: "Date",
  time: "Time",
  percent: "Percentage",
  fraction: "Fraction",
  scientific: "Scientific",
  text: "Text",
};

export function categoryOf(format: string): NumberFormatCategory {
  if (/^_[-(]\*? ?|_-\* /.test(format)) return "Accounting";
  return categories[numfmt.getFormatInfo(format).type] ?? "Custom";
}

/** A number, date, time, percentage, amount or truth value as a person types it in US English; null: it stays text. */
export function parseTyped(text: string): { value: number | boolean; format: string | null } | null {
  // Excel reads "2026-09" as a month; the library only knows "9-2026".
  const yearMonth = /^\s*(\d{4})[-/](\d{1,2})\s*$/.exec(text);
  const parsed = numfmt.parseValue(yearMonth ? `${yearMonth[2]}-${yearMonth[1]}` : text);
  if (parsed === undefined || parsed === null) return null;
  const { value, formatId } = parsed as { value: number | boolean; formatId?: number };
  return { value, format: formatId === undefined ? null : numfmt.getFormatFromId(formatId) };
}

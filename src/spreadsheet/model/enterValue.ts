import { CellError, type CellValue } from "./cells";
import { DAYS_1904, isDateFormat, parseTyped } from "./numberFormat";

/** What typing something into a cell leaves there. */
export type Entered =
  | { readonly formula: string }
  | {
      readonly value: CellValue;
      /** Format that Excel gives to a General cell for what was typed, e.g. "d-mmm" for "1-10". */
      readonly format?: string;
    };

/** Longest text that a cell takes. */
export const MAX_TEXT = 32_767;

const ERRORS = new Set([
  "#N/A",
  "#REF!",
  "#NAME?",
  "#DIV/0!",
  "#NULL!",
  "#NUM!",
  "#VALUE!",
  "#SPILL!",
  "#CALC!",
]);

/**
 * What Excel makes of a text that is typed, or written through `values`, into a cell of that format.
 *
 * A text cell ("@") takes everything as it is. Elsewhere strings are read as US English whatever the user's language:
 * "2018-12-31", "1-10" and "1/2" become dates, "007" the number 7, "1E5" 100000, "5%" 0.05, "TRUE" a truth value.
 * A leading "=" (or "+" or "-" before something that is no number) makes a formula, a leading apostrophe text.
 *
 * @param text non-empty
 * @example enterValue("5%", "General", false) // { value: 0.05, format: "0%" }
 */
export function enterValue(text: string, format: string, date1904: boolean): Entered {
  // Fact: values.text-format-keeps
  if (format === "@") return { value: text };
  // Fact: values.leading-apostrophe
  if (text.startsWith("'")) return { value: text.slice(1) };
  // Fact: values.leading-equals
  if (text.startsWith("=") && text.length > 1) return { formula: text };
  // Fact: values.typed-error
  if (ERRORS.has(text.toUpperCase())) return { value: CellError.of(text.toUpperCase()) };
  const typed = startsLikeNumber(text) ? parseTyped(text) : null;
  // Fact: values.leading-plus-word
  if (typed === null) return /^[+-]./s.test(text) ? { formula: `=${text}` } : { value: text };
  const isDate = typed.format !== null && isDateFormat(typed.format);
  const value = date1904 && isDate && typeof typed.value === "number" ? typed.value - DAYS_1904 : typed.value;
  // Fact: values.chosen-format-stays
  return format === "General" && typed.format ? { value, format: typed.format } : { value };
}

/** Most texts are words: they are told from numbers and months without the library. */
function startsLikeNumber(text: string): boolean {
  return /^\s*(?:[-+(]*\s*[$€£]?\s*[\d.(]|true\s*$|false\s*$|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/i.test(
    text,
  );
}

import type { CellBlock, RawCell } from "./block";
import { isBlank, labelText } from "./cellText";
import { parsePeriod } from "./parsePeriod";

/** Any year does for recognising the name of a month. */
const SOME_YEAR = 2000;

/** True for what can name a period in a header: `2026-09`, a date, `2019`, `Sep` (its year may stand elsewhere). */
export function looksLikePeriod(cell: RawCell | undefined, date1904: boolean): boolean {
  if (cell === undefined || isBlank(cell)) return false;
  const reading = parsePeriod(cell, { date1904, cadence: null, fiscalYearStart: 1, year: SOME_YEAR });
  return reading.kind === "period" || reading.kind === "ambiguous";
}

/**
 * False for a number that could be a day and is none: 45,796 without the format of a date is a count. Where no formats
 * are known it may be either.
 */
export function mayBePeriod(block: CellBlock, row: number, column: number): boolean {
  const cell = block.values[row]?.[column];
  if (typeof cell !== "number" || cell < FIRST_SERIAL || !block.categories) return true;
  return cell > LAST_SERIAL || block.categories[row]?.[column] === "Date";
}

/** Days from 1950 to 2099 as Excel numbers them; 201617 and 20260930 are above. */
const FIRST_SERIAL = 18_264;
const LAST_SERIAL = 73_051;

/** True for the name of a month or quarter that says no year. */
export function lacksYear(cell: RawCell | undefined): boolean {
  if (typeof cell !== "string") return false;
  const context = { date1904: false, cadence: null, fiscalYearStart: 1 };
  return (
    parsePeriod(cell, context).kind === "unreadable" &&
    parsePeriod(cell, { ...context, year: SOME_YEAR }).kind === "period"
  );
}

/** `Sep 2026 enrolled` or `Enrolled 2026-09`: the period and the rest of a header that names both. */
export function splitPeriod(text: string, date1904: boolean): { period: string; label: string } | null {
  const words = labelText(text).split(" ");
  for (let taken = Math.min(3, words.length - 1); taken >= 1; taken--) {
    const [head, afterHead] = [words.slice(0, taken).join(" "), words.slice(taken).join(" ")];
    if (looksLikePeriod(head, date1904) && !lacksYear(head))
      return { period: head, label: trimmed(afterHead) };
    const [beforeTail, tail] = [words.slice(0, -taken).join(" "), words.slice(-taken).join(" ")];
    if (looksLikePeriod(tail, date1904) && !lacksYear(tail))
      return { period: tail, label: trimmed(beforeTail) };
  }
  return null;
}

/** Without the comma or dash that joined it to the period. */
function trimmed(label: string): string {
  return label.replace(/^[-,:;]\s*|\s*[-,:;]$/g, "");
}

/** True for a header that is a period or holds one beside other words. */
export function namesPeriod(cell: RawCell, date1904: boolean): boolean {
  return looksLikePeriod(cell, date1904) || splitPeriod(labelText(cell), date1904) !== null;
}

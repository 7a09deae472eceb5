import type { Cadence } from "../analysis/period";
import type { CellBlock, RawCell } from "./block";
import { isBlank } from "./cellText";
import { dayNumbers } from "./guessPeriods";
import { headerOf } from "./headerLabels";
import type { Mapping } from "./mapping";
import type { DateOrder } from "./parseDate";

/** Columns in which a figure's time begins and ends, where that is longer than a week. */
export interface SpanGuess {
  readonly endColumn: number;
  /** The first such span as it stands there. */
  readonly from: string;
  readonly to: string;
  /** Whole months that it covers; null where it is no number of whole months. */
  readonly months: number | null;
  /** All figures cover whole months, quarters or calendar years; null: they belong to no single period. */
  readonly cadence: Cadence | null;
}

const STARTS = /\b(start|begin|from|commenc|effective)/i;
const ENDS = /\b(end|through|thru|until|to)\b|ending/i;
const CADENCES: ReadonlyMap<number, Cadence> = new Map([
  [1, "monthly"],
  [3, "quarterly"],
  [12, "yearly"],
]);
const LONGEST_WEEK = 8;
const DAY_MS = 86_400_000;

/**
 * What figures cover where a start column is read as the period and an end column stands beside it: whole quarters
 * or years, or spans such as three years, which belong to no single period, so that it must be asked under which they
 * are filed.
 *
 * @param others further columns of periods
 */
export function guessSpan(
  block: CellBlock,
  { headerRows, period }: Mapping,
  others: readonly number[],
  date1904: boolean,
  order: DateOrder | null,
): SpanGuess | null {
  if (period?.from !== "column" || !STARTS.test(spaced(headerOf(block, headerRows, period.column))))
    return null;
  const endColumn = others.find((column) => ENDS.test(spaced(headerOf(block, headerRows, column))));
  if (endColumn === undefined) return null;
  let whole: SpanGuess | null = null;
  for (const cells of block.values.slice(headerRows.first + headerRows.count)) {
    const [from, to] = [cells[period.column], cells[endColumn]];
    if (from === undefined || to === undefined || isBlank(from) || isBlank(to)) continue;
    const [first] = dayNumbers(from, date1904, order);
    const [last] = dayNumbers(to, date1904, order);
    if (first === undefined || last === undefined || last - first < LONGEST_WEEK) continue;
    const months = monthsBetween(first, last + 1);
    const cadence = months === null || isShifted(first, months) ? null : (CADENCES.get(months) ?? null);
    const span = { endColumn, from: dayText(from, first), to: dayText(to, last), months, cadence };
    if (cadence === null) return span;
    // Quarters beside years: each is told by the month in which it ends.
    if (whole !== null && whole.cadence !== cadence) return { ...span, cadence: null };
    whole ??= span;
  }
  return whole;
}

function spaced(header: string): string {
  return header.replace(/_/g, " ").replace(/([a-z])([A-Z])/g, "$1 $2");
}

/** Three months that are no quarter, twelve that are no calendar year. */
function isShifted(first: number, months: number): boolean {
  return new Date(first * DAY_MS).getUTCMonth() % months !== 0;
}

function monthsBetween(first: number, next: number): number | null {
  const [from, to] = [new Date(first * DAY_MS), new Date(next * DAY_MS)];
  if (from.getUTCDate() !== to.getUTCDate()) return null;
  return (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
}

function dayText(cell: RawCell, day: number): string {
  return typeof cell === "string" ? cell.trim() : new Date(day * DAY_MS).toISOString().slice(0, 10);
}

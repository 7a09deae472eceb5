import type { Cadence, Period } from "../analysis/period";
import { periodContaining, periodFromKey } from "../analysis/periodCalendar";
import type { RawCell } from "./block";
import { plainText, quoted, withoutFootnote } from "./cellText";
import { type DateOrder, dayOfSerial, isPlausibleSerial, isoDay } from "./parseDate";
import { type NamedTime, mayLackYear, timesOfText } from "./periodText";

/** What must be known besides the cell to read a period. */
export interface PeriodContext {
  /** The workbook counts days from 1904. */
  readonly date1904: boolean;
  /** The indicator's cadence; null: not known, then a date stands for its month. */
  readonly cadence: Cadence | null;
  /** Month 1-12 in which the fiscal year starts. */
  readonly fiscalYearStart: number;
  /** How text dates such as 01/09/26 are written; null: not known, then they are ambiguous. */
  readonly dateOrder?: DateOrder | null;
  /** The year of a cell that names only a month; null: then such a cell is unreadable. */
  readonly year?: number | null;
}

/** What a cell says about the period. Ambiguous text is returned with its candidates and never guessed. */
export type PeriodReading =
  | { readonly kind: "period"; readonly period: Period }
  | { readonly kind: "ambiguous"; readonly text: string; readonly candidates: readonly Period[] }
  | { readonly kind: "unreadable"; readonly text: string }
  | { readonly kind: "blank" };

/**
 * Reads a cell that names a reporting period: canonical text (`2026-09`, `2026-Q3`, `FY2027-Q1`, `2026-W36`, `2026`),
 * a true date of either date system, or one of the ways in which published files write it (`Sep 2026`, `09/2026`,
 * `Apr-24`, `2012Q1`, `2020/21Q4`, `201617`, `Dec-2011 (1)`).
 *
 * A date stands for the period of the indicator's cadence that holds it. `2010/11` is a month or a fiscal year: the
 * cadence decides, and without one it is ambiguous.
 *
 * @example parsePeriod("01/09/26", { date1904: false, cadence: "monthly", fiscalYearStart: 1 })
 * // { kind: "ambiguous", text: "01/09/26", candidates: [September 2026, January 2026] }
 */
export function parsePeriod(cell: RawCell, context: PeriodContext): PeriodReading {
  if (cell === null || cell === "") return { kind: "blank" };
  if (typeof cell === "boolean") return { kind: "unreadable", text: String(cell).toUpperCase() };
  if (typeof cell === "number") return readNumber(cell, context);
  const text = plainText(withoutFootnote(cell)).toLowerCase();
  if (text === "")
    return plainText(cell) === "" ? { kind: "blank" } : { kind: "unreadable", text: quoted(cell) };
  return reading(quoted(cell), timesIn(text, context), context, mayLackYear(text));
}

function readNumber(value: number, context: PeriodContext): PeriodReading {
  if (isPlausibleSerial(value, context.date1904)) {
    const day = dayOfSerial(value, context.date1904);
    return reading(String(value), [{ unit: "day", day }], context, false);
  }
  // 2013, 201617, 202609 and 20260930 were typed as numbers; other numbers name no period.
  const text = String(value);
  const monthly = MONTH_BEHIND_POINT.exec(text);
  if (monthly) return readMonthBehindPoint(text, monthly, context);
  return reading(text, /^(19|20)\d{2}(\d{2}){0,2}$/.test(text) ? timesIn(text, context) : [], context, false);
}

/** `2023.06`, as Statistics New Zealand writes months. */
const MONTH_BEHIND_POINT = /^((?:19|20)\d{2})\.(\d{1,2})$/;

/** As a number 2023.10 has lost its zero: 2023.1 is October, or January; 2023.5 is half a year more than 2023. */
function readMonthBehindPoint(
  text: string,
  [, year = "", digits = ""]: RegExpExecArray,
  context: PeriodContext,
): PeriodReading {
  const months = digits.length === 2 ? [Number(digits)] : digits === "1" ? [1, 10] : [];
  const times = months
    .filter((month) => month >= 1 && month <= 12)
    .map((month) => ({ unit: "month" as const, year: Number(year), month }));
  return reading(text, times, context, false);
}

function timesIn(text: string, context: PeriodContext): readonly NamedTime[] {
  const { dateOrder = null, year = null, fiscalYearStart } = context;
  return timesOfText(text, { dateOrder, year, fiscalYearStart });
}

function reading(
  text: string,
  times: readonly NamedTime[],
  context: PeriodContext,
  unsure: boolean,
): PeriodReading {
  const named = times.flatMap((time) => periodsOf(time, context));
  const fitting = named.filter((period) => period.cadence === context.cadence);
  const candidates = new Map((fitting.length > 0 ? fitting : named).map((period) => [period.key, period]));
  const [first] = candidates.values();
  if (first === undefined) return { kind: "unreadable", text };
  if (candidates.size === 1 && !unsure) return { kind: "period", period: first };
  return { kind: "ambiguous", text, candidates: [...candidates.values()] };
}

function periodsOf(time: NamedTime, context: PeriodContext): readonly Period[] {
  if (time.unit === "day") return periodsOfDay(isoDay(time.day), context);
  const period = periodFromKey(keyOf(time), context.fiscalYearStart);
  return period === null ? [] : [period];
}

function periodsOfDay(date: string, context: PeriodContext): readonly Period[] {
  const calendar = periodContaining(date, context.cadence ?? "monthly");
  if (context.cadence !== "yearly" || context.fiscalYearStart === 1) return [calendar];
  // A day of a yearly figure belongs to a calendar and to a fiscal year, and nothing says which is meant.
  const endYear = Number(date.slice(0, 4)) + (Number(date.slice(5, 7)) >= context.fiscalYearStart ? 1 : 0);
  const fiscal = periodFromKey(`FY${endYear}`, context.fiscalYearStart);
  return fiscal === null ? [calendar] : [calendar, fiscal];
}

function keyOf(time: Exclude<NamedTime, { unit: "day" }>): string {
  const year = String(time.year).padStart(4, "0");
  const two = (part: number) => String(part).padStart(2, "0");
  switch (time.unit) {
    case "month":
      return `${year}-${two(time.month)}`;
    case "quarter":
      return `${time.fiscal ? "FY" : ""}${year}-Q${time.quarter}`;
    case "week":
      return `${year}-W${two(time.week)}`;
    case "year":
      return `${time.fiscal ? "FY" : ""}${year}`;
  }
}

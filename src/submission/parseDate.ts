import type { RawCell } from "./block";
import { isBlank, plainText } from "./cellText";

/** A day of the calendar without a zone. */
export interface Day {
  readonly year: number;
  /** 1-12 */
  readonly month: number;
  readonly day: number;
}

export type DateOrder = "dayFirst" | "monthFirst";

const DAY_MS = 86_400_000;
/** Days by which the 1904 system counts less than the 1900 system for the same day. */
const DAYS_TO_1904 = 1462;
/** Serial number of 29 February 1900, a day that Excel counts and that never was. */
const LEAP_BUG = 60;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** English month names, whole or cut, as the source of a regular expression. */
export const MONTH_NAME =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";

const NUMERIC = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[t ][\d:.]+z?)?$/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const DAY_NAME = "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?";
const DAY_MONTH = new RegExp(
  `^${DAY_NAME}(\\d{1,2})(?:st|nd|rd|th)?[- ]?${MONTH_NAME}[-, ]*(\\d{4}|\\d{2})$`,
);
const MONTH_DAY = new RegExp(`^${DAY_NAME}${MONTH_NAME}[- ]?(\\d{1,2})(?:st|nd|rd|th)?(?:, ?| )(\\d{4})$`);

/** Month number 1-12 of an English name, whole or cut: `Sept`, `september`. */
export function monthOfName(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** `26` is 2026, `98` is 1998: two-digit years from 70 belong to the last century. */
export function fullYear(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year + (year < 70 ? 2000 : 1900);
}

/**
 * The day of an Excel serial number; the time of day is left out.
 *
 * Source: ECMA-376 part 1, 18.17.4.1. The 1900 system has a 29 February 1900 as number 60; the 1904 system begins
 * with 0 on 1 January 1904.
 *
 * @example dayOfSerial(46266, false) // { year: 2026, month: 9, day: 1 }
 */
export function dayOfSerial(serial: number, date1904: boolean): Day {
  const counted = Math.floor(serial) + (date1904 ? DAYS_TO_1904 : 0);
  if (!date1904 && counted === LEAP_BUG) return { year: 1900, month: 2, day: 29 };
  const epoch = Date.UTC(1899, 11, !date1904 && counted < LEAP_BUG ? 31 : 30);
  return dayOfMillis(epoch + counted * DAY_MS);
}

/**
 * The serial number of an ISO date; null where the text is none. From March 1900 on, where Excel's count is right.
 *
 * @example serialOfDate("2026-09-01", false) // 46266
 */
export function serialOfDate(date: string, date1904: boolean): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  const days = (Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / DAY_MS;
  return Number.isNaN(days) ? null : days - (date1904 ? DAYS_TO_1904 : 0);
}

/** `2026-09-01` */
export function isoDay(day: Day): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${String(day.year).padStart(4, "0")}-${two(day.month)}-${two(day.day)}`;
}

/**
 * Days that a text date can mean, in lower case and plain: none where it is no date, two where day and month can be
 * exchanged and the order is not known.
 */
export function daysOfText(text: string, order: DateOrder | null): readonly Day[] {
  const yearFirst = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
  if (yearFirst) {
    const [month, day] = yearFirst.length === 5 ? [yearFirst[3], yearFirst[4]] : [yearFirst[2], yearFirst[3]];
    return realDays([[yearFirst[1], month, day]]);
  }
  const dayMonth = DAY_MONTH.exec(text);
  if (dayMonth) return realDays([[dayMonth[3], String(monthOfName(dayMonth[2] ?? "")), dayMonth[1]]]);
  const monthDay = MONTH_DAY.exec(text);
  if (monthDay) return realDays([[monthDay[3], String(monthOfName(monthDay[1] ?? "")), monthDay[2]]]);
  const numeric = NUMERIC.exec(text);
  if (!numeric) return [];
  const [, first, , second, year] = numeric;
  const dayFirst = realDays([[year, second, first]]);
  const monthFirst = realDays([[year, first, second]]);
  if (order === "dayFirst") return dayFirst;
  if (order === "monthFirst" || first === second) return monthFirst;
  return [...dayFirst, ...monthFirst];
}

/** What a cell of a date column says. */
export type DateReading =
  | { readonly kind: "date"; readonly date: string }
  | { readonly kind: "blank" }
  | { readonly kind: "unreadable" };

/** Reads a cell of a date column as an ISO date: a true date of either date system, or text with one reading. */
export function parseDate(cell: RawCell, date1904: boolean): DateReading {
  if (isBlank(cell)) return { kind: "blank" };
  if (typeof cell === "number" && isPlausibleSerial(cell, date1904)) {
    return { kind: "date", date: isoDay(dayOfSerial(cell, date1904)) };
  }
  const days = typeof cell === "string" ? daysOfText(plainText(cell).toLowerCase(), null) : [];
  const [day, other] = days;
  return day !== undefined && other === undefined
    ? { kind: "date", date: isoDay(day) }
    : { kind: "unreadable" };
}

/** True for a number that is a day from 1950 to 2099: other numbers in a date column are something else. */
export function isPlausibleSerial(serial: number, date1904: boolean): boolean {
  const counted = serial + (date1904 ? DAYS_TO_1904 : 0);
  return counted >= 18_264 && counted < 73_051;
}

function dayOfMillis(millis: number): Day {
  const date = new Date(millis);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function realDays(parts: readonly (readonly (string | undefined)[])[]): Day[] {
  return parts
    .map(([year = "", month, day]) => ({ year: fullYear(year), month: Number(month), day: Number(day) }))
    .filter((read) => isoDay(dayOfMillis(Date.UTC(read.year, read.month - 1, read.day))) === isoDay(read));
}

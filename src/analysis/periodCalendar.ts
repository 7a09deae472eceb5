import {
  addDays,
  addWeeks,
  differenceInCalendarISOWeeks,
  endOfISOWeek,
  format,
  getISOWeek,
  getISOWeeksInYear,
  getISOWeekYear,
  lastDayOfMonth,
  startOfISOWeek,
} from "date-fns";
import type { Cadence, Period } from "./period";

const MONTHLY = /^(\d{4})-(0[1-9]|1[0-2])$/;
const QUARTERLY = /^(FY)?(\d{4})-Q([1-4])$/;
const WEEKLY = /^(\d{4})-W(\d{2})$/;
const YEARLY = /^(FY)?(\d{4})$/;

/** The Monday from which weeks are counted: week 1 of 1970. */
const FIRST_MONDAY = new Date(1969, 11, 29);

/**
 * The period that a canonical key names; null where the text is no canonical key (no such month or week
 * included).
 *
 * A fiscal quarter `FY2027-Q1` belongs to the fiscal year that *ends* in 2027 (with a January start: that is
 * calendar 2027). Its ordinal is that of the calendar quarter it starts in, so that `FY2027-Q1` with a July
 * start and `2026-Q3` are the same quarter.
 *
 * @param fiscalYearStart month 1-12 in which the contract's fiscal year starts
 * @example periodFromKey("2026-09") // { key: "2026-09", cadence: "monthly", ordinal: 24320 }
 */
export function periodFromKey(key: string, fiscalYearStart = 1): Period | null {
  const month = MONTHLY.exec(key);
  if (month) return { key, cadence: "monthly", ordinal: Number(month[1]) * 12 + Number(month[2]) - 1 };

  const quarter = QUARTERLY.exec(key);
  if (quarter) return { key, cadence: "quarterly", ordinal: quarterOrdinal(key, fiscalYearStart) };

  const week = WEEKLY.exec(key);
  if (week) {
    const monday = mondayOf(Number(week[1]), Number(week[2]));
    if (monday === null) return null;
    return { key, cadence: "weekly", ordinal: differenceInCalendarISOWeeks(monday, FIRST_MONDAY) };
  }
  const year = YEARLY.exec(key);
  return year ? { key, cadence: "yearly", ordinal: Number(year[2]) } : null;
}

/**
 * The period of a cadence with this ordinal, with its calendar key (never a fiscal one).
 *
 * @example periodAt("monthly", 24320).key // "2026-09"
 */
export function periodAt(cadence: Cadence, ordinal: number): Period {
  switch (cadence) {
    case "monthly":
      return { key: monthKey(ordinal), cadence, ordinal };
    case "quarterly":
      return { key: `${pad4(Math.floor(ordinal / 4))}-Q${(ordinal % 4) + 1}`, cadence, ordinal };
    case "weekly":
      return { key: weekKey(addWeeks(FIRST_MONDAY, ordinal)), cadence, ordinal };
    case "yearly":
      return { key: pad4(ordinal), cadence, ordinal };
  }
}

/**
 * The period `by` steps later (earlier where negative), in the same style of key.
 *
 * @example shiftPeriod(periodFromKey("FY2027-Q4")!, 1).key // "FY2028-Q1"
 */
export function shiftPeriod(period: Period, by: number): Period {
  const fiscal = /^FY(\d{4})-Q([1-4])$/.exec(period.key);
  if (period.key === `FY${pad4(period.ordinal)}`) {
    return { ...period, key: `FY${pad4(period.ordinal + by)}`, ordinal: period.ordinal + by };
  }
  if (!fiscal) return periodAt(period.cadence, period.ordinal + by);
  const quarters = Number(fiscal[1]) * 4 + Number(fiscal[2]) - 1 + by;
  return {
    key: `FY${pad4(Math.floor(quarters / 4))}-Q${(quarters % 4) + 1}`,
    cadence: "quarterly",
    ordinal: period.ordinal + by,
  };
}

/**
 * The period of a cadence that holds an ISO date, with its calendar key.
 *
 * @example periodContaining("2026-09-30", "weekly").key // "2026-W40"
 */
export function periodContaining(isoDate: string, cadence: Cadence): Period {
  const year = Number(isoDate.slice(0, 4));
  const month = Number(isoDate.slice(5, 7)) - 1;
  switch (cadence) {
    case "monthly":
      return periodAt(cadence, year * 12 + month);
    case "quarterly":
      return periodAt(cadence, year * 4 + Math.floor(month / 3));
    case "weekly": {
      const day = new Date(year, month, Number(isoDate.slice(8, 10)));
      return periodAt(cadence, differenceInCalendarISOWeeks(day, FIRST_MONDAY));
    }
    case "yearly":
      return periodAt(cadence, year);
  }
}

/**
 * The quarter or year that a period begins in: a calendar one where fiscal years start in January, else a fiscal one.
 *
 * @example enclosingPeriod(periodFromKey("2026-09"), "quarterly", 7).key // "FY2027-Q1"
 */
export function enclosingPeriod(
  period: Period,
  cadence: "quarterly" | "yearly",
  fiscalYearStart: number,
): Period {
  const start = periodContaining(periodStart(period, fiscalYearStart), "monthly").ordinal;
  const months = start - (fiscalYearStart - 1);
  const year = Math.floor(months / 12) + (fiscalYearStart === 1 ? 0 : 1);
  const name = `${fiscalYearStart === 1 ? "" : "FY"}${pad4(year)}`;
  const quarter = Math.floor((months % 12) / 3) + 1;
  return periodFromKey(cadence === "yearly" ? name : `${name}-Q${quarter}`, fiscalYearStart)!;
}

/**
 * As people say it: `Sep 2026`, `Q3 2026`, `Q1 FY2027`, `week 36 of 2026`, `2026`.
 *
 * @example periodLabel(periodFromKey("2026-09")) // "Sep 2026"
 */
export function periodLabel(period: Period): string {
  switch (period.cadence) {
    case "monthly":
      return format(firstDay(period, 1), "MMM yyyy");
    case "quarterly": {
      const [year, quarter] = period.key.split("-");
      return `${quarter} ${year}`;
    }
    case "weekly": {
      const [year, week] = period.key.split("-W");
      return `week ${Number(week)} of ${year}`;
    }
    case "yearly":
      return period.key;
  }
}

/**
 * First day as an ISO date. `fiscalYearStart` matters to fiscal quarters and years only.
 *
 * @example periodStart(periodFromKey("FY2027-Q1", 7), 7) // "2026-07-01"
 */
export function periodStart(period: Period, fiscalYearStart = 1): string {
  return isoDate(firstDay(period, fiscalYearStart));
}

/**
 * Last day as an ISO date. `fiscalYearStart` matters to fiscal quarters and years only.
 *
 * @example periodEnd(periodFromKey("2026-09")) // "2026-09-30"
 */
export function periodEnd(period: Period, fiscalYearStart = 1): string {
  const first = firstDay(period, fiscalYearStart);
  switch (period.cadence) {
    case "monthly":
      return isoDate(lastDayOfMonth(first));
    case "quarterly":
      return isoDate(new Date(first.getFullYear(), first.getMonth() + 3, 0));
    case "weekly":
      return isoDate(endOfISOWeek(first));
    case "yearly":
      return isoDate(new Date(first.getFullYear() + 1, first.getMonth(), 0));
  }
}

/**
 * An ISO date some days later.
 *
 * @example daysAfter("2026-09-30", 30) // "2026-10-30"
 */
export function daysAfter(date: string, days: number): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return isoDate(addDays(new Date(year, month - 1, day), days));
}

function firstDay(period: Period, fiscalYearStart: number): Date {
  switch (period.cadence) {
    case "monthly":
      return monthDate(period.ordinal);
    case "quarterly":
      return monthDate(quarterStartMonth(period.key, fiscalYearStart));
    case "weekly":
      return addWeeks(FIRST_MONDAY, period.ordinal);
    case "yearly":
      return monthDate(yearStartMonth(period, fiscalYearStart));
  }
}

/** Months since the year 0 at which a quarter begins. */
function quarterStartMonth(key: string, fiscalYearStart: number): number {
  const [, fiscal, year, quarter] = QUARTERLY.exec(key) ?? [];
  const months = Number(year) * 12 + (Number(quarter) - 1) * 3;
  if (!fiscal || fiscalYearStart === 1) return months;
  return months - 12 + fiscalYearStart - 1;
}

/** Months since the year 0 at which a calendar or fiscal year begins. */
function yearStartMonth(period: Period, fiscalYearStart: number): number {
  const fiscal = period.key.startsWith("FY") && fiscalYearStart !== 1;
  return period.ordinal * 12 + (fiscal ? fiscalYearStart - 13 : 0);
}

function quarterOrdinal(key: string, fiscalYearStart: number): number {
  return Math.floor(quarterStartMonth(key, fiscalYearStart) / 3);
}

function mondayOf(year: number, week: number): Date | null {
  const fourthOfJanuary = new Date(year, 0, 4);
  if (week < 1 || week > getISOWeeksInYear(fourthOfJanuary)) return null;
  return addWeeks(startOfISOWeek(fourthOfJanuary), week - 1);
}

function monthKey(ordinal: number): string {
  return `${pad4(Math.floor(ordinal / 12))}-${pad2((ordinal % 12) + 1)}`;
}

function weekKey(monday: Date): string {
  return `${pad4(getISOWeekYear(monday))}-W${pad2(getISOWeek(monday))}`;
}

function monthDate(ordinal: number): Date {
  return new Date(Math.floor(ordinal / 12), ordinal % 12, 1);
}

function isoDate(date: Date): string {
  return `${pad4(date.getFullYear())}-${pad2(date.getMonth() + 1)}-${pad2(date.getDate())}`;
}

function pad2(number: number): string {
  return String(number).padStart(2, "0");
}

function pad4(year: number): string {
  return String(year).padStart(4, "0");
}

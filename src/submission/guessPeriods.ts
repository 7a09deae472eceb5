import type { Cadence } from "../analysis/period";
import type { RawCell } from "./block";
import { labelText, plainText, withoutFootnote } from "./cellText";
import {
  type DateOrder,
  type Day,
  MONTH_NAME,
  dayOfSerial,
  daysOfText,
  isPlausibleSerial,
  monthOfName,
} from "./parseDate";
import { parsePeriod } from "./parsePeriod";
import { withoutLead } from "./periodText";

export interface PeriodsGuess {
  readonly cadence: Cadence | null;
  readonly dateOrder: DateOrder | null;
  /** Some text dates can be read day first or month first, and none of them tells. */
  readonly orderOpen: boolean;
  /** Some name a fiscal year, whose first month the range does not say. */
  readonly fiscal: "twoYears" | "endYear" | null;
  /** First month of the fiscal year where the texts say it: "year ending March 2019" begins in April. */
  readonly fiscalYearStart: number | null;
  /** Some name a month without its year. */
  readonly yearOpen: boolean;
  /** They are single days that follow each other. */
  readonly daily: boolean;
}

const NUMERIC_DATE = /^(\d{1,2})[-/.](\d{1,2})[-/.](?:\d{4}|\d{2})$/;
const DAY_MS = 86_400_000;
/** Two days can follow each other by chance. */
const FEWEST_DAYS = 3;

/**
 * What the different period cells of a range say together about how each must be read.
 *
 * @param besides cells of other date columns, which are written in the same order of day and month
 * @param years cells of the years to which the periods belong where they stand in a column of their own
 */
export function guessPeriods(
  cells: readonly RawCell[],
  date1904: boolean,
  besides: readonly RawCell[] = [],
  years: readonly RawCell[] = [],
): PeriodsGuess {
  const texts = textsOf(cells);
  const numeric = texts.map((text) => NUMERIC_DATE.exec(text)).filter((match) => match !== null);
  const dates = [...texts, ...textsOf(besides)].map((text) => NUMERIC_DATE.exec(text));
  const dayFirst = dates.some((match) => Number(match?.[1]) > 12);
  const monthFirst = dates.some((match) => Number(match?.[2]) > 12);
  const dateOrder = dayFirst === monthFirst ? null : dayFirst ? "dayFirst" : "monthFirst";
  const context = { date1904, fiscalYearStart: 1, dateOrder: dateOrder ?? "monthFirst", year: null } as const;
  const fitting = (cadence: Cadence) =>
    cells.filter((cell) => {
      const reading = parsePeriod(cell, { ...context, cadence, year: 2000 });
      return reading.kind === "period" && reading.period.cadence === cadence;
    }).length;
  const days = cells.flatMap((cell) => dayNumbers(cell, date1904, dateOrder));
  const daily = days.length * 2 > cells.length && new Set(days).size >= FEWEST_DAYS && usualStep(days) === 1;
  // A text date fits every cadence: without other signs it stands for its month.
  const [best] = (["monthly", "quarterly", "yearly", "weekly"] as const)
    .map((cadence) => ({ cadence, fits: fitting(cadence) }))
    .sort((a, b) => b.fits - a.fits);
  const cadence = daily
    ? null
    : days.length * 2 > cells.length
      ? cadenceOfDays(days)
      : areSplitYears(cells)
        ? "yearly"
        : best && best.fits > 0
          ? best.cadence
          : null;
  const unread = cells.filter((cell) => parsePeriod(cell, { ...context, cadence }).kind === "unreadable");
  const stated = statedStart(texts) ?? firstRollingStart(texts);
  return {
    cadence,
    dateOrder,
    orderOpen: dateOrder === null && numeric.some((match) => match[1] !== match[2]),
    fiscalYearStart: stated,
    fiscal:
      stated !== null
        ? null
        : [...texts, ...textsOf(years)].some((text) =>
              /^(s?fy|ffy|fiscal|py ?\d|program(me)? year)/.test(text),
            )
          ? "endYear"
          : cells.some((cell) => namesTwoYears(cell, cadence)) ||
              years.some((cell) => namesTwoYears(cell, "yearly"))
            ? "twoYears"
            : null,
    daily,
    yearOpen: unread.some((cell) => parsePeriod(cell, { ...context, cadence, year: 2000 }).kind === "period"),
  };
}

/** `2009/10`, `2010/11`: no months though each could be one. With a dash or none it takes two that follow so. */
function areSplitYears(cells: readonly RawCell[]): boolean {
  const years = cells.map((cell) => /^(?:fy ?)?(\d{4})([-/]?)(\d{2})$/i.exec(labelText(cell)));
  const isSplit = (match: RegExpExecArray | null) =>
    match !== null && (Number(match[1]) + 1) % 100 === Number(match[3]);
  return years.length > 0 && years.every(isSplit) && (years.length > 1 || years[0]?.[2] === "/");
}

function textsOf(cells: readonly RawCell[]): string[] {
  return cells
    .filter((cell) => typeof cell === "string")
    .map((cell) => withoutLead(plainText(withoutFootnote(cell)).toLowerCase()));
}

const YEAR_END = new RegExp(
  `(?:ended|ending|to) (?:\\d{1,2}(?:st|nd|rd|th)? )?${MONTH_NAME}[- ]*\\d{2,4}$|y/?e ${MONTH_NAME}`,
);
const FIRST_OF_TWELVE = new RegExp(
  `^${MONTH_NAME}[-, ]*(\\d{4}|\\d{2}) ?(?:-|to|through) ?${MONTH_NAME}[-, ]*(\\d{4}|\\d{2})$`,
);

/** Where all texts name the same twelve months: the month after the last, or the first. */
function statedStart(texts: readonly string[]): number | null {
  const starts = texts.map(startOfTwelve);
  const [first] = starts;
  return first !== undefined && starts.every((start) => start === first) ? first : null;
}

/**
 * Where each text names other twelve months ("Apr 23 - Mar 24", "May 23 - Apr 24"), only those that begin as the first
 * do are years; the others overlap them and belong to no period.
 */
function firstRollingStart(texts: readonly string[]): number | null {
  const starts = texts.map(startOfTwelve);
  return starts.length > 0 && starts.every((start) => start !== null) ? (starts[0] ?? null) : null;
}

function startOfTwelve(text: string): number | null {
  const twelve = FIRST_OF_TWELVE.exec(text);
  if (twelve) {
    const first = monthOfName(twelve[1] ?? "");
    return (monthOfName(twelve[3] ?? "") % 12) + 1 === first ? first : null;
  }
  const end = /year|12|twelve|^y/.test(text) ? YEAR_END.exec(text) : null;
  return end ? (monthOfName(end[1] ?? end[2] ?? "") % 12) + 1 : null;
}

/** `2010/11`, `2010-2011`, `201011`, `2010/11 Q1`, where its cadence makes a fiscal year of it and not a month. */
function namesTwoYears(cell: RawCell, cadence: Cadence | null): boolean {
  if (!/^(19|20)\d{2}([-/]?\d{2}|[-/]20\d{2})($|\D)/.test(String(cell))) return false;
  const reading = parsePeriod(cell, { date1904: false, cadence, fiscalYearStart: 1 });
  return reading.kind === "period" && reading.period.key.startsWith("FY");
}

/** The day that a cell names, as a number that counts days; none where it names none or two. */
export function dayNumbers(cell: RawCell, date1904: boolean, order: DateOrder | null): number[] {
  const number = ({ year, month, day }: Day) => Date.UTC(year, month - 1, day) / DAY_MS;
  if (typeof cell === "number" && isPlausibleSerial(cell, date1904))
    return [number(dayOfSerial(cell, date1904))];
  const text = withoutLead(plainText(withoutFootnote(String(cell ?? ""))).toLowerCase());
  const [day, other] = daysOfText(text, order);
  return day && !other ? [number(day)] : [];
}

/** The day that a cell names, `2026-09-03`; null where it names none or two. */
export function dayIn(cell: RawCell, date1904: boolean, order: DateOrder | null): string | null {
  const [day] = dayNumbers(cell, date1904, order);
  return day === undefined ? null : new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The usual distance between neighbouring dates, in days. */
function usualStep(days: readonly number[]): number {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const steps = sorted.slice(1).map((day, i) => day - (sorted[i] ?? 0));
  return steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 30;
}

/** How often figures come that stand beside these dates. */
function cadenceOfDays(days: readonly number[]): Cadence {
  const usual = usualStep(days);
  if (usual <= 10) return "weekly";
  if (usual <= 45) return "monthly";
  return usual <= 150 ? "quarterly" : "yearly";
}

import type { CellValue } from "./cells";

/** How a series goes on. "Default" is what dragging the fill handle does. */
export type SeriesKind =
  "Default" | "Series" | "Days" | "Weekdays" | "Months" | "Years" | "LinearTrend" | "GrowthTrend";

/** Gives the value that stands `n` places after the first one of the series (negative: before it). */
export type SeriesRule = (n: number) => CellValue;

const LISTS = [
  ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
  [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
].flatMap((list) => [list, list.map((word) => word.slice(0, 3))]);

/**
 * The rule by which Excel goes on from the values of a line of cells; null where it only repeats them.
 *
 * @param values what stands in the line, first to last
 * @param isDate whether the cells show dates
 * @example seriesRule(["Q3"], "Default", false)!(2) // "Q1"
 */
export function seriesRule(
  values: readonly CellValue[],
  kind: SeriesKind,
  isDate: boolean,
): SeriesRule | null {
  const numbers = values.filter((value) => typeof value === "number");
  if (numbers.length === values.length && numbers.length > 0) return numberRule(numbers, kind, isDate);
  const texts = values.filter((value) => typeof value === "string");
  return texts.length === values.length && (kind === "Default" || kind === "Series") ? textRule(texts) : null;
}

function numberRule(numbers: readonly number[], kind: SeriesKind, isDate: boolean): SeriesRule | null {
  const [first, second] = numbers as [number, number | undefined];
  const step = second === undefined ? 1 : second - first;
  switch (kind) {
    case "Default":
      if (isDate && numbers.length > 1 && monthsBetween(numbers))
        return months(first, monthsBetween(numbers)!);
      return numbers.length === 1 && !isDate ? null : linear(numbers);
    case "Series":
    case "LinearTrend":
      return linear(numbers);
    case "Days":
      return (n) => first + n * step;
    case "Weekdays":
      return (n) => weekdaysAfter(first, n);
    case "Months":
      return months(first, monthsBetween(numbers) ?? 1);
    case "Years":
      return months(first, 12);
    case "GrowthTrend":
      return growth(numbers);
  }
}

/** The straight line of least squares; of one number the line with step 1. */
function linear(numbers: readonly number[]): SeriesRule {
  const first = numbers[0]!;
  if (numbers.length === 1) return (n) => first + n;
  const middle = (numbers.length - 1) / 2;
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const spread = numbers.reduce((sum, _, i) => sum + (i - middle) ** 2, 0);
  const slope = numbers.reduce((sum, value, i) => sum + (i - middle) * (value - mean), 0) / spread;
  // Fifteen digits, as Excel keeps them.
  return (n) => Number((mean + slope * (n - middle)).toPrecision(15));
}

/** The exponential curve of least squares; null where a number is not above 0. */
function growth(numbers: readonly number[]): SeriesRule | null {
  if (numbers.some((value) => value <= 0)) return null;
  const line = numbers.length === 1 ? () => Math.log(numbers[0]!) : linear(numbers.map(Math.log));
  // The last of the fifteen digits are lost on the way through the logarithm.
  return (n) => Number(Math.exp(line(n) as number).toPrecision(13));
}

function textRule(texts: readonly string[]): SeriesRule | null {
  return listRule(texts) ?? countedRule(texts);
}

/** Names of days and months, in the case of the first one. */
function listRule(texts: readonly string[]): SeriesRule | null {
  const [first] = texts as [string];
  for (const list of LISTS) {
    const places = texts.map((text) => list.findIndex((word) => word.toLowerCase() === text.toLowerCase()));
    if (places.includes(-1)) continue;
    const step = places.length === 1 ? 1 : places[1]! - places[0]!;
    return (n) => inCaseOf(first, list[wrap(places[0]! + n * step, list.length)]!);
  }
  return null;
}

/** "Week 9" goes on with "Week 10", "Q4" with "Q1"; a number may also lead: "1st", "2 units". */
function countedRule(texts: readonly string[]): SeriesRule | null {
  const parts = texts.map((text) => /^(.*?)(\d+)$/s.exec(text) ?? /^()(\d+)(\D.*)$/s.exec(text));
  const [head] = parts;
  const isOne = head && parts.every((part) => part && part[1] === head[1] && part[3] === head[3]);
  if (!isOne) return null;
  const numbers = parts.map((part) => Number(part![2]));
  const step = numbers.length === 1 ? 1 : numbers[1]! - numbers[0]!;
  const [before, after] = [head[1]!, head[3] ?? ""];
  const isQuarter = /^(q|qtr|quarter) ?$/i.test(before) && numbers.every((n) => n >= 1 && n <= 4);
  return (n) => {
    const next = numbers[0]! + n * step;
    const number = isQuarter ? wrap(next - 1, 4) + 1 : Math.abs(next);
    return before + String(number).padStart(head[2]!.startsWith("0") ? head[2]!.length : 0, "0") + after;
  };
}

function wrap(n: number, length: number): number {
  return ((n % length) + length) % length;
}

function inCaseOf(model: string, word: string): string {
  if (model === model.toUpperCase()) return word.toUpperCase();
  return model === model.toLowerCase() ? word.toLowerCase() : word;
}

const DAY_MS = 86_400_000;
/** Day 25,569 is 1970-01-01 in the calendar that counts from 1900. */
const EPOCH = 25_569;

/** Whole months between dates that stand on the same day of theirs; null where they do not, or not evenly. */
function monthsBetween(serials: readonly number[]): number | null {
  const dates = serials.map((serial) => new Date((serial - EPOCH) * DAY_MS));
  const count = dates.map((date) => date.getUTCFullYear() * 12 + date.getUTCMonth());
  const step = count.length > 1 ? count[1]! - count[0]! : 0;
  const isEven = dates.every(
    (date, i) => date.getUTCDate() === dates[0]!.getUTCDate() && count[i] === count[0]! + i * step,
  );
  return isEven && step !== 0 ? step : null;
}

/** The same day of later months; of a month too short for it, its last day. */
function months(serial: number, step: number): SeriesRule {
  const start = new Date((Math.floor(serial) - EPOCH) * DAY_MS);
  return (n) => {
    const month = start.getUTCMonth() + n * step;
    const last = new Date(Date.UTC(start.getUTCFullYear(), month + 1, 0)).getUTCDate();
    const day = Date.UTC(start.getUTCFullYear(), month, Math.min(start.getUTCDate(), last));
    return day / DAY_MS + EPOCH + (serial - Math.floor(serial));
  };
}

function weekdaysAfter(serial: number, n: number): number {
  let day = serial;
  for (let left = Math.abs(n); left > 0;) {
    day += Math.sign(n);
    // Days 0 and 1 of a week of serial numbers are its Saturday and Sunday.
    if (Math.floor(day) % 7 > 1) left--;
  }
  return day;
}

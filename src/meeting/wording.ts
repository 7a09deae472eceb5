import { differenceInCalendarDays, format, parseISO } from "date-fns";
import type { Indicator } from "../analysis/measure";
import type { Cadence, Period } from "../analysis/period";
import { periodLabel } from "../analysis/periodCalendar";

/** @example dayText("2026-11-12") === "12 November 2026" */
export function dayText(isoDate: string): string {
  return format(parseISO(isoDate), "d MMMM yyyy");
}

/** Whole days from one ISO date to a later one; negative where it is earlier. */
export function daysBetween(from: string, to: string): number {
  return differenceInCalendarDays(parseISO(to), parseISO(from));
}

/** A period as one says it in a sentence: months in full, the others as on charts. */
export function periodText(period: Period): string {
  return period.cadence === "monthly" ? format(parseISO(period.key), "MMMM yyyy") : periodLabel(period);
}

/**
 * Periods in order, as one says them: neighbours in one year share it, three or more neighbours become a span.
 *
 * @example "August and September 2026", "March to September 2026"
 */
export function periodsText(periods: readonly Period[]): string {
  const runs: Period[][] = [];
  for (const period of periods) {
    const run = runs.at(-1);
    if (run && period.ordinal === run.at(-1)!.ordinal + 1) run.push(period);
    else runs.push([period]);
  }
  return joinWords(
    runs.map((run) => {
      const first = periodText(run[0]!);
      const last = periodText(run.at(-1)!);
      if (run.length === 1) return last;
      return `${withoutSharedYear(first, last)} ${run.length === 2 ? "and" : "to"} ${last}`;
    }),
  );
}

/** "August 2026" before "September 2026" is "August". */
function withoutSharedYear(first: string, last: string): string {
  const year = / \d{4}$/.exec(last)?.[0];
  return year && !first.startsWith("week") && first.endsWith(year) ? first.slice(0, -year.length) : first;
}

const PERIOD_WORDS: Readonly<Record<Cadence, string>> = {
  weekly: "week",
  monthly: "month",
  quarterly: "quarter",
  yearly: "year",
};

/** @example countPeriods(7, "monthly") === "7 months" */
export function countPeriods(count: number, cadence: Cadence): string {
  return counted(count, PERIOD_WORDS[cadence]);
}

/** @example counted(1, "figure") === "1 figure" */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${wholeText(count)} ${count === 1 ? noun : plural}`;
}

/** @example joinWords(["a", "b", "c"]) === "a, b and c" */
export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** First letter in upper case. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** @example wholeText(12040) === "12,040" */
export function wholeText(count: number): string {
  return decimalText(count, 0);
}

/** A value in its unit at the indicator's displayed precision: "50.0%", "6.5 days", "4.21 per 1,000", "1,204". */
export function valueText(value: number, indicator: Indicator): string {
  if (indicator.unit === "percent")
    return `${decimalText(value * 100, Math.max(0, indicator.decimals - 2))}%`;
  return withUnit(decimalText(value, indicator.decimals), indicator.unit);
}

/** A target in its unit, without idle decimals: "70%". */
export function targetText(target: number, indicator: Indicator): string {
  const text = valueText(target, indicator);
  return text.replace(/(\.\d*?)0+(?=\D|$)/, "$1").replace(/\.(?=\D|$)/, "");
}

/** Two values in one unit: "53.6% to 85.7%", "3.4 to 5.8 days". */
export function rangeText(low: number, high: number, indicator: Indicator): string {
  const first =
    indicator.unit === "percent" ? valueText(low, indicator) : decimalText(low, indicator.decimals);
  return `${first} to ${valueText(high, indicator)}`;
}

function withUnit(number: string, unit: string): string {
  switch (unit) {
    case "count":
    case "number":
    case "":
      return number;
    case "rate_per_1000":
      return `${number} per 1,000`;
    default:
      return `${number} ${unit.replace(/_/g, " ")}`;
  }
}

/** Rounded half away from zero; the nudge undoes what binary fractions take from an exact half (1.005). */
function decimalText(value: number, decimals: number): string {
  const scale = 10 ** decimals;
  const scaled = Math.abs(value) * scale;
  const rounded = Math.floor(scaled * (1 + Number.EPSILON * 4) + 0.5) / scale;
  const [whole, fraction] = rounded.toFixed(decimals).split(".");
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ",");
  const sign = value < 0 && rounded !== 0 ? "-" : "";
  return `${sign}${grouped}${fraction === undefined ? "" : `.${fraction}`}`;
}

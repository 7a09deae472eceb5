import { differenceInCalendarDays, format, parseISO } from "date-fns";
import type { Indicator } from "../analysis/measure";
import type { Period } from "../analysis/period";
import { periodLabel } from "../analysis/periodCalendar";
import { listText, numberText, valueText } from "../analysis/wording";

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
  return listText(
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

/** @example counted(1, "figure") === "1 figure" */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${wholeText(count)} ${count === 1 ? noun : plural}`;
}

/** First letter in upper case. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** @example wholeText(12040) === "12,040" */
export function wholeText(count: number): string {
  return numberText(count, 0);
}

/** Two values in one unit: "53.6% to 85.7%", "3.4 to 5.8 days". */
export function rangeText(low: number, high: number, indicator: Indicator): string {
  const first =
    indicator.unit === "percent" ? valueText(low, indicator) : numberText(low, indicator.decimals);
  return `${first} to ${valueText(high, indicator)}`;
}

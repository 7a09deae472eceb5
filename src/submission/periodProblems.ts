import type { Cadence, Period } from "../analysis/period";
import { quoted } from "./cellText";
import type { PeriodReading } from "./parsePeriod";
import type { Remark } from "./problem";

const UNIT: Readonly<Record<Cadence, string>> = {
  weekly: "week",
  monthly: "month",
  quarterly: "quarter",
  yearly: "year",
};

/** How a period of each cadence is written, for messages. */
export const EXAMPLE_PERIOD: Readonly<Record<Cadence, string>> = {
  weekly: "2026-W36",
  monthly: "2026-09",
  quarterly: "2026-Q3",
  yearly: "2026",
};

/** DQ09: the period is empty, unreadable or ambiguous. */
export function unclearPeriod(reading: Exclude<PeriodReading, { kind: "period" }>, cadence: Cadence): Remark {
  const example = EXAMPLE_PERIOD[cadence];
  const message =
    reading.kind === "blank"
      ? `The period is empty. Choose from the list, e.g. ${example}.`
      : `We cannot tell which ${UNIT[cadence]} "${reading.text}" is. Choose from the list, e.g. ${example}.`;
  return { code: "DQ09", severity: "stop", message };
}

/** DQ38: the row is of another cadence than its indicator. */
export function mixedCadence(indicatorName: string, cadence: Cadence, period: Period): Remark {
  const message = `${quoted(indicatorName)} has ${cadence} and ${period.cadence} rows. Use one.`;
  return { code: "DQ38", severity: "stop", message };
}

/** DQ08: the period is not over at the data's date. */
export function futurePeriod(period: Period): Remark {
  const message = `${period.key} has not finished. Remove it, or mark it provisional if your contract allows part-periods.`;
  return { code: "DQ08", severity: "stop", message };
}

/** DQ05: periods between two reported ones that no row names. */
export function gapInHistory(first: Period, last: Period): Remark {
  const message =
    first.ordinal === last.ordinal
      ? `${first.key} was never reported. Charts will show a gap.`
      : `${first.key} to ${last.key} were never reported. Charts will show a gap.`;
  return { code: "DQ05", severity: "note", message };
}

import type { Cadence, Period } from "../analysis/period";
import {
  daysAfter,
  periodContaining,
  periodEnd,
  periodFromKey,
  shiftPeriod,
} from "../analysis/periodCalendar";

/** A file that came in, as tblSubmissions notes it. */
export interface ReceivedFile {
  readonly providerId: string;
  /** Key of the period. */
  readonly period: string;
  readonly file: string;
  /** ISO date; null: not noted. */
  readonly receivedOn: string | null;
  readonly rowsSetAside: number;
  /** It was not written to its end. */
  readonly isCutShort: boolean;
}

export interface WhoHasSubmittedInput {
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  readonly received: readonly ReceivedFile[];
  /** Whether the workbook holds figures of a provider for a period, with or without a file. */
  readonly hasFigures: (providerId: string, period: string) => boolean;
  readonly cadence: Cadence;
  readonly fiscalYearStart: number;
  /** Days after a period's end by which its file is due; null: none were agreed. */
  readonly dueDays: number | null;
  /** ISO date. */
  readonly today: string;
}

/** What came of one provider for one period, or did not. */
export interface SubmissionLine {
  readonly providerId: string;
  readonly provider: string;
  readonly period: Period;
  readonly dueOn: string | null;
  /** The day on which the first file came. */
  readonly receivedOn: string | null;
  /** The last file. */
  readonly file: string;
  readonly rowsSetAside: number;
  /**
   * `withoutFile`: the figures are there, and no file is noted · `cutShort`: import the file again · `open`: nothing
   * came, and no day was agreed.
   */
  readonly status: "received" | "receivedLate" | "cutShort" | "withoutFile" | "expected" | "late" | "open";
  /** Days after the due date on which it came, or that have gone since; 0 where none have. */
  readonly daysLate: number;
}

/** A list that reaches further back is history and no list of who is late. */
const MOST_PERIODS = 24;

/**
 * Who has sent what, and who is late: a line for each provider and period, from the first period of which a file is
 * noted to the last one that is over on the day.
 *
 * @example whoHasSubmitted({ …, dueDays: 10, today: "2026-10-15" })[0].status // "late": September was due on 10 October
 */
export function whoHasSubmitted(input: WhoHasSubmittedInput): readonly SubmissionLine[] {
  const { providers } = input;
  return expectedPeriods(input).flatMap((period) =>
    providers.map((provider) => lineOf(provider, period, input)),
  );
}

function expectedPeriods({ received, cadence, fiscalYearStart, today }: WhoHasSubmittedInput): Period[] {
  const last = shiftPeriod(periodContaining(today, cadence), -1);
  const noted = received.flatMap(({ period: key }) => {
    const period = periodFromKey(key, fiscalYearStart);
    return period?.cadence === cadence ? [period.ordinal] : [];
  });
  const first = Math.max(Math.min(last.ordinal, ...noted), last.ordinal - MOST_PERIODS + 1);
  const end = Math.max(last.ordinal, ...noted);
  return Array.from({ length: end - first + 1 }, (_, i) => shiftPeriod(last, first + i - last.ordinal));
}

function lineOf(
  { id, name }: WhoHasSubmittedInput["providers"][number],
  period: Period,
  { received, hasFigures, fiscalYearStart, dueDays, today }: WhoHasSubmittedInput,
): SubmissionLine {
  const files = received.filter(
    (each) => each.period === period.key && each.providerId.toLowerCase() === id.toLowerCase(),
  );
  const days = files.flatMap(({ receivedOn }) => receivedOn ?? []).sort();
  const last = files.at(-1);
  const receivedOn = days[0] ?? null;
  const dueOn = dueDays === null ? null : daysAfter(periodEnd(period, fiscalYearStart), dueDays);
  const until = last === undefined ? today : (receivedOn ?? today);
  const daysLate = dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, until));
  const missing = dueOn === null ? "open" : daysLate > 0 ? "late" : "expected";
  return {
    providerId: id,
    provider: name,
    period,
    dueOn,
    receivedOn,
    file: last?.file ?? "",
    rowsSetAside: last?.rowsSetAside ?? 0,
    status:
      last === undefined
        ? hasFigures(id, period.key)
          ? "withoutFile"
          : missing
        : last.isCutShort
          ? "cutShort"
          : daysLate > 0
            ? "receivedLate"
            : "received",
    daysLate,
  };
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

import { groupBy } from "./groupBy";
import type { CellRef, Indicator, Observation } from "./measure";
import type { Cadence, Period } from "./period";
import { enclosingPeriod, periodContaining, periodStart, shiftPeriod } from "./periodCalendar";
import { exactly, rollUp, rollUpStatus, valueOfFigures } from "./rollUp";
import { type PeriodRows, type ReportedPoint, rowsByPeriod } from "./series";

/** What shorter periods are brought together into. */
export type LongerPeriod = "quarter" | "fiscalYear" | "yearToDate";

/** A whole with how much of it is known. One that is not complete is provisional: shown, never flagged. */
export interface RolledUpPoint extends ReportedPoint {
  /** Parts (months, providers) with a figure, and parts that there should be: "2 of 3 months". */
  readonly known: number;
  readonly expected: number;
}

/** A series of wholes, ready to be assessed with `assessPoints`. */
export interface RolledUpSeries {
  /** The indicator as it reads now: its cadence, and whether it adds up over the year. */
  readonly indicator: Indicator;
  /** In order, without gaps. */
  readonly points: readonly RolledUpPoint[];
}

/**
 * Months (or quarters) as quarters, fiscal years, or year to date: counts are summed, means weighted by their cases,
 * of what is counted at the end of a period or is year-to-date already the last period stands for all. Sites are
 * brought together first, as in every series.
 *
 * Null where this cannot be done: medians are never recombined, and weeks lie across the ends of months.
 *
 * @param observations of one provider and one indicator, in any order
 * @param fiscalYearStart month 1-12
 * @example
 * const months = rows("2026-07", "30/42 28/43 31/42");
 * rollUpPeriods(months, ENROLMENT, "quarter").points[0] // { numerator: 89, denominator: 127, known: 3, expected: 3 }
 */
export function rollUpPeriods(
  observations: readonly Observation[],
  indicator: Indicator,
  into: LongerPeriod,
  fiscalYearStart = 1,
): RolledUpSeries | null {
  const { cadence, first, last, rowsOf } = rowsByPeriod(observations, indicator);
  const isShorter = cadence === "monthly" || (cadence === "quarterly" && into !== "quarter");
  if (indicator.aggregation === "median" || !isShorter) return null;

  const points = spansOf(first, last, cadence, into, fiscalYearStart).map((span) =>
    wholeOfSpan(span, rowsOf, indicator),
  );
  return {
    indicator: {
      ...indicator,
      cadence: points[0]?.period.cadence ?? indicator.cadence,
      cumulative: indicator.cumulative || into === "yearToDate",
    },
    points,
  };
}

/**
 * The fiscal year up to the last period that was reported, brought together as in `rollUpPeriods`; null where that
 * cannot be done.
 *
 * @param observations of one provider and one indicator, in any order
 * @param fiscalYearStart month 1-12
 */
export function rollUpYearToDate(
  observations: readonly Observation[],
  indicator: Indicator,
  fiscalYearStart = 1,
): RolledUpPoint | null {
  const { cadence, first, last, rowsOf } = rowsByPeriod(observations, indicator);
  const canBe = (cadence === "monthly" || cadence === "quarterly") && indicator.aggregation !== "median";
  if (!canBe || first === null) return null;
  const period = shiftPeriod(first, last - first.ordinal);
  const year = enclosingPeriod(period, "yearly", fiscalYearStart);
  const from = periodContaining(periodStart(year, fiscalYearStart), cadence).ordinal;
  return wholeOfSpan({ period, from, to: last }, rowsOf, indicator);
}

/**
 * Months as quarters: what is proposed where the numbers of a month are too small to read a percentage.
 *
 * @param observations of one provider and one indicator, in any order
 */
export function asQuarters(
  observations: readonly Observation[],
  indicator: Indicator,
  fiscalYearStart = 1,
): RolledUpSeries | null {
  return rollUpPeriods(observations, indicator, "quarter", fiscalYearStart);
}

/**
 * All providers of an indicator as one series. A provider is expected from its first row to the last period that
 * anybody reported. Null for medians, which are never recombined.
 *
 * @param observations of one indicator and any number of providers
 */
export function rollUpProviders(
  observations: readonly Observation[],
  indicator: Indicator,
): RolledUpSeries | null {
  if (indicator.aggregation === "median") return null;
  const providers = [...groupBy(observations, ({ providerId }) => providerId).values()].map((own) =>
    rowsByPeriod(own, indicator),
  );
  const { cadence, first, last } = rowsByPeriod(observations, indicator);
  const ofCadence = providers.filter((provider) => provider.cadence === cadence);
  const count = first === null ? 0 : last - first.ordinal + 1;
  const points = Array.from({ length: count }, (_, i) => {
    const period = shiftPeriod(first!, i);
    const expected = ofCadence.filter((provider) => provider.first!.ordinal <= period.ordinal);
    const parts = expected.map(({ rowsOf }) => rowsOf(period.ordinal));
    return wholeOf(period, parts, parts, indicator);
  });
  return { indicator: { ...indicator, cadence }, points };
}

/** What a period is made of: ordinals of its parts, inclusive. */
interface Span {
  readonly period: Period;
  readonly from: number;
  readonly to: number;
}

function wholeOfSpan(
  { period, from, to }: Span,
  rowsOf: (ordinal: number) => PeriodRows | null,
  indicator: Indicator,
): RolledUpPoint {
  const parts = Array.from({ length: to - from + 1 }, (_, i) => rowsOf(from + i));
  const takesLast = indicator.aggregation === "last" || indicator.cumulative;
  return wholeOf(period, parts, takesLast ? parts.slice(-1) : parts, indicator);
}

/**
 * @param parts that there should be; null: no row was sent
 * @param summed those whose figures make the whole: all of them, or the last one
 */
function wholeOf(
  period: Period,
  parts: readonly (PeriodRows | null)[],
  summed: readonly (PeriodRows | null)[],
  indicator: Indicator,
): RolledUpPoint {
  const isKnown = (part: PeriodRows | null): part is PeriodRows =>
    part !== null && valueOfFigures(rollUp(part.rows, part.absent, indicator), indicator).kind !== "missing";
  const known = parts.filter(isKnown).length;
  const sent = parts.filter((part) => part !== null).flatMap(({ rows }) => rows);
  const rows = summed.filter(isKnown).flatMap((part) => part.rows);
  const cells: CellRef[] = rows.map((row) => row.cells);
  const shape = { period, cells, known, expected: parts.length, skipped: sent.length === 0 };
  const whole = rollUp(rows, rows.length === 0 ? 1 : 0, indicator);
  return {
    ...shape,
    ...valueOfFigures(whole, indicator),
    numerator: exactly(whole.numerator),
    denominator: exactly(whole.denominator),
    cases: exactly(whole.n),
    status: known < parts.length ? "provisional" : rollUpStatus(rows),
  };
}

/** The longer periods from the first to the last. */
function spansOf(
  first: Period | null,
  last: number,
  cadence: Cadence,
  into: LongerPeriod,
  fiscalYearStart: number,
): Span[] {
  if (first === null) return [];
  const startOf = (longer: Period): number =>
    periodContaining(periodStart(longer, fiscalYearStart), cadence).ordinal;
  if (into === "yearToDate") {
    return Array.from({ length: last - first.ordinal + 1 }, (_, i) => {
      const period = shiftPeriod(first, i);
      return {
        period,
        from: startOf(enclosingPeriod(period, "yearly", fiscalYearStart)),
        to: period.ordinal,
      };
    });
  }
  const spans = [];
  let period = enclosingPeriod(first, into === "quarter" ? "quarterly" : "yearly", fiscalYearStart);
  while (startOf(period) <= last) {
    const next = shiftPeriod(period, 1);
    spans.push({ period, from: startOf(period), to: startOf(next) - 1 });
    period = next;
  }
  return spans;
}

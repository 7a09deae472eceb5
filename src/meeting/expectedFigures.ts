import type { Figure, Observation } from "../analysis/measure";
import type { Cadence, Period } from "../analysis/period";
import { periodEnd, shiftPeriod } from "../analysis/periodCalendar";
import type { Scope } from "./scope";
import { counted, joinWords, periodText } from "./wording";

/** Which figures a meeting could expect, and which of them came. */
export interface ExpectedFigures {
  readonly expected: number;
  readonly received: number;
  readonly missing: readonly { readonly label: string; readonly period: Period }[];
  /** The latest period under review of each cadence, the most frequent cadence first. */
  readonly latest: readonly Period[];
  /** True where figures of the latest periods were expected and none came. */
  readonly nothingCame: boolean;
}

/** What one row says of its figure. A suppressed figure came; one that does not apply was not expected. */
type Arrival = "came" | "missing" | "notExpected";

/** A quarter of a year: what is reviewed where no earlier meeting says since when. */
const PERIODS_OF_A_QUARTER: Readonly<Record<Cadence, number>> = {
  weekly: 13,
  monthly: 3,
  quarterly: 1,
  yearly: 1,
};
const CADENCES: readonly Cadence[] = ["weekly", "monthly", "quarterly", "yearly"];

/** More missing figures than this are counted, not listed. */
const MOST_LISTED = 3;

/**
 * Counts a figure for each provider, indicator and site ever reported, for each period under review: those that
 * ended since the previous meeting, at least a quarter of a year.
 */
export function expectedFigures(scope: Scope): ExpectedFigures {
  const series = reportedSeries(scope);
  const latest = latestByCadence([...series.values()].flat());
  const reviewed = new Map([...latest].map(([cadence, last]) => [cadence, periodsUnderReview(scope, last)]));
  const missing: { label: string; period: Period }[] = [];
  let expected = 0;
  let expectedLatest = 0;
  let receivedLatest = 0;
  for (const rows of series.values()) {
    const last = latest.get(rows[0]!.period.cadence)!;
    const first = Math.min(...rows.map((row) => row.period.ordinal));
    for (const period of reviewed.get(last.cadence)!) {
      if (period.ordinal < first) continue;
      const arrival = arrivalOf(rows.filter((row) => row.period.ordinal === period.ordinal));
      if (arrival === "notExpected") continue;
      expected += 1;
      if (period.ordinal === last.ordinal) {
        expectedLatest += 1;
        if (arrival === "came") receivedLatest += 1;
      }
      if (arrival === "missing") missing.push({ label: seriesLabel(scope, rows[0]!), period });
    }
  }
  return {
    expected,
    received: expected - missing.length,
    missing,
    latest: CADENCES.flatMap((cadence) => latest.get(cadence) ?? []),
    nothingCame: receivedLatest === 0 && (expectedLatest > 0 || series.size === 0),
  };
}

/** "11 of 12 expected figures in; Enrolment, Elm St., August 2026 missing". */
export function expectedFiguresText({ expected, received, missing }: ExpectedFigures): string {
  if (expected === 0) return "no figures were expected";
  if (missing.length === 0) return `all ${counted(expected, "expected figure")} in`;
  const listed = missing.slice(0, MOST_LISTED).map(({ label, period }) => `${label}, ${periodText(period)}`);
  const more = missing.length - listed.length;
  const names = more > 0 ? [...listed, `${more} more`] : listed;
  return `${received} of ${counted(expected, "expected figure")} in; missing: ${joinWords(names)}`;
}

/** Observations by provider, indicator and site; where a row for all sites is kept, that one stands for its sites. */
function reportedSeries(scope: Scope): Map<string, Observation[]> {
  const keys = new Set(scope.measures.map((measure) => measure.key));
  const series = new Map<string, Observation[]>();
  for (const row of scope.data.observations) {
    const key = `${row.providerId}|${row.indicatorId}`;
    if (!keys.has(key)) continue;
    const rows = series.get(`${key}|${row.siteId}`);
    if (rows) rows.push(row);
    else series.set(`${key}|${row.siteId}`, [row]);
  }
  for (const key of [...series.keys()]) {
    const all = `${key.slice(0, key.lastIndexOf("|"))}|ALL`;
    if (key !== all && series.has(all)) series.delete(key);
  }
  return series;
}

function latestByCadence(rows: readonly Observation[]): Map<Cadence, Period> {
  const latest = new Map<Cadence, Period>();
  for (const { period } of rows) {
    const known = latest.get(period.cadence);
    if (!known || period.ordinal > known.ordinal) latest.set(period.cadence, period);
  }
  return latest;
}

function periodsUnderReview(scope: Scope, last: Period): Period[] {
  const { previousDay } = scope;
  const sinceMeeting = (period: Period): boolean =>
    previousDay !== null && periodEnd(period, scope.data.contract.fiscalYearStart) > previousDay;
  const periods: Period[] = [];
  let period = last;
  while (periods.length < PERIODS_OF_A_QUARTER[last.cadence] || sinceMeeting(period)) {
    periods.unshift(period);
    period = shiftPeriod(period, -1);
  }
  return periods;
}

function arrivalOf(rows: readonly Observation[]): Arrival {
  const kinds = new Set(rows.flatMap((row) => figureKinds(row)));
  if (kinds.has("number") || kinds.has("suppressed")) return "came";
  return kinds.has("notApplicable") ? "notExpected" : "missing";
}

/** A ratio came where its denominator or its value did; a numerator alone is no figure. */
function figureKinds({ numerator, denominator, value }: Observation): Figure["kind"][] {
  if (value.kind !== "missing") return [value.kind];
  return numerator.kind === "missing" || numerator.kind === "notCollected"
    ? [numerator.kind]
    : [denominator.kind];
}

function seriesLabel(scope: Scope, { providerId, indicatorId, siteId }: Observation): string {
  const indicator = scope.data.indicators.find(({ id }) => id === indicatorId);
  const parts = [indicator?.name ?? indicatorId];
  if (scope.joint) parts.push(scope.nameOf(providerId));
  if (siteId !== "ALL") parts.push(siteId);
  return parts.join(", ");
}

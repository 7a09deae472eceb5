import type { Figure, Observation } from "../analysis/measure";
import type { Cadence, Period } from "../analysis/period";
import { periodEnd, shiftPeriod } from "../analysis/periodCalendar";
import { listText } from "../analysis/wording";
import { measureName } from "./figures";
import type { Measure } from "./measure";
import type { Scope } from "./scope";
import { counted, periodsText } from "./wording";

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

/** Stands in site_id where a row is for all sites. */
const ALL_SITES = "ALL";

/** Missing figures of more measures than this are counted, not listed. */
const MOST_LISTED = 3;

/** The rows of a measure at one site, or at all of them. */
interface Series {
  readonly measure: Measure;
  readonly siteId: string;
  readonly rows: readonly Observation[];
}

/**
 * Counts a figure for each measure, at each site ever reported, for each period under review: those that ended since
 * the previous meeting, at least a quarter of a year, from the first that was reported.
 */
export function expectedFigures(scope: Scope): ExpectedFigures {
  const latest = latestByCadence(scope);
  const reviewed = new Map([...latest].map(([cadence, last]) => [cadence, periodsUnderReview(scope, last)]));
  const missing: { label: string; period: Period }[] = [];
  let expected = 0;
  let expectedLatest = 0;
  let receivedLatest = 0;
  for (const series of reportedSeries(scope)) {
    const { cadence } = series.measure.finding.indicator;
    const first = Math.min(...series.rows.map((row) => row.period.ordinal));
    for (const period of reviewed.get(cadence) ?? []) {
      if (series.rows.length > 0 && period.ordinal < first) continue;
      const arrival = arrivalOf(series.rows.filter((row) => row.period.ordinal === period.ordinal));
      if (arrival === "notExpected") continue;
      expected += 1;
      if (period.ordinal === latest.get(cadence)?.ordinal) {
        expectedLatest += 1;
        if (arrival === "came") receivedLatest += 1;
      }
      if (arrival === "missing") missing.push({ label: seriesLabel(scope, series), period });
    }
  }
  return {
    expected,
    received: expected - missing.length,
    missing,
    latest: CADENCES.flatMap((cadence) => latest.get(cadence) ?? []),
    nothingCame: receivedLatest === 0 && (expectedLatest > 0 || latest.size === 0),
  };
}

/** "11 of 12 expected figures in; missing: Enrolment, Elm St. (August 2026)" */
export function expectedFiguresText({ expected, received, missing }: ExpectedFigures): string {
  if (expected === 0) return "no figures were expected";
  if (missing.length === 0 && expected === 1) return "the one expected figure is in";
  if (missing.length === 0) return `all ${counted(expected, "expected figure")} in`;
  const byLabel = new Map<string, Period[]>();
  for (const { label, period } of missing) byLabel.set(label, [...(byLabel.get(label) ?? []), period]);
  const listed = [...byLabel].slice(0, MOST_LISTED);
  const more = missing.length - listed.reduce((sum, [, periods]) => sum + periods.length, 0);
  const names = listed.map(([label, periods]) => `${label} (${periodsText(periods)})`);
  if (more > 0) names.push(`${more} more`);
  return `${received} of ${counted(expected, "expected figure")} in; missing: ${listText(names)}`;
}

/** Each measure by site; where a row for all sites is kept, that one stands for its sites. */
function reportedSeries(scope: Scope): Series[] {
  const rowsByMeasure = new Map<string, Observation[]>();
  for (const row of scope.data.observations) {
    const key = `${row.providerId}|${row.indicatorId}`;
    const rows = rowsByMeasure.get(key);
    if (rows) rows.push(row);
    else rowsByMeasure.set(key, [row]);
  }
  return scope.measures.flatMap((measure) => {
    const rows = rowsByMeasure.get(measure.key) ?? [];
    const sites = new Set(rows.map((row) => row.siteId));
    const counted = sites.size === 0 || sites.has(ALL_SITES) ? [ALL_SITES] : [...sites];
    return counted.map((siteId) => ({ measure, siteId, rows: rows.filter((row) => row.siteId === siteId) }));
  });
}

/** The latest period of each cadence that a measure of the meeting has, or should have. */
function latestByCadence({ measures }: Scope): Map<Cadence, Period> {
  const latest = new Map<Cadence, Period>();
  for (const { finding } of measures) {
    const period = finding.points.at(-1)?.period;
    const known = period && latest.get(period.cadence);
    if (period && (!known || period.ordinal > known.ordinal)) latest.set(period.cadence, period);
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

function seriesLabel(scope: Scope, { measure, siteId }: Series): string {
  return siteId === ALL_SITES ? measureName(scope, measure) : `${measureName(scope, measure)}, ${siteId}`;
}

import type { CellRef, Indicator, Observation } from "./measure";
import type { Cadence, Period } from "./period";
import { shiftPeriod } from "./periodCalendar";
import { exactly, type FigureValue, rollUp, rollUpStatus, valueOfFigures } from "./rollUp";

/** Site of a row that is about all sites of a provider. */
export const ALL_SITES = "ALL";

/** One period of a provider × indicator, sites brought together. */
export interface ReportedPoint extends FigureValue {
  readonly period: Period;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Cases behind a mean or median. */
  readonly cases: number | null;
  readonly status: Observation["status"];
  readonly cells: readonly CellRef[];
  /** True where no row was there at all. */
  readonly skipped: boolean;
}

/**
 * Brings the observations of one provider × indicator into a series without calendar gaps.
 *
 * For each period a row for all sites wins over the sum of the sites; without one the sites are summed, sum over
 * sum, and the period is missing where a site is: from its first row on, a site is expected in every period
 * (NA says that it is closed). Means are weighted by their cases; medians of several sites are never combined.
 * Rows of another cadence than the indicator's are left out unless there are no others; of two rows for the same
 * site and period the last one counts.
 *
 * @param observations of one provider and one indicator, in any order
 * @param through the period that figures are expected up to; null: the last one reported
 */
export function buildSeries(
  observations: readonly Observation[],
  indicator: Indicator,
  through: Period | null,
): ReportedPoint[] {
  const { cadence, first, last, rowsOf } = rowsByPeriod(observations, indicator);
  if (first === null) return through === null ? [] : [emptyPoint(through)];
  const end = through?.cadence === cadence ? Math.max(last, through.ordinal) : last;
  return Array.from({ length: end - first.ordinal + 1 }, (_, i) => {
    const period = shiftPeriod(first, i);
    const sent = rowsOf(period.ordinal);
    return sent ? combineSites(period, sent, indicator) : emptyPoint(period);
  });
}

/** The rows that count for a period: one for all sites, or those of the sites. */
export interface PeriodRows {
  readonly rows: readonly Observation[];
  /** Sites that sent rows before and none for this period. */
  readonly absent: number;
}

/** The rows of one provider × indicator by period, all of one cadence. */
export interface RowsByPeriod {
  readonly cadence: Cadence;
  readonly first: Period | null;
  /** Ordinal of the last period with a row. */
  readonly last: number;
  /** Null where no row was sent for the period with this ordinal. */
  readonly rowsOf: (ordinal: number) => PeriodRows | null;
}

/**
 * Which rows count, as `buildSeries` says.
 *
 * @example
 * const sites = [row("2026-08", "3/4", { siteId: "S1" }), row("2026-09", "3/4", { siteId: "S2" })];
 * rowsByPeriod(sites, ENROLMENT).rowsOf(periodFromKey("2026-09").ordinal).absent // 1: the site S1 sent nothing
 */
export function rowsByPeriod(observations: readonly Observation[], indicator: Indicator): RowsByPeriod {
  const cadence = cadenceOf(observations, indicator);
  const byPeriod = new Map<number, Map<string, Observation>>();
  const sitesFrom = new Map<string, number>();
  let first: Period | null = null;
  let last = -Infinity;
  for (const row of observations) {
    if (row.period.cadence !== cadence) continue;
    const { ordinal } = row.period;
    if (first === null || ordinal < first.ordinal) first = row.period;
    last = Math.max(last, ordinal);
    const sites = byPeriod.get(ordinal);
    if (sites) sites.set(row.siteId, row);
    else byPeriod.set(ordinal, new Map([[row.siteId, row]]));
    if (row.siteId !== ALL_SITES) {
      sitesFrom.set(row.siteId, Math.min(sitesFrom.get(row.siteId) ?? Infinity, ordinal));
    }
  }
  const rowsOf = (ordinal: number): PeriodRows | null => {
    const sites = byPeriod.get(ordinal);
    return sites ? countingRows(ordinal, sites, sitesFrom) : null;
  };
  return { cadence, first, last, rowsOf };
}

function cadenceOf(observations: readonly Observation[], indicator: Indicator): Cadence {
  const fits = observations.some(({ period }) => period.cadence === indicator.cadence);
  return fits ? indicator.cadence : (observations.at(-1)?.period.cadence ?? indicator.cadence);
}

function emptyPoint(period: Period): ReportedPoint {
  return {
    period,
    kind: "missing",
    value: null,
    range: null,
    numerator: null,
    denominator: null,
    cases: null,
    status: "final",
    cells: [],
    skipped: true,
  };
}

function countingRows(
  ordinal: number,
  sites: ReadonlyMap<string, Observation>,
  sitesFrom: ReadonlyMap<string, number>,
): PeriodRows {
  const all = sites.get(ALL_SITES);
  const own = [...sites.values()].filter(({ siteId }) => siteId !== ALL_SITES);
  if (all && (own.length === 0 || hasFigures(all))) return { rows: [all], absent: 0 };
  return { rows: own, absent: absentSites(ordinal, sites, sitesFrom) };
}

function combineSites(period: Period, { rows, absent }: PeriodRows, indicator: Indicator): ReportedPoint {
  const whole = rollUp(rows, absent, indicator);
  const { kind, value, range } = valueOfFigures(whole, indicator);
  return {
    period,
    kind,
    value,
    range,
    numerator: exactly(whole.numerator),
    denominator: exactly(whole.denominator),
    cases: exactly(whole.n),
    status: rollUpStatus(rows),
    cells: rows.map((row) => row.cells),
    skipped: false,
  };
}

function hasFigures({ numerator, denominator, value }: Observation): boolean {
  return [numerator, denominator, value].some(({ kind }) => kind !== "missing" && kind !== "notCollected");
}

function absentSites(
  ordinal: number,
  sites: ReadonlyMap<string, Observation>,
  sitesFrom: ReadonlyMap<string, number>,
): number {
  let absent = 0;
  for (const [site, from] of sitesFrom) {
    if (from <= ordinal && !sites.has(site)) absent++;
  }
  return absent;
}

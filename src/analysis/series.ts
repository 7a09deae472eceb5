import { LARGEST_VALUE } from "./constants";
import type { CellRef, Figure, Indicator, Observation } from "./measure";
import type { Cadence, Period } from "./period";
import { shiftPeriod } from "./periodCalendar";
import { ratioOf } from "./targets";

/** Why a period has no value, or that it has one. */
export type PointKind = "value" | "missing" | "suppressed" | "notApplicable";

/** One period of a provider × indicator, sites brought together. */
export interface ReportedPoint {
  readonly period: Period;
  readonly kind: PointKind;
  /** Null unless `kind` is "value". */
  readonly value: number | null;
  /** Where suppressed: what the value must lie between, if anything is known. */
  readonly range: { readonly low: number; readonly high: number } | null;
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
  const cadence = cadenceOf(observations, indicator);
  const rows = observations.filter(({ period }) => period.cadence === cadence);
  const [earliest] = rows.map(({ period }) => period).sort((a, b) => a.ordinal - b.ordinal);
  if (earliest === undefined) return through === null ? [] : [emptyPoint(through)];

  const byPeriod = new Map<number, Map<string, Observation>>();
  const sitesFrom = new Map<string, number>();
  let last = through?.cadence === cadence ? through.ordinal : earliest.ordinal;
  for (const row of rows) {
    const { ordinal } = row.period;
    last = Math.max(last, ordinal);
    const sites = byPeriod.get(ordinal);
    if (sites) sites.set(row.siteId, row);
    else byPeriod.set(ordinal, new Map([[row.siteId, row]]));
    if (row.siteId !== ALL_SITES) {
      sitesFrom.set(row.siteId, Math.min(sitesFrom.get(row.siteId) ?? Infinity, ordinal));
    }
  }

  const points: ReportedPoint[] = [];
  for (let ordinal = earliest.ordinal; ordinal <= last; ordinal++) {
    const period = shiftPeriod(earliest, ordinal - earliest.ordinal);
    const sites = byPeriod.get(ordinal);
    points.push(sites ? combineSites(period, sites, sitesFrom, indicator) : emptyPoint(period));
  }
  return points;
}

const ALL_SITES = "ALL";

const MISSING: Figure = { kind: "missing" };

/** Sum over sites as an interval; null where a part of it is not known at all. */
type Total =
  | { readonly kind: "number"; readonly low: number; readonly high: number }
  | { readonly kind: "suppressed"; readonly low: number; readonly high: number }
  | { readonly kind: "missing" }
  | { readonly kind: "notApplicable" };

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

function combineSites(
  period: Period,
  sites: ReadonlyMap<string, Observation>,
  sitesFrom: ReadonlyMap<string, number>,
  indicator: Indicator,
): ReportedPoint {
  const all = sites.get(ALL_SITES);
  const own = [...sites.values()].filter(({ siteId }) => siteId !== ALL_SITES);
  const rows = all && (own.length === 0 || hasFigures(all)) ? [all] : own;
  const absent = rows[0] === all ? 0 : absentSites(period.ordinal, sites, sitesFrom);

  const totals = {
    numerator: totalOf(
      rows.map((row) => row.numerator),
      absent,
    ),
    denominator: totalOf(
      rows.map((row) => row.denominator),
      absent,
    ),
    cases: totalOf(
      rows.map((row) => row.n),
      absent,
    ),
  };
  return {
    period,
    ...combineValue(rows, absent, totals, indicator),
    numerator: exactly(totals.numerator),
    denominator: exactly(totals.denominator),
    cases: exactly(totals.cases),
    status: statusOf(rows),
    cells: rows.map((row) => row.cells),
    skipped: false,
  };
}

interface Totals {
  readonly numerator: Total;
  readonly denominator: Total;
  readonly cases: Total;
}

type Combined = Pick<ReportedPoint, "kind" | "value" | "range">;

const NOT_APPLICABLE: Combined = { kind: "notApplicable", value: null, range: null };

function combineValue(
  rows: readonly Observation[],
  absent: number,
  totals: Totals,
  indicator: Indicator,
): Combined {
  switch (indicator.aggregation) {
    case "ratio_of_sums":
    case "rate_per_1000":
      return ratioPoint(totals.numerator, totals.denominator, indicator);
    case "sum":
    case "last":
      return totalPoint(
        totalOf(
          rows.map(({ value, numerator }) => (value.kind === "missing" ? numerator : value)),
          absent,
        ),
      );
    case "mean":
      return meanPoint(rows, absent);
    case "median":
      return rows.length === 1 && absent === 0 ? totalPoint(totalOf([rows[0]!.value], 0)) : NOT_APPLICABLE;
  }
}

function ratioPoint(numerator: Total, denominator: Total, indicator: Indicator): Combined {
  if (numerator.kind === "missing" || denominator.kind === "missing") return missing();
  if (numerator.kind === "notApplicable" || denominator.kind === "notApplicable") return NOT_APPLICABLE;
  if (denominator.high === 0) return NOT_APPLICABLE;
  if (numerator.kind === "number" && denominator.kind === "number") {
    return valued(ratioOf(numerator.low, denominator.low, indicator));
  }
  const high = denominator.low > 0 ? ratioOf(numerator.high, denominator.low, indicator) : Infinity;
  const ceiling = indicator.subset && indicator.aggregation === "ratio_of_sums" ? Math.min(1, high) : high;
  return suppressed(ratioOf(numerator.low, denominator.high, indicator), ceiling);
}

function meanPoint(rows: readonly Observation[], absent: number): Combined {
  if (rows.length === 1 && absent === 0) return totalPoint(totalOf([rows[0]!.value], 0));
  let weighted = 0;
  let cases = 0;
  for (const { value, n } of rows) {
    if (value.kind === "notApplicable" || (n.kind === "number" && n.value === 0)) continue;
    if (value.kind === "suppressed" || n.kind === "suppressed") return suppressed(-Infinity, Infinity);
    if (value.kind !== "number" || n.kind !== "number") return missing();
    weighted += value.value * n.value;
    cases += n.value;
  }
  if (absent > 0) return missing();
  return cases > 0 ? valued(weighted / cases) : NOT_APPLICABLE;
}

function totalPoint(total: Total): Combined {
  if (total.kind === "number") return valued(total.low);
  if (total.kind === "suppressed") return suppressed(total.low, total.high);
  return total.kind === "missing" ? missing() : NOT_APPLICABLE;
}

/** NA rows are left out; anything missing (or no number at all) makes the sum missing; suppressed figures make it an interval. */
function totalOf(figures: readonly Figure[], absent: number): Total {
  let low = 0;
  let high = 0;
  let counted = 0;
  let hidden = false;
  for (const figure of absent > 0 ? [...figures, MISSING] : figures) {
    if (figure.kind === "notApplicable") continue;
    if (figure.kind === "missing" || figure.kind === "notCollected") return { kind: "missing" };
    if (figure.kind === "number" && !(Math.abs(figure.value) <= LARGEST_VALUE)) return { kind: "missing" };
    counted++;
    hidden ||= figure.kind === "suppressed";
    low += figure.kind === "number" ? figure.value : figure.low;
    high += figure.kind === "number" ? figure.value : figure.high;
  }
  if (counted === 0) return { kind: "notApplicable" };
  return hidden ? { kind: "suppressed", low, high } : { kind: "number", low, high };
}

function exactly(total: Total): number | null {
  return total.kind === "number" ? total.low : null;
}

function valued(value: number): Combined {
  return Math.abs(value) <= LARGEST_VALUE ? { kind: "value", value, range: null } : missing();
}

function suppressed(low: number, high: number): Combined {
  return { kind: "suppressed", value: null, range: { low, high } };
}

function missing(): Combined {
  return { kind: "missing", value: null, range: null };
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

function statusOf(rows: readonly Observation[]): Observation["status"] {
  if (rows.some(({ status }) => status === "provisional")) return "provisional";
  return rows.some(({ status }) => status === "revised") ? "revised" : "final";
}

import { LARGEST_VALUE } from "./constants";
import type { Figure, Indicator, Observation } from "./measure";
import { ratioOf } from "./targets";

/** The figures of a site, a provider or a period: parts of a whole, and the whole. */
export type Figures = Pick<Observation, "numerator" | "denominator" | "value" | "n">;

/** Why there is no value, or that there is one. */
export type PointKind = "value" | "missing" | "suppressed" | "notApplicable";

/** What figures come to as one value of the indicator. */
export interface FigureValue {
  readonly kind: PointKind;
  /** Null unless `kind` is "value". */
  readonly value: number | null;
  /** Where suppressed: what the value must lie between, if anything is known. */
  readonly range: { readonly low: number; readonly high: number } | null;
}

const MISSING: Figure = { kind: "missing" };
const NOT_APPLICABLE: Figure = { kind: "notApplicable" };

/**
 * Parts as one whole: counts are summed, so that a ratio is sum over sum and never a mean of percentages; means are
 * weighted by their cases; medians of several parts are never combined (not applicable). A part that is not
 * applicable (NA) is left out, one that is missing or not collected (ND) makes the whole missing, and suppressed
 * ones make it an interval.
 *
 * @param absent parts that should be there and are not
 * @example
 * const sites = [row("2026-09", "30/42"), row("2026-09", "28/43")];
 * rollUp(sites, 0, ENROLMENT).numerator // { kind: "number", value: 58 }
 */
export function rollUp(parts: readonly Figures[], absent: number, indicator: Indicator): Figures {
  return {
    numerator: totalOf(
      parts.map(({ numerator }) => numerator),
      absent,
    ),
    denominator: totalOf(
      parts.map(({ denominator }) => denominator),
      absent,
    ),
    value: wholeValue(parts, absent, indicator),
    n: totalOf(
      parts.map(({ n }) => n),
      absent,
    ),
  };
}

/**
 * The value of figures: the ratio where the indicator is one (not applicable where nobody is in the denominator),
 * else the value itself. From suppressed counts comes an interval.
 *
 * @example valueOfFigures(row("2026-09", "30/40"), ENROLMENT) // { kind: "value", value: 0.75 }
 */
export function valueOfFigures(figures: Figures, indicator: Indicator): FigureValue {
  const { aggregation, subset } = indicator;
  if (aggregation !== "ratio_of_sums" && aggregation !== "rate_per_1000") return valueOfFigure(figures.value);
  const [numerator, denominator] = [intervalOf(figures.numerator), intervalOf(figures.denominator)];
  if (!numerator || !denominator) {
    const isMissing = [figures.numerator, figures.denominator].some(isUnknown);
    return isMissing ? missing() : notApplicable();
  }
  if (denominator.high === 0) return notApplicable();
  if (numerator.exact && denominator.exact) return valued(ratioOf(numerator.low, denominator.low, indicator));
  const high = denominator.low > 0 ? ratioOf(numerator.high, denominator.low, indicator) : Infinity;
  const ceiling = subset && aggregation === "ratio_of_sums" ? Math.min(1, high) : high;
  return suppressed(ratioOf(numerator.low, denominator.high, indicator), ceiling);
}

/**
 * The number of a figure; null where it is none or is not known.
 *
 * @example exactly({ kind: "suppressed", low: 1, high: 10 }) // null
 */
export function exactly(figure: Figure): number | null {
  return figure.kind === "number" ? figure.value : null;
}

/** One part that is provisional makes the whole provisional, else one that is revised makes it revised. */
export function rollUpStatus(parts: readonly Pick<Observation, "status">[]): Observation["status"] {
  if (parts.some(({ status }) => status === "provisional")) return "provisional";
  return parts.some(({ status }) => status === "revised") ? "revised" : "final";
}

function wholeValue(parts: readonly Figures[], absent: number, { aggregation }: Indicator): Figure {
  switch (aggregation) {
    case "ratio_of_sums":
    case "rate_per_1000":
      return MISSING;
    case "sum":
    case "last":
      return totalOf(
        parts.map(({ value, numerator }) => (value.kind === "missing" ? numerator : value)),
        absent,
      );
    case "mean":
      return parts.length === 1 ? totalOf([parts[0]!.value], absent) : weightedMean(parts, absent);
    case "median":
      return parts.length === 1 && absent === 0 ? totalOf([parts[0]!.value], 0) : NOT_APPLICABLE;
  }
}

function weightedMean(parts: readonly Figures[], absent: number): Figure {
  let weighted = 0;
  let cases = 0;
  for (const { value, n } of parts) {
    if (value.kind === "notApplicable" || (n.kind === "number" && n.value === 0)) continue;
    if (value.kind === "suppressed" || n.kind === "suppressed") {
      return { kind: "suppressed", low: -Infinity, high: Infinity };
    }
    if (value.kind !== "number" || n.kind !== "number") return MISSING;
    weighted += value.value * n.value;
    cases += n.value;
  }
  if (absent > 0) return MISSING;
  return cases > 0 ? { kind: "number", value: weighted / cases } : NOT_APPLICABLE;
}

function totalOf(figures: readonly Figure[], absent: number): Figure {
  if (absent > 0) return MISSING;
  let low = 0;
  let high = 0;
  let counted = 0;
  let hidden = false;
  for (const figure of figures) {
    if (figure.kind === "notApplicable") continue;
    const interval = intervalOf(figure);
    if (!interval) return MISSING;
    counted++;
    hidden ||= !interval.exact;
    low += interval.low;
    high += interval.high;
  }
  if (counted === 0) return NOT_APPLICABLE;
  return hidden ? { kind: "suppressed", low, high } : { kind: "number", value: low };
}

function intervalOf(figure: Figure): { low: number; high: number; exact: boolean } | null {
  if (figure.kind === "suppressed") return { low: figure.low, high: figure.high, exact: false };
  if (figure.kind !== "number" || !(Math.abs(figure.value) <= LARGEST_VALUE)) return null;
  return { low: figure.value, high: figure.value, exact: true };
}

function isUnknown(figure: Figure): boolean {
  return figure.kind !== "notApplicable" && intervalOf(figure) === null;
}

function valueOfFigure(figure: Figure): FigureValue {
  if (figure.kind === "suppressed") return suppressed(figure.low, figure.high);
  if (figure.kind === "notApplicable") return notApplicable();
  return figure.kind === "number" ? valued(figure.value) : missing();
}

function valued(value: number): FigureValue {
  return Math.abs(value) <= LARGEST_VALUE ? { kind: "value", value, range: null } : missing();
}

function suppressed(low: number, high: number): FigureValue {
  return { kind: "suppressed", value: null, range: { low, high } };
}

function missing(): FigureValue {
  return { kind: "missing", value: null, range: null };
}

function notApplicable(): FigureValue {
  return { kind: "notApplicable", value: null, range: null };
}

import type { Rule, SeriesPoint } from "./finding";
import type { Indicator } from "./measure";
import type { Cadence, Period } from "./period";
import { periodLabel } from "./periodCalendar";
import { isRatio, roundHalfUp } from "./targets";

const PERIOD_WORDS: Record<Cadence, string> = {
  weekly: "week",
  monthly: "month",
  quarterly: "quarter",
  yearly: "year",
};

/** Rules as a sentence names them. */
export const RULE_WORDS: Record<Rule, string> = {
  outsideLimits: "outside limits",
  shift: "shift",
  trend: "trend",
  twoInThree: "two in three",
};

/**
 * A value in its unit as it is displayed: `50.0%`, `12.5 days`, `4.2 per 1,000`, `1,204`.
 *
 * @example valueText(0.5, ENROLMENT) // "50.0%"
 */
export function valueText(value: number, indicator: Indicator): string {
  if (indicator.unit === "percent") {
    return `${numberText(100 * value, Math.max(0, indicator.decimals - 2))}%`;
  }
  return `${numberText(value, indicator.decimals)}${unitText(indicator)}`;
}

/**
 * A target without idle decimals.
 *
 * @example targetText(0.7, ENROLMENT) // "70%"
 */
export function targetText(target: number, indicator: Indicator): string {
  return valueText(target, indicator).replace(/\.(\d*?)0+(?!\d)/, (_, digits: string) =>
    digits ? `.${digits}` : "",
  );
}

/**
 * How far a value is from a target, without sign.
 *
 * @example distanceText(-0.2, ENROLMENT) // "20.0 points"
 */
export function distanceText(distance: number, indicator: Indicator): string {
  const size = Math.abs(distance);
  if (indicator.unit !== "percent") return valueText(size, indicator);
  return `${numberText(100 * size, Math.max(0, indicator.decimals - 2))} points`;
}

/**
 * A value with the counts behind it, which no percentage goes without.
 *
 * @example figureText(onlyFinding({ observations: COLLAPSE }).points.at(-1), ENROLMENT) // "50.0% (25 of 50)"
 */
export function figureText(point: SeriesPoint, indicator: Indicator): string {
  if (point.value === null) return "no figure";
  const value = valueText(point.value, indicator);
  if (isRatio(indicator) && point.numerator !== null && point.denominator !== null) {
    return `${value} (${countsText(point.numerator, point.denominator, indicator)})`;
  }
  return point.cases == null ? value : `${value} (${numberText(point.cases, 0)} cases)`;
}

/**
 * `25 of 50`, or `31 per 7,020` where the numerator is no part of the denominator.
 *
 * @example countsText(25, 50, ENROLMENT) // "25 of 50"
 */
export function countsText(numerator: number, denominator: number, { subset }: Indicator): string {
  return `${numberText(numerator)} ${subset ? "of" : "per"} ${numberText(denominator)}`;
}

/**
 * So many periods in words.
 *
 * @example countPeriods(7, "monthly") // "7 months"
 */
export function countPeriods(count: number, cadence: Cadence): string {
  return `${count} ${PERIOD_WORDS[cadence]}${count === 1 ? "" : "s"}`;
}

/**
 * Neighbouring periods as a span from three on, others one by one.
 *
 * @example periodsText(["2026-03", "2026-04", "2026-05"].map((key) => periodFromKey(key))) // "Mar 2026 to May 2026"
 */
export function periodsText(periods: readonly Period[]): string {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return "";
  const isSpan = periods.length > 2 && last.ordinal - first.ordinal === periods.length - 1;
  return isSpan ? `${periodLabel(first)} to ${periodLabel(last)}` : listText(periods.map(periodLabel));
}

/**
 * A list as a sentence has it.
 *
 * @example listText(["a", "b", "c"]) // "a, b and c"
 */
export function listText(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/**
 * A number with thousands set apart, rounded half up as `met` is judged; decimals as they are where none are given.
 *
 * @example numberText(1204.25, 1) // "1,204.3"
 */
export function numberText(value: number, decimals?: number): string {
  const text = decimals === undefined ? String(value) : roundHalfUp(value, decimals).toFixed(decimals);
  const [, sign = "", whole = text, rest = ""] = /^(-?)(\d+)(\.\d+)?$/.exec(text) ?? [];
  const isZero = /^0*$/.test(whole) && /^\.?0*$/.test(rest);
  return `${isZero ? "" : sign}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${rest}`;
}

function unitText({ unit }: Indicator): string {
  if (unit === "" || unit === "count" || unit === "number") return "";
  return unit === "rate_per_1000" ? " per 1,000" : ` ${unit.replaceAll("_", " ")}`;
}

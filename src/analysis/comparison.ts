import { funnel, type Funnel, type FunnelLimits, type FunnelUnit } from "./funnel";
import type { Indicator } from "./measure";
import { givesSmallCount } from "./smallCells";
import { firstWhole, ratioOf } from "./targets";
import { countsText, numberText, valueText } from "./wording";

/** How far beyond chance: outside 99.8% is a flag, between 95% and 99.8% is to watch. */
export type Beyond = "flag" | "watch";

/** A unit that differs from the others by more than chance explains. */
export interface FunnelGap {
  readonly indicator: Indicator;
  readonly unit: FunnelUnit;
  readonly limits: FunnelLimits;
  readonly beyond: Beyond;
  /** All units of the comparison, and the funnel around them. */
  readonly units: readonly FunnelUnit[];
  readonly funnel: Funnel;
  /** What the units are called. */
  readonly noun: "providers" | "groups" | "sites";
}

/**
 * The funnel of providers, sites or groups, in the unit of the indicator's value.
 *
 * Shares (the numerator is part of the denominator) have limits for proportions. Rates per 1,000 of events that are
 * counted over an exposure have exact Poisson limits: events over those that the exposure would give at the pooled
 * rate, as for a standardised ratio. Null for anything else, whose numerators need not vary as counts do (hours,
 * money, units of service), and where nothing was counted at all, or more than a hundred million events.
 *
 * @example
 * const units = [[90, 120], [41, 88], [35, 46]].map(([numerator, denominator]) => ({ numerator, denominator, judged: true }));
 * unitFunnel(units, ENROLMENT).unadjusted[1].flag // { lower: 0.491, upper: 0.799 }
 */
export function unitFunnel(units: readonly FunnelUnit[], indicator: Indicator): Funnel | null {
  const unit = indicator.aggregation === "rate_per_1000" ? 1000 : 1;
  if (isShare(indicator)) return scaled(funnel(units, "proportion"), unit);
  if (!isComparable(indicator)) return null;
  const judged = units.filter((each) => each.judged);
  const rate = sumOf(judged, "numerator") / sumOf(judged, "denominator");
  if (!(rate > 0)) return null;
  const expected = units.map((each) => ({ ...each, denominator: each.denominator * rate }));
  if (expected.some(({ denominator }) => denominator > MOST_EXPECTED)) return null;
  return scaled(funnel(expected, "standardisedLog"), rate * unit);
}

/** Expected events up to which exact Poisson limits can be computed. */
const MOST_EXPECTED = 1e8;

/** Whether units are compared at all: shares, and rates of events over an exposure. */
export function isComparable(indicator: Indicator): boolean {
  return isShare(indicator) || indicator.aggregation === "rate_per_1000";
}

/** Whether a unit has counts that can be compared at all: no share of more than everybody, and nothing beyond counting. */
export function isCountable(
  { numerator, denominator }: Pick<FunnelUnit, "numerator" | "denominator">,
  { subset }: Indicator,
): boolean {
  const most = subset ? denominator : Number.MAX_SAFE_INTEGER;
  return denominator >= 1 && denominator <= Number.MAX_SAFE_INTEGER && numerator >= 0 && numerator <= most;
}

/** Whether a value lies outside its limits, and how far; null within. */
export function beyondLimits(value: number, limits: FunnelLimits): Beyond | null {
  if (isOutside(value, limits.flag)) return "flag";
  return isOutside(value, limits.watch) ? "watch" : null;
}

/** `46.6% (41 of 88), lower than chance explains: 99.8% limits for its size … around … of 3 providers together` */
export function funnelSentence(gap: FunnelGap): string {
  const { indicator, units, funnel: around, noun } = gap;
  const judged = units.filter((each) => each.judged);
  const pooled = countsText(sumOf(judged, "numerator"), sumOf(judged, "denominator"), indicator);
  return (
    `${ownFunnelSentence(gap)} around ${valueText(around.pooled, indicator)} ` +
    `(${pooled}) of ${judged.length} ${noun} together`
  );
}

/** The same without the counts of all together, from which those of the others could be subtracted. */
export function ownFunnelSentence(gap: FunnelGap): string {
  const { indicator, unit, limits, beyond, funnel: around, noun } = gap;
  const range = limits[beyond];
  const kind =
    around.judgedBy === "unadjusted" ? `unadjusted, under 10 ${noun}` : "adjusted for over-dispersion";
  return (
    `${valueText(valueOf(unit, indicator), indicator)} ` +
    `(${countsText(unit.numerator, unit.denominator, indicator)}), ${sideOf(gap)} ${chanceText(beyond)}: ` +
    `${LEVEL[beyond]} limits for its size ${valueText(range.lower, indicator)} to ` +
    `${valueText(range.upper, indicator)} (${kind})`
  );
}

/** `funnel: below the 99.8% limit` */
export function funnelRule(gap: FunnelGap): string {
  return `funnel: ${sideOf(gap) === "higher" ? "above" : "below"} the ${LEVEL[gap.beyond]} limit`;
}

/** `44 or more of 88 would lie within the limits`; null where no count does, or a small one would be said. */
export function funnelClearing(
  { indicator, unit, limits, beyond }: FunnelGap,
  threshold: number,
): string | null {
  const { lower, upper } = limits[beyond];
  const { denominator } = unit;
  const at = (events: number): number => ratioOf(events, denominator, indicator);
  const isLow = valueOf(unit, indicator) < lower;
  const most = indicator.subset ? denominator : Math.max(unit.numerator, Math.ceil(upper / at(1))) + 1;
  const count = isLow
    ? firstWhole(0, most, (events) => at(events) >= lower)
    : (firstWhole(0, most, (events) => at(events) > upper) ?? denominator + 1) - 1;
  if (count === null || givesSmallCount(count, denominator, indicator, threshold)) return null;
  const words = isLow ? "or more" : "or fewer";
  return `${numberText(count)} ${words} ${indicator.subset ? "of" : "per"} ${numberText(denominator)} would lie within the limits`;
}

/** Whether a unit is higher or lower than the centre. */
export function sideOf({ unit, indicator, funnel: { pooled } }: FunnelGap): "higher" | "lower" {
  return valueOf(unit, indicator) > pooled ? "higher" : "lower";
}

/** `than chance explains`, and how sure that is. */
export function chanceText(beyond: Beyond): string {
  return beyond === "flag"
    ? "than chance explains"
    : "than chance explains in 95 of 100 cases (worth watching, not yet a signal)";
}

const LEVEL: Record<Beyond, string> = { flag: "99.8%", watch: "95%" };

/** True where the numerator is part of the denominator. */
export function isShare({ aggregation, subset }: Indicator): boolean {
  return subset && (aggregation === "ratio_of_sums" || aggregation === "rate_per_1000");
}

function valueOf({ numerator, denominator }: FunnelUnit, indicator: Indicator): number {
  return ratioOf(numerator, denominator, indicator);
}

function isOutside(value: number, { lower, upper }: { lower: number; upper: number }): boolean {
  return value < lower || value > upper;
}

function scaled(result: Funnel, factor: number): Funnel {
  if (factor === 1) return result;
  const pair = ({ lower, upper }: { lower: number; upper: number }) => ({
    lower: lower * factor,
    upper: upper * factor,
  });
  const limits = ({ watch, flag }: FunnelLimits): FunnelLimits => ({ watch: pair(watch), flag: pair(flag) });
  return {
    ...result,
    pooled: result.pooled * factor,
    unadjusted: result.unadjusted.map(limits),
    overdispersed: result.overdispersed.map(limits),
  };
}

function sumOf(units: readonly FunnelUnit[], count: "numerator" | "denominator"): number {
  return units.reduce((sum, unit) => sum + unit[count], 0);
}

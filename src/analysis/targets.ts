import type { Indicator, Target } from "./measure";

/** Relative slack that undoes binary rounding before a digit is cut: 0.6995 is 699.5 thousandths, not 699.49999. */
const ROUNDING_SLACK = 1e-12;

/** In units of the last digit: of very large values the slack must not reach the next one. */
const LARGEST_SLACK = 0.25;

/** From here on a double has no digit after the point that could be rounded. */
const LARGEST_WITH_DIGITS = 2 ** 52;

/** The targets of a contract by indicator, ready to be asked for a provider and a day. */
export type TargetIndex = ReadonlyMap<string, readonly Target[]>;

/**
 * Contract targets by indicator, oldest first; aspirations and benchmarks never decide anything.
 *
 * @example contractTargets([target(0.7), target(0.9, { kind: "aspiration" })]).get("enrolled").length // 1
 */
export function contractTargets(targets: readonly Target[]): TargetIndex {
  const index = new Map<string, Target[]>();
  for (const target of targets) {
    if (target.kind !== "contract" || !Number.isFinite(target.value)) continue;
    const known = index.get(target.indicatorId);
    if (known) known.push(target);
    else index.set(target.indicatorId, [target]);
  }
  for (const known of index.values()) {
    known.sort((a, b) =>
      a.effectiveFrom < b.effectiveFrom ? -1 : a.effectiveFrom > b.effectiveFrom ? 1 : 0,
    );
  }
  return index;
}

/**
 * The contract target in force for a period, or null.
 *
 * A target holds for a period when it was in force on the period's *first day*: a target that changes in the
 * middle of a month is first applied to the next one, so that nobody is judged by a target that came after the
 * work began. A provider's own target wins over one for all providers, whichever is newer; of several, the one
 * with the latest date wins, then the last in the table.
 *
 * @param periodStart ISO date of the period's first day
 * @example
 * const index = contractTargets([target(0.7), target(0.75, { effectiveFrom: "2026-07-15" })]);
 * targetInForce(index, HARBOR.id, ENROLMENT.id, "2026-07-01") // 0.7: the new one holds from August on
 */
export function targetInForce(
  index: TargetIndex,
  providerId: string,
  indicatorId: string,
  periodStart: string,
): number | null {
  let own: number | null = null;
  let all: number | null = null;
  for (const target of index.get(indicatorId) ?? []) {
    if (target.effectiveFrom > periodStart) break;
    if (target.providerId === providerId) own = target.value;
    else if (target.providerId === null) all = target.value;
  }
  return own ?? all;
}

/**
 * Rounds to decimals, halves away from zero, as Excel shows numbers.
 *
 * @example roundHalfUp(0.6995, 3) // 0.7
 */
export function roundHalfUp(value: number, decimals: number): number {
  if (Math.abs(value) >= LARGEST_WITH_DIGITS) return value;
  const factor = 10 ** decimals;
  const scaled = Math.abs(value) * factor;
  const slack = Math.min(LARGEST_SLACK, scaled * ROUNDING_SLACK);
  const rounded = Math.floor(scaled + 0.5 + slack) / factor;
  return Math.sign(value) * rounded;
}

/**
 * Whether a value meets a target, both compared as they are displayed (rounded half up to the indicator's
 * `decimals`); equality is met. Null where the indicator has no direction, or either is no number.
 *
 * @example isMet(0.6996, 0.7, { direction: "increase", decimals: 3 }) // true: both show 70.0%
 */
export function isMet(
  value: number,
  target: number,
  { direction, decimals }: Pick<Indicator, "direction" | "decimals">,
): boolean | null {
  if (direction === "neutral" || isNaN(value) || isNaN(target)) return null;
  const shown = roundHalfUp(value, decimals);
  const wanted = roundHalfUp(target, decimals);
  return direction === "increase" ? shown >= wanted : shown <= wanted;
}

/** Whether every value of an interval meets the target (true), none does (false), or it cannot be told (null). */
export function isIntervalMet(
  low: number,
  high: number,
  target: number,
  indicator: Pick<Indicator, "direction" | "decimals">,
): boolean | null {
  const atLow = isMet(low, target, indicator);
  return atLow === isMet(high, target, indicator) ? atLow : null;
}

/**
 * Value of a ratio indicator: numerator ÷ denominator, per 1,000 where it is such a rate; NaN without denominator.
 *
 * @example ratioOf(31, 7020, { aggregation: "rate_per_1000" }) // 4.416
 */
export function ratioOf(
  numerator: number,
  denominator: number,
  { aggregation }: Pick<Indicator, "aggregation">,
): number {
  if (!(denominator > 0)) return NaN;
  return aggregation === "rate_per_1000" ? (1000 * numerator) / denominator : numerator / denominator;
}

/**
 * True where the value is events over a denominator.
 *
 * @example isRatio({ aggregation: "rate_per_1000" }) // true
 */
export function isRatio({ aggregation }: Pick<Indicator, "aggregation">): boolean {
  return aggregation === "ratio_of_sums" || aggregation === "rate_per_1000";
}

/**
 * The smallest whole number in [from, to] that `holds`, where it holds for all larger ones too; null where none does,
 * or where whole numbers cannot be told apart any more (2^53).
 */
export function firstWhole(from: number, to: number, holds: (whole: number) => boolean): number | null {
  if (!(to >= from) || to > Number.MAX_SAFE_INTEGER || !holds(Math.floor(to))) return null;
  let low = from;
  let high = Math.floor(to);
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The smallest whole number of further events (fewer, where a decrease is better) that would have met the
 * target at the displayed precision: 0 when met; null where the value is no ratio, has no direction, or no
 * number of events could have met it.
 *
 * @example eventsShort(25, 50, 0.7, ENROLMENT) // 10: 35 of 50 are 70%
 */
export function eventsShort(
  numerator: number,
  denominator: number,
  target: number,
  indicator: Indicator,
): number | null {
  if (!isRatio(indicator) || indicator.direction === "neutral" || !(denominator > 0)) return null;
  const perEvent = ratioOf(1, denominator, indicator);
  const far = Math.abs(target / perEvent - numerator) + 2;
  const room = indicator.subset ? denominator - numerator : far;
  const [sign, most] =
    indicator.direction === "increase" ? [1, Math.min(far, room)] : [-1, Math.min(far, numerator)];
  return firstWhole(
    0,
    most,
    (events) => isMet(ratioOf(numerator + sign * events, denominator, indicator), target, indicator) === true,
  );
}

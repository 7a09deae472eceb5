import { SHIFT_LENGTH, TREND_LENGTH } from "./constants";
import type { PointRule, Rule, RuleDirection, Signal, Variation } from "./finding";
import type { LimitGroup } from "./limits";
import type { ImprovementDirection } from "./measure";

/** The rules that a point meets, one bit for each rule and direction. */
export const Mark = {
  outsideAbove: 1,
  outsideBelow: 2,
  shiftAbove: 4,
  shiftBelow: 8,
  trendIncreasing: 16,
  trendDecreasing: 32,
  twoInThreeAbove: 64,
  twoInThreeBelow: 128,
} as const;

interface MarkMeaning extends PointRule {
  readonly bit: number;
  readonly high: boolean;
}

/** In the order in which one rule gives a point its type: outside, trend, two in three, shift. */
const PRECEDENCE: readonly MarkMeaning[] = [
  meaning(Mark.outsideAbove, "outsideLimits", "above"),
  meaning(Mark.outsideBelow, "outsideLimits", "below"),
  meaning(Mark.trendIncreasing, "trend", "increasing"),
  meaning(Mark.trendDecreasing, "trend", "decreasing"),
  meaning(Mark.twoInThreeAbove, "twoInThree", "above"),
  meaning(Mark.twoInThreeBelow, "twoInThree", "below"),
  meaning(Mark.shiftAbove, "shift", "above"),
  meaning(Mark.shiftBelow, "shift", "below"),
];

function meaning(bit: number, rule: Rule, direction: RuleDirection): MarkMeaning {
  return { bit, rule, direction, high: direction === "above" || direction === "increasing" };
}

/** A bit for each point (or step) of a shift, a trend and a window of three. */
const SHIFT_BITS = 2 ** SHIFT_LENGTH - 1;
const TREND_BITS = 2 ** (TREND_LENGTH - 1) - 1;
const WINDOW_BITS = 0b111;

/** Marks the points of a group that lie strictly beyond a limit. */
export function markOutsideLimits(values: Float64Array, group: LimitGroup, marks: Uint8Array): void {
  const { from, to, lpl, upl } = group;
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    if (value > upl) marks[i]! |= Mark.outsideAbove;
    else if (value < lpl) marks[i]! |= Mark.outsideBelow;
  }
}

// The other rules keep what they know of the latest points as bits, the latest lowest: whole numbers without a
// branch for each point are what makes thousands of series take milliseconds.

/** Marks runs of 7 and more strictly on one side of the mean; a value on the mean or a missing one ends a run. */
export function markShifts(values: Float64Array, group: LimitGroup, marks: Uint8Array): void {
  const { from, to, mean } = group;
  let above = 0;
  let below = 0;
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    above = ((above << 1) | Number(value > mean)) & SHIFT_BITS;
    below = ((below << 1) | Number(value < mean)) & SHIFT_BITS;
    if (above === SHIFT_BITS) markLast(SHIFT_LENGTH, marks, i, Mark.shiftAbove);
    if (below === SHIFT_BITS) markLast(SHIFT_LENGTH, marks, i, Mark.shiftBelow);
  }
}

/** Marks runs of 7 points and more, each strictly above (or each below) the one before; a tie ends a run. */
export function markTrends(values: Float64Array, group: LimitGroup, marks: Uint8Array): void {
  let rises = 0;
  let falls = 0;
  let before = NaN;
  for (let i = group.from; i < group.to; i++) {
    const value = values[i]!;
    rises = ((rises << 1) | Number(value > before)) & TREND_BITS;
    falls = ((falls << 1) | Number(value < before)) & TREND_BITS;
    if (rises === TREND_BITS) markLast(TREND_LENGTH, marks, i, Mark.trendIncreasing);
    if (falls === TREND_BITS) markLast(TREND_LENGTH, marks, i, Mark.trendDecreasing);
    before = value;
  }
}

/**
 * Marks, in windows of three on one side of the mean, the points between two and three sigma where two or more are.
 *
 * @param beyondLimits count points beyond three sigma too
 */
export function markTwoInThree(
  values: Float64Array,
  group: LimitGroup,
  marks: Uint8Array,
  beyondLimits: boolean,
): void {
  const { from, to, mean, lowerWarning, upperWarning } = group;
  const highest = beyondLimits ? Infinity : group.upl;
  const lowest = beyondLimits ? -Infinity : group.lpl;
  let high = 0;
  let low = 0;
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    high = ((high << 1) | (Number(value > upperWarning) & Number(value <= highest))) & WINDOW_BITS;
    low = ((low << 1) | (Number(value < lowerWarning) & Number(value >= lowest))) & WINDOW_BITS;
    if (hasTwo(high) && i >= from + 2 && values[i - 2]! > mean && values[i - 1]! > mean && value > mean) {
      markBits(high, marks, i, Mark.twoInThreeAbove);
    }
    if (hasTwo(low) && i >= from + 2 && values[i - 2]! < mean && values[i - 1]! < mean && value < mean) {
      markBits(low, marks, i, Mark.twoInThreeBelow);
    }
  }
}

/**
 * All rules that a point meets, in the order of precedence.
 *
 * @example rulesOf(Mark.shiftBelow | Mark.outsideBelow).map(({ rule }) => rule) // ["outsideLimits", "shift"]
 */
export function rulesOf(marks: number): PointRule[] {
  return PRECEDENCE.filter((candidate) => marks & candidate.bit).map(({ rule, direction }) => ({
    rule,
    direction,
  }));
}

/** The single type of a point: its first rule in the order outside, trend, two in three, shift. */
export function variationOf(marks: number, direction: ImprovementDirection): Variation {
  if (marks === 0) return "commonCause";
  const first = PRECEDENCE.find((candidate) => marks & candidate.bit)!;
  if (direction === "neutral") return first.high ? "specialCauseNeutralHigh" : "specialCauseNeutralLow";
  return first.high === (direction === "increase") ? "specialCauseImprovement" : "specialCauseConcern";
}

/** What a rule's direction means for an indicator. */
export function signalType(ruleDirection: RuleDirection, direction: ImprovementDirection): Signal["type"] {
  if (direction === "neutral") return "neutral";
  const high = ruleDirection === "above" || ruleDirection === "increasing";
  return high === (direction === "increase") ? "improvement" : "concern";
}

/**
 * Runs of neighbouring points that meet the same rule in the same direction, by rule, then in time. A run ends
 * with its group, and a trend ends where the values turn, even where the next trend begins at once.
 */
export function signalRuns(
  values: Float64Array,
  groups: readonly LimitGroup[],
  marks: Uint8Array,
  direction: ImprovementDirection,
): Signal[] {
  const signals: Signal[] = [];
  for (const { bit, rule, direction: ruleDirection } of PRECEDENCE) {
    const rising = ruleDirection === "increasing";
    const type = signalType(ruleDirection, direction);
    for (const group of groups) {
      let from = -1;
      for (let i = group.from; i <= group.to; i++) {
        const marked = i < group.to && (marks[i]! & bit) !== 0;
        const turned = rule === "trend" && from >= 0 && marked && values[i]! > values[i - 1]! !== rising;
        if (from >= 0 && (!marked || turned)) {
          signals.push({ rule, direction: ruleDirection, type, from, to: i - 1 });
          from = -1;
        }
        if (marked && from < 0) from = i;
      }
    }
  }
  return signals;
}

function markLast(length: number, marks: Uint8Array, last: number, bit: number): void {
  for (let i = last - length + 1; i <= last; i++) marks[i]! |= bit;
}

function markBits(bits: number, marks: Uint8Array, last: number, bit: number): void {
  for (let k = 0; bits >> k !== 0; k++) {
    if ((bits >> k) & 1) marks[last - k]! |= bit;
  }
}

function hasTwo(bits: number): boolean {
  return (bits & (bits - 1)) !== 0;
}

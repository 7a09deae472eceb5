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

/** Marks the points of a group that lie strictly beyond a limit. */
export function markOutsideLimits(values: Float64Array, group: LimitGroup, marks: Uint8Array): void {
  const { lpl, upl } = group;
  for (let i = group.from; i < group.to; i++) {
    const value = values[i]!;
    if (value > upl) marks[i]! |= Mark.outsideAbove;
    else if (value < lpl) marks[i]! |= Mark.outsideBelow;
  }
}

/** Marks runs of 7 and more strictly on one side of the mean; a value on the mean or a missing one ends a run. */
export function markShifts(values: Float64Array, group: LimitGroup, marks: Uint8Array): void {
  const { mean } = group;
  let run = 0;
  let side = 0;
  for (let i = group.from; i < group.to; i++) {
    const value = values[i]!;
    const now = value > mean ? 1 : value < mean ? -1 : 0;
    run = now !== 0 && now === side ? run + 1 : 1;
    side = now;
    if (now !== 0 && run >= SHIFT_LENGTH) {
      markRun(marks, i, run === SHIFT_LENGTH ? SHIFT_LENGTH : 1, now > 0 ? Mark.shiftAbove : Mark.shiftBelow);
    }
  }
}

/** Marks runs of 7 points and more, each strictly above (or each below) the one before; a tie ends a run. */
export function markTrends(values: Float64Array, group: LimitGroup, marks: Uint8Array): void {
  let run = 1;
  let course = 0;
  for (let i = group.from + 1; i < group.to; i++) {
    const step = values[i]! - values[i - 1]!;
    const now = step > 0 ? 1 : step < 0 ? -1 : 0;
    run = now !== 0 && now === course ? run + 1 : 2;
    course = now;
    if (now !== 0 && run >= TREND_LENGTH) {
      const bit = now > 0 ? Mark.trendIncreasing : Mark.trendDecreasing;
      markRun(marks, i, run === TREND_LENGTH ? TREND_LENGTH : 1, bit);
    }
  }
}

/** Marks, in windows of three on one side of the mean, the points between two and three sigma where two or more are. */
export function markTwoInThree(values: Float64Array, group: LimitGroup, marks: Uint8Array): void {
  const { mean, lpl, upl, lowerWarning, upperWarning } = group;
  let run = 0;
  let side = 0;
  let [close, closeBefore] = [false, false];
  for (let i = group.from; i < group.to; i++) {
    const value = values[i]!;
    const now = value > mean ? 1 : value < mean ? -1 : 0;
    const isClose = now > 0 ? value > upperWarning && value <= upl : value < lowerWarning && value >= lpl;
    run = now !== 0 && now === side ? run + 1 : 1;
    if (run >= 3 && Number(isClose) + Number(close) + Number(closeBefore) >= 2) {
      const bit = now > 0 ? Mark.twoInThreeAbove : Mark.twoInThreeBelow;
      if (isClose) marks[i]! |= bit;
      if (close) marks[i - 1]! |= bit;
      if (closeBefore) marks[i - 2]! |= bit;
    }
    side = now;
    [closeBefore, close] = [close, isClose];
  }
}

/** All rules that a point meets, in the order of precedence. */
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

function markRun(marks: Uint8Array, last: number, length: number, bit: number): void {
  for (let i = last - length + 1; i <= last; i++) marks[i]! |= bit;
}

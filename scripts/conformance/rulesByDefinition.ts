import type { LimitGroup } from "../../src/analysis/limits";
import { Mark } from "../../src/analysis/signals";

/** The rules by their definition: a point is marked when some full window of seven (or three) around it meets the rule. */
export function marksByDefinition(values: Float64Array, group: LimitGroup, i: number): number {
  const windows = (length: number): number[][] =>
    Array.from({ length }, (_, k) => i - k)
      .filter((from) => from >= group.from && from + length <= group.to)
      .map((from) => Array.from(values.subarray(from, from + length)));
  const above = (value: number): boolean => value > group.mean;
  const below = (value: number): boolean => value < group.mean;
  const closeHigh = (value: number): boolean => value > group.upperWarning && value <= group.upl;
  const closeLow = (value: number): boolean => value < group.lowerWarning && value >= group.lpl;
  const value = values[i]!;
  const met: [number, boolean][] = [
    [Mark.outsideAbove, value > group.upl],
    [Mark.outsideBelow, value < group.lpl],
    [Mark.shiftAbove, windows(7).some((window) => window.every(above))],
    [Mark.shiftBelow, windows(7).some((window) => window.every(below))],
    [
      Mark.trendIncreasing,
      windows(7).some((window) => window.every((v, k) => k === 0 || v > window[k - 1]!)),
    ],
    [
      Mark.trendDecreasing,
      windows(7).some((window) => window.every((v, k) => k === 0 || v < window[k - 1]!)),
    ],
    [
      Mark.twoInThreeAbove,
      closeHigh(value) && windows(3).some((w) => w.every(above) && w.filter(closeHigh).length > 1),
    ],
    [
      Mark.twoInThreeBelow,
      closeLow(value) && windows(3).some((w) => w.every(below) && w.filter(closeLow).length > 1),
    ],
  ];
  return met.reduce((marks, [bit, holds]) => (holds ? marks | bit : marks), 0);
}

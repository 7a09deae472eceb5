import type { Figure } from "../../analysis/measure";
import { shown } from "../cellText";

/** What a count may be: `<11` is 1 to 10. */
export interface FigureRange {
  readonly low: number;
  readonly high: number;
}

/** Null where nothing is known of it: not collected, or empty. What does not apply adds nothing. */
export function rangeOf(figure: Figure): FigureRange | null {
  switch (figure.kind) {
    case "number":
      return { low: figure.value, high: figure.value };
    case "suppressed":
      return { low: figure.low, high: figure.high };
    case "notApplicable":
      return { low: 0, high: 0 };
    case "notCollected":
    case "missing":
      return null;
  }
}

/** The range of a sum; null where one of the figures is not known. */
export function sumOf(figures: readonly Figure[]): FigureRange | null {
  let low = 0;
  let high = 0;
  for (const figure of figures) {
    const range = rangeOf(figure);
    if (range === null) return null;
    low += range.low;
    high += range.high;
  }
  return { low, high };
}

/** Relative slack that undoes the noise of binary fractions: 0.1 + 0.2 is 0.3. */
const SLACK = 1e-9;

/** True where no number is in both ranges. */
export function areApart(a: FigureRange, b: FigureRange): boolean {
  return isAbove(a, b) || isAbove(b, a);
}

/** True where the whole range lies above the other. */
export function isAbove(a: FigureRange, b: FigureRange): boolean {
  return a.low > b.high + SLACK * Math.max(1, Math.abs(b.high));
}

/** `41` or `41 to 50`, as a message names it. */
export function rangeText({ low, high }: FigureRange): string {
  return low === high ? shown(low) : `${shown(low)} to ${shown(high)}`;
}

import type { ExplainedGap, PathwayWindow } from "./pathway";
import { isExact } from "./pathwaySteps";

/** A smaller gap is nobody. */
const SMALLEST_GAP = 1;

/**
 * How much of the gap between two windows each step explains: one step alone is put back to its conversion in the
 * baseline, and the end is computed again. Expected end = starters × all baseline conversions; share of a step =
 * people gained ÷ (expected end − actual end); what no single step explains is `together`, so that all shares add up
 * to 1. A step that improved has a negative share.
 *
 * Null where a count is suppressed, a conversion has no starters, or less than one person is lost.
 *
 * @example
 * const counts = (...reached) => ({
 *   periods: [], cohorts: [], cells: [], reached: reached.map((n) => ({ low: n, high: n })),
 * });
 * explainGap(counts(145, 129, 87, 75), counts(129, 117, 104, 91)).steps[1].share // 0.87
 */
export function explainGap(current: PathwayWindow, baseline: PathwayWindow): ExplainedGap | null {
  const now = exactCounts(current);
  const before = exactCounts(baseline);
  if (now === null || before === null) return null;
  const sharesNow = conversions(now);
  const sharesBefore = conversions(before);
  if (sharesNow === null || sharesBefore === null) return null;

  const starters = now[0]!;
  const actualEnd = now.at(-1)!;
  const endOf = (shares: readonly number[]): number => shares.reduce((end, share) => end * share, starters);
  const expectedEnd = endOf(sharesBefore);
  const gap = expectedEnd - actualEnd;
  if (gap < SMALLEST_GAP) return null;
  const steps = sharesBefore.map((share, step) => {
    const people = endOf(sharesNow.map((own, i) => (i === step ? share : own))) - actualEnd;
    return { people, share: people / gap };
  });
  const people = gap - steps.reduce((sum, part) => sum + part.people, 0);
  return { starters, expectedEnd, actualEnd, gap, steps, together: { people, share: people / gap } };
}

function exactCounts({ reached }: PathwayWindow): number[] | null {
  return reached.length > 1 && reached.every(isExact) ? reached.map(({ low }) => low) : null;
}

/** Null where nobody started a step. */
function conversions(counts: readonly number[]): number[] | null {
  const shares = counts.slice(1).map((count, step) => count / counts[step]!);
  return shares.every(Number.isFinite) ? shares : null;
}

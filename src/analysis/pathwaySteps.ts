import { FEWEST_STARTERS, UNLIKELY } from "./constants";
import type { Finding } from "./finding";
import type { Stage } from "./measure";
import type { Conversion, PathwayState, PathwayStep, PathwayWindow, Range, StepVerdict } from "./pathway";
import { type ProportionTest, twoProportions } from "./twoProportions";

/** What a pathway's steps are judged from. */
export interface StepEvidence {
  readonly stages: readonly Stage[];
  readonly current: PathwayWindow | null;
  readonly baseline: PathwayWindow | null;
  /** False for snapshots: those at one stage are not part of those at another. */
  readonly isCohort: boolean;
  /** Starters below which a step is shown and not judged. */
  readonly fewestStarters?: number;
  /** By step; null: no medians were reported. */
  readonly days: readonly (Finding | null)[];
}

/**
 * Each step from a stage to the next: the part of the starters that reaches it, now and in the baseline window, and
 * whether it changed by more than chance. A suppressed count makes the part an interval, which is judged where all of
 * it says the same.
 */
export function stepsOf(evidence: StepEvidence): PathwayStep[] {
  const { stages, current, baseline, isCohort, days, fewestStarters = FEWEST_STARTERS } = evidence;
  return stages.slice(1).map((to, step) => {
    const [now, before] = [current, baseline].map((window) =>
      window !== null && isCohort ? conversionAt(window, step) : null,
    );
    return {
      from: stages[step]!,
      to,
      current: now ?? null,
      baseline: before ?? null,
      days: days[step] ?? null,
      ...judge(now ?? null, before ?? null, fewestStarters),
    };
  });
}

/** True for a count that is known exactly. */
export function isExact({ low, high }: Range): boolean {
  return low === high;
}

function conversionAt({ reached }: PathwayWindow, step: number): Conversion {
  const [from, to] = [reached[step]!, reached[step + 1]!];
  if (from.high === 0) return { from, to, share: null };
  const low = to.low / from.high;
  const high = from.low > 0 ? Math.min(1, to.high / from.low) : 1;
  return { from, to, share: { low, high } };
}

function judge(
  current: Conversion | null,
  baseline: Conversion | null,
  fewestStarters: number,
): Pick<PathwayStep, "test" | "verdict" | "states"> {
  const states = notJudged(current, baseline, fewestStarters);
  if (current === null || baseline === null || states.some((state) => state !== "suppressedCounts")) {
    return { test: null, verdict: "notJudged", states };
  }
  const tests = corners(current).flatMap(([to, from]) =>
    corners(baseline).map(([events, cases]) => twoProportions(to, from, events, cases)),
  );
  const verdicts = new Set(tests.map((test) => (test === null ? "notJudged" : verdictOf(test))));
  const [verdict = "notJudged"] = verdicts;
  const agreed = verdicts.size === 1;
  return {
    test: tests.length === 1 ? (tests[0] ?? null) : null,
    verdict: agreed ? verdict : "notJudged",
    states: agreed ? states.filter((state) => state !== "suppressedCounts") : states,
  };
}

function notJudged(
  current: Conversion | null,
  baseline: Conversion | null,
  fewestStarters: number,
): PathwayState[] {
  if (current === null || baseline === null) return [];
  const both = [current, baseline];
  const states: PathwayState[] = [];
  if (both.some(({ share }) => share === null)) states.push("zeroStarters");
  else if (both.some(({ from }) => from.low < fewestStarters)) states.push("smallDenominator");
  if (both.some(({ from, to }) => !isExact(from) || !isExact(to))) states.push("suppressedCounts");
  return states;
}

/** The extreme pairs of those who reached the next stage and those who started. */
function corners({ from, to }: Conversion): [number, number][] {
  const ends = ({ low, high }: Range): number[] => (low === high ? [low] : [low, high]);
  return ends(from).flatMap((starters) =>
    ends(to).map((reached): [number, number] => [Math.min(reached, starters), starters]),
  );
}

function verdictOf({ p, difference }: ProportionTest): StepVerdict {
  if (p < UNLIKELY.flag) return difference < 0 ? "drop" : "rise";
  return p < UNLIKELY.watch && difference < 0 ? "watch" : "noChange";
}

import { runBox } from "./runBoxes";

/** How long runs and few crossings are judged: each by its own bound, or both by a box (10 to 100 useful points). */
export type RunMethod = "anhoej" | "bestbox" | "cutbox";

/** Runs of points on one side of the centre line. */
export interface RunsAnalysis {
  /** Points looked at, missing ones included. */
  readonly points: number;
  /** Those with a value that is not on the centre line. */
  readonly useful: number;
  /** Null, as are the next three, without useful points. */
  readonly longestRun: number | null;
  /** Anhøj's bound: a longer run is a signal. */
  readonly longestRunMax: number | null;
  readonly crossings: number | null;
  /** Anhøj's bound: fewer crossings are a signal. */
  readonly crossingsMin: number | null;
  /** The method that judged: a box asked for is replaced by Anhøj's bounds where there is none. */
  readonly method: RunMethod;
  readonly signal: boolean;
}

/**
 * Tests a series for a shift by its runs: Anhøj's rules, the best box or the cut box.
 *
 * Longest run at most round(log2 n) + 3; at least as many crossings as the lower 5% point of a binomial with n − 1
 * draws of a half. Points on the centre line and missing ones are passed over and end no run.
 *
 * Source: Anhøj and Olesen 2014; qicharts2.
 *
 * @param values in order, NaN where missing
 * @param centre the centre line
 * @example runsAnalysis([1, 2, 8, 9], 5, "anhoej").crossings // 1
 */
export function runsAnalysis(values: ArrayLike<number>, centre: number, method: RunMethod): RunsAnalysis {
  let [useful, longestRun, run, crossings, side] = [0, 0, 0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const now = Math.sign(values[i]! - centre);
    if (!now) continue;
    if (side !== 0 && now !== side) crossings++;
    run = now === side ? run + 1 : 1;
    side = now;
    longestRun = Math.max(longestRun, run);
    useful++;
  }
  const points = values.length;
  if (useful === 0) {
    const none = { longestRun: null, longestRunMax: null, crossings: null, crossingsMin: null };
    return { points, useful, ...none, method: "anhoej", signal: false };
  }
  const longestRunMax = Math.round(Math.log2(useful)) + 3;
  const crossingsMin = fewestCrossings(useful);
  const box = method === "anhoej" ? null : runBox(useful);
  const isUsual =
    box === null
      ? longestRun <= longestRunMax && crossings >= crossingsMin
      : longestRun <= box.run &&
        crossings >= box.crossings &&
        (method === "bestbox" ||
          ((longestRun < box.run || crossings >= box.cutCrossings) &&
            (crossings > box.crossings || longestRun <= box.cutRun)));
  return {
    points,
    useful,
    longestRun,
    longestRunMax,
    crossings,
    crossingsMin,
    method: box === null ? "anhoej" : method,
    signal: !isUsual,
  };
}

/** The smallest number of crossings that chance reaches with 5% or more. */
function fewestCrossings(useful: number): number {
  const draws = useful - 1;
  let logChance = -draws * Math.LN2;
  let total = Math.exp(logChance);
  let crossings = 0;
  while (total < 0.05) {
    logChance += Math.log((draws - crossings) / (crossings + 1));
    total += Math.exp(logChance);
    crossings++;
  }
  return crossings;
}

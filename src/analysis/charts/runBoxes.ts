/**
 * The best boxes of Anhøj and Wentzel-Larsen for 10 to 100 useful points: the number of crossings and the longest
 * run that chance stays within.
 *
 * Of all boxes (at least so many crossings, no run longer than so) that hold a random series with a probability of
 * 92.5% or more, the best one holds a series that has moved by 0.8 standard deviations least often. The cut box
 * leaves out the corner of the best box and as much of its two edges as that probability allows.
 *
 * Source: "Smooth operator", PLoS ONE 2020, 15(6): e0233920. The tests compute these numbers again.
 */
export interface RunBox {
  /** Fewest crossings and longest run inside the box. */
  readonly crossings: number;
  readonly run: number;
  /** Cut box: fewest crossings that go with the longest run, and longest run that goes with the fewest crossings. */
  readonly cutCrossings: number;
  readonly cutRun: number;
}

const FIRST = 10;

// The first number of each list belongs to 10 points, the last to 100.
const CROSSINGS = [
  2, 3, 3, 3, 3, 4, 5, 5, 5, 5, 6, 7, 6, 6, 6, 6, 9, 9, 9, 10, 11, 11, 11, 11, 11, 12, 13, 14, 13, 15, 15, 15,
  14, 14, 17, 17, 17, 17, 19, 19, 19, 19, 19, 21, 21, 21, 21, 23, 23, 23, 23, 23, 25, 25, 26, 26, 27, 27, 27,
  28, 29, 29, 29, 30, 30, 31, 31, 31, 32, 33, 33, 33, 34, 33, 35, 35, 35, 35, 37, 37, 38, 37, 39, 39, 39, 39,
  39, 41, 41, 42, 41,
];
const RUNS = [
  6, 7, 6, 6, 6, 7, 8, 7, 7, 7, 7, 8, 7, 7, 7, 7, 9, 8, 8, 8, 10, 9, 8, 8, 8, 8, 9, 10, 8, 11, 9, 9, 8, 8, 10,
  9, 9, 9, 12, 10, 9, 9, 9, 11, 10, 9, 9, 12, 10, 10, 9, 9, 11, 10, 11, 10, 12, 10, 10, 11, 14, 11, 10, 11,
  10, 12, 11, 10, 11, 13, 11, 10, 11, 10, 11, 11, 10, 10, 12, 11, 12, 10, 13, 11, 11, 10, 10, 12, 11, 12, 10,
];
const CUT_CROSSINGS = [
  3, 4, 3, 3, 3, 6, 6, 5, 6, 6, 6, 7, 7, 7, 7, 6, 10, 10, 11, 10, 12, 14, 11, 12, 13, 12, 15, 14, 13, 15, 15,
  17, 14, 14, 17, 17, 19, 20, 20, 21, 19, 21, 21, 23, 23, 21, 23, 25, 24, 26, 23, 24, 27, 27, 27, 27, 29, 27,
  29, 29, 30, 31, 30, 31, 30, 32, 34, 33, 33, 37, 35, 33, 36, 36, 35, 38, 36, 38, 38, 39, 38, 39, 41, 40, 42,
  39, 41, 42, 44, 43, 42,
];
const CUT_RUNS = [
  5, 6, 6, 6, 6, 6, 7, 7, 6, 5, 7, 8, 6, 6, 6, 7, 7, 7, 7, 8, 9, 8, 8, 7, 7, 8, 8, 10, 8, 11, 9, 8, 8, 8, 10,
  9, 8, 7, 11, 9, 9, 8, 7, 9, 8, 9, 8, 11, 9, 8, 9, 8, 9, 9, 10, 9, 10, 10, 8, 8, 13, 9, 9, 10, 10, 9, 8, 9,
  8, 11, 9, 10, 10, 7, 11, 8, 9, 8, 10, 9, 12, 9, 12, 10, 8, 10, 8, 9, 9, 10, 9,
];

/** The box for so many useful points; null below 10 and above 100. */
export function runBox(useful: number): RunBox | null {
  const i = useful - FIRST;
  const [crossings, run, cutCrossings, cutRun] = [CROSSINGS[i], RUNS[i], CUT_CROSSINGS[i], CUT_RUNS[i]];
  if (crossings === undefined || run === undefined) return null;
  return { crossings, run, cutCrossings: cutCrossings ?? crossings, cutRun: cutRun ?? run };
}

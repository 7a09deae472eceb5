import { runsAnalysis } from "../../../src/analysis/charts/runRules";

/** `+` above, `-` below, `0` on the centre line, `.` missing. */
function series(signs: string): number[] {
  return [...signs].map((sign) => ({ "+": 1, "-": -1, "0": 0 })[sign] ?? NaN);
}

test("runs and crossings are counted over points on the centre line and missing ones", () => {
  expect(runsAnalysis(series("++0+-.-+"), 0, "anhoej")).toMatchObject({
    points: 8,
    useful: 6,
    longestRun: 3,
    crossings: 2,
  });
});

test("ten points: a run of 7 is a signal, one of 6 is none", () => {
  expect(runsAnalysis(series("++++++-+-+"), 0, "anhoej")).toMatchObject({ longestRunMax: 6, signal: false });
  expect(runsAnalysis(series("+++++++-+-"), 0, "anhoej").signal).toBe(true);
});

test("twenty points that cross only five times are a signal", () => {
  const run = runsAnalysis(series("++++----++++---++---"), 0, "anhoej");
  expect(run).toMatchObject({ crossings: 5, crossingsMin: 6, longestRun: 4, signal: true });
});

/** Points above and below by turns, in runs of these lengths. */
function runs(...lengths: number[]): number[] {
  return lengths.flatMap((length, k) => Array<number>(length).fill(k % 2 === 0 ? 1 : -1));
}

const times = (count: number, length: number): number[] => Array<number>(count).fill(length);

test.each([
  // 36 points: the best box needs 13 crossings and holds a run of 9; cut, that run needs 15 crossings
  { points: runs(9, ...times(13, 2), 1), useful: 36, crossings: 14, longestRun: 9, best: false, cut: true },
  {
    points: runs(9, ...times(12, 2), 1, 1, 1),
    useful: 36,
    crossings: 15,
    longestRun: 9,
    best: false,
    cut: false,
  },
  {
    points: runs(9, ...times(9, 2), 3, 3, 3),
    useful: 36,
    crossings: 12,
    longestRun: 9,
    best: true,
    cut: true,
  },
  {
    points: runs(10, ...times(12, 2), 1, 1),
    useful: 36,
    crossings: 14,
    longestRun: 10,
    best: true,
    cut: true,
  },
  // 19 points: the best box needs 5 crossings and holds a run of 7; cut, 5 crossings allow a run of 5
  { points: runs(6, 4, 3, 2, 2, 2), useful: 19, crossings: 5, longestRun: 6, best: false, cut: true },
  { points: runs(5, 4, 4, 2, 2, 2), useful: 19, crossings: 5, longestRun: 5, best: false, cut: false },
])("$useful points, $crossings crossings, longest run $longestRun: best box $best, cut box $cut", (given) => {
  const { points, best, cut, ...counted } = given;
  expect(runsAnalysis(points, 0, "bestbox")).toMatchObject({ ...counted, method: "bestbox", signal: best });
  expect(runsAnalysis(points, 0, "cutbox")).toMatchObject({ ...counted, method: "cutbox", signal: cut });
});

test("where there is no box, Anhøj's bounds judge and the result says so", () => {
  expect(runsAnalysis(runs(3, 3, 3), 0, "bestbox").method).toBe("anhoej");
});

test("a series without a useful point has no runs and no signal", () => {
  expect(runsAnalysis(series("00.0"), 0, "cutbox")).toMatchObject({
    points: 4,
    useful: 0,
    longestRun: null,
    crossings: null,
    signal: false,
  });
});

test("a long series has bounds too", () => {
  const long = Array.from({ length: 3000 }, (_, i) => (i % 2 === 0 ? 1 : -1));
  expect(runsAnalysis(long, 0, "anhoej")).toMatchObject({
    longestRunMax: 15,
    crossings: 2999,
    signal: false,
  });
  expect(runsAnalysis(long, 0, "anhoej").crossingsMin).toBeGreaterThan(1400);
});

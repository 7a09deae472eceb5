import { type RunBox, runBox } from "../../../src/analysis/charts/runBoxes";

/** The boxes again, from the joint distribution of crossings and longest run that they are defined by. */

const MOST = 100;
const HELD = 0.925;
/** Probability of a point above the centre: at random, and moved by 0.8 standard deviations. */
const AT_RANDOM = 0.5;
const MOVED = 0.7881446014166034;

/** `[n][l][c]`: probability of at least c crossings and no run longer than l among n points. */
type Boxes = readonly (readonly Float64Array[])[];

/** A series with c crossings is c + 1 runs, by turns above and below: compositions of n, weighted. */
function boxProbabilities(above: number): Boxes {
  const boxes = Array.from({ length: MOST + 1 }, () =>
    Array.from({ length: MOST + 1 }, () => new Float64Array(MOST + 1)),
  );
  const weights = [above, 1 - above];
  for (let longest = 1; longest <= MOST; longest++) {
    let ending: Float64Array[] = weights.map(() =>
      Float64Array.from({ length: MOST + 1 }, (_, n) => Number(n === 0)),
    );
    for (let crossings = 0; crossings < MOST; crossings++) {
      ending = weights.map((weight, side) => oneMoreRun(ending[1 - side]!, weight, longest));
      for (let n = 1; n <= MOST; n++) boxes[n]![longest]![crossings] = ending[0]![n]! + ending[1]![n]!;
    }
    for (let n = 1; n <= MOST; n++) {
      const box = boxes[n]![longest]!;
      for (let crossings = MOST - 1; crossings >= 0; crossings--) box[crossings]! += box[crossings + 1]!;
    }
  }
  return boxes;
}

/** Probability of each number of points after one more run of at most `longest` points. */
function oneMoreRun(before: Float64Array, weight: number, longest: number): Float64Array {
  const after = new Float64Array(MOST + 1);
  for (let n = 1; n <= MOST; n++) {
    let each = weight;
    for (let run = 1; run <= longest && run <= n; run++) {
      after[n]! += each * before[n - run]!;
      each *= weight;
    }
  }
  return after;
}

/** Whether n points can have exactly so many crossings and so long a longest run. */
function isPossible(n: number, crossings: number, run: number): boolean {
  return run >= 1 && crossings < n && run + crossings <= n && (crossings + 1) * run >= n;
}

function pointProbability(boxes: Boxes, n: number, crossings: number, run: number): number {
  if (!isPossible(n, crossings, run)) return 0;
  const exactly = (longest: number): number =>
    boxes[n]![longest]![crossings]! - boxes[n]![longest]![crossings + 1]!;
  return exactly(run) - exactly(run - 1);
}

function boxByDefinition(atRandom: Boxes, moved: Boxes, n: number): RunBox {
  let best = { crossings: 0, run: n, missed: Infinity };
  for (let crossings = 0; crossings < n; crossings++) {
    for (let run = 1; run <= n; run++) {
      if (!isPossible(n, crossings, run) || atRandom[n]![run]![crossings]! < HELD) continue;
      const missed = moved[n]![run]![crossings]!;
      if (missed < best.missed) best = { crossings, run, missed };
    }
  }
  const { crossings, run } = best;
  const corner = pointProbability(atRandom, n, crossings, run);
  let left = atRandom[n]![run]![crossings]! - corner;
  if (left < HELD) return { crossings, run, cutCrossings: crossings, cutRun: run };

  let [cutCrossings, cutRun] = [crossings + 1, run - 1];
  for (;;) {
    const upwards = pointProbability(atRandom, n, cutCrossings, run);
    const inwards = pointProbability(atRandom, n, crossings, cutRun);
    const canCut = [upwards, inwards].map((lost) => lost > 0 && left - lost >= HELD);
    if (!canCut[0] && !canCut[1]) return { crossings, run, cutCrossings, cutRun };
    const worth = [
      pointProbability(moved, n, cutCrossings, run),
      pointProbability(moved, n, crossings, cutRun),
    ];
    if (canCut[0] && (!canCut[1] || worth[0]! >= worth[1]!)) {
      cutCrossings++;
      left -= upwards;
    } else {
      cutRun--;
      left -= inwards;
    }
  }
}

test("every box is the one that its definition gives", () => {
  const [atRandom, moved] = [boxProbabilities(AT_RANDOM), boxProbabilities(MOVED)];
  for (let n = 10; n <= MOST; n++) {
    expect({ n, ...runBox(n) }).toEqual({ n, ...boxByDefinition(atRandom, moved, n) });
  }
});

test("there is no box below 10 and above 100 points", () => {
  expect([runBox(9), runBox(101), runBox(0)]).toEqual([null, null, null]);
});

import { analyseSeries } from "../../src/analysis/analyseSeries";
import { median, peakMegabytes, type Measured } from "./report";

const POINTS = 36;
const ROUNDS = 9;

/** The least that any analysis must do: mean and average moving range of the same arrays. */
export function analysisFloor(series: readonly Float64Array[]): number {
  let sum = 0;
  for (const values of series) {
    let total = 0;
    let range = 0;
    for (let i = 0; i < values.length; i++) {
      total += values[i]!;
      if (i > 0) range += Math.abs(values[i]! - values[i - 1]!);
    }
    sum += total / values.length + range / (values.length - 1);
  }
  return sum;
}

export async function analysisScenario(
  count: number,
  floor: (series: readonly Float64Array[]) => number,
): Promise<Measured> {
  const series = Array.from({ length: count }, (_, i) => made(i));
  const at = Array.from({ length: POINTS }, (_, i) => 24_000 + i);
  const rounds = count > 10_000 ? 3 : ROUNDS;
  const analyse = () => {
    let flagged = 0;
    for (const values of series) {
      const result = analyseSeries({
        values,
        at,
        direction: "increase",
        target: 0.8,
        rebases: [],
        trendRule: true,
      });
      if (result.variation !== "commonCause") flagged++;
    }
    return flagged;
  };
  for (let i = 0; i < 3; i++) if (floor(series) + analyse() < 0) throw new Error("never");
  const floors = Array.from({ length: rounds }, () => timed(() => floor(series)));
  const times = Array.from({ length: rounds }, () => timed(analyse));
  return {
    floor: { name: "mean and average moving range only", milliseconds: median(floors) },
    lines: [{ name: "whole analysis, warm, median", milliseconds: median(times) }],
    peakMegabytes: peakMegabytes(),
  };
}

function timed(work: () => number): number {
  const start = performance.now();
  if (Number.isNaN(work())) throw new Error("The analysis gave no number.");
  return performance.now() - start;
}

/** A series from a seed: the same in every run. */
function made(seed: number): Float64Array {
  let state = seed * 2_654_435_761 + 1;
  const values = new Float64Array(POINTS);
  for (let i = 0; i < POINTS; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    values[i] = 0.7 + (state / 2 ** 32 - 0.5) * 0.2 - (seed % 7 === 0 && i > 24 ? 0.1 : 0);
  }
  return values;
}

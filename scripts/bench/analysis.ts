import { analyseSeries, type SeriesAnalysis } from "../../src/analysis/analyseSeries";
import { signalRuns } from "../../src/analysis/signals";
import { median, peakMegabytes, type Measured } from "./report";

const POINTS = 36;
/** Work done before and between clocks, in series: enough for the compiler to have settled. */
const WARM_UP_SERIES = 100_000;
const MEASURED_SERIES = 300_000;

const AT = Array.from({ length: POINTS }, (_, i) => 24_000 + i);

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
  const [floors, analyses, findings] = measured(count, [
    () => floor(series),
    () => series.filter((values) => analyse(values).variation !== "commonCause").length,
    () => series.map(findingOf).filter(({ signals }) => signals.length > 0).length,
  ]);
  return {
    floor: { name: "mean and average moving range only", milliseconds: floors! },
    lines: [
      { name: "whole analysis, warm, median", milliseconds: analyses! },
      { name: "the same, each run of points that meets a rule as an object", milliseconds: findings! },
    ],
    peakMegabytes: peakMegabytes(),
  };
}

function analyse(values: Float64Array): SeriesAnalysis {
  return analyseSeries({ values, at: AT, direction: "increase", target: 0.8, rebases: [], trendRule: true });
}

function findingOf(values: Float64Array) {
  const { groups, marks, variation, assurance } = analyse(values);
  return { groups, variation, assurance, signals: signalRuns(values, groups, marks, "increase") };
}

/** Median milliseconds of each work, in turns, so that a slow moment of the machine meets all of them. */
function measured(count: number, works: readonly (() => number)[]): number[] {
  for (let done = 0; done < WARM_UP_SERIES; done += count) works.forEach(timed);
  const rounds = Math.max(3, Math.ceil(MEASURED_SERIES / count));
  const times = Array.from({ length: rounds }, () => works.map(timed));
  return works.map((_, k) => median(times.map((round) => round[k]!)));
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

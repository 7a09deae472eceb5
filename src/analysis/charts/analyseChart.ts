import {
  I_PRIME_SCREENING_FACTOR,
  LARGEST_VALUE,
  MOVING_RANGE_TO_SIGMA,
  SCREENING_FACTOR,
} from "../constants";
import { cChart } from "./cChart";
import type { ChartLines, ChartPart } from "./chartLines";
import { gChart } from "./gChart";
import { iChart } from "./iChart";
import { iPrimeChart } from "./iPrimeChart";
import { mrChart } from "./mrChart";
import { pChart, pPrimeChart } from "./pChart";
import { runChart } from "./runChart";
import { type RunMethod, type RunsAnalysis, runsAnalysis } from "./runRules";
import { tChart } from "./tChart";
import { uChart, uPrimeChart } from "./uChart";

/** The charts, with the constants that their limits rest on. */
const CHARTS = {
  run: { linesOf: runChart, constants: {} },
  i: { linesOf: iChart, constants: { MOVING_RANGE_TO_SIGMA, SCREENING_FACTOR } },
  mr: { linesOf: mrChart, constants: { SCREENING_FACTOR } },
  p: { linesOf: pChart, constants: {} },
  pPrime: { linesOf: pPrimeChart, constants: { MOVING_RANGE_TO_SIGMA, SCREENING_FACTOR } },
  u: { linesOf: uChart, constants: {} },
  uPrime: { linesOf: uPrimeChart, constants: { MOVING_RANGE_TO_SIGMA, SCREENING_FACTOR } },
  c: { linesOf: cChart, constants: {} },
  g: { linesOf: gChart, constants: {} },
  t: { linesOf: tChart, constants: { MOVING_RANGE_TO_SIGMA, SCREENING_FACTOR } },
  iPrime: { linesOf: iPrimeChart, constants: { I_PRIME_SCREENING_FACTOR } },
} as const satisfies Record<
  string,
  { linesOf: (part: ChartPart) => ChartLines; constants: Readonly<Record<string, number>> }
>;

export type ChartKind = keyof typeof CHARTS;

/** A series and the chart it is put on. */
export interface ChartInput {
  readonly chart: ChartKind;
  /** One a period, in order: counts or measurements, events where denominators are given; NaN where missing. */
  readonly values: ArrayLike<number>;
  readonly denominators?: ArrayLike<number> | null;
  /** How runs are judged; default Anhøj's rules. */
  readonly method?: RunMethod;
  /** Leave extreme moving ranges out of their average; default true, as for XmR. */
  readonly screenOutliers?: boolean;
  /** Points from the start of each part that its lines come from; omitted: all. */
  readonly baseline?: number;
  /** Indices at which a new part with lines of its own begins. */
  readonly partStarts?: readonly number[];
  /** Indices of points that are drawn but feed neither lines nor runs; moving ranges do not bridge them. */
  readonly excluded?: readonly number[];
}

/** What the chart shows, with everything it rests on; lines by point, NaN where there are none. */
export interface ChartAnalysis {
  readonly preset: ChartKind;
  readonly screenOutliers: boolean;
  readonly constants: Readonly<Record<string, number>>;
  /** What is drawn: rates where there are denominators, ranges on a moving range chart; NaN where missing. */
  readonly values: Float64Array;
  readonly centre: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly lowerWarning: Float64Array;
  readonly upperWarning: Float64Array;
  /** 1 where a point is strictly beyond a limit. */
  readonly outside: Uint8Array;
  readonly parts: readonly ChartRuns[];
}

/** Runs of one part: indices, `to` exclusive. A moving range chart has no signal from runs. */
export interface ChartRuns extends RunsAnalysis {
  readonly from: number;
  readonly to: number;
}

/**
 * Puts a series on a chart: rates, parts, centre line and limits, points outside, runs.
 *
 * Agrees with qicharts2 `qic()`, but that a point left out or missing is bridged by no moving range.
 *
 * @throws RangeError where a chart of rates has no denominators (or theirs have another length), a chart of counts
 * has some, or a time between events is not over 0
 * @example analyseChart({ chart: "run", values: [3, 5, 4] }).centre // [4, 4, 4]
 */
export function analyseChart(input: ChartInput): ChartAnalysis {
  const { chart, method = "anhoej", screenOutliers = true } = input;
  const { linesOf, constants } = CHARTS[chart];
  const counts = countsOf(input);
  const { length } = counts.values;
  const drawn = new Float64Array(counts.values);
  const lines = {
    centre: new Float64Array(length),
    lower: new Float64Array(length),
    upper: new Float64Array(length),
    lowerWarning: new Float64Array(length),
    upperWarning: new Float64Array(length),
  };
  const parts = partsOf(input, length).map(([from, to]): ChartRuns => {
    const included = withoutExcluded(counts.values, from, to, input.excluded);
    const part = linesOf({
      values: included,
      numerators: withoutExcluded(counts.numerators, from, to, input.excluded),
      denominators: counts.denominators?.subarray(from, to) ?? null,
      baseline: Math.min(to - from, input.baseline ?? Infinity),
      screenOutliers,
    });
    lines.centre.fill(part.centre, from, to);
    lines.lower.set(part.lower, from);
    lines.upper.set(part.upper, from);
    lines.lowerWarning.set(part.lowerWarning, from);
    lines.upperWarning.set(part.upperWarning, from);
    if (part.plotted) drawn.set(part.plotted, from);

    const judged = (part.plotted ?? included).filter((_, i) => !input.excluded?.includes(from + i));
    const runs = runsAnalysis(judged, part.centre, method);
    return { from, to, ...runs, signal: runs.signal && chart !== "mr" };
  });
  const outside = Uint8Array.from(drawn, (value, i) =>
    Number(value > lines.upper[i]! || value < lines.lower[i]!),
  );
  return { preset: chart, screenOutliers, constants, values: drawn, ...lines, outside, parts };
}

interface SeriesCounts {
  readonly values: Float64Array;
  readonly numerators: Float64Array;
  readonly denominators: Float64Array | null;
}

function countsOf({ chart, values, denominators = null }: ChartInput): SeriesCounts {
  const numerators = Float64Array.from(values, finite);
  if (denominators === null) return { values: numerators, numerators, denominators };
  if (chart === "c" || chart === "g" || chart === "t")
    throw new RangeError(`a ${chart} chart has no denominators`);
  if (denominators.length !== values.length) {
    throw new RangeError("denominators and values must have the same length");
  }
  const base = Float64Array.from(denominators, (each) => (each > 0 ? finite(each) : NaN));
  return { values: numerators.map((events, i) => finite(events / base[i]!)), numerators, denominators: base };
}

function finite(value: number): number {
  return Math.abs(value) <= LARGEST_VALUE ? value : NaN;
}

function partsOf({ partStarts = [] }: ChartInput, length: number): [number, number][] {
  const inside = partStarts.filter((start) => start > 0 && start < length);
  const starts = [...new Set([0, ...inside])].sort((a, b) => a - b);
  return length === 0 ? [] : starts.map((from, k) => [from, starts[k + 1] ?? length]);
}

function withoutExcluded(
  values: Float64Array,
  from: number,
  to: number,
  excluded: readonly number[] = [],
): Float64Array {
  const part = values.slice(from, to);
  for (const i of excluded) if (i >= from && i < to) part[i - from] = NaN;
  return part;
}

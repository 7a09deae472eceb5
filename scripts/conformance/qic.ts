import { analyseChart, type ChartAnalysis, type ChartKind } from "../../src/analysis/charts/analyseChart";
import type { RunMethod } from "../../src/analysis/charts/runRules";
import { type Comparison, isNear, largestOf } from "./comparison";

const LINES = {
  cl: "centre",
  lcl: "lower",
  ucl: "upper",
  lcl95: "lowerWarning",
  ucl95: "upperWarning",
} as const;

type Column = "y" | keyof typeof LINES;

export interface QicCase {
  readonly id: string;
  readonly input: {
    readonly chart: "run" | "i" | "mr" | "p" | "pp" | "u" | "up" | "c" | "g" | "t" | "ip";
    readonly y: readonly (number | null)[];
    readonly n: readonly (number | null)[] | null;
    readonly method: RunMethod;
    readonly screened_mr: boolean;
    readonly freeze: number | null;
    /** Number of the last point of each part, from 1. */
    readonly part: readonly number[] | null;
    /** Numbers of points, from 1. */
    readonly exclude: readonly number[] | null;
    readonly multiply: number;
  };
  readonly error?: string;
  readonly points?: Readonly<Record<Column, readonly (number | null)[]>> & {
    readonly part: readonly number[];
    readonly sigma_signal: readonly boolean[];
  };
  readonly parts?: readonly {
    readonly n_obs: number;
    readonly n_useful: number;
    readonly longest_run: number | null;
    readonly longest_run_max: number | null;
    readonly n_crossings: number | null;
    readonly n_crossings_min: number | null;
    readonly runs_signal: boolean;
  }[];
}

const KINDS: Record<QicCase["input"]["chart"], ChartKind> = {
  run: "run",
  i: "i",
  mr: "mr",
  p: "p",
  pp: "pPrime",
  u: "u",
  up: "uPrime",
  c: "c",
  g: "g",
  t: "t",
  ip: "iPrime",
};

/** The package has no warning line there, though its limit is 0. */
const HELD = "a lower warning line of a t chart that would be below 0 is 0";

/** Runs one case of qicharts2 through our charts and lists what differs, by name where it is on purpose. */
export function compareQicCase(given: QicCase): Comparison {
  const { error, points, parts } = given;
  if (error !== undefined) return compareRefusal(given, error);
  const ours = analyse(given);
  const departures = new Set<string>();
  const differences: string[] = [];
  const same = (what: string, value: unknown, theirs: unknown): void => {
    if (value !== theirs) differences.push(`${what}: ours ${String(value)}, theirs ${String(theirs)}`);
  };
  const compareColumn = (column: Column, values: Float64Array): void => {
    const theirs = points![column];
    const scale = largestOf(points!.y);
    values.forEach((value, i) => {
      const figure = value * given.input.multiply;
      if (isNear(figure, theirs[i]!, scale)) return;
      if (ours.preset === "t" && column === "lcl95" && theirs[i] === null && value === 0)
        departures.add(HELD);
      else {
        differences.push(`${column} of point ${i + 1}: ours ${figure}, theirs ${theirs[i]}`);
      }
    });
  };

  same("number of points", ours.values.length, points!.y.length);
  compareColumn("y", ours.values);
  for (const column of Object.keys(LINES) as (keyof typeof LINES)[])
    compareColumn(column, ours[LINES[column]]);
  points!.sigma_signal.forEach((signal, i) =>
    same(`outside of point ${i + 1}`, ours.outside[i] === 1, signal),
  );
  same("number of parts", ours.parts.length, parts!.length);
  ours.parts.forEach((part, k) => {
    const theirs = parts![k]!;
    for (let i = part.from; i < part.to; i++) same(`part of point ${i + 1}`, k + 1, points!.part[i]);
    same("points", part.points, theirs.n_obs);
    same("useful points", part.useful, theirs.n_useful);
    same("longest run", part.longestRun, theirs.longest_run);
    same("bound of the longest run", part.longestRunMax, theirs.longest_run_max);
    same("crossings", part.crossings, theirs.n_crossings);
    same("bound of the crossings", part.crossingsMin, theirs.n_crossings_min);
    same("signal from runs", part.signal, theirs.runs_signal);
  });
  return { departures: [...departures], differences };
}

function analyse({ input }: QicCase): ChartAnalysis {
  return analyseChart({
    chart: KINDS[input.chart],
    values: input.y.map((value) => value ?? NaN),
    denominators: input.n?.map((value) => value ?? NaN),
    method: input.method,
    screenOutliers: input.screened_mr,
    baseline: input.freeze ?? undefined,
    partStarts: input.part ?? [],
    excluded: input.exclude?.map((number) => number - 1),
  });
}

function compareRefusal(given: QicCase, error: string): Comparison {
  try {
    analyse(given);
  } catch (refusal) {
    if (refusal instanceof RangeError) return { departures: [], differences: [] };
  }
  return { departures: [], differences: [`the reference refuses: ${error}`] };
}

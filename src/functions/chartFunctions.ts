import { analyseChart, type ChartKind } from "../analysis/charts/analyseChart";
import { proposeChart } from "../analysis/charts/proposeChart";
import { MINIMUM_POINTS } from "../analysis/constants";
import { countValues } from "../analysis/limits";
import { STATE_WORDS } from "../analysis/resultWords";
import { FunctionError } from "./functionError";
import {
  besidePoints,
  type Line,
  readBaseline,
  readCompanion,
  readLine,
  readSwitch,
  readWord,
} from "./readArguments";

/** The charts by the names that textbooks give them. */
const KINDS = {
  run: "run",
  i: "i",
  mr: "mr",
  p: "p",
  "p'": "pPrime",
  u: "u",
  "u'": "uPrime",
  c: "c",
  g: "g",
  t: "t",
  "i'": "iPrime",
} as const satisfies Record<string, ChartKind>;

type ChartName = keyof typeof KINDS;

/**
 * Run chart by Anhøj's rules: median, longest run on one side of it, crossings of it, and whether they are a signal of a shift.
 * @customfunction RUNCHART
 * @param values Figures in order of time, one row or column; blank cells are missing
 * @param baseline How many points from the start give the median, 12 or more; left out: all
 * @returns Median, longest run, crossings, TRUE where there is a signal
 * @example =ACM.RUNCHART(B2:B25)
 */
export function runChart(values: unknown[][], baseline?: number): unknown[][] {
  const line = readLine(values, "values");
  refuseEmpty(line.values);
  const chart = analyseChart({ chart: "run", values: line.values, baseline: readBaseline(baseline) });
  const runs = chart.parts[0]!;
  if (runs.longestRun === null) {
    throw new FunctionError("notAvailable", "All figures lie on the median: there are no runs.");
  }
  return [[chart.centre[0], runs.longestRun, runs.crossings, runs.signal]];
}

/**
 * Control chart of counts, rates, times or measurements: for each point what is drawn, centre line, lower and upper limit.
 * @customfunction CHART
 * @param type "p", "p'", "u", "u'", "c", "g", "t", "i", "i'", "mr" or "run"; ACM.PROPOSE names one that fits
 * @param numerators Events of each period (or cases or days between events, or measurements), in order
 * @param denominators Denominators of a p, p', u, u' or i' chart
 * @param baseline How many points from the start give the lines, 12 or more; left out: all
 * @returns Value, centre line, lower limit, upper limit of each point; #N/A where there is none
 * @example =ACM.CHART("p",B2:B25,C2:C25)
 */
export function chart(
  type: string,
  numerators: unknown[][],
  denominators?: unknown[][],
  baseline?: number,
): unknown[][] {
  const name = readWord(type.replaceAll("′", "'"), "type", Object.keys(KINDS) as ChartName[], null);
  const line = readLine(numerators, "numerators");
  const bases = readCompanion(denominators, "denominators", line);
  refuseEmpty(line.values);
  refuseCounts(name, line.values, bases);
  const count = countValues(line.values, 0, line.values.length);
  if (name !== "run" && count < MINIMUM_POINTS) {
    throw new FunctionError(
      "notAvailable",
      `${sentence(STATE_WORDS.tooFewPoints)}: ${MINIMUM_POINTS} are needed and there are ${count}; a run chart needs none.`,
    );
  }
  const { values, centre, lower, upper } = drawn(name, line.values, bases, readBaseline(baseline));
  const none = new FunctionError("notAvailable", "There is no figure here.");
  const rows = [...values].map((value, i) =>
    [value, centre[i]!, lower[i]!, upper[i]!].map((each) => (isNaN(each) ? none : each)),
  );
  return besidePoints(rows, line);
}

/**
 * Proposes the chart that fits the figures, with the reason: a proposal, the person decides.
 * @customfunction PROPOSE
 * @param numerators Events of each period, or measurements, in order
 * @param denominators Denominators, where the figures are events out of or over something
 * @param part TRUE where each event is one of the denominator; left out: where no numerator is larger
 * @returns Name of the chart and the reason, side by side
 * @example =ACM.PROPOSE(B2:B25,C2:C25)
 */
export function propose(numerators: unknown[][], denominators?: unknown[][], part?: boolean): string[][] {
  const line = readLine(numerators, "numerators");
  const bases = readCompanion(denominators, "denominators", line);
  refuseEmpty(line.values);
  const counted = line.values.every((value) => isNaN(value) || Number.isInteger(value));
  const fits = bases !== null && !line.values.some((events, i) => events > bases[i]!);
  const subset = readSwitch(part, "part") ?? fits;
  const proposal = proposeChart({ values: line.values, denominators: bases, counted, subset });
  return [[nameOf(proposal.chart), proposal.reason]];
}

function drawn(
  name: ChartName,
  values: Line["values"],
  denominators: Float64Array | null,
  baseline: number | undefined,
) {
  try {
    return analyseChart({ chart: KINDS[name], values, denominators, baseline });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new FunctionError("invalidValue", `${sentence(error.message)}.`);
  }
}

function refuseEmpty(values: Float64Array): void {
  if (countValues(values, 0, values.length) === 0) {
    throw new FunctionError("notAvailable", `${sentence(STATE_WORDS.noData)}.`);
  }
}

function refuseCounts(name: ChartName, values: Float64Array, bases: Float64Array | null): void {
  if (name === "i" || name === "mr" || name === "run" || name === "i'") return;
  if (values.some((value) => value < 0)) {
    throw new FunctionError("invalidNumber", "Counts and times cannot be negative.");
  }
  if (bases !== null && bases.every((base) => base === 0 || isNaN(base))) {
    throw new FunctionError("divisionByZero", "All denominators are 0.");
  }
  if ((name === "p" || name === "p'") && bases?.some((base, i) => values[i]! > base)) {
    throw new FunctionError("invalidNumber", "A numerator is larger than its denominator.");
  }
}

function nameOf(chart: ChartKind | "nhs-r"): string {
  if (chart === "nhs-r") return "XmR";
  return Object.entries(KINDS).find(([, kind]) => kind === chart)![0];
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import { analyseSeries, type SeriesAnalysis, type SeriesInput } from "../analysis/analyseSeries";
import { MINIMUM_POINTS } from "../analysis/constants";
import type { State } from "../analysis/finding";
import { type LimitGroup, countValues } from "../analysis/limits";
import { ASSURANCE_WORDS, pointRuleText, STATE_WORDS, VARIATION_WORDS } from "../analysis/resultWords";
import { rulesOf } from "../analysis/signals";
import { FunctionError } from "./functionError";
import {
  besidePoints,
  type Line,
  readBaseline,
  readDirection,
  readFigure,
  readLine,
  readPreset,
  readSwitch,
} from "./readArguments";

/**
 * Type of the latest point of a series: Common cause, Improvement, Concern, or Special cause, high or low, by the rules of an XmR chart.
 * @customfunction VARIATION
 * @param values Figures in order of time, one row or column, at least 12; blank cells are missing
 * @param direction Which way is better: "increase", "decrease" or "neutral"
 * @param baseline How many points from the start give the limits, 12 or more; left out: all
 * @param preset "nhs-r" (left out) or "mdc-excel"
 * @returns The type in words
 * @example =ACM.VARIATION(B2:B25,"increase",12)
 */
export function variation(
  values: unknown[][],
  direction: string,
  baseline?: number,
  preset?: string,
): string {
  const line = readLine(values, "values");
  const { analysis } = analysed(line, { direction: readDirection(direction) }, baseline, preset);
  if (isNaN(line.values.at(-1)!)) throw untold("latestMissing");
  if (analysis.variation === null) throw notFromPreset(analysis);
  return VARIATION_WORDS[analysis.variation];
}

/**
 * Whether the series, left as it is, meets its target: Consistently passing, Consistently failing, or Hit or miss.
 * @customfunction ASSURANCE
 * @param values Figures in order of time, one row or column, at least 12; blank cells are missing
 * @param direction Which way is better: "increase" or "decrease"
 * @param target The target in the unit of the figures
 * @param baseline How many points from the start give the limits, 12 or more; left out: all
 * @param preset "nhs-r" (left out) or "mdc-excel"
 * @returns The assurance in words
 * @example =ACM.ASSURANCE(B2:B25,"increase",70%)
 */
export function assurance(
  values: unknown[][],
  direction: string,
  target: unknown,
  baseline?: number,
  preset?: string,
): string {
  const better = readDirection(direction);
  if (better === "neutral") {
    throw new FunctionError("invalidValue", 'A target needs a direction: "increase" or "decrease".');
  }
  const wanted = readFigure(target, "target");
  if (isNaN(wanted)) throw new FunctionError("notAvailable", "There is no target.");
  const line = readLine(values, "values");
  const { analysis } = analysed(line, { direction: better, target: wanted }, baseline, preset);
  if (analysis.assurance === null) throw notFromPreset(analysis);
  return ASSURANCE_WORDS[analysis.assurance];
}

/**
 * Mean, lower and upper process limit of an XmR chart (mean ± 2.66 × average moving range), side by side.
 * @customfunction LIMITS
 * @param values Figures in order of time, one row or column, at least 12; blank cells are missing
 * @param baseline How many points from the start give the limits, 12 or more; left out: all
 * @param screening TRUE leaves extreme moving ranges out of their average; left out: as the preset does
 * @param preset "nhs-r" (left out) or "mdc-excel"
 * @returns Mean, lower limit, upper limit
 * @example =ACM.LIMITS(B2:B25,12)
 */
export function limits(
  values: unknown[][],
  baseline?: number,
  screening?: boolean,
  preset?: string,
): number[][] {
  const line = readLine(values, "values");
  const screenOutliers = readSwitch(screening, "screening");
  const { group } = analysed(line, { direction: "neutral", screenOutliers }, baseline, preset);
  return [[group.mean, group.lpl, group.upl]];
}

/**
 * The rules that each point meets, in words, beside the figures; empty where a point meets none.
 * @customfunction SIGNALS
 * @param values Figures in order of time, one row or column, at least 12; blank cells are missing
 * @param direction Which way is better: "increase", "decrease" or "neutral"
 * @param baseline How many points from the start give the limits, 12 or more; left out: all
 * @param preset "nhs-r" (left out) or "mdc-excel"
 * @returns Rules of each point
 * @example =ACM.SIGNALS(B2:B25,"increase",12)
 */
export function signals(
  values: unknown[][],
  direction: string,
  baseline?: number,
  preset?: string,
): string[][] {
  const line = readLine(values, "values");
  const better = readDirection(direction);
  const { analysis } = analysed(line, { direction: better }, baseline, preset);
  const words = Array.from(analysis.marks, (marks) =>
    rulesOf(marks)
      .map((rule) => pointRuleText(rule, better))
      .join("; "),
  );
  return besidePoints(
    words.map((word) => [word]),
    line,
  ) as string[][];
}

/** The analysis and its limits; where a sheet of ours would show none, neither does a cell. */
function analysed(
  line: Line,
  reading: Omit<SeriesInput, "values">,
  baseline: unknown,
  preset: unknown,
): { analysis: SeriesAnalysis; group: LimitGroup } {
  const firstPoints = readBaseline(baseline);
  const analysis = analyseSeries({
    values: line.values,
    ...reading,
    baseline: firstPoints === undefined ? undefined : { firstPoints },
    preset: readPreset(preset),
  });
  const group = analysis.groups[0];
  if (!group || countValues(line.values, 0, line.values.length) === 0) throw untold("noData");
  if (group.n < MINIMUM_POINTS || isNaN(group.upl)) {
    throw untold("tooFewPoints", `${MINIMUM_POINTS} are needed and there are ${group.n}`);
  }
  return { analysis, group };
}

/** The state in the words of the sheets, as a sentence. */
function untold(state: State, more = ""): FunctionError {
  const words = STATE_WORDS[state];
  const sentence = words.charAt(0).toUpperCase() + words.slice(1);
  return new FunctionError("notAvailable", `${sentence}${more && `: ${more}`}.`);
}

function notFromPreset({ preset }: SeriesAnalysis): FunctionError {
  return new FunctionError("notAvailable", `The preset ${preset} does not tell it from so few points.`);
}

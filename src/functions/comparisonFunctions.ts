import { FEWEST_UNITS } from "../analysis/constants";
import { funnel, type FunnelLimits, type FunnelUnit } from "../analysis/funnel";
import type { FunnelData } from "../analysis/funnelScales";
import { FunctionError } from "./functionError";
import { besidePoints, readCompanion, readLine, readSwitch, readWord } from "./readArguments";

/** FunnelPlotR's names for what a funnel compares. */
const METHODS = { PR: "proportion", RC: "ratioOfCounts", SR: "standardisedLog" } as const satisfies Record<
  string,
  FunnelData
>;

/**
 * Funnel limits for each provider, site or group: lower 99.8%, lower 95%, pooled rate, upper 95%, upper 99.8%.
 * @customfunction FUNNEL
 * @param numerators Events of each unit (observed), one row or column
 * @param denominators Out of how many (for SR: expected)
 * @param method "PR" proportions (left out), "RC" ratios of counts, "SR" standardised ratios
 * @param overdispersion TRUE widens the limits by what units differ beyond chance; left out: from 10 units on
 * @returns Five limits of each unit; #N/A where a unit has no figures
 * @example =ACM.FUNNEL(B2:B9,C2:C9)
 */
export function funnelLimits(
  numerators: unknown[][],
  denominators: unknown[][],
  method?: string,
  overdispersion?: boolean,
): unknown[][] {
  const line = readLine(numerators, "numerators");
  const bases = readCompanion(denominators, "denominators", line);
  if (bases === null) throw new FunctionError("invalidValue", "A funnel needs denominators.");
  const data = METHODS[readWord(method, "method", ["PR", "RC", "SR"] as const, "PR")];
  const units = [...line.values].map((events, i) => unitOf(events, bases[i]!, data));
  const told = units.flatMap((unit) => (unit instanceof FunctionError ? [] : [unit]));
  if (told.length < FEWEST_UNITS) {
    throw new FunctionError(
      "notAvailable",
      `A comparison needs ${FEWEST_UNITS} units with figures and there are ${told.length}.`,
    );
  }
  const result = funnel(told, data);
  if (!isFinite(result.pooled)) throw new FunctionError("divisionByZero", "All denominators are 0.");
  const widened = readSwitch(overdispersion, "overdispersion") ?? result.judgedBy === "overdispersed";
  const limits = [...(widened ? result.overdispersed : result.unadjusted)];
  const rows = units.map((unit) =>
    unit instanceof FunctionError ? Array<unknown>(5).fill(unit) : fiveOf(limits.shift()!, result.pooled),
  );
  return besidePoints(rows, line);
}

/** A unit as the funnel takes it, or why it has no limits. */
function unitOf(numerator: number, denominator: number, data: FunnelData): FunnelUnit | FunctionError {
  if (isNaN(numerator) || isNaN(denominator)) {
    return new FunctionError("notAvailable", "This unit has no figures.");
  }
  if (denominator === 0) return new FunctionError("divisionByZero", "The denominator is 0.");
  if (numerator < 0 || denominator < 0) {
    throw new FunctionError("invalidNumber", "Counts cannot be negative.");
  }
  if (data === "proportion" && numerator > denominator) {
    throw new FunctionError("invalidNumber", "A numerator is larger than its denominator.");
  }
  return { numerator, denominator, judged: true };
}

function fiveOf({ watch, flag }: FunnelLimits, pooled: number): number[] {
  return [flag.lower, watch.lower, pooled, watch.upper, flag.upper];
}

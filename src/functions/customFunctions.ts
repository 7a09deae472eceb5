import { chart, propose, runChart } from "./chartFunctions";
import { funnelLimits } from "./comparisonFunctions";
import type { FunctionId } from "./functionIds";
import { assurance, limits, signals, variation } from "./seriesFunctions";
import { gap, short } from "./targetFunctions";

/** A function as Excel calls it: its arguments, then Excel's own. */
export type CustomFunction = (...given: never[]) => unknown;

/** The functions by the ids that their comments and functions.json give them. */
export const CUSTOM_FUNCTIONS: Readonly<Record<FunctionId, CustomFunction>> = {
  VARIATION: variation,
  ASSURANCE: assurance,
  LIMITS: limits,
  SIGNALS: signals,
  GAP: gap,
  SHORT: short,
  FUNNEL: funnelLimits,
  RUNCHART: runChart,
  CHART: chart,
  PROPOSE: propose,
};

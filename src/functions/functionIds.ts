/** Ids of the functions, which follow the namespace in a formula: `=ACM.LIMITS(…)`. */
export const FUNCTION_IDS = [
  "VARIATION",
  "ASSURANCE",
  "LIMITS",
  "SIGNALS",
  "GAP",
  "SHORT",
  "FUNNEL",
  "RUNCHART",
  "CHART",
  "PROPOSE",
] as const;

export type FunctionId = (typeof FUNCTION_IDS)[number];

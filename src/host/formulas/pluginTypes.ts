import type { FunctionPlugin } from "hyperformula";

/** A call in a formula, as the library hands it to the function; its own types are not exported. */
export type Call = Parameters<FunctionPlugin["evaluateAst"]>[0] & {
  readonly args: Parameters<FunctionPlugin["runFunction"]>[0];
};

/** Where the library stands in evaluating it. */
export type EvaluationState = Parameters<FunctionPlugin["evaluateAst"]>[1];

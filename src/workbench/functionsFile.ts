import type { FunctionDescription, FunctionLibrary } from "../host/functions/functionLibrary";

/** Reads what an add-in's functions.json says of its functions. */
export function readFunctions(namespace: string, json: string): FunctionLibrary {
  const { functions } = JSON.parse(json) as { functions: readonly FunctionDescription[] };
  return { namespace, functions };
}

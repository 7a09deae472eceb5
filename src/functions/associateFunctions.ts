import type { CustomFunction } from "./customFunctions";
import { type ErrorName, FunctionError } from "./functionError";
import { FUNCTION_IDS, type FunctionId } from "./functionIds";

/** Where the functions come from; asked at the first call of one. */
export type LoadFunctions = () => Promise<Readonly<Record<FunctionId, CustomFunction>>>;

/** What Office.js offers a page with custom functions. */
export interface FunctionRuntime {
  associate(id: string, customFunction: (...given: never[]) => unknown): void;
  readonly Error: new (code: string, message: string) => Error;
  readonly ErrorCode: Readonly<Record<ErrorName, string>>;
}

declare const CustomFunctions: FunctionRuntime | undefined;

/**
 * Tells Excel which function stands behind each id of functions.json.
 *
 * Excel must know all of them when the page has started, so what it is given is a stand-in that fetches the functions
 * when a cell first asks: the pane does not wait for them, and cells that need them show #BUSY! for a moment.
 */
export function associateFunctions(load: LoadFunctions): void {
  // Outside Excel, and in versions without custom functions, there is nobody to tell.
  if (typeof CustomFunctions === "undefined") return;
  for (const id of FUNCTION_IDS) CustomFunctions.associate(id, standInFor(id, load, CustomFunctions));
}

function standInFor(id: FunctionId, load: LoadFunctions, runtime: FunctionRuntime) {
  return async (...given: never[]): Promise<unknown> => {
    const functions = await load().catch(() => null);
    try {
      if (functions === null) throw NOT_LOADED;
      return withExcelErrors(functions[id](...given), runtime);
    } catch (error) {
      throw excelError(error, runtime);
    }
  };
}

const NOT_LOADED = new FunctionError(
  "notAvailable",
  "A part of the add-in could not be loaded. Check the network connection and calculate again.",
);

/** Errors of ours may stand among the results of a block. */
function withExcelErrors(result: unknown, runtime: FunctionRuntime): unknown {
  if (!Array.isArray(result)) return result;
  return (result as unknown[][]).map((row) => row.map((cell) => excelError(cell, runtime)));
}

/** Our errors become Excel's; anything else stays what it is. */
function excelError(value: unknown, { Error: ExcelError, ErrorCode }: FunctionRuntime): unknown {
  return value instanceof FunctionError ? new ExcelError(ErrorCode[value.code], value.message) : value;
}

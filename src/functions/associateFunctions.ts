/// <reference types="custom-functions-runtime" />
import type { CustomFunction } from "./customFunctions";
import { FunctionError } from "./functionError";
import { FUNCTION_IDS, type FunctionId } from "./functionIds";

/** Where the functions come from; asked at the first call of one. */
export type LoadFunctions = () => Promise<Readonly<Record<FunctionId, CustomFunction>>>;

/**
 * Tells Excel which function stands behind each id of functions.json.
 *
 * Excel must know all of them when the page has started, so what it is given is a stand-in that fetches the functions
 * when a cell first asks: the pane does not wait for them, and cells that need them show #BUSY! for a moment.
 */
export function associateFunctions(load: LoadFunctions): void {
  // Outside Excel, and in versions without custom functions, there is nobody to tell.
  if (typeof CustomFunctions === "undefined") return;
  for (const id of FUNCTION_IDS) {
    CustomFunctions.associate(id, async (...given: never[]) => answer(await functionBehind(id, load), given));
  }
}

async function functionBehind(id: FunctionId, load: LoadFunctions): Promise<CustomFunction> {
  try {
    return (await load())[id];
  } catch {
    throw excelError(
      new FunctionError(
        "notAvailable",
        "A part of the add-in could not be loaded. Check the network connection and calculate again.",
      ),
    );
  }
}

/** The result in Excel's terms: our errors become Excel's, those among the results of a block as well. */
function answer(customFunction: CustomFunction, given: never[]): unknown {
  let result;
  try {
    result = customFunction(...given);
  } catch (error) {
    throw excelError(error);
  }
  if (!Array.isArray(result)) return result;
  return (result as unknown[][]).map((row) =>
    row.map((cell) => (cell instanceof FunctionError ? excelError(cell) : cell)),
  );
}

function excelError(error: unknown): unknown {
  if (!(error instanceof FunctionError)) return error;
  return new CustomFunctions.Error(CustomFunctions.ErrorCode[error.code], error.message);
}

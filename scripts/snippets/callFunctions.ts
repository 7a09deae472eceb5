import type { ExcelHost } from "../../src/host/excel/excelHost";
import { CellError } from "../../src/spreadsheet/model/cells";
import { writeCells } from "../../src/spreadsheet/model/writeCells";
import type { SnippetFunction } from "./snippetFunctions";

/** Notes the error that a function throws or returns, of which a cell does not say why. */
const WATCHED = `((call) => async (...given) => {
  const result = await Promise.resolve().then(() => call(...given)).catch((error) => error);
  if (!(result instanceof Error)) return result;
  failures.push(result);
  throw result;
})`;

/**
 * Has a cell of its own on the first sheet call each custom function of a snippet.
 *
 * @param evaluate runs a script in the snippet's page
 * @throws Error for the first one that the host cannot call, or that comes to an error
 */
export async function callFunctions(
  host: ExcelHost,
  functions: readonly SnippetFunction[],
  evaluate: (script: string) => void,
): Promise<void> {
  for (const { scriptName, description } of functions) {
    evaluate(`CustomFunctions.associate(${JSON.stringify(description.id)}, ${WATCHED}(${scriptName}));`);
  }
  for (const [column, { formula, lacking }] of functions.entries()) {
    if (lacking !== null) throw new Error(`${formula} needs ${lacking}, which the host does not give.`);
    const sheet = host.model.sheets[0]!;
    // What one fills stays clear of the next.
    const left = column * 20;
    writeCells(host.model, sheet, { top: 0, left, bottom: 0, right: left }, formula);
    await host.calculated();
    const value = sheet.cells.value(0, left);
    if (!(value instanceof CellError)) continue;
    const reason = host.errorReason(sheet, 0, left);
    throw new Error(`${formula} is ${value.code}${reason === undefined ? "" : `: ${reason}`}`);
  }
}

import { addressOf, quoteSheetName } from "../../spreadsheet/model/address";
import { CellError, type CellValue } from "../../spreadsheet/model/cells";
import { ExcelError, invalidArgument } from "../../spreadsheet/model/excelError";
import { excelClass, type DefinedClass, HostObject, type Method } from "../protocol/excelClass";
import { FUNCTION_NAMES } from "./functionNames";
import { range } from "./range";
import { apiValue } from "./rangeValues";

/** workbook.functions: the formula engine evaluates them. */
export const functions: DefinedClass<null> = excelClass("Functions", {
  methods: Object.fromEntries(FUNCTION_NAMES.map((name) => [name, worksheetFunction(name)])),
});

function worksheetFunction(name: string): Method<null> {
  return {
    since: "1.2",
    call: (_none, args, session) => {
      const parameters: string[] = [];
      for (let index = 0; args.has(index); index++) parameters.push(...literals(args.any(index)));
      return functionResult.of(session.evaluate(`=${inFormula(name)}(${parameters.join(",")})`));
    },
  };
}

/** beta_Dist is BETA.DIST. */
function inFormula(name: string): string {
  return name.toUpperCase().replaceAll("_", ".");
}

const functionResult = excelClass<CellValue>("FunctionResult", {
  properties: {
    value: { since: "1.2", get: (result) => (result instanceof CellError ? null : apiValue(result)) },
    error: { since: "1.2", get: (result) => (result instanceof CellError ? result.code : "") },
  },
});

function literals(argument: unknown): string[] {
  if (Array.isArray(argument)) return argument.flatMap(literals);
  if (range.accepts(argument)) {
    const { sheet, box } = argument.target;
    return [`${quoteSheetName(sheet.name)}!${addressOf(box, true)}`];
  }
  if (functionResult.accepts(argument)) return literals(argument.target ?? 0);
  if (argument instanceof CellError) return [argument.code];
  if (argument instanceof HostObject) throw invalidArgument();
  if (typeof argument === "number") return [String(argument)];
  if (typeof argument === "boolean") return [argument ? "TRUE()" : "FALSE()"];
  if (typeof argument === "string") return [`"${argument.replaceAll('"', '""')}"`];
  throw new ExcelError("InvalidArgument", "The argument is invalid or missing or has an incorrect format.");
}

import { addressOf, quoteSheetName } from "../../spreadsheet/model/address";
import { CellError, type CellValue } from "../../spreadsheet/model/cells";
import { ExcelError, invalidArgument } from "../../spreadsheet/model/excelError";
import { excelClass, type DefinedClass, HostObject, type Method } from "../protocol/excelClass";
import { range } from "./range";
import { apiValue } from "./rangeValues";

/** Worksheet functions that an add-in may call; names as the API writes them, which are the formula's in capitals. */
const NAMES = [
  "abs",
  "average",
  "count",
  "countA",
  "countIf",
  "date",
  "day",
  "max",
  "median",
  "min",
  "month",
  "randBetween",
  "round",
  "sum",
  "sumIf",
  "vlookup",
  "year",
] as const;

/** workbook.functions: the formula engine evaluates them. */
export const functions: DefinedClass<null> = excelClass("Functions", {
  methods: Object.fromEntries(NAMES.map((name) => [name, worksheetFunction(name)])),
});

function worksheetFunction(name: string): Method<null> {
  return {
    since: "1.2",
    call: (_none, args, session) => {
      const parameters: string[] = [];
      for (let index = 0; args.has(index); index++) parameters.push(...literals(args.any(index)));
      return functionResult.of(session.evaluate(`=${name.toUpperCase()}(${parameters.join(",")})`));
    },
  };
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
  if (argument instanceof HostObject) throw invalidArgument();
  if (typeof argument === "number") return [String(argument)];
  if (typeof argument === "boolean") return [argument ? "TRUE()" : "FALSE()"];
  if (typeof argument === "string") return [`"${argument.replaceAll('"', '""')}"`];
  throw new ExcelError("InvalidArgument", "The argument is invalid or missing or has an incorrect format.");
}

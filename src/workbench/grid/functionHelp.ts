import { helpers, registries } from "@odoo/o-spreadsheet";
import type { FunctionLibrary, ParameterDescription } from "../../host/functions/functionLibrary";

/**
 * Lets the grid's formula bar offer and explain the add-in's functions while a formula is typed, as Excel does. It
 * never shows what the grid itself would make of them: results come from the workbook.
 */
export function offerFunctions({ namespace, functions }: FunctionLibrary): void {
  for (const { name, description = "", parameters } of functions) {
    registries.functionRegistry.replace(`${namespace}.${name}`, {
      description,
      category: namespace,
      args: parameters.map((parameter) => helpers.arg(definition(parameter), parameter.description ?? "")),
      compute: () => 0,
    });
  }
}

function definition({ name, type, dimensionality, optional }: ParameterDescription): string {
  const kind = dimensionality === "matrix" ? `range<${type}>` : type;
  return `${name} (${kind}${optional ? ", optional" : ""})`;
}

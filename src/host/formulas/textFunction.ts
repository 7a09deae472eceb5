import {
  CellError as LibraryError,
  EmptyValue,
  ErrorType,
  FunctionArgumentType,
  FunctionPlugin,
  HyperFormula,
} from "hyperformula";
import { formatValue, isValidFormat } from "../../spreadsheet/model/numberFormat";
import type { Call, EvaluationState } from "./pluginTypes";

type Evaluated = Parameters<Parameters<FunctionPlugin["runFunction"]>[3]>[0];

/** TEXT with Excel's number formats: the library's own knows neither names of days and months nor thousands. */
class TextFunctionPlugin extends FunctionPlugin {
  static override implementedFunctions = {
    TEXT: {
      method: "text",
      parameters: [
        { argumentType: FunctionArgumentType.NOERROR },
        { argumentType: FunctionArgumentType.STRING },
      ],
    },
  };

  text(ast: Call, state: EvaluationState) {
    return this.runFunction(ast.args, state, this.metadata("TEXT"), (value: Evaluated, format: string) => {
      if (!isValidFormat(format)) return new LibraryError(ErrorType.VALUE);
      const { date1904 } = this.config.context as { readonly date1904: boolean };
      return formatValue(shownOf(value), format, date1904);
    });
  }
}

function shownOf(value: Evaluated): number | string | boolean {
  if (value === EmptyValue) return 0;
  // Dates, times and percentages are numbers with a format.
  return (typeof value === "object" ? (value as { val: number }).val : value) as number | string | boolean;
}

// The library keeps one register for all its engines.
HyperFormula.registerFunction("TEXT", TextFunctionPlugin, { enGB: { TEXT: "TEXT" } });

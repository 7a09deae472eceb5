import {
  ArraySize,
  CellError as LibraryError,
  EmptyValue,
  ErrorType,
  FunctionArgumentType,
  FunctionPlugin,
  HyperFormula,
  SimpleRangeValue,
} from "hyperformula";
import type { Call, EvaluationState } from "./pluginTypes";

type Evaluated = ReturnType<FunctionPlugin["evaluateAst"]>;

/** FILTER of blocks, with something to show where nothing is left: the library's own filters one row or one column. */
class FilterFunctionPlugin extends FunctionPlugin {
  static override implementedFunctions = {
    FILTER: {
      method: "filter",
      sizeOfResultArrayMethod: "filterArraySize",
      enableArrayArithmeticForArguments: true,
      parameters: [
        { argumentType: FunctionArgumentType.RANGE },
        { argumentType: FunctionArgumentType.RANGE },
        { argumentType: FunctionArgumentType.SCALAR, optionalArg: true },
      ],
    },
  };

  filter(ast: Call, state: EvaluationState) {
    const evaluate = (
      array: SimpleRangeValue,
      include: SimpleRangeValue,
      otherwise?: Evaluated,
    ): Evaluated => {
      const [rows, columns] = [array.height(), array.width()];
      const ofRows = include.width() === 1 && include.height() === rows;
      const ofColumns = include.height() === 1 && include.width() === columns;
      if (!ofRows && !ofColumns) return new LibraryError(ErrorType.VALUE);
      const wanted = include.data.flat().map(isWanted);
      const failed = wanted.find((one) => one instanceof LibraryError);
      if (failed) return failed;
      const left = ofRows
        ? array.data.filter((_row, r) => wanted[r])
        : array.data.map((row) => row.filter((_cell, c) => wanted[c]));
      if (left.length > 0 && left[0]!.length > 0) return SimpleRangeValue.onlyValues(left);
      // The library knows no #CALC!, which Excel shows where nothing was said for it.
      return otherwise ?? new LibraryError(ErrorType.NA, "#CALC!");
    };
    return this.runFunction(ast.args, state, this.metadata("FILTER"), evaluate);
  }

  filterArraySize({ args }: Call, state: EvaluationState): ArraySize {
    const [array] = args;
    return array ? this.arraySizeForAst(array, state) : ArraySize.error();
  }
}

/** Numbers count as conditions; what is no condition fails the whole filter. */
function isWanted(cell: Evaluated): boolean | LibraryError {
  if (cell instanceof LibraryError) return cell;
  if (cell === EmptyValue) return false;
  const value = typeof cell === "object" ? (cell as { val: number }).val : (cell as unknown);
  return typeof value === "string" ? new LibraryError(ErrorType.VALUE) : Boolean(value);
}

// The library keeps one register for all its engines.
HyperFormula.registerFunction("FILTER", FilterFunctionPlugin, { enGB: { FILTER: "FILTER" } });

import {
  CellError as LibraryError,
  EmptyValue,
  ErrorType,
  FunctionPlugin,
  HyperFormula,
  SimpleRangeValue,
} from "hyperformula";
import { CellError, type CellValue } from "../../spreadsheet/model/cells";
import { type Argument, type CallScalar, type FunctionCalls } from "./functionCalls";
import type { ParameterDescription } from "./functionLibrary";

/** What the formula library hands to its plugins. */
export interface FunctionContext {
  readonly calls: FunctionCalls | null;
  /** How a blank cell reaches a parameter of any type: null, or 0 in older versions for the desktop. */
  readonly blanks: null | 0;
  readonly date1904: boolean;
}

/** Errors that the library has no type for travel as this one, with their code as its message. */
const CARRIER = ErrorType.NA;

const TYPES: Readonly<Record<string, ErrorType>> = {
  "#N/A": ErrorType.NA,
  "#VALUE!": ErrorType.VALUE,
  "#DIV/0!": ErrorType.DIV_BY_ZERO,
  "#NUM!": ErrorType.NUM,
  "#NAME?": ErrorType.NAME,
  "#REF!": ErrorType.REF,
};

type Evaluated = ReturnType<FunctionPlugin["evaluateAst"]>;
type InternalScalarValue = Exclude<Evaluated, SimpleRangeValue>;
type Ast = Parameters<FunctionPlugin["evaluateAst"]>[0];
type State = Parameters<FunctionPlugin["evaluateAst"]>[1];

/**
 * The library's way to a custom function: works out the arguments as Excel would and hands on what the call came to,
 * so that a call may stand anywhere in a formula.
 */
class CustomFunctionPlugin extends FunctionPlugin {
  static override implementedFunctions: Record<string, { method: string }> = {
    "HOST.ERROR": { method: "error" },
  };

  /** `HOST.ERROR("#BUSY!")`: an error value that the library cannot read from a cell. */
  error(ast: Ast & { args: Ast[] }, state: State): LibraryError {
    return libraryError(this.evaluateAst(ast.args[0]!, state) as string);
  }

  call(ast: Ast & { procedureName: string; args: Ast[] }, state: State) {
    const { calls, blanks } = this.config.context as FunctionContext;
    const described = calls?.find(ast.procedureName);
    if (!calls || !described) return new LibraryError(ErrorType.NAME);
    const { parameters } = described;
    const least = parameters.filter(({ optional }) => !optional).length;
    if (ast.args.length > parameters.length || ast.args.length < least) {
      return new LibraryError(ErrorType.NA, "The number of arguments is wrong.");
    }
    const given: Argument[] = [];
    for (const [i, parameter] of parameters.entries()) {
      const argument = ast.args[i];
      const isLeftOut = argument === undefined || String(argument.type) === "EMPTY";
      const read = isLeftOut ? null : argumentOf(this.evaluateAst(argument, state), parameter, blanks);
      if (read instanceof LibraryError) return read;
      given.push(read);
    }
    const { rows, reason } = calls.resultOf(described, given, "");
    if (rows.length === 1 && rows[0]!.length === 1) return toLibrary(rows[0]![0]!, reason);
    return SimpleRangeValue.onlyValues(rows.map((row) => row.map((value) => toLibrary(value))));
  }
}

/** Lets formulas call these functions; the library keeps one register for all its engines. */
export function registerFunctions(names: readonly string[]): void {
  for (const name of ["HOST.ERROR", ...names]) {
    if (HyperFormula.getRegisteredFunctionNames("enGB").includes(name)) continue;
    CustomFunctionPlugin.implementedFunctions[name] ??= { method: "call" };
    HyperFormula.registerFunction(name, CustomFunctionPlugin, { enGB: { [name]: name } });
  }
}

/** The formula text by which the library reads an error that it has no literal for. */
export function errorFormula(code: string): string | null {
  return code in TYPES || code === "#SPILL!" ? null : `=HOST.ERROR("${code}")`;
}

/** The error that the library's stands for, with the reason where a function gave one. */
export function fromLibraryError(value: string, message: string): { code: string; reason?: string } {
  if (/^#[A-Z/0_]+[!?]?$/.test(message)) return { code: message };
  return { code: value === "#ERROR!" ? "#NAME?" : value, reason: message || undefined };
}

/** An error among the arguments is the answer: Excel does not call the function then. */
function argumentOf(
  value: Evaluated,
  { type, dimensionality }: ParameterDescription,
  blanks: FunctionContext["blanks"],
): Argument | LibraryError {
  const rows: InternalScalarValue[][] = value instanceof SimpleRangeValue ? value.data : [[value]];
  const read = rows.map((row) => row.map((cell) => scalarOf(cell, type, blanks)));
  const error = read.flat().find((cell) => cell instanceof LibraryError);
  if (error) return error;
  const cells = read as CallScalar[][];
  if (dimensionality === "matrix") return cells;
  const isOne = cells.length === 1 && cells[0]!.length === 1;
  return isOne ? cells[0]![0]! : new LibraryError(ErrorType.VALUE, "One value is wanted here, not a range.");
}

function scalarOf(
  cell: InternalScalarValue,
  type: ParameterDescription["type"],
  blanks: FunctionContext["blanks"],
): CallScalar | LibraryError {
  if (cell instanceof LibraryError) return cell;
  const isBlank = cell === EmptyValue;
  // Dates, times and percentages are numbers with a format.
  const value = (typeof cell === "object" ? cell.val : cell) as number | string | boolean;
  switch (type) {
    case "any":
      return isBlank ? blanks : value;
    case "string":
      return isBlank ? "" : typeof value === "boolean" ? String(value).toUpperCase() : String(value);
    case "number":
      return isBlank ? 0 : wanted(Number(value === "" ? NaN : value));
    case "boolean":
      if (typeof value === "string") return wantedSwitch(value);
      return isBlank ? false : Boolean(value);
  }
}

function wanted(number: number): number | LibraryError {
  return isNaN(number) ? new LibraryError(ErrorType.VALUE) : number;
}

function wantedSwitch(text: string): boolean | LibraryError {
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  return new LibraryError(ErrorType.VALUE);
}

function toLibrary(value: CellValue, reason?: string): InternalScalarValue {
  if (value instanceof CellError) return libraryError(value.code, reason);
  return value ?? EmptyValue;
}

function libraryError(code: string, reason?: string): LibraryError {
  const type = TYPES[code];
  return type === undefined ? new LibraryError(CARRIER, code) : new LibraryError(type, reason);
}

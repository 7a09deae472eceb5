import { LARGEST_VALUE, MINIMUM_POINTS } from "../analysis/constants";
import type { ImprovementDirection } from "../analysis/measure";
import { PRESETS, type XmrPreset } from "../analysis/presets";
import { FunctionError } from "./functionError";

/** The figures of one row or one column, in their order. */
export interface Line {
  /** NaN where there is no figure. */
  readonly values: Float64Array;
  readonly isRow: boolean;
}

/**
 * Reads a range of figures. A blank cell is missing and a text such as `<11`, `NA` or `ND` is a gap; what looks like
 * a figure and is none (a number kept as text, TRUE) is refused by its place. Errors never get here: where one stands
 * in a range, Excel answers with it and does not call.
 */
export function readLine(range: unknown, name: string): Line {
  const rows = Array.isArray(range) ? (range as unknown[][]) : [[range]];
  const isRow = rows.length === 1 && rows[0]!.length > 1;
  if (!isRow && rows.some((row) => row.length !== 1)) {
    throw new FunctionError("invalidValue", `${name} must be one row or one column of cells.`);
  }
  const cells = isRow ? rows[0]! : rows.map((row) => row[0]);
  return { values: Float64Array.from(cells, (cell, i) => readFigure(cell, `${name}, cell ${i + 1}`)), isRow };
}

/** A second range that goes with the first cell by cell; omitted: null. */
export function readCompanion(range: unknown, name: string, { values }: Line): Float64Array | null {
  if (isOmitted(range)) return null;
  const companion = readLine(range, name);
  if (companion.values.length !== values.length) {
    throw new FunctionError(
      "invalidValue",
      `${name} must have as many cells as the first range: ${values.length}, not ${companion.values.length}.`,
    );
  }
  return companion.values;
}

/** A figure of one cell; NaN where there is none. */
export function readFigure(cell: unknown, place: string): number {
  if (isOmitted(cell)) return NaN;
  if (typeof cell === "number") {
    if (Math.abs(cell) <= LARGEST_VALUE) return cell;
    throw new FunctionError("invalidNumber", `${place}: the number is too large.`);
  }
  if (typeof cell === "object" && "basicValue" in cell) return readFigure(cell.basicValue, place);
  if (typeof cell === "string" && (cell.trim() === "" || isNaN(Number(cell)))) return NaN;
  const found = typeof cell === "string" ? `"${cell}" is kept as text` : "this is no number";
  throw new FunctionError("invalidValue", `${place}: ${found}. Enter the number again.`);
}

/** Which way is better, as the Indicators table has it. */
export function readDirection(word: unknown): ImprovementDirection {
  return readWord(word, "direction", ["increase", "decrease", "neutral"] as const, null);
}

export function readPreset(word: unknown): XmrPreset {
  return readWord(word, "preset", Object.keys(PRESETS) as XmrPreset[], "nhs-r");
}

/** One of some words, in capitals or not. */
export function readWord<Word extends string>(
  given: unknown,
  name: string,
  words: readonly Word[],
  otherwise: Word | null,
): Word {
  if (isOmitted(given) && otherwise !== null) return otherwise;
  const text = typeof given === "string" ? given.trim() : "";
  const found = words.find((word) => word.toLowerCase() === text.toLowerCase());
  if (found !== undefined) return found;
  const choices = words.map((word) => `"${word}"`).join(", ");
  throw new FunctionError("invalidValue", `${name} must be one of ${choices}${text && `, not "${text}"`}.`);
}

/** How many points from the start give the limits; undefined (omitted, or 0): all of them. */
export function readBaseline(count: unknown): number | undefined {
  if (isOmitted(count) || count === 0) return undefined;
  if (typeof count === "number" && Number.isInteger(count) && count >= MINIMUM_POINTS) return count;
  throw new FunctionError(
    "invalidValue",
    `A baseline is a whole number of points, ${MINIMUM_POINTS} or more (0 or nothing: all points).`,
  );
}

/** Decimals that a value is shown with; `otherwise` where omitted. */
export function readDecimals(decimals: unknown, otherwise: number): number {
  if (isOmitted(decimals)) return otherwise;
  if (typeof decimals === "number" && Number.isInteger(decimals) && decimals >= 0 && decimals <= 12)
    return decimals;
  throw new FunctionError("invalidValue", "decimals must be a whole number from 0 to 12.");
}

export function readSwitch(given: unknown, name: string): boolean | undefined {
  if (isOmitted(given)) return undefined;
  if (typeof given === "boolean") return given;
  throw new FunctionError("invalidValue", `${name} must be TRUE or FALSE.`);
}

/** Excel hands over null for an argument that was left out, and null or "" for a blank cell. */
export function isOmitted(argument: unknown): argument is null | undefined | "" {
  return argument === null || argument === undefined || argument === "";
}

/** A row of results for each point: below each other for a column, beside each other for a row of figures. */
export function besidePoints(rows: readonly (readonly unknown[])[], { isRow }: Line): unknown[][] {
  if (!isRow) return rows.map((row) => [...row]);
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column]));
}

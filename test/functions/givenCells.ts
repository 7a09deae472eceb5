import { FunctionError } from "../../src/functions/functionError";

/** Enrolled ÷ referred, October 2024 to September 2026: a baseline year, then a collapse. */
const ENROLLED = [
  29, 31, 28, 27, 32, 34, 30, 33, 25, 28, 32, 32, 30, 27, 24, 31, 29, 31, 28, 27, 27, 26, 24, 25,
];
const REFERRED = [
  40, 42, 43, 43, 43, 46, 42, 46, 46, 41, 43, 44, 42, 38, 35, 44, 40, 45, 41, 43, 46, 48, 47, 50,
];
export const ENROLMENT = ENROLLED.map((enrolled, i) => enrolled / REFERRED[i]!);
export const COUNTS = { enrolled: ENROLLED, referred: REFERRED };

/** Cells below each other, as Excel hands a range over. */
export function column(cells: readonly unknown[]): unknown[][] {
  return cells.map((cell) => [cell]);
}

/** Cells beside each other. */
export function row(cells: readonly unknown[]): unknown[][] {
  return [[...cells]];
}

/** `code: reason` of the error that a call ends with. */
export function refusal(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof FunctionError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return "no error";
}

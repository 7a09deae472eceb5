/** Excel's errors that a function may answer with, by the names of `CustomFunctions.ErrorCode`. */
export type ErrorName = "invalidValue" | "notAvailable" | "divisionByZero" | "invalidNumber";

/**
 * Why a function has no result, in a sentence.
 *
 * `invalidValue` (#VALUE!): an argument must be put right. `notAvailable` (#N/A): the figures do not tell it yet.
 * `invalidNumber` (#NUM!): a figure that cannot be. `divisionByZero` (#DIV/0!): a denominator of 0. Excel shows the
 * sentence beside the first two only, so whatever a person has to be told is one of these.
 */
export class FunctionError extends Error {
  override readonly name = "FunctionError";

  constructor(
    readonly code: ErrorName,
    message: string,
  ) {
    super(message);
  }
}

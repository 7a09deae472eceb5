/** Something in the workbook stands in the way of writing; the message says what to do. */
export class OutputProblem extends Error {
  override readonly name = "OutputProblem";

  /** @param code Excel's, where it refused */
  constructor(
    message: string,
    readonly code = "OutputProblem",
  ) {
    super(message);
  }
}

/** Something on our own sheets stands in the way of writing; the message says what to do. */
export class OutputProblem extends Error {
  override readonly name = "OutputProblem";
}

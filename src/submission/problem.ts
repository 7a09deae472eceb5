/**
 * Something a person should know about the data, in plain words, with its place.
 *
 * A row with a `stop` is set aside. A row with an `ask` is set aside where its content has more than one reading
 * (a percentage that may be out of scale, `1,234`, a mark without a meaning); where there is one reading, it is used
 * with the question open.
 */
export interface Problem {
  /** "DQ09" …: the checks of the template; "IN01" …: what reading the agency's own tables needs. */
  readonly code: string;
  /** stop: the row is set aside by name and never analysed · ask: used after a fix or an explanation · note. */
  readonly severity: "stop" | "ask" | "note";
  readonly sheet: string;
  /** A1 address of the cell or cells, without the sheet. */
  readonly cell: string;
  /** Names the cell's content, says what is wrong and what to do, in under 30 words, no blame. */
  readonly message: string;
}

/** A problem before its place is known. */
export type Remark = Pick<Problem, "code" | "severity" | "message">;

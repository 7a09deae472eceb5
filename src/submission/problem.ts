/** Something a person should know about the data, in plain words, with its place. */
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

import type { CellRef } from "../analysis/measure";

/**
 * Something a person should know about the data, in plain words, with its place.
 *
 * A row with a `stop` is set aside. A row with an `ask` is set aside where its content has more than one reading
 * (a percentage that may be out of scale, `1,234`, a mark without a meaning); where there is one reading, it is used
 * with the question open.
 *
 * Codes `DQ…` are the checks of the template. What reading the agency's own tables needs beside them:
 *
 * | code | severity | when |
 * | --- | --- | --- |
 * | IN01 | stop | a row has no id |
 * | IN02 | stop | an id stands in two rows; the first is used |
 * | IN03 | stop | an entry that the row cannot do without is empty or not one of its list |
 * | IN04 | ask | an entry is empty or not one of its list; the named default is used |
 * | IN05 | stop, ask | a date or period cannot be read; ask where the row can be used without it |
 * | IN06 | stop, ask | a number cannot be read; ask where the row can be used without it |
 * | IN07 | stop | two targets for the same provider, indicator, date and kind differ |
 * | IN08 | stop, ask | a baseline without an end, the wrong way round, for periods that another row decides about, a short one or a rebase without reason or name, a rebase without date |
 * | IN09 | note | no as_of: the end of the last reported period is used |
 * | IN10 | ask | figures stand in a column that the indicator's aggregation does not use |
 * | IN11 | ask | an action is done without a date or dropped without a reason |
 * | IN12 | note | there is no tblStages: the order of the stages is that of first appearance |
 * | IN13 | ask | a provider reports referral cohorts and snapshots; the cohorts are used |
 * | MP01 | stop | a mapped range has no column for a needed part |
 * | MP02 | note | a row of the range is a total, comment, heading or repeated header, and is left out |
 * | MP03 | stop | a mark in the range has no meaning yet |
 * | MP04 | ask | an indicator of the range has no direction yet; it is read as neutral |
 * | MP05 | stop | the layout of the range or file is no longer the one that was mapped |
 * | MP06 | stop | what a file gives does not fit what the contract computes the indicator from |
 */
export interface Problem {
  /** "DQ09", "IN03" …: see the table above. */
  readonly code: string;
  /** stop: the row is set aside by name and never analysed · ask: used after a fix or an explanation · note. */
  readonly severity: "stop" | "ask" | "note";
  readonly sheet: string;
  /** A1 address of the cell or cells, without the sheet; empty where a whole table is missing. */
  readonly cell: string;
  /** Names the cell's content, says what is wrong and what to do, in under 30 words, no blame. */
  readonly message: string;
  /** Of a problem in a file that is not open: what stands in the open workbook instead. */
  readonly standing?: CellRef;
  /** What was asked about, where the cell's own entry does not say it all: "41 and 40". */
  readonly about?: string;
  /** The one sensible correction: done by a click, never by itself. Two cells where numbers were swapped. */
  readonly correction?: readonly CellCorrection[];
  /** What the entry can mean, where a person has to say it. */
  readonly readings?: readonly Reading[];
  /** True where the row is not used before it is known which of the readings is meant, or the entry is fixed. */
  readonly isSetAside?: boolean;
  /** How a question is answered in tblAnswers; absent where the entry can only be fixed. */
  readonly question?: Question;
}

/** What must be fixed first, then questions, then notes; each kind in its former order. */
export function bySeverity(problems: readonly Problem[]): readonly Problem[] {
  const kinds: readonly Problem["severity"][] = ["stop", "ask", "note"];
  return kinds.flatMap((kind) => problems.filter(({ severity }) => severity === kind));
}

/** One of the things that an entry can mean: what could have been entered, and in words. */
export interface Reading {
  readonly entry: string | number;
  readonly words: string;
}

/** A question that a person can answer without changing a figure. */
export interface Question {
  /** What it is about, wherever that stands. */
  readonly key: string;
  /** What was asked about: for anything else it is asked again. */
  readonly value: string;
  /** Answers that take one click: what is said on the button and what is kept. */
  readonly answers: readonly { readonly label: string; readonly text: string }[];
  /** False where only one of these answers settles it. */
  readonly takesWords: boolean;
}

/** A cell of the problem's sheet, what stands there, and what to enter instead. */
export interface CellCorrection {
  readonly cell: string;
  readonly was: string | number;
  readonly value: string | number;
}

/** A problem before its place is known. */
export type Remark = Pick<Problem, "code" | "severity" | "message" | "about" | "readings" | "isSetAside">;

import type { CellRef } from "../analysis/measure";
import type { SubmittedWorkbook } from "./checks/submittedWorkbook";

/** A file that somebody sent, as tables of the contract workbook; nothing is judged yet. */
export interface Submission {
  /** Name of the file without its folders. */
  readonly file: string;
  /** Of what it holds, not of its bytes: a file that was opened and saved again is the same submission. */
  readonly hash: string;
  /** Without identity: another file than a template of ours, read as its source is remembered. */
  readonly workbook: SubmittedWorkbook;
  /** Of such a file: the cells that each row of tblMeasures was read from, header row first. */
  readonly origins?: readonly CellRef[];
}

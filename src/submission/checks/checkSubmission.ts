import type { ContractData } from "../contractData";
import type { Problem } from "../problem";
import type { CheckOptions, SubmittedWorkbook } from "./submittedWorkbook";

/** What was found in a workbook, and what may be used of it. */
export interface CheckedSubmission {
  /** The figures that may be used: rows with a `stop` are not in it; empty of figures where the file is stopped. */
  readonly data: ContractData;
  /** All of them, in the order of their severity; what was answered before is not asked again. */
  readonly problems: readonly Problem[];
  /** True where nothing of the file may be used (DQ01, DQ02, DQ31, DQ32). */
  readonly isStopped: boolean;
  /** "Ready to send", "2 things to fix, 3 questions", "Nothing is filled in yet". */
  readonly status: string;
}

/**
 * All checks of a workbook with figures: a filled template by itself, a template against the contract workbook that
 * it is imported into, or a contract workbook.
 *
 * @example checkSubmission(readTemplate, { contract: book, asOf: "2026-10-08", receivedOn: "2026-10-08" }).status
 */
export declare function checkSubmission(workbook: SubmittedWorkbook, options: CheckOptions): CheckedSubmission;

import type { InputTables } from "../contractData";
import type { FileSheet } from "../fileSheets";
import type { Problem } from "../problem";

/** A workbook with figures, as it was read: a provider's template, or the agency's contract workbook. */
export interface SubmittedWorkbook {
  /** Every table of the workbook that has a name of ours, by its name in lower case. */
  readonly tables: InputTables;
  /**
   * Its sheets. Of a sheet with tables only the name, hidden rows and merged areas are looked at; of any other the
   * first rows too, for headers of client lists.
   */
  readonly sheets: readonly FileSheet[];
  readonly date1904: boolean;
  /** What the named cells of a template say; null: it is no template. */
  readonly identity: TemplateIdentity | null;
}

/** The named cells by which a template is known, whatever its file is called. */
export interface TemplateIdentity {
  readonly contractId: string;
  readonly providerId: string;
  readonly period: string;
  readonly templateVersion: string;
  /** Of a workbook that was made for a meeting. */
  readonly meetingId?: string;
  /** ISO date on which its own Check sheet counts periods as over; absent where that cell holds no date. */
  readonly asOf?: string | null;
}

/** What a workbook is checked against, and when. */
export interface CheckOptions {
  /**
   * The contract workbook that a template was sent for; null: the workbook carries its definition itself, as a
   * template does in its hidden sheets and a contract workbook in its own tables.
   */
  readonly contract: Pick<SubmittedWorkbook, "tables" | "date1904"> | null;
  /** ISO date on which periods must be over; null: as the workbook says. */
  readonly asOf: string | null;
  /** ISO date on which the file came; null: it has not been sent. */
  readonly receivedOn: string | null;
  /** What an earlier check found of the layout, where this one does not look at it. */
  readonly layoutAsBefore?: readonly Problem[];
}

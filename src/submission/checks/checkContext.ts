import type { Indicator } from "../../analysis/measure";
import type { ContractData } from "../contractData";
import { openTable } from "../openTable";
import { type RowReader, rowsOf } from "../rowReader";
import type { TableDefinition } from "../tables";
import type { Definition } from "./definition";
import type { CheckOptions, SubmittedWorkbook } from "./submittedWorkbook";

/** All that a check looks at. */
export interface CheckContext {
  readonly workbook: SubmittedWorkbook;
  readonly definition: Definition;
  /** What was read of the workbook. */
  readonly data: ContractData;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly options: CheckOptions;
}

/** True for a file that somebody sent, false for the agency's own contract workbook. */
export function isSentFile({ workbook, options }: Pick<CheckContext, "workbook" | "options">): boolean {
  return workbook.identity !== null || options.contract !== null;
}

/** The rows of one of the workbook's tables that hold anything; none where it cannot be read. */
export function rowsOfTable({ workbook }: CheckContext, definition: TableDefinition): readonly RowReader[] {
  const table = openTable(workbook.tables, definition, false, []);
  return table === null ? [] : [...rowsOf(table, [], workbook.date1904)];
}

import type { ContractData, InputTables } from "./contractData";
import { KnownIds } from "./knownIds";
import { openTable } from "./openTable";
import type { ParseOptions } from "./parseContract";
import type { Problem } from "./problem";
import { readBaselines } from "./readTargets";
import { tblBaselines } from "./tables";

/**
 * The data of a mapped range with the decisions about limits that stand in the workbook's tblBaselines: a range says
 * nothing of them, and its series are fixed and rebased like those of a contract workbook.
 */
export function withBaselines(
  data: ContractData,
  tables: InputTables,
  { date1904 }: ParseOptions,
): ContractData {
  const problems: Problem[] = [];
  const table = openTable(tables, tblBaselines, false, problems);
  const baselines = table
    ? readBaselines(
        table,
        {
          providers: new KnownIds(data.providers.map(({ id }) => id)),
          indicatorIds: new KnownIds(data.indicators.map(({ id }) => id)),
          indicators: new Map(data.indicators.map((indicator) => [indicator.id, indicator])),
          fiscalYearStart: data.contract.fiscalYearStart,
          date1904,
        },
        problems,
      )
    : [];
  return { ...data, baselines, problems: [...data.problems, ...problems] };
}

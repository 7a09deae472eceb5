import { contractModel } from "../../src/documents/contractWorkbook";
import type { ContractSetup, SetupProvider, TemplateOptions } from "../../src/documents/contractSetup";
import { setupOfDomain } from "../../src/documents/setupOfDomain";
import { templateModel } from "../../src/documents/template/buildTemplate";
import { columnOf, FIRST_ENTRY_ROW } from "../../src/documents/template/entrySheet";
import { domainOf } from "../../src/library/domains";
import { parseReference } from "../../src/spreadsheet/model/address";
import type { CellValue } from "../../src/spreadsheet/model/cells";
import type { WorkbookModel } from "../../src/spreadsheet/model/workbook";
import { saveWorkbook } from "../../src/spreadsheet/xlsx/saveWorkbook";
import { TEMPLATE_TABLES } from "../../src/submission/templateDefinition";
import type { GivenWorkbook } from "../host/givenWorkbook";
import { givenBookOf } from "./givenContractBook";

type Typed = Readonly<Record<string, CellValue>>;

/** A template that a script fills. */
export interface Filled {
  readonly model: WorkbookModel;
  /** Types into a row of a table, counted from 1. */
  fill(table: string, row: number, typed: Typed): Filled;
  /** Column of a prefilled row. */
  at(table: string, row: number, column: string): CellValue;
  /** Every figure that the template asks for: 60 of 80, all of them in the first group, 90 and less along the pathway. */
  fillAll(): Filled;
  /** Another value in the cell that a name stands for. */
  named(name: string, value: CellValue): Filled;
  file(name?: string): { readonly name: string; readonly bytes: Uint8Array };
}

/** A contract of a domain with two providers. */
export function givenContractOf(domain = "child_welfare"): ContractSetup {
  const found = domainOf(domain);
  if (!found) throw new Error(`no domain ${domain}`);
  const provider = (n: number): SetupProvider => ({
    id: `PRV-000${n}`,
    name: `Provider ${n}`,
    maskedCode: `P${n}`,
    sites: [],
  });
  return setupOfDomain(found, { contractId: "C-2026", providers: [provider(1), provider(2)] });
}

/** The contract's workbook, new, in an Excel of its own. */
export function givenNewContract(setup: ContractSetup): Promise<GivenWorkbook> {
  return givenBookOf(contractModel(setup));
}

export function givenFilled(setup: ContractSetup, n = 1, options: Partial<TemplateOptions> = {}): Filled {
  const model = templateModel(setup, setup.providers[n - 1]!, {
    period: "2026-09",
    issuedOn: "2026-10-01",
    dueOn: null,
    openActions: [],
    history: [],
    agencyCounts: [],
    ...options,
  });
  const tableOf = (name: string) => {
    const table = TEMPLATE_TABLES.find((one) => one.name === name)!;
    return { table, cells: model.sheet(table.sheet)!.cells };
  };
  const at = (name: string, row: number, column: string): CellValue => {
    const { table, cells } = tableOf(name);
    return cells.value(FIRST_ENTRY_ROW + row - 1, columnOf(table, column));
  };
  const filled: Filled = {
    model,
    at,
    fill: (name, row, typed) => {
      const { table, cells } = tableOf(name);
      for (const [column, value] of Object.entries(typed))
        cells.setValue(FIRST_ENTRY_ROW + row - 1, columnOf(table, column), value);
      return filled;
    },
    fillAll: () => {
      const rows = function* (name: string, column: string): Generator<number> {
        for (let row = 1; at(name, row, column) !== null && at(name, row, column) !== ""; row++) yield row;
      };
      for (const row of rows("tblMeasures", "indicator_id")) {
        const id = at("tblMeasures", row, "indicator_id");
        const { aggregation } = setup.indicators.find((indicator) => indicator.id === id)!;
        if (aggregation === "ratio_of_sums" || aggregation === "rate_per_1000")
          filled.fill("tblMeasures", row, { numerator: 60, denominator: 80 });
        else if (aggregation === "mean" || aggregation === "median")
          filled.fill("tblMeasures", row, { value: 12, n: 80 });
        else filled.fill("tblMeasures", row, { value: 60 });
      }
      const groups = new Map<string, number>();
      for (const row of rows("tblBreakdowns", "indicator_id")) {
        const key = ["indicator_id", "period", "dimension"].map((c) => at("tblBreakdowns", row, c)).join("|");
        groups.set(key, (groups.get(key) ?? 0) + 1);
        const isFirst = groups.get(key) === 1;
        filled.fill(
          "tblBreakdowns",
          row,
          isFirst ? { numerator: 60, denominator: 80 } : { numerator: "NA", denominator: "NA" },
        );
      }
      let count = 90;
      for (const row of rows("tblPathway", "stage")) filled.fill("tblPathway", row, { count: (count -= 5) });
      return filled;
    },
    named: (name, value) => {
      const { formula } = model.names.find((one) => one.name === name)!;
      const { sheet, box } = parseReference(formula.replace(/^=/, ""))!;
      model.sheet(sheet!)!.cells.setValue(box.top, box.left, value);
      return filled;
    },
    file: (name = "report.xlsx") => ({ name, bytes: saveWorkbook(model) }),
  };
  return filled;
}

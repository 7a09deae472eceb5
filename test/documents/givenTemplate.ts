import { templateModel } from "../../src/documents/template/buildTemplate";
import type { ContractSetup, SetupProvider, TemplateOptions } from "../../src/documents/contractSetup";
import { setupOfDomain } from "../../src/documents/setupOfDomain";
import { columnOf, FIRST_ENTRY_ROW } from "../../src/documents/template/entrySheet";
import { domainOf } from "../../src/library/domains";
import { parseReference } from "../../src/spreadsheet/model/address";
import type { CellValue } from "../../src/spreadsheet/model/cells";
import type { WorkbookModel } from "../../src/spreadsheet/model/workbook";
import { TEMPLATE_TABLES } from "../../src/submission/templateDefinition";

/** What a person types into one row of an entry table, by column. */
export type Typed = Readonly<Record<string, CellValue>>;

const OPTIONS: TemplateOptions = {
  period: "2026-09",
  issuedOn: "2026-10-01",
  dueOn: "2026-10-12",
  openActions: [
    {
      id: "A-1",
      providerId: "PRV-0001",
      meetingId: "M-1",
      action: "Call families within two days",
      owner: "R. Lee",
      ownerSide: "provider",
      opened: "2026-08-10",
      due: "2026-10-15",
      linkedIndicator: null,
      expectedEffect: "",
      lookAgain: null,
      status: "in_progress",
      doneOn: null,
      lastUpdate: "",
      blocker: "",
      cells: { sheet: "Actions", address: "A5" },
    },
  ],
  history: [],
  agencyCounts: [],
};

export interface GivenTemplate {
  readonly setup: ContractSetup;
  readonly provider: SetupProvider;
  readonly options: TemplateOptions;
  readonly model: WorkbookModel;
  /** Value of a cell: "Data!F5". */
  cell(address: string): CellValue;
  /** Types into a row of a table, counted from 1. */
  readonly fill: (table: string, row: number, typed: Typed) => void;
}

/** A contract of a domain, with another choice here and there. */
export function givenSetup(domain = "child_welfare", changes: Partial<ContractSetup> = {}): ContractSetup {
  const found = domainOf(domain);
  if (!found) throw new Error(`no domain ${domain}`);
  return { ...setupOfDomain(found, { contractId: "CW-2026" }), ...changes };
}

/**
 * A fresh template of the first provider of a contract, for September 2026.
 *
 * @example
 * const template = givenTemplate();
 * template.fill("tblMeasures", 1, { numerator: 30, denominator: 20 });
 */
export function givenTemplate(setup = givenSetup(), options: Partial<TemplateOptions> = {}): GivenTemplate {
  const [provider] = setup.providers;
  if (!provider) throw new Error("the contract has no provider");
  const chosen = { ...OPTIONS, ...options };
  const model = templateModel(setup, provider, chosen);
  return {
    setup,
    provider,
    options: chosen,
    model,
    cell: (address) => cellAt(model, address),
    fill: (name, row, typed) => {
      const table = TEMPLATE_TABLES.find((one) => one.name === name);
      const sheet = table && model.sheet(table.sheet);
      if (!table || !sheet) throw new Error(`no table ${name}`);
      for (const [column, value] of Object.entries(typed)) {
        sheet.cells.setValue(FIRST_ENTRY_ROW + row - 1, columnOf(table, column), value);
      }
    },
  };
}

export function cellAt(model: WorkbookModel, address: string): CellValue {
  const { sheet, box } = parseReference(address) ?? {};
  const found = sheet === undefined || sheet === null ? undefined : model.sheet(sheet);
  if (!found || !box) throw new Error(`no cell ${address}`);
  return found.cells.value(box.top, box.left);
}

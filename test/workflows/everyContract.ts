import { findTable } from "../../src/spreadsheet/model/tables";
import { WorkbookModel } from "../../src/spreadsheet/model/workbook";
import { openWorkbook } from "../../src/spreadsheet/xlsx/openWorkbook";
import { saveWorkbook } from "../../src/spreadsheet/xlsx/saveWorkbook";
import type { Problem } from "../../src/submission/problem";
import { createTemplates } from "../../src/workflows/createTemplate";
import type { ChosenFile } from "../../src/workflows/incomingFiles";
import type { GivenWorkbook } from "../host/givenWorkbook";
import { done, givenContractBook, type Tables } from "./givenContractBook";

/** A small contract with something for every workflow to do: flags, a meeting, a story, a figure with a typing slip. */

export const TODAY = "2026-11-20";
export const PROVIDER = "HARBOR";
export const INDICATOR = "enrol";
const NUMERATORS = [70, 74, 67, 71, 73, 66, 72, 69, 75, 68, 71, 70, 62, 63, 61, 64, 62, 60];

export const TABLES: Tables = {
  tblContract: [
    { key: "contract_id", value: "C-1" },
    { key: "as_of", value: "2026-10-20" },
  ],
  tblProviders: [{ provider_id: PROVIDER, name: "Harbor House", masked_code: "K7" }],
  tblIndicators: [
    {
      indicator_id: INDICATOR,
      name: "Enrolled within 30 days",
      type: "outcome",
      unit: "percent",
      direction: "increase",
      aggregation: "ratio_of_sums",
      cadence: "monthly",
      priority: 1,
      counts_people: "yes",
      subset: "yes",
    },
  ],
  tblTargets: [{ indicator_id: INDICATOR, effective_from: "2025-01-01", value: 0.8, kind: "contract" }],
  tblMeasures: NUMERATORS.map((numerator, i) => ({
    provider_id: PROVIDER,
    indicator_id: INDICATOR,
    period: `${2025 + Math.floor((i + 2) / 12)}-${String(((i + 2) % 12) + 1).padStart(2, "0")}`,
    numerator,
    denominator: 100,
    note: null,
  })),
  tblMeetings: [{ meeting_id: "M-1", provider_ids: PROVIDER, date: "2026-11-26", minutes: 60 }],
  tblBaselines: [
    {
      provider_id: null,
      indicator_id: null,
      from: null,
      to: null,
      action: null,
      reason: null,
      author: null,
      decided_on: null,
    },
  ],
};

/** The last month's numerator, and another one after which the results are others. */
export const LAST = { cell: "Measures!D19", after: 58 } as const;

const SLIP = { cell: "D3", was: NUMERATORS[1]! } as const;

/** A problem with a correction to take. */
export const TYPING_SLIP: Problem = {
  code: "DQ10",
  severity: "stop",
  sheet: "Measures",
  cell: SLIP.cell,
  message: "",
  correction: [{ ...SLIP, value: 73 }],
};

/** A question about the same cell. */
export const QUESTION: Problem = {
  code: "DQ15",
  severity: "ask",
  sheet: "Measures",
  cell: SLIP.cell,
  message: "",
  question: {
    key: `tblMeasures|${PROVIDER}|${INDICATOR}|2025-04|numerator`,
    value: String(SLIP.was),
    answers: [],
    takesWords: true,
  },
};

export function emptyWorkbook(): Uint8Array {
  const model = new WorkbookModel();
  model.addSheet("Sheet1");
  return new Uint8Array(saveWorkbook(model));
}

/** The provider's own template, made from the contract and filled in for September 2026. */
export async function filledReport(): Promise<ChosenFile> {
  await givenContractBook(TABLES);
  const [template] = done(await createTemplates({ today: TODAY, period: "2026-09" }));
  const opened = openWorkbook(template!.bytes);
  const { sheet, table } = findTable(opened.model, "tblMeasures")!;
  const [headers] = sheet.cells.read({ ...table.box, bottom: table.box.top });
  for (const [column, value] of [
    ["numerator", 66],
    ["denominator", 100],
  ] as const)
    sheet.cells.setValue(table.box.top + 1, table.box.left + headers!.indexOf(column), value);
  return { name: template!.name, bytes: saveWorkbook(opened) };
}

/** Figures as another program wrote them. */
export const OTHER_FILE: ChosenFile = {
  name: "figures.csv",
  bytes: new TextEncoder().encode(
    "Provider,Month,Enrolled,Referred\nHarbor House,2026-08,61,100\nHarbor House,2026-09,66,100\n",
  ),
};

/** Everything that stands in a workbook: cells, sheets, and the marks on them. */
export function cellsOf({ model }: GivenWorkbook): string {
  return JSON.stringify(
    model.sheets.map((sheet) => {
      const used = sheet.cells.used(false);
      return [
        sheet.name,
        sheet.visibility,
        [...sheet.customProperties],
        used && sheet.cells.read(used),
        [...sheet.cells.formulaCells()],
      ];
    }),
  );
}

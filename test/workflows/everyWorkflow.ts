import { WorkbookModel } from "../../src/spreadsheet/model/workbook";
import type { Problem } from "../../src/submission/problem";
import { findTable } from "../../src/spreadsheet/model/tables";
import { openWorkbook } from "../../src/spreadsheet/xlsx/openWorkbook";
import { saveWorkbook } from "../../src/spreadsheet/xlsx/saveWorkbook";
import { fixBaseline, openBaselines } from "../../src/workflows/baselines";
import { checkData } from "../../src/workflows/checkData";
import { correct } from "../../src/workflows/correct";
import { createContract, createTemplates } from "../../src/workflows/createTemplate";
import { draftAgenda } from "../../src/workflows/draftAgenda";
import { explainFlag } from "../../src/workflows/explain";
import { goToCells } from "../../src/workflows/goTo";
import { importSubmissions, previewImport } from "../../src/workflows/importSubmissions";
import { readIncoming, type ReadResult } from "../../src/workflows/incomingFiles";
import { lastResult } from "../../src/workflows/lastResult";
import { openMadeFile } from "../../src/workflows/madeFiles";
import { readSelection } from "../../src/workflows/mapping";
import type { Outcome } from "../../src/workflows/outcome";
import { refresh, type RefreshResult } from "../../src/workflows/refresh";
import { readSettings, saveSettings } from "../../src/workflows/settings";
import { share } from "../../src/workflows/share";
import { listSubmissions } from "../../src/workflows/submissions";
import type { GivenOptions, GivenWorkbook } from "../host/givenWorkbook";
import { done, givenContractBook, type Tables } from "./givenContractBook";

const TODAY = "2026-11-20";
const PROVIDER = "HARBOR";
const INDICATOR = "enrol";
const NUMERATORS = [70, 74, 67, 71, 73, 66, 72, 69, 75, 68, 71, 70, 62, 63, 61, 64, 62, 60];

/** A small contract with something for every workflow to do: flags, a meeting, a story, a figure with a typing slip. */
const TABLES: Tables = {
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

export type WorkflowName =
  | "refresh"
  | "checkData"
  | "draftAgenda"
  | "lastResult"
  | "previewImport"
  | "importSubmissions"
  | "listSubmissions"
  | "createTemplates"
  | "createContract"
  | "share"
  | "openBaselines"
  | "fixBaseline"
  | "explainFlag"
  | "readSelection"
  | "correct"
  | "goToCells"
  | "readSettings"
  | "saveSettings"
  | "openMadeFile";

/** A contract in an Excel of its own, and everything that can be asked of it. */
export interface EveryWorkflow {
  readonly book: GivenWorkbook;
  readonly run: Readonly<Record<WorkflowName, () => Promise<Outcome<unknown>>>>;
  /** A report for September 2026 that has not been imported. */
  readonly files: readonly ReadResult[];
}

/** The order of the table in docs/faults.md. */
export const WORKFLOW_NAMES: readonly WorkflowName[] = [
  "refresh",
  "checkData",
  "draftAgenda",
  "fixBaseline",
  "correct",
  "importSubmissions",
  "listSubmissions",
  "share",
  "saveSettings",
  "lastResult",
  "previewImport",
  "createTemplates",
  "openBaselines",
  "readSelection",
  "readSettings",
  "goToCells",
  "openMadeFile",
  "createContract",
  "explainFlag",
];

/** Files are read once for all workbooks: reading them asks nothing of Excel. */
let report: Promise<readonly ReadResult[]> | null = null;

/** @param isRefreshed the sheets of results are there already */
export async function givenEveryWorkflow(
  options: GivenOptions,
  isRefreshed: boolean,
): Promise<EveryWorkflow> {
  report ??= filledReport();
  const files = await report;
  const book = await givenContractBook(TABLES, {
    ...options,
    openNewWorkbook: () => undefined,
  });
  const result: RefreshResult | null = isRefreshed ? done(await refresh()) : null;
  await book.settle();
  const cell = { sheet: "Measures", address: "D3" };
  const slip: Problem = {
    code: "DQ10",
    severity: "stop",
    ...cell,
    cell: cell.address,
    message: "",
    correction: [{ cell: cell.address, was: NUMERATORS[1]!, value: 73 }],
  };
  return {
    book,
    files,
    run: {
      refresh,
      checkData,
      draftAgenda,
      lastResult,
      previewImport: () => previewImport(files, { today: TODAY }),
      importSubmissions: () => importSubmissions(files, { today: TODAY }),
      listSubmissions: () => listSubmissions({ today: TODAY }),
      createTemplates: () => createTemplates({ today: TODAY }),
      createContract: () => createContract("child_welfare", {}),
      share: () => share({ for: { providerIds: [PROVIDER] }, today: TODAY }),
      openBaselines: () => openBaselines({ providerId: PROVIDER, indicatorId: INDICATOR }),
      fixBaseline: () =>
        fixBaseline(
          { providerId: PROVIDER, indicatorId: INDICATOR },
          { action: "fix", from: "2025-03", to: "2026-02", reason: "", author: "Ann Lee" },
        ),
      explainFlag: () => explainFlag(questionOf(result)),
      readSelection,
      correct: () => correct(slip),
      goToCells: () => goToCells(cell),
      readSettings,
      saveSettings: () => saveSettings({ largeText: true }),
      openMadeFile: () => openMadeFile({ name: "empty.xlsx", bytes: emptyWorkbook() }),
    },
  };
}

function questionOf(result: RefreshResult | null) {
  const [finding = null] = result?.findings ?? [];
  return { finding, hidden: [], flags: result?.flags ?? [], fiscalYearStart: 1 };
}

function emptyWorkbook(): Uint8Array {
  const model = new WorkbookModel();
  model.addSheet("Sheet1");
  return new Uint8Array(saveWorkbook(model));
}

/** The provider's own template, made from the contract and filled in. */
async function filledReport(): Promise<readonly ReadResult[]> {
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
  const [read] = done(await readIncoming([{ name: template!.name, bytes: saveWorkbook(opened) }]));
  return [read!];
}

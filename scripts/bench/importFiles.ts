import { readFileSync } from "node:fs";
import path from "node:path";
import { contractModel } from "../../src/documents/contractWorkbook";
import type { ContractSetup } from "../../src/documents/contractSetup";
import { setupOfDomain } from "../../src/documents/setupOfDomain";
import { ExcelHost } from "../../src/host/excel/excelHost";
import { bootOfficeInNode } from "../../src/host/transport/officeInNode";
import { domainOf } from "../../src/library/domains";
import { addTable, renameTable } from "../../src/spreadsheet/model/tables";
import { WorkbookModel } from "../../src/spreadsheet/model/workbook";
import { readSheets } from "../../src/spreadsheet/xlsx/readSheets";
import { saveWorkbook } from "../../src/spreadsheet/xlsx/saveWorkbook";
import { TEMPLATE_NAMES, TEMPLATE_TABLES, TEMPLATE_VERSION } from "../../src/submission/templateDefinition";
import { PROFILE } from "../../src/workbench/profile";
import { peakMegabytes, type Measured } from "./report";

const ADDIN = path.resolve(__dirname, "..", "..", "dist", "addin");
const INDICATORS = 12;
const SITES = 10;

interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Automation {
  readonly ready: Promise<void>;
  readonly importFiles: (
    files: readonly File[],
    options: { readonly today: string },
  ) => Promise<
    | { readonly kind: "done"; readonly value: { readonly rowsWritten: number } }
    | { readonly kind: string; readonly message?: string }
  >;
}

/**
 * The built add-in imports files of 120 rows each into an empty contract workbook, then the same files again. The
 * files have a template's tables and names without its looks: making hundreds of whole templates would take longer
 * than importing them.
 */
export async function importScenario(providers: number, periods: number): Promise<Measured> {
  const setup = contractOf(providers);
  const files = setup.providers.flatMap(({ id }) =>
    Array.from({ length: periods }, (_, t) => fileOf(setup, id, monthOf(t))),
  );
  const host = new ExcelHost(contractModel(setup), PROFILE);
  const html = readFileSync(path.join(ADDIN, "taskpane.html"), "utf8");
  const page = await bootOfficeInNode(host, { html, folder: ADDIN });
  const { acm } = page.window as unknown as { acm: Automation };
  await acm.ready;
  const floor = readingFloor(files);
  const first = await measure(host, acm, files);
  const second = await measure(host, acm, files);
  page.close();
  return {
    floor: { name: "unpacking the files and reading their cells", milliseconds: floor },
    lines: [
      { name: "import with refresh", milliseconds: first.total },
      { name: "  rows written", text: first.rows.toLocaleString("en-US") },
      { name: "  syncs", text: String(first.syncs) },
      { name: "  largest request", text: `${Math.round(first.largest / 1000).toLocaleString("en-US")} kB` },
      { name: "the same files again", milliseconds: second.total },
      { name: "  rows written", text: String(second.rows) },
      { name: "  syncs", text: String(second.syncs) },
    ],
    peakMegabytes: peakMegabytes(),
  };
}

async function measure(host: ExcelHost, acm: Automation, files: readonly File[]) {
  const before = host.syncLog.length;
  const start = performance.now();
  const outcome = await acm.importFiles(files, { today: "2026-11-08" });
  const total = performance.now() - start;
  if (!("value" in outcome)) throw new Error(outcome.message ?? outcome.kind);
  const requests = host.syncLog.slice(before);
  const largest = Math.max(...requests.map(({ requestBytes }) => requestBytes));
  return { total, rows: outcome.value.rowsWritten, syncs: requests.length, largest };
}

function readingFloor(files: readonly File[]): number {
  const start = performance.now();
  for (const { bytes } of files) for (const { rows } of readSheets(bytes).sheets) void rows;
  return performance.now() - start;
}

function contractOf(providers: number): ContractSetup {
  const base = setupOfDomain(domainOf("child_welfare")!, { contractId: "BENCH" });
  const shape = base.indicators.find(({ aggregation }) => aggregation === "ratio_of_sums")!;
  return {
    ...base,
    stages: [],
    dimensions: [],
    targets: [],
    indicators: Array.from({ length: INDICATORS }, (_, i) => ({
      ...shape,
      id: `indicator_${i + 1}`,
      name: `Indicator ${i + 1}`,
      cadence: "monthly" as const,
      priority: i < 5 ? i + 1 : null,
      brokenDownBy: [],
    })),
    providers: Array.from({ length: providers }, (_, p) => ({
      id: `PRV-${String(p + 1).padStart(4, "0")}`,
      name: `Provider ${p + 1}`,
      sites: Array.from({ length: SITES }, (_, s) => ({ id: `S${s + 1}`, name: `Site ${s + 1}` })),
    })),
  };
}

/** One filled file: a row for each indicator and site. */
function fileOf({ contractId, indicators }: ContractSetup, provider: string, period: string): File {
  const model = new WorkbookModel();
  for (const { name, sheet: sheetName, columns } of TEMPLATE_TABLES) {
    const sheet = model.addSheet(sheetName);
    const put = (row: number, entries: Readonly<Record<string, string | number>>) =>
      columns.forEach((column, c) => sheet.cells.setValue(row, c, entries[column.name] ?? null));
    put(0, Object.fromEntries(columns.map((column) => [column.name, column.name])));
    let row = 1;
    const owners = { provider_id: provider, contract_id: contractId };
    if (name === "tblMeasures") {
      for (const { id } of indicators) {
        for (let site = 1; site <= SITES; site++) {
          const denominator = 60 + ((row * 7) % 40);
          const figures = { numerator: denominator - 12 - (row % 9), denominator, data_status: "final" };
          put(row++, { ...owners, ...figures, indicator_id: id, site_id: `S${site}`, period });
        }
      }
    } else put(row++, owners);
    const box = { top: 0, left: 0, bottom: row - 1, right: columns.length - 1 };
    renameTable(model, sheet, addTable(model, sheet, box, true), name);
  }
  const start = model.addSheet("Start");
  const { contractId: contract, providerId, period: periodName, templateVersion } = TEMPLATE_NAMES;
  const names = {
    [contract]: contractId,
    [providerId]: provider,
    [periodName]: period,
    [templateVersion]: TEMPLATE_VERSION,
  };
  Object.entries(names).forEach(([name, value], row) => {
    start.cells.setValue(row, 0, value);
    model.names.push({ name, formula: `=Start!$A$${row + 1}`, comment: "", visible: true, sheet: null });
  });
  return { name: `${provider}_${period}.xlsx`, bytes: saveWorkbook(model) };
}

function monthOf(index: number): string {
  return `2026-${String(index + 1).padStart(2, "0")}`;
}

import { readFileSync } from "node:fs";
import path from "node:path";
import { ExcelHost } from "../../src/host/excel/excelHost";
import { WorkbookModel } from "../../src/spreadsheet/model/workbook";
import { addTable, renameTable } from "../../src/spreadsheet/model/tables";
import { bootOfficeInNode } from "../../src/host/transport/officeInNode";
import { PROFILE } from "../../src/workbench/profile";
import { peakMegabytes, type Measured } from "./report";

const ADDIN = path.resolve(__dirname, "..", "..", "dist", "addin");

type Step = { readonly text: string };
type Refresh = (options: {
  onProgress: (step: Step) => void;
}) => Promise<{ readonly kind: string; readonly message?: string }>;

/** The built add-in refreshes a made-up contract through the real Office.js and the host, first and second time. */
export async function refreshScenario(
  providers: number,
  indicators: number,
  periods: number,
): Promise<Measured> {
  const host = new ExcelHost(contract(providers, indicators, periods), PROFILE);
  const html = readFileSync(path.join(ADDIN, "taskpane.html"), "utf8");
  const page = await bootOfficeInNode(host, { html, folder: ADDIN });
  const { acm } = page.window as unknown as { acm: { ready: Promise<void>; refresh: Refresh } };
  await acm.ready;
  // The pane reads the workbook by itself when it opens; what is measured comes after that.
  const opening = 2_000 + (providers * indicators * periods) / 10;
  await settled(host, opening);
  const first = await measure(host, acm.refresh);
  const second = await measure(host, acm.refresh);
  const floor = jsonFloor(first.requestBytes + first.responseBytes);
  page.close();
  const kilobytes = (bytes: number) => `${Math.round(bytes / 1000).toLocaleString("en-US")} kB`;
  return {
    floor: { name: "writing and parsing the same bytes as JSON", milliseconds: floor },
    lines: [
      { name: "first refresh", milliseconds: first.total },
      { name: "  read", milliseconds: first.read },
      { name: "  analyse", milliseconds: first.analyse },
      { name: "  write", milliseconds: first.write },
      { name: "  syncs", text: String(first.syncs) },
      { name: "  requests, together", text: kilobytes(first.requestBytes) },
      { name: "  largest request", text: kilobytes(first.largestRequest) },
      { name: "  answers, together", text: kilobytes(first.responseBytes) },
      { name: "second refresh, nothing changed", milliseconds: second.total },
      { name: "  syncs", text: String(second.syncs) },
    ],
    peakMegabytes: peakMegabytes(),
  };
}

async function measure(host: ExcelHost, refresh: Refresh) {
  const before = host.syncLog.length;
  const start = performance.now();
  let readUntil = start;
  let analysedUntil = start;
  const outcome = await refresh({
    onProgress: ({ text }) => {
      if (text.startsWith("Reading")) readUntil = analysedUntil = performance.now();
      if (text.startsWith("Judging") || text.startsWith("Writing")) analysedUntil = performance.now();
    },
  });
  const end = performance.now();
  if (outcome.kind !== "done") throw new Error(outcome.message ?? outcome.kind);
  const requests = host.syncLog.slice(before);
  await settled(host, 1_500);
  return {
    total: end - start,
    read: readUntil - start,
    analyse: analysedUntil - readUntil,
    write: end - analysedUntil,
    syncs: requests.length,
    requestBytes: sum(requests.map(({ requestBytes }) => requestBytes)),
    responseBytes: sum(requests.map(({ responseBytes }) => responseBytes)),
    largestRequest: Math.max(...requests.map(({ requestBytes }) => requestBytes)),
  };
}

/** Waits until no request has come for a moment. */
async function settled(host: ExcelHost, quietMilliseconds: number): Promise<void> {
  for (let seen = -1; seen !== host.syncLog.length;) {
    seen = host.syncLog.length;
    await new Promise((resolve) => setTimeout(resolve, quietMilliseconds));
  }
}

function jsonFloor(bytes: number): number {
  const row = ["PRV-0001", "indicator_1", "2026-09", 41, 50, "final"];
  const rows = Array.from({ length: Math.ceil(bytes / (JSON.stringify(row).length + 1)) }, () => row);
  const start = performance.now();
  JSON.parse(JSON.stringify(rows));
  return performance.now() - start;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** A contract from a seed: the same in every run. */
function contract(providers: number, indicators: number, periods: number): WorkbookModel {
  const model = new WorkbookModel();
  const indicatorIds = Array.from({ length: indicators }, (_, i) => `indicator_${i + 1}`);
  add(model, "tblIndicators", [
    [
      "indicator_id",
      "name",
      "type",
      "unit",
      "direction",
      "aggregation",
      "cadence",
      "priority",
      "counts_people",
    ],
    ...indicatorIds.map((id, i) => [
      id,
      `Indicator ${i + 1}`,
      "outcome",
      "percent",
      "increase",
      "ratio_of_sums",
      "monthly",
      i < 5 ? i + 1 : "",
      "no",
    ]),
  ]);
  add(model, "tblTargets", [
    ["provider_id", "indicator_id", "effective_from", "value", "kind"],
    ...indicatorIds.map((id) => ["", id, "2020-01-01", 0.7, "contract"]),
  ]);
  let state = 1;
  const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const rows: (string | number)[][] = [["provider_id", "indicator_id", "period", "numerator", "denominator"]];
  for (let p = 1; p <= providers; p++) {
    for (const id of indicatorIds) {
      for (let t = 0; t < periods; t++) {
        const denominator = 60 + Math.floor(random() * 60);
        const share = 0.72 + (random() - 0.5) * 0.16 - (p % 9 === 0 && t > periods - 9 ? 0.1 : 0);
        rows.push([
          `PRV-${String(p).padStart(4, "0")}`,
          id,
          monthOf(t),
          Math.round(denominator * share),
          denominator,
        ]);
      }
    }
  }
  add(model, "tblMeasures", rows);
  return model;
}

function monthOf(index: number): string {
  return `${2023 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}

function add(model: WorkbookModel, name: string, rows: readonly (readonly (string | number)[])[]): void {
  const sheet = model.addSheet(name.slice(3));
  rows.forEach((row, r) => row.forEach((value, c) => value !== "" && sheet.cells.setValue(r, c, value)));
  const box = { top: 0, left: 0, bottom: rows.length - 1, right: rows[0]!.length - 1 };
  renameTable(model, sheet, addTable(model, sheet, box, true), name);
}

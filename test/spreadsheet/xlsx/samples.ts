import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import fs from "node:fs";
import path from "node:path";
import { addChart } from "../../../src/spreadsheet/model/charts";
import type { SheetModel } from "../../../src/spreadsheet/model/sheet";
import type { TableModel } from "../../../src/spreadsheet/model/table";
import { WorkbookModel } from "../../../src/spreadsheet/model/workbook";
import { openWorkbook } from "../../../src/spreadsheet/xlsx/openWorkbook";
import { saveWorkbook } from "../../../src/spreadsheet/xlsx/saveWorkbook";

/** A workbook that LibreOffice made: chart, picture, note, names, validation, conditional format, pivot table. */
export const everything = (): Uint8Array =>
  new Uint8Array(fs.readFileSync(path.resolve(__dirname, "../../fixtures/xlsx/everything.xlsx")));

export const reopened = (model: WorkbookModel): WorkbookModel => openWorkbook(saveWorkbook(model)).model;

export function partText(bytes: Uint8Array, part: string): string {
  return strFromU8(unzipSync(bytes)[part]!);
}

/** A workbook's bytes with some parts replaced (null: taken out). */
export function withParts(
  bytes: Uint8Array,
  parts: Record<string, string | Uint8Array<ArrayBuffer> | null>,
): Uint8Array {
  const files = unzipSync(bytes);
  for (const [name, content] of Object.entries(parts)) {
    if (content === null) delete files[name];
    else files[name] = typeof content === "string" ? strToU8(content) : content;
  }
  return zipSync(files);
}

/** Names of the parts that differ, are new ("+") or are gone ("-"). */
export function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const [old, now] = [unzipSync(before), unzipSync(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort();
  return names.flatMap((name) => {
    if (!now[name]) return [`-${name}`];
    if (!old[name]) return [`+${name}`];
    return Buffer.from(old[name]).equals(Buffer.from(now[name])) ? [] : [name];
  });
}

export function fill(
  sheet: SheetModel,
  rows: readonly (readonly (string | number | boolean | null)[])[],
): void {
  rows.forEach((row, r) => row.forEach((value, c) => sheet.cells.setValue(r, c, value)));
}

export function newTable(id: number, name: string, columns: readonly string[], rows: number): TableModel {
  return {
    id: String(id),
    name,
    box: { top: 0, left: 0, bottom: rows, right: columns.length - 1 },
    showHeaders: true,
    showTotals: false,
    style: "TableStyleMedium2",
    showBandedRows: true,
    showBandedColumns: false,
    showFirstColumn: false,
    showLastColumn: false,
    showFilterButton: true,
    columns: columns.map((column, i) => ({ id: i + 1, name: column })),
    filters: new Map(),
    changed: true,
  };
}

/** Two sheets: a table of 24 months with limits, and charts of it. */
export function trendWorkbook(): WorkbookModel {
  const model = new WorkbookModel();
  const data = model.addSheet("Trend data");
  const trends = model.addSheet("Trends");
  const head = ["Month", "Value", "Mean", "Lower", "Upper", "Concern"];
  const rows = Array.from({ length: 24 }, (_, i) => {
    const value = 0.8 + (i % 7) / 100;
    return [`M${i + 1}`, i === 8 ? null : value, 0.83, 0.75, 0.91, i > 20 ? value : null];
  });
  fill(data, [head, ...rows]);
  data.tables.push(newTable(model.nextId(), "tblTrend", head, 24));
  const source = { sheet: data, box: { top: 0, left: 0, bottom: 24, right: 5 } };
  const chart = addChart(model, trends, "LineMarkers", source, "Columns");
  Object.assign(chart, { name: "Trend: A & B", left: 20, top: 30, width: 560, height: 300 });
  chart.title = {
    visible: true,
    text: "Seen within 4 hours <95%>",
    overlay: false,
    fontSize: 12,
    bold: true,
    color: "#404040",
  };
  chart.categoryAxis = { ...chart.categoryAxis, categoryType: "TextAxis", tickLabelSpacing: 3 };
  chart.valueAxis = { ...chart.valueAxis, minimum: 0.7, maximum: 1, majorUnit: 0.05, numberFormat: "0%" };
  chart.plotVisibleOnly = false;
  const [value, mean, lower, upper, concern] = chart.series;
  Object.assign(value!, { line: { visible: true, color: "#7F7F7F", weight: 1.5, style: "Continuous" } });
  Object.assign(value!.marker, { style: "Circle", size: 6, background: "#7F7F7F", foreground: "#7F7F7F" });
  value!.points.set(23, {
    markerStyle: "Square",
    markerSize: 11,
    markerBackground: "#FFFFFF",
    markerForeground: "#000000",
  });
  Object.assign(mean!, {
    line: { visible: true, color: "#000000", weight: 1.25, style: "Continuous" },
    marker: { style: "None" },
  });
  for (const limit of [lower, upper]) {
    Object.assign(limit!, {
      line: { visible: true, color: "#7F7F7F", weight: 1, style: "Dash" },
      marker: { style: "None" },
    });
  }
  Object.assign(concern!, { line: { visible: false } });
  Object.assign(concern!.marker, { style: "Diamond", size: 9, background: "#ED7D31", foreground: "#ED7D31" });
  return model;
}

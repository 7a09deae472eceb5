import { readFileSync } from "node:fs";
import path from "node:path";
import { columnLetters } from "../../src/workbook/address";
import type { Outcome } from "../../src/workflows/outcome";
import type { WorkbookModel } from "../../src/spreadsheet/model/workbook";
import { openWorkbook } from "../../src/spreadsheet/xlsx/openWorkbook";
import type { OpenedWorkbook } from "../../src/spreadsheet/xlsx/origin";
import {
  givenExcel,
  givenWorkbook,
  type GivenOptions,
  type GivenWorkbook,
  type Grid,
} from "../host/givenWorkbook";

type Cell = string | number | boolean | null;
/** Rows of a table by its name; a column is there when any row names it. */
export type Tables = Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>>;

/** A workbook with input tables, one sheet each from A1, in an Excel of its own that the workflows talk to. */
export async function givenContractBook(tables: Tables, options: GivenOptions = {}): Promise<GivenWorkbook> {
  const sheets: Record<string, Grid> = {};
  const places: Record<string, string> = {};
  for (const [name, rows] of Object.entries(tables)) {
    const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const sheet = name.replace(/^tbl/, "");
    sheets[sheet] = [headers, ...rows.map((row) => headers.map((header) => row[header] ?? null))];
    places[name] = `${sheet}!A1:${columnLetters(headers.length - 1)}${rows.length + 1}`;
  }
  return useExcelOf(await givenWorkbook(sheets, { ...options, tables: { ...places, ...options.tables } }));
}

/** One of the sample workbooks, opened in an Excel of its own. */
export async function givenSample(
  name: string,
): Promise<GivenWorkbook & { readonly opened: OpenedWorkbook }> {
  const file = path.resolve(__dirname, "..", "..", "assets", "samples", `${name}.xlsx`);
  const opened = openWorkbook(new Uint8Array(readFileSync(file)));
  return { ...useExcelOf(await givenExcel(opened.model)), opened };
}

/** A workbook that was made and never saved, in an Excel of its own. */
export async function givenBookOf(model: WorkbookModel): Promise<GivenWorkbook> {
  return useExcelOf(await givenExcel(model));
}

function useExcelOf(book: GivenWorkbook): GivenWorkbook {
  Object.assign(globalThis, { Excel: book.window.Excel, Office: book.window.Office });
  return book;
}

/** The value of a workflow that must be done; otherwise its message fails the test. */
export function done<T>(outcome: Outcome<T>): T {
  if (outcome.kind === "done") return outcome.value;
  throw new Error("message" in outcome ? `${outcome.kind}: ${outcome.message}` : outcome.kind);
}

/** A column of a result table by key, as the workbook holds it: `columnOf(book, "acmFlags", "What we see")`. */
export function columnOf(book: GivenWorkbook, tableName: string, header: string): Cell[] {
  const { box } = book.table(tableName);
  const sheet = book.model.sheets.find(({ tables }) => tables.some(({ name }) => name === tableName))!;
  const [headers, ...rows] = sheet.cells.read(box);
  const column = headers!.indexOf(header);
  return rows.map((row) => row[column] as Cell);
}

/** Everything that stands on a sheet, to see whether anything changed. */
export function picture(book: GivenWorkbook, sheetName: string): unknown {
  const sheet = book.sheet(sheetName);
  const used = sheet.cells.used(false);
  const styles: [number, number, number][] = [];
  if (used) sheet.cells.forEach(used, (row, column, _value, style) => styles.push([row, column, style]));
  return {
    values: used && sheet.cells.read(used),
    formulas: [...sheet.cells.formulaCells()],
    styles,
    widths: [...sheet.columnWidths],
    heights: [...sheet.rowHeights],
    charts: structuredClone(sheet.charts),
    tables: structuredClone(sheet.tables),
    conditionalFormats: structuredClone(sheet.conditionalFormats),
  };
}

/** A share of people, as a row of tblIndicators. */
export const ENROL = {
  indicator_id: "enrol",
  name: "Enrolled",
  type: "outcome",
  unit: "percent",
  direction: "increase",
  aggregation: "ratio_of_sums",
  cadence: "monthly",
  priority: 1,
  counts_people: "yes",
  subset: "yes",
};

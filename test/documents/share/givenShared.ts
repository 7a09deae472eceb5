import { unzipSync } from "fflate";
import { analysePathways } from "../../../src/analysis/analysePathways";
import { assessContract } from "../../../src/analysis/assess";
import { raiseFlags } from "../../../src/analysis/flags";
import { raisePathwayFlags } from "../../../src/analysis/pathwayFlags";
import type { Indicator, Observation } from "../../../src/analysis/measure";
import { periodFromKey } from "../../../src/analysis/periodCalendar";
import {
  figuresTable,
  type CountFigure,
  type FigureSum,
} from "../../../src/analysis/suppression/figuresTable";
import { attack, type AttackedCell } from "../../../src/analysis/suppression/attack";
import { maskContract } from "../../../src/documents/share/maskContract";
import type { PublishedFigure } from "../../../src/documents/share/published";
import type { SharedContract } from "../../../src/documents/share/sharedView";
import type { WorkbookModel } from "../../../src/spreadsheet/model/workbook";
import { openWorkbook } from "../../../src/spreadsheet/xlsx/openWorkbook";
import type { ContractData } from "../../../src/submission/contractData";
import { givenContract } from "../../meeting/givenContract";

/** Counts of one provider from a first month on: "30/42 28/43". */
export function months(
  providerId: string,
  indicatorId: string,
  from: string,
  entries: string,
): Observation[] {
  const first = periodFromKey(from)!;
  return entries.split(" ").map((entry, i) => {
    const [numerator, denominator] = entry.split("/").map(Number);
    return {
      providerId,
      indicatorId,
      siteId: "ALL",
      period: monthAfter(first.key, i),
      numerator: { kind: "number", value: numerator! },
      denominator: { kind: "number", value: denominator! },
      value: { kind: "missing" },
      n: { kind: "missing" },
      status: "final",
      cells: { sheet: "Data", address: `F${i + 2}` },
    };
  });
}

export function monthAfter(key: string, by: number): Observation["period"] {
  const [year, month] = key.split("-").map(Number);
  const at = year! * 12 + month! - 1 + by;
  return periodFromKey(`${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`)!;
}

/** A contract as it is shared, judged on what is shown alone. */
export function givenShared(
  over: Partial<ContractData>,
  published: readonly PublishedFigure[] = [],
): SharedContract {
  const data = givenContract(over);
  const mask = maskContract(data, assessContract({ ...data, asOf: data.contract.asOf }), published);
  const findings = assessContract({ ...mask.data, asOf: data.contract.asOf });
  const { threshold, fiscalYearStart, asOf } = data.contract;
  const context = { lastMeetingDate: null, threshold, fiscalYearStart };
  const pathways = analysePathways({ ...mask.data, ...context, findings, asOf });
  const flags = raiseFlags(findings, context, raisePathwayFlags(pathways, { ...context, findings }));
  return { mask, findings, flags, pathways, asOf: asOf!, stories: [], lines: [], takenIds: [] };
}

/** Every part of a file as text. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  const decoder = new TextDecoder();
  return new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, decoder.decode(part)]));
}

/** Every number and text that stands in a cell. */
export function cellsOf(model: WorkbookModel): (string | number)[] {
  return model.sheets.flatMap(({ cells }) => {
    const used = cells.used(false);
    return used
      ? cells
          .read(used)
          .flat()
          .filter((cell) => typeof cell === "string" || typeof cell === "number")
      : [];
  });
}

/** The rows of a list of the file by its headers; none where it has no such sheet. */
export function listOf(bytes: Uint8Array, sheet: string): Record<string, unknown>[] {
  const found = openWorkbook(bytes).model.sheet(sheet);
  if (!found) return [];
  const [headers, ...rows] = found.cells.read(found.tables[0]!.box);
  return rows.map((row) => Object.fromEntries(headers!.map((header, i) => [String(header), row[i]])));
}

/** Whether a count stands in a text, with or without thousands set apart, and not as digits of another number. */
export function saysCount(text: string, count: number): boolean {
  const spellings = `${count}|${count.toLocaleString("en-US")}`;
  return new RegExp(`(?<![\\d.,])(?:${spellings})(?![\\d,]*\\d)`).test(text);
}

interface ShownRow {
  readonly provider: string;
  readonly measure: string;
  readonly period: string;
  readonly count: number | null;
  readonly of: number | null;
}

/** Figures as a reader of the file finds them, by the sheet's own words. */
export function shownFigures(bytes: Uint8Array, sheet: "Figures" | "Groups"): ShownRow[] {
  const { cells, tables } = openWorkbook(bytes).model.sheet(sheet) ?? { cells: null, tables: [] };
  if (!cells) return [];
  const [headers, ...rows] = cells.read(tables[0]!.box);
  const at = (name: string): number => headers!.indexOf(name);
  const number = (cell: unknown): number | null => (typeof cell === "number" ? cell : null);
  return rows.map((row) => ({
    provider: String(row[at("Provider")]),
    measure: String(row[at("Measure")]),
    period: String(row[at("Period")]) + (sheet === "Groups" ? `|${String(row[at("Group")])}` : ""),
    count: number(row[at("Counted")]),
    of: number(row[at("Of all")]),
  }));
}

/** The attacker on a provider's file as read back from its bytes: what can be worked out of the hidden counts. */
export function attackFile(
  bytes: Uint8Array,
  indicator: Indicator,
  threshold: number,
): readonly AttackedCell[] {
  const rows = shownFigures(bytes, "Figures").filter(({ measure }) => measure === indicator.name);
  const figure = ({ provider, period, count, of }: ShownRow): CountFigure => ({
    key: `${provider}|${period}`,
    name: `${provider}, ${period}`,
    count,
    of,
    subset: indicator.subset,
    countsPeople: true,
  });
  const points = rows.filter(({ period }) => !period.startsWith("Year to"));
  const toDate = rows.filter(({ period, count }) => period.startsWith("Year to") && count !== null);
  const groups = shownFigures(bytes, "Groups").filter(({ measure }) => measure === indicator.name);
  const sums: FigureSum[] = [
    ...toDate.map(({ provider, period }) => ({
      total: `${provider}|${period}`,
      parts: points
        .filter((row) => row.provider === provider && row.period.slice(-4) === period.slice(-4))
        .map((row) => `${row.provider}|${row.period}`),
    })),
    ...[...new Set(groups.map(({ provider, period }) => `${provider}|${period.split("|")[0]!}`))].map(
      (total) => ({
        total,
        parts: groups
          .filter(({ provider, period }) => `${provider}|${period.split("|")[0]!}` === total)
          .map(({ provider, period }) => `${provider}|${period}`),
      }),
    ),
  ];
  const table = figuresTable([...points, ...toDate, ...groups].map(figure), sums);
  const result = attack(
    {
      cells: table.cells.map((cell) => ({ ...cell, low: 0, high: Infinity, published: false, byRule: true })),
      sums: table.sums,
      ratios: [],
    },
    { threshold },
  );
  if (result.kind === "contradiction") throw new Error(result.sentence);
  return result.cells;
}

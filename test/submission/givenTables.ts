import type { RawCell, TableBlock } from "../../src/submission/block";
import type { ContractData } from "../../src/submission/contractData";
import { parseContract } from "../../src/submission/parseContract";

type Rows = readonly (readonly RawCell[])[];

export const MEASURE_HEADER = [
  "provider_id",
  "site_id",
  "indicator_id",
  "period",
  "numerator",
  "denominator",
  "value",
  "n",
  "data_status",
];

/** An indicator's row of tblIndicators, with the attributes that a test does not name filled in. */
export function indicatorRow(id: string, attributes: Record<string, RawCell> = {}): Record<string, RawCell> {
  return {
    indicator_id: id,
    name: "Enrolled within 30 days",
    type: "leading",
    unit: "percent",
    direction: "increase",
    aggregation: "ratio_of_sums",
    cadence: "monthly",
    priority: 1,
    counts_people: "yes",
    ...attributes,
  };
}

export const ENROLLED = indicatorRow("enrolled");
export const DAYS = indicatorRow("days", {
  name: "Median days to contact",
  unit: "days",
  direction: "decrease",
  aggregation: "median",
});

export interface Given {
  /** Rows in the order of MEASURE_HEADER. */
  readonly measures?: Rows;
  readonly indicators?: readonly Record<string, RawCell>[];
  readonly contract?: Record<string, RawCell>;
  /** Further tables, or other ones than the default, with their header; null removes a table. */
  readonly tables?: Readonly<Record<string, Rows | null>>;
  readonly categories?: TableBlock["categories"];
  readonly date1904?: boolean;
}

/** The contract data of a workbook whose measures stand on sheet Data from A1. */
export function givenContract(given: Given): ContractData {
  return parseContract(givenTables(given), { date1904: given.date1904 ?? false });
}

export function givenTables({
  measures = [],
  indicators = [ENROLLED, DAYS],
  contract,
  tables = {},
  categories,
}: Given) {
  const contractRows = Object.entries({ as_of: "2026-10-15", ...contract });
  const all: Record<string, Rows | null> = {
    tblMeasures: [MEASURE_HEADER, ...measures],
    tblIndicators: recordRows(indicators),
    tblTargets: [["provider_id", "indicator_id", "effective_from", "value", "kind"]],
    tblContract: [["key", "value"], ...contractRows],
    ...tables,
  };
  const sheets: Record<string, string> = { tblMeasures: "Data" };
  return new Map(
    Object.entries(all).flatMap(([table, values]): [string, TableBlock][] => {
      if (values === null) return [];
      const sheet = sheets[table] ?? table.replace("tbl", "");
      const block = { table, sheet, row: 0, column: 0, values };
      return [[table.toLowerCase(), table === "tblMeasures" ? { ...block, categories } : block]];
    }),
  );
}

/** Problems as `code severity sheet!cell: message`. */
export function problemsOf(data: Pick<ContractData, "problems">): string[] {
  return data.problems.map((p) => `${p.code} ${p.severity} ${p.sheet}!${p.cell}: ${p.message}`);
}

function recordRows(records: readonly Record<string, RawCell>[]): Rows {
  const header = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return [header, ...records.map((record) => header.map((name) => record[name] ?? ""))];
}

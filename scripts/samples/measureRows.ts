import { FIRST_ROW, type Entry, type Row } from "./book";

/** The columns of tblMeasures that every sample shows, in their order on the sheet (A to N). */
export const MEASURE_COLUMNS = [
  "provider_id",
  "contract_id",
  "site_id",
  "indicator_id",
  "period",
  "numerator",
  "denominator",
  "value",
  "rate",
  "n",
  "unit",
  "data_status",
  "revision_reason",
  "note",
] as const;

/** Where the counts stand when a table has all columns before them. */
const NUMERATOR = "F";
const DENOMINATOR = "G";

/** Rows of tblMeasures on a sheet of their own, each with the rate that its counts come to. */
export function withRates(rows: readonly Row[]): Row[] {
  return rows.map((row, index) => ({ ...row, rate: rateOf(row, FIRST_ROW + index + 1) }));
}

/** A formula of its own, never mixed with what is entered; empty where the counts are not two numbers. */
function rateOf({ numerator, denominator, unit }: Row, sheetRow: number): Entry {
  if (numerator === undefined) return null;
  const [top, bottom] = [`${NUMERATOR}${sheetRow}`, `${DENOMINATOR}${sheetRow}`];
  const computes = typeof numerator === "number" && typeof denominator === "number" && denominator > 0;
  return {
    value: {
      formula: `=IF(ISNUMBER(${top}),IF(ISNUMBER(${bottom}),IF(${bottom}>0,${top}/${bottom},""),""),"")`,
      result: computes ? numerator / denominator : "",
    },
    format: unit === "percent" ? "0.0%" : "0.0000",
  };
}

import type { Cadence, Period } from "../analysis/period";
import type { RawCell } from "./block";

/** What must be known besides the cell to read a period. */
export interface PeriodContext {
  /** The workbook counts days from 1904. */
  readonly date1904: boolean;
  /** The indicator's cadence; null: not known, then a date stands for its month. */
  readonly cadence: Cadence | null;
  /** Month 1-12 in which the fiscal year starts. */
  readonly fiscalYearStart: number;
  /** How text dates such as 01/09/26 are written; null: not known, then they are ambiguous. */
  readonly dateOrder?: "dayFirst" | "monthFirst" | null;
  /** The year of a cell that names only a month; null: then such a cell is unreadable. */
  readonly year?: number | null;
}

/** What a cell says about the period. Ambiguous text is returned with its candidates and never guessed. */
export type PeriodReading =
  | { readonly kind: "period"; readonly period: Period }
  | { readonly kind: "ambiguous"; readonly text: string; readonly candidates: readonly Period[] }
  | { readonly kind: "unreadable"; readonly text: string }
  | { readonly kind: "blank" };

export function parsePeriod(_cell: RawCell, _context: PeriodContext): PeriodReading {
  throw new Error("parsePeriod is being written");
}

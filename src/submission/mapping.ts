import type { Aggregation, ImprovementDirection } from "../analysis/measure";
import type { Cadence } from "../analysis/period";

/** Where a label (provider, indicator, period) of a figure stands. Rows and columns count from the block's corner. */
export type LabelSource =
  /** In a column of its row; `fillDown`: a blank repeats the label above. */
  | { readonly from: "column"; readonly column: number; readonly fillDown: boolean }
  /** In a header row above it; a blank repeats the label to the left. */
  | { readonly from: "header"; readonly row: number }
  /** The same for all figures: from a title, the sheet's name, or typed by a person. */
  | { readonly from: "text"; readonly text: string };

export type PeriodSource =
  LabelSource | { readonly from: "yearAndMonth"; readonly yearColumn: number; readonly monthColumn: number };

export type FigureRole = "numerator" | "denominator" | "value" | "n";

/** What a mark such as `*` stands for in this source. */
export type MarkMeaning = "suppressed" | "missing" | "notApplicable" | "notCollected" | "zero" | "footnote";

export interface FigureColumn {
  readonly column: number;
  readonly role: FigureRole;
  /** Label of the indicator it belongs to where the columns, not the rows, name the indicators; else null. */
  readonly indicator: string | null;
}

/** What the labels do not say about an indicator; null is a question still open. */
export interface MappedIndicator {
  /** As it stands in the source. */
  readonly label: string;
  readonly direction: ImprovementDirection | null;
  readonly unit: string;
  readonly aggregation: Aggregation;
  /** Percentages in the source are 0.387 (fraction) or 38.7 (hundred); null: open, or no percentage. */
  readonly percentScale: "fraction" | "hundred" | null;
  /** A contract target as held (a fraction for percentages); null: none. */
  readonly target: number | null;
}

/** How an arbitrary range becomes observations. Plain JSON, kept in the workbook. */
export interface Mapping {
  readonly version: 1;
  /** Fingerprint of the layout that the mapping was made for. */
  readonly signature: string;
  readonly headerRows: { readonly first: number; readonly count: number };
  readonly provider: LabelSource | null;
  readonly indicator: LabelSource | null;
  readonly period: PeriodSource | null;
  readonly cadence: Cadence | null;
  readonly dateOrder: "dayFirst" | "monthFirst" | null;
  readonly fiscalYearStart: number;
  /** Figures of a long range: one entry per column. Wide ranges repeat the entries under every period. */
  readonly figures: readonly FigureColumn[];
  /** Labels of rows that are totals or comments, and are left out by name. */
  readonly excluded: readonly string[];
  readonly marks: Readonly<Record<string, MarkMeaning | null>>;
  readonly indicators: readonly MappedIndicator[];
}

import * as v from "valibot";
import type { Aggregation, ImprovementDirection } from "../analysis/measure";
import type { Cadence } from "../analysis/period";
import type { DecimalMark } from "./numberText";
import type { DateOrder } from "./parseDate";
import { AGGREGATIONS, CADENCES, DIRECTIONS } from "./tables";

/** Where a label (provider, indicator, period) of a figure stands. Rows and columns count from the block's corner. */
export type LabelSource =
  /** In a column of its row; `fillDown`: a blank repeats the label above. */
  | { readonly from: "column"; readonly column: number; readonly fillDown: boolean }
  /** In a row of its own above the rows it is for, without figures. */
  | { readonly from: "heading"; readonly column: number }
  /** In a header row above it; a blank repeats the label to the left. */
  | { readonly from: "header"; readonly row: number }
  /** The same for all figures: from a title, the sheet's name, or typed by a person. */
  | { readonly from: "text"; readonly text: string };

export type PeriodSource =
  | LabelSource
  /** Months or quarters across, and the year of each row in a column: `2023`, `Jan`, `Feb`. */
  | { readonly from: "header"; readonly row: number; readonly yearColumn: number }
  | { readonly from: "yearAndMonth"; readonly yearColumn: number; readonly monthColumn: number };

/** Labels that stand in one cell: `A,PC,AT`. Parts count from 0. */
export interface JoinedLabels {
  readonly column: number;
  readonly separator: string;
  /** The part that names the provider; null: none does. */
  readonly provider: number | null;
  /** The parts that belong to the indicator's name. */
  readonly groups: readonly number[];
}

const FIGURE_ROLES = ["numerator", "denominator", "value", "n"] as const;
export type FigureRole = (typeof FIGURE_ROLES)[number];

const MARK_MEANINGS = ["suppressed", "missing", "notApplicable", "notCollected", "zero", "footnote"] as const;
/** What a mark such as `*` stands for in this source. */
export type MarkMeaning = (typeof MARK_MEANINGS)[number];

/**
 * A column of figures. Where the periods stand across, it is the first column of its kind: all columns whose other
 * header rows say the same are read alike.
 */
export interface FigureColumn {
  readonly column: number;
  readonly role: FigureRole;
  /**
   * Label of the indicator it belongs to where the columns name the indicators; else null. Where the rows name
   * indicators too, both are its name: `Visits: rate`.
   */
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

/** Words of the source such as "£000", and what its figures are multiplied by for them. */
export interface Multiplier {
  readonly words: string;
  /** 1: they are written in full; null: nobody has said. */
  readonly by: number | null;
  /** False: it holds for the columns and indicators in whose names the words stand. */
  readonly everywhere: boolean;
}

/** How an arbitrary range becomes observations. Plain JSON, kept in the workbook. */
export interface Mapping {
  readonly version: 1;
  /** The layout that the mapping was made for, see `layoutSignature`. */
  readonly signature: string;
  /** `named`: of several rows those that name the columns; the others say when and by whom. Absent: all do. */
  readonly headerRows: {
    readonly first: number;
    readonly count: number;
    readonly named?: readonly number[];
  };
  readonly provider: LabelSource | null;
  /** A column of codes that tells providers of one name apart: `St Mary's (1002)`. Absent: the names do. */
  readonly providerCode?: number;
  readonly indicator: LabelSource | null;
  readonly period: PeriodSource | null;
  readonly cadence: Cadence | null;
  readonly dateOrder: DateOrder | null;
  readonly fiscalYearStart: number;
  /** The year of periods that name only a month; absent or null: none does. */
  readonly year?: number | null;
  /** Numbers are kept as text with this decimal mark; absent or null: they are numbers. */
  readonly textNumbers?: DecimalMark | null;
  /** A column that says which figure a row holds, where numerator and denominator stand one below the other. */
  readonly roleRows?: {
    readonly column: number;
    readonly roles: Readonly<Record<string, FigureRole | null>>;
  } | null;
  /** A column that says of what level a row is (England, region, district) and the levels that are left out as totals. */
  readonly level?: { readonly column: number; readonly leftOut: readonly string[] } | null;
  /** Columns that split an indicator further (sex, unit, type): what they say is part of its name. */
  readonly groups?: readonly number[];
  /** A column that holds several labels at once. Absent: none does. */
  readonly joined?: JoinedLabels;
  /** A row that holds nothing but a label in this column opens a section, which is part of the indicators' names. */
  readonly sections?: number;
  /** A column that says why the figure of its row is missing, or how sure it is: `..`, `E`, `provisional`. */
  readonly flags?: number;
  /** The figures are of single days, which are no period of a contract. */
  readonly daily?: boolean;
  /** The provider is a part of the indicators' names, before or after this separator: `Barts: attendances`. */
  readonly seriesNames?: { readonly separator: string; readonly provider: "before" | "after" } | null;
  readonly figures: readonly FigureColumn[];
  /** Where the source says that its figures are thousands or more. Absent: it does not. */
  readonly multiplied?: readonly Multiplier[];
  /** Labels of rows that are totals or comments, and are left out by name. */
  readonly excluded: readonly string[];
  readonly marks: Readonly<Record<string, MarkMeaning | null>>;
  readonly indicators: readonly MappedIndicator[];
}

const place = v.pipe(v.number(), v.integer(), v.minValue(0));
const label = v.variant("from", [
  v.object({ from: v.literal("column"), column: place, fillDown: v.boolean() }),
  v.object({ from: v.literal("heading"), column: place }),
  v.object({ from: v.literal("header"), row: place }),
  v.object({ from: v.literal("text"), text: v.string() }),
]);
const role = v.picklist(FIGURE_ROLES);

const schema: v.GenericSchema<unknown, Mapping> = v.object({
  version: v.literal(1),
  signature: v.string(),
  headerRows: v.object({ first: place, count: place, named: v.optional(v.array(place)) }),
  provider: v.nullable(label),
  providerCode: v.optional(place),
  indicator: v.nullable(label),
  period: v.nullable(
    v.union([
      v.object({ from: v.literal("header"), row: place, yearColumn: place }),
      label,
      v.object({ from: v.literal("yearAndMonth"), yearColumn: place, monthColumn: place }),
    ]),
  ),
  cadence: v.nullable(v.picklist(CADENCES)),
  dateOrder: v.nullable(v.picklist(["dayFirst", "monthFirst"])),
  fiscalYearStart: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)),
  year: v.nullish(v.pipe(v.number(), v.integer())),
  textNumbers: v.nullish(v.picklist([".", ","])),
  roleRows: v.nullish(v.object({ column: place, roles: v.record(v.string(), v.nullable(role)) })),
  level: v.nullish(v.object({ column: place, leftOut: v.array(v.string()) })),
  groups: v.optional(v.array(place)),
  joined: v.optional(
    v.object({
      column: place,
      separator: v.pipe(v.string(), v.minLength(1)),
      provider: v.nullable(place),
      groups: v.array(place),
    }),
  ),
  sections: v.optional(place),
  flags: v.optional(place),
  daily: v.optional(v.boolean()),
  seriesNames: v.nullish(
    v.object({ separator: v.pipe(v.string(), v.minLength(1)), provider: v.picklist(["before", "after"]) }),
  ),
  figures: v.array(v.object({ column: place, role, indicator: v.nullable(v.string()) })),
  multiplied: v.optional(
    v.array(
      v.object({
        words: v.pipe(v.string(), v.minLength(1)),
        by: v.nullable(v.pipe(v.number(), v.minValue(1))),
        everywhere: v.boolean(),
      }),
    ),
  ),
  excluded: v.array(v.string()),
  marks: v.record(v.string(), v.nullable(v.picklist(MARK_MEANINGS))),
  indicators: v.array(
    v.object({
      label: v.string(),
      direction: v.nullable(v.picklist(DIRECTIONS)),
      unit: v.string(),
      aggregation: v.picklist(AGGREGATIONS),
      percentScale: v.nullable(v.picklist(["fraction", "hundred"])),
      target: v.nullable(v.number()),
    }),
  ),
});

/** A mapping as it was kept in the workbook; null where it is none or was changed by hand into something else. */
export function readMapping(kept: unknown): Mapping | null {
  const parsed = v.safeParse(schema, kept);
  return parsed.success ? parsed.output : null;
}

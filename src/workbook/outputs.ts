import { CONTRACT_TABLES } from "../submission/tables";

/** The sheets that the add-in writes, and how each is found again after a person has renamed it. */
export type SheetKey =
  | "summary"
  | "flags"
  | "trends"
  | "trendData"
  | "comparison"
  | "comparisonData"
  | "pathway"
  | "pathwayData"
  | "agenda"
  | "agendaLines"
  | "problems"
  | "submissions"
  | "state";

/** Sheets with a large chart and a list from which a person chooses what it shows. */
export const CHART_SHEETS = ["trends", "comparison", "pathway"] as const;
export type ChartSheetKey = (typeof CHART_SHEETS)[number];

export interface SheetIdentity {
  readonly key: SheetKey;
  /** Name given when the sheet is made. */
  readonly title: string;
  /** A hidden defined name that points at A1: unlike a sheet's name or id it survives renaming and costs one sync. */
  readonly marker: string;
  readonly visibility: "Visible" | "Hidden" | "VeryHidden";
  /** Its result table, by which it is found when the marker is gone. */
  readonly table?: string;
}

export const SUMMARY_TABLE = "acmSummary";
export const FLAGS_TABLE = "acmFlags";
export const COMPARISON_TABLE = "acmComparison";
export const PATHWAY_TABLE = "acmPathway";
export const PROBLEMS_TABLE = "acmProblems";
export const SUBMISSIONS_TABLE = "acmSubmissions";
export const AGENDA_TABLE = "tblAgenda";
export const STATE_TABLE = "acmState";

/** In the order in which they stand in the workbook. */
export const OUTPUT_SHEETS: readonly SheetIdentity[] = [
  { key: "summary", title: "Summary", marker: "acm_summary", visibility: "Visible", table: SUMMARY_TABLE },
  { key: "flags", title: "Flags", marker: "acm_flags", visibility: "Visible", table: FLAGS_TABLE },
  { key: "trends", title: "Trends", marker: "acm_trends", visibility: "Visible" },
  {
    key: "comparison",
    title: "Comparison",
    marker: "acm_comparison",
    visibility: "Visible",
    table: COMPARISON_TABLE,
  },
  {
    key: "pathway",
    title: "Pathway steps",
    marker: "acm_pathway",
    visibility: "Visible",
    table: PATHWAY_TABLE,
  },
  { key: "agenda", title: "Agenda", marker: "acm_agenda", visibility: "Visible" },
  {
    key: "problems",
    title: "Problems",
    marker: "acm_problems",
    visibility: "Visible",
    table: PROBLEMS_TABLE,
  },
  {
    key: "submissions",
    title: "Submissions",
    marker: "acm_submissions",
    visibility: "Visible",
    table: SUBMISSIONS_TABLE,
  },
  { key: "trendData", title: "Trend data", marker: "acm_trend_data", visibility: "Visible" },
  { key: "comparisonData", title: "Comparison data", marker: "acm_comparison_data", visibility: "Hidden" },
  { key: "pathwayData", title: "Pathway data", marker: "acm_pathway_data", visibility: "Hidden" },
  {
    key: "agendaLines",
    title: "Agenda lines",
    marker: "acm_agenda_lines",
    visibility: "Hidden",
    table: AGENDA_TABLE,
  },
  { key: "state", title: "_acm", marker: "acm_state", visibility: "VeryHidden", table: STATE_TABLE },
];

export const OUTPUT_TABLES = [
  SUMMARY_TABLE,
  FLAGS_TABLE,
  COMPARISON_TABLE,
  PATHWAY_TABLE,
  PROBLEMS_TABLE,
  SUBMISSIONS_TABLE,
  AGENDA_TABLE,
  STATE_TABLE,
] as const;

/** Names of the input tables that a refresh reads. */
export const INPUT_TABLES = CONTRACT_TABLES.map(({ name }) => name);

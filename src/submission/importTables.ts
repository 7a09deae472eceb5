import { tblNarrative } from "./templateDefinition";
import {
  tblActions,
  tblBreakdowns,
  tblMeasures,
  tblPathway,
  type ColumnDefinition,
  type TableDefinition,
} from "./tables";

/** How the rows of a submission's table meet the rows that the contract workbook holds already. */
export interface ImportTable {
  readonly definition: TableDefinition;
  /** Columns that together name a row. */
  readonly keys: readonly string[];
  /** Whoever changes one of these says why. */
  readonly figures: readonly string[];
  /** What may change without a reason; the former content is kept all the same. */
  readonly details: readonly string[];
  /** Columns of which at least one must be filled: a prefilled row without any is no row yet. */
  readonly filledBy: readonly string[];
  /** Entries that stand for a blank. */
  readonly defaults: Readonly<Record<string, string>>;
}

const FIGURES = ["numerator", "denominator", "value", "n"];
const STATUS = ["data_status", "revision_reason"];
const STORY = ["what_happened", "evidence", "partners", "what_we_propose", "help_needed_from_agency"];
const UPDATES = ["status", "done_on", "drop_reason", "last_update", "blocker"];

/** The tables that an import appends to, in the order in which they are written. */
export const IMPORT_TABLES: readonly ImportTable[] = [
  {
    definition: tblMeasures,
    keys: ["provider_id", "indicator_id", "site_id", "period"],
    figures: FIGURES,
    details: ["unit", ...STATUS, "note"],
    filledBy: FIGURES,
    defaults: { site_id: "ALL", data_status: "final" },
  },
  {
    definition: tblBreakdowns,
    keys: ["provider_id", "indicator_id", "site_id", "period", "dimension", "group"],
    figures: ["numerator", "denominator"],
    details: STATUS,
    filledBy: ["numerator", "denominator"],
    defaults: { site_id: "ALL", data_status: "final" },
  },
  {
    definition: tblPathway,
    keys: ["provider_id", "site_id", "cohort_period", "cohort_basis", "stage"],
    figures: ["count", "median_days_from_previous", "n_days"],
    details: STATUS,
    filledBy: ["count", "median_days_from_previous", "n_days"],
    defaults: { site_id: "ALL", data_status: "final" },
  },
  {
    definition: tblNarrative,
    keys: ["provider_id", "indicator_id", "period"],
    figures: [],
    details: [...STORY, "shareable"],
    filledBy: STORY,
    defaults: { shareable: "no" },
  },
  {
    definition: tblActions,
    keys: ["action_id"],
    figures: [],
    details: UPDATES,
    filledBy: UPDATES,
    defaults: {},
  },
];

/** A column that Excel computes from the others; it is nobody's entry. */
export const COMPUTED_COLUMNS: ReadonlySet<string> = new Set(["rate"]);

export function columnOf({ columns }: TableDefinition, name: string): ColumnDefinition | undefined {
  return columns.find((column) => column.name === name);
}

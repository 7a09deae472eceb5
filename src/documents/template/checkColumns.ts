import { TEMPLATE_CHECKS, type TemplateCheck, type TemplateCheckName } from "../../submission/templateChecks";
import type { Computed } from "../sheetWriter";

/** The four entries that a row can have; what they are depends on its table. */
export type Slot = "a" | "b" | "c" | "d";
export const SLOTS: readonly Slot[] = ["a", "b", "c", "d"];

const NAMES = Object.keys(TEMPLATE_CHECKS) as TemplateCheckName[];
const ofSeverity = (severity: TemplateCheck["severity"]): readonly TemplateCheckName[] =>
  NAMES.filter((name) => TEMPLATE_CHECKS[name].severity === severity);

export const STOPS = ofSeverity("stop");
export const ASKS = ofSeverity("ask");
export const NOTES = ofSeverity("note");

/** What the checks work with: a hidden column each, on the row of the Check sheet that stands for an entry row. */
export const HELPERS = [
  /** Place in the list of what to do; 0: not in it. */
  "order",
  /** stop, ask, note, ok (filled and fine), todo (not filled) or nothing (an unused spare row). */
  "severity",
  "words",
  /** Row of the indicator or stage in Lists; 0: not there. */
  "index",
  "name",
  /** Slots that the indicator needs: "ab", "c", "cd". */
  "needs",
  /** Flags of the indicator: "part people whole …". */
  "rules",
  /** Last day of the period as a serial number; 0: the period is not in the list. */
  "end",
  "filled",
  "key",
  /** The key where the row is filled and free of mistakes of its own. */
  "usable",
  "figures",
  /** Pathway: the count as a number, 0 where it is none. */
  "count",
  ...SLOTS.flatMap((slot) => [`text_${slot}`, `high_${slot}`, `kind_${slot}`] as const),
] as const;

export type Helper = (typeof HELPERS)[number];
export type WorkingColumn = Helper | TemplateCheckName;
export const WORKING_COLUMNS: readonly WorkingColumn[] = [...HELPERS, ...STOPS, ...ASKS, ...NOTES];

/** Formulas of one row; a column that is left out stays empty. */
export type RowFormulas = Readonly<Partial<Record<WorkingColumn, Computed>>>;

/** What the formulas of a row refer to. */
export interface RowPlace {
  /** A working cell of the same row. */
  own(column: WorkingColumn): string;
  /** The working column over all rows of the table. */
  all(column: WorkingColumn): string;
  /** A cell of the row on its own sheet, by the name of its table's column. */
  cell(column: string): string;
  /** Number of the row within its table, from 1. */
  readonly position: number;
  /** Number of the row on its own sheet. */
  readonly row: number;
}

/** What a contract settles for every check. */
export interface CheckSettings {
  readonly threshold: number;
  readonly mustSuppress: boolean;
  readonly allowProvisional: boolean;
  readonly examplePeriod: string;
}

/** A message that nothing calls for when the template is made. */
export function silent(formula: string): Computed {
  return { formula: `=${formula}`, result: "" };
}

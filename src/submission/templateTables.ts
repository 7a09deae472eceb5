import type { ColumnDefinition, TableDefinition } from "./tables";

/* What a template brings for its own checks, beside the contract's tables in its hidden sheet. */

const text = (name: string, required = false): ColumnDefinition => ({ name, type: "text", required });

/** Rows of tblMeasures that the template brings, in its hidden sheet: one that was deleted is still expected. */
export const tblExpected: TableDefinition = {
  name: "tblExpected",
  columns: [text("indicator_id", true), text("site_id"), { name: "period", type: "period", required: true }],
};

/** Figures of the provider that were accepted before, on History. */
export const tblHistory: TableDefinition = {
  name: "tblHistory",
  columns: [
    text("indicator_id", true),
    text("site_id"),
    { name: "period", type: "period", required: true },
    { name: "numerator", type: "code", required: false },
    { name: "denominator", type: "code", required: false },
    { name: "value", type: "code", required: false },
    { name: "n", type: "code", required: false },
  ],
};

/** When files are due, on History. */
export const tblDueDates: TableDefinition = {
  name: "tblDueDates",
  columns: [
    { name: "period", type: "period", required: true },
    { name: "due_on", type: "date", required: true },
  ],
};

/** What the template is: the keys of tblContract that it needs, with its own. */
export const TEMPLATE_TABLE = "tblTemplate";

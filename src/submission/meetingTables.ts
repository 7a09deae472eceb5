import type { ImportTable } from "./importTables";
import { tblDecisions } from "./recordTables";
import { tblActions, type TableDefinition } from "./tables";

/** Column in which a row of a shared workbook remembers what it showed. */
export const AS_SHARED = "as_shared";

/** What a meeting may change of an action, in the order of its fingerprints. */
export const ACTION_ENTRIES = [
  "action",
  "owner",
  "due",
  "expected_effect",
  "status",
  "done_on",
  "drop_reason",
  "last_update",
  "blocker",
] as const;

/** The same of a decision. */
export const DECISION_ENTRIES = ["decision", "owner", "date"] as const;

const text = (name: string, required = false) => ({ name, type: "text" as const, required });

/** Decisions with an id, by which a later file finds them again. */
export const tblMeetingDecisions: TableDefinition = {
  name: tblDecisions.name,
  columns: [...tblDecisions.columns, text("decision_id")],
};

/** Rows that came from workbooks of meetings, with the fingerprints of what came last. */
export const tblMeetingRows: TableDefinition = {
  name: "tblMeetingRows",
  columns: [
    text("row_id", true),
    text(AS_SHARED),
    text("file"),
    { name: "imported_on", type: "date", required: false },
  ],
};

const table = (definition: TableDefinition, key: string): ImportTable => ({
  definition,
  keys: [key],
  figures: [],
  details: [],
  filledBy: [],
  defaults: {},
});

/** Tables that come back from a meeting, and what an import notes of them. */
export const MEETING_TABLES = {
  actions: table(tblActions, "action_id"),
  decisions: table(tblMeetingDecisions, "decision_id"),
  taken: table(tblMeetingRows, "row_id"),
} as const;

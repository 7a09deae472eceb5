import { type ColumnDefinition, type ColumnType, SIDES, type TableDefinition } from "./tables";

const needed = (name: string, type: ColumnType = "text"): ColumnDefinition => ({
  name,
  type,
  required: true,
});
const optional = (name: string, type: ColumnType = "text"): ColumnDefinition => ({
  name,
  type,
  required: false,
});

/** Sites of a provider, where figures are reported by site. */
export const tblSites: TableDefinition = {
  name: "tblSites",
  columns: [needed("provider_id"), needed("site_id"), optional("name")],
};

/** Groups by which figures are broken down. */
export const tblGroups: TableDefinition = {
  name: "tblGroups",
  columns: [needed("dimension"), needed("group"), optional("overlapping", "boolean")],
};

/** What was decided in which meeting. */
export const tblDecisions: TableDefinition = {
  name: "tblDecisions",
  columns: [needed("meeting_id"), needed("decision"), optional("owner"), optional("date", "date")],
};

export const ROADMAP_STATES = ["planned", "in_progress", "answered", "dropped"] as const;

/** Questions to look into, each with the meeting at which it is due. */
export const tblRoadmap: TableDefinition = {
  name: "tblRoadmap",
  columns: [
    needed("topic_id"),
    needed("question"),
    optional("indicator_ids"),
    optional("technique"),
    optional("data_needed"),
    optional("owner"),
    optional("meeting_id"),
    optional("status", ROADMAP_STATES),
    optional("finding"),
  ],
};

/** Which file came when. */
export const tblSubmissions: TableDefinition = {
  name: "tblSubmissions",
  columns: [
    needed("submission_id"),
    needed("provider_id"),
    needed("period", "period"),
    optional("file"),
    optional("received_on", "date"),
    optional("template_version"),
    optional("rows_accepted", "number"),
    optional("rows_set_aside", "number"),
    // "importing" until everything of the file is written: found later, an import was cut short.
    optional("state"),
    optional("hash"),
  ],
};

/** Former figures of what was revised. */
export const tblRevisions: TableDefinition = {
  name: "tblRevisions",
  columns: [
    needed("provider_id"),
    needed("indicator_id"),
    optional("site_id"),
    needed("period", "period"),
    needed("column"),
    optional("former", "code"),
    optional("new", "code"),
    optional("revised_on", "date"),
    optional("file"),
    optional("reason"),
  ],
};

/** Answers to questions about figures, so that they are not asked again. */
export const tblAnswers: TableDefinition = {
  name: "tblAnswers",
  columns: [
    needed("code"),
    needed("key"),
    optional("value"),
    needed("text"),
    optional("by"),
    optional("on", "date"),
  ],
};

/** What was shown to whom, so that a later file does not give away what an earlier one hid. */
export const tblPublished: TableDefinition = {
  name: "tblPublished",
  columns: [
    needed("provider_id"),
    needed("indicator_id"),
    needed("period", "period"),
    optional("shown_to"),
    optional("shown", "code"),
    optional("published_on", "date"),
    optional("file"),
  ],
};

/** What the agency counted itself. */
export const tblAgencyCounts: TableDefinition = {
  name: "tblAgencyCounts",
  columns: [
    needed("provider_id"),
    needed("period", "period"),
    needed("what"),
    needed("agency_count", "number"),
    optional("counted_by", SIDES),
  ],
};

/** What a column of an input table holds. `code`: a number or one of the value codes (`NA`, `<11` …). */
export type ColumnType = "text" | "number" | "code" | "date" | "period" | "boolean" | readonly string[];

export interface ColumnDefinition {
  readonly name: string;
  readonly type: ColumnType;
  /** A table without this column cannot be read. */
  readonly required: boolean;
}

export interface TableDefinition {
  /** As it stands in the workbook, e.g. "tblMeasures". */
  readonly name: string;
  readonly columns: readonly ColumnDefinition[];
}

const required = (name: string, type: ColumnType = "text"): ColumnDefinition => ({
  name,
  type,
  required: true,
});
const optional = (name: string, type: ColumnType = "text"): ColumnDefinition => ({
  name,
  type,
  required: false,
});

export const DATA_STATUSES = ["final", "provisional", "revised"] as const;
export const INDICATOR_TYPES = ["leading", "lagging", "output", "outcome", "process"] as const;
export const DIRECTIONS = ["increase", "decrease", "neutral"] as const;
export const AGGREGATIONS = ["ratio_of_sums", "rate_per_1000", "sum", "last", "mean", "median"] as const;
export const CADENCES = ["weekly", "monthly", "quarterly", "yearly"] as const;
export const TARGET_KINDS = ["contract", "aspiration", "benchmark"] as const;
export const BASELINE_ACTIONS = ["fix", "rebase"] as const;
export const SIDES = ["agency", "provider"] as const;
export const COHORT_BASES = ["referral_cohort", "snapshot"] as const;
export const ACTION_STATUSES = ["not_started", "in_progress", "done", "blocked", "dropped"] as const;

export const tblMeasures: TableDefinition = {
  name: "tblMeasures",
  columns: [
    required("provider_id"),
    optional("contract_id"),
    optional("site_id"),
    required("indicator_id"),
    required("period", "period"),
    optional("numerator", "code"),
    optional("denominator", "code"),
    optional("value", "code"),
    optional("rate", "number"),
    optional("n", "code"),
    optional("unit"),
    optional("data_status", DATA_STATUSES),
    optional("revision_reason"),
    optional("note"),
  ],
};

export const tblIndicators: TableDefinition = {
  name: "tblIndicators",
  columns: [
    required("indicator_id"),
    optional("name"),
    optional("type", INDICATOR_TYPES),
    optional("unit"),
    required("direction", DIRECTIONS),
    required("aggregation", AGGREGATIONS),
    required("cadence", CADENCES),
    optional("priority", "number"),
    optional("counts_people", "boolean"),
    optional("pathway_stage"),
    optional("min_denominator", "number"),
    optional("decimals", "number"),
    optional("maturity_days", "number"),
    optional("allow_over_1", "boolean"),
    optional("allow_negative", "boolean"),
    optional("allow_decimals", "boolean"),
    optional("subset", "boolean"),
    optional("rare_event", "boolean"),
    optional("safety", "boolean"),
    optional("controllability", "number"),
    optional("cumulative", "boolean"),
    optional("lagging_of"),
    // What providers are told, and what supports it: kept for their templates.
    optional("numerator_means"),
    optional("denominator_means"),
    optional("broken_down_by"),
    optional("evidence"),
    optional("caution"),
  ],
};

export const tblTargets: TableDefinition = {
  name: "tblTargets",
  columns: [
    optional("provider_id"),
    required("indicator_id"),
    required("effective_from", "date"),
    required("value", "number"),
    optional("kind", TARGET_KINDS),
  ],
};

export const tblContract: TableDefinition = {
  name: "tblContract",
  columns: [required("key"), required("value")],
};

export const tblProviders: TableDefinition = {
  name: "tblProviders",
  columns: [
    required("provider_id"),
    optional("name"),
    optional("masked_code"),
    optional("names_consented_on", "date"),
  ],
};

export const tblBaselines: TableDefinition = {
  name: "tblBaselines",
  columns: [
    optional("provider_id"),
    required("indicator_id"),
    required("from", "period"),
    optional("to", "period"),
    required("action", BASELINE_ACTIONS),
    optional("reason"),
    optional("author"),
    optional("decided_on", "date"),
  ],
};

export const tblActions: TableDefinition = {
  name: "tblActions",
  columns: [
    required("action_id"),
    optional("provider_id"),
    optional("contract_id"),
    optional("meeting_id"),
    required("action"),
    optional("owner"),
    required("owner_side", SIDES),
    optional("opened", "date"),
    optional("due", "date"),
    optional("linked_indicator"),
    optional("expected_effect"),
    optional("look_again", "date"),
    required("status", ACTION_STATUSES),
    optional("done_on", "date"),
    optional("drop_reason"),
    optional("last_update"),
    optional("blocker"),
  ],
};

export const tblMeetings: TableDefinition = {
  name: "tblMeetings",
  columns: [
    required("meeting_id"),
    optional("provider_ids"),
    required("date", "date"),
    optional("start"),
    optional("minutes", "number"),
    optional("time_zone"),
    optional("place"),
    optional("chair"),
    optional("note_taker"),
    optional("sent_on", "date"),
    optional("closed_on", "date"),
  ],
};

export const tblPeople: TableDefinition = {
  name: "tblPeople",
  columns: [required("name"), optional("role"), optional("side", SIDES), optional("email")],
};

export const tblBreakdowns: TableDefinition = {
  name: "tblBreakdowns",
  columns: [
    required("provider_id"),
    optional("contract_id"),
    optional("site_id"),
    required("indicator_id"),
    required("period", "period"),
    required("dimension"),
    required("group"),
    required("numerator", "code"),
    required("denominator", "code"),
    optional("data_status", DATA_STATUSES),
    optional("revision_reason"),
  ],
};

export const tblPathway: TableDefinition = {
  name: "tblPathway",
  columns: [
    required("provider_id"),
    optional("contract_id"),
    optional("site_id"),
    required("cohort_period", "period"),
    required("cohort_basis", COHORT_BASES),
    required("stage"),
    required("count", "code"),
    optional("median_days_from_previous", "code"),
    optional("n_days", "code"),
    optional("data_status", DATA_STATUSES),
    optional("revision_reason"),
  ],
};

export const tblStages: TableDefinition = {
  name: "tblStages",
  columns: [required("stage"), optional("order", "number"), optional("owner_side", SIDES)],
};

/** The tables that a refresh reads. The first three are needed; the others may be absent. */
export const CONTRACT_TABLES: readonly TableDefinition[] = [
  tblMeasures,
  tblIndicators,
  tblTargets,
  tblContract,
  tblProviders,
  tblBaselines,
  tblActions,
  tblMeetings,
  tblPeople,
  tblBreakdowns,
  tblPathway,
  tblStages,
];

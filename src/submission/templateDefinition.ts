import {
  ACTION_STATUSES,
  COHORT_BASES,
  type ColumnDefinition,
  DATA_STATUSES,
  type TableDefinition,
  tblActions,
  tblBreakdowns,
  tblMeasures,
  tblPathway,
} from "./tables";

/** Layout of the template; a reader refuses a template of a version that it does not know. */
export const TEMPLATE_VERSION = "1";

/** Empty rows below the prefilled ones: a table on a protected sheet cannot grow. */
export const SPARE_ROWS = 10;

/** Own accepted periods that History shows. */
export const HISTORY_PERIODS = 24;

/** Longest text and title that Excel shows as the input message of a cell. */
export const TEMPLATE_HELP_LIMIT = 255;
export const TEMPLATE_HELP_TITLE_LIMIT = 32;

/** Longest entry of a story and of a note. */
export const STORY_LENGTH = 500;
export const REASON_LENGTH = 250;

/** Single cells by name, wherever they stand. */
export const TEMPLATE_NAMES = {
  contractId: "acm_contract_id",
  providerId: "acm_provider_id",
  period: "acm_period",
  templateVersion: "acm_template_version",
  /** The day on which periods count as over: today, until somebody writes a date. */
  asOf: "acm_as_of",
  /** "Ready to send", "2 things to fix" … */
  status: "acm_status",
} as const;

/** Sheets in their order; the last two are very hidden. */
export const TEMPLATE_SHEETS = {
  start: "Start",
  data: "Data",
  breakdowns: "Breakdowns",
  pathway: "Pathway",
  story: "Story",
  actions: "Actions",
  check: "Check",
  history: "History",
  answers: "Answers",
  lists: "Lists",
  meta: "_meta",
} as const;

/** Columns of Lists that drop-downs and formulas use, as named ranges. */
export const TEMPLATE_LISTS = {
  indicators: "acm_list_indicators",
  sites: "acm_list_sites",
  periods: "acm_list_periods",
  dimensions: "acm_list_dimensions",
  groups: "acm_list_groups",
  stages: "acm_list_stages",
  bases: "acm_list_bases",
  statuses: "acm_list_data_statuses",
  actionStatuses: "acm_list_action_statuses",
  yesNo: "acm_list_yes_no",
  codes: "acm_list_codes",
} as const;

export type TemplateList = keyof typeof TEMPLATE_LISTS;

/**
 * Where a cell's content comes from.
 *
 * - `given`: prefilled and locked; in a spare row it is entered where the column has a list, else it stays given.
 * - `figure`: entered where the row's indicator needs it, else locked and marked with a dash.
 * - `entered`: the provider may write.
 * - `computed`: a formula.
 */
export type Filling = "given" | "figure" | "entered" | "computed";

export interface TemplateColumn {
  readonly name: string;
  readonly filling: Filling;
  /** Characters. */
  readonly width: number;
  /** What to enter, for the input message; under 255 characters. */
  readonly help: string;
  readonly list?: TemplateList;
  readonly maxLength?: number;
  /** Stands there for the person and is not read. */
  readonly isAid?: true;
  /** Files that were sent before the column was added lack it and are read all the same. */
  readonly mayBeAbsent?: true;
  readonly kind?: "date" | "count" | "number";
}

export interface TemplateTable {
  readonly name: string;
  readonly sheet: string;
  readonly columns: readonly TemplateColumn[];
}

/** Words that a count may be; `<11` and the like besides. */
export const VALUE_CODES = ["NA", "ND", "*", "S", "M", "suppressed"] as const;
export const YES_NO = ["yes", "no"] as const;
export const DIMENSIONS = [
  "race_ethnicity",
  "gender",
  "age_band",
  "language",
  "geography",
  "referral_source",
  "risk_level",
] as const;

const column = (
  name: string,
  filling: Filling,
  width: number,
  help: string,
  more: Omit<TemplateColumn, "name" | "filling" | "width" | "help"> = {},
): TemplateColumn => ({ name, filling, width, help, ...more });

const aid = (name: string, width: number): TemplateColumn =>
  column(name, "computed", width, "", { isAid: true });

const OWNERS: readonly TemplateColumn[] = [
  column("provider_id", "given", 11, "Your id in this contract."),
  column("contract_id", "given", 14, "The contract that this file is for."),
];

const INDICATOR = column("indicator_id", "given", 20, "Choose the indicator from the list.", {
  list: "indicators",
});
const SITE = column("site_id", "given", 9, "Choose the site. ALL stands for all sites together.", {
  list: "sites",
});
const PERIOD = column("period", "given", 11, "Choose the period from the list, for example 2026-09.", {
  list: "periods",
});
const COUNT_HELP = "A whole number, 0, NA, ND or a small count such as <11.";
const NUMERATOR = column("numerator", "figure", 12, COUNT_HELP, { kind: "count" });
const DENOMINATOR = column("denominator", "figure", 13, COUNT_HELP, { kind: "count" });
const CHECK = aid("check", 40);
const STATUS = column(
  "data_status",
  "entered",
  13,
  "final, provisional (not complete yet) or revised (was sent before).",
  { list: "statuses" },
);
const REASON = column("revision_reason", "entered", 26, "Only if revised: why the figure changed.", {
  maxLength: REASON_LENGTH,
});

/** Groups and stages may be revised as well. */
const STATUS_OF_PART: readonly TemplateColumn[] = [STATUS, REASON].map((each) => ({
  ...each,
  mayBeAbsent: true,
}));

/** tblMeasures as the provider sees it: what is asked on the left, the cells to fill beside it, ids at the end. */
export const templateMeasures: TemplateTable = {
  name: "tblMeasures",
  sheet: TEMPLATE_SHEETS.data,
  columns: [
    INDICATOR,
    aid("indicator", 26),
    SITE,
    PERIOD,
    aid("what_to_enter", 50),
    NUMERATOR,
    DENOMINATOR,
    column("value", "figure", 11, "The figure itself; NA if it does not apply, ND if it is not there yet.", {
      kind: "number",
    }),
    column("n", "figure", 9, "The number of cases that the figure rests on.", { kind: "count" }),
    column("rate", "computed", 9, ""),
    CHECK,
    column("unit", "given", 14, ""),
    STATUS,
    REASON,
    column("note", "entered", 30, "What the reader should know. Nothing about single clients, please.", {
      maxLength: STORY_LENGTH,
    }),
    ...OWNERS,
  ],
};

/** One row for each group of a dimension; groups of a dimension add up to the row in Data. */
export const templateBreakdowns: TemplateTable = {
  name: "tblBreakdowns",
  sheet: TEMPLATE_SHEETS.breakdowns,
  columns: [
    INDICATOR,
    aid("indicator", 30),
    SITE,
    PERIOD,
    column("dimension", "given", 16, "Choose what the figure is broken down by.", { list: "dimensions" }),
    column("group", "given", 24, "Choose the group. Use Unknown for people whose group is not recorded.", {
      list: "groups",
    }),
    NUMERATOR,
    DENOMINATOR,
    CHECK,
    ...STATUS_OF_PART,
    ...OWNERS,
  ],
};

/** One row for each stage of a cohort. */
export const templatePathway: TemplateTable = {
  name: "tblPathway",
  sheet: TEMPLATE_SHEETS.pathway,
  columns: [
    SITE,
    column("cohort_period", "given", 14, "Choose the period, for example 2026-09.", { list: "periods" }),
    column(
      "cohort_basis",
      "given",
      16,
      "referral_cohort: the people referred in the period, followed over time. snapshot: who stands where on the last day.",
      { list: "bases" },
    ),
    column("stage", "given", 22, "Choose the stage.", { list: "stages" }),
    column("count", "entered", 11, "How many reached this stage: a whole number, 0, NA, ND or <11.", {
      kind: "count",
    }),
    column(
      "median_days_from_previous",
      "entered",
      29,
      "Median days from the stage before to this one. Leave it empty if you do not record it.",
      { kind: "number" },
    ),
    column("n_days", "entered", 11, "How many people the median days rest on.", { kind: "count" }),
    CHECK,
    ...STATUS_OF_PART,
    ...OWNERS,
  ],
};

const storyColumn = (name: string, help: string): TemplateColumn =>
  column(name, "entered", 32, help, { maxLength: STORY_LENGTH });

/** What happened, in the provider's words. */
export const templateNarrative: TemplateTable = {
  name: "tblNarrative",
  sheet: TEMPLATE_SHEETS.story,
  columns: [
    INDICATOR,
    aid("indicator", 26),
    PERIOD,
    storyColumn("what_happened", "What moved this figure, up or down?"),
    storyColumn("evidence", "How do you know? A count, a date, what staff or clients report."),
    storyColumn("partners", "Who else had or has a part in it?"),
    storyColumn("what_we_propose", "What will you do, or try, next?"),
    storyColumn("help_needed_from_agency", "What should the agency do so that it works?"),
    column("shareable", "entered", 11, "yes: other providers may read this. no: only the agency.", {
      list: "yesNo",
    }),
    ...OWNERS,
  ],
};

/** Open actions of the last meetings. */
export const templateActions: TemplateTable = {
  name: "tblActions",
  sheet: TEMPLATE_SHEETS.actions,
  columns: [
    column("action_id", "given", 12, ""),
    column("action", "given", 40, ""),
    column("owner", "given", 18, ""),
    column("owner_side", "given", 11, ""),
    column("due", "given", 12, "", { kind: "date" }),
    column("status", "entered", 14, "Where does it stand?", { list: "actionStatuses" }),
    column("done_on", "entered", 12, "The day on which it was done.", { kind: "date" }),
    column("drop_reason", "entered", 24, "Only if dropped: why.", { maxLength: REASON_LENGTH }),
    column("last_update", "entered", 34, "One sentence: what happened since the last meeting.", {
      maxLength: STORY_LENGTH,
    }),
    column("blocker", "entered", 26, "Only if blocked: what stands in the way.", {
      maxLength: REASON_LENGTH,
    }),
    aid("check", 34),
    column("linked_indicator", "given", 20, ""),
    column("expected_effect", "given", 26, ""),
    column("look_again", "given", 12, "", { kind: "date" }),
    column("opened", "given", 12, "", { kind: "date" }),
    column("meeting_id", "given", 12, ""),
    ...OWNERS,
  ],
};

/** What a provider's template is read from, in the order of its sheets. */
export const TEMPLATE_TABLES: readonly TemplateTable[] = [
  templateMeasures,
  templateBreakdowns,
  templatePathway,
  templateNarrative,
  templateActions,
];

const text = (name: string, required = false): ColumnDefinition => ({ name, type: "text", required });

/** The stories, as the template brings them and the contract workbook keeps them. */
export const tblNarrative: TableDefinition = {
  name: "tblNarrative",
  columns: [
    text("provider_id", true),
    text("contract_id"),
    text("indicator_id", true),
    { name: "period", type: "period", required: true },
    text("what_happened"),
    text("evidence"),
    text("partners"),
    text("what_we_propose"),
    text("help_needed_from_agency"),
    { name: "shareable", type: YES_NO, required: false },
  ],
};

/** The tables that a filled template is read as: a missing table or required column stops the file (DQ02). */
export const SUBMISSION_TABLES: readonly TableDefinition[] = [
  tblMeasures,
  tblBreakdowns,
  tblPathway,
  tblNarrative,
  tblActions,
];

/** Entries of the lists that every template has. */
export const FIXED_LISTS: Readonly<Partial<Record<TemplateList, readonly string[]>>> = {
  bases: COHORT_BASES,
  statuses: DATA_STATUSES,
  actionStatuses: ACTION_STATUSES,
  yesNo: YES_NO,
  codes: VALUE_CODES,
};

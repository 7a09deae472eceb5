import { day, type Row } from "./book";
import type { IndicatorRow } from "./contractSheets";

/** Rows of the agency's own tables that are wrong, each with a note that says why. */
export const PROVIDERS: readonly Row[] = [
  { provider_id: "PRV-0001", name: "Periods and stocks", note: "right" },
  { provider_id: "PRV-0002", name: "Counts", note: "right" },
  { provider_id: "PRV-0003", name: "Texts and names", note: "right" },
  { provider_id: "PRV-0004", name: "Pairs of rows", note: "right" },
  { provider_id: "PRV-0005", name: "Marks", note: "right" },
  { provider_id: "PRV-0005", name: "Marks again", note: "an id that is taken" },
  { name: "Nameless", note: "no id" },
];

const SHARE: Row = {
  type: "leading",
  unit: "percent",
  direction: "increase",
  aggregation: "ratio_of_sums",
  cadence: "monthly",
  priority: 1,
  counts_people: "yes",
  min_denominator: 20,
  decimals: 3,
};

export const INDICATORS: readonly IndicatorRow[] = [
  { ...SHARE, indicator_id: "enrolled_30d", name: "Enrolled within 30 days", note: "right" },
  {
    ...SHARE,
    indicator_id: "visits_made",
    name: "Planned visits made",
    priority: 2,
    counts_people: "no",
    note: "right",
  },
  {
    ...SHARE,
    indicator_id: "beds_occupied",
    name: "Beds occupied",
    priority: 3,
    aggregation: "last",
    counts_people: "no",
    note: "right",
  },
  {
    ...SHARE,
    indicator_id: "days_to_contact",
    name: "Median days to contact",
    priority: 4,
    unit: "days",
    direction: "decrease",
    aggregation: "median",
    decimals: 1,
    note: "right",
  },
  {
    ...SHARE,
    indicator_id: "no_cadence",
    name: "How often?",
    cadence: null,
    note: "right: no cadence, so the contract's is used",
  },
  {
    ...SHARE,
    indicator_id: "odd_cadence",
    name: "Every fortnight",
    cadence: "fortnightly",
    note: "a cadence that does not exist",
  },
  {
    ...SHARE,
    indicator_id: "no_aggregation",
    name: "How added up?",
    aggregation: null,
    note: "no aggregation",
  },
  {
    ...SHARE,
    indicator_id: "odd_direction",
    name: "Better sideways",
    direction: "sideways",
    note: "a direction that does not exist",
  },
  {
    ...SHARE,
    indicator_id: "people_unknown",
    name: "Are these people?",
    counts_people: null,
    note: "counts_people is empty",
  },
  { ...SHARE, indicator_id: "enrolled_30d", name: "Enrolled again", note: "an id that is taken" },
];

export const TARGETS: readonly Row[] = [
  {
    indicator_id: "enrolled_30d",
    effective_from: day("2024-11-01"),
    value: { value: 0.6, format: "0%" },
    kind: "contract",
    note: "two targets from the same day",
  },
  {
    indicator_id: "enrolled_30d",
    effective_from: day("2024-11-01"),
    value: { value: 0.65, format: "0%" },
    kind: "contract",
    note: "two targets from the same day",
  },
  {
    indicator_id: "visits_made",
    effective_from: day("2024-11-01"),
    value: 70,
    kind: "contract",
    note: "70 where 0.7 is meant",
  },
  {
    indicator_id: "beds_occupied",
    effective_from: "05/06/25",
    value: 0.9,
    kind: "contract",
    note: "a date that can be read in two ways",
  },
  { indicator_id: "days_to_contact", effective_from: null, value: 5, kind: "contract", note: "no date" },
  {
    indicator_id: "days_to_contact",
    effective_from: day("2025-01-01"),
    value: "five",
    kind: "contract",
    note: "a value in words",
  },
  {
    indicator_id: "days_to_contact",
    effective_from: day("2025-01-01"),
    value: 5,
    kind: "wish",
    note: "a kind that does not exist",
  },
  {
    indicator_id: "enroled_30d",
    effective_from: day("2025-01-01"),
    value: 0.6,
    kind: "contract",
    note: "an indicator that is misspelled",
  },
  {
    provider_id: "PRV-0042",
    indicator_id: "enrolled_30d",
    effective_from: day("2025-01-01"),
    value: 0.6,
    kind: "contract",
    note: "a provider that is not in the contract",
  },
];

export const BASELINES: readonly Row[] = [
  {
    indicator_id: "enrolled_30d",
    from: "2024-11",
    to: "2025-10",
    action: "fix",
    reason: "first year",
    author: "R. Lane",
    decided_on: day("2025-11-03"),
    note: "right",
  },
  {
    indicator_id: "visits_made",
    from: "2024-11",
    to: "2025-02",
    action: "fix",
    note: "four months, without reason or author",
  },
  {
    indicator_id: "beds_occupied",
    from: "2025-10",
    to: "2024-11",
    action: "fix",
    reason: "first year",
    author: "R. Lane",
    note: "ends before it begins",
  },
  {
    indicator_id: "days_to_contact",
    from: "soon",
    action: "rebase",
    reason: "new intake team",
    author: "R. Lane",
    note: "a period that cannot be read",
  },
  {
    indicator_id: "days_to_contact",
    from: "2019-01",
    action: "rebase",
    reason: "new intake team",
    author: "R. Lane",
    decided_on: day("2025-04-01"),
    note: "not checked yet: a period that is not in the data",
  },
  {
    indicator_id: "days_to_contact",
    from: "2025-04",
    action: "forget",
    reason: "new intake team",
    author: "R. Lane",
    note: "an action that does not exist",
  },
];

const ACTION: Row = {
  provider_id: "PRV-0001",
  owner: "R. Lane",
  owner_side: "agency",
  status: "in_progress",
};

export const ACTIONS: readonly Row[] = [
  { ...ACTION, action_id: "B-01", action: "Explain the template", due: day("2026-12-01"), note: "right" },
  {
    ...ACTION,
    action_id: "B-02",
    action: "Send a template with lists",
    status: "doing",
    note: "a status that does not exist",
  },
  { ...ACTION, action_id: "B-03", action: "Call the data lead", status: "done", note: "done, but when?" },
  { ...ACTION, action_id: "B-04", action: "Visit the office", status: "dropped", note: "dropped, but why?" },
  {
    ...ACTION,
    action_id: "B-05",
    action: "Check the numbers",
    owner_side: null,
    note: "whose action is it?",
  },
  {
    ...ACTION,
    action_id: "B-06",
    action: "Write it down",
    due: "soon",
    note: "a due date that cannot be read",
  },
  { ...ACTION, action_id: "B-01", action: "Explain it again", note: "an id that is taken" },
  {
    ...ACTION,
    action_id: "B-07",
    action: "Train the team",
    linked_indicator: "enroled_30d",
    note: "an indicator that is misspelled",
  },
];

export const MEETINGS: readonly Row[] = [
  {
    meeting_id: "B-2026-11",
    provider_ids: "PRV-0001",
    date: day("2026-11-20"),
    start: "14:00",
    minutes: 45,
    chair: "R. Lane",
    note: "right",
  },
  {
    meeting_id: "B-2026-12",
    provider_ids: "PRV-0001",
    date: null,
    start: "14:00",
    minutes: 45,
    note: "no date",
  },
  {
    meeting_id: "B-2027-01",
    provider_ids: "PRV-0001, PRV-0042",
    date: day("2027-01-15"),
    start: "after lunch",
    minutes: -5,
    note: "an unknown provider, no time of day, no length",
  },
];

export const PEOPLE: readonly Row[] = [
  {
    name: "R. Lane",
    role: "Contract manager",
    side: "agency",
    email: "r.lane@agency.example",
    note: "right",
  },
  {
    name: "K. Moss",
    role: "Data lead",
    side: "vendor",
    email: "k.moss@provider.example",
    note: "a side that does not exist",
  },
];

import type { WorkbookModel } from "../../src/spreadsheet/model/workbook";
import { Book, day, halfDays, type Row } from "./book";
import { Chance } from "./chance";
import { addContractSheets, hintsOf, type IndicatorRow } from "./contractSheets";
import { PATHWAY, pathwayRows } from "./childWelfarePathway";
import { withRates } from "./measureRows";
import { addStartSheet } from "./startSheet";

const PROVIDER = "PRV-0001";
const CONTRACT = "C-2026-014";
const ENROLMENT = "cw_referral_enrol_30d";

/** Moves fall below their usual range in the last two months: a team that did something differently. */
const MOVES_AT_THE_END = [15, 14];

/** One provider, five measures, 24 months: enrolment falls since February 2026, placement moves improve. */
export function childWelfare(): WorkbookModel {
  const book = new Book();
  addStartSheet(book, {
    title: "Family support: Harbor Family Services",
    about: [
      "A sample contract with one provider, five measures and 24 months of figures.",
      "Fewer referred families are enrolled within 30 days since February 2026. What changed, and what to ask?",
    ],
    steps: [
      "Open the tab Contracts on the ribbon and press Refresh. Summary, flags, charts and a draft agenda appear in sheets of their own.",
      "Press Open pane to see what was found, the most important first. A click shows the chart or the cells.",
      "Change a figure on the sheet Data, for example the last row of September 2026, and press Refresh again.",
      "Press Draft agenda for the meeting of 12 November 2026.",
    ],
    sheets: hintsOf([]),
  });
  addContractSheets(book, {
    contract: {
      contract_id: CONTRACT,
      title: "Family support contract",
      domain: "child_welfare",
      fiscal_year_start: 7,
      cadence: "monthly",
      threshold: 11,
      as_of: "2026-11-05",
      consent_joint_view: "no",
      allow_provisional: "no",
      pathway_baseline: "2026-01 to 2026-03",
    },
    providers: [{ provider_id: PROVIDER, name: "Harbor Family Services", masked_code: "Provider 1" }],
    indicators: INDICATORS,
    targets: [
      {
        indicator_id: ENROLMENT,
        effective_from: day("2024-10-01"),
        value: { value: 0.7, format: "0%" },
        kind: "contract",
      },
      {
        indicator_id: "cw_days_referral_contact",
        effective_from: day("2024-10-01"),
        value: { value: 5, format: "0" },
        kind: "contract",
      },
      {
        indicator_id: "cw_family_setting",
        effective_from: day("2024-10-01"),
        value: { value: 0.8, format: "0%" },
        kind: "aspiration",
      },
    ],
    baselines: INDICATORS.map(({ indicator_id }) => ({
      provider_id: PROVIDER,
      indicator_id,
      from: "2024-10",
      to: "2025-09",
      action: "fix",
      reason: "first full year of the contract",
      author: "Ana Ruiz",
      decided_on: day("2025-10-20"),
    })),
    measures: withRates(measures()),
    ...pathwayRows(PROVIDER, CONTRACT),
    actions: ACTIONS,
    meetings: MEETINGS,
    people: PEOPLE,
  });
  return book.model;
}

const INDICATORS: readonly IndicatorRow[] = [
  {
    indicator_id: ENROLMENT,
    name: "Enrolled within 30 days",
    type: "leading",
    unit: "percent",
    direction: "increase",
    aggregation: "ratio_of_sums",
    cadence: "monthly",
    priority: 1,
    counts_people: "yes",
    pathway_stage: "enrolment",
    min_denominator: 20,
    decimals: 3,
    maturity_days: 30,
  },
  {
    indicator_id: "cw_days_referral_contact",
    name: "Median days to contact",
    type: "leading",
    unit: "days",
    direction: "decrease",
    aggregation: "median",
    cadence: "monthly",
    priority: 2,
    counts_people: "yes",
    pathway_stage: "contact",
    min_denominator: 11,
    decimals: 1,
  },
  {
    indicator_id: "cw_placement_moves",
    name: "Placement moves",
    type: "leading",
    unit: "per_1000_days",
    direction: "decrease",
    aggregation: "rate_per_1000",
    cadence: "monthly",
    priority: 3,
    counts_people: "yes",
    pathway_stage: "engagement",
    min_denominator: 20,
    decimals: 2,
  },
  {
    indicator_id: "cw_family_setting",
    name: "Children placed in a family setting",
    type: "leading",
    unit: "percent",
    direction: "increase",
    aggregation: "ratio_of_sums",
    cadence: "monthly",
    priority: 4,
    counts_people: "yes",
    min_denominator: 20,
    decimals: 3,
  },
  {
    indicator_id: "cw_home_visits",
    name: "Planned home visits made",
    type: "process",
    unit: "percent",
    direction: "increase",
    aggregation: "ratio_of_sums",
    cadence: "monthly",
    priority: 5,
    counts_people: "no",
    pathway_stage: "engagement",
    min_denominator: 20,
    decimals: 3,
  },
];

function measures(): Row[] {
  const chance = new Chance(7);
  const common = { provider_id: PROVIDER, contract_id: CONTRACT, site_id: "ALL", data_status: "final" };
  const rows = (indicator_id: string, unit: string, figures: (month: number) => Row): Row[] =>
    PATHWAY.map(({ period }, month) => ({ ...common, indicator_id, period, unit, ...figures(month) }));
  return [
    ...rows(ENROLMENT, "percent", (month) => {
      const { counts } = PATHWAY[month] ?? { counts: [] };
      return { numerator: counts.at(-1) ?? 0, denominator: counts[0] ?? 0 };
    }),
    ...rows("cw_days_referral_contact", "days", (month) => {
      const { counts, days } = PATHWAY[month] ?? { counts: [], days: [] };
      return { value: halfDays(days[1] ?? 0), n: counts[1] ?? 0 };
    }),
    ...rows("cw_placement_moves", "per_1000_days", (month) => ({
      numerator: MOVES_AT_THE_END[month - 22] ?? Math.round(chance.normal(31, 3)),
      denominator: chance.whole(6850, 7150),
    })),
    ...rows("cw_family_setting", "percent", () => {
      const denominator = chance.whole(138, 150);
      return { numerator: Math.round(denominator * chance.normal(0.82, 0.022)), denominator };
    }),
    ...rows("cw_home_visits", "percent", () => {
      const denominator = chance.whole(190, 215);
      return { numerator: Math.round(denominator * chance.normal(0.9, 0.018)), denominator };
    }),
  ];
}

const ACTIONS: readonly Row[] = [
  {
    action_id: "A-011",
    provider_id: PROVIDER,
    contract_id: CONTRACT,
    meeting_id: "M-2026-08",
    action: "Hire a second intake worker",
    owner: "Joy Okafor",
    owner_side: "provider",
    opened: day("2026-08-13"),
    due: day("2026-11-30"),
    linked_indicator: ENROLMENT,
    expected_effect: "intake within a week of contact",
    status: "in_progress",
    last_update: "three candidates interviewed",
  },
  {
    action_id: "A-012",
    provider_id: PROVIDER,
    contract_id: CONTRACT,
    meeting_id: "M-2026-08",
    action: "Open a second evening intake slot",
    owner: "Sam Tran",
    owner_side: "provider",
    opened: day("2026-08-13"),
    due: day("2026-09-15"),
    linked_indicator: ENROLMENT,
    expected_effect: "five more intakes a month",
    look_again: day("2026-12-10"),
    status: "done",
    done_on: day("2026-09-01"),
    last_update: "Tuesdays until 8 pm",
  },
  {
    action_id: "A-014",
    provider_id: PROVIDER,
    contract_id: CONTRACT,
    meeting_id: "M-2026-08",
    action: "Put preferred language and phone on the referral form",
    owner: "Maya Cohen (Agency intake lead)",
    owner_side: "agency",
    opened: day("2026-08-13"),
    due: day("2026-10-22"),
    linked_indicator: ENROLMENT,
    expected_effect: "first contact in the family's language",
    status: "in_progress",
    last_update: "form with the print office",
  },
];

const MEETINGS: readonly Row[] = [
  {
    meeting_id: "M-2026-08",
    provider_ids: PROVIDER,
    date: day("2026-08-13"),
    start: "10:00",
    minutes: 60,
    place: "Agency, room 4",
    chair: "Ruth Adler (Deputy Director)",
    note_taker: "Ana Ruiz",
    sent_on: day("2026-08-07"),
    closed_on: day("2026-08-14"),
  },
  {
    meeting_id: "M-2026-11",
    provider_ids: PROVIDER,
    date: day("2026-11-12"),
    start: "10:00",
    minutes: 60,
    place: "Agency, room 4",
    chair: "Ruth Adler (Deputy Director)",
    note_taker: "Ana Ruiz",
    sent_on: day("2026-11-06"),
  },
  {
    meeting_id: "M-2026-12",
    provider_ids: PROVIDER,
    date: day("2026-12-10"),
    start: "10:00",
    minutes: 60,
    place: "Harbor, main office",
    chair: "Ruth Adler (Deputy Director)",
    note_taker: "Ana Ruiz",
  },
];

const PEOPLE: readonly Row[] = [
  { name: "Ruth Adler", role: "Deputy Director", side: "agency", email: "ruth.adler@agency.example" },
  { name: "Ana Ruiz", role: "Contract manager", side: "agency", email: "ana.ruiz@agency.example" },
  { name: "Lee Park", role: "Analyst", side: "agency", email: "lee.park@agency.example" },
  { name: "Maya Cohen", role: "Agency intake lead", side: "agency", email: "maya.cohen@agency.example" },
  { name: "Joy Okafor", role: "Program director", side: "provider", email: "joy.okafor@harbor.example" },
  { name: "Sam Tran", role: "Intake supervisor", side: "provider", email: "sam.tran@harbor.example" },
];

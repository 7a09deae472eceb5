import type { WorkbookModel } from "../../src/spreadsheet/model/workbook";
import { Book, day, halfDays, type Row } from "./book";
import { Chance } from "./chance";
import { addContractSheets, hintsOf, type IndicatorRow } from "./contractSheets";
import { withRates } from "./measureRows";
import { addStartSheet } from "./startSheet";
import { pathwayRows, STAGES } from "./workforcePathway";

const CONTRACT = "C-2023-007";
const QUARTERS = [2023, 2024, 2025, 2026]
  .flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`))
  .slice(2, 15);
const LATEST = "2026-Q3";
const COMPLETION = "wd_training_completion";
const ENROLMENT = "wd_referral_enrol";

/** A provider of the sample: its third quarter is given, the quarters before it are made up around `usual`. */
interface Trainer {
  readonly id: string;
  readonly name: string;
  /** Completed and started in the third quarter of 2026. */
  readonly latest: readonly [number, number];
  /** Usual share that completes, by quarter from the first. */
  readonly usual: (quarter: number) => number;
  /** Part of those enrolled who started in the latest quarter; where it is not given, as many as always. */
  readonly startsNow?: number;
}

const TRAINERS: readonly Trainer[] = [
  { id: "PRV-0101", name: "Aspen Works", latest: [90, 120], usual: () => 0.72, startsNow: 0.69 },
  { id: "PRV-0102", name: "Birch Training", latest: [40, 64], usual: () => 0.64 },
  {
    id: "PRV-0103",
    name: "Cedar Skills",
    latest: [41, 88],
    usual: (quarter) => (quarter < 9 ? 0.64 : 0.52),
    startsNow: 0.53,
  },
  { id: "PRV-0104", name: "Dogwood Careers", latest: [35, 46], usual: () => 0.68 },
];

/** A hidden complement would hide the share: every made-up quarter has at least as many who left as may be shown. */
const FEWEST_SHOWN = 11;

/** Usual part of those enrolled who start, and of those referred who enrol. */
const USUALLY_START = 0.86;
const USUALLY_ENROL = 0.7;

/** Four providers and a joint meeting of 90 minutes; names are shown by written agreement. */
export function workforce(): WorkbookModel {
  const book = new Book();
  const figures = measures();
  addStartSheet(book, {
    title: "Job training: joint review of four providers",
    about: [
      "A sample contract with four providers, four measures and thirteen quarters, and a joint meeting of 90 minutes.",
      "One provider's latest figure is provisional, and the smallest has the highest share: read it with care.",
    ],
    steps: [
      "Open the tab Contracts on the ribbon and press Refresh. Summary, flags, charts and a draft agenda appear in sheets of their own.",
      "Press Open pane to see what was found, the most important first. A click shows the chart or the cells.",
      "Press Draft agenda for the joint meeting of 12 November 2026. Providers are named, as all four agreed to it in writing (sheet Contract).",
      "Enter no for consent_joint_view on the sheet Contract and press Refresh: the agenda names them by their code.",
    ],
    sheets: hintsOf(["Breakdowns"]),
  });
  addContractSheets(book, {
    contract: {
      contract_id: CONTRACT,
      title: "Job training joint review",
      domain: "workforce_development",
      fiscal_year_start: 7,
      cadence: "quarterly",
      threshold: 11,
      as_of: "2026-10-30",
      consent_joint_view: "yes",
      allow_provisional: "yes",
    },
    providers: TRAINERS.map(({ id, name }, index) => ({
      provider_id: id,
      name,
      masked_code: `Provider ${"ABCD".charAt(index)}`,
      names_consented_on: day("2023-09-01"),
    })),
    indicators: INDICATORS,
    targets: [
      {
        indicator_id: COMPLETION,
        effective_from: day("2023-07-01"),
        value: { value: 0.6, format: "0%" },
        kind: "contract",
      },
    ],
    baselines: INDICATORS.slice(0, 3).map(({ indicator_id }) => ({
      indicator_id,
      from: QUARTERS[0] ?? "",
      to: "2026-Q2",
      action: "fix",
      reason: "the quarters before this year's review",
      author: "Dana Kim",
      decided_on: day("2026-10-01"),
    })),
    measures: withRates(figures),
    pathway: pathwayRows(figures, ENROLMENT, COMPLETION),
    stages: STAGES,
    actions: ACTIONS,
    meetings: MEETINGS,
    people: PEOPLE,
  });
  return book.model;
}

const COMMON: Row = { direction: "increase", cadence: "quarterly", counts_people: "yes" };
const SHARE: Row = {
  ...COMMON,
  unit: "percent",
  aggregation: "ratio_of_sums",
  min_denominator: 20,
  decimals: 3,
};

const INDICATORS: readonly IndicatorRow[] = [
  {
    ...SHARE,
    indicator_id: COMPLETION,
    name: "Training completed",
    type: "leading",
    priority: 1,
    pathway_stage: "completion",
  },
  {
    ...SHARE,
    indicator_id: ENROLMENT,
    name: "Referred and enrolled",
    type: "leading",
    priority: 2,
    pathway_stage: "enrolment",
  },
  {
    ...COMMON,
    indicator_id: "wd_days_referral_enrol",
    name: "Median days from referral to enrolment",
    type: "leading",
    unit: "days",
    direction: "decrease",
    aggregation: "median",
    priority: 3,
    pathway_stage: "enrolment",
    min_denominator: 11,
    decimals: 1,
  },
  {
    ...SHARE,
    indicator_id: "wd_emp_q2",
    name: "Employed in the second quarter after exit",
    type: "lagging",
    priority: 4,
    pathway_stage: "outcome",
    maturity_days: 270,
    lagging_of: COMPLETION,
  },
];

function measures(): Row[] {
  const chance = new Chance(14);
  return TRAINERS.flatMap((trainer) => {
    const completions = QUARTERS.map((period, quarter) => completionRow(trainer, period, quarter, chance));
    const enrolments = completions.map((completion) => enrolmentRow(trainer, completion, chance));
    return [...completions, ...enrolments, ...otherRows(trainer, chance)];
  });
}

function otherRows(trainer: Trainer, chance: Chance): Row[] {
  return [
    ...QUARTERS.map((period) => ({
      ...commonOf(trainer, "wd_days_referral_enrol", period),
      value: halfDays(chance.normal(16, 1.5)),
      n: Math.round(trainer.latest[1] * chance.normal(1.05, 0.04)),
      unit: "days",
    })),
    ...QUARTERS.map((period) => employmentRow(trainer, period, chance)),
  ];
}

/** A row with its counts. */
type CountRow = Row & { readonly period: string; readonly numerator: number; readonly denominator: number };

function completionRow(trainer: Trainer, period: string, quarter: number, chance: Chance): CountRow {
  const row = { ...commonOf(trainer, COMPLETION, period), unit: "percent" };
  if (period === LATEST) {
    const [numerator, denominator] = trainer.latest;
    return { ...row, numerator, denominator, ...LATEST_REMARKS[trainer.id] };
  }
  const denominator = Math.max(44, Math.round(trainer.latest[1] * chance.normal(1, 0.06)));
  return { ...row, numerator: made(denominator, trainer.usual(quarter), chance), denominator };
}

/** As many referred and enrolled as the number of those who started asks for. */
function enrolmentRow(trainer: Trainer, { period, denominator: started }: CountRow, chance: Chance): Row {
  const usual = chance.normal(USUALLY_START, 0.008);
  const part = period === LATEST ? (trainer.startsNow ?? usual) : usual;
  const numerator = Math.max(started, Math.round(started / part));
  const denominator = Math.round(numerator / chance.normal(USUALLY_ENROL, 0.025));
  return { ...commonOf(trainer, ENROLMENT, period), numerator, denominator, unit: "percent" };
}

function employmentRow(trainer: Trainer, period: string, chance: Chance): Row {
  const denominator = Math.round(trainer.latest[1] * 0.9 * chance.normal(1, 0.05));
  const numerator = made(denominator, 0.6, chance);
  return { ...commonOf(trainer, "wd_emp_q2", period), numerator, denominator, unit: "percent" };
}

/** A count around the usual share, nearly as uneven as chance makes it. */
function made(denominator: number, usual: number, chance: Chance): number {
  const deviation = 0.8 * Math.sqrt((usual * (1 - usual)) / denominator);
  return Math.min(denominator - FEWEST_SHOWN, Math.round(denominator * chance.normal(usual, deviation)));
}

function commonOf(trainer: Trainer, indicator_id: string, period: string) {
  return {
    provider_id: trainer.id,
    contract_id: CONTRACT,
    site_id: "ALL",
    indicator_id,
    period,
    data_status: "final",
  };
}

/** What was said about the figures of the latest quarter. */
const LATEST_REMARKS: Readonly<Record<string, Row>> = {
  "PRV-0102": { data_status: "provisional", note: "July and September only; the count of August is missing" },
  "PRV-0104": { note: "First sent as 46 of 35 (swapped); corrected by the provider on 20 October" },
};

const ACTIONS: readonly Row[] = [
  {
    action_id: "W-05",
    provider_id: "PRV-0103",
    meeting_id: "W-2026-08",
    action: "Ask everyone who leaves early why: exit survey",
    owner: "Luis Vega",
    owner_side: "provider",
    opened: day("2026-08-06"),
    due: day("2026-10-15"),
    linked_indicator: COMPLETION,
    expected_effect: "leave reasons known by the joint review",
    status: "done",
    done_on: day("2026-10-14"),
    last_update: "31 replies",
  },
  {
    action_id: "W-06",
    provider_id: "PRV-0102",
    meeting_id: "W-2026-08",
    action: "Attendance alert after two missed days",
    owner: "Tess Moran",
    owner_side: "provider",
    opened: day("2026-08-06"),
    due: day("2026-12-15"),
    linked_indicator: COMPLETION,
    status: "in_progress",
    last_update: "on trial in one class",
  },
  {
    action_id: "W-07",
    meeting_id: "W-2026-08",
    action: "Match wage records every month instead of every quarter",
    owner: "Dana Kim",
    owner_side: "agency",
    opened: day("2026-08-06"),
    due: day("2026-10-31"),
    linked_indicator: "wd_emp_q2",
    status: "done",
    done_on: day("2026-10-12"),
    last_update: "first monthly match received",
  },
  {
    action_id: "W-08",
    meeting_id: "W-2026-08",
    action: "Transport vouchers for the first four weeks",
    owner: "Omar Haddad (Workforce Director)",
    owner_side: "agency",
    opened: day("2026-08-06"),
    due: day("2026-11-30"),
    linked_indicator: COMPLETION,
    status: "blocked",
    blocker: "the voucher rule needs a decision",
  },
];

const MEETING: Row = {
  provider_ids: TRAINERS.map(({ id }) => id).join("; "),
  start: "13:00",
  minutes: 90,
  place: "City hall, room 2",
  chair: "Omar Haddad (Workforce Director)",
  note_taker: "Dana Kim",
};

const MEETINGS: readonly Row[] = [
  {
    ...MEETING,
    meeting_id: "W-2026-08",
    date: day("2026-08-06"),
    sent_on: day("2026-07-31"),
    closed_on: day("2026-08-07"),
  },
  { ...MEETING, meeting_id: "W-2026-11", date: day("2026-11-12"), sent_on: day("2026-11-05") },
  { ...MEETING, meeting_id: "W-2027-02", date: day("2027-02-18") },
];

const PEOPLE: readonly Row[] = [
  { name: "Omar Haddad", role: "Workforce Director", side: "agency", email: "omar.haddad@city.example" },
  { name: "Dana Kim", role: "Contract manager", side: "agency", email: "dana.kim@city.example" },
  { name: "Eli Stone", role: "Analyst", side: "agency", email: "eli.stone@city.example" },
  {
    name: "Nora Quist",
    role: "Aspen Works, program lead",
    side: "provider",
    email: "nora.quist@aspen.example",
  },
  {
    name: "Tess Moran",
    role: "Birch Training, program lead",
    side: "provider",
    email: "tess.moran@birch.example",
  },
  {
    name: "Luis Vega",
    role: "Cedar Skills, program lead",
    side: "provider",
    email: "luis.vega@cedar.example",
  },
  {
    name: "Ida Blum",
    role: "Dogwood Careers, program lead",
    side: "provider",
    email: "ida.blum@dogwood.example",
  },
];

import type { WorkbookModel } from "../../src/spreadsheet/model/workbook";
import { Book, day, halfDays, monthsFrom, type Entry, type Row } from "./book";
import { Chance } from "./chance";
import { addContractSheets, hintsOf, type IndicatorRow } from "./contractSheets";
import { addStartSheet } from "./startSheet";

const MONTHS = monthsFrom("2023-10", 36);
const THRESHOLD = 11;
const FIRST_WORDS = [
  "Alder",
  "Bayside",
  "Canyon",
  "Delta",
  "Eastgate",
  "Fairview",
  "Garnet",
  "Hillcrest",
  "Juniper",
  "Lakeside",
];
const SECOND_WORDS = ["House", "Recovery", "Health", "Outreach"];

/** A made-up measure: the usual share, how it swings through the year, and what a course of events adds to it. */
interface Measure {
  readonly row: IndicatorRow;
  readonly usual: number;
  readonly target: number | null;
  /** Share added in July and taken in January. */
  readonly season: number;
}

const SHARE: Row = {
  unit: "percent",
  direction: "increase",
  aggregation: "ratio_of_sums",
  cadence: "monthly",
  counts_people: "yes",
  min_denominator: 20,
  decimals: 3,
};

const SHARES: readonly Measure[] = [
  {
    row: {
      ...SHARE,
      indicator_id: "at_initiation_14d",
      name: "Treatment begun within 14 days",
      type: "leading",
      priority: 1,
      pathway_stage: "enrolment",
    },
    usual: 0.58,
    target: 0.5,
    season: 0,
  },
  {
    row: {
      ...SHARE,
      indicator_id: "at_engagement_34d",
      name: "Engaged within 34 days of beginning",
      type: "leading",
      priority: 2,
      pathway_stage: "engagement",
    },
    usual: 0.46,
    target: 0.4,
    season: 0,
  },
  {
    row: {
      ...SHARE,
      indicator_id: "at_retained_90d",
      name: "In treatment after 90 days",
      type: "lagging",
      priority: 3,
      pathway_stage: "completion",
      lagging_of: "at_engagement_34d",
    },
    usual: 0.52,
    target: 0.45,
    season: 0,
  },
  {
    row: {
      ...SHARE,
      indicator_id: "at_readmit_detox_30d",
      name: "Readmitted to detox within 30 days",
      type: "outcome",
      priority: 4,
      direction: "decrease",
    },
    usual: 0.24,
    target: null,
    season: 0,
  },
  {
    row: {
      ...SHARE,
      indicator_id: "at_appointments_kept",
      name: "Appointments kept",
      type: "process",
      priority: 5,
      counts_people: "no",
    },
    usual: 0.74,
    target: null,
    season: 0.06,
  },
];

const DAYS: IndicatorRow = {
  indicator_id: "at_days_request_assess",
  name: "Median days from request to assessment",
  type: "leading",
  unit: "days",
  direction: "decrease",
  aggregation: "median",
  cadence: "monthly",
  priority: null,
  counts_people: "yes",
  min_denominator: 11,
  decimals: 1,
};

/** What happens to a provider's shares. */
interface Course {
  /** Added to the usual share, by the month's index; 35 is the latest. */
  readonly added: (month: number) => number;
  /** From this month on without chance, so that a fall is not hidden in it. */
  readonly evenFrom?: number;
}

const STEADY: Course = { added: () => 0 };
const COURSES: readonly { readonly every: number; readonly from: number; readonly course: Course }[] = [
  { every: 8, from: 3, course: { added: (month) => (month >= 27 ? -0.13 : 0) } },
  { every: 10, from: 6, course: { added: (month) => (month >= 26 ? 0.12 : 0) } },
  { every: 13, from: 4, course: { added: (month) => Math.min(0, (27 - month) * 0.028), evenFrom: 27 } },
  { every: 9, from: 7, course: { added: () => -0.16 } },
  { every: 17, from: 11, course: { added: (month) => (month === 35 ? -0.26 : 0) } },
];

interface Clinic {
  readonly id: string;
  readonly name: string;
  /** People a month. */
  readonly size: number;
}

/** 40 providers, six measures, 36 months: steady ones, shifts, trends, misses, a season, and small counts. */
export function portfolio(): WorkbookModel {
  const chance = new Chance(40);
  const clinics = clinicsOf(chance);
  const indicators = [...SHARES.map(({ row }) => row), DAYS];
  const book = new Book();
  addStartSheet(book, {
    title: "Addiction treatment: a portfolio of 40 providers",
    about: [
      "A sample with 40 providers, six measures and 36 months: 8,640 rows.",
      "Most providers are steady. Which few deserve the next conversation, and about what?",
    ],
    steps: [
      "Open the tab Contracts on the ribbon and press Refresh. Summary and Flags list what changed, the most important first.",
      "Press Open pane and filter by provider. A click shows the chart or the cells.",
      "Look at Appointments kept: it falls each winter, which the flags say beside their signals.",
      "Press Draft agenda for the meeting of 18 November 2026 with one of the providers.",
    ],
    sheets: hintsOf(["Actions", "Breakdowns", "Pathway"]),
  });
  addContractSheets(book, {
    contract: {
      contract_id: "C-2023-100",
      title: "Addiction treatment services",
      domain: "addiction_treatment",
      fiscal_year_start: 10,
      cadence: "monthly",
      threshold: THRESHOLD,
      as_of: "2026-11-02",
      consent_joint_view: "no",
      allow_provisional: "no",
    },
    providers: clinics.map(({ id, name }, index) => ({
      provider_id: id,
      name,
      masked_code: `Provider ${index + 1}`,
    })),
    indicators,
    targets: SHARES.flatMap(({ row, target }) =>
      target === null
        ? []
        : [
            {
              indicator_id: row.indicator_id,
              effective_from: day("2023-10-01"),
              value: { value: target, format: "0%" },
              kind: "contract",
            },
          ],
    ),
    baselines: indicators.map(({ indicator_id }) => ({
      indicator_id,
      from: "2023-10",
      to: "2025-09",
      action: "fix",
      reason: "the first two years of the contract",
      author: "Mina Sato",
      decided_on: day("2025-11-03"),
    })),
    measures: clinics.flatMap((clinic, index) => measures(clinic, index, chance)),
    actions: [],
    meetings: [
      {
        meeting_id: "T-2026-11",
        provider_ids: clinics[3]?.id ?? null,
        date: day("2026-11-18"),
        start: "09:30",
        minutes: 60,
        place: "County office, room 12",
        chair: "Paul Weiss (Program Director)",
        note_taker: "Mina Sato",
      },
    ],
    people: [
      { name: "Paul Weiss", role: "Program Director", side: "agency", email: "paul.weiss@county.example" },
      { name: "Mina Sato", role: "Contract manager", side: "agency", email: "mina.sato@county.example" },
      { name: "Ben Adeyemi", role: "Analyst", side: "agency", email: "ben.adeyemi@county.example" },
      { name: "Carla Ruiz", role: "Clinical lead", side: "provider", email: "carla.ruiz@provider.example" },
    ],
  });
  return book.model;
}

function clinicsOf(chance: Chance): Clinic[] {
  const names = SECOND_WORDS.flatMap((second) => FIRST_WORDS.map((first) => `${first} ${second}`));
  return names.map((name, index) => ({
    id: `PRV-${String(index + 1).padStart(4, "0")}`,
    name,
    // Two providers are small: their counts are mostly suppressed.
    size: index % 20 === 5 ? chance.whole(12, 18) : chance.whole(55, 160),
  }));
}

function measures(clinic: Clinic, index: number, chance: Chance): Row[] {
  const common = (indicator_id: string, period: string): Row => ({
    provider_id: clinic.id,
    indicator_id,
    period,
    data_status: "final",
  });
  const shares = SHARES.flatMap((measure, place) => {
    const course = courseOf(index, place);
    const level = measure.usual + chance.normal(0, 0.015);
    const sign = measure.row.direction === "decrease" ? -1 : 1;
    return MONTHS.map((period, month): Row => {
      const denominator = Math.round(clinic.size * chance.normal(1, 0.05));
      const share =
        level + sign * course.added(month) + measure.season * Math.cos(((month - 9) / 6) * Math.PI);
      const numerator =
        month >= (course.evenFrom ?? MONTHS.length)
          ? Math.round(denominator * share)
          : chance.binomial(denominator, share);
      const hides = measure.row.counts_people === "yes" && clinic.size < 20;
      // Two providers have not sent their latest month.
      const sent = month < 35 || index % 19 !== 12;
      return {
        ...common(measure.row.indicator_id, period),
        numerator: sent ? entered(numerator, hides) : null,
        denominator: sent ? denominator : null,
        unit: "percent",
      };
    });
  });
  const days = MONTHS.map((period): Row => ({
    ...common("at_days_request_assess", period),
    value: halfDays(Math.max(1, chance.normal(9, 1.2))),
    n: Math.max(THRESHOLD, Math.round(clinic.size * chance.normal(0.8, 0.05))),
    unit: "days",
  }));
  return [...shares, ...days];
}

/** One provider in a few has a course of events, in one measure. */
function courseOf(provider: number, measure: number): Course {
  const found = COURSES.find(
    ({ every, from }, at) => provider % every === from % every && measure === at % SHARES.length,
  );
  return found?.course ?? STEADY;
}

/** As a provider enters a count of people: small ones are suppressed. */
function entered(count: number, hides: boolean): Entry {
  return hides && count > 0 && count < THRESHOLD ? `<${THRESHOLD}` : count;
}

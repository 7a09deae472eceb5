import type { GivenWorkbook } from "../host/givenWorkbook";
import { givenContractBook, type Tables } from "./givenContractBook";

const SHARE = {
  type: "leading",
  unit: "percent",
  direction: "increase",
  aggregation: "ratio_of_sums",
  counts_people: "yes",
  subset: "yes",
  min_denominator: 20,
  decimals: 3,
};

/** Completed and started in the quarter of the joint review; that of Birch is provisional. */
const TRAINERS: readonly (readonly [id: string, name: string, completed: number, started: number])[] = [
  ["A", "Aspen", 90, 120],
  ["B", "Birch", 40, 64],
  ["C", "Cedar", 41, 88],
  ["D", "Dogwood", 35, 46],
];

const target = (indicator_id: string, value: number) => [
  { provider_id: null, indicator_id, effective_from: "2020-01-01", value, kind: "contract" },
];

/** A joint review of four providers, and how one of them did with two groups of people. */
export function givenJointReview(more: Tables = {}): Promise<GivenWorkbook> {
  return givenContractBook({
    tblProviders: TRAINERS.map(([provider_id, name]) => ({ provider_id, name })),
    tblIndicators: [
      { ...SHARE, indicator_id: "completion", name: "Training completed", cadence: "quarterly", priority: 1 },
    ],
    tblTargets: target("completion", 0.6),
    tblMeasures: TRAINERS.map(([provider_id, , numerator, denominator]) => ({
      provider_id,
      indicator_id: "completion",
      period: "2026-Q3",
      numerator,
      denominator,
      data_status: provider_id === "B" ? "provisional" : "final",
    })),
    tblBreakdowns: [
      ["Evening", 55, 65],
      ["Day", 35, 55],
    ].map(([group, numerator, denominator]) => ({
      provider_id: "A",
      indicator_id: "completion",
      period: "2026-Q3",
      dimension: "course_time",
      group: group!,
      numerator: numerator!,
      denominator: denominator!,
    })),
    ...more,
  });
}

const STAGES = ["referral", "contact", "intake", "enrolment"];

/** Referral cohorts of 2026 by stage: January to March and July to September add up to the worked meeting. */
const COHORTS = [
  [42, 38, 34, 30],
  [43, 39, 35, 30],
  [44, 40, 35, 31],
  [44, 40, 34, 29],
  [45, 40, 33, 28],
  [47, 42, 32, 27],
  [48, 43, 30, 26],
  [47, 42, 28, 24],
  [50, 44, 29, 25],
];

/** A review of one provider's pathway, with the windows that people named. */
export function givenPathwayReview(providers: readonly string[] = ["Harbor"]): Promise<GivenWorkbook> {
  const month = (at: number) => `2026-0${at + 1}`;
  return givenContractBook({
    tblProviders: providers.map((name) => ({ provider_id: name, name })),
    tblIndicators: [
      {
        ...SHARE,
        indicator_id: "enrolled",
        name: "Enrolled within 30 days",
        cadence: "monthly",
        priority: 1,
        pathway_stage: "enrolment",
      },
    ],
    tblTargets: target("enrolled", 0.7),
    tblContract: [{ key: "pathway_baseline", value: "2026-01 to 2026-03" }],
    tblMeasures: providers.flatMap((provider_id) =>
      COHORTS.map(([denominator, , , numerator], at) => ({
        provider_id,
        indicator_id: "enrolled",
        period: month(at),
        numerator: numerator!,
        denominator: denominator!,
      })),
    ),
    tblStages: STAGES.map((stage, at) => ({
      stage,
      order: at + 1,
      owner_side: at < 2 ? "agency" : "provider",
    })),
    tblPathway: providers.flatMap((provider_id) =>
      COHORTS.flatMap((cohort, at) =>
        cohort.map((count, stage) => ({
          provider_id,
          cohort_period: month(at),
          cohort_basis: "referral_cohort",
          stage: STAGES[stage]!,
          count,
        })),
      ),
    ),
  });
}

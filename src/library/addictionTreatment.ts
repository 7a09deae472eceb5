import { ageBands, GENDER, LANGUAGE, RACE_ETHNICITY, referralSources } from "./dimensions";
import { type LibraryDomain, stagesOf } from "./domain";
import { type ContextValue, median, PRACTICE, share, type Source } from "./libraryIndicator";

const IET: Source = {
  title: "NCQA HEDIS, Initiation and Engagement of Substance Use Disorder Treatment (IET)",
  url: "https://ncqa.org/report-cards/health-plans/state-of-health-care-quality-report/measures-list/initiation-and-engagement-of-substance-use-disorder-treatment-iet",
  grade: "found",
};
const FUA: Source = {
  title: "NCQA HEDIS, Follow-Up After Emergency Department Visit for Substance Use (FUA)",
  url: "https://www.qa.ncqa.org/hedis/measures/follow-up-after-emergency-department-visit-for-alcohol-and-other-drug-abuse-or-dependence/",
  grade: "found",
};
const NEW_EPISODES = "New episodes of substance use disorder, people of 13 years and older";
const ED_VISITS =
  "Emergency visits for substance use as the main diagnosis, or an overdose, people of 13 and older";

function medicaidAverage(value: number): ContextValue {
  return {
    value,
    comparator: ">=",
    basis: "context_benchmark",
    source: FUA,
    caution:
      "Average of Medicaid HMOs for 2021. The measure was widened for 2022, and later averages are higher.",
  };
}

export const addictionTreatment: LibraryDomain = {
  id: "addiction_treatment",
  name: "Addiction treatment",
  summary: "Treatment of substance use: days to the assessment, treatment begun, kept up and completed.",
  reportedBy: "provider",
  stages: stagesOf(
    ["referral", "contact", "assessment", "enrolment", "engagement", "completion", "outcome"],
    ["referral"],
  ),
  dimensions: [
    RACE_ETHNICITY,
    GENDER,
    ageBands("13-17", "18-24", "25-44", "45-64", "65 and over"),
    LANGUAGE,
    referralSources("Emergency department", "Court", "Primary care", "Person itself"),
  ],
  suggested: [
    "at_days_request_assess",
    "at_initiation_14d",
    "at_engagement_34d",
    "at_fua_7d",
    "at_retained_90d",
  ],
  indicators: [
    median({
      id: "at_days_request_assess",
      name: "Days from asking for help to the assessment (median)",
      numerator: "Median days between the first request and the assessment, for assessments of the period",
      type: "leading",
      direction: "decrease",
      cadence: "weekly",
      pathwayStage: "contact",
      source: PRACTICE,
    }),
    share({
      id: "at_initiation_14d",
      name: "Treatment begun within 14 days",
      numerator: "Of these episodes: those with treatment that qualifies within 14 days of the diagnosis",
      denominator: NEW_EPISODES,
      type: "leading",
      direction: "increase",
      cadence: "monthly",
      pathwayStage: "enrolment",
      maturityDays: 14,
      source: IET,
    }),
    share({
      id: "at_engagement_34d",
      name: "Still in treatment within 34 days of its begin",
      numerator: "Of these episodes: those with two or more further treatments within 34 days of the first",
      denominator: `${NEW_EPISODES}: all of them, whether treatment began or not`,
      type: "leading",
      direction: "increase",
      cadence: "monthly",
      pathwayStage: "engagement",
      maturityDays: 48,
      source: IET,
      caution: "Counted out of all new episodes. Often counted, by mistake, out of those that began.",
    }),
    share({
      id: "at_fua_7d",
      name: "Seen within 7 days of an emergency visit",
      numerator: "Of these visits: those with a follow-up on the same day or within 7 days",
      denominator: ED_VISITS,
      type: "leading",
      direction: "increase",
      cadence: "monthly",
      pathwayStage: "contact",
      maturityDays: 7,
      source: FUA,
      context: medicaidAverage(0.134),
    }),
    share({
      id: "at_fua_30d",
      name: "Seen within 30 days of an emergency visit",
      numerator: "Of these visits: those with a follow-up on the same day or within 30 days",
      denominator: ED_VISITS,
      type: "leading",
      direction: "increase",
      cadence: "monthly",
      pathwayStage: "enrolment",
      maturityDays: 30,
      source: FUA,
      context: medicaidAverage(0.198),
    }),
    share({
      id: "at_retained_90d",
      name: "In treatment 90 days after admission",
      numerator: "Of these admissions: those still in treatment on day 90",
      denominator: "Admissions whose day 90 fell in the period",
      type: "leading",
      direction: "increase",
      cadence: "monthly",
      pathwayStage: "engagement",
      source: {
        title: "National Institute on Drug Abuse: most people need three months or more",
        url: null,
        grade: "recalled",
      },
      caution: "Levels of care differ: report each by itself.",
    }),
    share({
      id: "at_completed_or_transferred",
      name: "Treatment completed or carried on elsewhere",
      numerator: "Of these discharges: those recorded as completed, or as a transfer to further treatment",
      denominator: "All discharges of the period",
      type: "lagging",
      direction: "increase",
      cadence: "quarterly",
      pathwayStage: "completion",
      source: {
        title: "SAMHSA, Treatment Episode Data Set, reasons for discharge (TEDS-D)",
        url: "https://webarchive.library.unt.edu/eot2008/20080916053023/http:/www.drugabusestatistics.samhsa.gov/TEDSdischarges/2k4/TEDSD2k4Tbl5.8.htm",
        grade: "found",
      },
      caution:
        "Depends on the level of care: in 2004, 48,222 of 78,423 short-term residential discharges (61.5%) were completed. Compare like with like.",
    }),
    share({
      id: "at_readmit_detox_30d",
      name: "Back in withdrawal management within 30 days",
      numerator: "Of these discharges: those followed by another such admission within 30 days",
      denominator: "Discharges from withdrawal management in the period",
      type: "lagging",
      direction: "decrease",
      cadence: "quarterly",
      pathwayStage: "outcome",
      maturityDays: 30,
      source: PRACTICE,
    }),
  ],
};

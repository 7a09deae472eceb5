import { ageBands, GENDER, LANGUAGE, RACE_ETHNICITY, referralSources } from "./dimensions";
import { type LibraryDomain, stagesOf } from "./domain";
import { median, PRACTICE, share, type Source } from "./libraryIndicator";

const EXAMPLES: Source = {
  title: "Results for America, examples of active contract management (Rhode Island, District of Columbia)",
  url: "https://workforcespending.results4america.org/strategies/active-contract-management/examples",
  grade: "found",
};
const WIOA_PAGE: Source = {
  title: "WIOA section 116(b)(2)(A), 29 U.S.C. 3141; TEGL 10-16, Change 3",
  url: "https://dol.gov/agencies/eta/performance/performance-indicators",
  grade: "found",
};
const NEGOTIATED =
  "There is no national target: levels are negotiated for each state and area. From memory (20 CFR 677.190): one indicator fails below 50% of its level, a program below 90%.";

export const workforceDevelopment: LibraryDomain = {
  id: "workforce_development",
  name: "Workforce development",
  summary: "Job training and placement: enrollment, credentials, at work two and four quarters later.",
  reportedBy: "provider",
  stages: stagesOf(
    ["referral", "enrolment", "engagement", "completion", "placement", "outcome"],
    ["referral"],
  ),
  dimensions: [
    RACE_ETHNICITY,
    GENDER,
    ageBands("16-18", "19-24", "25-54", "55 and over"),
    LANGUAGE,
    referralSources("Job center", "Benefit office", "Community organization", "Person itself"),
  ],
  suggested: ["wd_referral_enrol", "wd_days_referral_enrol", "wd_training_completion", "wd_msg", "wd_emp_q2"],
  indicators: [
    share({
      id: "wd_referral_enrol",
      name: "Referred people who enroll within 30 days",
      numerator: "Of the people referred in the period: those enrolled 30 days later, or sooner",
      denominator: "Everybody referred in the period",
      type: "leading",
      direction: "increase",
      cadence: "monthly",
      pathwayStage: "enrolment",
      maturityDays: 30,
      source: EXAMPLES,
      caution: "Counted by the month of referral: the last month is complete only 30 days after its end.",
    }),
    median({
      id: "wd_days_referral_enrol",
      name: "Days from referral to enrollment (median)",
      numerator: "Median days between referral and enrollment, for people who enrolled in the period",
      type: "leading",
      direction: "decrease",
      cadence: "monthly",
      pathwayStage: "enrolment",
      source: EXAMPLES,
    }),
    share({
      id: "wd_training_completion",
      name: "Training completed",
      numerator: "Of these people: those who completed the training",
      denominator: "People whose training came to an end in the period, completed or not",
      type: "leading",
      direction: "increase",
      cadence: "monthly",
      pathwayStage: "completion",
      source: PRACTICE,
    }),
    share({
      id: "wd_msg",
      name: "Participants with a measured gain in skills",
      numerator: "Of these people: those with at least one documented gain so far in the program year",
      denominator:
        "People who, in this program year, were in education or training towards a credential or a job",
      type: "leading",
      direction: "increase",
      cadence: "quarterly",
      pathwayStage: "engagement",
      cumulative: true,
      source: WIOA_PAGE,
      caution: `${NEGOTIATED} Grows within the program year: compare with the same quarter a year ago.`,
    }),
    share({
      id: "wd_credential",
      name: "Participants who earn a credential",
      numerator:
        "Of these people: those with a recognized credential, earned while enrolled or in the year after",
      denominator: "People in education or training who left the program in the cohort's quarters",
      type: "lagging",
      direction: "increase",
      cadence: "quarterly",
      pathwayStage: "outcome",
      maturityDays: 365,
      source: {
        ...WIOA_PAGE,
        url: "https://www.customsmobile.com/uscode/title29_chapter32_subchapterI_partA_subpart4_section3141",
      },
      caution: NEGOTIATED,
    }),
    share({
      id: "wd_emp_q2",
      name: "At work in the second quarter after leaving",
      numerator:
        "Of these people: those in unsubsidized work in the second quarter after the quarter they left",
      denominator:
        "People who left the program in the cohort's quarters, without the exclusions the rule allows",
      type: "lagging",
      direction: "increase",
      cadence: "quarterly",
      pathwayStage: "outcome",
      maturityDays: 184,
      source: WIOA_PAGE,
      caution: `${NEGOTIATED} Wage records come some months later still.`,
    }),
    share({
      id: "wd_emp_q4",
      name: "At work in the fourth quarter after leaving",
      numerator:
        "Of these people: those in unsubsidized work in the fourth quarter after the quarter they left",
      denominator:
        "People who left the program in the cohort's quarters, without the exclusions the rule allows",
      type: "lagging",
      direction: "increase",
      cadence: "quarterly",
      pathwayStage: "outcome",
      maturityDays: 365,
      source: WIOA_PAGE,
      caution: `${NEGOTIATED} Wage records come some months later still.`,
    }),
    median({
      id: "wd_median_earn_q2",
      name: "Earnings in the second quarter after leaving (median)",
      numerator: "Median earnings of that quarter, for people at work in the second quarter after they left",
      type: "lagging",
      unit: "currency",
      decimals: 0,
      direction: "increase",
      cadence: "quarterly",
      pathwayStage: "outcome",
      maturityDays: 184,
      source: WIOA_PAGE,
      caution: `${NEGOTIATED} Medians of several providers cannot be put together.`,
    }),
  ],
};

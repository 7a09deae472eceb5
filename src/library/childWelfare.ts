import { ageBands, GENDER, LANGUAGE, RACE_ETHNICITY, referralSources } from "./dimensions";
import { type LibraryDomain, stagesOf } from "./domain";
import { type ContextValue, median, per1000, PRACTICE, share, type Source } from "./libraryIndicator";

const CFSR_PAGE =
  "https://www.cfsrportal.acf.hhs.gov/resources/round-4-resources/cfsr-round-4-statewide-data-indicators";
const CFSR: Source = {
  title: "Children's Bureau, CFSR Round 4 Statewide Data Indicators",
  url: CFSR_PAGE,
  grade: "recalled",
};
const STATE_LEVEL =
  "A risk-adjusted figure for whole states: context only, unless the case mix is adjusted for. Look it up in the data dictionary before use.";

function national(value: number, comparator: ">=" | "<=", caution = STATE_LEVEL): ContextValue {
  return { value, comparator, basis: "national_performance", source: CFSR, caution };
}

export const childWelfare: LibraryDomain = {
  id: "child_welfare",
  name: "Child welfare",
  summary:
    "Families referred, children in care and children who come home: time to service, placement, safety.",
  reportedBy: "provider",
  stages: stagesOf(
    ["referral", "contact", "intake", "enrolment", "engagement", "completion", "outcome"],
    ["referral"],
  ),
  dimensions: [
    RACE_ETHNICITY,
    LANGUAGE,
    ageBands("0-2", "3-5", "6-12", "13-17", "18 and over"),
    GENDER,
    referralSources("Hotline", "Court", "School", "Family itself"),
  ],
  suggested: ["cw_referral_enrol_30d", "cw_days_referral_contact", "cw_family_setting", "cw_placement_moves"],
  indicators: [
    share({
      id: "cw_referral_enrol_30d",
      name: "Families who start service within 30 days of referral",
      numerator: "Of the families referred in the period: those whose service began 30 days after, or sooner",
      denominator: "Every family referred in the period, without referrals that the agency took back",
      type: "leading",
      direction: "increase",
      cadence: "monthly",
      pathwayStage: "enrolment",
      maturityDays: 30,
      source: {
        title: "Results for America, examples of active contract management",
        url: "https://workforcespending.results4america.org/strategies/active-contract-management/examples",
        grade: "practice",
      },
      caution: "Counted by the month of referral: the last month is complete only 30 days after its end.",
    }),
    median({
      id: "cw_days_referral_contact",
      name: "Days from referral to the first contact (median)",
      numerator:
        "Median days between referral and the first contact that took place, for contacts of the period",
      type: "leading",
      direction: "decrease",
      cadence: "monthly",
      pathwayStage: "contact",
      minDenominator: 11,
      source: PRACTICE,
      caution: "A median of medians means nothing: each provider is shown, and no total.",
    }),
    share({
      id: "cw_family_setting",
      name: "Children in care who live with a family",
      numerator: "Children in care on the last day who live with relatives or in a foster family",
      denominator: "All children in care outside their home on that day",
      type: "leading",
      direction: "increase",
      cadence: "monthly",
      pathwayStage: null,
      pointInTime: true,
      source: {
        title: "Harvard Government Performance Lab, service array for families in Rhode Island",
        url: "https://govlab.hks.harvard.edu/project/redesigning-the-service-array-for-for-families-in-rhode-island/",
        grade: "practice",
      },
      caution: "A count on one day: months are not added up, the last one stands.",
    }),
    share({
      id: "cw_perm_12mo_entry",
      name: "Children home or in a permanent family within 12 months",
      numerator:
        "Of these children: those who went home, to a relative, to a guardian or to adoptive parents within 12 months and before turning 18",
      denominator:
        "Children whose first stay in foster care began in the 12-month window, lasted 8 days or more, and began before 18",
      type: "lagging",
      direction: "increase",
      cadence: "quarterly",
      pathwayStage: "outcome",
      maturityDays: 365,
      source: {
        title: "California Child Welfare Indicators Project, method of measure P1 (CFSR Round 4)",
        url: "http://cssr.berkeley.edu/cwscmsreports/methodologies/default.aspx?report=P1",
        grade: "found",
      },
      caution: "The method was seen; the national figure is cited from memory.",
      context: national(0.352, ">="),
    }),
    share({
      id: "cw_reentry_12mo",
      name: "Children who come back into care within 12 months",
      numerator: "Of these children: those who were in foster care again within 12 months of leaving it",
      denominator: "Children who left care in the 12-month window for home, a guardian or a relative",
      type: "lagging",
      direction: "decrease",
      cadence: "quarterly",
      pathwayStage: "outcome",
      maturityDays: 365,
      source: CFSR,
      caution: "Round 4 counts another group than Round 3: start a new series there.",
      context: national(0.056, "<="),
    }),
    per1000({
      id: "cw_placement_moves",
      name: "Moves between placements for 1,000 days in care",
      numerator: "Moves from one placement to another in these days; the first placement is no move",
      denominator: "Days in care, added up over all children who entered care in the 12-month window",
      type: "leading",
      direction: "decrease",
      cadence: "monthly",
      pathwayStage: "engagement",
      source: CFSR,
      context: national(4.48, "<="),
    }),
    per1000({
      id: "cw_maltreatment_care",
      name: "Maltreatment of children in care, for 1,000 days",
      numerator: "Substantiated or indicated cases of maltreatment of a child who was in care at the time",
      denominator: "Days in care of all children in the 12-month window",
      type: "lagging",
      direction: "decrease",
      cadence: "quarterly",
      pathwayStage: "outcome",
      safety: true,
      displayUnit: "per 100,000 days (times 100)",
      source: CFSR,
      caution: "Rare, and each case is looked into by itself: a list says more than a control chart.",
      context: national(0.0907, "<=", `${STATE_LEVEL} Published as 9.07 for 100,000 days.`),
    }),
    share({
      id: "cw_recurrence_12mo",
      name: "Children maltreated again within 12 months",
      numerator: "Of these children: those with a further substantiated report within 12 months of the first",
      denominator: "Children with a substantiated or indicated report in the 12-month window",
      type: "lagging",
      direction: "decrease",
      cadence: "quarterly",
      pathwayStage: "outcome",
      maturityDays: 365,
      safety: true,
      source: CFSR,
      context: national(0.097, "<="),
    }),
  ],
};

import { ageBands, GENDER, GEOGRAPHY, LANGUAGE, RACE_ETHNICITY } from "./dimensions";
import { type LibraryDomain, stagesOf } from "./domain";
import { type ContextValue, median, PRACTICE, share, type Source } from "./libraryIndicator";

function accessRule(section: string, url: string): Source {
  return {
    title: `Medicaid Access final rule (CMS-2442-F, 2024), 42 CFR ${section}`,
    url,
    grade: "recalled",
  };
}
const PLAN_RULE = accessRule(
  "441.301(c)(3)",
  "https://govregs.com/regulations/expand/title42_chapterIV-i2_part441_subpartG_section441.312",
);
const INCIDENT_RULE = accessRule(
  "441.302(a)(6)",
  "https://www.govregs.com/regulations/expand/title42_chapterIV-i2_part441_subpartG_section441.301",
);

function minimum(source: Source): ContextValue {
  return {
    value: 0.9,
    comparator: ">=",
    basis: "federal_minimum",
    source,
    caution:
      "Asked of states, and from a later date (as remembered, July 2027 for 1915(c) waivers). Read the section before use.",
  };
}

export const developmentalDisabilities: LibraryDomain = {
  id: "developmental_disabilities",
  name: "Developmental disabilities",
  summary:
    "Support for people with developmental disabilities: hours delivered, plans, incidents, employment.",
  reportedBy: "provider",
  stages: stagesOf(
    ["referral", "authorisation", "enrolment", "engagement", "outcome"],
    ["referral", "authorisation"],
  ),
  dimensions: [
    RACE_ETHNICITY,
    LANGUAGE,
    ageBands("0-17", "18-21", "22-59", "60 and over"),
    GENDER,
    GEOGRAPHY,
  ],
  suggested: [
    "dd_days_auth_start",
    "dd_hours_delivered",
    "dd_plan_12mo",
    "dd_incident_investigated",
    "dd_dsp_turnover",
  ],
  indicators: [
    median({
      id: "dd_days_auth_start",
      name: "Days from authorization to the first service (median)",
      numerator:
        "Median days between authorization and the first day of service, for services begun in the period",
      type: "leading",
      direction: "decrease",
      cadence: "monthly",
      pathwayStage: "enrolment",
      source: PRACTICE,
    }),
    share({
      id: "dd_hours_delivered",
      name: "Authorized hours that were delivered",
      numerator: "Hours of service delivered in the period",
      denominator: "Hours of service authorized for the period",
      type: "leading",
      direction: "increase",
      cadence: "monthly",
      pathwayStage: "engagement",
      countsPeople: false,
      allowOver1: true,
      allowDecimals: true,
      source: PRACTICE,
      caution: "Hours made up for may carry it above 100%: look twice above 110%.",
    }),
    share({
      id: "dd_plan_12mo",
      name: "Plans looked at again within 12 months",
      numerator: "Of these people: those whose needs were assessed again within 12 months of the last time",
      denominator: "People enrolled for 365 days or more whose next assessment was due",
      type: "leading",
      direction: "increase",
      cadence: "monthly",
      pathwayStage: "engagement",
      source: PLAN_RULE,
      context: minimum(PLAN_RULE),
    }),
    share({
      id: "dd_incident_investigated",
      name: "Critical incidents investigated in time",
      numerator: "Of these incidents: those whose investigation ended within the state's time limit",
      denominator: "Critical incidents whose investigation was due in the period",
      type: "leading",
      direction: "increase",
      cadence: "monthly",
      pathwayStage: null,
      source: INCIDENT_RULE,
      context: minimum(INCIDENT_RULE),
    }),
    share({
      id: "dd_cie",
      name: "In competitive integrated employment",
      numerator:
        "Of these people: those with a job that meets the federal test of competitive integrated employment",
      denominator: "People of working age served on the last day of the period",
      type: "lagging",
      direction: "increase",
      cadence: "quarterly",
      pathwayStage: "outcome",
      pointInTime: true,
      source: {
        title: "State of the States in I/DD, data dictionary (definition of WIOA)",
        url: "https://stateofthestates.ku.edu/data-dictionary",
        grade: "found",
      },
      caution: "A count on one day: quarters are not added up, the last one stands.",
    }),
    share({
      id: "dd_goal_progress",
      name: "Own goals reached or on the way",
      numerator: "Of these goals: those rated as reached or on the way",
      denominator: "Goals of people's plans that were reviewed in the period",
      type: "lagging",
      direction: "increase",
      cadence: "quarterly",
      pathwayStage: "outcome",
      countsPeople: false,
      source: PRACTICE,
    }),
    share({
      id: "dd_dsp_turnover",
      name: "Turnover of direct support staff, as of a year",
      numerator:
        "Direct support staff who left in the period, times 12 and divided by the months of the period",
      denominator: "Direct support staff employed in the period, on average",
      type: "leading",
      direction: "decrease",
      cadence: "quarterly",
      pathwayStage: null,
      countsPeople: false,
      allowOver1: true,
      source: PRACTICE,
      caution: "May be above 100%: more people can leave in a year than a team has places.",
    }),
  ],
};

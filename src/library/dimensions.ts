import type { LibraryDimension } from "./domain";

export const UNKNOWN = "Unknown";

function dimension(id: string, name: string, groups: readonly string[]): LibraryDimension {
  return { id, name, groups: [...groups, UNKNOWN], overlapping: false };
}

/** The federal categories of 2024 (OMB, Statistical Policy Directive 15), each person once. */
export const RACE_ETHNICITY = dimension("race_ethnicity", "Race and ethnicity", [
  "American Indian or Alaska Native",
  "Asian",
  "Black or African American",
  "Hispanic or Latino",
  "Middle Eastern or North African",
  "Native Hawaiian or Pacific Islander",
  "White",
  "Two or more",
]);

export const GENDER = dimension("gender", "Gender", ["Female", "Male", "Another gender"]);

export const LANGUAGE = dimension("language", "Language spoken at home", [
  "English",
  "Spanish",
  "Another language",
]);

export const RISK_LEVEL = dimension("risk_level", "Assessed risk", ["Low", "Medium", "High"]);

/** Places are each contract's own: these names are there to be changed. */
export const GEOGRAPHY = dimension("geography", "Area", ["North", "East", "South", "West"]);

export function ageBands(...bands: readonly string[]): LibraryDimension {
  return dimension("age_band", "Age", bands);
}

export function referralSources(...sources: readonly string[]): LibraryDimension {
  return dimension("referral_source", "Who referred", sources);
}

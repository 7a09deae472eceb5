import { addictionTreatment } from "./addictionTreatment";
import { childWelfare } from "./childWelfare";
import { developmentalDisabilities } from "./developmentalDisabilities";
import type { LibraryDomain } from "./domain";
import { internalDepartment } from "./internalDepartment";
import { prisonerReentry } from "./prisonerReentry";
import { roadConstruction } from "./roadConstruction";
import { wasteCollection } from "./wasteCollection";
import { workforceDevelopment } from "./workforceDevelopment";

/** Seven kinds of contract with providers, and the department of one's own. */
export const DOMAINS: readonly LibraryDomain[] = [
  childWelfare,
  workforceDevelopment,
  prisonerReentry,
  developmentalDisabilities,
  addictionTreatment,
  wasteCollection,
  roadConstruction,
  internalDepartment,
];

/** The domain of that id, in any case and with blanks or hyphens for underscores; null where there is none. */
export function domainOf(id: string): LibraryDomain | null {
  const wanted = id
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_");
  return DOMAINS.find((domain) => domain.id === wanted) ?? null;
}

import { TEMPLATE_NAMES } from "../../submission/templateDefinition";
import { type CheckSettings, type RowFormulas, type RowPlace, silent } from "./checkColumns";
import { firstOf, say } from "./formulaText";

/** DQ08 and DQ22: figures of a period that is not over, and a revision that nobody has explained. */
export function statusChecks(
  place: RowPlace,
  { allowProvisional }: CheckSettings,
  period: string,
): RowFormulas {
  const status = `TRIM(${place.cell("data_status")}&"")`;
  const isFuture = `AND(${place.own("filled")}>0,${place.own("end")}>${TEMPLATE_NAMES.asOf})`;
  const isAllowed = allowProvisional ? `${status}="provisional"` : "FALSE";
  const isUnexplained = `AND(${place.own("index")}>0,${status}="revised",TRIM(${place.cell("revision_reason")}&"")="")`;
  return {
    future: silent(firstOf([`AND(${isFuture},NOT(${isAllowed}))`, say("future", { period })])),
    revised: silent(firstOf([isUnexplained, say("revised", {})])),
  };
}

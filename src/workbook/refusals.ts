import { excelErrorCode, excelErrorSentence, refusedMember } from "./excelErrors";
import { takeInventory } from "./inventory";
import { OutputProblem } from "./outputProblem";
import { READ_ONLY, sheetsAreProtected, structureIsProtected, tableIsFiltered } from "./preflight";

/** Members that Excel for the desktop refuses with a code that says nothing while another workbook is in front. */
const NEEDS_THE_FRONT =
  /^(Chart\.activate|Range\.select|Worksheet\.(activate|delete)|WorksheetCollection\.add|Workbook\.get(ActiveCell|SelectedRange)|WorksheetFreezePanes\..*|Table\.clearFilters)$/;

/**
 * What Excel refused, with the place named where the workbook shows it: a sheet that was protected, a table that was
 * filtered after it was looked at. The workbook is asked again; where that fails too, the error stays as it is.
 */
export async function withItsPlace(error: unknown): Promise<unknown> {
  const code = excelErrorCode(error);
  if (
    (code === "GeneralException" || code === "InvalidSelection") &&
    NEEDS_THE_FRONT.test(refusedMember(error))
  )
    return new OutputProblem(excelErrorSentence("InactiveWorkbook"), "InactiveWorkbook");
  if (code !== "AccessDenied" && code !== "FilteredRangeConflict" && code !== "InsertDeleteConflict")
    return error;
  const sentence = await Excel.run(async (context) => {
    const inventory = await takeInventory(context);
    const tables = [...inventory.tables.values()];
    if (code !== "AccessDenied") {
      const filtered = tables.find(({ filters }) => filters !== null);
      return filtered ? tableIsFiltered(filtered) : null;
    }
    if (inventory.readOnly) return READ_ONLY;
    const locked = [...inventory.sheets.values(), ...tables].filter((place) => place.protected);
    const names = new Set(locked.map((place) => ("sheet" in place ? place.sheet : place.name)));
    if (names.size > 0) return sheetsAreProtected([...names]);
    return inventory.structureProtected ? structureIsProtected([]) : null;
  }).catch(() => null);
  return sentence === null ? error : new OutputProblem(sentence, code);
}

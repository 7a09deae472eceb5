import type { RawCell } from "../submission/block";
import type { SubmittedWorkbook, TemplateIdentity } from "../submission/checks/submittedWorkbook";
import type { FileSheet } from "../submission/fileSheets";
import { parseDate } from "../submission/parseDate";
import { tblAgencyCounts, tblAnswers, tblGroups, tblSites } from "../submission/recordTables";
import { tblNarrative, TEMPLATE_NAMES, TEMPLATE_SHEETS } from "../submission/templateDefinition";
import { TEMPLATE_TABLE, tblDueDates, tblExpected, tblHistory } from "../submission/templateTables";
import type { Inventory } from "./inventory";
import { layoutSheets, lockedIn, readLayouts, submittedIn, withFormulas } from "./readLayout";
import { INPUT_TABLES } from "./outputs";
import { readContract } from "./readContract";
import { syncRead } from "./syncRead";

/** What the checks of a contract workbook look at beside what a refresh reads. */
export const CHECK_TABLES: readonly string[] = [
  tblNarrative,
  tblSites,
  tblGroups,
  tblAgencyCounts,
  tblAnswers,
].map(({ name }) => name);
const OWN_TABLES = [tblExpected, tblHistory, tblDueDates].map(({ name }) => name);
/** Rows of a sheet that a provider added in which clients are looked for. */
const MOST_ROWS = 2000;
const IDENTITY = ["contractId", "providerId", "period", "templateVersion", "asOf"] as const;

/**
 * The open workbook as a provider's template; null where it is none. Nothing is written, so that protection is no
 * matter.
 */
export async function readTemplate(
  context: Excel.RequestContext,
  answered: () => void,
): Promise<SubmittedWorkbook | null> {
  const { names } = context.workbook;
  const cells = await syncRead(context, () =>
    IDENTITY.map((key) => {
      const range = names.getItemOrNullObject(TEMPLATE_NAMES[key]).getRangeOrNullObject();
      range.load("values");
      return range;
    }),
  );
  answered();
  if (cells[0]!.isNullObject) return null;
  const [contractId, providerId, period, templateVersion, asOf] = cells.map((cell): RawCell =>
    cell.isNullObject ? "" : ((cell.values[0]?.[0] as RawCell | undefined) ?? ""),
  );
  const wanted = [...INPUT_TABLES, ...CHECK_TABLES, ...OWN_TABLES, TEMPLATE_TABLE];
  const { inputs, inventory } = await readContract(context, answered, wanted, []);
  const day = parseDate(asOf ?? "", inventory.date1904);
  const identity: TemplateIdentity = {
    contractId: String(contractId),
    providerId: String(providerId),
    period: String(period),
    templateVersion: String(templateVersion),
    asOf: day.kind === "date" ? day.date : null,
  };
  const { tables, sheets } = await readSurroundings(context, inputs, inventory);
  return { tables, sheets, date1904: inventory.date1904, identity };
}

/** Formulas and hidden rows of the tables, and what stands on sheets that are not the template's. */
async function readSurroundings(
  context: Excel.RequestContext,
  inputs: SubmittedWorkbook["tables"],
  inventory: Inventory,
): Promise<Pick<SubmittedWorkbook, "tables" | "sheets">> {
  const { worksheets } = context.workbook;
  const layouts = await readLayouts(context, submittedIn(inputs), { protectedSheets: lockedIn(inventory) });
  await syncRead(context, () => worksheets.load("items/name,items/visibility"));
  const own: readonly string[] = Object.values(TEMPLATE_SHEETS).filter(
    (name) => name !== TEMPLATE_SHEETS.start,
  );
  const read = await syncRead(context, () =>
    worksheets.items.map((sheet) => {
      const used = own.includes(sheet.name) ? null : sheet.getUsedRangeOrNullObject(true);
      used?.load("rowIndex,columnIndex,rowCount,columnCount");
      return { sheet, used };
    }),
  );
  const values = await syncRead(context, () =>
    read.map(({ sheet, used }) => {
      if (used === null || used.isNullObject) return null;
      const rows = Math.min(used.rowCount, MOST_ROWS);
      const range = sheet.getRangeByIndexes(used.rowIndex, used.columnIndex, rows, used.columnCount);
      range.load("values");
      return range;
    }),
  );
  const shapes = new Map(layoutSheets(layouts).map((sheet) => [sheet.name, sheet]));
  const sheets = read.map(({ sheet, used }, i): FileSheet => {
    const { merges, hiddenRows } = shapes.get(sheet.name) ?? { merges: [], hiddenRows: [] };
    return {
      name: sheet.name,
      hidden: sheet.visibility !== "Visible",
      block: {
        sheet: sheet.name,
        row: used && !used.isNullObject ? used.rowIndex : 0,
        column: used && !used.isNullObject ? used.columnIndex : 0,
        values: (values[i]?.values as RawCell[][] | undefined) ?? [],
      },
      merges,
      hiddenRows,
      hiddenColumns: [],
    };
  });
  return { tables: withFormulas(inputs, layouts), sheets };
}

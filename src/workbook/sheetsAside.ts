import { OutputProblem } from "./outputProblem";
import { syncRead } from "./syncRead";

/**
 * Mark on a sheet that we hid; what it says tells whether the sheet was in front. It lives in the file, so that the
 * sheets are found again whenever the pane is.
 */
const MARK = "acmHiddenByGuard";
const IN_FRONT = "in front";
const BEHIND = "behind";

const STRUCTURE_PROTECTED =
  "The structure of this workbook is protected, so no sheet can be hidden or shown. Take the protection off (Review, Protect Workbook), or show the meeting workbook instead.";

/**
 * Hides sheets until `showSheetsAgain`, whatever happens to the pane. Names of sheets that are hidden or gone already
 * are passed over.
 *
 * @throws OutputProblem where the structure is protected, or nothing would be left to look at
 */
export async function hideSheets(context: Excel.RequestContext, names: readonly string[]): Promise<void> {
  const { workbook } = context;
  const active = await syncRead(context, () => {
    workbook.worksheets.load("items/name,items/visibility");
    workbook.protection.load("protected");
    return workbook.worksheets.getActiveWorksheet().load("name");
  });
  if (workbook.protection.protected) throw new OutputProblem(STRUCTURE_PROTECTED);
  const isWanted = new Set(names);
  const visible = workbook.worksheets.items.filter(({ visibility }) => visibility === "Visible");
  const toHide = visible.filter(({ name }) => isWanted.has(name));
  const [left] = visible.filter(({ name }) => !isWanted.has(name));
  if (!left) {
    throw new OutputProblem(
      "Every visible sheet gives small counts away, and one sheet has to stay. Add an empty sheet and try again, or show the meeting workbook instead.",
    );
  }
  if (isWanted.has(active.name)) left.activate();
  for (const sheet of toHide) {
    sheet.customProperties.add(MARK, sheet.name === active.name ? IN_FRONT : BEHIND);
    sheet.visibility = "Hidden";
  }
  await context.sync();
}

/** Sheets that `hideSheets` hid and nobody has shown since. */
export async function sheetsAside(context: Excel.RequestContext): Promise<string[]> {
  return (await marked(context))
    .filter(({ sheet }) => sheet.visibility === "Hidden")
    .map(({ sheet }) => sheet.name);
}

/**
 * Shows every sheet that `hideSheets` hid, and brings the one to the front that was there.
 *
 * @throws OutputProblem where the structure is protected
 */
export async function showSheetsAgain(context: Excel.RequestContext): Promise<void> {
  const found = await marked(context);
  if (context.workbook.protection.protected) throw new OutputProblem(STRUCTURE_PROTECTED);
  for (const { sheet, mark } of found) {
    if (sheet.visibility === "Hidden") sheet.visibility = "Visible";
    if (mark.value === IN_FRONT) sheet.activate();
    mark.delete();
  }
  await context.sync();
}

/** Every sheet that carries our mark; the protection of the structure is read along. */
async function marked(context: Excel.RequestContext) {
  const { worksheets, protection } = context.workbook;
  await syncRead(context, () => {
    worksheets.load("items/name,items/visibility");
    protection.load("protected");
  });
  const all = await syncRead(context, () =>
    worksheets.items.map((sheet) => {
      const mark = sheet.customProperties.getItemOrNullObject(MARK);
      mark.load("value");
      return { sheet, mark };
    }),
  );
  return all.filter(({ mark }) => !mark.isNullObject);
}

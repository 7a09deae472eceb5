import { isOwnSheet } from "./reportSheet";

/**
 * What stands in the workbook that the self-test did not make, e.g. `filled cells on "Sheet1"`; null where it is
 * empty. In a workbook with contents the self-test does not run. While somebody types in a cell it waits.
 */
export async function contentsOf(excel: typeof Excel): Promise<string | null> {
  return excel.run({ delayForCellEdit: true }, async (context) => {
    const { workbook } = context;
    const sheets = workbook.worksheets.load("items/name,items/visibility");
    const names = workbook.names.load("items/name");
    await context.sync();
    const found = sheets.items
      .filter(({ name }) => !isOwnSheet(name))
      .map((sheet) => ({
        sheet,
        filled: sheet.getUsedRangeOrNullObject(true).load("address"),
        tables: sheet.tables.load("items/name"),
        charts: sheet.charts.load("items/name"),
      }));
    await context.sync();
    for (const { sheet, filled, tables, charts } of found) {
      const place = sheet.visibility === "Visible" ? `"${sheet.name}"` : `the hidden sheet "${sheet.name}"`;
      if (!filled.isNullObject) return `filled cells on ${place}`;
      if (tables.items.length > 0) return `a table on ${place}`;
      if (charts.items.length > 0) return `a chart on ${place}`;
    }
    const name = names.items[0]?.name;
    return name === undefined ? null : `the name "${name}"`;
  });
}

import type { Json } from "../fact";
import type { Scratch } from "../scratch";
import type { SelfTestCase } from "../selfTestCase";
import { givenTable } from "./givenTable";

/** Tables of which a filter hides rows. */
export const filterCases: readonly SelfTestCase[] = [
  {
    fact: "tables.filtered-rows-are-read",
    run: (scratch) =>
      filtered(scratch, async (context, sheet) => {
        const cells = sheet.getRange("A2:B3").load("values");
        await context.sync();
        return cells.values as Json;
      }),
  },
  {
    fact: "tables.filtered-rows-are-written",
    run: (scratch) =>
      filtered(scratch, async (context, sheet) => {
        const cells = sheet.getRange("A2:B3");
        cells.values = [
          ["East", 5],
          ["West", 6],
        ];
        cells.load("values");
        await context.sync();
        return cells.values as Json;
      }),
  },
  {
    fact: "tables.filter-stops-row-deletion",
    run: async (scratch) => {
      await filtered(scratch, async () => null);
      return scratch.code(async (context, sheet) => {
        sheet.tables.getItemAt(0).rows.getItemAt(1).delete();
        await context.sync();
      });
    },
  },
  {
    fact: "tables.filter-can-be-asked",
    run: (scratch) =>
      filtered(scratch, async (context, sheet) => {
        const { autoFilter } = sheet.tables.getItemAt(0);
        autoFilter.load("isDataFiltered");
        await context.sync();
        const before = autoFilter.isDataFiltered;
        sheet.tables.getItemAt(0).clearFilters();
        autoFilter.load("isDataFiltered");
        await context.sync();
        return { before, afterClearing: autoFilter.isDataFiltered };
      }),
  },
];

/** The table with a filter that hides its second row. */
async function filtered(
  scratch: Scratch,
  look: (context: Excel.RequestContext, sheet: Excel.Worksheet) => Promise<Json>,
): Promise<Json> {
  await givenTable(scratch);
  return scratch.run(async (context, sheet) => {
    sheet.tables.getItemAt(0).columns.getItemAt(0).filter.applyValuesFilter(["North"]);
    await context.sync();
    return look(context, sheet);
  });
}

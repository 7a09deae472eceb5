import { saveWorkbook } from "../../../src/spreadsheet/xlsx/saveWorkbook";
import { reopened } from "../../spreadsheet/xlsx/samples";
import { schemaFindings, schemaTest } from "../../spreadsheet/xlsx/schemaCheck";
import { givenWorkbook } from "../givenWorkbook";

async function filtered(apply: (filter: Excel.Filter) => void) {
  const book = await givenWorkbook(
    { Data: [["n"], [10], [50], [20], ["none"], [40], [40]] },
    { tables: { tblN: "Data!A1:A7" } },
  );
  await book.excel.run(async (context) => {
    apply(context.workbook.tables.getItem("tblN").columns.getItem("n").filter);
    await context.sync();
  });
  return book;
}

const cases: [string, (filter: Excel.Filter) => void, number[]][] = [
  ["above average", (filter) => filter.applyDynamicFilter("AboveAverage"), [50, 40, 40]],
  [
    "below average",
    (filter) => filter.apply({ filterOn: "Dynamic", dynamicCriteria: "BelowAverage" }),
    [10, 20],
  ],
  ["the largest two, with what equals the last", (filter) => filter.applyTopItemsFilter(2), [50, 40, 40]],
  ["the smallest two", (filter) => filter.applyBottomItemsFilter(2), [10, 20]],
  ["the largest fifth", (filter) => filter.applyTopPercentFilter(20), [50]],
  ["the smallest percent is one item", (filter) => filter.applyBottomPercentFilter(1), [10]],
];

test.each(cases)("a table filtered by its numbers: %s", async (_name, apply, expected) => {
  const book = await filtered(apply);
  const sheet = book.sheet("Data");
  const shown = [1, 2, 3, 4, 5, 6].filter((row) => !sheet.hiddenRows.has(row));
  expect(shown.map((row) => sheet.cells.value(row, 0))).toEqual(expected);
  const { filters } = book.table("tblN");
  expect(filters.size).toBe(1);
  expect(reopened(book.model).sheet("Data")!.tables[0]!.filters).toEqual(filters);
});

test("a share of more than a hundred percent is refused", async () => {
  await expect(filtered((filter) => filter.applyTopPercentFilter(101))).rejects.toMatchObject({
    code: "InvalidArgument",
  });
});

schemaTest("filters by numbers satisfy the schema", async () => {
  for (const [, apply] of cases) {
    expect(schemaFindings(saveWorkbook((await filtered(apply)).model))).toEqual([]);
  }
});

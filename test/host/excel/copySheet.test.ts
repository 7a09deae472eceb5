import { saveWorkbook } from "../../../src/spreadsheet/xlsx/saveWorkbook";
import { reopened } from "../../spreadsheet/xlsx/samples";
import { schemaFindings, schemaTest } from "../../spreadsheet/xlsx/schemaCheck";
import { givenWorkbook } from "../givenWorkbook";

async function givenCopy(type?: "Before" | "After" | "End") {
  const book = await givenWorkbook(
    {
      First: [[1]],
      Data: [
        ["a", "b"],
        [1, "=A2*2"],
        [3, "=SUM(tblA[a])+Data!A2+First!A1"],
      ],
    },
    { tables: { tblA: "Data!A1:B3" }, formats: { "Data!A2": "0.0" } },
  );
  const name = await book.excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Data");
    sheet.getRange("A1:B1").format.fill.color = "#112233";
    sheet.getRange("A:A").format.columnWidth = 100;
    sheet.charts.add("Line", sheet.getRange("A1:B3"), "Columns").name = "Trend";
    sheet.comments.add("A2", "Why?").replies.add("Because.");
    const rule = sheet.getRange("A2:A3").conditionalFormats.add("Custom");
    rule.custom.rule.formula = "=Data!$A$2>1";
    context.workbook.names.add("top", sheet.getRange("A2"));
    context.workbook.names.add("other", context.workbook.worksheets.getItem("First").getRange("A1"));
    sheet.freezePanes.freezeRows(1);
    await context.sync();
    const first = context.workbook.worksheets.getItem("First");
    const copy = type === "End" ? sheet.copy(type) : type ? sheet.copy(type, first) : sheet.copy();
    copy.load("name,position");
    await context.sync();
    return `${copy.name} ${copy.position}`;
  });
  return { book, name };
}

test.each([
  [undefined, "Data (2) 0"],
  ["Before", "Data (2) 0"],
  ["After", "Data (2) 1"],
  ["End", "Data (2) 2"],
] as const)("a copy goes %s", async (type, expected) => {
  expect((await givenCopy(type)).name).toBe(expected);
});

test("everything on the sheet comes along, and points to the copy where it pointed to the sheet", async () => {
  const { book } = await givenCopy("End");
  expect(book.cells("Data (2)!A1:B3")).toEqual(book.cells("Data!A1:B3"));
  expect(book.formula("Data (2)!B3")).toBe("=SUM(tblA2[a])+'Data (2)'!A2+First!A1");
  expect(book.formula("Data!B3")).toBe("=SUM(tblA[a])+Data!A2+First!A1");
  for (const model of [book.model, reopened(book.model)]) {
    const copy = model.sheet("Data (2)")!;
    expect(copy.tables.map(({ name }) => name)).toEqual(["tblA2"]);
    expect(copy.charts.map(({ name, series }) => [name, series[0]!.values])).toEqual([
      ["Trend", "'Data (2)'!$A$2:$A$3"],
    ]);
    expect(copy.comments.map(({ content, replies }) => [content, replies[0]!.content])).toEqual([
      ["Why?", "Because."],
    ]);
    expect(copy.conditionalFormats[0]!.rule["formula"]).toBe("='Data (2)'!$A$2>1");
    expect([copy.frozenRows, Math.round(copy.columnWidths.get(0)!)]).toEqual([1, 18]);
    const own = model.names.filter(({ sheet }) => sheet === copy);
    expect(own.map(({ name, formula }) => [name, formula])).toEqual([["top", "='Data (2)'!$A$2"]]);
    const ids = [...model.sheet("Data")!.tables, ...copy.tables].map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  }
  expect(book.numberFormat("Data (2)!A2")).toBe("0.0");
});

test("a copy of a copy counts on, within the length of a name", async () => {
  const long = "A name of thirty-one characters";
  const book = await givenWorkbook({ [long]: [] });
  await book.excel.run(async (context) => {
    const copy = context.workbook.worksheets.getItem(long).copy("End");
    copy.copy("End");
    await context.sync();
  });
  expect(book.model.sheets.map(({ name }) => name)).toEqual([
    long,
    "A name of thirty-one charac (2)",
    "A name of thirty-one charac (3)",
  ]);
});

test("beside nothing is refused", async () => {
  const book = await givenWorkbook();
  await expect(
    book.excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").copy("After");
      await context.sync();
    }),
  ).rejects.toMatchObject({ code: "InvalidArgument" });
});

schemaTest("a workbook with a copied sheet satisfies the schema", async () => {
  expect(schemaFindings(saveWorkbook((await givenCopy("End")).book.model))).toEqual([]);
});

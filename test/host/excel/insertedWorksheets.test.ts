import { PROFILES, type ProfileName } from "../../../src/host/excel/profiles";
import type { WorkbookModel } from "../../../src/spreadsheet/model/workbook";
import { saveWorkbook } from "../../../src/spreadsheet/xlsx/saveWorkbook";
import { reopened } from "../../spreadsheet/xlsx/samples";
import { schemaFindings, schemaTest } from "../../spreadsheet/xlsx/schemaCheck";
import { givenWorkbook, type Grid } from "../givenWorkbook";

const base64 = (model: WorkbookModel) => Buffer.from(saveWorkbook(model)).toString("base64");

/** A file with a table, a percentage, names, a rule and formulas from sheet to sheet. */
async function givenFile() {
  const book = await givenWorkbook(
    {
      Data: [
        ["Site", "Rate"],
        ["A", 0.5],
        ["B", "=B2*2"],
      ],
      Sums: [["=SUM(tblData[Rate])+Data!B2", "=Top"]],
      Left: [[1]],
    },
    { tables: { tblData: "Data!A1:B3" }, formats: { "Data!B2:B3": "0%" } },
  );
  await book.excel.run(async (context) => {
    const { names, worksheets } = context.workbook;
    const data = worksheets.getItem("Data");
    names.add("Top", data.getRange("B2"));
    names.add("Elsewhere", worksheets.getItem("Left").getRange("A1"));
    data.getRange("A1:B1").format.fill.color = "#112233";
    data.getRange("C:C").format.fill.color = "#445566";
    data.getRange("B2:B3").conditionalFormats.add("Custom").custom.rule.formula = "=Data!$B$2>1";
    worksheets.getItem("Sums").visibility = "Hidden";
    await context.sync();
  });
  return book;
}

async function inserted(
  target: Readonly<Record<string, Grid>>,
  file: string,
  options?: Excel.InsertWorksheetOptions,
  profile: ProfileName = "win365",
) {
  const book = await givenWorkbook(target, PROFILES[profile]);
  const names = await book.excel.run(async (context) => {
    const ids = context.workbook.insertWorksheetsFromBase64(file, options);
    await context.sync();
    const sheets = ids.value.map((id) => context.workbook.worksheets.getItem(id).load("name"));
    await context.sync();
    return sheets.map(({ name }) => name);
  });
  return { book, names };
}

const order = ({ model }: { model: WorkbookModel }) => model.sheets.map(({ name }) => name);

describe("worksheets of a file", () => {
  test("come with values, formulas, formats, tables, names and rules", async () => {
    const { book, names } = await inserted({ Mine: [[7]] }, base64((await givenFile()).model));
    expect(names).toEqual(["Data", "Sums", "Left"]);
    expect(order(book)).toEqual(["Mine", "Data", "Sums", "Left"]);
    expect(book.cells("Sums!A1:B1")).toEqual([[2, 0.5]]);
    expect(book.numberFormat("Data!B3")).toBe("0%");
    expect(book.sheet("Sums").visibility).toBe("Hidden");
    expect(book.table("tblData").columns.map(({ name }) => name)).toEqual(["Site", "Rate"]);
    expect(book.model.names.map(({ name, sheet }) => [name, sheet])).toEqual([
      ["Top", null],
      ["Elsewhere", null],
    ]);
    for (const model of [book.model, reopened(book.model)]) {
      const data = model.sheet("Data")!;
      expect(model.styles.get(data.cells.style(0, 0)).fill).toBe("#112233");
      expect(model.styles.get(data.columnStyles.get(2)!).fill).toBe("#445566");
      expect(data.conditionalFormats.map(({ rule }) => rule)).toEqual([{ formula: "=Data!$B$2>1" }]);
    }
  });

  test("get free names where theirs are taken, in formulas too", async () => {
    const file = base64((await givenFile()).model);
    const { book } = await inserted({ Data: [[100]] }, file, { sheetNamesToInsert: ["Data", "Sums"] });
    await book.excel.run(async (context) => {
      context.workbook.insertWorksheetsFromBase64(file, { sheetNamesToInsert: ["Data", "Sums"] });
      await context.sync();
    });
    expect(order(book)).toEqual(["Data", "Data (2)", "Sums", "Data (3)", "Sums (2)"]);
    expect(book.formula("Sums!A1")).toBe("=SUM(tblData[Rate])+'Data (2)'!B2");
    expect(book.formula("Sums (2)!A1")).toBe("=SUM(tblData2[Rate])+'Data (3)'!B2");
    book.type("Data (3)!B2", 1);
    expect([book.cell("Sums!A1"), book.cell("Sums (2)!A1"), book.cell("Data!A1")]).toEqual([2, 4, 100]);
    expect(book.model.names.map(({ name, formula, sheet }) => [name, formula, sheet?.name ?? null])).toEqual([
      ["Top", "='Data (2)'!$B$2", null],
      ["Top", "='Data (3)'!$B$2", "Data (3)"],
    ]);
  });

  test.each<[Excel.InsertWorksheetOptions, string[]]>([
    [{ positionType: "Beginning" }, ["Left", "One", "Two"]],
    [{ positionType: "After", relativeTo: "One" }, ["One", "Left", "Two"]],
    [{ positionType: "Before", relativeTo: "two" }, ["One", "Left", "Two"]],
    [{ positionType: "Before" }, ["Left", "One", "Two"]],
    [{}, ["One", "Two", "Left"]],
    [{ sheetNamesToInsert: [] }, ["One", "Two", "Data", "Sums", "Left"]],
  ])("go where the options say: %j", async (where, expected) => {
    const file = base64((await givenFile()).model);
    const { book } = await inserted({ One: [], Two: [] }, file, { sheetNamesToInsert: ["Left"], ...where });
    expect(order(book)).toEqual(expected);
  });

  schemaTest("are saved as Excel wants them", async () => {
    const { book } = await inserted({ Data: [[7]] }, base64((await givenFile()).model));
    expect(schemaFindings(saveWorkbook(book.model))).toEqual([]);
  });

  test("are refused whole where the bytes are no workbook or one of them is not there", async () => {
    const file = base64((await givenFile()).model);
    await expect(inserted({ One: [] }, "AAAA")).rejects.toMatchObject({ code: "InvalidArgument" });
    const missing = inserted({ One: [] }, file, { sheetNamesToInsert: ["Left", "Nowhere"] });
    await expect(missing).rejects.toMatchObject({ code: "ItemNotFound" });
    const nowhere = inserted({ One: [] }, file, { positionType: "After", relativeTo: "Nowhere" });
    await expect(nowhere).rejects.toMatchObject({ code: "ItemNotFound" });
  });

  test("with a chart or a comment come on the desktop and are refused on the web", async () => {
    const file = await givenFile();
    await file.excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const data = worksheets.getItem("Data");
      data.charts.add("Line", data.getRange("A1:B3"), "Columns").name = "Trend";
      worksheets.getItem("Left").comments.add("A1", "Why?");
      await context.sync();
    });
    const bytes = base64(file.model);
    for (const name of ["Data", "Left"]) {
      const refused = inserted({ Data: [] }, bytes, { sheetNamesToInsert: [name] }, "web");
      await expect(refused).rejects.toMatchObject({ code: "UnsupportedFeature" });
    }
    const plain = await inserted({ Mine: [] }, bytes, { sheetNamesToInsert: ["Sums"] }, "web");
    expect(plain.names).toEqual(["Sums"]);
    const { book } = await inserted({ Data: [] }, bytes);
    for (const model of [book.model, reopened(book.model)]) {
      const { charts } = model.sheet("Data (2)")!;
      expect(charts.map(({ name, series }) => [name, series[0]!.values])).toEqual([
        ["Trend", "'Data (2)'!$B$2:$B$3"],
      ]);
      expect(model.sheet("Left")!.comments.map(({ content }) => content)).toEqual(["Why?"]);
    }
  });
});

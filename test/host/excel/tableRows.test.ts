import { givenWorkbook } from "../givenWorkbook";
import { boxOf, codeOf, givenTable, GRID } from "./givenTable";

describe("rows of a table", () => {
  test("rows are added at the end and in between, and what stands below moves down", async () => {
    const book = await givenWorkbook(
      { Data: [...GRID, ["below", null]] },
      { tables: { tblData: "Data!A1:B3" } },
    );
    await book.excel.run(async (context) => {
      const { rows } = context.workbook.tables.getItem("tblData");
      rows.add(undefined, [["West", 4]]);
      rows.add(0, [["East", 5]]);
      await context.sync();
    });
    expect(book.cells("Data!A1:B6")).toEqual([
      ["Provider", "Count"],
      ["East", 5],
      ["North", 3],
      ["South", 1],
      ["West", 4],
      ["below", null],
    ]);
    expect(boxOf(book, "tblData")).toEqual([0, 0, 4, 1]);
  });

  test("the row of a table made of headers alone waits for the first record", async () => {
    const book = await givenWorkbook({ Data: [["Provider", "Count"], [], ["below"]] });
    const rows = await book.excel.run(async (context) => {
      const table = context.workbook.worksheets.getItem("Data").tables.add("A1:B1", true);
      table.name = "tblData";
      table.rows.add(undefined, [
        ["North", 3],
        ["South", 1],
      ]);
      table.rows.add(undefined, [["West", 4]]);
      await context.sync();
      return table.rows.load("count");
    });
    expect(rows.count).toBe(3);
    expect(book.cells("Data!A1:A5").flat()).toEqual(["Provider", "North", "South", "West", "below"]);
  });

  test.each([
    ["all rows are deleted, one waits again", ["Provider", "West", null], true],
    ["the waiting row was typed into, it waits no more", ["Provider", "North", "West"], false],
  ])("where %s", async (_what, expected, empties) => {
    const book = await givenWorkbook({ Data: [["Provider"]] });
    await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      const table = sheet.tables.add("A1:A1", true);
      sheet.getRange("A2").values = [["North"]];
      if (empties) table.rows.getItemAt(0).delete();
      table.rows.add(undefined, [["West"]]);
      await context.sync();
    });
    expect(book.cells("Data!A1:A3").flat()).toEqual(expected);
  });

  test("several rows are deleted at once, named by index or object, and none where one is wrong", async () => {
    const book = await givenWorkbook(
      { Data: [["No"], [0], [1], [2], [3], [4], ["below"]] },
      { tables: { tblNo: "Data!A1:A6" } },
    );
    const remove = (pick: (rows: Excel.TableRowCollection) => number[] | Excel.TableRow[]) =>
      codeOf(
        book.excel.run(async (context) => {
          const { rows } = context.workbook.tables.getItem("tblNo");
          rows.deleteRows(pick(rows));
          await context.sync();
        }),
      );
    expect(await remove(() => [1, 5])).toBe("InvalidArgument");
    expect(await remove(() => [1, 1])).toBe("InvalidArgument");
    await remove(() => [1, 3]);
    await remove((rows) => [rows.getItemAt(0)]);
    expect(book.cells("Data!A1:A4").flat()).toEqual(["No", 2, 4, "below"]);
  });

  test("with a filter on rows are not deleted: InsertDeleteConflict (OfficeDev/office-js#994)", async () => {
    const book = await givenTable();
    const code = await codeOf(
      book.excel.run(async (context) => {
        const table = context.workbook.tables.getItem("tblData");
        table.columns.getItem("Provider").filter.applyValuesFilter(["North"]);
        table.autoFilter.load("isDataFiltered,criteria");
        await context.sync();
        expect(table.autoFilter.isDataFiltered).toBe(true);
        table.rows.getItemAt(0).delete();
        await context.sync();
      }),
    );
    expect(code).toBe("InsertDeleteConflict");
    expect([...book.sheet("Data").hiddenRows]).toEqual([2]);
  });

  test("new rows get the formulas of calculated columns, however they come", async () => {
    const book = await givenTable();
    book.table("tblData").columns[1]!.calculatedFormula = "=LEN([@Provider])";
    await book.excel.run(async (context) => {
      const table = context.workbook.tables.getItem("tblData");
      table.rows.add(undefined, [["Westerly", null as unknown as string]]);
      table.worksheet.getRange("A5").values = [["East"]];
      table.resize("A1:B6");
      table.worksheet.getRange("A6").values = [["Midlands"]];
      await context.sync();
    });
    expect(book.cells("Data!A4:B6")).toEqual([
      ["Westerly", 8],
      ["East", 4],
      ["Midlands", 8],
    ]);
  });
});

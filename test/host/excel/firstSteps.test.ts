import { givenWorkbook } from "../givenWorkbook";

describe("an add-in's batch on the real Office.js", () => {
  test("reads and writes cells", async () => {
    const book = await givenWorkbook({
      Data: [
        ["Provider", "Count"],
        ["North", 7],
      ],
    });
    const read = await book.excel.run(async (context) => {
      const used = context.workbook.worksheets.getItem("Data").getUsedRange();
      used.load("values,address");
      await context.sync();
      used.getCell(1, 1).values = [[8]];
      await context.sync();
      return [used.address, used.values];
    });
    expect(read).toEqual([
      "Data!A1:B2",
      [
        ["Provider", "Count"],
        ["North", 7],
      ],
    ]);
    expect(book.cell("Data!B2")).toBe(8);
  });

  test("makes sheets, tables and charts", async () => {
    const book = await givenWorkbook();
    await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("Trend");
      const range = sheet.getRange("A1:B3");
      range.values = [
        ["Month", "Rate"],
        ["Jan", 1],
        ["Feb", 2],
      ];
      range.numberFormat = [["@"], ["@"], ["@"]].map(([format]) => [format, "General"]);
      const table = sheet.tables.add("A1:B3", true);
      table.name = "tblTrend";
      const chart = sheet.charts.add("Line", range, "Columns");
      chart.title.text = "Rate by month";
      chart.setPosition("D1", "J12");
      await context.sync();
    });
    expect(book.table("tblTrend").columns.map((column) => column.name)).toEqual(["Month", "Rate"]);
    const [chart] = book.sheet("Trend").charts;
    expect(chart!.title.text).toBe("Rate by month");
    expect(chart!.series).toMatchObject([
      { name: "Rate", values: "Trend!$B$2:$B$3", categories: "Trend!$A$2:$A$3" },
    ]);
  });
});

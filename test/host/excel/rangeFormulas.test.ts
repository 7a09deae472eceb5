import { givenWorkbook } from "../givenWorkbook";

describe("formulas of a range", () => {
  test("formulas as rows and columns, counted from each cell", async () => {
    const book = await givenWorkbook({
      Data: [
        [2, 3],
        [4, 5],
        [null, "=$A$1"],
      ],
    });
    const read = await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      sheet.getRange("C1:C4").formulasR1C1 = [
        ["=R[0]C[-2] * RC[-1]"],
        ["=RC[-2] * RC[-1]"],
        ["Total"],
        ["=SUM(R[-3]C:R[-2]C)"],
      ];
      sheet.getRange("D1:E1").formulasR1C1 = "=RC[-3]" as unknown as string[][];
      const block = sheet.getRange("B3:C4").load("formulasR1C1");
      await context.sync();
      return block.formulasR1C1 as unknown;
    });
    expect(read).toEqual([
      ["=R1C1", "Total"],
      ["", "=SUM(R[-3]C:R[-2]C)"],
    ]);
    expect(["C1", "C4", "D1", "E1"].map((cell) => book.formula(`Data!${cell}`))).toEqual([
      "=A1 * B1",
      "=SUM(C1:C2)",
      "=A1",
      "=B1",
    ]);
    await book.excel.run(async (context) => context.sync());
    expect(book.cells("Data!C1:E1")).toEqual([[6, 2, 3]]);
  });

  test("formulas follow cells that are moved, and rows that are transposed", async () => {
    const book = await givenWorkbook({
      Data: [
        [3, 5, "=SUM(A1:B1)", "=C1*2", "=$A$1+B1"],
        [null, null, "=A1:A1+Other!A1"],
      ],
      Other: [["=Data!B1+1"]],
    });
    book.model.names.push({ name: "Five", formula: "=Data!$B$1", comment: "", visible: true, sheet: null });
    await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      sheet.getRange("A5").copyFrom("A1:E1", "All", false, true);
      sheet.charts.add("Line", sheet.getRange("A1:B1"), "Rows");
      await context.sync();
      sheet.getRange("A1:C1").moveTo("F3");
      await context.sync();
    });
    const formulas = (...cells: string[]) => cells.map((cell) => book.formula(cell));
    expect(formulas("Data!A7", "Data!A8", "Data!A9")).toEqual(["=SUM(A5:A6)", "=A7*2", "=$F$3+A6"]);
    expect(formulas("Data!H3", "Data!D1", "Data!E1", "Data!C2", "Other!A1")).toEqual([
      "=SUM(F3:G3)",
      "=H3*2",
      "=$F$3+G3",
      "=F3:F3+Other!A1",
      "=Data!G3+1",
    ]);
    expect(book.model.names[0]!.formula).toBe("=Data!$G$3");
    expect(book.sheet("Data").charts[0]!.series[0]!.values).toContain("Data!$F$3:$G$3");
    await book.excel.run(async (context) => {
      const [sheet, other] = ["Data", "Other"].map((name) => context.workbook.worksheets.getItem(name));
      sheet!.getRange("G3:H3").moveTo(other!.getRange("C1"));
      await context.sync();
    });
    expect(formulas("Other!D1", "Other!A1", "Data!D1")).toEqual(["=SUM(Data!F3:G3)", "=C1+1", "=Other!D1*2"]);
  });
});

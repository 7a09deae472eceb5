import { givenWorkbook } from "../givenWorkbook";

describe("calculation", () => {
  test("workbook.functions.date tells the date system, which no released API does", async () => {
    const dateOf = async (date1904: boolean) => {
      const book = await givenWorkbook({ Data: [] }, { date1904 });
      return book.excel.run(async (context) => {
        const result = context.workbook.functions.date(2000, 1, 1).load("value,error");
        await context.sync();
        return result.value;
      });
    };
    expect([await dateOf(false), await dateOf(true)]).toEqual([36526, 35064]);
  });

  test("functions take ranges and numbers; an error is a text beside no value", async () => {
    const book = await givenWorkbook({ Data: [[2, 3, "=1/0"]] });
    const read = await book.excel.run(async (context) => {
      const { functions, worksheets } = context.workbook;
      const sum = functions.sum(worksheets.getItem("Data").getRange("A1:B1"), 5).load("value,error");
      const failed = functions.sum(worksheets.getItem("Data").getRange("C1")).load("value,error");
      await context.sync();
      return [sum.value, sum.error, failed.value, failed.error];
    });
    expect(read).toEqual([10, "", null, "#DIV/0!"]);
  });

  test("functions take one another's results, an error among them", async () => {
    const book = await givenWorkbook({
      Data: [
        ["Hammer", 23, 18],
        ["Wrench", 12, 11],
      ],
    });
    const read = await book.excel.run(async (context) => {
      const { functions, worksheets } = context.workbook;
      const data = worksheets.getItem("Data").getRange("A1:C2");
      const found = functions.vlookup("Wrench", data, 2, false);
      const both = functions.sum(found, functions.vlookup("Wrench", data, 3, false));
      const missing = functions.sum(functions.vlookup("Saw", data, 2, false), 1);
      const results = [found, both, missing];
      for (const result of results) result.load("value,error");
      await context.sync();
      return results.map(({ value, error }) => (value as number | null) ?? error);
    });
    expect(read).toEqual([12, 23, "#N/A"]);
  });

  test("functions whose names have points or capitals of their own", async () => {
    const book = await givenWorkbook({ Data: [[1, 2, 3, 4]] });
    const read = await book.excel.run(async (context) => {
      const { functions, worksheets } = context.workbook;
      const data = worksheets.getItem("Data").getRange("A1:D1");
      const results = [
        functions.norm_S_Inv(0.5),
        functions.stDev_P(data),
        functions.percentile_Inc(data, 0.25),
        functions.roundUp(2.1, 0),
        functions.edate(36526, 1),
        functions.if(true, "yes", "no"),
        functions.upper("abc"),
      ];
      for (const result of results) (result as Excel.FunctionResult<unknown>).load("value");
      await context.sync();
      return results.map(({ value }) => value);
    });
    const [inverse, deviation, ...others] = read as [number, number, ...unknown[]];
    expect(inverse).toBeCloseTo(0);
    expect(deviation).toBeCloseTo(Math.sqrt(1.25));
    expect(others).toEqual([1.75, 3, 36557, "yes", "ABC"]);
  });

  test("manual: results stay until somebody calculates; the mode is not stored in the file", async () => {
    const book = await givenWorkbook({ Data: [[2, "=A1*10"]] });
    const read = await book.excel.run(async (context) => {
      const { application, worksheets } = context.workbook;
      const cell = worksheets.getItem("Data").getRange("B1").load("values");
      await context.sync();
      const seen = [cell.values[0]![0] as unknown];
      application.calculationMode = "Manual";
      worksheets.getItem("Data").getRange("A1").values = [[3]];
      cell.load("values");
      await context.sync();
      seen.push(cell.values[0]![0]);
      application.calculate("Full");
      cell.load("values");
      await context.sync();
      return [...seen, cell.values[0]![0] as unknown];
    });
    expect(read).toEqual([20, 20, 30]);
  });

  test("suspended until the next sync: a read in the same batch sees the old result", async () => {
    const book = await givenWorkbook({ Data: [[2, "=A1*10"]] });
    const read = await book.excel.run(async (context) => {
      const { application, worksheets } = context.workbook;
      const cell = worksheets.getItem("Data").getRange("B1").load("values");
      await context.sync();
      application.suspendApiCalculationUntilNextSync();
      worksheets.getItem("Data").getRange("A1").values = [[3]];
      cell.load("values");
      await context.sync();
      const during = cell.values[0]![0] as unknown;
      cell.load("values");
      await context.sync();
      return [during, cell.values[0]![0] as unknown];
    });
    expect(read).toEqual([20, 30]);
  });
});

import { givenWorkbook } from "../givenWorkbook";

/** What a General cell holds after `values = [[input]]`, and the format it got. */
async function written(input: string | number | boolean, format = "General") {
  const book = await givenWorkbook({ Data: [] }, { formats: { "Data!A1": format } });
  await book.excel.run(async (context) => {
    context.workbook.worksheets.getItem("Data").getRange("A1").values = [[input]];
    await context.sync();
  });
  return [book.cell("Data!A1"), book.numberFormat("Data!A1"), book.formula("Data!A1")];
}

const year = new Date().getFullYear();
const serial = (y: number, month: number, day: number) => Date.UTC(y, month - 1, day) / 86_400_000 + 25_569;

describe("strings written into General cells are read like typing in US English (learn.microsoft.com, Excel.Range.values)", () => {
  test.each([
    ["2018-12-31", 43465, "m/d/yyyy"],
    ["12/31/2018", 43465, "m/d/yyyy"],
    ["1-10", serial(year, 1, 10), "d-mmm"],
    ["1/2", serial(year, 1, 2), "d-mmm"],
    ["2026-09", serial(2026, 9, 1), "mmm-yy"],
    ["Sep 2026", serial(2026, 9, 1), "mmm-yy"],
    ["007", 7, "General"],
    ["1E5", 100_000, "0.00E+00"],
    ["5%", 0.05, "0%"],
    ["1,234", 1234, "#,##0"],
    ["$5", 5, "$#,##0_);[Red]($#,##0)"],
    ["(5)", -5, "General"],
    ["+44", 44, "General"],
    ["-5", -5, "General"],
    ["TRUE", true, "General"],
    ["1:30", 0.0625, "h:mm"],
    ["#N/A", "#N/A", "General"],
  ])("%s", async (input, value, format) => {
    expect((await written(input)).slice(0, 2)).toEqual([value, format]);
  });

  test.each(["31/12/2018", "31.12.2018", "NA", "ND", "<11", "Maybe 5", "1.2.3", "-", "=", "March of Dimes"])(
    "%s stays text",
    async (input) => {
      expect(await written(input)).toEqual([input, "General", undefined]);
    },
  );

  test("a format that a person chose is kept", async () => {
    expect(await written("5%", "0.000")).toEqual([0.05, "0.000", undefined]);
  });
});

describe("what begins with = + or - is taken as a formula (learn.microsoft.com, Excel.Range.values)", () => {
  test.each([
    ["=1+1", 2, "=1+1"],
    ["+1+1", 2, "=+1+1"],
    ["-2*3", -6, "=-2*3"],
  ])("%s", async (input, value, formula) => {
    expect(await written(input)).toEqual([value, "General", formula]);
  });

  test("and what is none is refused", async () => {
    await expect(written("- see the note")).rejects.toMatchObject({ code: "InvalidArgument" });
  });
});

describe("a text cell takes everything as it is", () => {
  test.each(["1-10", "007", "=1+1", "+44", "TRUE", "5%", "2018-12-31"])("%s", async (input) => {
    expect(await written(input, "@")).toEqual([input, "@", undefined]);
  });

  test("a number becomes text", async () => {
    expect(await written(7, "@")).toEqual(["7", "@", undefined]);
  });

  test("set in the same batch before the values", async () => {
    const book = await givenWorkbook({ Data: [] });
    await book.excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Data").getRange("A1:A2");
      range.numberFormat = [["@"], ["@"]];
      range.values = [["1-10"], ["=x"]];
      await context.sync();
    });
    expect(book.cells("Data!A1:A2")).toEqual([["1-10"], ["=x"]]);
  });
});

describe("blank, null and text", () => {
  test("a leading apostrophe makes text and is not read back, so writing formulas back makes formulas (OfficeDev/office-js#6687)", async () => {
    const book = await givenWorkbook({ Data: [] });
    await book.excel.run(async (context) => {
      const cell = context.workbook.worksheets.getItem("Data").getRange("A1");
      cell.values = [["'=1+1"]];
      cell.load("values,formulas");
      await context.sync();
      expect([cell.values, cell.formulas]).toEqual([[["=1+1"]], [["=1+1"]]]);
      const snapshot = cell.formulas;
      cell.formulas = snapshot;
      await context.sync();
    });
    expect(book.formula("Data!A1")).toBe("=1+1");
  });

  test("null leaves a cell alone, an empty text empties it (excel-add-ins-blank-null-values)", async () => {
    const book = await givenWorkbook({ Data: [[1, 2, 3]] });
    const read = await book.excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Data").getRange("A1:C1");
      range.values = [[null, "", 9]];
      range.load("values,valueTypes");
      await context.sync();
      return [range.values, range.valueTypes];
    });
    expect(book.cells("Data!A1:C1")).toEqual([[1, null, 9]]);
    expect(read).toEqual([[[1, "", 9]], [["Double", "Empty", "Double"]]]);
  });

  test("one value fills the range, an array of another size is InvalidArgument", async () => {
    const book = await givenWorkbook({ Data: [] });
    const failed = await book.excel
      .run(async (context) => {
        const range = context.workbook.worksheets.getItem("Data").getRange("A1:B2");
        range.values = 5 as unknown as number[][];
        await context.sync();
        range.values = [[1, 2]];
        await context.sync();
      })
      .catch((error: OfficeExtension.Error) => error.code);
    expect(failed).toBe("InvalidArgument");
    expect(book.cells("Data!A1:B2")).toEqual([
      [5, 5],
      [5, 5],
    ]);
  });

  test("null for all values is an error", async () => {
    const book = await givenWorkbook({ Data: [[1]] });
    await expect(
      book.excel.run(async (context) => {
        context.workbook.worksheets.getItem("Data").getRange("A1").values = null as unknown as number[][];
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: "InvalidArgument" });
  });

  test("errors read as texts; the type tells them apart (learn.microsoft.com, Excel.Range.valueTypes)", async () => {
    const book = await givenWorkbook({ Data: [["=1/0", "#N/A"]] });
    const types = await book.excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Data").getRange("A1:B1").load("values,valueTypes");
      await context.sync();
      return [range.values, range.valueTypes];
    });
    expect(types).toEqual([[["#DIV/0!", "#N/A"]], [["Error", "String"]]]);
  });

  test("dates typed into a book of the 1904 system count from 1904", async () => {
    const book = await givenWorkbook({ Data: [] }, { date1904: true });
    book.type("Data!A1", "2018-12-31");
    expect(book.cell("Data!A1")).toBe(43465 - 1462);
  });

  test("text is shown by number format; numberFormatCategories tells dates from numbers and comes only when named", async () => {
    const book = await givenWorkbook(
      { Data: [[46000, 0.256, 1234.5, "x"]] },
      { formats: { "Data!A1": "yyyy-mm", "Data!B1": "0.0%", "Data!C1": "#,##0.00", "Data!D1": "@" } },
    );
    const read = await book.excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Data").getRange("A1:D1");
      range.load("text,numberFormatCategories");
      await context.sync();
      return [range.text, range.numberFormatCategories];
    });
    expect(read).toEqual([
      [["2025-12", "25.6%", "1,234.50", "x"]],
      [["Date", "Percentage", "Number", "Text"]],
    ]);
    await book.excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Data").getRange("A1").load();
      await context.sync();
      expect(range.values).toEqual([[46000]]);
      expect(() => range.numberFormatCategories).toThrow(/loaded|load/i);
    });
  });
});

import { openWorkbook } from "../../../src/spreadsheet/xlsx/openWorkbook";
import { saveWorkbook } from "../../../src/spreadsheet/xlsx/saveWorkbook";
import { reopened } from "../../spreadsheet/xlsx/samples";
import { schemaFindings, schemaTest } from "../../spreadsheet/xlsx/schemaCheck";
import { givenWorkbook, type Grid } from "../givenWorkbook";

async function on(grid: Grid, act: (sheet: Excel.Worksheet) => void, formats: Record<string, string> = {}) {
  const book = await givenWorkbook({ Data: grid }, { formats });
  await book.excel.run(async (context) => {
    act(context.workbook.worksheets.getItem("Data"));
    await context.sync();
  });
  return book;
}

describe("filling", () => {
  test("formulas move their references, formats go along", async () => {
    const book = await on(
      [
        [1, 2, "=A1+$B$1"],
        [3, 4],
        [5, 6],
      ],
      (sheet) => sheet.getRange("C1").autoFill("C1:C3"),
      { "Data!C1": "0.0" },
    );
    expect(["C2", "C3"].map((cell) => book.formula(`Data!${cell}`))).toEqual(["=A2+$B$1", "=A3+$B$1"]);
    expect(book.cells("Data!C1:C3")).toEqual([[3], [5], [7]]);
    expect(book.numberFormat("Data!C3")).toBe("0.0");
  });

  test("series go on in all four directions", async () => {
    const book = await on([[null], [null, null, 5, 7]], (sheet) => {
      sheet.getRange("C2:D2").autoFill("C2:E2");
      sheet.getRange("C2:D2").autoFill(sheet.getRange("A2:D2"));
      sheet.getRange("A2").autoFill("A1:A2", "FillSeries");
      sheet.getRange("A2").autoFill("A2:A3", "FillCopy");
    });
    expect(book.cells("Data!A1:E3")).toEqual([
      [0, null, null, null, null],
      [1, 3, 5, 7, 9],
      [1, null, null, null, null],
    ]);
  });

  test("only formats, or only values", async () => {
    const book = await on(
      [["Q1", 7]],
      (sheet) => {
        sheet.getRange("A1").autoFill("A1:A2", "FillValues");
        sheet.getRange("B1").autoFill("B1:B2", "FillFormats");
      },
      { "Data!A1": "@", "Data!B1": "0%" },
    );
    expect([book.cell("Data!A2"), book.numberFormat("Data!A2")]).toEqual(["Q2", "General"]);
    expect([book.cell("Data!B2"), book.numberFormat("Data!B2")]).toEqual([null, "0%"]);
  });

  test("several blocks are filled from one, and get a style together", async () => {
    const book = await on([[1, 2, "=A1*2"], [3]], (sheet) => {
      const areas = sheet.getRanges("C2,E1");
      areas.copyFrom("C1");
      areas.style = "Good";
    });
    expect(["C2", "E1"].map((cell) => book.formula(`Data!${cell}`))).toEqual(["=A2*2", "=C1*2"]);
    const read = await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      const [both, mixed] = ["C2,E1", "A1,E1"].map((address) => sheet.getRanges(address).load("style"));
      await context.sync();
      return [both!.style, mixed!.style];
    });
    expect(read).toEqual(["Good", null]);
  });

  test.each(["B1:B3", "A1:B3", "A2:A4"])(
    "a target that does not make the source longer is refused: %s",
    async (target) => {
      await expect(on([[1]], (sheet) => sheet.getRange("A1").autoFill(target))).rejects.toMatchObject({
        code: "InvalidArgument",
      });
    },
  );
});

describe("outline", () => {
  const hidden = (rows: ReadonlySet<number>) => [...rows].sort((a, b) => a - b);

  async function givenOutline() {
    return on([["a"], ["b"], ["c"], ["d"], ["e"], ["f"]], (sheet) => {
      sheet.getRange("2:5").group("ByRows");
      sheet.getRange("A2:A3").group("ByRows");
      sheet.getRange("B:C").group("ByColumns");
    });
  }

  test("groups fold level by level, and are taken apart", async () => {
    const book = await givenOutline();
    const data = book.sheet("Data");
    const run = (act: (sheet: Excel.Worksheet) => void) =>
      book.excel.run(async (context) => {
        act(context.workbook.worksheets.getItem("Data"));
        await context.sync();
      });
    await run((sheet) => sheet.showOutlineLevels(2, 1));
    expect([hidden(data.hiddenRows), hidden(data.hiddenColumns)]).toEqual([
      [1, 2],
      [1, 2],
    ]);
    await run((sheet) => sheet.showOutlineLevels(1, 0));
    expect(hidden(data.hiddenRows)).toEqual([1, 2, 3, 4]);
    await run((sheet) => sheet.showOutlineLevels(8, 8));
    expect([data.hiddenRows.size, data.hiddenColumns.size]).toEqual([0, 0]);
    // Row 4 sums rows 2 and 3 up.
    await run((sheet) => sheet.getRange("4:4").hideGroupDetails("ByRows"));
    expect(hidden(data.hiddenRows)).toEqual([1, 2]);
    await run((sheet) => sheet.getRange("2:2").showGroupDetails("ByRows"));
    await run((sheet) => sheet.getRange("A1:A6").ungroup("ByRows"));
    expect([...data.rowLevels]).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });

  test("the file keeps it, also where nothing but the outline changed", async () => {
    const book = await givenOutline();
    const { model, origin } = openWorkbook(saveWorkbook(book.model));
    const data = model.sheet("Data")!;
    expect([...data.rowLevels]).toEqual([...book.sheet("Data").rowLevels]);
    expect([...data.columnLevels]).toEqual([...book.sheet("Data").columnLevels]);
    data.rowLevels.set(5, 1);
    data.hiddenRows.add(0);
    const saved = openWorkbook(saveWorkbook({ model, origin })).model.sheet("Data")!;
    expect(saved.rowLevels.get(5)).toBe(1);
    expect([...saved.hiddenRows]).toEqual([0]);
  });

  test.each<[string, (sheet: Excel.Worksheet) => void, string]>([
    ["rows of whole columns", (sheet) => sheet.getRange("B:B").group("ByRows"), "InvalidArgument"],
    ["a ninth level", (sheet) => sheet.showOutlineLevels(9, 1), "InvalidArgument"],
    [
      "deeper than eight levels",
      (sheet) => {
        for (let i = 0; i < 8; i++) sheet.getRange("1:1").group("ByRows");
      },
      "InvalidOperation",
    ],
  ])("Excel refuses %s", async (_what, act, code) => {
    await expect(on([[1]], act)).rejects.toMatchObject({ code });
  });

  schemaTest("outlines satisfy the schema", async () => {
    const bytes = saveWorkbook((await givenOutline()).model);
    expect(schemaFindings(bytes)).toEqual([]);
  });
});

describe("filter buttons of a sheet", () => {
  const FARMS = [
    ["Farm", "Kind", "Crates"],
    ["A", "Lime", 10],
    ["A", "Apple", 50],
    ["B", "Kiwi", 20],
    ["B", "Lime", 40],
  ];
  const shown = (book: Awaited<ReturnType<typeof on>>) =>
    [1, 2, 3, 4].filter((row) => !book.sheet("Data").hiddenRows.has(row));

  test("criteria hide rows, add up, and are kept in the file", async () => {
    const book = await on(FARMS, (sheet) => {
      sheet.autoFilter.apply(sheet.getUsedRange(), 2, { filterOn: "TopPercent", criterion1: "75" });
      sheet.autoFilter.apply(sheet.getUsedRange(), 1, { filterOn: "Custom", criterion1: "=*e" });
    });
    expect(shown(book)).toEqual([2, 4]);
    const filter = book.sheet("Data").autoFilter!;
    expect(reopened(book.model).sheet("Data")!.autoFilter).toEqual({
      box: filter.box,
      filters: new Map([...filter.filters].sort(([a], [b]) => a - b)),
    });
    const read = await book.excel.run(async (context) => {
      const { autoFilter } = context.workbook.worksheets.getItem("Data");
      autoFilter.load("enabled,isDataFiltered,criteria");
      await context.sync();
      const before = [autoFilter.enabled, autoFilter.isDataFiltered, autoFilter.criteria.length];
      autoFilter.clearColumnCriteria(1);
      await context.sync();
      return before;
    });
    expect(read).toEqual([true, true, 3]);
    expect(shown(book)).toEqual([2, 3, 4]);
  });

  test("reapplying looks at the figures anew, removing shows everything", async () => {
    const book = await on(FARMS, (sheet) => {
      sheet.autoFilter.apply("A1:C5", 2, { filterOn: "Custom", criterion1: ">30" });
      sheet.getRange("C2").values = [[99]];
      sheet.autoFilter.reapply();
    });
    expect(shown(book)).toEqual([1, 2, 4]);
    await book.excel.run(async (context) => {
      context.workbook.worksheets.getItem("Data").autoFilter.remove();
      await context.sync();
    });
    expect(shown(book)).toEqual([1, 2, 3, 4]);
    expect(book.sheet("Data").autoFilter).toBeNull();
  });

  test("a column that the filter has not is refused", async () => {
    const filter = { filterOn: "Custom", criterion1: ">30" } as const;
    await expect(on(FARMS, (sheet) => sheet.autoFilter.apply("A1:C5", 3, filter))).rejects.toMatchObject({
      code: "InvalidArgument",
    });
  });

  schemaTest("they satisfy the schema", async () => {
    const book = await on(FARMS, (sheet) =>
      sheet.autoFilter.apply("A1:C5", 0, { filterOn: "Values", values: ["A"] }),
    );
    expect(schemaFindings(saveWorkbook(book.model))).toEqual([]);
  });
});

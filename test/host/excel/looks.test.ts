import { givenWorkbook } from "../givenWorkbook";

describe("formats", () => {
  test("rows that have no height of their own have their sheet's", async () => {
    const book = await givenWorkbook({ Data: [["a"]] });
    const data = book.sheet("Data");
    data.standardHeight = 20;
    data.rowHeights.set(1, 50);
    const read = await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data").load("standardHeight");
      const cell = sheet.getRange("A4").load("top,height");
      cell.format.load("useStandardHeight");
      await context.sync();
      return [sheet.standardHeight, cell.top, cell.height, cell.format.useStandardHeight];
    });
    expect(read).toEqual([20, 20 + 50 + 20, 20, true]);
  });

  test("fill, font, alignment, borders and sizes are read back; what differs reads null", async () => {
    const book = await givenWorkbook({ Data: [["a", "b"]] });
    const read = await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      const { format } = sheet.getRange("A1:B1");
      format.fill.color = "orange";
      format.font.bold = true;
      format.font.size = 14;
      format.wrapText = true;
      format.horizontalAlignment = "Center";
      format.borders.getItem("EdgeBottom").color = "#112233";
      format.columnWidth = 100;
      format.rowHeight = 30;
      sheet.getRange("B1").format.font.bold = false;
      format.load("wrapText,horizontalAlignment,columnWidth,rowHeight,fill/color,font/bold,font/size");
      const bottom = format.borders.getItem("EdgeBottom").load("style,color,weight");
      const top = format.borders.getItem("EdgeTop").load("style");
      const plain = sheet.getRange("C2").format.load("fill/color,columnWidth,rowHeight");
      await context.sync();
      const { wrapText, horizontalAlignment, rowHeight, fill, font } = format;
      return {
        both: [
          wrapText,
          horizontalAlignment,
          Math.round(format.columnWidth),
          rowHeight,
          fill.color,
          font.bold,
          font.size,
        ],
        borders: [bottom.style, bottom.color, bottom.weight, top.style],
        plain: [plain.fill.color, plain.columnWidth, plain.rowHeight],
      };
    });
    expect(read).toEqual({
      both: [true, "Center", 100, 30, "#FFA500", null, 14],
      borders: ["Continuous", "#112233", "Thin", "None"],
      plain: ["#FFFFFF", 48, 15],
    });
  });

  test("a whole column has a format of its own, also for cells that come later", async () => {
    const book = await givenWorkbook({ Data: [[1]] });
    await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      sheet.getRange("A:A").numberFormat = "@" as unknown as string[][];
      sheet.getRange("A5").values = [["007"]];
      await context.sync();
    });
    expect(book.cell("Data!A5")).toBe("007");
  });

  test.each([
    ["another size than the range", [["0%", "0%", "0%"]]],
    ["what is no format", "0[" as unknown as string[][]],
  ])("a number format of %s is refused", async (_what, format) => {
    const book = await givenWorkbook();
    await expect(
      book.excel.run(async (context) => {
        context.workbook.worksheets.getItem("Sheet1").getRange("A1:B2").numberFormat = format;
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: "InvalidArgument" });
  });

  test("a single format is that of all cells, also of whole columns; a null among the formats leaves a cell alone", async () => {
    const book = await givenWorkbook({ Data: [[1, 2]] });
    await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      sheet.getRange("A1:B2").numberFormat = [["0%"]];
      sheet.getRange("D:E").numberFormat = [["@"]];
      sheet.getRange("A1").numberFormat = [[null]];
      await context.sync();
    });
    expect(["A1", "B2", "E9"].map((cell) => book.numberFormat(`Data!${cell}`))).toEqual(["0%", "0%", "@"]);
  });

  test("columns fit their longest text", async () => {
    const book = await givenWorkbook({ Data: [["short"], ["a much longer text than that"]] });
    await book.excel.run(async (context) => {
      context.workbook.worksheets.getItem("Data").getUsedRange().format.autofitColumns();
      await context.sync();
    });
    expect(book.sheet("Data").columnWidths.get(0)).toBeCloseTo(28.7);
  });

  test.each(["#12345", "reddish", "12"])("%s is no colour", async (color) => {
    const book = await givenWorkbook();
    await expect(
      book.excel.run(async (context) => {
        context.workbook.worksheets.getItem("Sheet1").getRange("A1").format.fill.color = color;
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: "InvalidArgument" });
  });
});

describe("conditional formats", () => {
  test("of every type are kept with their rule and what a match changes", async () => {
    const book = await givenWorkbook({ Data: [[1], [2], [3]] });
    await book.excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Data").getRange("A1:A3");
      const custom = range.conditionalFormats.add("Custom");
      custom.custom.rule.formula = "=$A1>2";
      custom.custom.format.fill.color = "#FFE8CC";
      custom.custom.format.font.bold = true;
      custom.custom.format.borders.getItem("EdgeLeft").color = "#000080";
      const cell = range.conditionalFormats.add("CellValue");
      cell.cellValue.rule = { formula1: "=1", operator: "GreaterThan" };
      range.conditionalFormats.add("ContainsText").textComparison.rule = { operator: "Contains", text: "x" };
      range.conditionalFormats.add("TopBottom").topBottom.rule = { rank: 2, type: "TopItems" };
      range.conditionalFormats.add("PresetCriteria").preset.rule = { criterion: "Blanks" };
      range.conditionalFormats.add("DataBar").dataBar.positiveFormat.fillColor = "#336699";
      range.conditionalFormats.add("ColorScale");
      range.conditionalFormats.add("IconSet").iconSet.style = "ThreeFlags";
      await context.sync();
    });
    const rules = book.sheet("Data").conditionalFormats;
    expect(rules.map(({ type }) => type)).toEqual(
      "IconSet ColorScale DataBar PresetCriteria TopBottom ContainsText CellValue Custom".split(" "),
    );
    expect(rules.map(({ priority }) => priority)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(rules.at(-1)).toMatchObject({
      rule: { formula: "=$A1>2" },
      format: {
        fill: "#FFE8CC",
        font: { bold: true },
        borders: { Left: { color: "#000080", style: "Continuous" } },
      },
    });
    expect(rules.find(({ type }) => type === "DataBar")!.rule).toMatchObject({
      positiveFormat: { fillColor: "#336699", gradientFill: true },
    });
  });

  test("are found by id, told apart by null objects, and cleared where they lie", async () => {
    const book = await givenWorkbook({ Data: [[1], [2], [3]] });
    const read = await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      const range = sheet.getRange("A1:A3");
      const added = range.conditionalFormats.add("Custom").load("id");
      added.custom.rule.formula = "=TRUE";
      await context.sync();
      const found = range.conditionalFormats.getItem(added.id).load("type,priority");
      const cell = found.cellValueOrNullObject;
      sheet.getRange("A2").conditionalFormats.clearAll();
      const ranges = found.getRanges().load("address");
      const count = range.conditionalFormats.getCount();
      await context.sync();
      found.delete();
      await context.sync();
      return [found.type, cell.isNullObject, ranges.address, count.value];
    });
    expect(read).toEqual(["Custom", true, "Data!A1,Data!A3", 1]);
    expect(book.sheet("Data").conditionalFormats).toEqual([]);
  });
});

describe("data validation", () => {
  test("one rule and one alert for each cell: a new rule takes the place of the old ones (excel-add-ins-data-validation)", async () => {
    const book = await givenWorkbook({ Data: [[1], [2], [3]], Lists: [["x"], ["y"]] });
    const read = await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      const all = sheet.getRange("A1:A3").dataValidation;
      all.rule = { wholeNumber: { formula1: 0, formula2: 100, operator: "Between" } };
      all.errorAlert = { message: "A count.", showAlert: true, style: "Stop", title: "Count" };
      const second = sheet.getRange("A2").dataValidation;
      second.rule = { list: { inCellDropDown: true, source: "=Lists!$A$1:$A$2" } };
      const first = sheet.getRange("A1").dataValidation.load("type,rule,errorAlert");
      second.load("type,rule,errorAlert");
      all.load("type");
      await context.sync();
      return [
        first.type,
        first.rule,
        first.errorAlert.message,
        second.type,
        second.rule,
        second.errorAlert.message,
        all.type,
      ];
    });
    expect(read).toEqual([
      "WholeNumber",
      { wholeNumber: { formula1: 0, formula2: 100, operator: "Between" } },
      "A count.",
      "List",
      { list: { inCellDropDown: true, source: "=Lists!$A$1:$A$2" } },
      "",
      "Inconsistent",
    ]);
  });

  test("an inline list of over 255 characters would make a file that Excel repairs (exceljs#667)", async () => {
    const book = await givenWorkbook();
    await expect(
      book.excel.run(async (context) => {
        context.workbook.worksheets.getItem("Sheet1").getRange("A1").dataValidation.rule = {
          list: { inCellDropDown: true, source: "abcdefghi,".repeat(26) },
        };
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: "InvalidArgument" });
  });
});

describe("protection", () => {
  const attempt = (
    book: Awaited<ReturnType<typeof givenWorkbook>>,
    change: (sheet: Excel.Worksheet) => void,
  ) =>
    book.excel
      .run(async (context) => {
        change(context.workbook.worksheets.getItem("Data"));
        await context.sync();
      })
      .then(
        () => "done",
        (error: OfficeExtension.Error) => error.code,
      );

  test("locked cells are AccessDenied, unlocked ones are written (learn.microsoft.com, Excel.WorksheetProtection)", async () => {
    const book = await givenWorkbook({ Data: [[1, 2]] });
    await attempt(book, (sheet) => {
      sheet.getRange("B1").format.protection.locked = false;
      sheet.protection.protect({ allowFormatColumns: true });
    });
    expect(await attempt(book, (sheet) => (sheet.getRange("A1").values = [[9]]))).toBe("AccessDenied");
    expect(await attempt(book, (sheet) => (sheet.getRange("B1").values = [[9]]))).toBe("done");
    expect(await attempt(book, (sheet) => (sheet.getRange("B1").format.fill.color = "#FFFFFF"))).toBe(
      "AccessDenied",
    );
    expect(await attempt(book, (sheet) => (sheet.getRange("B1").format.columnWidth = 60))).toBe("done");
    expect(await attempt(book, (sheet) => void sheet.getRange("2:2").insert("Down"))).toBe("AccessDenied");
    expect(await attempt(book, (sheet) => void sheet.charts.add("Line", sheet.getRange("A1:B1")))).toBe(
      "AccessDenied",
    );
    expect(book.cells("Data!A1:B1")).toEqual([[1, 9]]);
  });

  test("protecting a protected sheet fails, as does a wrong password", async () => {
    const book = await givenWorkbook({ Data: [[1]] });
    expect(await attempt(book, (sheet) => sheet.protection.protect(undefined, "secret"))).toBe("done");
    expect(await attempt(book, (sheet) => sheet.protection.protect())).toBe("AccessDenied");
    expect(await attempt(book, (sheet) => sheet.protection.unprotect("wrong"))).toBe("AccessDenied");
    expect(await attempt(book, (sheet) => sheet.protection.unprotect("secret"))).toBe("done");
    expect(await attempt(book, (sheet) => (sheet.getRange("A1").values = [[2]]))).toBe("done");
  });

  test("sorting locked cells is impossible although it is allowed (OfficeDev/office-js#2135)", async () => {
    const book = await givenWorkbook({ Data: [[2], [1]] });
    await attempt(book, (sheet) => sheet.protection.protect({ allowSort: true }));
    const code = await attempt(book, (sheet) =>
      sheet.getRange("A1:A2").sort.apply([{ key: 0, ascending: true }]),
    );
    expect(code).toBe("AccessDenied");
  });

  test("protected structure: no sheet comes, goes or is renamed", async () => {
    const book = await givenWorkbook({ Data: [[1]] });
    await book.excel.run(async (context) => {
      context.workbook.protection.protect();
      await context.sync();
    });
    expect(await attempt(book, (sheet) => (sheet.name = "Other"))).toBe("AccessDenied");
  });
});

import { givenWorkbook } from "../givenWorkbook";

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: OfficeExtension.Error) => error.code,
  );

describe("ranges", () => {
  test("lead to one another", async () => {
    const book = await givenWorkbook({
      Data: [
        [1, 2],
        [3, 4],
        [null, null],
        [5, null],
      ],
    });
    const addresses = await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      const range = sheet.getRange("B2:C3");
      const all = [
        range.getCell(0, 1),
        range.getRow(1),
        range.getColumn(0),
        range.getEntireColumn(),
        range.getEntireRow(),
        range.getOffsetRange(1, -1),
        range.getResizedRange(2, 0),
        range.getAbsoluteResizedRange(1, 4),
        range.getLastCell(),
        range.getLastRow(),
        range.getLastColumn(),
        range.getRowsBelow(2),
        range.getRowsAbove(1),
        range.getColumnsAfter(1),
        range.getColumnsBefore(1),
        range.getBoundingRect("E5"),
        range.getIntersection("A1:B2"),
        range.getSurroundingRegion(),
        sheet.getRange("A:A").getUsedRange(true),
        sheet.getRangeByIndexes(1, 1, 2, 3),
        sheet.getCell(4, 0),
        sheet.getRange(),
      ];
      for (const one of all) one.load("address");
      await context.sync();
      return all.map((one) => one.address.replace("Data!", ""));
    });
    expect(addresses).toEqual(
      (
        "C2 B3:C3 B2:B3 B:C 2:3 A3:B4 B2:C5 B2:E2 C3 B3:C3 C2:C3 B4:C5 B1:C1 D2:D3 A2:A3 B2:E5 B2 A1:C4 A1:A4 B2:D3 A5 " +
        "A:XFD"
      ).split(" "),
    );
  });

  test("a range that is resized by more than it has goes on to the other side", async () => {
    const book = await givenWorkbook({ Data: [] });
    const addresses = await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      const all = [
        sheet.getRange("E5").getResizedRange(0, -3),
        sheet.getRange("E5").getResizedRange(-2, 0),
        sheet.getRange("B2:C3").getResizedRange(-1, -1),
      ];
      for (const one of all) one.load("address");
      await context.sync();
      return all.map(({ address }) => address);
    });
    expect(addresses).toEqual(["Data!B5:E5", "Data!E3:E5", "Data!B2"]);
  });

  test("whole columns always read null and cannot be written (excel-add-ins-ranges-unbounded)", async () => {
    const book = await givenWorkbook({ Data: [[1]] });
    const read = await book.excel.run(async (context) => {
      const column = context.workbook.worksheets
        .getItem("Data")
        .getRange("A:A")
        .load("values,rowCount,isEntireColumn");
      await context.sync();
      return [column.values as unknown, column.rowCount, column.isEntireColumn];
    });
    expect(read).toEqual([null, 1_048_576, true]);
    const write = codeOf(
      book.excel.run(async (context) => {
        context.workbook.worksheets.getItem("Data").getRange("A:A").values = 1 as unknown as number[][];
        await context.sync();
      }),
    );
    expect(await write).toBe("InvalidArgument");
  });

  test("an empty sheet's used range is A1, an empty range has none (learn.microsoft.com, Excel.Worksheet.getUsedRange)", async () => {
    const book = await givenWorkbook({ Data: [] });
    const read = await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      const used = sheet.getUsedRange(true).load("address");
      const none = sheet.getUsedRangeOrNullObject(true);
      const range = sheet.getRange("A1:C3").getUsedRangeOrNullObject(true);
      await context.sync();
      return [used.address, none.isNullObject, range.isNullObject];
    });
    expect(read).toEqual(["Data!A1", true, true]);
    const code = codeOf(
      book.excel.run(async (context) => {
        context.workbook.worksheets.getItem("Data").getRange("A1:C3").getUsedRange(true).load("address");
        await context.sync();
      }),
    );
    expect(await code).toBe("ItemNotFound");
  });

  test("formatted cells count as used unless only values are asked for", async () => {
    const book = await givenWorkbook({ Data: [[1]] });
    const read = await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      sheet.getRange("D9").format.fill.color = "#FFEE00";
      const all = sheet.getUsedRange().load("address");
      const values = sheet.getUsedRange(true).load("address");
      await context.sync();
      return [all.address, values.address];
    });
    expect(read).toEqual(["Data!A1:D9", "Data!A1"]);
  });

  test("inserted cells move values, styles, formulas, names, tables, rules, charts and comments", async () => {
    const book = await givenWorkbook(
      {
        Data: [
          ["a", "b"],
          [1, 2],
          [3, "=SUM(A2:A3)"],
        ],
        Other: [["=Data!A2+Data!$B$2"]],
      },
      { tables: { tblData: "Data!A1:B3" } },
    );
    await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      context.workbook.names.add("first", sheet.getRange("A2"));
      sheet.charts.add("Line", sheet.getRange("A1:A3"), "Columns");
      sheet.getRange("A2:A3").conditionalFormats.add("Custom").custom.rule.formula = "=$A2>1";
      sheet.getRange("A2").dataValidation.rule = { list: { inCellDropDown: true, source: "x,y" } };
      context.workbook.comments.add("Data!A2", "note");
      sheet.getRange("1:2").insert("Down");
      await context.sync();
    });
    expect(book.cells("Data!A3:B5")).toEqual([
      ["a", "b"],
      [1, 2],
      [3, 4],
    ]);
    expect([book.formula("Data!B5"), book.formula("Other!A1")]).toEqual([
      "=SUM(A4:A5)",
      "=Data!A4+Data!$B$4",
    ]);
    expect(book.model.names[0]!.formula).toBe("=Data!$A$4");
    expect(book.table("tblData").box).toEqual({ top: 2, left: 0, bottom: 4, right: 1 });
    const { charts, conditionalFormats, validations, comments } = book.sheet("Data");
    expect(charts[0]!.series[0]!.values).toBe("Data!$A$4:$A$5");
    expect(conditionalFormats[0]).toMatchObject({
      ranges: [{ top: 3, bottom: 4 }],
      rule: { formula: "=$A4>1" },
    });
    expect(validations[0]!.ranges).toMatchObject([{ top: 3, bottom: 3 }]);
    expect(comments).toMatchObject([{ row: 3, column: 0 }]);
  });

  test("a name that points to deleted cells becomes #REF!", async () => {
    const book = await givenWorkbook({ Data: [[1], [2]] });
    const read = await book.excel.run(async (context) => {
      const name = context.workbook.names.add(
        "gone",
        context.workbook.worksheets.getItem("Data").getRange("A2"),
      );
      context.workbook.worksheets.getItem("Data").getRange("2:2").delete("Up");
      name.load("formula");
      const range = name.getRangeOrNullObject();
      await context.sync();
      return [name.formula as string, range.isNullObject];
    });
    expect(read).toEqual(["=Data!#REF!", true]);
  });

  test("a kept range follows its cells", async () => {
    const book = await givenWorkbook({ Data: [[1], [2]] });
    const address = await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      const cell = sheet.getRange("A2").load("address");
      await context.sync();
      sheet.getRange("A1").insert("Down");
      await context.sync();
      cell.load("address");
      await context.sync();
      return cell.address;
    });
    expect(address).toBe("Data!A3");
  });

  test("copy, move, clear, find, sort, merge, hide, select", async () => {
    const book = await givenWorkbook({
      Data: [
        [3, "=A1*2"],
        [1, "x"],
      ],
    });
    const found = await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      sheet.getRange("A3:B4").copyFrom("A1:B2");
      sheet.getRange("D1").copyFrom("A1:B2", "Values");
      const x = sheet.getRange().findOrNullObject("X", { completeMatch: true }).load("address");
      const none = sheet.getRange().findOrNullObject("nowhere", {});
      sheet.getRange("A1:A2").sort.apply([{ key: 0, ascending: true }]);
      sheet.getRange("F1:G2").merge();
      sheet.getRange("2:2").rowHidden = true;
      sheet.getRange("B4").moveTo("H9");
      sheet.getRange("D2").clear();
      sheet.getRange("C3").select();
      const selected = context.workbook.getSelectedRange().load("address");
      await context.sync();
      return [x.address, none.isNullObject, selected.address];
    });
    expect(found).toEqual(["Data!B2", true, "Data!C3"]);
    expect(book.cells("Data!A1:E4")).toEqual([
      [1, 2, null, 3, 6],
      [3, "x", null, null, "x"],
      [3, 6, null, null, null],
      [1, null, null, null, null],
    ]);
    expect([book.formula("Data!B3"), book.cell("Data!H9")]).toEqual(["=A3*2", "x"]);
    expect(book.sheet("Data").merges).toEqual([{ top: 0, left: 5, bottom: 1, right: 6 }]);
    expect([...book.sheet("Data").hiddenRows]).toEqual([1]);
  });

  test("special cells: constants, formulas, blanks, what is visible", async () => {
    const book = await givenWorkbook({
      Data: [
        [1, "x", null],
        [2, "=A1", true],
      ],
    });
    const read = await book.excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Data").getRange("A1:C2");
      range.getRow(1).rowHidden = true;
      const all = [
        range.getSpecialCells("Constants"),
        range.getSpecialCells("Constants", "Numbers"),
        range.getSpecialCells("Formulas"),
        range.getSpecialCells("Blanks"),
        range.getSpecialCells("Visible"),
      ];
      for (const one of all) one.load("address");
      const none = range.getSpecialCellsOrNullObject("Formulas", "Errors");
      await context.sync();
      return [...all.map((one) => one.address.replaceAll("Data!", "")), none.isNullObject];
    });
    expect(read).toEqual(["A1:B1,A2,C2", "A1:A2", "B2", "C1", "A1:C1", true]);
  });

  test("several areas are formatted, cleared and counted together", async () => {
    const book = await givenWorkbook({
      Data: [
        [1, 2],
        [3, 4],
      ],
    });
    const read = await book.excel.run(async (context) => {
      const areas = context.workbook.worksheets.getItem("Data").getRanges("A1, B2");
      areas.format.fill.color = "yellow";
      areas.load("areaCount,cellCount,address");
      areas.areas.load("items/values");
      const found = context.workbook.worksheets
        .getItem("Data")
        .findAllOrNullObject("2", { completeMatch: true });
      found.load("address");
      await context.sync();
      areas.clear("Contents");
      await context.sync();
      return [
        areas.areaCount,
        areas.cellCount,
        areas.areas.items.map((item) => item.values as unknown),
        found.address,
      ];
    });
    expect(read).toEqual([2, 2, [[[1]], [[4]]], "Data!B1"]);
    expect(book.cells("Data!A1:B2")).toEqual([
      [null, 2],
      [3, null],
    ]);
    expect(book.model.styles.get(book.sheet("Data").cells.style(1, 1)).fill).toBe("#FFFF00");
  });

  test("an address of over 8,192 characters is cut without a word (excel-add-ins-troubleshooting)", async () => {
    const book = await givenWorkbook({ Data: [] });
    const areas = await book.excel.run(async (context) => {
      const address = Array.from({ length: 3000 }, (_, i) => `A${i + 1}`).join(",");
      const ranges = context.workbook.worksheets.getItem("Data").getRanges(address).load("areaCount");
      await context.sync();
      return ranges.areaCount;
    });
    expect(areas).toBeLessThan(3000);
  });
});

import { givenWorkbook } from "../givenWorkbook";

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: OfficeExtension.Error) => error.code,
  );

describe("worksheets", () => {
  test("are added, named, moved, hidden, activated and deleted", async () => {
    const book = await givenWorkbook({ Data: [[1]], Other: [["=Data!A1"]] });
    const order = await book.excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const added = worksheets.add("Summary");
      added.position = 0;
      added.tabColor = "orange";
      added.showGridlines = false;
      added.activate();
      worksheets.getItem("Data").name = "Raw data";
      worksheets.getItem("Other").visibility = "VeryHidden";
      worksheets.load("items/name,items/visibility,items/position");
      const active = worksheets.getActiveWorksheet().load("name,tabColor");
      await context.sync();
      return [worksheets.items.map((sheet) => [sheet.name, sheet.visibility]), active.name, active.tabColor];
    });
    expect(order).toEqual([
      [
        ["Summary", "Visible"],
        ["Raw data", "Visible"],
        ["Other", "VeryHidden"],
      ],
      "Summary",
      "#FFA500",
    ]);
    expect(book.formula("Other!A1")).toBe("='Raw data'!A1");
    expect(book.cell("Other!A1")).toBe(1);
  });

  test.each(["", "a".repeat(32), "a/b", "a[b]", "a:b", "'a"])("%s is no name for a sheet", async (name) => {
    const book = await givenWorkbook();
    const code = codeOf(
      book.excel.run(async (context) => {
        context.workbook.worksheets.getItem("Sheet1").name = name;
        await context.sync();
      }),
    );
    expect(await code).toBe("InvalidArgument");
  });

  test("a taken name is ItemAlreadyExists, the last visible sheet stays", async () => {
    const book = await givenWorkbook({ Data: [], Other: [] });
    const add = codeOf(
      book.excel.run(async (context) => {
        context.workbook.worksheets.add("DATA");
        await context.sync();
      }),
    );
    expect(await add).toBe("ItemAlreadyExists");
    const hide = codeOf(
      book.excel.run(async (context) => {
        context.workbook.worksheets.getItem("Other").delete();
        context.workbook.worksheets.getItem("Data").visibility = "Hidden";
        await context.sync();
      }),
    );
    expect(await hide).toBe("InvalidOperation");
    expect(book.model.sheets.map(({ name }) => name)).toEqual(["Data"]);
  });

  test("a very hidden sheet is not deleted until it is shown (learn.microsoft.com, Excel.Worksheet)", async () => {
    const book = await givenWorkbook({ Data: [], State: [] });
    const code = codeOf(
      book.excel.run(async (context) => {
        const state = context.workbook.worksheets.getItem("State");
        state.visibility = "VeryHidden";
        state.delete();
        await context.sync();
      }),
    );
    expect(await code).toBe("InvalidOperation");
  });

  test("custom properties, freeze panes, page layout", async () => {
    const book = await givenWorkbook({ Data: [[1]] });
    const read = await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      sheet.customProperties.add("acm.role", "summary");
      sheet.freezePanes.freezeRows(2);
      const frozen = sheet.freezePanes.getLocationOrNullObject().load("address");
      const property = sheet.customProperties.getItemOrNullObject("ACM.role").load("key,value");
      const { pageLayout } = sheet;
      pageLayout.orientation = "Landscape";
      pageLayout.zoom = { horizontalFitToPages: 1 };
      pageLayout.setPrintArea("A1:F20");
      pageLayout.setPrintTitleRows("$1:$2");
      pageLayout.headersFooters.defaultForAllPages.centerFooter = "Page &P of &N";
      pageLayout.load("zoom,orientation,leftMargin");
      const area = pageLayout.getPrintAreaOrNullObject().load("address");
      const titles = pageLayout.getPrintTitleRowsOrNullObject().load("address");
      await context.sync();
      return [
        frozen.address,
        property.value,
        pageLayout.zoom,
        pageLayout.leftMargin,
        area.address,
        titles.address,
      ];
    });
    expect(read[0]).toBe("Data!1:2");
    expect(read.slice(1)).toEqual([
      "summary",
      { horizontalFitToPages: 1 },
      0.7 * 72,
      "Data!A1:F20",
      "Data!1:2",
    ]);
    const { page, frozenRows } = book.sheet("Data");
    expect([page.orientation, page.footer.center, frozenRows]).toEqual(["Landscape", "Page &P of &N", 2]);
  });

  test("page breaks: set above a row or left of a column, told in order, gone when deleted", async () => {
    const book = await givenWorkbook({ Data: [[1]] });
    const read = await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      const { horizontalPageBreaks: rows, verticalPageBreaks: columns } = sheet;
      for (const address of ["A21:E21", "C8", "A21", "A31"]) rows.add(address);
      const column = columns.add(sheet.getRange("D4:F9")).load("rowIndex,columnIndex");
      rows.load("items/rowIndex,items/columnIndex");
      const first = rows.getItem(0).getCellAfterBreak().load("address");
      const [count, other] = [rows.getCount(), column.getCellAfterBreak().load("address")];
      await context.sync();
      const told = rows.items.map(({ rowIndex, columnIndex }) => [rowIndex, columnIndex]);
      for (const one of rows.items.slice(0, 2)) one.delete();
      columns.removePageBreaks();
      await context.sync();
      return [told, count.value, first.address, [column.rowIndex, column.columnIndex], other.address];
    });
    expect(read).toEqual([
      [
        [7, 0],
        [20, 0],
        [30, 0],
      ],
      3,
      "Data!A8",
      [0, 3],
      "Data!D1",
    ]);
    const { page } = book.sheet("Data");
    expect([[...page.rowBreaks], [...page.columnBreaks]]).toEqual([[30], []]);
  });

  test("a page break moves with its row, and nothing breaks before the first one", async () => {
    const book = await givenWorkbook({ Data: [[1]] });
    await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      for (const row of [3, 6, 10]) sheet.horizontalPageBreaks.add(`A${row}`);
      sheet.getRange("5:6").insert("Down");
      sheet.getRange("3:3").delete("Up");
      sheet.getRange("A1:B1").insert("Down");
      await context.sync();
    });
    expect([...book.sheet("Data").page.rowBreaks]).toEqual([6, 10]);
    const refused = book.excel.run(async (context) => {
      context.workbook.worksheets.getItem("Data").horizontalPageBreaks.add("B1");
      await context.sync();
    });
    await expect(refused).rejects.toMatchObject({ code: "InvalidArgument" });
  });
});

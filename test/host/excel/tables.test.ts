import { givenWorkbook } from "../givenWorkbook";
import { boxOf, codeOf, givenTable, GRID } from "./givenTable";

describe("tables", () => {
  test("without their header row the columns keep their names, which come back with it", async () => {
    const book = await givenTable();
    const show = (isShown: boolean) =>
      book.excel.run(async (context) => {
        const table = context.workbook.tables.getItem("tblData");
        table.showHeaders = isShown;
        table.columns.load("items/name");
        await context.sync();
        return table.columns.items.map(({ name }) => name);
      });
    expect(await show(false)).toEqual(["Provider", "Count"]);
    expect([book.cell("Data!A1"), book.cell("Data!B1")]).toEqual([null, null]);
    expect(boxOf(book, "tblData")).toEqual([1, 0, 2, 1]);
    await show(true);
    expect([book.cell("Data!A1"), book.cell("Data!B1")]).toEqual(["Provider", "Count"]);
    expect(boxOf(book, "tblData")).toEqual([0, 0, 2, 1]);
  });

  test("are found by name in the whole workbook, in any case", async () => {
    const book = await givenTable();
    const found = await book.excel.run(async (context) => {
      const table = context.workbook.tables.getItemOrNullObject("TBLDATA").load("name,showTotals");
      const none = context.workbook.tables.getItemOrNullObject("tblNone");
      const columns = table.columns.load("items/name,items/id,items/index");
      await context.sync();
      return [
        table.name,
        none.isNullObject,
        columns.items.map((column) => [column.name, column.id, column.index]),
      ];
    });
    expect(found).toEqual([
      "tblData",
      true,
      [
        ["Provider", 1, 0],
        ["Count", 2, 1],
      ],
    ]);
  });

  test("names are unique in the workbook, not per sheet: InvalidArgument (OfficeDev/office-js#551)", async () => {
    const book = await givenTable({ Other: [["a"], [1]] });
    const code = codeOf(
      book.excel.run(async (context) => {
        context.workbook.worksheets.getItem("Other").tables.add("A1:A2", true).name = "tbldata";
        await context.sync();
      }),
    );
    expect(await code).toBe("InvalidArgument");
  });

  test("must not overlap", async () => {
    const book = await givenTable();
    const code = codeOf(
      book.excel.run(async (context) => {
        context.workbook.worksheets.getItem("Data").tables.add("B2:C4", true);
        await context.sync();
      }),
    );
    expect(await code).toBe("InvalidArgument");
  });

  test("headers become texts, unique ignoring case, none blank", async () => {
    const book = await givenWorkbook(
      { Data: [["Count", "count", null, 2026]] },
      { tables: { tbl: "Data!A1:D2" } },
    );
    expect(book.table("tbl").columns.map(({ name }) => name)).toEqual(["Count", "count2", "Column3", "2026"]);
    expect(book.cells("Data!A1:D1")).toEqual([["Count", "count2", "Column3", "2026"]]);
  });

  test("without headers a row is inserted for them", async () => {
    const book = await givenWorkbook({
      Data: [
        [1, 2],
        ["below", null],
      ],
    });
    await book.excel.run(async (context) => {
      context.workbook.worksheets.getItem("Data").tables.add("A1:B1", false);
      await context.sync();
    });
    expect(book.cells("Data!A1:B3")).toEqual([
      ["Column1", "Column2"],
      [1, 2],
      ["below", null],
    ]);
  });

  test("a header that is written over renames its column", async () => {
    const book = await givenTable();
    book.type("Data!B1", "People");
    expect(book.table("tblData").columns[1]!.name).toBe("People");
  });

  test("do not grow over formulas alone, which are their totals, but over records with formulas", async () => {
    const book = await givenTable();
    await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      sheet.getRange("B4").formulas = [["=SUM(tblData[Count])"]];
      await context.sync();
    });
    expect([boxOf(book, "tblData"), book.cell("Data!B4")]).toEqual([[0, 0, 2, 1], 4]);
    await book.excel.run(async (context) => {
      context.workbook.worksheets.getItem("Data").getRange("A4:B4").formulas = [["West", "=B2*2"]];
      await context.sync();
    });
    expect(boxOf(book, "tblData")).toEqual([0, 0, 3, 1]);
  });

  test("grow over what is written right below and beside them", async () => {
    const book = await givenTable();
    book.type("Data!A4", "West");
    expect(boxOf(book, "tblData")).toEqual([0, 0, 3, 1]);
    book.type("Data!C1", "Target");
    expect(boxOf(book, "tblData")).toEqual([0, 0, 3, 2]);
    book.type("Data!A6", "not next to it");
    expect(boxOf(book, "tblData")).toEqual([0, 0, 3, 2]);
  });

  test("do not grow where a validation rule stands below (co-authoring-in-excel-add-ins)", async () => {
    const book = await givenTable();
    await book.excel.run(async (context) => {
      context.workbook.worksheets.getItem("Data").getRange("A4:B9").dataValidation.rule = {
        wholeNumber: { formula1: 0, operator: "GreaterThan" },
      };
      await context.sync();
    });
    book.type("Data!A4", "West");
    expect(boxOf(book, "tblData")).toEqual([0, 0, 2, 1]);
  });

  test("a write of over 1,500 cells arrives in slices: blanks at a slice's end leave the table too short (OfficeDev/office-js#3013)", async () => {
    const book = await givenTable();
    await book.excel.run(async (context) => {
      // Two columns make slices of 750 rows: the first one ends in a blank row.
      const rows = Array.from({ length: 1600 }, (_, i) => (i === 749 ? ["", ""] : [`P${i}`, i]));
      context.workbook.worksheets.getItem("Data").getRange("A4:B1603").values = rows;
      await context.sync();
    });
    expect(boxOf(book, "tblData")).toEqual([0, 0, 2 + 749, 1]);
    expect(book.cell("Data!A1603")).toBe("P1599");
  });

  test("resized first they hold all rows, whatever the slices", async () => {
    const book = await givenTable();
    await book.excel.run(async (context) => {
      const table = context.workbook.tables.getItem("tblData");
      table.resize("A1:B1603");
      const rows = Array.from({ length: 1600 }, (_, i) => (i === 749 ? ["", ""] : [`P${i}`, i]));
      table.worksheet.getRange("A4:B1603").values = rows;
      await context.sync();
    });
    expect(boxOf(book, "tblData")).toEqual([0, 0, 1602, 1]);
  });

  test("resize keeps the header row and overlaps the old range; cells stay (learn.microsoft.com, Excel.Table.resize)", async () => {
    const book = await givenTable();
    const resize = (address: string) =>
      codeOf(
        book.excel.run(async (context) => {
          context.workbook.tables.getItem("tblData").resize(address);
          await context.sync();
        }),
      );
    expect(await resize("A2:B4")).toBe("InvalidArgument");
    expect(await resize("D1:E4")).toBe("InvalidArgument");
    expect(await resize("A1:C2")).toBe("done");
    expect(book.table("tblData").columns.map(({ name }) => name)).toEqual(["Provider", "Count", "Column3"]);
    expect(book.cells("Data!A3:B3")).toEqual([["South", 1]]);
  });

  test("hidden and filtered rows are in values; only the visible view leaves them out (OfficeDev/office-js#226)", async () => {
    const book = await givenTable();
    const read = await book.excel.run(async (context) => {
      const table = context.workbook.tables.getItem("tblData");
      table.columns.getItem("Count").filter.applyCustomFilter(">2");
      const body = table.getDataBodyRange().load("values");
      const view = body.getVisibleView().load("values");
      await context.sync();
      const shown = [body.values, view.values];
      table.clearFilters();
      await context.sync();
      return shown;
    });
    expect(read).toEqual([
      [
        ["North", 3],
        ["South", 1],
      ],
      [["North", 3]],
    ]);
    expect(book.sheet("Data").hiddenRows.size).toBe(0);
  });

  test("sort moves data under the row objects", async () => {
    const book = await givenTable();
    await book.excel.run(async (context) => {
      context.workbook.tables.getItem("tblData").sort.apply([{ key: 1, ascending: true }]);
      await context.sync();
    });
    expect(book.cells("Data!A2:B3")).toEqual([
      ["South", 1],
      ["North", 3],
    ]);
  });

  test("totals row, style, columns added and deleted, back to a range", async () => {
    const book = await givenTable();
    await book.excel.run(async (context) => {
      const table = context.workbook.tables.getItem("tblData");
      table.showTotals = true;
      table.style = "TableStyleLight1";
      table.showBandedRows = false;
      table.columns.add(undefined, [["Target"], [5], [6], [""]]);
      table.columns.getItem("Count").delete();
      await context.sync();
      const total = table.getTotalRowRange().load("address");
      await context.sync();
      expect(total.address).toBe("Data!A4:B4");
      table.convertToRange();
      await context.sync();
    });
    expect(book.cells("Data!A1:B4")).toEqual([
      ["Provider", "Target"],
      ["North", 5],
      ["South", 6],
      ["Total", null],
    ]);
    expect(book.sheet("Data").tables).toEqual([]);
  });

  test("deleting a table takes its cells", async () => {
    const book = await givenTable();
    await book.excel.run(async (context) => {
      context.workbook.tables.getItem("tblData").delete();
      await context.sync();
    });
    expect(book.cells("Data!A1:B3")).toEqual(GRID.map(() => [null, null]));
  });
});

import { ExcelHost } from "../../../src/host/excel/excelHost";
import { EXCEL_LTSC_2021 } from "../../../src/host/excel/profiles";
import { ActionType, type ResponseBody } from "../../../src/host/protocol/request";
import { givenModel, givenWorkbook } from "../givenWorkbook";

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: OfficeExtension.Error) => error,
  );

describe("a batch", () => {
  test("is no transaction: what came before the error stays, what comes after is left out", async () => {
    const book = await givenWorkbook({ Data: [] });
    const error = await failure(
      book.excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Data");
        sheet.getRange("A1").values = [["before"]];
        context.workbook.worksheets.getItem("Nope").getRange("A1").values = [["never"]];
        sheet.getRange("A2").values = [["after"]];
        await context.sync();
      }),
    );
    expect(error).toMatchObject({ code: "ItemNotFound", message: "The requested resource doesn't exist." });
    expect(error!.debugInfo.statement).toContain("getItem");
    expect(book.cells("Data!A1:A2")).toEqual([["before"], [null]]);
  });

  test("evaluates each path once: an added sheet is added once however often it is used", async () => {
    const book = await givenWorkbook({ Data: [] });
    await book.excel.run(async (context) => {
      const added = context.workbook.worksheets.add("New").load("name");
      added.getRange("A1").values = [[1]];
      added.getRange("A2").values = [[2]];
      await context.sync();
    });
    expect(book.model.sheets.map(({ name }) => name)).toEqual(["Data", "New"]);
  });

  test("null objects have null children, and setting them is an error", async () => {
    const book = await givenWorkbook({ Data: [] });
    await book.excel.run(async (context) => {
      const none = context.workbook.worksheets.getItemOrNullObject("Nope");
      const used = none.getUsedRangeOrNullObject().load("values");
      const table = none.tables.getItemOrNullObject("x");
      await context.sync();
      expect([none.isNullObject, used.isNullObject, table.isNullObject]).toEqual([true, true, true]);
      none.name = "New";
      expect(await failure(context.sync())).toMatchObject({ code: "InvalidOperation" });
    });
  });

  test("what was not loaded cannot be read", async () => {
    const book = await givenWorkbook({ Data: [[1]] });
    await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data").load("name");
      await context.sync();
      expect(sheet.name).toBe("Data");
      expect(() => sheet.position).toThrow(/is not available|load/);
    });
  });

  test("select, expand, top and skip", async () => {
    const book = await givenWorkbook(
      { One: [["a"], [1]], Two: [], Three: [] },
      { tables: { tblOne: "One!A1:A2" } },
    );
    const read = await book.excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load({ select: "name", expand: "tables", top: 2 });
      const later = context.workbook.worksheets.getItem("One").tables;
      later.load("items/name,count");
      await context.sync();
      return [
        worksheets.items.map((sheet) => [sheet.name, sheet.tables.items.length]),
        later.items[0]!.name,
        later.count,
      ];
    });
    expect(read).toEqual([
      [
        ["One", 1],
        ["Two", 0],
      ],
      "tblOne",
      1,
    ]);
  });

  test("a name that is no member's loads nothing; a member that the host lacks is named", async () => {
    const book = await givenWorkbook({ One: [], Two: [] });
    await book.excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load("NoPropertiesNeeded");
      worksheets.getItem("One").load("text");
      await context.sync();
      expect(worksheets.items).toHaveLength(2);
      expect(() => worksheets.items[0]!.name).toThrow();
      worksheets.load("items/slicers");
      expect(await failure(context.sync())).toMatchObject({ code: "ApiNotFound" });
    });
  });

  test("a read-only property that is set is silently ignored (troubleshoot-development-errors)", () => {
    const model = givenModel({ Data: [] });
    const host = new ExcelHost(model);
    const answer = host.answer(
      JSON.stringify({
        ObjectPaths: {
          1: { Id: 1, ObjectPathType: 1, Name: "" },
          2: { Id: 2, ObjectPathType: 4, Name: "Worksheets", ParentObjectPathId: 1 },
          3: {
            Id: 3,
            ObjectPathType: 5,
            Name: "",
            ParentObjectPathId: 2,
            ArgumentInfo: { Arguments: ["Data"] },
          },
        },
        Actions: [
          {
            Id: 4,
            ActionType: ActionType.SetProperty,
            Name: "Id",
            ObjectPathId: 3,
            ArgumentInfo: { Arguments: ["x"] },
          },
          {
            Id: 5,
            ActionType: ActionType.Update,
            Name: "",
            ObjectPathId: 3,
            ObjectState: { TabColor: "#FF0000" },
          },
          {
            Id: 6,
            ActionType: ActionType.QueryAsJson,
            Name: "",
            ObjectPathId: 3,
            QueryInfo: { Select: ["tabColor"] },
          },
          {
            Id: 7,
            ActionType: ActionType.EnsureUnchanged,
            Name: "",
            ObjectPathId: 3,
            ObjectState: { Name: "Other" },
          },
        ],
      }),
    );
    const { Results, Error } = JSON.parse(answer as string) as ResponseBody;
    expect(Results.map(({ Value }) => Value)).toEqual([
      null,
      null,
      { Id: model.sheets[0]!.id, TabColor: "#FF0000" },
    ]);
    expect(Error).toMatchObject({ Code: "Conflict", ActionIndex: 3 });
  });

  test("references are released at the end of Excel.run", async () => {
    const book = await givenWorkbook({ Data: [[1]] });
    await book.excel.run(async (context) => {
      context.workbook.worksheets.getItem("Data").getRange("A1").load("values");
      await context.sync();
      expect(book.host.references.count).toBe(1);
    });
    await book.settle();
    expect(book.host.references.count).toBe(0);
  });

  test("tracked ranges live on in the next run", async () => {
    const book = await givenWorkbook({ Data: [[1]] });
    let cell: Excel.Range;
    await book.excel.run(async (context) => {
      cell = context.workbook.worksheets.getItem("Data").getRange("A1");
      cell.track();
      await context.sync();
    });
    await book.window.Excel.run(cell!, async (context) => {
      cell.values = [[2]];
      await context.sync();
      cell.untrack();
    });
    expect(book.cell("Data!A1")).toBe(2);
  });
});

describe("API sets", () => {
  test("a member above the declared set is ApiNotFound by name, also where the client lets it through", async () => {
    const book = await givenWorkbook({ Data: [] }, { apiSets: { ExcelApi: "1.9" } });
    const error = await failure(
      book.excel.run(async (context) => {
        context.workbook.worksheets.getItem("Data").load("tabColor");
        context.workbook.comments.add("Data!A1", "x");
        await context.sync();
      }),
    );
    expect(error).toMatchObject({ code: "ApiNotFound" });
    expect(error!.message).toContain("comments");
  });

  test("a property set has its own gate", async () => {
    const book = await givenWorkbook({ Data: [] }, { apiSets: { ExcelApi: "1.7" } });
    const error = await failure(
      book.excel.run(async (context) => {
        context.workbook.application.load("calculationMode");
        await context.sync();
        context.workbook.application.calculationMode = "Manual";
        await context.sync();
      }),
    );
    expect(error).toMatchObject({ code: "ApiNotFound" });
    expect(error!.message).toContain("Application.calculationMode");
  });

  test("a member that the host lacks is ApiNotFound by name", async () => {
    const book = await givenWorkbook({ Data: [] });
    const error = await failure(
      book.excel.run(async (context) => {
        context.workbook.worksheets.getItem("Data").pivotTables.load("items/name");
        await context.sync();
      }),
    );
    expect(error).toMatchObject({ code: "ApiNotFound" });
    expect(error!.message).toContain("Worksheet.pivotTables");
  });

  test("load() without names leaves out what is above the set", async () => {
    const book = await givenWorkbook({ Data: [] }, { apiSets: { ExcelApi: "1.6" } });
    await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data").load();
      await context.sync();
      expect(sheet.name).toBe("Data");
      expect(() => sheet.tabColor).toThrow();
    });
  });
});

describe("sizes", () => {
  test("5 MB for a request and for a response on the web (learn.microsoft.com, excel/performance)", async () => {
    const book = await givenWorkbook(
      { Data: [] },
      { limits: { requestBytes: 20_000, responseBytes: 4_000 } },
    );
    const write = failure(
      book.excel.run(async (context) => {
        context.workbook.worksheets.getItem("Data").getRange("A1").values = [["x".repeat(25_000)]];
        await context.sync();
      }),
    );
    expect(await write).toMatchObject({ code: "RequestPayloadSizeLimitExceeded" });
    expect(book.cell("Data!A1")).toBeNull();
    book.type("Data!A1", "x".repeat(5000));
    const read = failure(
      book.excel.run(async (context) => {
        context.workbook.worksheets.getItem("Data").getRange("A1").load("values");
        await context.sync();
      }),
    );
    expect(await read).toMatchObject({ code: "ResponsePayloadSizeLimitExceeded" });
  });

  test.each(["error", "null"] as const)(
    "a read over the limit of cells answers with %s",
    async (largeRead) => {
      const book = await givenWorkbook({ Data: [] }, { limits: { readCells: 100, largeRead } });
      const read = book.excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem("Data").getRange("A1:B51").load("values");
        await context.sync();
        return range.values;
      });
      if (largeRead === "null") expect(await read).toBeNull();
      else expect(await failure(read)).toMatchObject({ code: "RangeExceedsLimit" });
    },
  );

  test("Excel on the desktop has no such limit", async () => {
    const book = await givenWorkbook({ Data: [] }, EXCEL_LTSC_2021);
    await book.excel.run(async (context) => {
      const text = "x".repeat(30_000);
      const rows = Array.from({ length: 200 }, () => [text]);
      context.workbook.worksheets.getItem("Data").getRange("A1:A200").values = rows;
      await context.sync();
    });
    expect(Math.max(...book.host.syncLog.map(({ requestBytes }) => requestBytes))).toBeGreaterThan(
      5 * 1024 * 1024,
    );
    expect(book.window.Office.context.requirements.isSetSupported("ExcelApi", "1.15")).toBe(false);
  });

  test("every sync is in the log with its bytes", async () => {
    const book = await givenWorkbook({ Data: [] });
    book.syncs();
    await book.excel.run(async (context) => {
      context.workbook.worksheets.getItem("Data").getRange("A1").values = [["x".repeat(1000)]];
      await context.sync();
    });
    const write = book.host.syncLog.find(({ requestBytes }) => requestBytes > 1000);
    expect(write).toMatchObject({ error: undefined });
    expect(write!.responseBytes).toBeLessThan(1000);
  });
});

test("a mistake of the host's own is said, not waited for, and the console is told that it is one", async () => {
  const book = await givenWorkbook({ Data: [] });
  const mistake = new Error("the grid fell over");
  book.model.onChange(() => {
    throw mistake;
  });
  const told = jest.spyOn(console, "error").mockImplementation(() => undefined);
  const error = await failure(
    book.excel.run(async (context) => {
      context.workbook.worksheets.getItem("Data").getRange("A1").values = [[1]];
      await context.sync();
    }),
  );
  expect(error).toMatchObject({ code: "GeneralException" });
  expect(error!.message).toContain("the grid fell over");
  expect(told).toHaveBeenCalledWith(expect.stringContaining("its own mistake"), mistake);
  told.mockRestore();
});

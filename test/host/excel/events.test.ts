import { givenWorkbook } from "../givenWorkbook";

type Book = Awaited<ReturnType<typeof givenWorkbook>>;

/** Registers a handler and collects what it is told. */
async function listening<Args>(
  book: Book,
  register: (context: Excel.RequestContext, hear: (args: Args) => Promise<void>) => void,
) {
  const heard: Args[] = [];
  await book.excel.run(async (context) => {
    register(context, async (args) => void heard.push(args));
    await context.sync();
  });
  return heard;
}

describe("events", () => {
  test("onChanged of a sheet tells what a person typed, with before and after for a single cell", async () => {
    const book = await givenWorkbook({ Data: [[1, 2]], Other: [] });
    const heard = await listening<Excel.WorksheetChangedEventArgs>(book, (context, hear) =>
      context.workbook.worksheets.getItem("Data").onChanged.add(hear),
    );
    book.type("Data!B1", 5);
    book.type("Other!A1", 1);
    await book.settle();
    expect(heard).toMatchObject([
      {
        type: "WorksheetChanged",
        address: "B1",
        changeType: "RangeEdited",
        source: "Local",
        worksheetId: book.sheet("Data").id,
        details: { valueBefore: 2, valueAfter: 5, valueTypeBefore: "Double", valueTypeAfter: "Double" },
      },
    ]);
  });

  test("handlers reach the changed range; several cells come without details", async () => {
    const book = await givenWorkbook({ Data: [[1, 2]] });
    const heard = await listening<Excel.WorksheetChangedEventArgs>(book, (context, hear) =>
      context.workbook.worksheets.onChanged.add(hear),
    );
    book.type("Data!A1:B1", 7, "remote");
    await book.settle();
    expect(heard).toHaveLength(1);
    expect([heard[0]!.source, heard[0]!.details]).toEqual(["Remote", undefined]);
    const values = await book.excel.run(async (context) => {
      const range = heard[0]!.getRange(context).load("values");
      await context.sync();
      return range.values;
    });
    expect(values).toEqual([[7, 7]]);
  });

  test("the add-in's own writes are told as its own (1.14)", async () => {
    const book = await givenWorkbook({ Data: [] });
    const heard = await listening<Excel.WorksheetChangedEventArgs>(book, (context, hear) =>
      context.workbook.worksheets.getItem("Data").onChanged.add(hear),
    );
    await book.excel.run(async (context) => {
      context.workbook.worksheets.getItem("Data").getRange("A1").values = [[1]];
      context.workbook.worksheets.getItem("Data").getRange("1:1").insert("Down");
      await context.sync();
    });
    await book.settle();
    expect(heard).toMatchObject([
      { triggerSource: "ThisLocalAddin", changeType: "RangeEdited" },
      { changeType: "RowInserted", address: "1:1", changeDirectionState: { insertShiftDirection: "Down" } },
    ]);
  });

  test("a handler that was removed, or events switched off, hear nothing", async () => {
    const book = await givenWorkbook({ Data: [] });
    const heard: string[] = [];
    let registration: OfficeExtension.EventHandlerResult<Excel.WorksheetChangedEventArgs>;
    await book.excel.run(async (context) => {
      registration = context.workbook.worksheets
        .getItem("Data")
        .onChanged.add(async (args) => void heard.push(args.address));
      await context.sync();
      context.runtime.enableEvents = false;
      await context.sync();
    });
    book.type("Data!A1", 1);
    await book.settle();
    await book.excel.run(async (context) => {
      context.runtime.enableEvents = true;
      await context.sync();
    });
    book.type("Data!A2", 1);
    await book.settle();
    await book.window.Excel.run(registration!.context, async (context) => {
      registration.remove();
      await context.sync();
    });
    book.type("Data!A3", 1);
    await book.settle();
    expect(heard).toEqual(["A2"]);
  });

  test("activation, selection, sheets and tables", async () => {
    const book = await givenWorkbook(
      { Data: [["a"], [1]], Other: [] },
      { tables: { tblData: "Data!A1:A2" } },
    );
    const heard: string[] = [];
    await book.excel.run(async (context) => {
      const { worksheets, tables } = context.workbook;
      worksheets.onActivated.add(async (args) => void heard.push(`activated ${args.worksheetId}`));
      worksheets.onDeactivated.add(async (args) => void heard.push(`left ${args.worksheetId}`));
      worksheets.onSelectionChanged.add(async (args) => void heard.push(`selected ${args.address}`));
      worksheets.onAdded.add(async () => void heard.push("added"));
      worksheets.onDeleted.add(async () => void heard.push("deleted"));
      worksheets.onNameChanged.add(
        async (args) => void heard.push(`${args.nameBefore} is ${args.nameAfter}`),
      );
      tables.onChanged.add(async (args) => void heard.push(`table ${args.tableId} ${args.address}`));
      tables.onAdded.add(async (args) => void heard.push(`table added ${args.tableId}`));
      await context.sync();
      worksheets.getItem("Other").activate();
      worksheets.getItem("Other").getRange("B2").select();
      worksheets.add("New").name = "Newer";
      worksheets.getItem("Newer").delete();
      worksheets.getItem("Data").getRange("A2").values = [[2]];
      worksheets.getItem("Other").tables.add("A1:A2", true);
      await context.sync();
    });
    await book.settle();
    const [data, other] = book.model.sheets.map(({ id }) => id);
    expect(heard).toEqual([
      `left ${data}`,
      `activated ${other}`,
      "selected B2",
      "added",
      "New is Newer",
      "deleted",
      `table ${book.table("tblData").id} A2`,
      `table added ${book.table("Table1").id}`,
    ]);
  });
});

describe("events of a sheet's results, order and rows", () => {
  test("a sort tells which rows or columns moved", async () => {
    const book = await givenWorkbook({ Data: [["n"], [1], [3], [2], [4]] });
    const told: string[] = [];
    await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      const hear = (event: { address: string }) => Promise.resolve(void told.push(event.address));
      sheet.onRowSorted.add(hear);
      sheet.onColumnSorted.add(hear);
      await context.sync();
      sheet.getRange("A1:A5").sort.apply([{ key: 0, ascending: true }], false, true);
      await context.sync();
    });
    await book.settle();
    expect(told).toEqual(["A3:A4"]);
  });

  test("rows tell when they are hidden and shown again", async () => {
    const book = await givenWorkbook();
    const told: string[] = [];
    await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.onRowHiddenChanged.add((event) =>
        Promise.resolve(void told.push(`${event.address} ${event.changeType}`)),
      );
      await context.sync();
      sheet.getRange("2:3").rowHidden = true;
      sheet.getRange("A1:B1").columnHidden = true;
      sheet.getRange("3:3").rowHidden = false;
      await context.sync();
    });
    await book.settle();
    expect(told).toEqual(["2:3 Hidden", "3:3 Unhidden"]);
  });

  test("a sheet tells that it was calculated, also when nobody reads its results", async () => {
    const book = await givenWorkbook({ Data: [[1, "=A1*2"]], Other: [[1]] });
    const told: string[] = [];
    await book.excel.run(async (context) => {
      context.workbook.worksheets.onCalculated.add((event) =>
        Promise.resolve(void told.push(`${event.worksheetId === book.sheet("Data").id} ${event.address}`)),
      );
      await context.sync();
      await book.settle();
      told.length = 0;
      context.workbook.worksheets.getItem("Data").getRange("A1").values = [[5]];
      await context.sync();
      context.workbook.worksheets.getItem("Other").getRange("A1").values = [[5]];
      await context.sync();
    });
    await book.settle();
    expect(told).toEqual(["true B1"]);
  });

  test("a sheet that is calculated anew says so though no result is another, one that is up to date does not", async () => {
    const book = await givenWorkbook({ Data: [[1, "=A1*2"]] });
    let told = 0;
    const calculate = (markAllDirty: boolean) =>
      book.excel.run(async (context) => {
        context.workbook.worksheets.getItem("Data").calculate(markAllDirty);
        await context.sync();
        await book.settle();
        return told;
      });
    await book.excel.run(async (context) => {
      context.workbook.worksheets.onCalculated.add(() => Promise.resolve(void told++));
      await context.sync();
      await book.settle();
    });
    told = 0;
    expect([await calculate(false), await calculate(true)]).toEqual([0, 1]);
  });
});

describe("events of formulas, clicks and the workbook's window", () => {
  test("changed formulas are told with what they were; results and moved cells are no change", async () => {
    const book = await givenWorkbook({ Data: [[1, "=A1*2", "=A1+1"]] });
    const told: Excel.FormulaChangedEventDetail[][] = [];
    await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      sheet.onFormulaChanged.add((event) => Promise.resolve(void told.push(event.formulaDetails)));
      await context.sync();
      sheet.getRange("A1").values = [[5]];
      sheet.getRange("B1:D1").formulas = [["=A1*3", "=A1+1", "=A1"]];
      sheet.getRange("1:1").insert("Down");
      sheet.getRange("C2").values = [[7]];
      await context.sync();
    });
    await book.settle();
    expect(told).toEqual([
      [
        { cellAddress: "B1", previousFormula: "=A1*2" },
        { cellAddress: "D1", previousFormula: "" },
      ],
      [{ cellAddress: "C2", previousFormula: "=A2+1" }],
    ]);
  });

  test("a click on a cell, and the workbook coming to the front", async () => {
    const book = await givenWorkbook();
    const told: string[] = [];
    await book.excel.run(async (context) => {
      context.workbook.worksheets.onSingleClicked.add((event) =>
        Promise.resolve(void told.push(`${event.type} ${event.address} ${event.offsetX}`)),
      );
      context.workbook.onActivated.add((event) => Promise.resolve(void told.push(event.type)));
      await context.sync();
    });
    const box = { top: 1, left: 2, bottom: 1, right: 2 };
    book.model.notify({ kind: "clicked", sheet: book.sheet("Sheet1"), box, offsetX: 4.5, offsetY: 1 });
    book.model.notify({ kind: "workbookActivated" });
    await book.settle();
    expect(told).toEqual(["WorksheetSingleClicked C2 4.5", "WorkbookActivated"]);
  });
});

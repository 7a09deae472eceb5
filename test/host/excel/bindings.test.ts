import { givenWorkbook } from "../givenWorkbook";

const GRID = [
  ["Provider", "Count"],
  ["North", 3],
  ["South", 1],
];

const givenTable = () => givenWorkbook({ Data: GRID }, { tables: { tblData: "Data!A1:B3" } });

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: { code?: string }) => error.code,
  );

test("cells are bound by a range, an address, a name and the selection, and found by id", async () => {
  const book = await givenTable();
  await book.excel.run(async (context) => {
    const { bindings, names, worksheets } = context.workbook;
    const sheet = worksheets.getItem("Data");
    names.add("Start", sheet.getRange("B2"));
    sheet.getRange("A2:A3").select();
    bindings.add(sheet.getRange("A1:B3"), "Table", "table");
    bindings.add("Data!B3", "Text", "text");
    bindings.addFromNamedItem("Start", "Range", "named");
    bindings.addFromSelection("Range", "selected");
    bindings.load("items/type, items/id, count");
    const text = bindings.getItem("text").getText();
    const name = bindings.getItem("table").getTable().load("name");
    const places = ["named", "selected"].map((id) => bindings.getItem(id).getRange().load("address"));
    const last = bindings.getItemAt(3).load("id");
    const none = bindings.getItemOrNullObject("none").load("id");
    await context.sync();
    expect(bindings.items.map(({ id, type }) => [id, type])).toEqual([
      ["table", "Table"],
      ["text", "Text"],
      ["named", "Range"],
      ["selected", "Range"],
    ]);
    expect([bindings.count, text.value, name.name, last.id, none.isNullObject]).toEqual([
      4,
      "1",
      "tblData",
      "selected",
      true,
    ]);
    expect(places.map(({ address }) => address)).toEqual(["Data!B2", "Data!A2:A3"]);
  });
});

test("bound cells are found where they have moved to, until they are gone", async () => {
  const book = await givenTable();
  const found = (id: string) =>
    book.excel.run(async (context) => {
      const range = context.workbook.bindings.getItem(id).getRange().load("address");
      await context.sync();
      return range.address;
    });
  await book.excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Data");
    context.workbook.bindings.add(sheet.getRange("D5"), "Range", "cell");
    context.workbook.bindings.add(sheet.getRange("A2"), "Table", "table");
    sheet.getRange("1:1").insert("Down");
    sheet.tables.getItem("tblData").rows.add(undefined, [["West", 4]]);
    await context.sync();
  });
  expect([await found("cell"), await found("table")]).toEqual(["Data!D6", "Data!A2:B5"]);
  await book.excel.run(async (context) => {
    context.workbook.bindings.getItem("cell").delete();
    context.workbook.tables.getItem("tblData").convertToRange();
    await context.sync();
  });
  expect(await codeOf(found("cell"))).toBe("ItemNotFound");
  expect(await codeOf(found("table"))).toBe("InvalidBinding");
});

test.each([
  ["several cells as a text", "A1:B1", "Text"],
  ["cells outside of tables as a table", "D1:E2", "Table"],
  ["something else", "A1", "Matrix" as "Text"],
] as const)("%s cannot be bound", async (_what, address, type) => {
  const book = await givenTable();
  const bind = book.excel.run(async (context) => {
    context.workbook.bindings.add(`Data!${address}`, type, "id");
    await context.sync();
  });
  expect(await codeOf(bind)).toBe("InvalidArgument");
});

test("changes of bound cells, also of their results, and selections in them reach their handlers", async () => {
  const book = await givenTable();
  const seen: string[] = [];
  const sum = await book.excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Data");
    sheet.getRange("D1").formulas = [["=SUM(B2:B3)"]];
    const bound = context.workbook.bindings.add(sheet.getRange("D1"), "Range", "sum");
    const handler = bound.onDataChanged.add(({ binding }) => Promise.resolve(void seen.push(binding.id)));
    const table = context.workbook.bindings.add(sheet.getRange("A1:B3"), "Table", "table");
    table.onSelectionChanged.add(({ startRow, startColumn, rowCount, columnCount }) =>
      Promise.resolve(void seen.push([startRow, startColumn, rowCount, columnCount].join())),
    );
    await context.sync();
    return handler;
  });
  await book.settle();
  seen.length = 0;
  await book.excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Data");
    sheet.getRange("B2").values = [[9]];
    sheet.getRange("B3:F9").select();
    await context.sync();
  });
  await book.settle();
  expect(seen).toEqual(["2,1,1,1", "sum"]);
  await book.window.Excel.run(sum.context, async (context) => {
    sum.remove();
    await context.sync();
    context.workbook.worksheets.getItem("Data").getRange("B2").values = [[1]];
    await context.sync();
  });
  await book.settle();
  expect(seen).toEqual(["2,1,1,1", "sum"]);
});

test("the workbook's selection event is told, and nothing while events are off", async () => {
  const book = await givenTable();
  let selections = 0;
  const select = (address: string, enableEvents: boolean) =>
    book.excel.run(async (context) => {
      context.runtime.enableEvents = enableEvents;
      context.workbook.worksheets.getItem("Data").getRange(address).select();
      await context.sync();
      await book.settle();
    });
  await book.excel.run(async (context) => {
    context.workbook.onSelectionChanged.add(() => Promise.resolve(void selections++));
    await context.sync();
  });
  await select("B2", true);
  await select("B3", false);
  expect(selections).toBe(1);
});

test("settings of both kinds are the same, and the old kind tells of its changes", async () => {
  const book = await givenTable();
  const seen: unknown[] = [];
  await book.excel.run(async (context) => {
    const { settings } = context.workbook;
    settings.add("NeedsReview", true);
    settings.onSettingsChanged.add(async (event) => {
      const setting = event.settings.getItem("NeedsReview").load("value");
      await event.settings.context.sync();
      seen.push(setting.value);
    });
    await context.sync();
  });
  const { settings } = book.window.Office.context.document;
  const done = (start: (callback: () => void) => void) => new Promise<void>((resolve) => start(resolve));
  await done((callback) => settings.refreshAsync(callback));
  expect(settings.get("NeedsReview")).toBe(true);
  settings.set("NeedsReview", false);
  await done((callback) => settings.saveAsync(callback));
  await book.settle();
  await book.settle();
  expect(seen).toEqual([false]);
  expect(book.model.settings.get("NeedsReview")).toBe(false);
});

import { reopened } from "../../spreadsheet/xlsx/samples";
import { givenFunctions, RANGE } from "../functions/givenFunctions";
import { givenWorkbook } from "../givenWorkbook";

const BOOKS = {
  "Last year": [
    [1, 2, "=A1+B1"],
    [3, 4, "=A2+B2"],
  ],
  Now: [["='Last year'!C1*2", "=SUM(A1:A1)"]],
};

describe("what a formula reads, and what reads a cell", () => {
  const trace = async (
    sheet: string,
    cell: string,
    follow: (range: Excel.Range) => Excel.WorkbookRangeAreas,
  ) => {
    const book = await givenWorkbook(BOOKS);
    return book.excel.run(async (context) => {
      const areas = follow(context.workbook.worksheets.getItem(sheet).getRange(cell));
      areas.load("addresses");
      areas.areas.load("items/address");
      areas.ranges.load("items/address");
      await context.sync();
      expect(areas.areas.items.map(({ address }) => address)).toEqual(areas.addresses);
      return areas.ranges.items.map(({ address }) => address);
    });
  };

  test("directly", async () => {
    expect(await trace("Last year", "C1", (range) => range.getDirectPrecedents())).toEqual([
      "'Last year'!A1",
      "'Last year'!B1",
    ]);
    expect(await trace("Last year", "C1", (range) => range.getDirectDependents())).toEqual(["Now!A1"]);
  });

  test("and onwards, across sheets", async () => {
    expect(await trace("Now", "B1", (range) => range.getPrecedents())).toEqual([
      "Now!A1",
      "'Last year'!C1",
      "'Last year'!A1",
      "'Last year'!B1",
    ]);
    expect(await trace("Last year", "A1", (range) => range.getDependents())).toEqual([
      "'Last year'!C1",
      "Now!A1",
      "Now!B1",
    ]);
  });

  test("a cell that nothing reads has no dependents", async () => {
    await expect(trace("Now", "B1", (range) => range.getDependents())).rejects.toMatchObject({
      code: "ItemNotFound",
    });
  });
});

test("edges of data are found as with Ctrl and an arrow key", async () => {
  const book = await givenWorkbook({ Data: [["a", "b", null, "c"], ["d"], ["e"]] });
  const found = await book.excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Data");
    const at = (cell: string) => sheet.getRange(cell);
    const ranges = [
      at("A1").getRangeEdge("Right"),
      at("B1").getRangeEdge("Right"),
      at("D1").getRangeEdge("Right"),
      at("A3").getRangeEdge("Up"),
      at("B9").getRangeEdge("Up"),
      at("A1:B1").getExtendedRange("Down"),
      at("A1:B2").getExtendedRange("Right", at("B1")),
    ];
    for (const one of ranges) one.load("address");
    await context.sync();
    return ranges.map(({ address }) => address.replace("Data!", ""));
  });
  expect(found).toEqual(["B1", "D1", "XFD1", "A1", "B1", "A1:B3", "A1:D2"]);
});

test("merged cells and spilled ones are found from within", async () => {
  const twice = { takes: [RANGE], does: (rows: number[][]) => [[...rows[0]!, ...rows[0]!]] };
  const book = await givenFunctions([[1], [], ["=T.TWICE(A1)"]], () => ({ TWICE: twice }));
  const found = await book.excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Data");
    sheet.getRange("D1:E1").merge();
    const merged = sheet.getRange("A1:F9").getMergedAreasOrNullObject();
    const none = sheet.getRange("A1:B2").getMergedAreasOrNullObject();
    const spilled = sheet.getRange("A3").getSpillingToRange();
    const parent = sheet.getRange("B3").getSpillParent();
    const noParent = sheet.getRange("A1").getSpillParentOrNullObject();
    const both = sheet.getRange("A2:A3");
    for (const one of [merged, spilled, parent]) one.load("address");
    for (const one of [spilled, both]) one.load("hasSpill");
    await context.sync();
    return [
      [merged.address, none.isNullObject],
      [spilled.address, parent.address, noParent.isNullObject],
      [spilled.hasSpill, both.hasSpill],
    ];
  });
  expect(found).toEqual([
    ["Data!D1:E1", true],
    ["Data!A3:B3", "Data!A3", true],
    [true, null],
  ]);
});

test("rows that repeat earlier ones are removed, and the rest moves up", async () => {
  const book = await givenWorkbook({
    Data: [
      ["Name", "n", "twice"],
      ["Onions", 1, "=B2*2"],
      ["onions", 2, "=B3*2"],
      ["Rice", 3, "=B4*2"],
      [null, 4, "=B5*2"],
    ],
  });
  const counts = await book.excel.run(async (context) => {
    const result = context.workbook.worksheets.getItem("Data").getRange("A1:C5").removeDuplicates([0], true);
    result.load();
    await context.sync();
    return [result.removed, result.uniqueRemaining];
  });
  expect(counts).toEqual([1, 3]);
  expect(book.cells("Data!A2:C5")).toEqual([
    ["Onions", 1, 2],
    ["Rice", 3, 6],
    [null, 4, 8],
    [null, null, null],
  ]);
});

test("row and column headings can be hidden", async () => {
  const book = await givenWorkbook();
  await book.excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").showHeadings = false;
    await context.sync();
  });
  expect(reopened(book.model).sheet("Sheet1")!.showHeadings).toBe(false);
});

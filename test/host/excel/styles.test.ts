import { styleAt } from "../../../src/spreadsheet/model/cellStyles";
import type { WorkbookModel } from "../../../src/spreadsheet/model/workbook";
import { openWorkbook } from "../../../src/spreadsheet/xlsx/openWorkbook";
import { saveWorkbook } from "../../../src/spreadsheet/xlsx/saveWorkbook";
import { changedParts, everything, reopened } from "../../spreadsheet/xlsx/samples";
import { schemaFindings, schemaTest } from "../../spreadsheet/xlsx/schemaCheck";
import { givenExcel, givenWorkbook } from "../givenWorkbook";

const look = (model: WorkbookModel, row: number, column: number) =>
  model.styles.get(styleAt(model.sheet("Data")!, row, column));

async function givenStyles() {
  const book = await givenWorkbook({
    Data: [
      ["a", "b", "c"],
      [1, 2, 3],
    ],
  });
  await book.excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Data");
    const { styles } = context.workbook;
    styles.add("House");
    const house = styles.getItem("House");
    house.textOrientation = 38;
    house.autoIndent = true;
    house.readingOrder = "RightToLeft";
    house.font.bold = true;
    house.fill.color = "#112233";
    house.borders.getItem("EdgeBottom").style = "Double";
    house.includeNumber = false;
    house.locked = false;
    sheet.getRange("A2:C2").numberFormat = [["0.0", "0.0", "0.0"]];
    sheet.getRange("A1:B1").style = "House";
    sheet.getRange("A2").style = "House";
    sheet.getRange("C1").style = "Heading1";
    sheet.getRange("C2").style = "Percent";
    await context.sync();
  });
  return book;
}

test("a style of one's own formats its cells in all that it includes, in the file as well", async () => {
  const { model } = await givenStyles();
  for (const one of [model, reopened(model)]) {
    expect(look(one, 0, 0)).toMatchObject({
      named: "House",
      textOrientation: 38,
      autoIndent: true,
      readingOrder: "RightToLeft",
      fill: "#112233",
      locked: false,
      font: { bold: true },
      borders: { Bottom: { style: "Double" } },
    });
    expect(look(one, 1, 0)).toMatchObject({ named: "House", numberFormat: "0.0" });
    expect(look(one, 0, 2)).toMatchObject({ named: "Heading 1", font: { size: 15, bold: true } });
    expect(look(one, 1, 2)).toMatchObject({ named: "Percent", numberFormat: "0%", fill: null });
    const house = one.namedStyles.find(({ name }) => name === "House")!;
    expect(house.includes.has("number")).toBe(false);
    expect(house.includes.has("font")).toBe(true);
  }
});

test("a changed style changes its cells, except where a cell differs from it", async () => {
  const book = await givenStyles();
  await book.excel.run(async (context) => {
    context.workbook.worksheets.getItem("Data").getRange("B1").format.fill.color = "#445566";
    context.workbook.styles.getItem("House").fill.color = "#AABBCC";
    await context.sync();
  });
  expect([0, 1].map((column) => look(book.model, 0, column).fill)).toEqual(["#AABBCC", "#445566"]);
  // A style of a file is replaced in place.
  const { model, origin } = openWorkbook(saveWorkbook(book.model));
  const again = await givenExcel(model);
  await again.excel.run(async (context) => {
    context.workbook.styles.getItem("House").font.italic = true;
    await context.sync();
  });
  const saved = openWorkbook(saveWorkbook({ model, origin })).model;
  expect(look(saved, 0, 0)).toMatchObject({ named: "House", font: { bold: true, italic: true } });
  expect(saved.namedStyles.filter(({ name }) => name === "House")).toHaveLength(1);
});

test("a deleted style leaves its cells in the style Normal", async () => {
  const book = await givenStyles();
  const { model, origin } = openWorkbook(saveWorkbook(book.model));
  const again = await givenExcel(model);
  await again.excel.run(async (context) => {
    context.workbook.styles.getItem("House").delete();
    const range = context.workbook.worksheets.getItem("Data").getRange("A1").load("style");
    const gone = context.workbook.styles.getItemOrNullObject("House");
    await context.sync();
    expect([range.style, gone.isNullObject]).toEqual(["Normal", true]);
  });
  const saved = openWorkbook(saveWorkbook({ model, origin })).model;
  expect(look(saved, 0, 0)).toMatchObject({ textOrientation: 0, fill: null, font: { bold: false } });
  expect(saved.namedStyles.map(({ name }) => name)).not.toContain("House");
});

test("the gallery has Excel's styles, found by either name; what differs reads null", async () => {
  const book = await givenStyles();
  const read = await book.excel.run(async (context) => {
    const { styles, worksheets } = context.workbook;
    styles.load("items/name,items/builtIn");
    const byGallery = styles.getItem("20% - Accent1").load("name");
    const byType = styles.getItem("Accent1_20");
    byType.fill.load("color");
    const normal = styles.getItem("Normal");
    normal.font.load("name,size,bold");
    const sheet = worksheets.getItem("Data");
    const [both, mixed] = [sheet.getRange("A1:B1").load("style"), sheet.getRange("A1:C1").load("style")];
    await context.sync();
    const names = styles.items.map(({ name }) => name);
    return {
      some: ["Normal", "Heading1", "Neutral", "House"].every((name) => names.includes(name)),
      own: styles.items.filter(({ builtIn }) => !builtIn).map(({ name }) => name),
      ...{ byGallery: byGallery.name, byType: byType.fill.color },
      normal: [normal.font.name, normal.font.size, normal.font.bold],
      ranges: [both.style, mixed.style],
    };
  });
  expect(read).toEqual({
    some: true,
    own: ["House"],
    byGallery: "Accent1_20",
    byType: "#D9E1F2",
    normal: ["Calibri", 11, false],
    ranges: ["House", null],
  });
});

test.each([
  [
    "a second one of the name",
    "ItemAlreadyExists",
    (c: Excel.RequestContext) => c.workbook.styles.add("good"),
  ],
  ["one of no name", "InvalidArgument", (c: Excel.RequestContext) => c.workbook.styles.add(" ")],
  [
    "none of the name",
    "ItemNotFound",
    (c: Excel.RequestContext) => c.workbook.styles.getItem("Nix").delete(),
  ],
  [
    "an unknown style of a range",
    "InvalidArgument",
    (c: Excel.RequestContext) => {
      c.workbook.worksheets.getActiveWorksheet().getRange("A1").style = "Nix";
    },
  ],
] as const)("Excel refuses %s", async (_what, code, act) => {
  const book = await givenWorkbook({ Data: [] });
  await expect(
    book.excel.run(async (context) => {
      act(context);
      await context.sync();
    }),
  ).rejects.toMatchObject({ code });
});

test("a pattern lies over the fill, in the file as well", async () => {
  const book = await givenWorkbook({ Data: [["a"]] });
  const read = await book.excel.run(async (context) => {
    const { fill } = context.workbook.worksheets.getItem("Data").getRange("A1").format;
    fill.color = "#FFFF00";
    fill.pattern = "Gray25";
    fill.patternColor = "#FF0000";
    fill.load("color,pattern,patternColor");
    await context.sync();
    return [fill.color, fill.pattern, fill.patternColor];
  });
  expect(read).toEqual(["#FFFF00", "Gray25", "#FF0000"]);
  expect(look(reopened(book.model), 0, 0)).toMatchObject({
    fill: "#FFFF00",
    pattern: { kind: "Gray25", color: "#FF0000" },
  });
});

test("properties of many cells, rows and columns are set and read in one call", async () => {
  const book = await givenWorkbook({
    Data: [
      ["a", "b"],
      [1, 2],
    ],
  });
  const read = await book.excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Data").getRange("A1:B2");
    range.setCellProperties([
      [{ style: "Heading2" }, { format: { fill: { color: "blue" }, font: { color: "white", bold: true } } }],
      [{}, { format: { borders: { bottom: { style: "Continuous", color: "#FF0000" } } } }],
    ]);
    range.setRowProperties([{ format: { rowHeight: 30 } }, { rowHidden: true }]);
    range.setColumnProperties([{ format: { columnWidth: 100 } }, {}]);
    const cells = range.getCellProperties({
      address: true,
      style: true,
      format: { fill: { color: true }, borders: { color: true } },
    });
    const rows = range.getRowProperties({ rowIndex: true, rowHidden: true, format: { rowHeight: true } });
    const columns = range.getColumnProperties({ columnIndex: true });
    await context.sync();
    return { cells: cells.value, rows: rows.value, columns: columns.value };
  });
  expect(read.cells[0]![0]).toMatchObject({ address: "Data!A1", style: "Heading2" });
  expect(read.cells[0]![1]).toMatchObject({ style: "Normal", format: { fill: { color: "#0000FF" } } });
  expect(read.cells[1]![1]!.format!.borders!.bottom).toEqual({ color: "#FF0000" });
  expect(read.rows).toEqual([
    { rowIndex: 0, rowHidden: false, format: { rowHeight: 30 } },
    { rowIndex: 1, rowHidden: true, format: { rowHeight: 0 } },
  ]);
  expect(read.columns).toEqual([{ columnIndex: 0 }, { columnIndex: 1 }]);
  await expect(
    book.excel.run(async (context) => {
      context.workbook.worksheets
        .getItem("Data")
        .getRange("A1:B2")
        .setCellProperties([[{}]]);
      await context.sync();
    }),
  ).rejects.toMatchObject({ code: "InvalidArgument" });
});

test("a cell leads to an address or to a place in the workbook, in the file as well", async () => {
  const book = await givenWorkbook({ Data: [["Help", "Flags", null, "x"]] });
  const read = await book.excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Data");
    const at = (address: string) => sheet.getRange(address);
    at("A1").hyperlink = { address: "https://example.org/help?a=1&b=2", screenTip: "Opens the help" };
    at("B1").hyperlink = { documentReference: "Data!C1", textToDisplay: "To the flags" };
    at("C1").hyperlink = { address: "mailto:ann@example.org" };
    const [a, b, none] = [
      at("A1").load("hyperlink,style"),
      at("B1").load("hyperlink"),
      at("D1").load("hyperlink"),
    ];
    await context.sync();
    return [a.hyperlink, a.style, b.hyperlink, none.hyperlink];
  });
  expect(read).toEqual([
    { address: "https://example.org/help?a=1&b=2", screenTip: "Opens the help", textToDisplay: "Help" },
    "Hlink",
    { documentReference: "Data!C1", textToDisplay: "To the flags" },
    null,
  ]);
  expect(book.cell("Data!C1")).toBe("mailto:ann@example.org");
  const saved = openWorkbook(saveWorkbook(book.model));
  expect(saved.model.sheet("Data")!.hyperlinks).toEqual(book.sheet("Data").hyperlinks);
  // A link that goes takes its relationship with it; the others keep theirs.
  saved.model.sheet("Data")!.hyperlinks.splice(0, 1);
  expect(changedParts(saveWorkbook(book.model), saveWorkbook(saved))).toEqual([
    "xl/worksheets/_rels/sheet1.xml.rels",
    "xl/worksheets/sheet1.xml",
  ]);
});

test("links go with clear, and stay beside their cells when rows come in", async () => {
  const book = await givenWorkbook({ Data: [["a"], ["b"], ["c"]] });
  await book.excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Data");
    sheet.getRange("A1:A3").hyperlink = { address: "https://example.org/" };
    sheet.getRange("A2").clear("Hyperlinks");
    sheet.getRange("A3").clear("RemoveHyperlinks");
    sheet.getRange("1:1").insert("Down");
    const [cleared, removed] = [sheet.getRange("A3").load("style"), sheet.getRange("A4").load("style")];
    await context.sync();
    expect([cleared.style, removed.style]).toEqual(["Hlink", "Normal"]);
  });
  expect(book.sheet("Data").hyperlinks.map(({ box }) => box)).toEqual([
    { top: 1, left: 0, bottom: 1, right: 0 },
  ]);
});

test("a file that nobody changed keeps its styles as they are", () => {
  const bytes = everything();
  expect(changedParts(bytes, saveWorkbook(openWorkbook(bytes)))).toEqual([]);
});

schemaTest("styles, patterns and links satisfy the schema", async () => {
  const book = await givenStyles();
  await book.excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Data").getRange("A2");
    range.format.fill.pattern = "LightUp";
    range.hyperlink = {
      address: "https://example.org/?q=two words",
      documentReference: "top",
      screenTip: "<x>",
    };
    await context.sync();
  });
  const bytes = saveWorkbook(book.model);
  expect(schemaFindings(bytes)).toEqual([]);
  expect(schemaFindings(saveWorkbook(openWorkbook(bytes)))).toEqual([]);
});

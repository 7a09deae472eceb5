import fc from "fast-check";
import { CellError, type CellValue } from "../../../src/spreadsheet/model/cells";
import type { SheetModel } from "../../../src/spreadsheet/model/sheet";
import { DEFAULT_STYLE, type BorderLine, type StyleChange } from "../../../src/spreadsheet/model/style";
import { WorkbookModel } from "../../../src/spreadsheet/model/workbook";
import { openWorkbook } from "../../../src/spreadsheet/xlsx/openWorkbook";
import { saveWorkbook } from "../../../src/spreadsheet/xlsx/saveWorkbook";
import { fill, newTable, partText, reopened, trendWorkbook } from "./samples";
import { schemaFindings, schemaTest } from "./schemaCheck";

const text = fc
  .string({ unit: "grapheme", maxLength: 30 })
  .filter(
    (value) =>
      value !== "" &&
      !/[\ud800-\udfff](?![\udc00-\udfff])/.test(value.replace(/[\ud800-\udbff][\udc00-\udfff]/g, "")),
  );
const value: fc.Arbitrary<CellValue> = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
  text,
  fc.boolean(),
  fc.constantFrom("#N/A", "#DIV/0!", "#VALUE!").map((code) => CellError.of(code)),
);
const color = fc
  .integer({ min: 0, max: 0xffffff })
  .map((n) => `#${n.toString(16).toUpperCase().padStart(6, "0")}`);
const line: fc.Arbitrary<BorderLine> = fc.record({
  style: fc.constant("Continuous" as const),
  weight: fc.constantFrom("Hairline", "Thin", "Medium", "Thick"),
  color,
});
const change: fc.Arbitrary<StyleChange> = fc.record(
  {
    numberFormat: fc.constantFrom("0%", "0.0%", "dd/mm/yyyy", "@", '0.00" days"', "mmm yyyy"),
    font: fc.record(
      {
        name: fc.constantFrom("Arial", "Calibri", "Cambria & Co"),
        size: fc.integer({ min: 6, max: 40 }),
        bold: fc.boolean(),
        italic: fc.boolean(),
        strikethrough: fc.boolean(),
        underline: fc.constantFrom("None", "Single", "Double", "SingleAccountant"),
        color,
      },
      { requiredKeys: [] },
    ),
    fill: fc.option(color),
    borders: fc.record({ Top: line, Bottom: line, Left: line, Right: line }, { requiredKeys: [] }),
    horizontal: fc.constantFrom("General", "Left", "Center", "Right", "CenterAcrossSelection"),
    vertical: fc.constantFrom("Top", "Center", "Bottom"),
    wrapText: fc.boolean(),
    indent: fc.integer({ min: 0, max: 15 }),
    textOrientation: fc.integer({ min: -90, max: 90 }),
    locked: fc.boolean(),
    formulaHidden: fc.boolean(),
  },
  { requiredKeys: [] },
);
const cell = fc.record({
  row: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 1_048_575 })),
  column: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 16_383 })),
  value: fc.option(value),
  formula: fc.option(
    fc.constantFrom("=A1+1", '="a<b"&B2', "=SUM(A:A)", "=IFS(A1>1,2,TRUE,3)", "='My sheet'!A1"),
  ),
  style: fc.option(change),
});
type RandomCell = typeof cell extends fc.Arbitrary<infer T> ? T : never;
const sheetName = fc.constantFrom("Data", "My sheet", "A & B", "O'Brien", "Été <1>");

/** A sheet's cells as text, one line each, styles spelled out and without their number in the file. */
function cellsOf(model: WorkbookModel, sheet: SheetModel): string[] {
  const lines = new Set<string>();
  const add = (row: number, column: number) => {
    const { source: _source, ...style } = model.styles.get(sheet.cells.style(row, column));
    const borders = Object.entries(style.borders).sort(([a], [b]) => a.localeCompare(b));
    const font = Object.entries(style.font).sort(([a], [b]) => a.localeCompare(b));
    const parts = [
      row,
      column,
      sheet.cells.value(row, column),
      sheet.cells.formula(row, column),
      { ...style, borders, font },
    ];
    lines.add(
      JSON.stringify(parts, (_, part: unknown) => (part instanceof CellError ? { error: part.code } : part)),
    );
  };
  sheet.cells.forEach({ top: 0, left: 0, bottom: 1_048_575, right: 16_383 }, (row, column) =>
    add(row, column),
  );
  for (const { row, column } of sheet.cells.formulaCells()) add(row, column);
  return [...lines].sort();
}

function put(model: WorkbookModel, sheet: SheetModel, cells: readonly RandomCell[]): void {
  for (const { row, column, value: content, formula, style } of cells) {
    sheet.cells.setValue(row, column, content);
    if (formula !== null) sheet.cells.setFormula(row, column, formula);
    if (style !== null) sheet.cells.setStyle(row, column, model.styles.derive(0, style));
  }
}

test("random cells and styles survive saving and opening", () => {
  fc.assert(
    fc.property(sheetName, fc.array(cell, { maxLength: 30 }), (name, cells) => {
      const model = new WorkbookModel();
      put(model, model.addSheet(name), cells);
      const again = reopened(model);
      expect(again.sheets[0]!.name).toBe(name);
      expect(cellsOf(again, again.sheets[0]!)).toEqual(cellsOf(model, model.sheets[0]!));
    }),
    { numRuns: 60 },
  );
});

test("random changes of an opened workbook survive, and saving again changes nothing", () => {
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 25 }), fc.array(cell, { maxLength: 12 }), (first, second) => {
      const model = new WorkbookModel();
      put(model, model.addSheet("Data"), first);
      const opened = openWorkbook(saveWorkbook(model));
      put(opened.model, opened.model.sheets[0]!, second);
      const saved = saveWorkbook(opened);
      const again = openWorkbook(saved);
      expect(cellsOf(again.model, again.model.sheets[0]!)).toEqual(
        cellsOf(opened.model, opened.model.sheets[0]!),
      );
      expect(Buffer.from(saveWorkbook(again)).equals(Buffer.from(saved))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

/** A workbook that uses every part of the model beside charts. */
function fullWorkbook(): WorkbookModel {
  const model = new WorkbookModel();
  const sheet = model.addSheet("Data");
  fill(sheet, [
    ["Name", "Share\n(%)", "Sum"],
    ["Ash", 0.5, 1],
    ["Birch", 0.7, 2],
  ]);
  const table = {
    ...newTable(model.nextId(), "tblData", ["Name", "Share\n(%)", "Sum"], 3),
    showTotals: true,
  };
  table.columns[2] = { id: 3, name: "Sum", totalsFunction: "sum", calculatedFormula: "=[@Name]&1" };
  table.filters = new Map([
    [0, { filterOn: "Values", values: ["Ash", "Birch"] }],
    [1, { filterOn: "Custom", criterion1: ">0.1", criterion2: "<=0.9", operator: "And" }],
  ]);
  sheet.tables.push(table);
  Object.assign(sheet, {
    tabColor: "#FF8800",
    showGridlines: false,
    standardWidth: 12,
    frozenRows: 1,
    frozenColumns: 2,
  });
  sheet.columnWidths.set(0, 20).set(1, 8.43).set(16_383, 3);
  sheet.hiddenColumns.add(4);
  sheet.rowHeights.set(0, 30).set(80, 45.5);
  sheet.hiddenRows.add(7).add(81);
  sheet.columnStyles.set(3, model.styles.derive(0, { numberFormat: "0.0%" }));
  sheet.rowStyles.set(9, model.styles.derive(0, { fill: "#EEEEEE" }));
  sheet.merges.push({ top: 20, left: 0, bottom: 21, right: 3 });
  sheet.customProperties.set("acm.owner", "Zoë & 世界").set("version", "3");
  sheet.autoFilter = null;
  sheet.protection = {
    password: true,
    passwordText: "secret",
    options: { allowSort: true, selectionMode: "Unlocked" },
  };
  Object.assign(sheet.page, {
    orientation: "Landscape",
    zoom: { horizontalFitToPages: 1, verticalFitToPages: undefined },
    printArea: { top: 0, left: 0, bottom: 30, right: 4 },
    titleRows: { top: 0, bottom: 1 },
    titleColumns: { left: 0, right: 0 },
    centerHorizontally: true,
    header: { left: "&F", center: 'A & B "x"' },
    footer: { right: "Page &P of &N" },
    paperSize: 9,
    rowBreaks: new Set([20, 9]),
    columnBreaks: new Set([2]),
  });
  const other = model.addSheet("O'Brien & Co");
  other.visibility = "Hidden";
  model.addSheet("State").visibility = "VeryHidden";
  model.names.push(
    { name: "Goal", formula: "=0.95", comment: "as agreed", visible: true, sheet: null },
    { name: "Local", formula: "='O''Brien & Co'!$A$1:$B$2", comment: "", visible: false, sheet: other },
  );
  model.settings.set("version", 3).set("deep", { a: [1, null, "x & <y>"] });
  model.customXmlParts.set("{00000042-0000-4000-8000-000000000000}", {
    namespaceUri: "urn:x",
    xml: '<a xmlns="urn:x">é</a>',
  });
  sheet.comments.push({
    id: "{00000050-C033-4000-8000-000000000000}",
    row: 1,
    column: 1,
    content: "Why so low?\nSee <notes>",
    authorName: "Jo & Co",
    createdAt: "2026-03-31T09:30:00.00",
    resolved: true,
    replies: [
      {
        id: "{00000051-C033-4000-8000-000000000000}",
        content: "Strike",
        authorName: "Sam",
        createdAt: "2026-04-01T08:00:00.00",
      },
    ],
    original: true,
  });
  model.selection = { top: 2, left: 1, bottom: 4, right: 2 };
  return model;
}

test("everything of a sheet and a workbook comes back", () => {
  const model = fullWorkbook();
  const again = reopened(model);
  const [sheet, back] = [model.sheets[0]!, again.sheets[0]!];
  for (const key of [
    "tabColor",
    "showGridlines",
    "standardWidth",
    "frozenRows",
    "frozenColumns",
    "columnWidths",
    "hiddenColumns",
    "rowHeights",
    "hiddenRows",
    "merges",
    "customProperties",
    "comments",
  ] as const) {
    expect([key, back[key]]).toEqual([key, sheet[key]]);
  }
  expect(back.page).toMatchObject({ ...sheet.page, zoom: { horizontalFitToPages: 1 } });
  expect(back.page.zoom.verticalFitToPages).toBeUndefined();
  expect(back.tables[0]).toMatchObject({
    ...sheet.tables[0]!,
    changed: false,
    columns: [
      { id: 1, name: "Name" },
      { id: 2, name: "Share\n(%)" },
      { id: 3, totalsFunction: "sum" },
    ],
  });
  expect(back.tables[0]!.columns[2]!.calculatedFormula).toBe("=tblData[[#This Row],[Name]]&1");
  expect(again.styles.get(back.columnStyles.get(3)!).numberFormat).toBe("0.0%");
  expect(again.styles.get(back.rowStyles.get(9)!).fill).toBe("#EEEEEE");
  expect(back.protection).toMatchObject({
    password: true,
    options: { allowSort: true, allowFormatCells: false, selectionMode: "Unlocked" },
  });
  expect(again.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
    ["Data", "Visible"],
    ["O'Brien & Co", "Hidden"],
    ["State", "VeryHidden"],
  ]);
  expect(again.names).toEqual(
    model.names.map((name) => ({ ...name, sheet: name.sheet && again.sheet(name.sheet.name) })),
  );
  expect([again.settings, again.customXmlParts, again.selection]).toEqual([
    model.settings,
    model.customXmlParts,
    model.selection,
  ]);
});

test("the password's hash is the one that Excel writes", () => {
  // Known from the standard's own example: "password" is 83AF.
  const model = new WorkbookModel();
  model.addSheet("A").protection = { password: true, passwordText: "password", options: {} };
  expect(partText(saveWorkbook(model), "xl/worksheets/sheet1.xml")).toContain('password="83AF"');
});

test("functions newer than the file format carry their mark, and lose it on opening", () => {
  const model = new WorkbookModel();
  const formulas = [
    '=IFS(A1>1,"IFS(")',
    "=XLOOKUP(1,A:A,B:B)",
    "=SORT(UNIQUE(A1:A9))",
    "=LET(rate,A1*2,rate+B1)",
    "=STDEV.S(A1:A3)+SUM(B1)",
  ];
  const sheet = model.addSheet("A");
  formulas.forEach((formula, row) => sheet.cells.setFormula(row, 5, formula));
  const xml = partText(saveWorkbook(model), "xl/worksheets/sheet1.xml");
  const written = [...xml.matchAll(/<f>(.*?)<\/f>/g)].map((match) =>
    match[1]!.replaceAll("&quot;", '"').replaceAll("&gt;", ">"),
  );
  expect(written).toEqual([
    '_xlfn.IFS(A1>1,"IFS(")',
    "_xlfn.XLOOKUP(1,A:A,B:B)",
    "_xlfn._xlws.SORT(_xlfn.UNIQUE(A1:A9))",
    "_xlfn.LET(_xlpm.rate,A1*2,_xlpm.rate+B1)",
    "_xlfn.STDEV.S(A1:A3)+SUM(B1)",
  ]);
  const back = reopened(model).sheets[0]!.cells;
  expect(formulas.map((_, row) => back.formula(row, 5))).toEqual(formulas);
});

test("a chart comes back with every look that it was given", () => {
  const model = trendWorkbook();
  const [chart, back] = [model.sheets[1]!.charts[0]!, reopened(model).sheets[1]!.charts[0]!];
  const { id: _id, changed: _changed, part: _part, series, categoryAxis, valueAxis, legend, ...rest } = chart;
  expect(back).toMatchObject(rest);
  expect(back.categoryAxis).toMatchObject(categoryAxis);
  expect(back.valueAxis).toMatchObject(valueAxis);
  expect(back.legend).toMatchObject(legend);
  series.forEach((one, i) => {
    const { points, ...look } = one;
    expect(back.series[i]).toMatchObject(look);
    expect(back.series[i]!.points.size).toBe(points.size);
    for (const [point, style] of points) expect(back.series[i]!.points.get(point)).toEqual(style);
  });
  expect(DEFAULT_STYLE.font.size).toBe(11);
});

schemaTest("what is written new holds in the schemas", () => {
  expect(schemaFindings(saveWorkbook(fullWorkbook()))).toEqual([]);
  expect(schemaFindings(saveWorkbook(trendWorkbook()))).toEqual([]);
});

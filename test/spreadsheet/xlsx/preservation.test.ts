import { openWorkbook } from "../../../src/spreadsheet/xlsx/openWorkbook";
import { saveWorkbook } from "../../../src/spreadsheet/xlsx/saveWorkbook";
import { changedParts, everything, partText, trendWorkbook, withParts } from "./samples";
import { schemaFindings, schemaTest } from "./schemaCheck";

test("nothing changed: every part is the file's own, byte for byte", () => {
  const bytes = everything();
  expect(changedParts(bytes, saveWorkbook(openWorkbook(bytes)))).toEqual([]);
});

test("one cell on one sheet: only that sheet and the order to recalculate", () => {
  const bytes = everything();
  const opened = openWorkbook(bytes);
  opened.model.sheet("Notes & more")!.cells.setValue(0, 3, "hello");
  const saved = saveWorkbook(opened);
  expect(changedParts(bytes, saved)).toEqual(["xl/workbook.xml", "xl/worksheets/sheet2.xml"]);
  const before = partText(bytes, "xl/worksheets/sheet2.xml");
  const cell = '<c r="D1" t="inlineStr"><is><t>hello</t></is></c>';
  const after = partText(saved, "xl/worksheets/sheet2.xml");
  expect(after).toContain(cell);
  // Beside the cell and the block in use nothing moved.
  const clean = (xml: string) =>
    xml
      .replace(cell, "")
      .replace(/<dimension[^>]*>/, "")
      .replace(/ spans="[^"]*"/, "");
  expect(clean(after)).toBe(clean(before));
});

test("a figure that a chart shows: the chart's own copy follows, the picture and the pivot table stay", () => {
  const bytes = everything();
  const opened = openWorkbook(bytes);
  opened.model.sheet("Data")!.cells.setValue(2, 2, 4321);
  const saved = saveWorkbook(opened);
  expect(changedParts(bytes, saved)).toEqual([
    "xl/charts/chart1.xml",
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
  ]);
  expect(partText(saved, "xl/charts/chart1.xml")).toContain(">4321<");
  expect(openWorkbook(saved).model.sheet("Data")!.charts[0]!.title.text).toBe("Ash");
});

test("a deleted sheet takes its parts along and leaves no loose end", () => {
  const bytes = everything();
  const opened = openWorkbook(bytes);
  opened.model.sheets.splice(2, 1);
  const changed = changedParts(bytes, saveWorkbook(opened));
  expect(changed).toContain("-xl/worksheets/sheet3.xml");
  expect(changed).toContain("-xl/pivotTables/pivotTable1.xml");
  expect(changed).not.toContain("xl/worksheets/sheet1.xml");
});

test("a chart that nobody touched stays as it is beside one that was changed", () => {
  const model = trendWorkbook();
  const sheet = model.sheet("Trends")!;
  sheet.charts.push({ ...structuredClone(sheet.charts[0]!), name: "Second", top: 400 });
  const bytes = saveWorkbook(model);
  const opened = openWorkbook(bytes);
  opened.model.sheet("Trends")!.charts[1]!.title.text = "New words";
  opened.model.sheet("Trends")!.charts[1]!.changed = true;
  expect(changedParts(bytes, saveWorkbook(opened))).toEqual(["xl/charts/chart2.xml"]);
});

test("what the model does not know of a sheet stays: extensions, controls, formatted texts, row attributes", () => {
  const bytes = saveWorkbook(trendWorkbook());
  const extra =
    '<extLst><ext uri="{x}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:sparklineGroups/></ext></extLst>';
  const rich = '<c r="H2" t="inlineStr" cm="1"><is><r><rPr><b/></rPr><t>bo</t></r><r><t>ld</t></r></is></c>';
  const xml = partText(bytes, "xl/worksheets/sheet1.xml")
    .replace("</worksheet>", `${extra}</worksheet>`)
    .replace(/(<row r="2")(>)(.*?)<\/row>/, `$1 x14ac:dyDescent="0.25" xmlns:x14ac="urn:a"$2$3${rich}</row>`);
  const opened = openWorkbook(withParts(bytes, { "xl/worksheets/sheet1.xml": xml }));
  expect(opened.model.sheets[0]!.cells.value(1, 7)).toBe("bold");
  opened.model.sheets[0]!.cells.setValue(1, 1, 0.5);
  const saved = partText(saveWorkbook(opened), "xl/worksheets/sheet1.xml");
  for (const kept of [extra, rich, 'x14ac:dyDescent="0.25"', '<c r="B2"><v>0.5</v></c>'])
    expect(saved).toContain(kept);
});

test("a shared formula survives when another member or its first cell changes", () => {
  const bytes = saveWorkbook(trendWorkbook());
  const row = (r: number, f: string) => `<row r="${r}"><c r="J${r}">${f}<v>${r}</v></c></row>`;
  const shared =
    row(30, '<f t="shared" ref="J30:J32" si="0">$A$1+B30*2</f>') +
    row(31, '<f t="shared" si="0"/>') +
    row(32, '<f t="shared" si="0"/>');
  const xml = partText(bytes, "xl/worksheets/sheet1.xml").replace("</sheetData>", `${shared}</sheetData>`);
  const opened = openWorkbook(withParts(bytes, { "xl/worksheets/sheet1.xml": xml }));
  const { cells } = opened.model.sheets[0]!;
  expect([29, 30, 31].map((r) => cells.formula(r, 9))).toEqual(["=$A$1+B30*2", "=$A$1+B31*2", "=$A$1+B32*2"]);
  cells.setValue(0, 11, 1);
  expect(partText(saveWorkbook(opened), "xl/worksheets/sheet1.xml")).toContain(shared);
  cells.setValue(29, 9, 7);
  const again = openWorkbook(saveWorkbook(opened)).model.sheets[0]!.cells;
  expect([29, 30, 31].map((r) => again.formula(r, 9))).toEqual([undefined, "=$A$1+B31*2", "=$A$1+B32*2"]);
});

schemaTest("what is saved over a foreign workbook holds in the schemas", () => {
  const opened = openWorkbook(everything());
  const data = opened.model.sheet("Data")!;
  data.cells.setStyle(
    3,
    2,
    opened.model.styles.derive(data.cells.style(3, 2), { font: { bold: true }, fill: "#FFEEAA" }),
  );
  data.cells.setFormula(20, 0, "=SUM(C2:C19)");
  data.frozenRows = 1;
  data.page.orientation = "Landscape";
  data.charts[0]!.title.text = "Changed";
  data.charts[0]!.changed = true;
  opened.model.sheet("Notes & more")!.comments.push({
    id: "{00000099-C033-4000-8000-000000000000}",
    row: 0,
    column: 0,
    content: "Please check",
    authorName: "Jo",
    resolved: false,
    replies: [],
    original: false,
  });
  opened.model.addSheet("New");
  opened.model.sheets.splice(2, 1);
  expect(schemaFindings(saveWorkbook(opened))).toEqual([]);
});

test("page breaks of a file keep their extent beside new ones; those that Excel worked out itself are left to it", () => {
  const bytes = saveWorkbook(trendWorkbook());
  const sheetPart = "xl/worksheets/sheet1.xml";
  const breaks =
    '<rowBreaks count="2" manualBreakCount="1"><brk id="5" min="1" max="3" man="1"/><brk id="40" max="16383"/></rowBreaks>';
  const xml = partText(bytes, sheetPart).replace(/(<pageMargins[^>]*>)/, `$1${breaks}`);
  const opened = openWorkbook(withParts(bytes, { [sheetPart]: xml }));
  const { page } = opened.model.sheets[0]!;
  expect([...page.rowBreaks]).toEqual([5]);
  opened.model.sheets[0]!.cells.setValue(0, 11, 1);
  expect(partText(saveWorkbook(opened), sheetPart)).toContain(breaks);
  page.rowBreaks.add(12);
  expect(partText(saveWorkbook(opened), sheetPart)).toContain(
    '<rowBreaks count="2" manualBreakCount="2"><brk id="5" min="1" max="3" man="1"/><brk id="12" max="16383" man="1"/></rowBreaks>',
  );
});

test("a height that a row took by itself follows its text; one that was set stays", () => {
  const bytes = saveWorkbook(trendWorkbook());
  const tags = {
    'r="2"': 'r="2" ht="77"',
    'r="3"': 'r="3" ht="44" customHeight="1"',
    'r="4"': 'r="4" ht="33"',
  };
  let xml = partText(bytes, "xl/worksheets/sheet1.xml");
  for (const [old, now] of Object.entries(tags)) xml = xml.replace(`<row ${old}`, `<row ${now}`);
  const opened = openWorkbook(withParts(bytes, { "xl/worksheets/sheet1.xml": xml }));
  const { cells, rowHeights } = opened.model.sheets[0]!;
  expect([...rowHeights]).toEqual([[2, 44]]);
  const wrapped = opened.model.styles.derive(0, { wrapText: true });
  for (const row of [1, 2]) {
    cells.setValue(row, 0, "one two three four five six");
    cells.setStyle(row, 0, wrapped);
  }
  const saved = partText(saveWorkbook(opened), "xl/worksheets/sheet1.xml");
  const tagOf = (row: number) => new RegExp(`<row r="${row}"[^>]*>`).exec(saved)![0];
  expect([2, 3, 4].map(tagOf)).toEqual([
    '<row r="2" ht="60">',
    '<row r="3" ht="44" customHeight="1">',
    '<row r="4" ht="33">',
  ]);
});

test("a chart's copy of categories says what the cells show", () => {
  const model = trendWorkbook();
  const { cells } = model.sheets[0]!;
  cells.setStyle(1, 0, model.styles.derive(0, { numberFormat: "mmm yyyy" }));
  cells.setValue(1, 0, 46266);
  expect(partText(saveWorkbook(model), "xl/charts/chart1.xml")).toContain("<c:v>Sep 2026</c:v>");
});

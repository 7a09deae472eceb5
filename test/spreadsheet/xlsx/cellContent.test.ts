import { openWorkbook } from "../../../src/spreadsheet/xlsx/openWorkbook";
import { saveWorkbook } from "../../../src/spreadsheet/xlsx/saveWorkbook";
import { sheetXml, workbook } from "../../documents/givenBytes";
import { partText } from "./samples";

const PART = "xl/worksheets/sheet1.xml";
const opened = (rows: string) => openWorkbook(workbook({ [PART]: sheetXml(rows) }));
const saved = (book: ReturnType<typeof opened>) => partText(saveWorkbook(book), PART);

test("a cell that only looks otherwise keeps its runs, its reading and its data type", () => {
  const rich =
    '<is><r><rPr><b/></rPr><t>Har</t></r><r><t>bor</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>';
  const book = opened(
    `<row r="1"><c r="A1" ph="1" t="inlineStr">${rich}<c t="e" vm="1" r="B1" s='0'><v>#VALUE!</v></c></row>`,
  );
  const [sheet] = book.model.sheets;
  const bold = book.model.styles.derive(0, { font: { bold: true } });
  for (const column of [0, 1]) sheet!.cells.setStyle(0, column, bold);
  const [, format] = /<c s="(\d+)" r="A1"/.exec(saved(book)) ?? [];
  expect(saved(book)).toContain(`<c s="${format}" r="A1" ph="1" t="inlineStr">${rich}`);
  expect(saved(book)).toContain(`<c s="${format}" t="e" vm="1" r="B1"><v>#VALUE!</v></c>`);
});

test("a formula that fills its block by itself still does when the block grows; the data type of a value goes with it", () => {
  const book = opened(
    '<row r="1"><c r="A1" cm="1" vm="2"><f t="array" ref="A1:A2">_xlfn.UNIQUE(C1:C9)</f><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>',
  );
  const [sheet] = book.model.sheets;
  sheet!.spills.splice(0, 1, { top: 0, left: 0, bottom: 2, right: 0 });
  sheet!.cells.setResult(0, 0, 7);
  sheet!.cells.setResult(2, 0, 9);
  expect(saved(book)).toContain(
    '<c r="A1" cm="1"><f t="array" ref="A1:A3">_xlfn.UNIQUE(C1:C9)</f><v>7</v></c>',
  );
});

test("cells without addresses stay where they are when one before them is cleared", () => {
  const book = opened("<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>");
  book.model.sheets[0]!.cells.setValue(0, 1, null);
  const again = openWorkbook(saveWorkbook(book)).model.sheets[0]!.cells;
  expect([0, 1, 2].map((column) => again.value(0, column))).toEqual([1, null, 3]);
});

test("rows without numbers stand where their cells say, also when saved", () => {
  const book = opened('<row><c r="A3"><v>3</v></c></row><row><c r="A9"><v>9</v></c></row>');
  const { cells } = book.model.sheets[0]!;
  expect([cells.value(2, 0), cells.value(8, 0)]).toEqual([3, 9]);
  cells.setValue(8, 1, "new");
  const again = openWorkbook(saveWorkbook(book)).model.sheets[0]!.cells;
  expect([again.value(2, 0), again.value(8, 0), again.value(8, 1)]).toEqual([3, 9, "new"]);
});

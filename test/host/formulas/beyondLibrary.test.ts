import { FormulaEngine } from "../../../src/host/formulas/formulaEngine";
import { isBeyondLibrary } from "../../../src/host/formulas/beyondLibrary";
import { insertCells } from "../../../src/spreadsheet/model/insertCells";
import { writeCells } from "../../../src/spreadsheet/model/writeCells";
import { openWorkbook } from "../../../src/spreadsheet/xlsx/openWorkbook";
import { sheetXml, workbook } from "../../documents/givenBytes";

const PART = "xl/worksheets/sheet1.xml";
const cell = (address: string, formula: string, value: string, more = "") =>
  `<c r="${address}"><f${more}>${formula}</f>${value && `<v>${value}</v>`}</c>`;

/** A workbook as Excel saved it, and its first sheet's values once the formulas are calculated. */
function calculated(rows: string) {
  const { model } = openWorkbook(workbook({ [PART]: sheetXml(rows) }));
  const engine = new FormulaEngine(model);
  const [sheet] = model.sheets;
  const values = (row: number, columns: number) => {
    engine.calculate();
    return sheet!.cells.read({ top: row, left: 0, bottom: row, right: columns - 1 })[0]!.map(String);
  };
  return { model, sheet: sheet!, values };
}

test("what cannot be worked out here keeps the result that Excel saved, and others rest on it", () => {
  const { model, sheet, values } = calculated(
    `<row r="1">${cell("A1", "LOOKUP(9,C1:C3)", "4")}${cell("B1", "[1]Figures!A1", "5")}${cell("C1", "A1+B1", "0")}</row>`,
  );
  expect(values(0, 3)).toEqual(["4", "5", "9"]);
  insertCells(model, sheet, { top: 0, left: 0, bottom: 0, right: 3 }, "Down");
  expect(values(1, 3)).toEqual(["4", "5", "9"]);
});

test("a block that such a formula fills stays", () => {
  const { values } = calculated(
    `<row r="1">${cell("A1", "_xlfn.LET(_xlpm.x,SORT(C1:C3),_xlpm.x)", "1", ' t="array" ref="A1:B1"')}<c r="B1"><v>2</v></c></row>`,
  );
  expect(values(0, 2)).toEqual(["1", "2"]);
});

test("without a saved result it is #NAME?, and so it is where it is entered anew", () => {
  const { model, sheet, values } = calculated(
    `<row r="1">${cell("A1", "LOOKUP(9,C1:C3)", "")}<c r="B1"><v>7</v></c></row>`,
  );
  expect(values(0, 1)).toEqual(["#NAME?"]);
  writeCells(model, sheet, { top: 0, left: 1, bottom: 0, right: 1 }, '=INDIRECT("A1")');
  expect(values(0, 2)).toEqual(["#NAME?", "#NAME?"]);
});

test.each([
  ["=[1]Figures!A1", true],
  ["='C:\\data\\[Other book.xlsx]Figures 2025'!$A$1*2", true],
  ["=SUM([1]!Name)", true],
  ["=SUM(tblData[[#This Row],[Count]])", false],
  ["=SUM(tblData[Count],Sheet!A1)", false],
  ["=\"[1]Figures!A1\"&SUM('LOOKUP(1)'!A1)", false],
  ["=sum(A1)+lookup(1,A1:A2)", true],
])("%s: %s", (formula, beyond) => {
  expect(isBeyondLibrary(formula, new Set(["SUM"]))).toBe(beyond);
});

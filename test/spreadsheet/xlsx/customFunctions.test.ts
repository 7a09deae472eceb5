import { strFromU8, unzipSync } from "fflate";
import { CellError } from "../../../src/spreadsheet/model/cells";
import { WorkbookModel } from "../../../src/spreadsheet/model/workbook";
import { fromFileFormula, toFileFormula } from "../../../src/spreadsheet/xlsx/formula/fileFormula";
import { openWorkbook } from "../../../src/spreadsheet/xlsx/openWorkbook";
import { saveWorkbook } from "../../../src/spreadsheet/xlsx/saveWorkbook";

/** Formulas with functions of add-ins, and what they fill, in a file. */

test.each([
  ["=ACM.LIMITS(A1:A24,12)", "_xldudf_ACM_LIMITS(A1:A24,12)"],
  [
    '=IF(ACM.VARIATION(A1:A9,"increase")="ACM.GAP(",1,0)',
    'IF(_xldudf_ACM_VARIATION(A1:A9,"increase")="ACM.GAP(",1,0)',
  ],
  ["=STDEV.S(A1:A9)+ERROR.TYPE(B1)", "_xlfn.STDEV.S(A1:A9)+ERROR.TYPE(B1)"],
  ["='My.Sheet'!A1+SUM(A1)", "'My.Sheet'!A1+SUM(A1)"],
])("%s", (formula, text) => {
  expect(toFileFormula(formula)).toBe(text);
  expect(fromFileFormula(text)).toBe(formula);
});

test.each(["_xldudf_CX_SPARK_CALL(1)", "_xldudf_WISEPRICE(B1)"])("%s of another add-in stays", (text) => {
  expect(toFileFormula(fromFileFormula(text))).toBe(text);
});

function givenFilled(): WorkbookModel {
  const model = new WorkbookModel();
  const sheet = model.addSheet("Data");
  sheet.cells.setValue(0, 0, 5);
  sheet.cells.setFormula(0, 2, "=ACM.LIMITS(A1:A24)");
  [0.7, 0.5, 0.9].forEach((value, i) => sheet.cells.setResult(0, 2 + i, value));
  sheet.spills.push({ top: 0, left: 2, bottom: 0, right: 4 });
  sheet.cells.setFormula(1, 0, "=ACM.GAP(A1,C1)");
  sheet.cells.setResult(1, 0, CellError.of("#BUSY!"));
  return model;
}

const sheetXml = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"]!);

test("what a formula fills comes back as filled by it, and not as figures of its own", () => {
  const bytes = saveWorkbook(givenFilled());
  expect(sheetXml(bytes)).toContain('<f t="array" ref="C1:E1">_xldudf_ACM_LIMITS(A1:A24)</f>');
  const opened = openWorkbook(bytes);
  const [sheet] = opened.model.sheets;
  expect(sheet!.spills).toEqual([{ top: 0, left: 2, bottom: 0, right: 4 }]);
  expect(sheet!.cells.formula(0, 2)).toBe("=ACM.LIMITS(A1:A24)");
  expect(sheet!.cells.formula(0, 3)).toBeUndefined();
  expect(saveWorkbook(opened)).toEqual(bytes);
});

test("a block of another size is written anew", () => {
  const opened = openWorkbook(saveWorkbook(givenFilled()));
  const [sheet] = opened.model.sheets;
  sheet!.spills.splice(0, 1, { top: 0, left: 2, bottom: 0, right: 3 });
  sheet!.cells.setResult(0, 4, null);
  const xml = sheetXml(saveWorkbook(opened));
  expect(xml).toContain('ref="C1:D1">_xldudf_ACM_LIMITS');
  expect(xml.match(/_xldudf_ACM_LIMITS/g)).toHaveLength(1);
});

test("errors that a file does not know are #VALUE! there", () => {
  expect(sheetXml(saveWorkbook(givenFilled()))).toContain(
    '<c r="A2" t="e"><f>_xldudf_ACM_GAP(A1,C1)</f><v>#VALUE!</v>',
  );
});

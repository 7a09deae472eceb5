import { WorkbookModel } from "../../../src/spreadsheet/model/workbook";
import { openWorkbook } from "../../../src/spreadsheet/xlsx/openWorkbook";
import { saveWorkbook } from "../../../src/spreadsheet/xlsx/saveWorkbook";
import { changedParts } from "./samples";

test("a sheet of 30,000 rows is read, left alone while it is untouched, and changed in one cell", () => {
  const model = new WorkbookModel();
  const { cells } = model.addSheet("Large");
  const small = model.addSheet("Small");
  for (let row = 0; row < 30_000; row++) {
    cells.setValue(row, 0, `RX${row % 140}`);
    for (let column = 1; column < 8; column++) cells.setValue(row, column, (row * column) / 7);
  }
  const bytes = saveWorkbook(model);
  const opened = openWorkbook(bytes);
  expect(opened.model.sheets[0]!.cells.value(29_999, 7)).toBe((29_999 * 7) / 7);
  opened.model.sheet(small.name)!.cells.setValue(0, 0, "beside");
  expect(changedParts(bytes, saveWorkbook(opened))).toEqual(["xl/worksheets/sheet2.xml"]);
  opened.model.sheets[0]!.cells.setValue(15_000, 3, "changed");
  const again = openWorkbook(saveWorkbook(opened)).model.sheets[0]!.cells;
  expect([again.value(15_000, 3), again.value(15_000, 4), again.value(29_999, 0)]).toEqual([
    "changed",
    60_000 / 7,
    "RX39",
  ]);
}, 60_000);

import { CellError } from "../../../src/spreadsheet/model/cells";
import { DEFAULT_STYLE } from "../../../src/spreadsheet/model/style";
import { WorkbookModel } from "../../../src/spreadsheet/model/workbook";
import { openWorkbook } from "../../../src/spreadsheet/xlsx/openWorkbook";
import { saveWorkbook } from "../../../src/spreadsheet/xlsx/saveWorkbook";

const reopened = (model: WorkbookModel) => openWorkbook(saveWorkbook(model)).model;

test("values of every kind come back as they were", () => {
  const model = new WorkbookModel();
  const { cells } = model.addSheet("Data");
  const values = [
    "text",
    " padded ",
    "a\nb",
    "<&>\"'",
    "_x0041_",
    "bell \u0007",
    1.5,
    -0.1,
    1e300,
    true,
    false,
    CellError.of("#N/A"),
    null,
  ];
  values.forEach((value, row) => cells.setValue(row, 0, value));
  expect(reopened(model).sheets[0]!.cells.read({ top: 0, left: 0, bottom: 12, right: 0 }).flat()).toEqual(
    values,
  );
});

test("styles and a table", () => {
  const model = new WorkbookModel();
  const sheet = model.addSheet("My data");
  sheet.cells.setValue(0, 0, "Month");
  sheet.cells.setValue(0, 1, "Value");
  sheet.cells.setValue(1, 0, "Jan");
  sheet.cells.setValue(1, 1, 3);
  const style = model.styles.derive(0, {
    numberFormat: "0.0%",
    font: { bold: true, color: "#FF0000" },
    fill: "#FFFF00",
    horizontal: "Center",
    borders: { Top: { style: "Continuous", weight: "Thin", color: "#00FF00" } },
  });
  sheet.cells.setStyle(1, 1, style);
  sheet.tables.push({
    id: "1",
    name: "tblA",
    box: { top: 0, left: 0, bottom: 1, right: 1 },
    showHeaders: true,
    showTotals: false,
    style: "TableStyleMedium2",
    showBandedRows: true,
    showBandedColumns: false,
    showFirstColumn: false,
    showLastColumn: false,
    showFilterButton: true,
    columns: [
      { id: 1, name: "Month" },
      { id: 2, name: "Value" },
    ],
    filters: new Map(),
    changed: true,
  });
  const again = reopened(model);
  const { source: _s, ...got } = again.styles.get(again.sheets[0]!.cells.style(1, 1));
  expect(got).toEqual(model.styles.get(style));
  const { changed: _changed, ...table } = sheet.tables[0]!;
  expect(again.sheets[0]!.tables[0]).toMatchObject({
    ...table,
    part: "xl/tables/table1.xml",
    changed: false,
  });
  expect(again.styles.get(0)).toEqual({ ...DEFAULT_STYLE, source: 0 });
});

import { DEFAULT_STYLE, StyleTable, type CellStyle } from "../../../src/spreadsheet/model/style";
import { borderChange, gridBorder, gridStyle, styleChange } from "../../../src/workbench/grid/look";

const style = (change: Partial<CellStyle>): CellStyle => ({ ...DEFAULT_STYLE, ...change });

test("a style that nobody changed comes back without any change", () => {
  const wrapped = gridStyle(style({ wrapText: true, fill: "#FFF2CC", horizontal: "Center" }));
  expect(styleChange(wrapped, wrapped)).toEqual({});
});

test("each tool of the grid changes its own property only", () => {
  const before = gridStyle(DEFAULT_STYLE);
  expect(styleChange(before, { ...before, bold: true })).toEqual({ font: { bold: true } });
  expect(styleChange(before, { ...before, fillColor: "#FFC7CE" })).toEqual({ fill: "#FFC7CE" });
  expect(styleChange(before, { ...before, align: "right" })).toEqual({ horizontal: "Right" });
  expect(styleChange(before, { ...before, wrapping: "wrap" })).toEqual({ wrapText: true });
  expect(styleChange({ ...before, align: "right" }, before)).toEqual({ horizontal: "General" });
});

test("borders keep their kind and colour on the way to the grid and back", () => {
  const bordered = style({
    borders: { Bottom: { style: "Continuous", weight: "Medium", color: "#1F3B4D" } },
  });
  const border = gridBorder(bordered);
  expect(border).toEqual({ bottom: { style: "medium", color: "#1F3B4D" } });
  expect(borderChange(undefined, border)).toEqual(bordered.borders);
  expect(borderChange(border, undefined)).toEqual({ Bottom: null });
  expect(borderChange(border, border)).toEqual({});
});

test("what the grid does not know of a style survives a change in the grid", () => {
  const table = new StyleTable();
  const indented = table.derive(0, { indent: 2, numberFormat: "0.0%" });
  const before = gridStyle(table.get(indented));
  const after = table.get(table.derive(indented, styleChange(before, { ...before, italic: true })));
  expect(after).toMatchObject({ indent: 2, numberFormat: "0.0%", font: { italic: true, name: "Calibri" } });
});

import fc from "fast-check";
import type { ChartModel } from "../../../src/spreadsheet/model/chart";
import { SheetModel } from "../../../src/spreadsheet/model/sheet";
import { chartCorners, pointsTo } from "../../../src/workbench/grid/geometry";
import { placeInGrid } from "../../../src/workbench/grid/sheetCommands";

const chartAt = (left: number, top: number, width: number, height: number): ChartModel =>
  ({ left, top, width, height }) as ChartModel;

test("a chart is anchored to the cells under its corners", () => {
  const sheet = new SheetModel("1", "Data", 1);
  // Standard columns are 48 points wide, standard rows 15 points high.
  const { from, to } = chartCorners(sheet, chartAt(72, 15, 48, 30));
  expect(from).toEqual({ column: 1, acrossColumn: 0.5, row: 1, acrossRow: 0 });
  expect(to).toEqual({ column: 2, acrossColumn: 0.5, row: 3, acrossRow: 0 });
});

test("hidden columns take no room", () => {
  const sheet = new SheetModel("1", "Data", 1);
  sheet.hiddenColumns.add(0);
  expect(chartCorners(sheet, chartAt(0, 0, 48, 15)).from.column).toBe(1);
});

test("places survive the way to cells and back, whatever the widths", () => {
  const points = fc.double({ min: 0, max: 2000, noNaN: true });
  fc.assert(
    fc.property(
      points,
      points,
      fc.array(fc.tuple(fc.nat(20), fc.double({ min: 0.5, max: 60, noNaN: true }))),
      (left, top, widths) => {
        const sheet = new SheetModel("1", "Data", 1);
        for (const [column, characters] of widths) sheet.columnWidths.set(column, characters);
        const back = pointsTo(sheet, chartCorners(sheet, chartAt(left, top, 10, 10)).from);
        expect(back.left).toBeCloseTo(left, 6);
        expect(back.top).toBeCloseTo(top, 6);
      },
    ),
  );
});

test("where the grid's rows are taller than Excel's, a chart grows with the cells that it covers", () => {
  const sheet = new SheetModel("1", "Data", 1);
  const corners = chartCorners(sheet, chartAt(0, 0, 96, 60));
  const place = placeInGrid(
    corners,
    () => 64,
    () => 23,
  );
  expect(place).toEqual({ col: 0, row: 0, offset: { x: 0, y: 0 }, size: { width: 128, height: 92 } });
});

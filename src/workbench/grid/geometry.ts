import type { ChartModel } from "../../spreadsheet/model/chart";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import { columnWidth, distanceX, distanceY, rowHeight } from "../../spreadsheet/model/gridSizes";

export function pixelsOfPoints(points: number): number {
  return (points * 96) / 72;
}

export function pointsOfPixels(pixels: number): number {
  return (pixels * 72) / 96;
}

/** A place on a sheet: a cell and how far into it, as a share of its width and height (0-1). */
export interface Anchor {
  readonly column: number;
  readonly row: number;
  readonly acrossColumn: number;
  readonly acrossRow: number;
}

/**
 * The cells under a chart's top left and bottom right corners. The grid's rows may be taller than Excel's, so a
 * chart is placed by the cells it covers and not by its distance from the sheet's corner.
 */
export function chartCorners(sheet: SheetModel, chart: ChartModel): { from: Anchor; to: Anchor } {
  return {
    from: anchorAt(sheet, chart.left, chart.top),
    to: anchorAt(sheet, chart.left + chart.width, chart.top + chart.height),
  };
}

function anchorAt(sheet: SheetModel, left: number, top: number): Anchor {
  const [column, acrossColumn] = walk(left, (index) => columnWidth(sheet, index));
  const [row, acrossRow] = walk(top, (index) => rowHeight(sheet, index));
  return { column, row, acrossColumn, acrossRow };
}

function walk(distance: number, sizeOf: (index: number) => number): [index: number, across: number] {
  let rest = Math.max(0, distance);
  let index = 0;
  for (let size = sizeOf(0); rest >= size; size = sizeOf(++index)) rest -= size;
  return [index, rest / sizeOf(index)];
}

/** Points from the sheet's corner to a place in a cell, in Excel's own geometry. */
export function pointsTo(sheet: SheetModel, anchor: Anchor): { left: number; top: number } {
  return {
    left: distanceX(sheet, 0, anchor.column) + anchor.acrossColumn * columnWidth(sheet, anchor.column),
    top: distanceY(sheet, 0, anchor.row) + anchor.acrossRow * rowHeight(sheet, anchor.row),
  };
}

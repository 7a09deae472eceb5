import type { PointStyle } from "chart.js";
import type { ChartSeriesModel } from "../../spreadsheet/model/chart";

/** Dash patterns in pixels, by Excel's line styles. */
export const dashes: Record<NonNullable<ChartSeriesModel["line"]["style"]>, number[]> = {
  Continuous: [],
  Dash: [8, 5],
  DashDot: [8, 4, 2, 4],
  DashDotDot: [8, 4, 2, 4, 2, 4],
  Dot: [2, 3],
  RoundDot: [2, 3],
};

/** Marker shapes, by Excel's marker styles. */
export const markerShapes: Readonly<Record<string, PointStyle>> = {
  Circle: "circle",
  Square: "rect",
  Diamond: "rectRot",
  Triangle: "triangle",
  X: "crossRot",
  Plus: "cross",
  Star: "star",
  Dash: "line",
  Dot: "circle",
};

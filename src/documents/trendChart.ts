import type { Finding, SeriesPoint } from "../analysis/finding";
import type { Indicator } from "../analysis/measure";
import { periodLabel } from "../analysis/periodCalendar";
import { referenceText } from "../spreadsheet/model/address";
import { boxOf } from "../spreadsheet/model/box";
import type { CellValue } from "../spreadsheet/model/cells";
import type { ChartModel, ChartSeriesModel } from "../spreadsheet/model/chart";
import { addChart, newSeries } from "../spreadsheet/model/charts";
import type { SheetModel } from "../spreadsheet/model/sheet";
import type { WorkbookModel } from "../spreadsheet/model/workbook";

/** Columns of the cells behind a trend chart, in their order. */
export const TREND_COLUMNS = [
  "Period",
  "Value",
  "Mean",
  "Lower limit",
  "Upper limit",
  "Target",
  "Concern",
  "Improvement",
  "Other special cause",
] as const;

/** Periods that fit on a chart that is read on a page. */
export const MOST_PERIODS = 24;
const MOST_LABELS = 12;
/** Orange concern, blue improvement, grey common cause, each with a sign of its own. */
const COLOUR = { common: "#595959", limits: "#8C8C8C", target: "#000000", grid: "#E3E3E3" } as const;
const DRAWN: Readonly<Record<string, Partial<ChartSeriesModel>>> = {
  Value: {
    line: { visible: true, color: COLOUR.common, weight: 2 },
    marker: { style: "Circle", size: 5, background: COLOUR.common, foreground: COLOUR.common },
  },
  Mean: plainLine(1.5, "Continuous", COLOUR.limits),
  "Lower limit": plainLine(1.25, "Dash", COLOUR.limits),
  "Upper limit": plainLine(1.25, "Dash", COLOUR.limits),
  Target: plainLine(1.75, "RoundDot", COLOUR.target),
  Concern: pointsOnly("Diamond", "#D55E00"),
  Improvement: pointsOnly("Triangle", "#0072B2"),
  "Other special cause": pointsOnly("Square", "#7B5AA6"),
};

/** The cells behind a trend chart: one row for each of the latest periods; what there is not stays empty. */
export function trendRows({ points, latest }: Finding): CellValue[][] {
  return points
    .slice(0, latest + 1)
    .slice(-MOST_PERIODS)
    .map(pointCells);
}

/**
 * Adds a line chart of one series with its limits and target; special causes are series of their own.
 *
 * @param source where the cells of `trendRows` stand, below a header row of `TREND_COLUMNS`: their first cell
 * @param place in points
 */
export function addTrendChart(
  model: WorkbookModel,
  sheet: SheetModel,
  source: {
    readonly sheet: SheetModel;
    readonly row: number;
    readonly column: number;
    readonly rows: number;
  },
  place: Pick<ChartModel, "top" | "left" | "width" | "height">,
  { title, numberFormat }: { readonly title: string; readonly numberFormat: string },
): ChartModel {
  const { row, column, rows } = source;
  const cells = (offset: number) => boxOf(row, column + offset, rows, 1);
  const chart = addChart(model, sheet, "LineMarkers", { sheet: source.sheet, box: cells(1) }, "Columns");
  const reference = (offset: number) => referenceText(source.sheet.name, cells(offset));
  Object.assign(chart, place);
  chart.series = TREND_COLUMNS.slice(1).flatMap((name, i) => {
    const hasValues = source.sheet.cells.read(cells(i + 1)).some(([value]) => value !== null);
    const isPart = i === 0 || hasValues;
    return isPart
      ? [{ ...newSeries(name), ...DRAWN[name], values: reference(i + 1), categories: reference(0) }]
      : [];
  });
  chart.title = { visible: true, text: title, overlay: false, fontSize: 12, bold: true, color: "#1F3A4D" };
  chart.legend = { visible: true, position: "Bottom", overlay: false, fontSize: 9 };
  chart.categoryAxis.categoryType = "TextAxis";
  chart.categoryAxis.tickLabelSpacing = Math.max(1, Math.ceil(rows / MOST_LABELS));
  chart.categoryAxis.fontSize = 9;
  chart.valueAxis.numberFormat = numberFormat;
  chart.valueAxis.majorGridlineColor = COLOUR.grid;
  chart.valueAxis.fontSize = 9;
  return chart;
}

/** Excel's number format of an indicator's values; percentages are held as fractions. */
export function valueFormat({ unit, decimals }: Indicator): string {
  const places = Math.max(0, unit === "percent" ? decimals - 2 : decimals);
  const digits = places > 0 ? `.${"0".repeat(places)}` : "";
  return unit === "percent" ? `0${digits}%` : `#,##0${digits}`;
}

/** One point as the cells of `TREND_COLUMNS`. */
export function pointCells(point: SeriesPoint): CellValue[] {
  const { value, variation } = point;
  const marked = (isMatch: boolean) => (isMatch ? value : null);
  return [
    periodLabel(point.period),
    value,
    point.mean,
    point.lpl,
    point.upl,
    point.target,
    marked(variation === "specialCauseConcern"),
    marked(variation === "specialCauseImprovement"),
    marked(variation === "specialCauseNeutralHigh" || variation === "specialCauseNeutralLow"),
  ];
}

function plainLine(
  weight: number,
  style: ChartSeriesModel["line"]["style"],
  color: string,
): Partial<ChartSeriesModel> {
  return { line: { visible: true, color, weight, style }, marker: { style: "None" } };
}

function pointsOnly(style: string, colour: string): Partial<ChartSeriesModel> {
  return { line: { visible: false }, marker: { style, size: 9, background: colour, foreground: colour } };
}

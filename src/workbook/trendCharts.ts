import { addressOf } from "./address";
import { assignment, TREND_COLUMN, TREND_HEADERS, TREND_LAYOUT } from "./buildTrends";
import { CHOSEN_ROW, type ChartChoice } from "./chartChoice";
import { chartLook, GRIDLINE } from "./chartLook";
import { COLOUR, type Ornament } from "./look";
import type { ChartAssignment } from "./state";

export const CHOSEN_CHART = "ACM chosen series";

/** The large chart of the Trends sheet; the small ones follow below, two beside each other. */
export const TREND_CHOICE: ChartChoice = {
  sheet: "trends",
  data: "trendData",
  chart: CHOSEN_CHART,
  layout: TREND_LAYOUT,
  request: "Choose a series:",
  legend:
    "Grey line: values · solid: mean · dashed: limits · dotted: target · ▼ orange: concern · ▲ blue: improvement",
  selectorColumn: 2,
  selectorColumns: 6,
  blocks: ({ trendBlocks }) => trendBlocks,
  draw: (found, data, { trendBlocks, withNeutral }, place) => {
    const source = assignment(trendBlocks[place]!, place);
    return [() => redirectChart(found(), data, source, withNeutral), () => titleChart(found(), source)];
  },
};

/** As much as a projector shows at once beside the pane. */
const CHOSEN_ROWS = 17;
const CHOSEN_COLUMNS = 15;
const CHART_ROWS = 19;
const CHART_COLUMNS = 8;

/** Cells of the Trends sheet over which a chart of ours is put: "ACM trend 3", or the large one. */
export function placeOfChart(name: string): string {
  if (name === CHOSEN_CHART) {
    return addressOf({ row: CHOSEN_ROW, column: 0, rows: CHOSEN_ROWS, columns: CHOSEN_COLUMNS });
  }
  const n = Number(name.replace(/\D/g, "")) - 1;
  const row = CHOSEN_ROW + CHOSEN_ROWS + 1 + Math.floor(n / 2) * CHART_ROWS;
  return addressOf({ row, column: (n % 2) * CHART_COLUMNS, rows: CHART_ROWS - 1, columns: CHART_COLUMNS });
}

const SERIES = [
  TREND_COLUMN.value,
  TREND_COLUMN.mean,
  TREND_COLUMN.lower,
  TREND_COLUMN.upper,
  TREND_COLUMN.target,
  TREND_COLUMN.concern,
  TREND_COLUMN.improvement,
  TREND_COLUMN.neutral,
] as const;

type SeriesColumn = (typeof SERIES)[number];

/** Charts of contracts without a neutral measure lack the last series: their legend is the shorter. */
function seriesOf(withNeutral: boolean): readonly SeriesColumn[] {
  return withNeutral ? SERIES : SERIES.slice(0, -1);
}

/**
 * Makes a line chart with one series for each column.
 *
 * The first series comes from the seed range, with its direction stated: on the web "Auto" has turned rows and
 * columns around. Values and periods of every series are set explicitly.
 */
export function addChart(
  trends: Excel.Worksheet,
  data: Excel.Worksheet,
  name: string,
  source: ChartAssignment,
  withNeutral: boolean,
): Excel.Chart {
  const seed = data.getRangeByIndexes(source.firstRow, TREND_COLUMN.period, source.rows, 2);
  const chart = trends.charts.add("LineMarkers", seed, "Columns");
  chart.name = name;
  seriesOf(withNeutral).forEach((column, i) => {
    const series = i === 0 ? chart.series.getItemAt(0) : chart.series.add(TREND_HEADERS[column]);
    if (i === 0) series.name = TREND_HEADERS[column];
    pointTo(series, data, source, column);
  });
  return chart;
}

/** Lets an existing chart draw other rows. */
export function redirectChart(
  chart: Excel.Chart,
  data: Excel.Worksheet,
  source: ChartAssignment,
  withNeutral: boolean,
): void {
  seriesOf(withNeutral).forEach((column, i) => pointTo(chart.series.getItemAt(i), data, source, column));
}

/** Gives an existing chart the series that it lacked while no measure was neutral. */
export function addNeutralSeries(chart: Excel.Chart, data: Excel.Worksheet, source: ChartAssignment): void {
  const series = chart.series.add(TREND_HEADERS[TREND_COLUMN.neutral]);
  pointTo(series, data, source, TREND_COLUMN.neutral);
}

function pointTo(
  series: Excel.ChartSeries,
  data: Excel.Worksheet,
  source: ChartAssignment,
  column: number,
): void {
  series.setValues(data.getRangeByIndexes(source.firstRow, column, source.rows, 1));
  series.setXAxisValues(data.getRangeByIndexes(source.firstRow, TREND_COLUMN.period, source.rows, 1));
}

/** Title and value axis, which follow the figures. */
export function titleChart(
  chart: Excel.Chart,
  { title, minimum, maximum, numberFormat }: ChartAssignment,
): void {
  chart.title.text = title;
  const { valueAxis } = chart.axes;
  valueAxis.minimum = minimum;
  valueAxis.maximum = maximum;
  valueAxis.numberFormat = numberFormat;
}

/**
 * How a chart looks; each step may fail on some platform without taking the others with it.
 *
 * @param found looks the chart up anew: after a failed batch its proxies are of no more use
 */
export function chartOrnaments(found: () => Excel.Chart, rows: number, withNeutral: boolean): Ornament[] {
  const series = (column: SeriesColumn) => found().series.getItemAt(SERIES.indexOf(column));
  const line = (
    column: SeriesColumn,
    colour: string,
    weight: number,
    style: Excel.ChartLineFormat["lineStyle"],
  ) => {
    const drawn = series(column);
    drawn.format.line.color = colour;
    drawn.format.line.weight = weight;
    drawn.format.line.lineStyle = style;
    drawn.markerStyle = "None";
  };
  const points = (column: SeriesColumn, colour: string, style: Excel.ChartSeries["markerStyle"]) =>
    pointsOnly(series(column), colour, style);
  return [
    () => {
      line(TREND_COLUMN.value, COLOUR.common, 2, "Continuous");
      const value = series(TREND_COLUMN.value);
      value.markerStyle = "Circle";
      value.markerSize = 5;
      value.markerBackgroundColor = COLOUR.common;
      value.markerForegroundColor = COLOUR.common;
    },
    () => line(TREND_COLUMN.mean, COLOUR.limits, 1.5, "Continuous"),
    () => line(TREND_COLUMN.lower, COLOUR.limits, 1.25, "Dash"),
    () => line(TREND_COLUMN.upper, COLOUR.limits, 1.25, "Dash"),
    () => line(TREND_COLUMN.target, COLOUR.target, 1.75, "RoundDot"),
    () => points(TREND_COLUMN.concern, COLOUR.concern, "Diamond"),
    () => points(TREND_COLUMN.improvement, COLOUR.improvement, "Triangle"),
    ...(withNeutral ? [neutralOrnament(found)] : []),
    ...chartLook(found, { position: "Bottom", size: 9 }),
    () => {
      // Real dates on the axis would become a time axis that skips months; our periods are text.
      const { categoryAxis } = found().axes;
      categoryAxis.categoryType = "TextAxis";
      categoryAxis.tickLabelSpacing = rows > 12 ? Math.ceil(rows / 12) : 1;
      categoryAxis.format.font.size = 9;
    },
    () => {
      const { valueAxis } = found().axes;
      valueAxis.majorGridlines.format.line.color = GRIDLINE;
      valueAxis.format.font.size = 9;
    },
  ];
}

/** The look of the series of neutral special causes. */
export function neutralOrnament(found: () => Excel.Chart): Ornament {
  return () => pointsOnly(found().series.getItemAt(SERIES.length - 1), COLOUR.neutral, "Square");
}

function pointsOnly(
  series: Excel.ChartSeries,
  colour: string,
  style: Excel.ChartSeries["markerStyle"],
): void {
  series.format.line.lineStyle = "None";
  series.markerStyle = style;
  series.markerSize = 9;
  series.markerBackgroundColor = colour;
  series.markerForegroundColor = colour;
}

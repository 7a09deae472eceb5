import type { ChartConfiguration, ChartDataset, ChartType, LegendOptions } from "chart.js";
import type { ChartModel, ChartSeriesModel } from "../../spreadsheet/model/chart";
import { formatValue } from "../../spreadsheet/model/numberFormat";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { categoryScale, valueScale } from "./chartAxes";
import { cellsOf, plotted, type ChartCell } from "./chartData";
import { dashes, markerShapes } from "./chartLooks";
import { title, pixels } from "./chartText";
import { LEGEND_PICTURE_WIDTH, legendLabels } from "./legendLabels";
import { dataLabels } from "./dataLabels";

/** Excel's six accent colours, in the order in which series take them. */
const accents = ["#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47"];

/** What Chart.js needs to draw a native chart of the workbook, from the chart and the cells it stands on. */
export function chartConfiguration(book: WorkbookModel, chart: ChartModel): ChartConfiguration {
  const type = drawnAs(chart.type);
  const categories = categoriesOf(book, chart);
  const firstCells = cellsOf(book, chart.series[0]?.values ?? null, chart.plotVisibleOnly);
  const length = Math.max(categories.length, firstCells.length);
  const labels = Array.from({ length }, (_, i) => categories[i] ?? String(i + 1));
  const horizontal = chart.type.startsWith("Bar");
  const stacked = /Stacked/.test(chart.type);
  const round = type === "pie" || type === "doughnut";
  const sourceFormat = firstCells[0]?.numberFormat ?? "General";
  const [across, up] = horizontal ? (["y", "x"] as const) : (["x", "y"] as const);

  return {
    type,
    data: { labels, datasets: chart.series.map((series, index) => dataset(book, chart, series, index)) },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      indexAxis: horizontal ? "y" : "x",
      layout: { padding: 8 },
      scales: round
        ? {}
        : {
            [across]: {
              ...(type === "scatter"
                ? valueScale(chart.categoryAxis, xFormat(book, chart))
                : categoryScale(chart.categoryAxis, horizontal)),
              stacked,
            },
            [up]: { ...valueScale(chart.valueAxis, sourceFormat), stacked },
            ...(chart.series.some(({ axisGroup }) => axisGroup === "Secondary")
              ? { secondary: { ...valueScale(chart.valueAxis, sourceFormat), position: "right" as const } }
              : {}),
          },
      plugins: {
        title: title(chart.title, 14),
        legend: {
          display: chart.legend.visible,
          position: legendPositions[chart.legend.position],
          labels: {
            usePointStyle: true,
            pointStyleWidth: LEGEND_PICTURE_WIDTH,
            boxHeight: 7,
            generateLabels: legendLabels,
            font: { size: pixels(chart.legend.fontSize ?? 9) },
            sort: (a, b) => (a.datasetIndex ?? 0) - (b.datasetIndex ?? 0),
          },
        },
        tooltip: {
          callbacks: {
            label: ({ dataset: { label }, raw }) => `${label ?? ""}: ${shown(raw, sourceFormat)}`,
          },
        },
      },
    },
    plugins: [dataLabels(chart, (value, numberFormat) => shown(value, numberFormat ?? sourceFormat))],
  };
}

const legendPositions: Record<ChartModel["legend"]["position"], LegendOptions<ChartType>["position"]> = {
  Top: "top",
  Bottom: "bottom",
  Left: "left",
  Right: "right",
  Corner: "right",
};

function drawnAs(type: string): "line" | "bar" | "scatter" | "pie" | "doughnut" {
  if (type.startsWith("XYScatter")) return "scatter";
  if (type.startsWith("Column") || type.startsWith("Bar")) return "bar";
  if (type.startsWith("Pie")) return "pie";
  return type.startsWith("Doughnut") ? "doughnut" : "line";
}

function shown(raw: unknown, numberFormat: string): string {
  const value = typeof raw === "object" && raw !== null && "y" in raw ? raw.y : raw;
  return typeof value === "number" ? formatValue(value, numberFormat) : "";
}

function categoriesOf(book: WorkbookModel, chart: ChartModel): string[] {
  const source = chart.series.find(({ categories }) => categories !== null)?.categories ?? null;
  return cellsOf(book, source, chart.plotVisibleOnly).map(textOf);
}

function textOf({ value, numberFormat }: ChartCell): string {
  return formatValue(value, numberFormat);
}

function xFormat(book: WorkbookModel, chart: ChartModel): string {
  return (
    cellsOf(book, chart.series[0]?.categories ?? null, chart.plotVisibleOnly)[0]?.numberFormat ?? "General"
  );
}

function dataset(
  book: WorkbookModel,
  chart: ChartModel,
  series: ChartSeriesModel,
  index: number,
): ChartDataset {
  const cells = cellsOf(book, series.values, chart.plotVisibleOnly);
  const values = cells.map(({ value }) => plotted(value, chart.displayBlanksAs));
  const type = drawnAs(series.type ?? chart.type);
  const name = cellsOf(book, series.nameRef, false)[0];
  const color = accents[index % accents.length]!;
  const common = {
    label: name ? textOf(name) : series.name || `Series${index + 1}`,
    // Chart.js draws a lower order later: later series lie above, as in Excel, and lines above bars. Bars beside each
    // other stand in the order of their series.
    order: type === "bar" ? chart.series.length + index : chart.series.length - index,
    ...(series.axisGroup === "Secondary" ? { yAxisID: "secondary" } : {}),
  };
  if (type === "bar") {
    const fill = series.fill ?? color;
    return {
      ...common,
      type,
      data: values,
      backgroundColor: values.map((_, i) => series.points.get(i)?.fill ?? fill),
      categoryPercentage: 100 / (100 + (series.gapWidth ?? 150)),
      barPercentage: 1,
    };
  }
  if (type === "pie" || type === "doughnut") {
    const colors = values.map((_, i) => series.points.get(i)?.fill ?? accents[i % accents.length]!);
    return { ...common, type, data: values.map((value) => value ?? 0), backgroundColor: colors };
  }
  const line = {
    ...common,
    ...lineLook(chart, series, color),
    ...markerLook(chart, series, values.length, color),
    // Excel draws a line across #N/A and leaves a gap at a blank.
    spanGaps:
      chart.displayBlanksAs === "Interplotted" ||
      cells.some(({ value }) => value !== null && typeof value === "object"),
  };
  if (type === "line") return { ...line, type, data: values, fill: chart.type.startsWith("Area") };
  const xs = cellsOf(book, series.categories, chart.plotVisibleOnly);
  // A point without a value keeps its place: it breaks the line, and looks and labels go by position.
  const data = values.map((y, i) => ({ x: numberOr(xs[i]?.value, i + 1), y: y ?? NaN }));
  return { ...line, type, data };
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}

function lineLook(chart: ChartModel, { line, smooth, type }: ChartSeriesModel, color: string) {
  const markersOnly = (type ?? chart.type) === "XYScatter";
  return {
    showLine: line.visible && !(markersOnly && line.color === undefined),
    borderColor: line.color ?? color,
    borderWidth: pixels(line.weight ?? 2.25),
    borderDash: dashes[line.style ?? "Continuous"],
    tension: smooth ? 0.4 : 0,
  };
}

function markerLook(
  chart: ChartModel,
  { marker, points, line, type }: ChartSeriesModel,
  count: number,
  color: string,
) {
  const kind = type ?? chart.type;
  const automatic = /Markers|XYScatter$/.test(kind) ? "Circle" : "None";
  const styleOf = (style: string | undefined): string =>
    !style || style === "Automatic" ? automatic : style;
  const each = <T>(read: (point: number) => T): T[] => Array.from({ length: count }, (_, i) => read(i));
  const fill = marker.background ?? line.color ?? color;
  return {
    pointStyle: each((i) => markerShapes[styleOf(points.get(i)?.markerStyle ?? marker.style)] ?? "circle"),
    pointRadius: each((i) => {
      const point = points.get(i);
      return styleOf(point?.markerStyle ?? marker.style) === "None"
        ? 0
        : pixels(point?.markerSize ?? marker.size ?? 5) / 2;
    }),
    pointBackgroundColor: each((i) => points.get(i)?.markerBackground ?? fill),
    pointBorderColor: each((i) => points.get(i)?.markerForeground ?? marker.foreground ?? fill),
    backgroundColor: fill,
  };
}

import { boxOf, columnCount, rowCount } from "./box";
import { referenceText, parseReference } from "./address";
import type { Box, CellValue } from "./cells";
import type { ChartAxisModel, ChartModel, ChartSeriesModel, ChartTextModel } from "./chart";
import type { SheetModel } from "./sheet";
import type { WorkbookModel } from "./workbook";

/** Size in points of a chart that nobody sized. */
const DEFAULT_WIDTH = 360;
const DEFAULT_HEIGHT = 216;

export type SeriesBy = "Auto" | "Columns" | "Rows";

/** Makes a chart on a sheet from a block of cells, as Excel guesses it. */
export function addChart(
  model: WorkbookModel,
  sheet: SheetModel,
  type: string,
  source: { readonly sheet: SheetModel; readonly box: Box },
  by: SeriesBy,
): ChartModel {
  const chart: ChartModel = {
    id: `{${String(model.nextId()).padStart(8, "0")}-C4A7-4000-8000-000000000000}`,
    name: freeChartName(sheet),
    type,
    top: 0,
    left: 0,
    width: DEFAULT_WIDTH,
    height: DEFAULT_HEIGHT,
    title: newText(),
    legend: { visible: true, position: "Bottom", overlay: false },
    categoryAxis: newAxis(false),
    valueAxis: newAxis(true),
    series: [],
    plotVisibleOnly: true,
    displayBlanksAs: "NotPlotted",
    changed: true,
  };
  setChartData(chart, source, by);
  sheet.charts.push(chart);
  model.notify({ kind: "charts", sheet, added: chart });
  return chart;
}

export function deleteChart(model: WorkbookModel, sheet: SheetModel, chart: ChartModel): void {
  sheet.charts.splice(sheet.charts.indexOf(chart), 1);
  if (model.activeChart === chart) model.activeChart = null;
  model.notify({ kind: "charts", sheet, deleted: chart });
}

/**
 * Series from a block. "Auto" takes the longer side as the categories, which on the web turns a block that is wider
 * than high around; a first row or column of texts becomes names or categories.
 */
export function setChartData(
  chart: ChartModel,
  source: { readonly sheet: SheetModel; readonly box: Box },
  by: SeriesBy,
): void {
  const { sheet, box } = source;
  // Fact: charts.series-by-auto
  const byColumns = by === "Columns" || (by === "Auto" && rowCount(box) >= columnCount(box));
  const hasNames = isLabels(sheet.cells.read(byColumns ? firstRow(box) : firstColumn(box)).flat());
  const isScatter = /^(XYScatter|Bubble)/.test(chart.type);
  const line = sheet.cells.read(byColumns ? firstColumn(box) : firstRow(box)).flat();
  const count = byColumns ? columnCount(box) : rowCount(box);
  const hasCategories = count > 1 && (isScatter || isLabels(hasNames ? line.slice(1) : line));
  const skip = hasNames ? 1 : 0;
  const strip = (index: number): Box =>
    byColumns
      ? boxOf(box.top + skip, box.left + index, rowCount(box) - skip, 1)
      : boxOf(box.top + index, box.left + skip, 1, columnCount(box) - skip);
  const text = (cells: Box) => referenceText(sheet.name, cells);
  chart.series = [];
  for (let index = hasCategories ? 1 : 0; index < count; index++) {
    const values = strip(index);
    const head = byColumns ? boxOf(box.top, box.left + index, 1, 1) : boxOf(box.top + index, box.left, 1, 1);
    const name = hasNames
      ? String(sheet.cells.value(head.top, head.left) ?? "")
      : `Series${chart.series.length + 1}`;
    chart.series.push({
      ...newSeries(name),
      nameRef: hasNames ? text(head) : null,
      values: text(values),
      categories: hasCategories ? text(strip(0)) : null,
    });
  }
  if (chart.series.length === 1 && hasNames) chart.title = { ...chart.title, text: chart.series[0]!.name };
  chart.changed = true;
}

export function newSeries(name: string): ChartSeriesModel {
  return {
    name,
    nameRef: null,
    values: null,
    categories: null,
    type: null,
    axisGroup: "Primary",
    line: { visible: true },
    marker: { style: "Automatic" },
    smooth: false,
    hasDataLabels: false,
    points: new Map(),
  };
}

/** What stands in the cells that a series points to; null where it points to none. */
export function seriesValues(model: WorkbookModel, reference: string | null): CellValue[] | null {
  const parsed = reference === null ? null : parseReference(reference.replace(/^=/, ""));
  const sheet = parsed?.sheet ? model.sheet(parsed.sheet) : undefined;
  return parsed && sheet ? sheet.cells.read(parsed.box).flat() : null;
}

function newText(): ChartTextModel {
  return { visible: true, text: "Chart Title", overlay: false };
}

function newAxis(gridlines: boolean): ChartAxisModel {
  return {
    visible: true,
    title: { visible: false, text: "", overlay: false },
    minimum: null,
    maximum: null,
    majorUnit: null,
    numberFormat: null,
    categoryType: "Automatic",
    tickLabelSpacing: null,
    majorGridlines: gridlines,
    reversePlotOrder: false,
    scaleType: "Linear",
  };
}

/** Texts (and an empty corner) name things; numbers are values. */
function isLabels(values: readonly CellValue[]): boolean {
  const rest = values[0] === null || values[0] === "" ? values.slice(1) : values;
  return rest.length > 0 && rest.every((value) => typeof value === "string");
}

function firstRow(box: Box): Box {
  return { ...box, bottom: box.top };
}

function firstColumn(box: Box): Box {
  return { ...box, right: box.left };
}

function freeChartName(sheet: SheetModel): string {
  for (let n = sheet.charts.length + 1; ; n++) {
    if (!sheet.charts.some((chart) => chart.name === `Chart ${n}`)) return `Chart ${n}`;
  }
}

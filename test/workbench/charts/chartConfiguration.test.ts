import type { ChartModel, ChartSeriesModel } from "../../../src/spreadsheet/model/chart";
import { CellError, type CellValue } from "../../../src/spreadsheet/model/cells";
import { WorkbookModel } from "../../../src/spreadsheet/model/workbook";
import { chartConfiguration } from "../../../src/workbench/charts/chartConfiguration";

const text = (shown: string) => ({ visible: shown !== "", text: shown, overlay: false });

const axis: ChartModel["categoryAxis"] = {
  visible: true,
  title: text(""),
  minimum: null,
  maximum: null,
  majorUnit: null,
  numberFormat: null,
  categoryType: "TextAxis",
  tickLabelSpacing: null,
  majorGridlines: false,
  reversePlotOrder: false,
  scaleType: "Linear",
};

function series(over: Partial<ChartSeriesModel> = {}): ChartSeriesModel {
  return {
    name: "Rate",
    nameRef: null,
    values: "'Trend data'!$B$2:$B$5",
    categories: "'Trend data'!$A$2:$A$5",
    type: null,
    axisGroup: "Primary",
    line: { visible: true },
    marker: { style: "None" },
    smooth: false,
    hasDataLabels: false,
    points: new Map(),
    ...over,
  };
}

/** A line chart on the sheet "Trend data": months in column A, the given values in column B as percentages. */
function drawn(values: CellValue[], over: Partial<ChartModel> = {}, prepare?: (book: WorkbookModel) => void) {
  const book = new WorkbookModel();
  const { cells } = book.addSheet("Trend data");
  const percent = book.styles.derive(0, { numberFormat: "0.0%" });
  cells.setValue(0, 1, "Enrolled");
  values.forEach((value, i) => {
    cells.setValue(i + 1, 0, `2026-0${i + 1}`);
    cells.setValue(i + 1, 1, value);
    cells.setStyle(i + 1, 1, percent);
  });
  prepare?.(book);
  const chart: ChartModel = {
    id: "1",
    name: "Chart 1",
    type: "Line",
    top: 0,
    left: 0,
    width: 300,
    height: 200,
    title: text("Enrolled within 30 days"),
    legend: { visible: true, position: "Bottom", overlay: false },
    categoryAxis: axis,
    valueAxis: axis,
    series: [series()],
    plotVisibleOnly: true,
    displayBlanksAs: "NotPlotted",
    changed: false,
    ...over,
  };
  return chartConfiguration(book, chart);
}

const first = (configuration: ReturnType<typeof drawn>) =>
  configuration.data.datasets[0] as unknown as Record<string, unknown>;

test("plots the cells behind the series, with their categories as labels", () => {
  const configuration = drawn([0.7, 0.6, 0.5, 0.4]);
  expect(configuration.data.labels).toEqual(["2026-01", "2026-02", "2026-03", "2026-04"]);
  expect(first(configuration).data).toEqual([0.7, 0.6, 0.5, 0.4]);
});

test("the name of a series comes from its cell where it has one", () => {
  expect(first(drawn([1])).label).toBe("Rate");
  expect(first(drawn([1], { series: [series({ nameRef: "'Trend data'!$B$1" })] })).label).toBe("Enrolled");
});

test("a blank is a gap or zero as the chart says; a line runs across #N/A", () => {
  const gap = first(drawn([0.7, null, 0.5, 0.4]));
  expect(gap.data).toEqual([0.7, null, 0.5, 0.4]);
  expect(gap.spanGaps).toBe(false);
  expect(first(drawn([0.7, null, 0.5, 0.4], { displayBlanksAs: "Zero" })).data).toEqual([0.7, 0, 0.5, 0.4]);
  expect(first(drawn([0.7, null, 0.5, 0.4], { displayBlanksAs: "Interplotted" })).spanGaps).toBe(true);
  const missing = first(drawn([0.7, CellError.of("#N/A"), 0.5, 0.4]));
  expect(missing.data).toEqual([0.7, null, 0.5, 0.4]);
  expect(missing.spanGaps).toBe(true);
});

test("hidden rows are left out unless the chart shows them", () => {
  const hide = (book: WorkbookModel) => void book.sheets[0]!.hiddenRows.add(2);
  expect(first(drawn([1, 2, 3, 4], {}, hide)).data).toEqual([1, 3, 4]);
  expect(first(drawn([1, 2, 3, 4], { plotVisibleOnly: false }, hide)).data).toEqual([1, 2, 3, 4]);
});

test("a series of markers only has no line; points may look different each", () => {
  const dots = series({
    line: { visible: false },
    marker: { style: "Diamond", size: 9, background: "#D55E00", foreground: "#D55E00" },
    points: new Map([[1, { markerStyle: "Triangle", markerBackground: "#0072B2" }]]),
  });
  const dataset = first(drawn([1, 2], { series: [dots] }));
  expect(dataset.showLine).toBe(false);
  expect(dataset.pointStyle).toEqual(["rectRot", "triangle", "rectRot", "rectRot"].slice(0, 2));
  expect(dataset.pointBackgroundColor).toEqual(["#D55E00", "#0072B2"]);
  expect(dataset.pointRadius).toEqual([6, 6]);
});

test("lines keep colour, weight and dashes; a Line chart has no markers of its own, LineMarkers has", () => {
  const line = series({
    line: { visible: true, color: "#595959", weight: 1.5, style: "Dash" },
    marker: { style: "Automatic" },
  });
  expect(first(drawn([1], { series: [line] }))).toMatchObject({
    borderColor: "#595959",
    borderWidth: 2,
    borderDash: [8, 5],
    pointRadius: [0],
  });
  expect(first(drawn([1], { type: "LineMarkers", series: [line] })).pointStyle).toEqual(["circle"]);
});

test("the value axis shows its own format, or that of the first cell", () => {
  const tick = (configuration: ReturnType<typeof drawn>): unknown => {
    const { ticks } = configuration.options!.scales!.y as unknown as {
      ticks: { callback(value: number): string };
    };
    return ticks.callback(0.5);
  };
  expect(tick(drawn([0.7]))).toBe("50.0%");
  expect(tick(drawn([0.7], { valueAxis: { ...axis, numberFormat: "0%" } }))).toBe("50%");
});

test("bars lie on their side, columns stand, and stacked ones are stacked", () => {
  expect(drawn([1], { type: "BarClustered" }).options?.indexAxis).toBe("y");
  expect(drawn([1], { type: "ColumnClustered" }).options?.indexAxis).toBe("x");
  expect(drawn([1], { type: "ColumnStacked" }).options?.scales?.y).toMatchObject({ stacked: true });
});

test("later series lie above earlier ones, as in Excel", () => {
  const { datasets } = drawn([1], { series: [series(), series(), series()] }).data;
  expect(datasets.map((each) => (each as { order?: number }).order)).toEqual([3, 2, 1]);
});

test("a series without readable cells is an empty series, not an error", () => {
  expect(first(drawn([1], { series: [series({ values: "#REF!", categories: null })] })).data).toEqual([]);
});

test("a scatter series is broken where a value is missing, and keeps the places of its points", () => {
  const [curve] = drawn([0.2, null, 0.4], {
    type: "XYScatterLinesNoMarkers",
    series: [series({ values: "'Trend data'!$B$2:$B$4", categories: "'Trend data'!$B$2:$B$4" })],
  }).data.datasets;
  expect(curve!.data).toEqual([
    { x: 0.2, y: 0.2 },
    { x: 2, y: NaN },
    { x: 0.4, y: 0.4 },
  ]);
});

test("horizontal bars begin at the bottom, as in Excel, unless their axis is reversed", () => {
  const reversed = (type: string, reversePlotOrder: boolean) => {
    const { scales } = drawn([1, 2], { type, categoryAxis: { ...axis, reversePlotOrder } }).options!;
    return (scales as Record<string, { reverse?: boolean }>)[type === "Line" ? "x" : "y"]!.reverse;
  };
  expect(reversed("BarClustered", false)).toBe(true);
  expect(reversed("BarClustered", true)).toBe(false);
  expect(reversed("Line", false)).toBe(false);
});

test("bars beside each other stand in the order of their series, lines above them", () => {
  const two = [series(), series({ name: "Target", type: "Line" })];
  const [bar, line] = drawn([1, 2], { type: "ColumnClustered", series: two }).data.datasets;
  const [first, second] = drawn([1, 2], { type: "BarClustered", series: [series(), series()] }).data.datasets;
  const places = [first, second, line, bar].map((dataset) => Number((dataset as { order?: number }).order));
  expect(places[0]).toBeLessThan(places[1]!);
  expect(places[2]).toBeLessThan(places[3]!);
});

import { CHART_TYPES } from "../../../src/host/excel/chartTypes";
import { saveWorkbook } from "../../../src/spreadsheet/xlsx/saveWorkbook";
import { reopened } from "../../spreadsheet/xlsx/samples";
import { schemaFindings, schemaTest } from "../../spreadsheet/xlsx/schemaCheck";
import { givenWorkbook, type GivenWorkbook } from "../givenWorkbook";

const SALES = [
  ["Part", "Q1", "Q2"],
  ["Frames", 5000, 7000],
  ["Chains", 1550, 1088],
  ["Spokes", 6005, 7634],
];

async function inChart(
  book: GivenWorkbook,
  type: `${Excel.ChartType}`,
  change: (chart: Excel.Chart) => void,
) {
  await book.excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sales");
    change(sheet.charts.add(type, sheet.getRange("A1:C4"), "Columns"));
    await context.sync();
  });
  return book.sheet("Sales").charts.at(-1)!;
}

const saved = (book: GivenWorkbook) => reopened(book.model).sheet("Sales")!.charts[0]!;

test("a title has a frame, a direction, a shadow, and characters that are written otherwise", async () => {
  const book = await givenWorkbook({ Sales: SALES });
  await inChart(book, "ColumnClustered", ({ title }) => {
    title.text = "Bicycle parts";
    title.textOrientation = -45;
    title.showShadow = true;
    title.format.fill.setSolidColor("SkyBlue");
    title.format.border.lineStyle = "Dash";
    title.format.font.set({ name: "Georgia", italic: true, underline: "Single" });
    title.getSubstring(0, 7).font.color = "green";
    title.getSubstring(2, 3).font.bold = true;
  });
  const title = {
    text: "Bicycle parts",
    orientation: -45,
    shadow: true,
    fill: "#87CEEB",
    border: { visible: true, style: "Dash" },
    fontName: "Georgia",
    italic: true,
    underline: "Single",
    runs: [
      { start: 0, length: 2, font: { color: "#008000" } },
      { start: 2, length: 3, font: { bold: true } },
      { start: 5, length: 2, font: { color: "#008000" } },
    ],
  };
  expect(book.sheet("Sales").charts[0]!.title).toMatchObject(title);
  expect(saved(book).title).toMatchObject(title);
  const chart = () => book.sheet("Sales").charts[0]!;
  await book.excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sales").charts.getItemAt(0).title.text = "Parts";
    await context.sync();
  });
  expect(chart().title.runs).toBeUndefined();
});

test("legend, plot area and table of values keep their looks", async () => {
  const book = await givenWorkbook({ Sales: SALES });
  await inChart(book, "Line", (chart) => {
    chart.legend.format.fill.setSolidColor("white");
    chart.legend.format.font.set({ name: "Calibri", size: 15, bold: true, color: "red" });
    chart.plotArea.set({ left: 36, top: 54, width: 180, height: 108 });
    const table = chart.getDataTable();
    table.set({ visible: true, showLegendKey: false, showHorizontalBorder: false });
    table.format.font.color = "#B76E79";
  });
  const looks = {
    legend: { fill: "#FFFFFF", fontName: "Calibri", fontSize: 15, bold: true, color: "#FF0000" },
    plotArea: { layout: { left: 0.1, top: 0.25, width: 0.5, height: 0.5 } },
    dataTable: { visible: true, showLegendKey: false, showHorizontalBorder: false, color: "#B76E79" },
  };
  expect(book.sheet("Sales").charts[0]).toMatchObject(looks);
  expect(saved(book)).toMatchObject(looks);
});

test("only charts with categories have a table of values", async () => {
  const book = await givenWorkbook({ Sales: SALES });
  const isNull = await book.excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sales");
    const table = sheet.charts.add("Pie", sheet.getRange("A1:B4")).getDataTableOrNullObject();
    await context.sync();
    return table.isNullObject;
  });
  expect(isNull).toBe(true);
});

test("axes: units, tick marks, labels, gridlines, base, and where the other one crosses", async () => {
  const book = await givenWorkbook({ Sales: SALES });
  await inChart(book, "Line", ({ worksheet, axes: { categoryAxis, valueAxis } }) => {
    categoryAxis.set({
      tickMarkSpacing: 2,
      isBetweenCategories: false,
      tickLabelPosition: "High",
      majorTickMark: "Outside",
      position: "Maximum",
      textOrientation: 45,
    });
    categoryAxis.setCategoryNames(worksheet.getRange("A2:A4"));
    valueAxis.set({
      displayUnit: "Thousands",
      minorUnit: 50,
      scaleType: "Logarithmic",
      minorTickMark: "Cross",
    });
    valueAxis.showDisplayUnitLabel = false;
    valueAxis.logBase = 100;
    valueAxis.minorGridlines.visible = true;
    valueAxis.setPositionAt(100);
  });
  const axes = {
    categoryAxis: {
      tickMarkSpacing: 2,
      isBetweenCategories: false,
      tickLabelPosition: "High",
      majorTickMark: "Outside",
      crossing: "Maximum",
      textOrientation: 45,
    },
    valueAxis: {
      displayUnit: "Thousands",
      showDisplayUnitLabel: false,
      minorUnit: 50,
      logBase: 100,
      minorTickMark: "Cross",
      minorGridlines: { visible: true },
      crossing: 100,
    },
  };
  expect(book.sheet("Sales").charts[0]).toMatchObject(axes);
  expect(saved(book)).toMatchObject(axes);
});

test("the labels of a chart are those of all its series; what they say is switched part by part", async () => {
  const book = await givenWorkbook({ Sales: SALES });
  const chart = await inChart(book, "ColumnClustered", ({ dataLabels, series }) => {
    dataLabels.format.font.size = 15;
    dataLabels.showSeriesName = true;
    dataLabels.showValue = false;
    dataLabels.separator = "\n";
    series.getItemAt(1).points.getItemAt(0).dataLabel.showCategoryName = true;
  });
  const labels = { fontSize: 15, shows: ["SeriesName"], separator: "\n" };
  const own = { ...labels, shows: ["SeriesName", "CategoryName"] };
  expect(chart.series.map((series) => series.labels)).toEqual([labels, labels]);
  expect(chart.series[1]!.pointLabels!.get(0)).toEqual(own);
  const { series } = saved(book);
  expect(series[0]).toMatchObject({ hasDataLabels: true, labels });
  expect(series[1]!.pointLabels!.get(0)).toMatchObject({ ...own, shows: ["CategoryName", "SeriesName"] });
});

test("labels have a look before they show", async () => {
  const book = await givenWorkbook({ Sales: SALES });
  await inChart(book, "ColumnClustered", ({ dataLabels }) => {
    dataLabels.format.font.color = "black";
  });
  expect(saved(book).series[0]).toMatchObject({ hasDataLabels: false, labels: { color: "#000000" } });
});

test("trend lines and bubbles", async () => {
  const book = await givenWorkbook({ Sales: SALES });
  await book.excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sales");
    const chart = sheet.charts.add("Bubble", sheet.getRange("B1:C4"), "Columns");
    const series = chart.series.getItemAt(0);
    series.setBubbleSizes(sheet.getRange("B2:B4"));
    const trend = series.trendlines.add("Polynomial");
    trend.set({ polynomialOrder: 3, showEquation: true, name: "Trend" });
    trend.format.line.color = "#FF0000";
    series.trendlines.add("Linear");
    series.trendlines.getItem(1).delete();
    await context.sync();
  });
  const chart = {
    type: "Bubble",
    series: [
      {
        bubbleSizes: "Sales!$B$2:$B$4",
        trendlines: [
          {
            type: "Polynomial",
            polynomialOrder: 3,
            showEquation: true,
            name: "Trend",
            line: { color: "#FF0000" },
          },
        ],
      },
    ],
  };
  expect(book.sheet("Sales").charts[0]).toMatchObject(chart);
  expect(saved(book)).toMatchObject(chart);
});

test("every type of chart comes back from the file as what it was", async () => {
  const book = await givenWorkbook({ Sales: SALES });
  await book.excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sales");
    for (const type of CHART_TYPES)
      sheet.charts.add(type as Excel.ChartType, sheet.getRange("A1:C4"), "Columns");
    await context.sync();
  });
  const types = reopened(book.model)
    .sheet("Sales")!
    .charts.map(({ type }) => type);
  expect(types).toEqual([...CHART_TYPES]);
});

schemaTest("charts with all of this satisfy the schema", async () => {
  const book = await givenWorkbook({ Sales: SALES });
  for (const type of CHART_TYPES) {
    await inChart(book, type, (chart) => {
      chart.legend.format.border.color = "blue";
      chart.title.text = "Parts of bicycles";
      chart.title.showShadow = true;
      chart.title.getSubstring(0, 5).font.italic = true;
      chart.dataLabels.showValue = true;
      chart.dataLabels.separator = "; ";
      chart.dataLabels.format.fill.setSolidColor("yellow");
      chart.plotArea.left = 30;
      chart.series.getItemAt(0).trendlines.add("MovingAverage");
      chart.series.getItemAt(0).overlap = 20;
    });
  }
  await inChart(book, "ColumnClustered", (chart) => {
    chart.getDataTable().visible = true;
    chart.axes.valueAxis.set({
      displayUnit: "Millions",
      minorUnit: 2,
      textOrientation: 30,
      position: "Minimum",
    });
    chart.axes.valueAxis.minorGridlines.visible = true;
  });
  expect(schemaFindings(saveWorkbook(book.model))).toEqual([]);
});

test("charts tell when they are added, selected and deleted", async () => {
  const book = await givenWorkbook({ Sales: SALES });
  const told: string[] = [];
  await book.excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sales");
    const note = (event: { type: string; chartId: string }) => {
      told.push(`${event.type} ${event.chartId === book.sheet("Sales").charts[0]?.id}`);
      return Promise.resolve();
    };
    sheet.charts.onAdded.add(note);
    sheet.charts.onDeleted.add(note);
    await context.sync();
    const chart = sheet.charts.add("Line", sheet.getRange("A1:C4"));
    await context.sync();
    chart.onActivated.add(note);
    chart.onDeactivated.add(note);
    await context.sync();
    chart.activate();
    sheet.getRange("A1").select();
    await context.sync();
    await book.settle();
    chart.delete();
    await context.sync();
  });
  await book.settle();
  expect(told).toEqual([
    "ChartAdded true",
    "ChartActivated true",
    "ChartDeactivated true",
    "ChartDeleted false",
  ]);
});

import { givenWorkbook } from "../givenWorkbook";

const TREND = [
  ["Month", "Rate", "Target"],
  ["2025-01", 0.91, 0.95],
  ["2025-02", 0.93, 0.95],
  ["2025-03", 0.9, 0.95],
];

describe("charts", () => {
  test("are made from a seed range; every series gets its own values and categories", async () => {
    const book = await givenWorkbook({ Trend: TREND });
    const read = await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Trend");
      const chart = sheet.charts.add("LineMarkers", sheet.getRange("A1:B4"), "Columns");
      chart.name = "acm.rate";
      chart.title.text = "Rate";
      chart.title.format.font.size = 12;
      chart.legend.position = "Top";
      chart.displayBlanksAs = "NotPlotted";
      chart.plotVisibleOnly = false;
      chart.setPosition("E2", "J15");
      const target = chart.series.add("Target");
      target.setValues(sheet.getRange("C2:C4"));
      target.setXAxisValues(sheet.getRange("A2:A4"));
      target.format.line.color = "#1F4E79";
      target.format.line.lineStyle = "Dash";
      target.format.line.weight = 1.5;
      target.markerStyle = "None";
      const rate = chart.series.getItemAt(0);
      const point = rate.points.getItemAt(2);
      point.markerBackgroundColor = "#E07000";
      point.markerSize = 9;
      const { categoryAxis, valueAxis } = chart.axes;
      categoryAxis.categoryType = "TextAxis";
      categoryAxis.tickLabelSpacing = 2;
      valueAxis.minimum = 0.8;
      valueAxis.maximum = 1;
      valueAxis.numberFormat = "0%";
      valueAxis.majorGridlines.format.line.color = "#DDDDDD";
      valueAxis.title.text = "Share";
      chart.load("name,id,chartType,top,left,width,height");
      chart.series.load("items/name,items/markerStyle");
      rate.points.load("count");
      await context.sync();
      const { name, chartType, top, left, width, height } = chart;
      return [
        name,
        chartType,
        [left, top, width, height],
        chart.series.items.map((one) => one.name),
        rate.points.count,
      ];
    });
    expect(read).toEqual(["acm.rate", "LineMarkers", [192, 15, 288, 210], ["Rate", "Target"], 3]);
    const [chart] = book.sheet("Trend").charts;
    expect(chart).toMatchObject({
      title: { text: "Rate", fontSize: 12 },
      legend: { position: "Top" },
      plotVisibleOnly: false,
      categoryAxis: { categoryType: "TextAxis", tickLabelSpacing: 2 },
      valueAxis: {
        minimum: 0.8,
        maximum: 1,
        numberFormat: "0%",
        majorGridlineColor: "#DDDDDD",
        title: { text: "Share" },
      },
      series: [
        { name: "Rate", values: "Trend!$B$2:$B$4", categories: "Trend!$A$2:$A$4" },
        {
          values: "Trend!$C$2:$C$4",
          line: { color: "#1F4E79", style: "Dash", weight: 1.5 },
          marker: { style: "None" },
        },
      ],
    });
    expect(chart!.series[0]!.points.get(2)).toEqual({ markerBackground: "#E07000", markerSize: 9 });
  });

  test("seriesBy Auto turns a wide block around (OfficeDev/office-js#1830)", async () => {
    const book = await givenWorkbook({
      Wide: [
        ["", "Jan", "Feb", "Mar"],
        ["Rate", 1, 2, 3],
      ],
    });
    await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Wide");
      sheet.charts.add("Line", sheet.getRange("A1:D2"), "Auto");
      sheet.charts.add("Line", sheet.getRange("A1:D2"), "Columns");
      await context.sync();
    });
    const counts = book.sheet("Wide").charts.map(({ series }) => series.map(({ name }) => name));
    expect(counts).toEqual([["Rate"], ["Jan", "Feb", "Mar"]]);
  });

  test("names are not unique: the first one is found; deleting removes it", async () => {
    const book = await givenWorkbook({ Trend: TREND });
    const left = await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Trend");
      const range = sheet.getRange("A1:B4");
      sheet.charts.add("Line", range, "Columns").name = "same";
      sheet.charts.add("ColumnClustered", range, "Columns").name = "same";
      await context.sync();
      sheet.charts.getItem("same").delete();
      sheet.charts.load("items/chartType");
      const gone = sheet.charts.getItemOrNullObject("other");
      await context.sync();
      return [sheet.charts.items.map((chart) => chart.chartType), gone.isNullObject];
    });
    expect(left).toEqual([["ColumnClustered"], true]);
  });

  test.each([
    ["a marker of 1 point", (chart: Excel.Chart) => (chart.series.getItemAt(0).markerSize = 1)],
    ["an unknown type", (chart: Excel.Chart) => (chart.chartType = "Banana" as Excel.ChartType)],
    [
      "a series name of 256 letters",
      (chart: Excel.Chart) => (chart.series.getItemAt(0).name = "n".repeat(256)),
    ],
  ])("%s is refused", async (_what, change) => {
    const book = await givenWorkbook({ Trend: TREND });
    await expect(
      book.excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Trend");
        change(sheet.charts.add("Line", sheet.getRange("A1:B4"), "Columns"));
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: "InvalidArgument" });
  });

  test("a series' values follow the cells", async () => {
    const book = await givenWorkbook({ Trend: TREND });
    const values = await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Trend");
      const chart = sheet.charts.add("Line", sheet.getRange("A1:B4"), "Columns");
      sheet.getRange("B3").values = [[""]];
      const read = chart.series.getItemAt(0).getDimensionValues("Values");
      await context.sync();
      return read.value;
    });
    expect(values).toEqual([0.91, "", 0.9]);
  });

  test("an activated chart is in front of the person, with its sheet", async () => {
    const book = await givenWorkbook({ Data: [[1]], Trend: TREND });
    const read = await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Trend");
      const none = context.workbook.getActiveChartOrNullObject();
      const chart = sheet.charts.add("Line", sheet.getRange("A1:B4"), "Columns");
      chart.name = "acm.rate";
      chart.activate();
      const active = context.workbook.getActiveChart().load("name");
      const front = context.workbook.worksheets.getActiveWorksheet().load("name");
      sheet.getRange("A1").select();
      const later = context.workbook.getActiveChartOrNullObject();
      await context.sync();
      return [none.isNullObject, active.name, front.name, later.isNullObject];
    });
    expect(read).toEqual([true, "acm.rate", "Trend", true]);
  });
});

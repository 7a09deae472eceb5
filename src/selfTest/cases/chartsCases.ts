import type { Json } from "../fact";
import type { SelfTestCase } from "../selfTestCase";
import { secondSheet } from "./secondSheet";

const TREND = [
  ["Month", "Rate", "Target"],
  ["Jan", 0.91, 0.95],
  ["Feb", 0.93, 0.95],
  ["Mar", 0.9, 0.95],
];

/** A line chart of the first column of figures; what is queued before is not yet sent. */
function lineChart(sheet: Excel.Worksheet): Excel.Chart {
  sheet.getRange("A1:C4").values = TREND;
  return sheet.charts.add("LineMarkers", sheet.getRange("A1:B4"), "Columns");
}

/** The chart types that the add-in makes, each on a range that fits it. */
const TYPES_IN_USE = ["LineMarkers", "BarClustered", "XYScatter", "XYScatterLinesNoMarkers"] as const;

export const chartsCases: readonly SelfTestCase[] = [
  {
    fact: "charts.types-in-use",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        sheet.getRange("A1:C4").values = TREND;
        sheet.getRange("E1:F4").values = [
          ["Cases", "Rate"],
          [10, 0.2],
          [20, 0.3],
          [30, 0.4],
        ];
        const counts: Record<string, Json> = {};
        for (const type of TYPES_IN_USE) {
          const source = sheet.getRange(type.startsWith("XY") ? "E1:F4" : "A1:B4");
          const chart = sheet.charts.add(type, source, "Columns").load("chartType");
          chart.series.load("count");
          await context.sync();
          counts[chart.chartType] = chart.series.count;
        }
        return counts;
      }),
  },
  {
    fact: "charts.series-by-columns",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        sheet.getRange("A1:C4").values = TREND;
        const { series } = sheet.charts.add("Line", sheet.getRange("A1:C4"), "Columns");
        series.load("items/name");
        await context.sync();
        return series.items.map(({ name }) => name);
      }),
  },
  {
    fact: "charts.series-by-auto",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        sheet.getRange("A1:D2").values = [
          ["", "Jan", "Feb", "Mar"],
          ["Rate", 1, 2, 3],
        ];
        const { series } = sheet.charts.add("Line", sheet.getRange("A1:D2"), "Auto");
        series.load("items/name");
        await context.sync();
        return series.items.map(({ name }) => name);
      }),
  },
  {
    fact: "charts.added-series-once",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const { series } = lineChart(sheet);
        series.add("Target").setValues(sheet.getRange("C2:C4"));
        series.load("items/name");
        await context.sync();
        return series.items.map(({ name }) => name);
      }),
  },
  {
    fact: "charts.values-and-categories",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const chart = lineChart(sheet);
        sheet.getRange("H1:H3").values = [["April"], ["May"], ["June"]];
        const series = chart.series.getItemAt(0);
        series.setValues(sheet.getRange("C2:C4"));
        series.setXAxisValues(sheet.getRange("H1:H3"));
        const categories = series.getDimensionValues("Categories");
        const values = series.getDimensionValues("Values");
        await context.sync();
        return { categories: categories.value as Json, values: values.value as Json };
      }),
  },
  {
    fact: "charts.marker-per-point",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const point = lineChart(sheet).series.getItemAt(0).points.getItemAt(1);
        point.markerStyle = "Diamond";
        point.markerSize = 9;
        point.markerBackgroundColor = "#E07000";
        point.load("markerStyle,markerSize,markerBackgroundColor");
        await context.sync();
        return [point.markerStyle, point.markerSize, point.markerBackgroundColor];
      }),
  },
  {
    fact: "charts.marker-size-bounds",
    run: async (scratch) => {
      const codeOf = (size: number) =>
        scratch.code(async (context, sheet) => {
          lineChart(sheet).series.getItemAt(0).markerSize = size;
          await context.sync();
        });
      return { "1": await codeOf(1), "2": await codeOf(2), "72": await codeOf(72), "73": await codeOf(73) };
    },
  },
  {
    fact: "charts.series-name-length",
    run: async (scratch) => {
      const codeOf = (length: number) =>
        scratch.code(async (context, sheet) => {
          lineChart(sheet).series.getItemAt(0).name = "n".repeat(length);
          await context.sync();
        });
      return { "255": await codeOf(255), "256": await codeOf(256) };
    },
  },
  {
    fact: "charts.blank-cells",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const chart = lineChart(sheet);
        chart.displayBlanksAs = "NotPlotted";
        chart.load("displayBlanksAs");
        sheet.getRange("B3").values = [[""]];
        const values = chart.series.getItemAt(0).getDimensionValues("Values");
        await context.sync();
        return { displayBlanksAs: chart.displayBlanksAs, values: values.value as Json };
      }),
  },
  {
    fact: "charts.plot-visible-only",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const chart = lineChart(sheet).load("plotVisibleOnly");
        await context.sync();
        const atFirst = chart.plotVisibleOnly;
        chart.plotVisibleOnly = false;
        chart.load("plotVisibleOnly");
        await context.sync();
        return [atFirst, chart.plotVisibleOnly];
      }),
  },
  {
    fact: "charts.names-not-unique",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const first = lineChart(sheet);
        first.name = "same";
        const second = sheet.charts.add("BarClustered", sheet.getRange("A1:B4"), "Columns");
        second.name = "same";
        const found = sheet.charts.getItem("same").load("id");
        first.load("id");
        second.load("id,name");
        await context.sync();
        return { both: second.name === "same", found: found.id === first.id ? "the first" : "the second" };
      }),
  },
  {
    fact: "charts.text-axis",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const { categoryAxis } = lineChart(sheet).axes;
        categoryAxis.categoryType = "TextAxis";
        categoryAxis.tickLabelSpacing = 2;
        categoryAxis.load("categoryType,tickLabelSpacing");
        await context.sync();
        return [categoryAxis.categoryType, Number(categoryAxis.tickLabelSpacing)];
      }),
  },
  {
    fact: "charts.axis-ends",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const { valueAxis } = lineChart(sheet).axes;
        valueAxis.minimum = 0.5;
        valueAxis.maximum = 1;
        valueAxis.load("minimum,maximum");
        await context.sync();
        return [Number(valueAxis.minimum), Number(valueAxis.maximum)];
      }),
  },
  {
    fact: "charts.position-by-cells",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const chart = lineChart(sheet);
        chart.setPosition("E2", "J15");
        chart.load("left,top,width,height");
        const cells = sheet.getRange("E2:J15").load("left,top,width,height");
        await context.sync();
        const isNear = (side: "left" | "top" | "width" | "height") => Math.abs(chart[side] - cells[side]) < 2;
        return { left: isNear("left"), top: isNear("top"), width: isNear("width"), height: isNear("height") };
      }),
  },
  {
    fact: "charts.very-hidden-source",
    run: (scratch) =>
      secondSheet(scratch, (name) =>
        scratch.run(async (context, sheet) => {
          const source = context.workbook.worksheets.getItem(name);
          source.getRange("A1:C4").values = TREND;
          const chart = sheet.charts.add("Line", source.getRange("A1:B4"), "Columns");
          chart.plotVisibleOnly = false;
          source.visibility = "VeryHidden";
          const values = chart.series.getItemAt(0).getDimensionValues("Values");
          await context.sync();
          return values.value;
        }),
      ),
  },
  {
    fact: "charts.picture",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const picture = lineChart(sheet).getImage(400, 300, "Fit");
        await context.sync();
        const kinds: readonly (readonly [string, string])[] = [
          ["iVBOR", "PNG"],
          ["/9j/", "JPEG"],
        ];
        return kinds.find(([start]) => picture.value.startsWith(start))?.[1] ?? "neither PNG nor JPEG";
      }),
  },
];

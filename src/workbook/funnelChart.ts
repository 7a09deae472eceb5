import type { SingleChart } from "./chartChoice";
import { firstRowOf } from "./chartBlocks";
import { chartLook, GRIDLINE } from "./chartLook";
import type { Verdict } from "./comparedUnits";
import { FUNNEL_COLUMN, FUNNEL_LAYOUT } from "./funnelBlocks";
import { COLOUR } from "./look";

/** Lines of the chart and how they are drawn. */
const LINES = [
  { column: FUNNEL_COLUMN.pooled, colour: COLOUR.limits, weight: 1.5, style: "Continuous" },
  { column: FUNNEL_COLUMN.watchLimits, colour: COLOUR.limits, weight: 1.25, style: "RoundDot" },
  { column: FUNNEL_COLUMN.flagLimits, colour: COLOUR.common, weight: 1.75, style: "Dash" },
] as const;

/** Marks of the units: a shape and a colour of its own for each verdict, as on the Trends sheet; larger for a signal. */
const MARKS: readonly {
  readonly verdict: Verdict;
  readonly style: Excel.ChartSeries["markerStyle"];
  readonly colour: string;
  readonly size: number;
}[] = [
  { verdict: "within", style: "Circle", colour: COLOUR.limits, size: 8 },
  { verdict: "watch", style: "Square", colour: COLOUR.heading, size: 8 },
  { verdict: "concern", style: "Diamond", colour: COLOUR.concern, size: 13 },
  { verdict: "improvement", style: "Triangle", colour: COLOUR.improvement, size: 12 },
  { verdict: "differs", style: "Square", colour: COLOUR.neutral, size: 12 },
  { verdict: "notJudged", style: "X", colour: COLOUR.limits, size: 8 },
];

const markIndex = (verdict: Verdict) => LINES.length + MARKS.findIndex((mark) => mark.verdict === verdict);

/** The large chart of the Comparison sheet: a funnel of limits by size, and the units in it. */
export const FUNNEL_CHOICE: SingleChart = {
  sheet: "comparison",
  data: "comparisonData",
  chart: "ACM chosen comparison",
  layout: FUNNEL_LAYOUT,
  request: "Choose a comparison:",
  legend:
    "Between the dashed lines chance explains the differences · ◆ orange: concern · ▲ blue: improvement · ■ dark: watch · ✕: shown, not judged",
  selectorColumn: 1,
  selectorColumns: 4,
  blocks: ({ comparisonBlocks }) => comparisonBlocks,

  make: (sheet, data, _state, place) => {
    const { blockRows, headers } = FUNNEL_LAYOUT;
    const first = firstRowOf(FUNNEL_LAYOUT, place);
    const seed = data.getRangeByIndexes(first, FUNNEL_COLUMN.cases, blockRows, 2);
    const chart = sheet.charts.add("XYScatter", seed, "Columns");
    chart.series.getItemAt(0).name = headers[FUNNEL_COLUMN.pooled]!;
    for (const { column } of LINES.slice(1)) chart.series.add(headers[column]);
    for (const { verdict } of MARKS) chart.series.add(headers[FUNNEL_COLUMN[verdict]]);
    return chart;
  },

  draw: (found, data, { comparisonBlocks }, place) => {
    const { title, numberFormat, units, cases, rates, labels } = comparisonBlocks[place]!;
    const first = firstRowOf(FUNNEL_LAYOUT, place);
    const pointTo = (index: number, x: number, y: number, rows: number) => {
      const series = found().series.getItemAt(index);
      series.setXAxisValues(data.getRangeByIndexes(first, x, rows, 1));
      series.setValues(data.getRangeByIndexes(first, y, rows, 1));
    };
    return [
      () => {
        LINES.forEach(({ column }, i) => pointTo(i, FUNNEL_COLUMN.cases, column, FUNNEL_LAYOUT.blockRows));
        for (const { verdict } of MARKS) {
          pointTo(markIndex(verdict), FUNNEL_COLUMN.unitCases, FUNNEL_COLUMN[verdict], units);
        }
      },
      () => {
        found().title.text = title;
      },
      () => {
        const { categoryAxis, valueAxis } = found().axes;
        categoryAxis.minimum = cases.minimum;
        categoryAxis.maximum = cases.maximum;
        valueAxis.minimum = rates.minimum;
        valueAxis.maximum = rates.maximum;
        valueAxis.numberFormat = numberFormat;
      },
      () => {
        for (const { verdict } of MARKS) found().series.getItemAt(markIndex(verdict)).hasDataLabels = false;
        for (const { row, mark, text, side } of labels) {
          const point = found().series.getItemAt(markIndex(mark)).points.getItemAt(row);
          point.hasDataLabel = true;
          point.dataLabel.text = text;
          point.dataLabel.position = side;
          point.dataLabel.format.font.size = 10;
        }
      },
    ];
  },

  ornaments: (found) => [
    ...LINES.map(({ colour, weight, style }, i) => () => {
      const series = found().series.getItemAt(i);
      series.chartType = "XYScatterLinesNoMarkers";
      series.format.line.color = colour;
      series.format.line.weight = weight;
      series.format.line.lineStyle = style;
      series.markerStyle = "None";
    }),
    ...MARKS.map(({ verdict, style, colour, size }) => () => {
      const series = found().series.getItemAt(markIndex(verdict));
      series.format.line.lineStyle = "None";
      series.markerStyle = style;
      series.markerSize = size;
      series.markerForegroundColor = colour;
      series.markerBackgroundColor = colour;
    }),
    ...chartLook(found, { position: "Right", size: 9 }),
    () => {
      const { categoryAxis } = found().axes;
      categoryAxis.title.text = "Cases (denominator)";
      categoryAxis.numberFormat = "#,##0";
      categoryAxis.majorGridlines.visible = false;
      categoryAxis.format.font.size = 10;
    },
    () => {
      const { valueAxis } = found().axes;
      valueAxis.majorGridlines.format.line.color = GRIDLINE;
      valueAxis.format.font.size = 10;
    },
  ],
};

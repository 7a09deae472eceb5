import type { SingleChart } from "./chartChoice";
import { firstRowOf } from "./chartBlocks";
import { chartLook } from "./chartLook";
import { COLOUR } from "./look";
import { PATHWAY_COLUMN, PATHWAY_LAYOUT } from "./pathwayBlocks";

/** Series of the chart, in their order. */
const [THEN, NOW] = [0, 1];

/** The large chart of the Pathway sheet: two bars for each step, then and now. */
export const PATHWAY_CHOICE: SingleChart = {
  sheet: "pathway",
  data: "pathwayData",
  chart: "ACM chosen pathway",
  layout: PATHWAY_LAYOUT,
  request: "Choose a pathway:",
  legend: "Light bars: baseline · dark bars: now · ▼ orange: fell by more than chance explains",
  selectorColumn: 1,
  selectorColumns: 3,
  blocks: ({ pathwayBlocks }) => pathwayBlocks,

  make: (sheet, data, { pathwayBlocks }, place) => {
    const { filled } = pathwayBlocks[place]!;
    const seed = data.getRangeByIndexes(firstRowOf(PATHWAY_LAYOUT, place), PATHWAY_COLUMN.step, filled, 2);
    const chart = sheet.charts.add("BarClustered", seed, "Columns");
    chart.series.add("Now");
    return chart;
  },

  draw: (found, data, { pathwayBlocks }, place) => {
    const { title, numberFormat, maximum, baselineName, nowName, dropped, filled } = pathwayBlocks[place]!;
    const column = (at: number) => data.getRangeByIndexes(firstRowOf(PATHWAY_LAYOUT, place), at, filled, 1);
    const pointTo = (index: number, name: string, values: number) => {
      const series = found().series.getItemAt(index);
      series.name = name;
      series.setValues(column(values));
      series.setXAxisValues(column(PATHWAY_COLUMN.step));
    };
    return [
      () => {
        pointTo(THEN, baselineName, PATHWAY_COLUMN.baseline);
        pointTo(NOW, nowName, PATHWAY_COLUMN.now);
      },
      () => {
        found().title.text = title;
        found().axes.valueAxis.maximum = maximum;
      },
      () => {
        for (const index of [THEN, NOW]) {
          const series = found().series.getItemAt(index);
          series.hasDataLabels = true;
          series.dataLabels.numberFormat = numberFormat;
        }
      },
      () => {
        const { points } = found().series.getItemAt(NOW);
        for (let row = 0; row < filled; row++) {
          const colour = dropped.includes(row) ? COLOUR.concern : COLOUR.heading;
          points.getItemAt(row).format.fill.setSolidColor(colour);
        }
      },
    ];
  },

  ornaments: (found) => [
    () => {
      found().series.getItemAt(THEN).format.fill.setSolidColor(LIGHT);
      found().series.getItemAt(NOW).format.fill.setSolidColor(COLOUR.heading);
      found().series.getItemAt(THEN).gapWidth = 60;
    },
    ...chartLook(found, { position: "Bottom", size: 10 }),
    () => {
      const { categoryAxis } = found().axes;
      // The first step stands on top.
      categoryAxis.reversePlotOrder = true;
      categoryAxis.format.font.size = 11;
    },
    () => {
      // The bars carry their values.
      const { valueAxis } = found().axes;
      valueAxis.minimum = 0;
      valueAxis.majorGridlines.visible = false;
      valueAxis.visible = false;
    },
    () => {
      for (const index of [THEN, NOW]) {
        const { dataLabels } = found().series.getItemAt(index);
        dataLabels.position = "OutsideEnd";
        dataLabels.format.font.size = 11;
      }
    },
  ],
};

/** Of the baseline's bars: told from the dark ones without colour. */
const LIGHT = "#BFC8CF";

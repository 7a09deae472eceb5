import type { Plugin } from "chart.js";
import type { ChartModel } from "../../spreadsheet/model/chart";

/** Writes the value above each point of the series that show data labels. */
export function dataLabels(chart: ChartModel, textOf: (value: unknown) => string): Plugin {
  return {
    id: "dataLabels",
    afterDatasetsDraw(drawn) {
      const { ctx, data } = drawn;
      ctx.save();
      ctx.textAlign = "center";
      ctx.textBaseline = "bottom";
      ctx.fillStyle = "#404040";
      data.datasets.forEach((dataset, index) => {
        if (!chart.series[index]?.hasDataLabels) return;
        drawn.getDatasetMeta(index).data.forEach((element, point) => {
          const { x, y } = element.tooltipPosition(true);
          if (x !== null && y !== null) ctx.fillText(textOf(dataset.data[point]), x, y - 6);
        });
      });
      ctx.restore();
    },
  };
}

import type { Plugin } from "chart.js";
import type { ChartLabelModel, ChartModel } from "../../spreadsheet/model/chart";
import { pixels } from "./chartText";

/** Between a point and its label. */
const GAP = 7;

/** Where a label's text stands from its point, by Excel's positions. */
const PLACES: Readonly<
  Record<string, { readonly align: CanvasTextAlign; readonly base: CanvasTextBaseline; x: number; y: number }>
> = {
  Center: { align: "center", base: "middle", x: 0, y: 0 },
  Left: { align: "right", base: "middle", x: -GAP, y: 0 },
  Right: { align: "left", base: "middle", x: GAP, y: 0 },
  Top: { align: "center", base: "bottom", x: 0, y: -GAP },
  Bottom: { align: "center", base: "top", x: 0, y: GAP },
};

/** Writes the labels of points: the value, or a text of their own. */
export function dataLabels(
  chart: ChartModel,
  textOf: (value: unknown, numberFormat: string | undefined) => string,
): Plugin {
  // Labels of bars stand at their ends, those of points beside them.
  const atEnd = chart.type.startsWith("Bar") ? "Right" : "Top";
  const standard = /^(Line|XYScatter)/.test(chart.type) ? "Right" : atEnd;
  return {
    id: "dataLabels",
    afterDatasetsDraw(drawn) {
      const { ctx, data } = drawn;
      ctx.save();
      data.datasets.forEach((dataset, index) => {
        const { hasDataLabels, labels, pointLabels } = chart.series[index]!;
        drawn.getDatasetMeta(index).data.forEach((element, point) => {
          const own = pointLabels?.get(point);
          if (!own && !hasDataLabels) return;
          const look: ChartLabelModel = { ...labels, ...own };
          const text = own?.text ?? textOf(dataset.data[point], look.numberFormat);
          const { x, y } = element.tooltipPosition(true);
          if (x === null || y === null || !Number.isFinite(y)) return;
          const place = PLACES[look.position ?? standard] ?? PLACES[atEnd]!;
          ctx.font = `${look.bold ? "bold " : ""}${pixels(look.fontSize ?? 9)}px sans-serif`;
          ctx.textAlign = place.align;
          ctx.textBaseline = place.base;
          ctx.fillStyle = look.color ?? "#404040";
          ctx.fillText(text, x + place.x, y + place.y);
        });
      });
      ctx.restore();
    },
  };
}

import { invalidArgument } from "../../spreadsheet/model/excelError";
import type { ChartPlotAreaModel } from "../../spreadsheet/model/chart";
import { asNumber } from "../protocol/arguments";
import { excelClass, type DefinedClass, type Property } from "../protocol/excelClass";
import { chartProperty, type ChartTarget } from "./chart";
import { formatLinks } from "./chartFormat";
import { standIn } from "./standIn";

type Layout = NonNullable<ChartPlotAreaModel["layout"]>;

/** Points that Excel leaves around a plot, and for a title or a legend beside it; nothing says how many. */
const MARGIN = 10;
const TITLE = 30;
const LEGEND = 25;

export const chartPlotArea: DefinedClass<ChartTarget> = excelClass("ChartPlotArea", {
  properties: { left: side("left"), top: side("top"), width: side("width"), height: side("height") },
  links: { format: { since: "1.8", to: (target) => chartPlotAreaFormat.of(target) } },
});

const chartPlotAreaFormat = excelClass<ChartTarget>("ChartPlotAreaFormat", {
  links: formatLinks({ fill: "1.8", border: "1.8" }, ({ chart }) =>
    standIn<ChartPlotAreaModel>(
      (key) => chart.plotArea?.[key],
      (key, value) => {
        chart.plotArea = { ...chart.plotArea, [key]: value };
      },
    ),
  ),
});

function side(key: keyof Layout): Property<ChartTarget> {
  return chartProperty(
    "1.8",
    (target) => layoutOf(target)[key],
    (target, value) => {
      const points = asNumber(value);
      if (points < 0) throw invalidArgument();
      const { chart } = target;
      const moved: Layout = { ...layoutOf(target), [key]: points };
      const layout = {
        left: moved.left / chart.width,
        top: moved.top / chart.height,
        width: moved.width / chart.width,
        height: moved.height / chart.height,
      };
      chart.plotArea = { ...chart.plotArea, layout };
    },
  );
}

/** In points: what was set, or about what Excel's automatic layout gives. */
function layoutOf({ chart: { plotArea, title, legend, width, height } }: ChartTarget): Layout {
  const set = plotArea?.layout;
  if (set) {
    return {
      left: set.left * width,
      top: set.top * height,
      width: set.width * width,
      height: set.height * height,
    };
  }
  const above = MARGIN + (title.visible && !title.overlay ? TITLE : 0);
  const beside = (...positions: string[]) =>
    legend.visible && !legend.overlay && positions.includes(legend.position) ? LEGEND : 0;
  const top = above + beside("Top");
  const left = MARGIN + beside("Left");
  return {
    left,
    top,
    width: Math.max(0, width - left - MARGIN - beside("Right", "Corner")),
    height: Math.max(0, height - top - MARGIN - beside("Bottom")),
  };
}

import { asFlag, asOneOf } from "../protocol/arguments";
import { excelClass, type DefinedClass } from "../protocol/excelClass";
import { chartProperty, type ChartTarget } from "./chart";
import { formatLinks } from "./chartFormat";

const POSITIONS = ["Top", "Bottom", "Left", "Right", "Corner"] as const;

export const chartLegend: DefinedClass<ChartTarget> = excelClass("ChartLegend", {
  properties: {
    visible: chartProperty(
      "1.1",
      ({ chart: { legend } }) => legend.visible,
      ({ chart: { legend } }, value) => {
        legend.visible = asFlag(value);
      },
    ),
    position: chartProperty(
      "1.1",
      ({ chart: { legend } }) => legend.position,
      ({ chart: { legend } }, value) => {
        legend.position = asOneOf(value, POSITIONS);
      },
    ),
    overlay: chartProperty(
      "1.1",
      ({ chart: { legend } }) => legend.overlay,
      ({ chart: { legend } }, value) => {
        legend.overlay = asFlag(value);
      },
    ),
  },
  links: { format: { since: "1.1", to: (target) => chartLegendFormat.of(target) } },
});

const chartLegendFormat = excelClass<ChartTarget>("ChartLegendFormat", {
  links: formatLinks({ font: "1.1", fill: "1.1", border: "1.8" }, ({ chart: { legend } }) => legend),
});

import type { ChartDataTableModel } from "../../spreadsheet/model/chart";
import { asFlag } from "../protocol/arguments";
import { excelClass, type DefinedClass, type Property } from "../protocol/excelClass";
import { chartProperty, type ChartTarget } from "./chart";
import { formatLinks } from "./chartFormat";
import { standIn } from "./standIn";

type Switch =
  "visible" | "showLegendKey" | "showHorizontalBorder" | "showVerticalBorder" | "showOutlineBorder";

const HIDDEN: ChartDataTableModel = {
  visible: false,
  showLegendKey: true,
  showHorizontalBorder: true,
  showVerticalBorder: true,
  showOutlineBorder: true,
};

/** The table of values below the plot. */
export const chartDataTable: DefinedClass<ChartTarget> = excelClass("ChartDataTable", {
  properties: {
    visible: switched("visible"),
    showLegendKey: switched("showLegendKey"),
    showHorizontalBorder: switched("showHorizontalBorder"),
    showVerticalBorder: switched("showVerticalBorder"),
    showOutlineBorder: switched("showOutlineBorder"),
  },
  links: { format: { since: "1.14", to: (target) => chartDataTableFormat.of(target) } },
});

/** Only charts with categories have one. */
export function mayHaveDataTable({ chart: { type } }: ChartTarget): boolean {
  return /^(3D)?(Line|Column|Bar|Area)/.test(type);
}

const chartDataTableFormat = excelClass<ChartTarget>("ChartDataTableFormat", {
  links: formatLinks({ font: "1.14", fill: "1.14", border: "1.14" }, ({ chart }) =>
    standIn<ChartDataTableModel>(
      (key) => chart.dataTable?.[key],
      (key, value) => {
        chart.dataTable = { ...(chart.dataTable ?? HIDDEN), [key]: value };
      },
    ),
  ),
});

function switched(key: Switch): Property<ChartTarget> {
  return chartProperty(
    "1.14",
    ({ chart }) => (chart.dataTable ?? HIDDEN)[key],
    ({ chart }, value) => {
      chart.dataTable = { ...(chart.dataTable ?? HIDDEN), [key]: asFlag(value) };
    },
  );
}

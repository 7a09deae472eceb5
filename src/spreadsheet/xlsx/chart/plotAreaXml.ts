import type { Element } from "@xmldom/xmldom";
import type { ChartDataTableModel, ChartModel, ChartPlotAreaModel } from "../../model/chart";
import type { Palette } from "../styles/colors";
import { booleanAttribute, child, childValue, numberAttribute } from "../xml/dom";
import { element } from "../xml/text";
import { boxXml, readBox, readLook, TEXT_COLOR, textProperties } from "./chartText";

/** `<c:layout>` of the plot: a place as shares of the chart, where one was set. */
export function layoutXml({ plotArea }: ChartModel): string {
  const layout = plotArea?.layout;
  if (!layout) return "<c:layout/>";
  const [x, y] = [Math.min(1, layout.left), Math.min(1, layout.top)];
  const parts = [
    element("c:layoutTarget", { val: "outer" }),
    element("c:xMode", { val: "edge" }),
    element("c:yMode", { val: "edge" }),
    element("c:x", { val: x }),
    element("c:y", { val: y }),
    // A plot does not leave its chart.
    element("c:w", { val: Math.min(layout.width, 1 - x) }),
    element("c:h", { val: Math.min(layout.height, 1 - y) }),
  ];
  return element("c:layout", {}, element("c:manualLayout", {}, parts.join("")));
}

/** A place that the file gives by its edges; other ways to say it are left to Excel. */
export function readPlotArea(area: Element | undefined, palette: Palette): ChartPlotAreaModel | undefined {
  const manual = child(area, "layout", "manualLayout");
  const number = (name: string): number | undefined => numberAttribute(child(manual, name), "val");
  const isOuter = childValue(manual, "layoutTarget") !== "inner" && childValue(manual, "xMode") === "edge";
  const [x, y, w, h] = [number("x"), number("y"), number("w"), number("h")];
  const layout =
    isOuter && x !== undefined && y !== undefined && w !== undefined && h !== undefined
      ? { left: x, top: y, width: w, height: h }
      : undefined;
  const box = readBox(child(area, "spPr"), palette);
  // No fill is what a new chart has.
  if (box.fill === null) delete box.fill;
  const found = { ...box, ...(layout && { layout }) };
  return Object.keys(found).length > 0 ? found : undefined;
}

const PARTS = [
  ["showHorizontalBorder", "showHorzBorder"],
  ["showVerticalBorder", "showVertBorder"],
  ["showOutlineBorder", "showOutline"],
  ["showLegendKey", "showKeys"],
] as const;

export function dataTableXml(table: ChartDataTableModel | undefined): string {
  if (!table?.visible) return "";
  const parts = PARTS.map(([key, name]) => element(`c:${name}`, { val: table[key] }));
  const look = { ...table, fontSize: table.fontSize ?? 9, color: table.color ?? TEXT_COLOR };
  return element("c:dTable", {}, parts.join("") + boxXml(table) + textProperties(look));
}

export function readDataTable(node: Element | undefined, palette: Palette): ChartDataTableModel | undefined {
  if (!node) return undefined;
  const shown = (name: string): boolean => booleanAttribute(child(node, name), "val") ?? false;
  return {
    visible: true,
    showLegendKey: shown("showKeys"),
    showHorizontalBorder: shown("showHorzBorder"),
    showVerticalBorder: shown("showVertBorder"),
    showOutlineBorder: shown("showOutline"),
    ...readLook(child(node, "txPr"), palette),
    ...readBox(child(node, "spPr"), palette),
  };
}

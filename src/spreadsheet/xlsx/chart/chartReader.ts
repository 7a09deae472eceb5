import type { Element } from "@xmldom/xmldom";
import type { ChartAxisModel, ChartModel, ChartSeriesModel } from "../../model/chart";
import type { Palette } from "../styles/colors";
import {
  attribute,
  booleanAttribute,
  child,
  children,
  childValue,
  descendants,
  numberAttribute,
} from "../xml/dom";
import { readLook, readTitle } from "./chartText";
import { chartType, type PlotKind } from "./chartTypes";
import { BLANKS } from "./chartXml";
import { readLabels } from "./labelsXml";
import { symbolStyle } from "./seriesXml";
import { readColor, readFill, readLine } from "./shapeProperties";

/** Everything of a chart but its place, which the drawing knows. */
export type ChartContent = Omit<
  ChartModel,
  "id" | "name" | "top" | "left" | "width" | "height" | "part" | "changed"
>;

/** Reads a chart part as far as Excel's object model goes; what lies beyond stays in the file. */
export function readChart(root: Element, palette: Palette): ChartContent {
  const chart = child(root, "chart");
  const area = child(chart, "plotArea");
  const plots = children(area).filter((node) => /Chart$/.test(node.localName ?? ""));
  const types = plots.map(plotType);
  const type = types[0] ?? "";
  const axes = children(area).filter((node) => /Ax$/.test(node.localName ?? ""));
  const [categoryNode, valueNode] = axesOf(plots[0], axes);
  const series = plots.flatMap((plot, i) => {
    const secondary = i > 0 && axesOf(plot, axes)[1] !== valueNode;
    return children(plot, "ser").map((node) => ({
      order: numberAttribute(child(node, "order"), "val") ?? 0,
      model: readSeries(node, plot, types[i] === type ? null : types[i]!, secondary, palette),
    }));
  });
  const style = numberAttribute(
    child(root, "style") ?? descendants(child(root, "AlternateContent"), "style")[0],
    "val",
  );
  const shape = child(root, "spPr");
  const fill = readFill(shape, palette);
  const border = child(shape, "ln") && readLine(shape, palette);
  return {
    type,
    title: readTitle(child(chart, "title"), palette),
    legend: readLegend(child(chart, "legend"), palette),
    categoryAxis: readAxis(categoryNode, palette),
    valueAxis: readAxis(valueNode, palette),
    series: series.sort((a, b) => a.order - b.order).map(({ model }) => model),
    plotVisibleOnly: booleanAttribute(child(chart, "plotVisOnly"), "val") ?? true,
    displayBlanksAs: blanks(childValue(chart, "dispBlanksAs")),
    ...(style === undefined ? {} : { style }),
    ...(fill === undefined ? {} : { fill }),
    ...(border
      ? {
          border: { visible: border.visible, ...(border.color === undefined ? {} : { color: border.color }) },
        }
      : {}),
  };
}

function blanks(value: string | undefined): ChartModel["displayBlanksAs"] {
  const names = Object.keys(BLANKS) as ChartModel["displayBlanksAs"][];
  return names.find((name) => BLANKS[name] === value) ?? "Zero";
}

/** Excel tells "Line" from "LineMarkers" by what the series show, so the same is done here. */
function plotType(plot: Element): string {
  const element = (plot.localName ?? "").replace("bar3DChart", "barChart") as PlotKind["element"];
  const series = children(plot, "ser");
  const grouping = (childValue(plot, "grouping") ?? "standard") as PlotKind["grouping"];
  const hasMarkers =
    series.length === 0 || series.some((node) => childValue(child(node, "marker"), "symbol") !== "none");
  const hasLines = series.length === 0 || series.some((node) => !child(node, "spPr", "ln", "noFill"));
  if (element === "lineChart") return chartType({ element, grouping, markers: hasMarkers, lines: true });
  if (element === "barChart") {
    return chartType({ element, grouping, bars: (childValue(plot, "barDir") ?? "col") as PlotKind["bars"] });
  }
  if (element === "scatterChart") {
    const smooth = hasLines && (childValue(plot, "scatterStyle") ?? "").startsWith("smooth");
    return chartType({ element, lines: hasLines, markers: hasMarkers || !hasLines, smooth });
  }
  if (element === "areaChart") return chartType({ element, grouping });
  return chartType({ element }) || capitalised(element.replace(/Chart$/, ""));
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Category and value axis of a plot; of a scatter chart the first stands below. */
function axesOf(
  plot: Element | undefined,
  axes: readonly Element[],
): [Element | undefined, Element | undefined] {
  const ids = children(plot, "axId").map((node) => attribute(node, "val"));
  const own = axes.filter((axis) => ids.includes(childValue(axis, "axId")));
  const category =
    own.find((axis) => axis.localName !== "valAx") ??
    own.find((axis) => /^[bt]$/.test(childValue(axis, "axPos") ?? ""));
  return [category, own.find((axis) => axis !== category)];
}

function readSeries(
  node: Element,
  plot: Element,
  type: string | null,
  secondary: boolean,
  palette: Palette,
): ChartSeriesModel {
  const shape = child(node, "spPr");
  const name = child(node, "tx", "strRef");
  const isLine = plot.localName === "lineChart" || plot.localName === "scatterChart";
  const fill = isLine ? undefined : readFill(shape, palette);
  const gap = numberAttribute(child(plot, "gapWidth"), "val");
  const values = child(node, "val") ?? child(node, "yVal");
  const categories = child(node, "cat") ?? child(node, "xVal");
  return {
    name: (name ? descendants(name, "v") : children(child(node, "tx"), "v"))
      .map((v) => v.textContent ?? "")
      .join(" "),
    nameRef: formula(child(node, "tx")),
    values: formula(values),
    categories: formula(categories),
    type,
    axisGroup: secondary ? "Secondary" : "Primary",
    line: readLine(shape, palette),
    ...(fill === undefined ? {} : { fill }),
    marker: readMarker(child(node, "marker"), palette),
    smooth: child(node, "smooth") !== undefined && (booleanAttribute(child(node, "smooth"), "val") ?? true),
    ...readLabels(child(node, "dLbls"), palette),
    ...(gap === undefined ? {} : { gapWidth: gap }),
    points: new Map(children(node, "dPt").map((point) => readPoint(point, isLine, palette))),
  };
}

function formula(holder: Element | undefined): string | null {
  return descendants(holder, "f")[0]?.textContent ?? null;
}

function readMarker(node: Element | undefined, palette: Palette): ChartSeriesModel["marker"] {
  const shape = child(node, "spPr");
  const size = numberAttribute(child(node, "size"), "val");
  const background = readFill(shape, palette);
  const foreground = readColor(child(shape, "ln", "solidFill"), palette);
  return {
    style: capitalised(symbolStyle(childValue(node, "symbol"))),
    ...(size === undefined ? {} : { size }),
    ...(background ? { background } : {}),
    ...(foreground === undefined ? {} : { foreground }),
  };
}

function readPoint(
  node: Element,
  isLine: boolean,
  palette: Palette,
): ChartSeriesModel["points"] extends Map<number, infer L> ? [number, L] : never {
  const marker = readMarker(child(node, "marker"), palette);
  const fill = isLine ? undefined : readFill(child(node, "spPr"), palette);
  const look = {
    ...(fill ? { fill } : {}),
    ...(child(node, "marker") ? { markerStyle: marker.style } : {}),
    ...(marker.size === undefined ? {} : { markerSize: marker.size }),
    ...(marker.background === undefined ? {} : { markerBackground: marker.background }),
    ...(marker.foreground === undefined ? {} : { markerForeground: marker.foreground }),
  };
  return [numberAttribute(child(node, "idx"), "val") ?? 0, look];
}

function readLegend(node: Element | undefined, palette: Palette): ChartModel["legend"] {
  const positions = { t: "Top", b: "Bottom", l: "Left", r: "Right", tr: "Corner" } as const;
  const position = positions[(childValue(node, "legendPos") ?? "r") as keyof typeof positions] ?? "Right";
  const { fontSize } = readLook(child(node, "txPr"), palette);
  const overlay = booleanAttribute(child(node, "overlay"), "val") ?? false;
  return { visible: node !== undefined, position, overlay, ...(fontSize === undefined ? {} : { fontSize }) };
}

function readAxis(node: Element | undefined, palette: Palette): ChartAxisModel {
  const scaling = child(node, "scaling");
  const number = (holder: Element | undefined, name: string): number | null =>
    numberAttribute(child(holder, name), "val") ?? null;
  const format = child(node, "numFmt");
  const grid = child(node, "majorGridlines");
  const gridColor = readColor(child(grid, "spPr", "ln", "solidFill"), palette);
  const { fontSize, color } = readLook(child(node, "txPr"), palette);
  const auto = booleanAttribute(child(node, "auto"), "val") ?? true;
  return {
    visible: node !== undefined && !(booleanAttribute(child(node, "delete"), "val") ?? false),
    title: readTitle(child(node, "title"), palette),
    minimum: number(scaling, "min"),
    maximum: number(scaling, "max"),
    majorUnit: number(node, "majorUnit"),
    numberFormat: booleanAttribute(format, "sourceLinked") ? null : (attribute(format, "formatCode") ?? null),
    categoryType:
      auto || node?.localName === "valAx"
        ? "Automatic"
        : node?.localName === "dateAx"
          ? "DateAxis"
          : "TextAxis",
    tickLabelSpacing: number(node, "tickLblSkip"),
    majorGridlines: grid !== undefined,
    ...(gridColor === undefined ? {} : { majorGridlineColor: gridColor }),
    ...(fontSize === undefined ? {} : { fontSize }),
    ...(color === undefined ? {} : { fontColor: color }),
    reversePlotOrder: childValue(scaling, "orientation") === "maxMin",
    scaleType: child(scaling, "logBase") ? "Logarithmic" : "Linear",
  };
}

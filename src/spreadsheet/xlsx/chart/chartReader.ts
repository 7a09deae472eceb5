import type { Element } from "@xmldom/xmldom";
import type { ChartModel, ChartSeriesModel } from "../../model/chart";
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
import { readAxis } from "./axisReader";
import { readBox, readLook, readTitle } from "./chartText";
import { chartType, type PlotKind } from "./chartTypes";
import { BLANKS } from "./chartXml";
import { readLabels } from "./labelsXml";
import { readDataTable, readPlotArea } from "./plotAreaXml";
import { symbolStyle } from "./seriesXml";
import { readColor, readFill, readLine } from "./shapeProperties";
import { readTrendline } from "./trendlineXml";

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
  const plotArea = readPlotArea(area, palette);
  const dataTable = readDataTable(child(area, "dTable"), palette);
  return {
    type,
    title: readTitle(child(chart, "title"), palette),
    legend: readLegend(child(chart, "legend"), palette),
    categoryAxis: readAxis(categoryNode, valueNode, palette),
    valueAxis: readAxis(valueNode, categoryNode, palette),
    series: series.sort((a, b) => a.order - b.order).map(({ model }) => model),
    plotVisibleOnly: booleanAttribute(child(chart, "plotVisOnly"), "val") ?? true,
    displayBlanksAs: blanks(childValue(chart, "dispBlanksAs")),
    ...(style === undefined ? {} : { style }),
    ...(fill === undefined ? {} : { fill }),
    ...(border ? { border } : {}),
    ...(plotArea ? { plotArea } : {}),
    ...(dataTable ? { dataTable } : {}),
  };
}

function blanks(value: string | undefined): ChartModel["displayBlanksAs"] {
  const names = Object.keys(BLANKS) as ChartModel["displayBlanksAs"][];
  return names.find((name) => BLANKS[name] === value) ?? "Zero";
}

/** Excel tells "Line" from "LineMarkers" by what the series show, so the same is done here. */
function plotType(plot: Element): string {
  const element = (plot.localName ?? "") as PlotKind["element"];
  const series = children(plot, "ser");
  const grouping = (childValue(plot, "grouping") ?? "standard") as PlotKind["grouping"];
  const hasMarkers =
    series.length === 0 || series.some((node) => childValue(child(node, "marker"), "symbol") !== "none");
  const hasLines = series.length === 0 || series.some((node) => !child(node, "spPr", "ln", "noFill"));
  if (element === "lineChart") return chartType({ element, grouping, markers: hasMarkers, lines: true });
  if (element === "barChart") {
    return chartType({ element, grouping, bars: (childValue(plot, "barDir") ?? "col") as PlotKind["bars"] });
  }
  if (element === "bar3DChart") {
    const bars = (childValue(plot, "barDir") ?? "col") as PlotKind["bars"];
    const shape = (childValue(plot, "shape") ?? "box") as PlotKind["shape"];
    // Shapes and arrangements that we do not know are shown as the bars they are.
    return (
      chartType({ element, grouping, bars, shape }) || chartType({ element: "barChart", grouping, bars })
    );
  }
  if (element === "radarChart") {
    const style = childValue(plot, "radarStyle");
    return chartType(style === "filled" ? { element, filled: true } : { element, markers: hasMarkers });
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
  const isLine =
    /^(line|scatter|radar)Chart$/.test(plot.localName ?? "") && childValue(plot, "radarStyle") !== "filled";
  const number = (holder: Element | undefined, key: string): number | undefined =>
    numberAttribute(child(holder, key), "val");
  const numbers = {
    overlap: number(plot, "overlap"),
    doughnutHoleSize: number(plot, "holeSize"),
    firstSliceAngle: number(plot, "firstSliceAng") || undefined,
  };
  const trendlines = children(node, "trendline").map((line) => readTrendline(line, palette));
  const bubbleSizes = formula(child(node, "bubbleSize"));
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
    ...Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== undefined)),
    ...(bubbleSizes === null ? {} : { bubbleSizes }),
    ...(trendlines.length > 0 ? { trendlines } : {}),
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
  const overlay = booleanAttribute(child(node, "overlay"), "val") ?? false;
  return {
    visible: node !== undefined,
    position,
    overlay,
    ...readLook(child(node, "txPr"), palette),
    ...readBox(child(node, "spPr"), palette),
  };
}

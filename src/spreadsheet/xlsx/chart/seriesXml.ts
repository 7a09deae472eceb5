import type { ChartSeriesModel } from "../../model/chart";
import type { WorkbookModel } from "../../model/workbook";
import type { Palette } from "../styles/colors";
import { element, escapeXml } from "../xml/text";
import { referenceXml } from "./chartCache";
import { isRound, type PlotKind } from "./chartTypes";
import { labelsXml } from "./labelsXml";
import { lineXml, shapeXml } from "./shapeProperties";
import { hasTrendlines, trendlineXml } from "./trendlineXml";

const SYMBOLS: Readonly<Record<string, string>> = {
  None: "none",
  Circle: "circle",
  Square: "square",
  Diamond: "diamond",
  Triangle: "triangle",
  X: "x",
  Star: "star",
  Dot: "dot",
  Dash: "dash",
  Plus: "plus",
  Automatic: "auto",
};

export function symbolStyle(symbol: string | undefined): string {
  return Object.keys(SYMBOLS).find((style) => SYMBOLS[style] === symbol) ?? "Automatic";
}

export interface ChartContext {
  readonly model: WorkbookModel;
  readonly palette: Palette;
}

/** `<c:ser>` in the order of the schema, which differs from one kind of plot to the next. */
export function seriesXml(
  given: ChartSeriesModel,
  index: number,
  kind: PlotKind,
  context: ChartContext,
): string {
  const { model } = context;
  const series = withAutomaticLook(given, kind, context.palette.slot(`accent${(index % 6) + 1}`)!);
  const isLine = hasMarkers(kind);
  const isBar = kind.element === "barChart" || kind.element === "bar3DChart";
  const parts = [
    element("c:idx", { val: index }),
    element("c:order", { val: index }),
    nameXml(series, model),
    shapeXml(isLine ? undefined : series.fill, seriesLine(series, isLine)),
    isBar || isBubble(kind) ? element("c:invertIfNegative", { val: false }) : "",
    isLine ? markerXml(series.marker) : "",
    ...[...series.points.keys()].sort((a, b) => a - b).map((point) => pointXml(point, series, kind)),
    labelsXml(series, kind),
    ...(hasTrendlines(kind) ? (series.trendlines ?? []) : []).map(trendlineXml),
    series.categories &&
      element(isScatter(kind) ? "c:xVal" : "c:cat", {}, referenceXml(model, series.categories, "any")),
    series.values &&
      element(isScatter(kind) ? "c:yVal" : "c:val", {}, referenceXml(model, series.values, "numbers")),
    isBubble(kind) && series.bubbleSizes
      ? element("c:bubbleSize", {}, referenceXml(model, series.bubbleSizes, "numbers"))
      : "",
    isBubble(kind) ? element("c:bubble3D", { val: false }) : "",
    isLine && kind.element !== "radarChart"
      ? element("c:smooth", { val: series.smooth || (kind.smooth ?? false) })
      : "",
  ];
  return element("c:ser", {}, parts.join(""));
}

/** Points with a place in both directions. */
function isScatter(kind: PlotKind): boolean {
  return kind.element === "scatterChart" || isBubble(kind);
}

function isBubble(kind: PlotKind): boolean {
  return kind.element === "bubbleChart";
}

function hasMarkers({ element: plot, filled }: PlotKind): boolean {
  return plot === "lineChart" || plot === "scatterChart" || (plot === "radarChart" && !filled);
}

function nameXml({ name, nameRef }: ChartSeriesModel, model: WorkbookModel): string {
  const content = nameRef
    ? referenceXml(model, nameRef, "texts")
    : name && element("c:v", {}, escapeXml(name));
  return content && element("c:tx", {}, content);
}

/**
 * What the model leaves open, as Excel draws it: the theme's accent of the series' number, round markers, no line in a
 * scatter chart of points. It is written out, because other viewers have colours of their own.
 */
function withAutomaticLook(series: ChartSeriesModel, kind: PlotKind, accent: string): ChartSeriesModel {
  if (!hasMarkers(kind)) return isRound(kind) ? series : { fill: accent, ...series };
  const { line, marker } = series;
  const asked = line.color !== undefined || line.weight !== undefined || line.style !== undefined;
  const hidden = !line.visible || (kind.lines === false && !asked);
  const color = line.color ?? accent;
  const style = marker.style === "Automatic" ? (kind.markers === false ? "None" : "Circle") : marker.style;
  return {
    ...series,
    line: hidden ? { visible: false } : { ...line, color, weight: line.weight ?? 2.25 },
    marker:
      style === "None" ? { style } : { size: 5, background: color, foreground: color, ...marker, style },
  };
}

function markerXml({ style, size, background, foreground }: ChartSeriesModel["marker"]): string {
  const symbol = element("c:symbol", { val: SYMBOLS[style] ?? "auto" });
  if (style === "None") return element("c:marker", {}, symbol);
  const line = foreground === undefined ? "" : lineXml({ visible: true, color: foreground, weight: 0.75 });
  const sizeXml = size === undefined ? "" : element("c:size", { val: Math.round(size) });
  return element("c:marker", {}, symbol + sizeXml + shapeXml(background, line));
}

/** Areas and bars have no outline unless they were given one. */
function seriesLine({ line }: ChartSeriesModel, isLine: boolean): string {
  return isLine || line.color !== undefined || !line.visible ? lineXml(line) : "";
}

/** A point with a look of its own takes nothing from its series, so what it shares with it is said again. */
function pointXml(idx: number, series: ChartSeriesModel, kind: PlotKind): string {
  const look = series.points.get(idx)!;
  const isLine = hasMarkers(kind);
  const marker = {
    style: look.markerStyle ?? series.marker.style,
    size: look.markerSize ?? series.marker.size,
    background: look.markerBackground ?? series.marker.background,
    foreground: look.markerForeground ?? series.marker.foreground,
  };
  const fill = look.fill ?? (isLine ? undefined : series.fill);
  const parts = [
    element("c:idx", { val: idx }),
    /^bar/.test(kind.element) ? element("c:invertIfNegative", { val: false }) : "",
    isLine ? markerXml(marker) : "",
    element("c:bubble3D", { val: false }),
    shapeXml(isLine ? undefined : fill, seriesLine(series, isLine)),
  ];
  return element("c:dPt", {}, parts.join(""));
}

import type { Element } from "@xmldom/xmldom";
import type {
  ChartFontModel,
  ChartLabelModel,
  ChartLabelPart,
  ChartLabelPosition,
  ChartSeriesModel,
} from "../../model/chart";
import type { Palette } from "../styles/colors";
import { attribute, booleanAttribute, child, children, childValue, numberAttribute } from "../xml/dom";
import { element, escapeXml } from "../xml/text";
import { boxXml, readBox, readLook, readText, richText, TEXT_COLOR, textProperties } from "./chartText";
import type { PlotKind } from "./chartTypes";

/** What a label may show, in the order of the schema. */
const SHOWN: readonly (readonly [part: ChartLabelPart, name: string])[] = [
  ["LegendKey", "showLegendKey"],
  ["Value", "showVal"],
  ["CategoryName", "showCatName"],
  ["SeriesName", "showSerName"],
  ["Percentage", "showPercent"],
  ["BubbleSize", "showBubbleSize"],
];

const PLACES: Readonly<Record<ChartLabelPosition, string>> = {
  Center: "ctr",
  InsideEnd: "inEnd",
  InsideBase: "inBase",
  OutsideEnd: "outEnd",
  BestFit: "bestFit",
  Left: "l",
  Right: "r",
  Top: "t",
  Bottom: "b",
};

/** Places that Excel takes; another one makes it repair the file. */
const PLACES_OF: Readonly<Partial<Record<PlotKind["element"], readonly string[]>>> = {
  lineChart: ["ctr", "l", "r", "t", "b"],
  scatterChart: ["ctr", "l", "r", "t", "b"],
  barChart: ["ctr", "inEnd", "inBase", "outEnd"],
  bubbleChart: ["ctr", "l", "r", "t", "b"],
  pieChart: ["bestFit", "ctr", "inEnd", "outEnd"],
  pie3DChart: ["bestFit", "ctr", "inEnd", "outEnd"],
};

/** `<c:dLbls>` of a series: labels of single points, then those of all. Nothing where no point has one. */
export function labelsXml(series: ChartSeriesModel, kind: PlotKind): string {
  const own = [...(series.pointLabels ?? [])].sort(([a], [b]) => a - b);
  if (!series.hasDataLabels && own.length === 0 && !series.labels) return "";
  const single = own.map(([idx, label]) => {
    const text = label.text ? element("c:tx", {}, richText(label.text, lookOf(label))) : "";
    return element("c:dLbl", {}, element("c:idx", { val: idx }) + text + labelXml(label, kind, true));
  });
  return element("c:dLbls", {}, single.join("") + labelXml(series.labels ?? {}, kind, series.hasDataLabels));
}

function labelXml(label: ChartLabelModel, { element: plot, grouping }: PlotKind, shown: boolean): string {
  const place = label.position && PLACES[label.position];
  const shows = label.shows ?? ["Value"];
  // Bars upon each other have no room outside.
  const isTaken =
    place &&
    PLACES_OF[plot]?.includes(place) &&
    (place !== "outEnd" || grouping === "clustered" || grouping === undefined);
  return [
    label.numberFormat === undefined
      ? ""
      : element("c:numFmt", { formatCode: label.numberFormat, sourceLinked: false }),
    boxXml(label),
    textProperties(lookOf(label)),
    isTaken ? element("c:dLblPos", { val: place }) : "",
    ...SHOWN.map(([part, name]) => element(`c:${name}`, { val: shown && shows.includes(part) })),
    label.separator === undefined ? "" : element("c:separator", {}, escapeXml(label.separator)),
  ].join("");
}

function lookOf(label: ChartLabelModel): ChartFontModel {
  return {
    ...label,
    fontSize: label.fontSize ?? 9,
    bold: label.bold ?? false,
    color: label.color ?? TEXT_COLOR,
  };
}

/** The labels of a series of the file. */
export function readLabels(
  node: Element | undefined,
  palette: Palette,
): Pick<ChartSeriesModel, "hasDataLabels" | "labels" | "pointLabels"> {
  const hasDataLabels = readParts(node).length > 0;
  const points = children(node, "dLbl").flatMap((label): [number, ChartLabelModel & { text?: string }][] => {
    const index = numberAttribute(child(label, "idx"), "val");
    if (index === undefined || booleanAttribute(child(label, "delete"), "val")) return [];
    const text = readText(child(label, "tx"));
    return [[index, { ...readLabel(label, palette), ...(text === "" ? {} : { text }) }]];
  });
  return {
    hasDataLabels,
    ...(hasDataLabels || (child(node, "txPr") && points.length === 0)
      ? { labels: readLabel(node, palette) }
      : {}),
    ...(points.length > 0 ? { pointLabels: new Map(points) } : {}),
  };
}

function readLabel(node: Element | undefined, palette: Palette): ChartLabelModel {
  const place = childValue(node, "dLblPos");
  const position = (Object.keys(PLACES) as ChartLabelPosition[]).find((name) => PLACES[name] === place);
  const format = child(node, "numFmt");
  const numberFormat = booleanAttribute(format, "sourceLinked")
    ? undefined
    : (attribute(format, "formatCode") ?? undefined);
  const look = readLook(child(node, "tx", "rich") ?? child(node, "txPr"), palette);
  const shows = readParts(node);
  const separator = child(node, "separator")?.textContent ?? undefined;
  return {
    ...look,
    ...readBox(child(node, "spPr"), palette),
    ...(position && { position }),
    ...(numberFormat === undefined ? {} : { numberFormat }),
    ...(shows.length === 0 || shows.join() === "Value" ? {} : { shows }),
    ...(separator === undefined ? {} : { separator }),
  };
}

function readParts(node: Element | undefined): ChartLabelPart[] {
  return SHOWN.flatMap(([part, name]) => (booleanAttribute(child(node, name), "val") ? [part] : []));
}

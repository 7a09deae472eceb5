import type { Element } from "@xmldom/xmldom";
import type { ChartModel } from "../../model/chart";
import { shapeState } from "../../model/shape";
import type { SheetModel } from "../../model/sheet";
import { readShapes, writeShapes } from "../drawing/sheetShapes";
import type { OpcPackage } from "../package/opcPackage";
import { typeOf } from "../package/relationships";
import type { SectionCodec, WriteContext } from "../sheet/sectionCodec";
import { inNamespaceOf } from "../sheet/sectionText";
import { stateText } from "../origin";
import {
  attribute,
  child,
  children,
  descendants,
  fragment,
  numberAttribute,
  parseXml,
  serializeXml,
} from "../xml/dom";
import { element } from "../xml/text";
import { anchorMarkers, moveAnchor, readAnchor } from "./anchor";
import { chartValuesState, refreshCaches } from "./chartCache";
import { readChart } from "./chartReader";
import { chartXml } from "./chartXml";

const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
const MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main";
const CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const RELATIONSHIPS = typeOf("").slice(0, -1);
const DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml";
const CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";

/** `<drawing>`, the drawing part with the charts and shapes, and the chart parts. What else is drawn stays as it is. */
export const drawing: SectionCodec = {
  name: "drawing",
  read(_root, sheet, context) {
    const { parts, part, model, palette } = context;
    const drawingPart = drawingOf(parts, part);
    if (drawingPart !== undefined)
      readShapes(parseXml(parts.text(drawingPart), drawingPart), drawingPart, sheet, context);
    for (const { anchor, chartPart, name } of chartsOf(parts, drawingPart)) {
      if (!parts.has(chartPart)) continue;
      const content = readChart(parseXml(parts.text(chartPart), chartPart), palette);
      const id = `{${String(model.nextId()).padStart(8, "0")}-C4A7-4000-8000-000000000000}`;
      sheet.charts.push({
        id,
        name,
        ...readAnchor(anchor, sheet),
        ...content,
        part: chartPart,
        changed: false,
      });
    }
  },
  state: (sheet, model) => [
    sheet.charts.map((chart) => [comparable(chart), chartValuesState(chart, model)]),
    sheet.shapes.map((shape) => [shape.id, shapeState(shape)]),
  ],
  write(sheet, root, context) {
    const { parts, part } = context;
    const known = drawingOf(parts, part);
    if (sheet.charts.length === 0 && sheet.shapes.length === 0 && !known) return null;
    const target = known ?? newDrawing(parts);
    const tree = parseXml(parts.text(target), target);
    const before = serializeXml(tree);
    const existing = chartsOf(parts, target, tree);
    for (const { anchor, chartPart, relationship } of existing) {
      if (sheet.charts.some((chart) => chart.part === chartPart)) continue;
      tree.removeChild(anchor);
      parts.unrelate(target, relationship);
    }
    for (const chart of sheet.charts) {
      const found = existing.find(({ chartPart }) => chartPart === chart.part);
      if (found) updateChart(chart, found, sheet, context);
      else addChart(chart, tree, target, sheet, context);
    }
    writeShapes(tree, target, sheet, parts);
    const relationship = parts.related(part, "drawing").find((candidate) => candidate.target === target);
    if (children(tree).length === 0) {
      if (relationship) parts.unrelate(part, relationship.id);
      return "";
    }
    const after = serializeXml(tree);
    if (after !== before) parts.set(target, after);
    if (relationship) return null;
    const id = parts.relate(part, "drawing", target);
    return inNamespaceOf(root, element("drawing", { "xmlns:r": RELATIONSHIPS, "r:id": id }));
  },
};

function comparable({ id: _id, changed: _changed, part: _part, ...chart }: ChartModel): unknown {
  return chart;
}

function drawingOf(parts: OpcPackage, sheetPart: string): string | undefined {
  const target = parts.related(sheetPart, "drawing")[0]?.target;
  return target !== undefined && parts.has(target) ? target : undefined;
}

interface DrawnChart {
  readonly anchor: Element;
  readonly frame: Element;
  readonly name: string;
  readonly chartPart: string;
  readonly relationship: string;
}

/** Charts that stand on the sheet itself; those in groups of shapes are left to the file. */
function chartsOf(parts: OpcPackage, drawingPart: string | undefined, tree?: Element): DrawnChart[] {
  if (drawingPart === undefined) return [];
  const root = tree ?? parseXml(parts.text(drawingPart), drawingPart);
  return children(root).flatMap((anchor) => {
    const frame = child(anchor, "graphicFrame");
    const id = attribute(child(frame, "graphic", "graphicData", "chart"), "id");
    const relationship = parts.related(drawingPart, "chart").find((candidate) => candidate.id === id);
    if (!frame || !relationship) return [];
    const name = attribute(child(frame, "nvGraphicFramePr", "cNvPr"), "name") ?? "";
    return [{ anchor, frame, name, chartPart: relationship.target, relationship: relationship.id }];
  });
}

/** Brings an opened chart up to the model: its part only where it differs, its place only where it moved. */
function updateChart(chart: ChartModel, drawn: DrawnChart, sheet: SheetModel, context: WriteContext): void {
  const { parts, model, palette } = context;
  const { id: _id, name, left, top, width, height, part: _part, changed: _changed, ...content } = chart;
  const root = parseXml(parts.text(drawn.chartPart), drawn.chartPart);
  if (stateText(readChart(root, palette)) !== stateText(content))
    parts.set(drawn.chartPart, chartXml(chart, context));
  else if (refreshCaches(root, model)) parts.set(drawn.chartPart, serializeXml(root));
  if (name !== drawn.name) child(drawn.frame, "nvGraphicFramePr", "cNvPr")?.setAttribute("name", name);
  const place = { left, top, width, height };
  const old = readAnchor(drawn.anchor, sheet);
  const moved = (["left", "top", "width", "height"] as const).some(
    (side) => Math.abs(old[side] - place[side]) > 0.05,
  );
  if (moved) moveAnchor(drawn.anchor, sheet, place);
}

function addChart(
  chart: ChartModel,
  tree: Element,
  drawingPart: string,
  sheet: SheetModel,
  context: WriteContext,
): void {
  const { parts } = context;
  const chartPart = parts.freeName("xl/charts/chart", "xml");
  parts.set(chartPart, chartXml(chart, context), CHART_TYPE);
  const id = parts.relate(drawingPart, "chart", chartPart);
  const shape =
    Math.max(1, ...descendants(tree, "cNvPr").map((node) => numberAttribute(node, "id") ?? 0)) + 1;
  const frame = [
    element(
      "xdr:nvGraphicFramePr",
      {},
      element("xdr:cNvPr", { id: shape, name: chart.name }) + "<xdr:cNvGraphicFramePr/>",
    ),
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>',
    element(
      "a:graphic",
      {},
      element(
        "a:graphicData",
        { uri: CHART },
        element("c:chart", { "xmlns:c": CHART, "xmlns:r": RELATIONSHIPS, "r:id": id }),
      ),
    ),
  ].join("");
  const namespace = tree.namespaceURI ?? DRAWING;
  const content =
    anchorMarkers(sheet, chart, namespace) +
    element("xdr:graphicFrame", { macro: "" }, frame) +
    "<xdr:clientData/>";
  const anchor = element("xdr:twoCellAnchor", { "xmlns:xdr": namespace, "xmlns:a": MAIN }, content);
  for (const node of fragment(tree, anchor)) tree.appendChild(node);
}

function newDrawing(parts: OpcPackage): string {
  const name = parts.freeName("xl/drawings/drawing", "xml");
  const xml = element("xdr:wsDr", { "xmlns:xdr": DRAWING, "xmlns:a": MAIN });
  parts.set(name, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`, DRAWING_TYPE);
  return name;
}

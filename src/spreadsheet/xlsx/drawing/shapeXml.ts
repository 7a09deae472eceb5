import { fileGeometry } from "../../model/geometries";
import type { LineEnd, ShapeModel, ShapeTextModel } from "../../model/shape";
import { EMU_PER_POINT } from "../chart/shapeProperties";
import { element, escapeXml } from "../xml/text";

/** Names of the file format, each beside that of Excel's object model. */
export const DASHES = [
  ["solid", "Solid"],
  ["dash", "Dash"],
  ["dashDot", "DashDot"],
  ["sysDashDotDot", "DashDotDot"],
  ["lgDash", "LongDash"],
  ["lgDashDot", "LongDashDot"],
  ["lgDashDotDot", "LongDashDotDot"],
  ["sysDot", "RoundDot"],
  ["sysDash", "SquareDot"],
] as const;
export const STROKES = [
  ["sng", "Single"],
  ["tri", "ThickBetweenThin"],
  ["thickThin", "ThickThin"],
  ["thinThick", "ThinThick"],
  ["dbl", "ThinThin"],
] as const;
export const CONNECTORS = [
  ["line", "Straight"],
  ["straightConnector1", "Straight"],
  ["bentConnector3", "Elbow"],
  ["curvedConnector3", "Curve"],
] as const;
export const ARROWS = [
  ["none", "None"],
  ["triangle", "Triangle"],
  ["stealth", "Stealth"],
  ["diamond", "Diamond"],
  ["oval", "Oval"],
  ["arrow", "Open"],
] as const;
export const LENGTHS = [
  ["sm", "Short"],
  ["med", "Medium"],
  ["lg", "Long"],
] as const;
export const WIDTHS = [
  ["sm", "Narrow"],
  ["med", "Medium"],
  ["lg", "Wide"],
] as const;
export const HORIZONTAL = [
  ["l", "Left"],
  ["ctr", "Center"],
  ["r", "Right"],
  ["just", "Justify"],
  ["justLow", "JustifyLow"],
  ["dist", "Distributed"],
  ["thaiDist", "ThaiDistributed"],
] as const;
export const VERTICAL = [
  ["t", "Top"],
  ["ctr", "Middle"],
  ["b", "Bottom"],
  ["just", "Justified"],
  ["dist", "Distributed"],
] as const;
export const AUTO_SIZE = [
  ["noAutofit", "AutoSizeNone"],
  ["normAutofit", "AutoSizeTextToFitShape"],
  ["spAutoFit", "AutoSizeShapeToFitText"],
] as const;

function fileName<Name extends string>(pairs: readonly (readonly [string, Name])[], name: Name): string {
  return pairs.find((pair) => pair[1] === name)![0];
}

/** What a shape is written with: numbers of shapes in the drawing, and relationships of pictures. */
export interface ShapeNumbers {
  numberOf(shapeId: string): number;
  relationshipOf(shape: ShapeModel): string;
}

/** `<xdr:sp>`, `<xdr:cxnSp>`, `<xdr:pic>` or `<xdr:grpSp>`. */
export function shapeXml(shape: ShapeModel, numbers: ShapeNumbers): string {
  const { drawn } = shape;
  const own = element("xdr:cNvPr", {
    id: numbers.numberOf(shape.id),
    name: shape.name,
    descr: shape.altTextDescription || undefined,
    hidden: shape.visible ? undefined : true,
    title: shape.altTextTitle || undefined,
  });
  switch (drawn.kind) {
    case "geometry": {
      const locks = shape.lockAspectRatio ? element("a:spLocks", { noChangeAspect: true }) : "";
      return element(
        "xdr:sp",
        { macro: "", textlink: "" },
        element(
          "xdr:nvSpPr",
          {},
          own + element("xdr:cNvSpPr", { txBox: drawn.isTextBox || undefined }, locks),
        ) +
          properties(shape, fileGeometry(drawn.geometry)) +
          textXml(drawn.text),
      );
    }
    case "line": {
      const held = (name: string, { held: to }: LineEnd): string =>
        to ? element(name, { id: numbers.numberOf(to.shape), idx: to.site }) : "";
      const holds = held("a:stCxn", drawn.begin) + held("a:endCxn", drawn.end);
      const preset =
        drawn.connector === "Straight" ? "straightConnector1" : fileName(CONNECTORS, drawn.connector);
      return element(
        "xdr:cxnSp",
        { macro: "" },
        element("xdr:nvCxnSpPr", {}, own + element("xdr:cNvCxnSpPr", {}, holds)) + properties(shape, preset),
      );
    }
    case "image":
      return element(
        "xdr:pic",
        {},
        element(
          "xdr:nvPicPr",
          {},
          own + element("xdr:cNvPicPr", {}, element("a:picLocks", { noChangeAspect: shape.lockAspectRatio })),
        ) +
          element(
            "xdr:blipFill",
            {},
            element("a:blip", { "r:embed": numbers.relationshipOf(shape) }) +
              "<a:stretch><a:fillRect/></a:stretch>",
          ) +
          properties(shape, "rect"),
      );
    case "group": {
      const { left, top, width, height } = shape;
      const inner =
        element("a:chOff", point(left, top)) + element("a:chExt", { cx: emu(width), cy: emu(height) });
      return element(
        "xdr:grpSp",
        {},
        element("xdr:nvGrpSpPr", {}, own + "<xdr:cNvGrpSpPr/>") +
          element("xdr:grpSpPr", {}, transform(shape, inner)) +
          drawn.shapes.map((one) => shapeXml(one, numbers)).join(""),
      );
    }
  }
}

function properties(shape: ShapeModel, preset: string): string {
  const geometry = element("a:prstGeom", { prst: preset }, "<a:avLst/>");
  const isFilled = shape.drawn.kind === "geometry";
  return element(
    "xdr:spPr",
    {},
    transform(shape) + geometry + (isFilled ? fill(shape) : "") + outline(shape),
  );
}

function transform(shape: ShapeModel, inner = ""): string {
  const flip = shape.drawn.kind === "line" ? shape.drawn.flip : { horizontal: false, vertical: false };
  return element(
    "a:xfrm",
    {
      rot: shape.rotation === 0 ? undefined : Math.round(shape.rotation * 60_000),
      flipH: flip.horizontal || undefined,
      flipV: flip.vertical || undefined,
    },
    element("a:off", point(shape.left, shape.top)) +
      element("a:ext", { cx: emu(shape.width), cy: emu(shape.height) }) +
      inner,
  );
}

function fill({ fill: { color, transparency } }: ShapeModel): string {
  return color === null ? "<a:noFill/>" : solid(color, transparency);
}

function solid(color: string, transparency = 0): string {
  const alpha = transparency > 0 ? element("a:alpha", { val: Math.round((1 - transparency) * 100_000) }) : "";
  return element("a:solidFill", {}, element("a:srgbClr", { val: color.slice(1) }, alpha));
}

function outline({ line, drawn }: ShapeModel): string {
  if (!line.visible) return element("a:ln", {}, "<a:noFill/>");
  const end = (name: string, { style, length, width }: LineEnd): string =>
    element(name, {
      type: fileName(ARROWS, style),
      w: fileName(WIDTHS, width),
      len: fileName(LENGTHS, length),
    });
  const ends = drawn.kind === "line" ? end("a:headEnd", drawn.begin) + end("a:tailEnd", drawn.end) : "";
  return element(
    "a:ln",
    { w: emu(line.weight), cmpd: line.strokes === "Single" ? undefined : fileName(STROKES, line.strokes) },
    solid(line.color, line.transparency) + element("a:prstDash", { val: fileName(DASHES, line.dash) }) + ends,
  );
}

function textXml({ content, horizontal, vertical, autoSize, margins, font }: ShapeTextModel): string {
  const body = element(
    "a:bodyPr",
    {
      vertOverflow: "clip",
      horzOverflow: "clip",
      wrap: "square",
      lIns: emu(margins.left),
      tIns: emu(margins.top),
      rIns: emu(margins.right),
      bIns: emu(margins.bottom),
      rtlCol: false,
      anchor: fileName(VERTICAL, vertical),
    },
    element(`a:${fileName(AUTO_SIZE, autoSize)}`),
  );
  const looks = (name: string): string =>
    element(
      name,
      {
        lang: "en-US",
        sz: Math.round(font.size * 100),
        b: font.bold,
        i: font.italic,
        u: font.underline === "Single" ? "sng" : "none",
      },
      solid(font.color) + element("a:latin", { typeface: font.name }),
    );
  const paragraphs = content.split(/\r?\n/).map((line) => {
    const run = line === "" ? "" : element("a:r", {}, looks("a:rPr") + element("a:t", {}, escapeXml(line)));
    const end = line === "" ? looks("a:endParaRPr") : "";
    return element("a:p", {}, element("a:pPr", { algn: fileName(HORIZONTAL, horizontal) }) + run + end);
  });
  return element("xdr:txBody", {}, `${body}<a:lstStyle/>${paragraphs.join("")}`);
}

function point(x: number, y: number): { x: number; y: number } {
  return { x: emu(x), y: emu(y) };
}

function emu(points: number): number {
  return Math.round(points * EMU_PER_POINT);
}

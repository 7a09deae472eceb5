import type { Element } from "@xmldom/xmldom";
import { fileGeometry, GEOMETRIES } from "../../model/geometries";
import type { LineEnd, ShapeModel, ShapeTextModel } from "../../model/shape";
import { newText } from "../../model/shapes";
import { EMU_PER_POINT, readColor } from "../chart/shapeProperties";
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
import {
  ARROWS,
  AUTO_SIZE,
  CONNECTORS,
  DASHES,
  HORIZONTAL,
  LENGTHS,
  STROKES,
  VERTICAL,
  WIDTHS,
} from "./shapeXml";

/** What reading needs beside the element. */
export interface ShapeSource {
  readonly palette: Palette;
  /** Ids of all shapes of the drawing by their numbers: a line may hold to one that comes after it. */
  readonly ids: ReadonlyMap<number, string>;
  /** Bytes of the picture that a relationship of the drawing leads to, in base64; null where there is none. */
  picture(relationship: string): { readonly format: "PNG" | "JPEG"; readonly base64: string } | null;
}

const KINDS = ["sp", "cxnSp", "pic", "grpSp"];

/** The element of a shape in an anchor; undefined where something else stands there, such as a chart. */
export function shapeElement(anchor: Element): Element | undefined {
  return KINDS.map((kind) => child(anchor, kind)).find((node) => node !== undefined);
}

/** Number of a shape in its drawing. */
export function shapeNumber(node: Element): number {
  return numberAttribute(descendants(node, "cNvPr")[0], "id") ?? 0;
}

/** A shape as the model knows it; null for kinds that it does not know: the file keeps those as they are. */
export function readShape(node: Element, source: ShapeSource): ShapeModel | null {
  const own = descendants(node, "cNvPr")[0];
  const properties = child(node, "spPr") ?? child(node, "grpSpPr");
  const transform = child(properties, "xfrm");
  const drawn = readDrawn(node, properties, source);
  const id = source.ids.get(shapeNumber(node));
  if (!drawn || !transform || id === undefined) return null;
  const points = (name: string, at: string): number =>
    Math.round(((numberAttribute(child(transform, name), at) ?? 0) / EMU_PER_POINT) * 100) / 100;
  return {
    id,
    name: attribute(own, "name") ?? "",
    left: points("off", "x"),
    top: points("off", "y"),
    width: points("ext", "cx"),
    height: points("ext", "cy"),
    rotation: (numberAttribute(transform, "rot") ?? 0) / 60_000,
    visible: !booleanAttribute(own, "hidden"),
    altTextTitle: attribute(own, "title") ?? "",
    altTextDescription: attribute(own, "descr") ?? "",
    lockAspectRatio: ["spLocks", "picLocks"].some((name) =>
      descendants(node, name).some((lock) => booleanAttribute(lock, "noChangeAspect")),
    ),
    placement: "TwoCell",
    fill: {
      color: readColor(child(properties, "solidFill"), source.palette) ?? null,
      transparency: transparencyOf(child(properties, "solidFill")),
    },
    line: readLine(properties, source.palette),
    drawn,
  };
}

function readDrawn(
  node: Element,
  properties: Element | undefined,
  source: ShapeSource,
): ShapeModel["drawn"] | null {
  const preset = attribute(child(properties, "prstGeom"), "prst") ?? "";
  switch (node.localName) {
    case "sp": {
      const geometry = GEOMETRIES.find((name) => fileGeometry(name) === preset);
      const isTextBox = booleanAttribute(child(node, "nvSpPr", "cNvSpPr"), "txBox") ?? false;
      if (!geometry) return null;
      return {
        kind: "geometry",
        geometry,
        isTextBox,
        text: readText(child(node, "txBody"), isTextBox, source.palette),
      };
    }
    case "cxnSp": {
      const connector = CONNECTORS.find(([file]) => file === preset)?.[1];
      const transform = child(properties, "xfrm");
      const holds = child(node, "nvCxnSpPr", "cNvCxnSpPr");
      if (!connector) return null;
      return {
        kind: "line",
        connector,
        begin: readEnd(child(properties, "ln", "headEnd"), child(holds, "stCxn"), source.ids),
        end: readEnd(child(properties, "ln", "tailEnd"), child(holds, "endCxn"), source.ids),
        flip: {
          horizontal: booleanAttribute(transform, "flipH") ?? false,
          vertical: booleanAttribute(transform, "flipV") ?? false,
        },
      };
    }
    case "pic": {
      const picture = source.picture(attribute(child(node, "blipFill", "blip"), "embed") ?? "");
      return picture && { kind: "image", ...picture };
    }
    default: {
      const parts = children(node).filter(({ localName }) => KINDS.includes(localName ?? ""));
      const shapes = parts.map((part) => readShape(part, source));
      const known = shapes.filter((shape) => shape !== null);
      // A group with something unknown in it, or drawn to a scale of its own, is left to the file.
      return known.length === parts.length && hasOwnScale(properties) === false
        ? { kind: "group", shapes: known }
        : null;
    }
  }
}

function hasOwnScale(properties: Element | undefined): boolean {
  const transform = child(properties, "xfrm");
  const same = (a: string, b: string, names: readonly string[]): boolean =>
    names.every((name) => attribute(child(transform, a), name) === attribute(child(transform, b), name));
  return !same("off", "chOff", ["x", "y"]) || !same("ext", "chExt", ["cx", "cy"]);
}

function readEnd(
  arrow: Element | undefined,
  held: Element | undefined,
  ids: ReadonlyMap<number, string>,
): LineEnd {
  const end: LineEnd = {
    style: named(ARROWS, attribute(arrow, "type")) ?? "None",
    length: named(LENGTHS, attribute(arrow, "len")) ?? "Medium",
    width: named(WIDTHS, attribute(arrow, "w")) ?? "Medium",
  };
  const shape = ids.get(numberAttribute(held, "id") ?? -1);
  return shape === undefined ? end : { ...end, held: { shape, site: numberAttribute(held, "idx") ?? 0 } };
}

function transparencyOf(solid: Element | undefined): number {
  return 1 - Number(childValue(children(solid)[0], "alpha") ?? 100_000) / 100_000;
}

function readLine(properties: Element | undefined, palette: Palette): ShapeModel["line"] {
  const node = child(properties, "ln");
  return {
    visible: node !== undefined && !child(node, "noFill"),
    color: readColor(child(node, "solidFill"), palette) ?? "#000000",
    weight: (numberAttribute(node, "w") ?? EMU_PER_POINT) / EMU_PER_POINT,
    dash: named(DASHES, childValue(node, "prstDash")) ?? "Solid",
    strokes: named(STROKES, attribute(node, "cmpd")) ?? "Single",
    transparency: transparencyOf(child(node, "solidFill")),
  };
}

function readText(body: Element | undefined, isTextBox: boolean, palette: Palette): ShapeTextModel {
  const text = newText("", isTextBox);
  const properties = child(body, "bodyPr");
  const paragraphs = children(body, "p");
  const looks = descendants(body, "rPr")[0] ?? descendants(body, "endParaRPr")[0];
  const inset = (name: string, standard: number): number =>
    (numberAttribute(properties, name) ?? standard * EMU_PER_POINT) / EMU_PER_POINT;
  return {
    content: paragraphs
      .map((paragraph) =>
        descendants(paragraph, "t")
          .map((t) => t.textContent ?? "")
          .join(""),
      )
      .join("\n"),
    horizontal: named(HORIZONTAL, attribute(child(paragraphs[0], "pPr"), "algn")) ?? "Left",
    vertical: named(VERTICAL, attribute(properties, "anchor")) ?? "Top",
    autoSize: AUTO_SIZE.find(([file]) => child(properties, file))?.[1] ?? "AutoSizeNone",
    margins: {
      left: inset("lIns", 7.2),
      top: inset("tIns", 3.6),
      right: inset("rIns", 7.2),
      bottom: inset("bIns", 3.6),
    },
    font: {
      name: attribute(child(looks, "latin"), "typeface") ?? text.font.name,
      size: (numberAttribute(looks, "sz") ?? 1100) / 100,
      color: readColor(child(looks, "solidFill"), palette) ?? "#000000",
      bold: booleanAttribute(looks, "b") ?? false,
      italic: booleanAttribute(looks, "i") ?? false,
      underline: (attribute(looks, "u") ?? "none") === "none" ? "None" : "Single",
    },
  };
}

function named<Name extends string>(
  pairs: readonly (readonly [string, Name])[],
  file: string | undefined,
): Name | undefined {
  return pairs.find((pair) => pair[0] === file)?.[1];
}

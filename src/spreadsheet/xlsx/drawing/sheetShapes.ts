import type { Element } from "@xmldom/xmldom";
import { everyShape, newShapeId } from "../../model/shapes";
import { shapeState, type ShapeModel } from "../../model/shape";
import type { SheetModel } from "../../model/sheet";
import { anchorMarkers } from "../chart/anchor";
import { stateText } from "../origin";
import type { OpcPackage } from "../package/opcPackage";
import { typeOf } from "../package/relationships";
import type { ReadContext } from "../sheet/sectionCodec";
import { attribute, children, descendants, fragment, numberAttribute } from "../xml/dom";
import { element } from "../xml/text";
import { readShape, shapeElement, shapeNumber } from "./shapeReader";
import { shapeXml } from "./shapeXml";

const MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main";
const RELATIONSHIPS = typeOf("").slice(0, -1);

const PLACEMENTS = [
  ["twoCell", "TwoCell"],
  ["oneCell", "OneCell"],
  ["absolute", "Absolute"],
] as const;

const FORMATS = [
  ["png", "PNG", "image/png"],
  ["jpeg", "JPEG", "image/jpeg"],
] as const;

/** The shapes of a drawing, the lowest first; what the model does not know of it is left to the file. */
export function readShapes(
  tree: Element,
  drawingPart: string,
  sheet: SheetModel,
  { model, parts, palette }: ReadContext,
): void {
  const nodes = children(tree).flatMap((anchor) => shapeElement(anchor) ?? []);
  const all = nodes.flatMap((node) => descendants(node, "cNvPr"));
  const source = {
    palette,
    ids: new Map(all.map((own) => [numberAttribute(own, "id") ?? 0, newShapeId(model.nextId())])),
    picture: (relationship: string) => pictureOf(parts, drawingPart, relationship),
  };
  for (const anchor of children(tree)) {
    const node = shapeElement(anchor);
    const shape = node && readShape(node, source);
    if (!shape) continue;
    const edit = attribute(anchor, "editAs") ?? anchor.localName?.replace(/Anchor$/, "");
    shape.placement = PLACEMENTS.find(([file]) => file === edit)?.[1] ?? "TwoCell";
    sheet.shapes.push(shape);
    sheet.openedShapes.push(shapeNumber(node));
    shape.source = { number: shapeNumber(node), state: stateText(shapeState(shape)) };
  }
}

/** Brings the anchors of a drawing up to the model: shapes that nobody changed keep theirs. */
export function writeShapes(tree: Element, drawingPart: string, sheet: SheetModel, parts: OpcPackage): void {
  const known = new Map<number, Element>();
  for (const anchor of children(tree)) {
    const node = shapeElement(anchor);
    if (node) known.set(shapeNumber(node), anchor);
  }
  const opened = sheet.openedShapes;
  for (const number of opened) {
    const anchor = known.get(number);
    if (anchor && !sheet.shapes.some(({ source }) => source?.number === number)) tree.removeChild(anchor);
  }
  const numbers = numbersOf(tree, sheet.shapes);
  const write = {
    numberOf: (id: string) => numbers.get(id) ?? 0,
    relationshipOf: (shape: ShapeModel) => relatePicture(parts, drawingPart, shape),
  };
  const anchors = sheet.shapes.map((shape) => {
    const old = shape.source && known.get(shape.source.number);
    if (old && shape.source!.state === stateText(shapeState(shape))) return old;
    const made = fragment(tree, anchorXml(tree, sheet, shape, shapeXml(shape, write)))[0]!;
    if (old) tree.replaceChild(made, old);
    else tree.appendChild(made);
    return made;
  });
  reorder(tree, anchors);
}

/** Only where they stand in another order than before: what else is drawn keeps its place among them. */
function reorder(tree: Element, anchors: readonly Element[]): void {
  const places = children(tree).filter((node) => anchors.includes(node));
  if (places.every((node, i) => node === anchors[i])) return;
  const last = places.at(-1)!.nextSibling;
  for (const anchor of anchors) tree.insertBefore(anchor, last);
}

function numbersOf(tree: Element, shapes: readonly ShapeModel[]): Map<string, number> {
  let next = Math.max(1, ...descendants(tree, "cNvPr").map((node) => numberAttribute(node, "id") ?? 0)) + 1;
  return new Map(everyShape(shapes).map(({ id, source }) => [id, source?.number ?? next++]));
}

function anchorXml(tree: Element, sheet: SheetModel, shape: ShapeModel, content: string): string {
  const namespace = tree.namespaceURI ?? "";
  return element(
    "xdr:twoCellAnchor",
    {
      "xmlns:xdr": namespace,
      "xmlns:a": MAIN,
      "xmlns:r": RELATIONSHIPS,
      editAs: PLACEMENTS.find(([, name]) => name === shape.placement)![0],
    },
    anchorMarkers(sheet, shape, namespace) + content + "<xdr:clientData/>",
  );
}

function pictureOf(parts: OpcPackage, drawingPart: string, relationship: string) {
  const target = parts.related(drawingPart, "image").find(({ id }) => id === relationship)?.target;
  if (target === undefined || !parts.has(target)) return null;
  const type = parts.contentType(target);
  const format = FORMATS.find((known) => known[2] === type)?.[1];
  return format ? { format, base64: toBase64(parts.bytes(target)) } : null;
}

function relatePicture(parts: OpcPackage, drawingPart: string, { drawn }: ShapeModel): string {
  if (drawn.kind !== "image") return "";
  const same = parts
    .related(drawingPart, "image")
    .find(({ target }) => parts.has(target) && toBase64(parts.bytes(target)) === drawn.base64);
  if (same) return same.id;
  const [extension, , type] = FORMATS.find((known) => known[1] === drawn.format)!;
  const part = parts.freeName("xl/media/image", extension);
  parts.setDefaultType(extension, type);
  parts.set(
    part,
    Uint8Array.from(atob(drawn.base64), (c) => c.charCodeAt(0)),
    type,
  );
  return parts.relate(drawingPart, "image", part);
}

function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

import type { Element } from "@xmldom/xmldom";
import { MAX_ROWS } from "../../model/cells";
import { columnWidth, rowHeight } from "../../model/gridSizes";
import type { SheetModel } from "../../model/sheet";
import { child, fragment, numberAttribute } from "../xml/dom";
import { element } from "../xml/text";
import { EMU_PER_POINT } from "./shapeProperties";

/** Where something stands on a sheet, in points. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

type Size = (index: number) => number;

/** Line (column or row) and offset in EMU of a distance in points from the sheet's edge. */
function cellAt(points: number, size: Size): { index: number; offset: number } {
  let rest = Math.max(0, points);
  let index = 0;
  while (rest >= size(index) && index < MAX_ROWS - 1) rest -= size(index++);
  return { index, offset: Math.round(rest * EMU_PER_POINT) };
}

function pointsAt(index: number, offset: number, size: Size): number {
  let points = 0;
  for (let i = 0; i < index; i++) points += size(i);
  // Excel keeps an offset that is larger than its cell within the cell.
  return points + Math.min(offset / EMU_PER_POINT, size(index));
}

function markerXml(name: string, namespace: string, x: number, y: number, sheet: SheetModel): string {
  const column = cellAt(x, (i) => columnWidth(sheet, i));
  const row = cellAt(y, (i) => rowHeight(sheet, i));
  const content =
    element("xdr:col", {}, String(column.index)) +
    element("xdr:colOff", {}, String(column.offset)) +
    element("xdr:row", {}, String(row.index)) +
    element("xdr:rowOff", {}, String(row.offset));
  return element(`xdr:${name}`, { "xmlns:xdr": namespace }, content);
}

/** `<xdr:from>` and `<xdr:to>` of a two-cell anchor; they declare `namespace`, whose prefix a file may have changed. */
export function anchorMarkers(
  sheet: SheetModel,
  { left, top, width, height }: Place,
  namespace: string,
): string {
  const to = markerXml("to", namespace, left + width, top + height, sheet);
  return markerXml("from", namespace, left, top, sheet) + to;
}

/** Place of an anchor of any of the three kinds. */
export function readAnchor(anchor: Element, sheet: SheetModel): Place {
  const emu = (node: Element | undefined, name: string): number =>
    (numberAttribute(node, name) ?? 0) / EMU_PER_POINT;
  const at = (node: Element | undefined): { x: number; y: number } => {
    const number = (name: string): number => Number(child(node, name)?.textContent ?? 0);
    return {
      x: pointsAt(number("col"), number("colOff"), (i) => columnWidth(sheet, i)),
      y: pointsAt(number("row"), number("rowOff"), (i) => rowHeight(sheet, i)),
    };
  };
  const position = child(anchor, "pos");
  const from = position ? { x: emu(position, "x"), y: emu(position, "y") } : at(child(anchor, "from"));
  const extent = child(anchor, "ext");
  const to = child(anchor, "to");
  const end = to ? at(to) : { x: from.x + emu(extent, "cx"), y: from.y + emu(extent, "cy") };
  const round = (points: number): number => Math.round(points * 100) / 100;
  return {
    left: round(from.x),
    top: round(from.y),
    width: round(end.x - from.x),
    height: round(end.y - from.y),
  };
}

/** Moves an anchor; what stands in it stays. */
export function moveAnchor(anchor: Element, sheet: SheetModel, place: Place): void {
  const emu = (points: number): string => String(Math.round(points * EMU_PER_POINT));
  const position = child(anchor, "pos");
  const extent = child(anchor, "ext");
  position?.setAttribute("x", emu(place.left));
  position?.setAttribute("y", emu(place.top));
  extent?.setAttribute("cx", emu(place.width));
  extent?.setAttribute("cy", emu(place.height));
  for (const made of fragment(anchor, anchorMarkers(sheet, place, anchor.namespaceURI ?? ""))) {
    const old = child(anchor, made.localName!);
    if (old) anchor.replaceChild(made, old);
  }
}

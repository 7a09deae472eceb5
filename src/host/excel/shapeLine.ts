import type { LineEnd, ShapeModel } from "../../spreadsheet/model/shape";
import { everyShape, lineEnds, setLineEnds } from "../../spreadsheet/model/shapes";
import { invalidArgument } from "../../spreadsheet/model/excelError";
import { asOneOf } from "../protocol/arguments";
import { excelClass, type DefinedClass, type Method, type Property } from "../protocol/excelClass";
import { shape, shapeTargetOf } from "./shape";
import { member } from "./shapeLooks";
import { changed, drawnAs, type ShapeTarget } from "./shapeTarget";

type Side = "begin" | "end";

export const CONNECTORS = ["Straight", "Elbow", "Curve"] as const;
const STYLES = ["None", "Triangle", "Stealth", "Diamond", "Oval", "Open"] as const;
const LENGTHS = ["Short", "Medium", "Long"] as const;
const WIDTHS = ["Narrow", "Medium", "Wide"] as const;

const endOf = (line: ShapeModel, side: Side): LineEnd => drawnAs(line, "line")[side];

function arrow<Key extends "style" | "length" | "width">(
  side: Side,
  key: Key,
  choices: readonly LineEnd[Key][],
): Property<ShapeTarget> {
  return member(
    "1.9",
    (line) => endOf(line, side)[key],
    (line, value) => (endOf(line, side)[key] = asOneOf(value, choices)),
  );
}

/** The part of a shape that only a line has. */
export const shapeLine: DefinedClass<ShapeTarget> = excelClass("Line", {
  properties: {
    id: { since: "1.9", get: ({ shape: line }) => line.id },
    connectorType: member(
      "1.9",
      (line) => drawnAs(line, "line").connector,
      (line, value) => (drawnAs(line, "line").connector = asOneOf(value, CONNECTORS)),
    ),
    beginArrowheadLength: arrow("begin", "length", LENGTHS),
    beginArrowheadStyle: arrow("begin", "style", STYLES),
    beginArrowheadWidth: arrow("begin", "width", WIDTHS),
    endArrowheadLength: arrow("end", "length", LENGTHS),
    endArrowheadStyle: arrow("end", "style", STYLES),
    endArrowheadWidth: arrow("end", "width", WIDTHS),
    isBeginConnected: { since: "1.9", get: ({ shape: line }) => endOf(line, "begin").held !== undefined },
    isEndConnected: { since: "1.9", get: ({ shape: line }) => endOf(line, "end").held !== undefined },
    beginConnectedSite: { since: "1.9", get: ({ shape: line }) => endOf(line, "begin").held?.site ?? null },
    endConnectedSite: { since: "1.9", get: ({ shape: line }) => endOf(line, "end").held?.site ?? null },
  },
  links: {
    shape: { since: "1.9", to: (target) => shape.of(target) },
    beginConnectedShape: { since: "1.9", to: (target) => heldBy(target, "begin") },
    endConnectedShape: { since: "1.9", to: (target) => heldBy(target, "end") },
  },
  methods: {
    connectBeginShape: connect("begin"),
    connectEndShape: connect("end"),
    disconnectBeginShape: disconnect("begin"),
    disconnectEndShape: disconnect("end"),
  },
});

function heldBy({ sheet, shape: line }: ShapeTarget, side: Side) {
  const id = endOf(line, side).held?.shape;
  const found = everyShape(sheet.shapes).find((one) => one.id === id);
  return found ? shape.of(shapeTargetOf(sheet, found)) : null;
}

/** Most shapes have four sites: the middles of the top, the left, the bottom and the right. */
const SITES = [
  [0.5, 0],
  [0, 0.5],
  [0.5, 1],
  [1, 0.5],
] as const;

function connect(side: Side): Method<ShapeTarget> {
  return {
    since: "1.9",
    call: (target, args, session) => {
      const line = target.shape;
      const { shape: other } = args.object(0, shape);
      const site = args.integer(1);
      const place = SITES[site];
      if (!place || other.drawn.kind === "line") throw invalidArgument();
      endOf(line, side).held = { shape: other.id, site };
      const at = [other.left + place[0] * other.width, other.top + place[1] * other.height] as const;
      const { from, to } = lineEnds(line);
      if (side === "begin") setLineEnds(line, at, to);
      else setLineEnds(line, from, at);
      changed(target, session);
    },
  };
}

function disconnect(side: Side): Method<ShapeTarget> {
  return {
    since: "1.9",
    call: (target, _args, session) => {
      delete endOf(target.shape, side).held;
      changed(target, session);
    },
  };
}

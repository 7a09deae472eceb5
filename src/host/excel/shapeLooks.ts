import type { ShapeModel } from "../../spreadsheet/model/shape";
import { SHAPE_DASHES, SHAPE_STROKES } from "../../spreadsheet/model/shape";
import { invalidArgument } from "../../spreadsheet/model/excelError";
import { asFlag, asNumber, asOneOf, asText } from "../protocol/arguments";
import { excelClass, type DefinedClass, type Property } from "../protocol/excelClass";
import { asColor } from "./color";
import type { ShapeTarget } from "./shapeTarget";
import { changed, textOf } from "./shapeTarget";

/** A member of a shape that is read and set as it stands. */
export function member(
  since: string,
  get: (shape: ShapeModel) => unknown,
  set: (shape: ShapeModel, value: unknown) => void,
): Property<ShapeTarget> {
  return {
    since,
    get: ({ shape }) => get(shape),
    set: (target, value, session) => {
      set(target.shape, value);
      changed(target, session);
    },
  };
}

export const shapeFill: DefinedClass<ShapeTarget> = excelClass("ShapeFill", {
  properties: {
    foregroundColor: member(
      "1.9",
      ({ fill }) => fill.color ?? "",
      ({ fill }, value) => (fill.color = asColor(value)),
    ),
    transparency: member(
      "1.9",
      ({ fill }) => fill.transparency,
      ({ fill }, value) => (fill.transparency = asShare(value)),
    ),
    type: { since: "1.9", get: ({ shape }) => (shape.fill.color === null ? "NoFill" : "Solid") },
  },
  methods: {
    clear: {
      since: "1.9",
      call: (target, _args, session) => {
        target.shape.fill.color = null;
        changed(target, session);
      },
    },
    setSolidColor: {
      since: "1.9",
      call: (target, args, session) => {
        target.shape.fill.color = asColor(args.any(0));
        changed(target, session);
      },
    },
  },
});

function asShare(value: unknown): number {
  const share = asNumber(value);
  if (share < 0 || share > 1) throw invalidArgument();
  return share;
}

export const shapeLineFormat: DefinedClass<ShapeTarget> = excelClass("ShapeLineFormat", {
  properties: {
    visible: member(
      "1.9",
      ({ line }) => line.visible,
      ({ line }, value) => (line.visible = asFlag(value)),
    ),
    color: member(
      "1.9",
      ({ line }) => line.color,
      ({ line }, value) => (line.color = asColor(value)),
    ),
    weight: member(
      "1.9",
      ({ line }) => line.weight,
      ({ line }, value) => (line.weight = asNumber(value)),
    ),
    dashStyle: member(
      "1.9",
      ({ line }) => line.dash,
      ({ line }, value) => (line.dash = asOneOf(value, SHAPE_DASHES)),
    ),
    style: member(
      "1.9",
      ({ line }) => line.strokes,
      ({ line }, value) => (line.strokes = asOneOf(value, SHAPE_STROKES)),
    ),
    transparency: member(
      "1.9",
      ({ line }) => line.transparency,
      ({ line }, value) => (line.transparency = asShare(value)),
    ),
  },
});

const HORIZONTAL = [
  "Left",
  "Center",
  "Right",
  "Justify",
  "JustifyLow",
  "Distributed",
  "ThaiDistributed",
] as const;
const VERTICAL = ["Top", "Middle", "Bottom", "Justified", "Distributed"] as const;
const AUTO_SIZE = ["AutoSizeNone", "AutoSizeTextToFitShape", "AutoSizeShapeToFitText"] as const;

function margin(side: "left" | "top" | "right" | "bottom"): Property<ShapeTarget> {
  return member(
    "1.9",
    (shape) => textOf(shape).margins[side],
    (shape, value) => (textOf(shape).margins[side] = asNumber(value)),
  );
}

export const textFrame: DefinedClass<ShapeTarget> = excelClass("TextFrame", {
  properties: {
    hasText: { since: "1.9", get: ({ shape }) => textOf(shape).content !== "" },
    autoSizeSetting: member(
      "1.9",
      (shape) => textOf(shape).autoSize,
      (shape, value) => (textOf(shape).autoSize = asOneOf(value, AUTO_SIZE)),
    ),
    horizontalAlignment: member(
      "1.9",
      (shape) => textOf(shape).horizontal,
      (shape, value) => (textOf(shape).horizontal = asOneOf(value, HORIZONTAL)),
    ),
    verticalAlignment: member(
      "1.9",
      (shape) => textOf(shape).vertical,
      (shape, value) => (textOf(shape).vertical = asOneOf(value, VERTICAL)),
    ),
    leftMargin: margin("left"),
    topMargin: margin("top"),
    rightMargin: margin("right"),
    bottomMargin: margin("bottom"),
  },
  links: { textRange: { since: "1.9", to: (target) => textRange.of(target) } },
  methods: {
    deleteText: {
      since: "1.9",
      call: (target, _args, session) => {
        textOf(target.shape).content = "";
        changed(target, session);
      },
    },
  },
});

const textRange: DefinedClass<ShapeTarget> = excelClass("TextRange", {
  properties: {
    text: member(
      "1.9",
      (shape) => textOf(shape).content,
      (shape, value) => (textOf(shape).content = asText(value)),
    ),
  },
  links: { font: { since: "1.9", to: (target) => shapeFont.of(target) } },
});

const shapeFont: DefinedClass<ShapeTarget> = excelClass("ShapeFont", {
  properties: {
    bold: fontMember("bold", asFlag),
    color: fontMember("color", asColor),
    italic: fontMember("italic", asFlag),
    name: fontMember("name", asText),
    size: fontMember("size", asNumber),
    underline: fontMember("underline", (value) => asOneOf(value, ["None", "Single"])),
  },
});

type Font = ReturnType<typeof textOf>["font"];

function fontMember<Key extends keyof Font>(
  key: Key,
  read: (value: unknown) => Font[Key],
): Property<ShapeTarget> {
  return member(
    "1.9",
    (shape) => textOf(shape).font[key],
    (shape, value) => (textOf(shape).font[key] = read(value)),
  );
}

import { GEOMETRIES } from "../../spreadsheet/model/geometries";
import type { ShapeModel } from "../../spreadsheet/model/shape";
import { everyShape, moveShape, resizeShape, setZOrder, ungroupShapes } from "../../spreadsheet/model/shapes";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import { invalidOperation, itemNotFound } from "../../spreadsheet/model/excelError";
import { asFlag, asNumber, asOneOf, asText, type Arguments } from "../protocol/arguments";
import { excelClass, type DefinedClass, type HostObject, type Method } from "../protocol/excelClass";
import { shapeLine } from "./shapeLine";
import { member, shapeFill, shapeLineFormat, textFrame } from "./shapeLooks";
import { changed, drawnAs, type ShapeTarget } from "./shapeTarget";

const TYPES = { geometry: "GeometricShape", line: "Line", image: "Image", group: "Group" } as const;
const PLACEMENTS = ["TwoCell", "OneCell", "Absolute"] as const;
const ORDERS = ["BringToFront", "BringForward", "SendToBack", "SendBackward"] as const;
const CORNERS = ["ScaleFromTopLeft", "ScaleFromMiddle", "ScaleFromBottomRight"] as const;

export const shape: DefinedClass<ShapeTarget> = excelClass("Shape", {
  key: ({ shape: { id } }) => id,
  properties: {
    id: { since: "1.9", get: ({ shape: { id } }) => id },
    name: member(
      "1.9",
      ({ name }) => name,
      (one, value) => (one.name = asText(value)),
    ),
    type: { since: "1.9", get: ({ shape: { drawn } }) => TYPES[drawn.kind] },
    geometricShapeType: member(
      "1.9",
      ({ drawn }) => (drawn.kind === "geometry" ? drawn.geometry : null),
      (one, value) => (drawnAs(one, "geometry").geometry = asOneOf(value, GEOMETRIES)),
    ),
    left: member(
      "1.9",
      ({ left }) => left,
      (one, value) => moveShape(one, asNumber(value) - one.left, 0),
    ),
    top: member(
      "1.9",
      ({ top }) => top,
      (one, value) => moveShape(one, 0, asNumber(value) - one.top),
    ),
    width: member(
      "1.9",
      ({ width }) => width,
      (one, value) => resize(one, asNumber(value) / (one.width || 1), 1, asNumber(value)),
    ),
    height: member(
      "1.9",
      ({ height }) => height,
      (one, value) => resize(one, 1, asNumber(value) / (one.height || 1), undefined, asNumber(value)),
    ),
    rotation: member(
      "1.9",
      ({ rotation }) => rotation,
      (one, value) => (one.rotation = turned(asNumber(value))),
    ),
    visible: member(
      "1.9",
      ({ visible }) => visible,
      (one, value) => (one.visible = asFlag(value)),
    ),
    lockAspectRatio: member(
      "1.9",
      (one) => one.lockAspectRatio,
      (one, value) => (one.lockAspectRatio = asFlag(value)),
    ),
    altTextTitle: member(
      "1.9",
      (one) => one.altTextTitle,
      (one, value) => (one.altTextTitle = asText(value)),
    ),
    altTextDescription: member(
      "1.9",
      (one) => one.altTextDescription,
      (one, value) => (one.altTextDescription = asText(value)),
    ),
    placement: member(
      "1.10",
      ({ placement }) => placement,
      (one, value) => (one.placement = asOneOf(value, PLACEMENTS)),
    ),
    level: { since: "1.9", get: ({ group }) => (group ? 1 : 0) },
    zOrderPosition: {
      since: "1.9",
      get: ({ sheet, shape: one, group }) => siblings(sheet, group).indexOf(one),
    },
  },
  links: {
    fill: { since: "1.9", to: (target) => shapeFill.of(target) },
    lineFormat: { since: "1.9", to: (target) => shapeLineFormat.of(target) },
    textFrame: { since: "1.9", to: (target) => textFrame.of(target) },
    line: { since: "1.9", to: (target) => only(target, "line", shapeLine) },
    group: { since: "1.9", to: (target) => only(target, "group", shapeGroup) },
    image: { since: "1.9", to: (target) => only(target, "image", image) },
    geometricShape: { since: "1.9", to: (target) => only(target, "geometry", geometricShape) },
    parentGroup: {
      since: "1.9",
      to: ({ sheet, group }) => {
        if (!group) throw itemNotFound();
        return shape.of(shapeTargetOf(sheet, group));
      },
    },
  },
  methods: {
    delete: {
      since: "1.9",
      call: (target, _args, session) => {
        const list = siblings(target.sheet, target.group);
        list.splice(list.indexOf(target.shape), 1);
        changed(target, session);
      },
    },
    incrementLeft: changing((one, args) => moveShape(one, args.integer(0), 0)),
    incrementTop: changing((one, args) => moveShape(one, 0, args.integer(0))),
    incrementRotation: changing((one, args) => (one.rotation = turned(one.rotation + args.integer(0)))),
    scaleWidth: scaling(true),
    scaleHeight: scaling(false),
    setZOrder: {
      since: "1.9",
      call: (target, args, session) => {
        setZOrder(target.sheet, target.shape, args.oneOf(0, ORDERS));
        changed(target, session);
      },
    },
  },
});

/** A shape, wherever on the sheet it is. */
export function shapeTargetOf(sheet: SheetModel, one: ShapeModel): ShapeTarget {
  const group = everyShape(sheet.shapes).find(
    ({ drawn }) => drawn.kind === "group" && drawn.shapes.includes(one),
  );
  return { sheet, shape: one, group: group ?? null };
}

function siblings(sheet: SheetModel, group: ShapeModel | null): ShapeModel[] {
  return group ? drawnAs(group, "group").shapes : sheet.shapes;
}

/** @throws InvalidOperation where the shape is of another kind */
function only(
  target: ShapeTarget,
  kind: keyof typeof TYPES,
  type: DefinedClass<ShapeTarget>,
): HostObject<ShapeTarget> {
  drawnAs(target.shape, kind);
  return type.of(target);
}

function turned(degrees: number): number {
  return ((degrees % 360) + 360) % 360;
}

/** A locked ratio lets the other side follow. */
function resize(one: ShapeModel, across: number, down: number, width?: number, height?: number): void {
  const both = one.lockAspectRatio ? across * down : null;
  resizeShape(one, width ?? one.width * (both ?? across), height ?? one.height * (both ?? down));
}

function changing(change: (one: ShapeModel, args: Arguments) => unknown): Method<ShapeTarget> {
  return {
    since: "1.9",
    call: (target, args, session) => {
      change(target.shape, args);
      changed(target, session);
    },
  };
}

function scaling(isWidth: boolean): Method<ShapeTarget> {
  return changing((one, args) => {
    const factor = asNumber(args.any(0));
    // The original size is that of a picture's own points, which only pictures have.
    if (args.oneOf(1, ["CurrentSize", "OriginalSize"]) === "OriginalSize") throw invalidOperation();
    const from = args.oneOf(2, CORNERS, "ScaleFromTopLeft");
    const share = { ScaleFromTopLeft: 0, ScaleFromMiddle: 0.5, ScaleFromBottomRight: 1 }[from];
    const [width, height] = [one.width, one.height];
    resize(one, isWidth ? factor : 1, isWidth ? 1 : factor);
    moveShape(one, (width - one.width) * share, (height - one.height) * share);
  });
}

const shapeGroup: DefinedClass<ShapeTarget> = excelClass("ShapeGroup", {
  properties: { id: { since: "1.9", get: ({ shape: { id } }) => id } },
  links: {
    shape: { since: "1.9", to: (target) => shape.of(target) },
    shapes: { since: "1.9", to: (target) => groupShapeCollection.of(target) },
  },
  methods: {
    ungroup: {
      since: "1.9",
      call: ({ sheet, shape: one }, _args, { model }) => ungroupShapes(model, sheet, one),
    },
  },
});

const groupShapeCollection: DefinedClass<ShapeTarget> = excelClass("GroupShapeCollection", {
  methods: {
    getCount: { since: "1.9", call: (target) => members(target).length },
    getItem: {
      since: "1.9",
      call: (target, args) => {
        const found = findShape(members(target), args.any(0));
        if (!found) throw itemNotFound();
        return found;
      },
    },
    getItemAt: {
      since: "1.9",
      call: (target, args) => {
        const found = members(target)[args.integer(0)];
        if (!found) throw itemNotFound();
        return found;
      },
    },
    getItemOrNullObject: { since: "1.14", call: (target, args) => findShape(members(target), args.any(0)) },
  },
  collection: { items: members, item: (target, key) => findShape(members(target), key) },
});

function members({ sheet, shape: group }: ShapeTarget): HostObject<ShapeTarget>[] {
  return drawnAs(group, "group").shapes.map((one) => shape.of({ sheet, shape: one, group }));
}

/** By id or name, in any case; names are not unique, and the first one is meant. */
export function findShape(
  shapes: readonly HostObject<ShapeTarget>[],
  key: unknown,
): HostObject<ShapeTarget> | null {
  const name = String(key).toLowerCase();
  return (
    shapes.find(({ target }) => target.shape.id === key) ??
    shapes.find(({ target }) => target.shape.name.toLowerCase() === name) ??
    null
  );
}

const image: DefinedClass<ShapeTarget> = excelClass("Image", {
  properties: {
    id: { since: "1.9", get: ({ shape: { id } }) => id },
    format: { since: "1.9", get: ({ shape: one }) => drawnAs(one, "image").format },
  },
  links: { shape: { since: "1.9", to: (target) => shape.of(target) } },
});

const geometricShape: DefinedClass<ShapeTarget> = excelClass("GeometricShape", {
  properties: { id: { since: "1.9", get: ({ shape: { id } }) => id } },
  links: { shape: { since: "1.9", to: (target) => shape.of(target) } },
});

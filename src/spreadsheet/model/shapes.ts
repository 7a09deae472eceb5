import { invalidArgument, invalidOperation } from "./excelError";
import type { Connector, LineEnd, ShapeModel, ShapeTextModel } from "./shape";
import type { SheetModel } from "./sheet";
import type { WorkbookModel } from "./workbook";

type Drawn = ShapeModel["drawn"];

const NEW_END: LineEnd = { style: "None", length: "Medium", width: "Medium" };

/** Puts a shape on top of the others, in the colours that Excel gives a new one. */
export function addShape(
  model: WorkbookModel,
  sheet: SheetModel,
  name: string,
  drawn: Drawn,
  size = { width: 72, height: 72 },
): ShapeModel {
  const number = model.nextId();
  const isTextBox = drawn.kind === "geometry" && drawn.isTextBox;
  const isPlain = drawn.kind === "image" || drawn.kind === "group";
  const shape: ShapeModel = {
    id: newShapeId(number),
    name: `${name} ${number}`,
    left: 0,
    top: 0,
    ...size,
    rotation: 0,
    visible: true,
    altTextTitle: "",
    altTextDescription: "",
    lockAspectRatio: drawn.kind === "image",
    placement: drawn.kind === "image" ? "OneCell" : "TwoCell",
    fill: {
      color: isPlain || drawn.kind === "line" ? null : isTextBox ? "#FFFFFF" : "#4472C4",
      transparency: 0,
    },
    line: {
      visible: !isPlain,
      ...newLine(drawn),
      dash: "Solid",
      strokes: "Single",
      transparency: 0,
    },
    drawn,
  };
  sheet.shapes.push(shape);
  model.notify({ kind: "layout", sheet });
  return shape;
}

function newLine(drawn: Drawn): { color: string; weight: number } {
  if (drawn.kind === "line") return { color: "#4472C4", weight: 0.5 };
  if (drawn.kind !== "geometry") return { color: "#000000", weight: 1 };
  return drawn.isTextBox ? { color: "#BCBCBC", weight: 0.75 } : { color: "#2F528F", weight: 1 };
}

export function newText(content: string, isTextBox: boolean): ShapeTextModel {
  return {
    content,
    horizontal: isTextBox ? "Left" : "Center",
    vertical: isTextBox ? "Top" : "Middle",
    autoSize: "AutoSizeNone",
    margins: { left: 7.2, top: 3.6, right: 7.2, bottom: 3.6 },
    font: {
      name: "Calibri",
      size: 11,
      color: isTextBox ? "#000000" : "#FFFFFF",
      bold: false,
      italic: false,
      underline: "None",
    },
  };
}

/** A line between two points, in points from the sheet's corner. */
export function addLine(
  model: WorkbookModel,
  sheet: SheetModel,
  from: readonly [number, number],
  to: readonly [number, number],
  connector: Connector,
): ShapeModel {
  const line = addShape(model, sheet, "Connector", {
    kind: "line",
    connector,
    begin: { ...NEW_END },
    end: { ...NEW_END },
    flip: { horizontal: false, vertical: false },
  });
  setLineEnds(line, from, to);
  return line;
}

/** Where a line begins and ends. */
export function lineEnds({ left, top, width, height, drawn }: ShapeModel): {
  from: [number, number];
  to: [number, number];
} {
  const { horizontal, vertical } =
    drawn.kind === "line" ? drawn.flip : { horizontal: false, vertical: false };
  const [x, y] = [
    [left, left + width],
    [top, top + height],
  ] as const;
  return {
    from: [x[horizontal ? 1 : 0], y[vertical ? 1 : 0]],
    to: [x[horizontal ? 0 : 1], y[vertical ? 0 : 1]],
  };
}

export function setLineEnds(
  line: ShapeModel,
  from: readonly [number, number],
  to: readonly [number, number],
): void {
  if (line.drawn.kind !== "line") return;
  line.left = Math.min(from[0], to[0]);
  line.top = Math.min(from[1], to[1]);
  line.width = Math.abs(from[0] - to[0]);
  line.height = Math.abs(from[1] - to[1]);
  line.drawn.flip = { horizontal: to[0] < from[0], vertical: to[1] < from[1] };
}

/** Puts shapes into a group, which stands where the topmost of them stood; at least two. */
export function groupShapes(
  model: WorkbookModel,
  sheet: SheetModel,
  members: readonly ShapeModel[],
): ShapeModel {
  const shapes = sheet.shapes.filter((shape) => members.includes(shape));
  if (shapes.length < 2 || shapes.length !== members.length) throw invalidArgument();
  const group = addShape(model, sheet, "Group", { kind: "group", shapes });
  const left = Math.min(...shapes.map((shape) => shape.left));
  const top = Math.min(...shapes.map((shape) => shape.top));
  group.left = left;
  group.top = top;
  group.width = Math.max(...shapes.map((shape) => shape.left + shape.width)) - left;
  group.height = Math.max(...shapes.map((shape) => shape.top + shape.height)) - top;
  sheet.shapes.splice(0, sheet.shapes.length, ...sheet.shapes.filter((shape) => !shapes.includes(shape)));
  return group;
}

export function ungroupShapes(model: WorkbookModel, sheet: SheetModel, group: ShapeModel): void {
  if (group.drawn.kind !== "group") throw invalidOperation();
  sheet.shapes.splice(sheet.shapes.indexOf(group), 1, ...group.drawn.shapes);
  model.notify({ kind: "layout", sheet });
}

/** Moves a shape, and with a group what is in it. */
export function moveShape(shape: ShapeModel, right: number, down: number): void {
  shape.left = Math.max(0, shape.left + right);
  shape.top = Math.max(0, shape.top + down);
  if (shape.drawn.kind === "group") for (const one of shape.drawn.shapes) moveShape(one, right, down);
}

/** Makes a shape larger or smaller, and with a group what is in it. */
export function resizeShape(shape: ShapeModel, width: number, height: number): void {
  if (width < 0 || height < 0) throw invalidArgument();
  const across = shape.width === 0 ? 1 : width / shape.width;
  const down = shape.height === 0 ? 1 : height / shape.height;
  if (shape.drawn.kind === "group") {
    for (const one of shape.drawn.shapes) {
      one.left = shape.left + (one.left - shape.left) * across;
      one.top = shape.top + (one.top - shape.top) * down;
      resizeShape(one, one.width * across, one.height * down);
    }
  }
  shape.width = width;
  shape.height = height;
}

/** Twins with ids of their own; lines that hold to one of the shapes hold to its twin. */
export function copyShapes(model: WorkbookModel, shapes: readonly ShapeModel[]): ShapeModel[] {
  const ids = new Map<string, string>();
  const twin = ({ source: _source, ...shape }: ShapeModel): ShapeModel => {
    const id = newShapeId(model.nextId());
    ids.set(shape.id, id);
    const { drawn } = shape;
    if (drawn.kind !== "group") return { ...structuredClone(shape), id };
    return { ...structuredClone(shape), id, drawn: { kind: "group", shapes: drawn.shapes.map(twin) } };
  };
  const copies = shapes.map(twin);
  for (const { drawn } of everyShape(copies)) {
    if (drawn.kind !== "line") continue;
    for (const end of [drawn.begin, drawn.end]) {
      if (end.held) end.held = { ...end.held, shape: ids.get(end.held.shape) ?? end.held.shape };
    }
  }
  return copies;
}

/** Shapes with those in their groups. */
export function everyShape(shapes: readonly ShapeModel[]): ShapeModel[] {
  return shapes.flatMap((shape) => [
    shape,
    ...(shape.drawn.kind === "group" ? everyShape(shape.drawn.shapes) : []),
  ]);
}

export function newShapeId(number: number): string {
  return `{${String(number).padStart(8, "0")}-54A9-4000-8000-000000000000}`;
}

export type ZOrder = "BringToFront" | "BringForward" | "SendToBack" | "SendBackward";

export function setZOrder(sheet: SheetModel, shape: ShapeModel, order: ZOrder): void {
  const at = sheet.shapes.indexOf(shape);
  if (at < 0) throw invalidOperation();
  const last = sheet.shapes.length - 1;
  const to = {
    BringToFront: last,
    BringForward: Math.min(at + 1, last),
    SendToBack: 0,
    SendBackward: Math.max(at - 1, 0),
  }[order];
  sheet.shapes.splice(at, 1);
  sheet.shapes.splice(to, 0, shape);
}

/** What is drawn over the cells of a sheet: a shape of the gallery, a line, a picture, or a group of them. */
export interface ShapeModel {
  readonly id: string;
  name: string;
  /** In points, from the sheet's corner; before it is turned. */
  left: number;
  top: number;
  width: number;
  height: number;
  /** Degrees, clockwise. */
  rotation: number;
  visible: boolean;
  altTextTitle: string;
  altTextDescription: string;
  lockAspectRatio: boolean;
  /** How it goes along with its cells. */
  placement: "TwoCell" | "OneCell" | "Absolute";
  fill: ShapeFillModel;
  line: ShapeLineModel;
  drawn:
    | { readonly kind: "geometry"; geometry: string; readonly isTextBox: boolean; text: ShapeTextModel }
    | { readonly kind: "line"; connector: Connector; begin: LineEnd; end: LineEnd; flip: Flip }
    | { readonly kind: "image"; readonly format: "PNG" | "JPEG"; readonly base64: string }
    | { readonly kind: "group"; readonly shapes: ShapeModel[] };
  /** Its number in the drawing of the opened file, and what it was there. */
  source?: { readonly number: number; readonly state: string };
}

export interface ShapeFillModel {
  /** null: none. */
  color: string | null;
  /** 0 opaque, 1 not to be seen. */
  transparency: number;
}

export interface ShapeLineModel {
  visible: boolean;
  color: string;
  /** In points. */
  weight: number;
  dash: (typeof SHAPE_DASHES)[number];
  /** One stroke, or several beside one another. */
  strokes: (typeof SHAPE_STROKES)[number];
  /** 0 opaque, 1 not to be seen. */
  transparency: number;
}

export interface ShapeTextModel {
  content: string;
  horizontal: "Left" | "Center" | "Right" | "Justify" | "JustifyLow" | "Distributed" | "ThaiDistributed";
  vertical: "Top" | "Middle" | "Bottom" | "Justified" | "Distributed";
  autoSize: "AutoSizeNone" | "AutoSizeTextToFitShape" | "AutoSizeShapeToFitText";
  margins: { left: number; top: number; right: number; bottom: number };
  font: {
    name: string;
    size: number;
    color: string;
    bold: boolean;
    italic: boolean;
    underline: "None" | "Single";
  };
}

export const SHAPE_STROKES = ["Single", "ThickBetweenThin", "ThickThin", "ThinThick", "ThinThin"] as const;

export const SHAPE_DASHES = [
  "Solid",
  "Dash",
  "DashDot",
  "DashDotDot",
  "LongDash",
  "LongDashDot",
  "LongDashDotDot",
  "RoundDot",
  "SquareDot",
] as const;

export type Connector = "Straight" | "Elbow" | "Curve";

/** A line runs from the upper left corner of its block to the lower right one, unless it is turned around. */
export interface Flip {
  readonly horizontal: boolean;
  readonly vertical: boolean;
}

export interface LineEnd {
  style: "None" | "Triangle" | "Stealth" | "Diamond" | "Oval" | "Open";
  length: "Short" | "Medium" | "Long";
  width: "Narrow" | "Medium" | "Wide";
  /** The shape that it holds to, by its id, and at which of its sites. */
  held?: { readonly shape: string; readonly site: number };
}

/** What of a shape the file keeps, comparable as JSON. */
export function shapeState({ id: _id, source: _source, drawn, ...shape }: ShapeModel): unknown {
  if (drawn.kind !== "group") return [shape, drawn];
  return [shape, drawn.kind, drawn.shapes.map((one) => [one.id, shapeState(one)])];
}

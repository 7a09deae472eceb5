import type { Element } from "@xmldom/xmldom";
import type { BorderEdge, BorderLine, CellStyle } from "../../model/style";
import { attribute, booleanAttribute, child } from "../xml/dom";
import { element } from "../xml/text";
import type { Palette } from "./colors";

/** Names of the file format for each style and weight of Excel's object model; the first that fits is written. */
const LINES: readonly (readonly [file: string, style: BorderLine["style"], weight: BorderLine["weight"]])[] =
  [
    ["hair", "Continuous", "Hairline"],
    ["thin", "Continuous", "Thin"],
    ["medium", "Continuous", "Medium"],
    ["thick", "Continuous", "Thick"],
    ["dotted", "Dot", "Thin"],
    ["dashed", "Dash", "Thin"],
    ["mediumDashed", "Dash", "Medium"],
    ["dashDot", "DashDot", "Thin"],
    ["mediumDashDot", "DashDot", "Medium"],
    ["dashDotDot", "DashDotDot", "Thin"],
    ["mediumDashDotDot", "DashDotDot", "Medium"],
    ["slantDashDot", "SlantDashDot", "Medium"],
    ["double", "Double", "Thick"],
  ];

const EDGES = [
  ["left", "Left"],
  ["right", "Right"],
  ["top", "Top"],
  ["bottom", "Bottom"],
] as const;

export function readBorders(node: Element | undefined, palette: Palette): CellStyle["borders"] {
  const borders: Partial<Record<BorderEdge, BorderLine>> = {};
  const line = (edge: Element | undefined): BorderLine | undefined => {
    const found = LINES.find(([file]) => file === attribute(edge, "style"));
    return (
      found && {
        style: found[1],
        weight: found[2],
        color: palette.resolve(child(edge, "color")) ?? "#000000",
      }
    );
  };
  for (const [file, edge] of EDGES) {
    const start = file === "left" ? "start" : file === "right" ? "end" : file;
    const found = line(child(node, file) ?? child(node, start));
    if (found) borders[edge] = found;
  }
  const diagonal = line(child(node, "diagonal"));
  if (diagonal && booleanAttribute(node, "diagonalDown")) borders.DiagonalDown = diagonal;
  if (diagonal && booleanAttribute(node, "diagonalUp")) borders.DiagonalUp = diagonal;
  return borders;
}

/** `<border>`; a differential format leaves out the edges that it does not change. */
export function borderXml(
  borders: Partial<Record<BorderEdge, BorderLine | null>>,
  differential = false,
): string {
  const edge = (name: string, line: BorderLine | null | undefined): string => {
    if (!line) return differential && line === undefined ? "" : element(name);
    return element(name, { style: fileStyle(line) }, element("color", { rgb: `FF${line.color.slice(1)}` }));
  };
  const diagonal = borders.DiagonalDown ?? borders.DiagonalUp;
  const edges = EDGES.map(([file, name]) => edge(file, borders[name])).join("");
  return element(
    "border",
    {
      diagonalUp: borders.DiagonalUp ? true : undefined,
      diagonalDown: borders.DiagonalDown ? true : undefined,
    },
    edges + (differential ? "" : edge("diagonal", diagonal)),
  );
}

/** Where a style has no line of that weight (a thin double), its own nearest one. */
function fileStyle({ style, weight }: BorderLine): string {
  const same = LINES.filter((line) => line[1] === style);
  return (same.find((line) => line[2] === weight) ??
    (weight === "Thick" ? same.at(-1) : same[0]) ??
    LINES[1]!)[0];
}

import type { Border, Style } from "@odoo/o-spreadsheet";
import type { BorderEdge, BorderLine, CellStyle, StyleChange } from "../../spreadsheet/model/style";

type GridBorderStyle = NonNullable<Border["top"]>["style"];

/** How the grid draws a cell style. Fonts are the grid's own; every property is given, so that two can be compared. */
export function gridStyle(style: CellStyle): Style {
  return {
    bold: style.font.bold,
    italic: style.font.italic,
    underline: style.font.underline !== "None",
    strikethrough: style.font.strikethrough,
    fontSize: style.font.size,
    textColor: style.font.color,
    fillColor: style.fill ?? "",
    align: alignments[style.horizontal],
    verticalAlign: style.vertical === "Top" ? "top" : style.vertical === "Bottom" ? "bottom" : "middle",
    // Excel shows a long text beside its cell; only wrapped text takes more lines.
    wrapping: style.wrapText ? "wrap" : "overflow",
    rotation: style.textOrientation ? (-style.textOrientation * Math.PI) / 180 : 0,
  };
}

const alignments: Record<CellStyle["horizontal"], Style["align"]> = {
  General: undefined,
  Left: "left",
  Center: "center",
  Right: "right",
  Fill: "left",
  Justify: "left",
  CenterAcrossSelection: "center",
  Distributed: "center",
};

const edges = { Top: "top", Bottom: "bottom", Left: "left", Right: "right" } as const;

export function gridBorder(style: CellStyle): Border | undefined {
  const border: Border = {};
  for (const edge of ["Top", "Bottom", "Left", "Right"] as const) {
    const line = style.borders[edge];
    if (line) border[edges[edge]] = { style: lineStyle(line), color: line.color };
  }
  return Object.keys(border).length > 0 ? border : undefined;
}

function lineStyle({ style, weight }: BorderLine): GridBorderStyle {
  if (style === "Dot") return "dotted";
  if (style.includes("Dash")) return "dashed";
  if (style === "Double" || weight === "Thick") return "thick";
  return weight === "Medium" ? "medium" : "thin";
}

/** What a person changed with the grid's tools, as a change of the workbook's style. */
export function styleChange(before: Style, after: Style): StyleChange {
  const font: Record<string, unknown> = {};
  const change: Record<string, unknown> = {};
  const differs = (key: keyof Style): boolean => (before[key] || undefined) !== (after[key] || undefined);
  if (differs("bold")) font.bold = after.bold ?? false;
  if (differs("italic")) font.italic = after.italic ?? false;
  if (differs("underline")) font.underline = after.underline ? "Single" : "None";
  if (differs("strikethrough")) font.strikethrough = after.strikethrough ?? false;
  if (differs("fontSize")) font.size = after.fontSize ?? 11;
  if (differs("textColor")) font.color = after.textColor || "#000000";
  if (differs("fillColor")) change.fill = after.fillColor || null;
  if (differs("align")) change.horizontal = after.align ? horizontals[after.align] : "General";
  if (differs("verticalAlign")) change.vertical = verticals[after.verticalAlign ?? "bottom"];
  if (differs("wrapping")) change.wrapText = after.wrapping === "wrap";
  return Object.keys(font).length > 0 ? { ...change, font } : change;
}

const horizontals = { left: "Left", center: "Center", right: "Right" } as const;
const verticals = { top: "Top", middle: "Center", bottom: "Bottom" } as const;

/** The same for borders: null takes a line away. */
export function borderChange(before: Border | undefined, after: Border | undefined): StyleChange["borders"] {
  const change: Partial<Record<BorderEdge, BorderLine | null>> = {};
  for (const edge of ["Top", "Bottom", "Left", "Right"] as const) {
    const was = before?.[edges[edge]];
    const is = after?.[edges[edge]];
    if (was?.style === is?.style && was?.color === is?.color) continue;
    change[edge] = is ? { ...lines[is.style], color: is.color } : null;
  }
  return change;
}

const lines: Record<GridBorderStyle, Omit<BorderLine, "color">> = {
  thin: { style: "Continuous", weight: "Thin" },
  medium: { style: "Continuous", weight: "Medium" },
  thick: { style: "Continuous", weight: "Thick" },
  dashed: { style: "Dash", weight: "Thin" },
  dotted: { style: "Dot", weight: "Thin" },
};

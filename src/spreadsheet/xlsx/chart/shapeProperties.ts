import type { Element } from "@xmldom/xmldom";
import type { ChartSeriesModel } from "../../model/chart";
import { fromHsl, toHsl, type Palette } from "../styles/colors";
import { attribute, child, children, childValue, numberAttribute } from "../xml/dom";
import { element } from "../xml/text";

type Line = ChartSeriesModel["line"];

export const EMU_PER_POINT = 12_700;

const DASHES: readonly (readonly [file: string, style: NonNullable<Line["style"]>])[] = [
  ["solid", "Continuous"],
  ["dash", "Dash"],
  ["dashDot", "DashDot"],
  ["sysDash", "Dot"],
  ["sysDot", "RoundDot"],
  ["lgDashDotDot", "DashDotDot"],
  ["dot", "Dot"],
  ["lgDash", "Dash"],
  ["lgDashDot", "DashDot"],
  ["sysDashDot", "DashDot"],
  ["sysDashDotDot", "DashDotDot"],
];

export function fillXml(color: string | null): string {
  return color === null
    ? "<a:noFill/>"
    : element("a:solidFill", {}, element("a:srgbClr", { val: color.slice(1) }));
}

/** `<a:ln>`; width in points. Nothing where all is automatic. */
export function lineXml({ visible, color, weight, style }: Partial<Line> & { visible: boolean }): string {
  if (!visible) return element("a:ln", {}, "<a:noFill/>");
  const dash = DASHES.find(([, name]) => name === style)?.[0];
  const content = [
    color === undefined ? "" : fillXml(color),
    dash === undefined ? "" : element("a:prstDash", { val: dash }),
    color === undefined && dash === undefined ? "" : "<a:round/>",
  ].join("");
  if (!content && weight === undefined) return "";
  return element(
    "a:ln",
    { w: weight === undefined ? undefined : Math.round(weight * EMU_PER_POINT), cap: "rnd" },
    content,
  );
}

/** `<c:spPr>` of a fill (undefined: automatic) and a line. */
export function shapeXml(fill: string | null | undefined, line: string): string {
  const content = (fill === undefined ? "" : fillXml(fill)) + line;
  return content && element("c:spPr", {}, content);
}

/** Colour of a fill: null for none, undefined for an automatic one. Of a gradient, its first colour. */
export function readFill(shape: Element | undefined, palette: Palette): string | null | undefined {
  if (child(shape, "noFill")) return null;
  return readColor(child(shape, "solidFill") ?? child(shape, "gradFill", "gsLst", "gs"), palette);
}

export function readLine(shape: Element | undefined, palette: Palette): Line {
  const node = child(shape, "ln");
  const line: Line = { visible: !child(node, "noFill") };
  const color = readColor(child(node, "solidFill"), palette);
  const width = numberAttribute(node, "w");
  const dash = DASHES.find(([file]) => file === childValue(node, "prstDash"))?.[1];
  if (color !== undefined) line.color = color;
  if (width !== undefined) line.weight = width / EMU_PER_POINT;
  if (dash !== undefined) line.style = dash;
  return line;
}

/** The first colour below `holder`, with the changes of luminance that charts of Excel make to theme colours. */
export function readColor(holder: Element | undefined, palette: Palette): string | undefined {
  const node = children(holder)[0];
  if (!node) return undefined;
  const value = attribute(node, "lastClr") ?? attribute(node, "val") ?? "";
  const base =
    node.localName === "schemeClr"
      ? palette.slot(value)
      : /^[0-9a-f]{6}$/i.test(value)
        ? `#${value.toUpperCase()}`
        : undefined;
  if (!base) return undefined;
  const share = (name: string, standard: number): number =>
    Number(childValue(node, name) ?? standard * 100_000) / 100_000;
  const factor = share("lumMod", 1);
  const offset = share("lumOff", 0);
  if (factor === 1 && offset === 0) return base;
  const { hue, saturation, lightness } = toHsl(base);
  return fromHsl(hue, saturation, Math.min(1, lightness * factor + offset));
}

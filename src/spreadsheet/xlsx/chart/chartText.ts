import type { Element } from "@xmldom/xmldom";
import type { ChartBoxModel, ChartFontModel, ChartTextModel } from "../../model/chart";
import type { Palette } from "../styles/colors";
import { attribute, booleanAttribute, child, children, descendants, numberAttribute } from "../xml/dom";
import { attributes, element, escapeXml } from "../xml/text";
import { fillXml, lineXml, readColor, readFill, readLine } from "./shapeProperties";

/** Colour that Excel gives the texts of a new chart. */
export const TEXT_COLOR = "#595959";

/** `<c:title>`; sizes in points. Nothing for a title that is not shown. */
export function titleXml(text: ChartTextModel, standard: ChartFontModel, vertical = false): string {
  if (!text.visible) return "";
  const look = { ...standard, ...text };
  const orientation = text.orientation ?? (vertical ? 90 : undefined);
  const paragraphs = text.text
    ? element("c:tx", {}, richText(text.text, look, { orientation, runs: text.runs }))
    : "";
  const overlay = element("c:overlay", { val: text.overlay });
  const shape = boxXml(text, text.shadow ? SHADOW : "");
  return element("c:title", {}, paragraphs + overlay + shape + (text.text ? "" : textProperties(look)));
}

/** The shadow that Excel gives a text. */
const SHADOW =
  '<a:effectLst><a:outerShdw blurRad="50800" dist="38100" dir="2700000" algn="tl" rotWithShape="0"><a:prstClr val="black"><a:alpha val="40000"/></a:prstClr></a:outerShdw></a:effectLst>';

/** `<c:spPr>` of what lies behind a text; nothing where all is automatic. */
export function boxXml({ fill, border }: ChartBoxModel, effect = ""): string {
  const content = (fill === undefined ? "" : fillXml(fill)) + (border ? lineXml(border) : "") + effect;
  return content && element("c:spPr", {}, content);
}

export function readBox(shape: Element | undefined, palette: Palette): ChartBoxModel {
  const fill = readFill(shape, palette);
  return {
    ...(fill === undefined ? {} : { fill }),
    ...(child(shape, "ln") ? { border: readLine(shape, palette) } : {}),
  };
}

interface TextShape {
  readonly orientation?: number;
  readonly runs?: ChartTextModel["runs"];
}

/** `<c:rich>`: a text with its look, and that of some of its characters. */
export function richText(
  text: string,
  look: ChartFontModel,
  { orientation, runs = [] }: TextShape = {},
): string {
  const pieces: string[] = [];
  let written = 0;
  const piece = (end: number, font: ChartFontModel): void => {
    if (end > written) {
      const content = runProperties("rPr", font) + element("a:t", {}, escapeXml(text.slice(written, end)));
      pieces.push(element("a:r", {}, content));
    }
    written = Math.max(written, end);
  };
  for (const run of runs) {
    piece(run.start, look);
    piece(Math.min(run.start + run.length, text.length), { ...look, ...run.font });
  }
  piece(text.length, look);
  const paragraph = element("a:p", {}, element("a:pPr", {}, runProperties("defRPr", look)) + pieces.join(""));
  return element("c:rich", {}, `${bodyXml(orientation)}<a:lstStyle/>${paragraph}`);
}

/** `<c:txPr>`: how labels look. */
export function textProperties(look: ChartFontModel, orientation?: number): string {
  const paragraph = element("a:p", {}, element("a:pPr", {}, runProperties("defRPr", look)));
  return element("c:txPr", {}, `${bodyXml(orientation)}<a:lstStyle/>${paragraph}`);
}

const UNITS_PER_DEGREE = 60_000;

/** Excel counts upwards, the file clockwise; 180 stands for letters upon each other. */
function bodyXml(orientation: number | undefined): string {
  if (orientation === undefined) return "<a:bodyPr/>";
  return orientation === 180
    ? '<a:bodyPr rot="0" vert="wordArtVert"/>'
    : element("a:bodyPr", { rot: Math.round(-orientation * UNITS_PER_DEGREE), vert: "horz" });
}

/** Degrees of a text; nothing where the file leaves it to Excel. */
export function readOrientation(body: Element | undefined): number | undefined {
  const node = child(body, "bodyPr");
  if (attribute(node, "vert") === "wordArtVert") return 180;
  const rotation = numberAttribute(node, "rot");
  // Excel writes -60000000 for "automatic".
  return rotation === undefined || Math.abs(rotation) > 90 * UNITS_PER_DEGREE
    ? undefined
    : 0 - rotation / UNITS_PER_DEGREE;
}

function runProperties(name: string, font: ChartFontModel): string {
  const { fontName, fontSize, bold, italic, underline, color } = font;
  const values = attributes({
    sz: fontSize === undefined ? undefined : Math.round(fontSize * 100),
    b: bold,
    i: italic,
    u: underline && (underline === "Single" ? "sng" : "none"),
  });
  const content =
    (color === undefined ? "" : fillXml(color)) +
    (fontName === undefined ? "" : element("a:latin", { typeface: fontName }));
  return content ? `<a:${name}${values}>${content}</a:${name}>` : `<a:${name}${values}/>`;
}

/** @param vertical true where Excel turns the title by itself */
export function readTitle(node: Element | undefined, palette: Palette, vertical = false): ChartTextModel {
  if (!node) return { visible: false, text: "", overlay: false };
  const overlay = child(node, "overlay");
  const body = child(node, "tx", "rich") ?? child(node, "txPr");
  const orientation = readOrientation(body);
  const isOwn = orientation !== undefined && orientation !== 0 && !(vertical && orientation === 90);
  const runs = readRuns(child(node, "tx", "rich"), palette);
  return {
    visible: true,
    text: readText(child(node, "tx")),
    overlay: overlay ? (booleanAttribute(overlay, "val") ?? true) : false,
    ...readLook(body, palette, runs !== undefined),
    ...readBox(child(node, "spPr"), palette),
    ...(isOwn ? { orientation } : {}),
    ...(child(node, "spPr", "effectLst", "outerShdw") ? { shadow: true } : {}),
    ...(runs ? { runs } : {}),
  };
}

/** Characters of a text of several runs that differ from the paragraph's own look. */
function readRuns(rich: Element | undefined, palette: Palette): ChartTextModel["runs"] {
  const paragraph = child(rich, "p");
  const nodes = children(paragraph, "r");
  if (nodes.length < 2 || children(rich, "p").length > 1) return undefined;
  const own = readLook(child(paragraph, "pPr"), palette);
  let start = 0;
  const runs = nodes.flatMap((node) => {
    const { length } = child(node, "t")?.textContent ?? "";
    const font = readLook(node, palette);
    const differing = Object.entries(font).filter(
      ([key, value]) => own[key as keyof ChartFontModel] !== value,
    );
    start += length;
    return differing.length === 0
      ? []
      : [{ start: start - length, length, font: Object.fromEntries(differing) }];
  });
  return runs.length > 0 ? runs : undefined;
}

/** What a `<c:tx>` says: its paragraphs, or what it holds of the cells it points to. */
export function readText(node: Element | undefined): string {
  const paragraphs = children(child(node, "rich"), "p");
  const runs = (paragraph: Element): string =>
    descendants(paragraph, "t")
      .map((t) => t.textContent ?? "")
      .join("");
  const cached = descendants(child(node, "strRef", "strCache"), "v").map((v) => v.textContent ?? "");
  return paragraphs.length > 0 ? paragraphs.map(runs).join("\n") : cached.join(" ");
}

/** The font of a text body: that of its first run, else the paragraph's; of a text of several runs the paragraph's. */
export function readLook(body: Element | undefined, palette: Palette, isMixed = false): ChartFontModel {
  const sources = [...(isMixed ? [] : descendants(body, "rPr")), ...descendants(body, "defRPr")];
  const first = <T>(read: (node: Element) => T | undefined): T | undefined =>
    sources.map(read).find((value) => value !== undefined);
  const size = first((node) => numberAttribute(node, "sz"));
  const look: ChartFontModel = {
    fontName: first((node) => attribute(child(node, "latin"), "typeface") ?? undefined),
    fontSize: size === undefined ? undefined : size / 100,
    bold: first((node) => booleanAttribute(node, "b")),
    italic: first((node) => booleanAttribute(node, "i")),
    underline: first((node) => underlineOf(attribute(node, "u") ?? undefined)),
    color: first((node) => readColor(child(node, "solidFill"), palette)),
  };
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined));
}

function underlineOf(value: string | undefined): ChartFontModel["underline"] {
  return value === undefined ? undefined : value === "none" ? "None" : "Single";
}

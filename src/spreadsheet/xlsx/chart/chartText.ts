import type { Element } from "@xmldom/xmldom";
import type { ChartTextModel } from "../../model/chart";
import type { Palette } from "../styles/colors";
import { booleanAttribute, child, children, descendants, numberAttribute } from "../xml/dom";
import { attributes, element, escapeXml } from "../xml/text";
import { fillXml, readColor } from "./shapeProperties";

/** Colour that Excel gives the texts of a new chart. */
export const TEXT_COLOR = "#595959";

interface Look {
  readonly fontSize?: number;
  readonly bold?: boolean;
  readonly color?: string;
}

/** `<c:title>`; sizes in points. Nothing for a title that is not shown. */
export function titleXml(text: ChartTextModel, standard: Look, vertical = false): string {
  if (!text.visible) return "";
  const look = { ...standard, ...text };
  const paragraphs = text.text ? element("c:tx", {}, richText(text.text, look, vertical)) : "";
  const overlay = element("c:overlay", { val: text.overlay });
  return element("c:title", {}, paragraphs + overlay + (text.text ? "" : textProperties(look)));
}

/** `<c:rich>`: a text with its look. */
export function richText(text: string, look: Look, vertical = false): string {
  const body = vertical ? '<a:bodyPr rot="-5400000" vert="horz"/>' : "<a:bodyPr/>";
  const run = element("a:r", {}, runProperties("rPr", look) + element("a:t", {}, escapeXml(text)));
  const paragraph = element("a:p", {}, element("a:pPr", {}, runProperties("defRPr", look)) + run);
  return element("c:rich", {}, `${body}<a:lstStyle/>${paragraph}`);
}

/** `<c:txPr>`: how labels look. */
export function textProperties(look: Look): string {
  return element(
    "c:txPr",
    {},
    `<a:bodyPr/><a:lstStyle/>${element("a:p", {}, element("a:pPr", {}, runProperties("defRPr", look)))}`,
  );
}

function runProperties(name: string, { fontSize, bold, color }: Look): string {
  const values = attributes({ sz: fontSize === undefined ? undefined : Math.round(fontSize * 100), b: bold });
  return color === undefined ? `<a:${name}${values}/>` : `<a:${name}${values}>${fillXml(color)}</a:${name}>`;
}

export function readTitle(node: Element | undefined, palette: Palette): ChartTextModel {
  if (!node) return { visible: false, text: "", overlay: false };
  const overlay = child(node, "overlay");
  return {
    visible: true,
    text: readText(child(node, "tx")),
    overlay: overlay ? (booleanAttribute(overlay, "val") ?? true) : false,
    ...readLook(child(node, "tx", "rich") ?? child(node, "txPr"), palette),
  };
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

/** Size, weight and colour of a text body: those of its first run, else the paragraph's. */
export function readLook(body: Element | undefined, palette: Palette): Look {
  const sources = [...descendants(body, "rPr"), ...descendants(body, "defRPr")];
  const size = sources.map((node) => numberAttribute(node, "sz")).find((value) => value !== undefined);
  const bold = sources.map((node) => booleanAttribute(node, "b")).find((value) => value !== undefined);
  const color = sources
    .map((node) => readColor(child(node, "solidFill"), palette))
    .find((value) => value !== undefined);
  return {
    ...(size === undefined ? {} : { fontSize: size / 100 }),
    ...(bold === undefined ? {} : { bold }),
    ...(color === undefined ? {} : { color }),
  };
}

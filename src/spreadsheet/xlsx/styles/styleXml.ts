import type { CellStyle, FontStyle, StyleChange } from "../../model/style";
import { attributes, element } from "../xml/text";
import { borderXml } from "./borders";

/** Content of a `<dxf>`; `formatId` is the number of its number format, where it has one. */
export function differentialXml(change: StyleChange, formatId: number | undefined): string {
  const { font, numberFormat, fill, borders } = change;
  const fontXml = font
    ? element(
        "font",
        {},
        [
          flagXml("b", font.bold),
          flagXml("i", font.italic),
          flagXml("strike", font.strikethrough),
          font.underline === undefined ? "" : underlineXml(font.underline) || element("u", { val: "none" }),
          font.color === undefined ? "" : element("color", { rgb: `FF${font.color.slice(1)}` }),
        ].join(""),
      )
    : "";
  const format =
    numberFormat === undefined ? "" : element("numFmt", { numFmtId: formatId, formatCode: numberFormat });
  const fillXml =
    fill === undefined
      ? ""
      : element(
          "fill",
          {},
          fill === null ? element("patternFill", { patternType: "none" }) : solidBackground(fill),
        );
  return fontXml + format + fillXml + (borders ? borderXml(borders, true) : "");
}

export function alignmentXml(style: CellStyle): string {
  const { horizontal, vertical, textOrientation: angle } = style;
  const values = attributes({
    horizontal:
      horizontal === "General"
        ? undefined
        : horizontal === "CenterAcrossSelection"
          ? "centerContinuous"
          : lower(horizontal),
    vertical: vertical === "Bottom" ? undefined : lower(vertical),
    textRotation: angle === 0 ? undefined : angle === 180 ? 255 : angle < 0 ? 90 - angle : angle,
    wrapText: style.wrapText || undefined,
    indent: style.indent || undefined,
    justifyLastLine: style.autoIndent || undefined,
    shrinkToFit: style.shrinkToFit || undefined,
    readingOrder: style.readingOrder && (style.readingOrder === "LeftToRight" ? 1 : 2),
  });
  return values ? `<alignment${values}/>` : "";
}

function lower(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

export function underlineXml(underline: FontStyle["underline"]): string {
  if (underline === "None") return "";
  return underline === "Single"
    ? "<u/>"
    : element("u", { val: lower(underline.replace("Accountant", "Accounting")) });
}

function flagXml(name: string, on: boolean | undefined): string {
  return on === undefined ? "" : element(name, on ? {} : { val: 0 });
}

function solidBackground(color: string): string {
  return element("patternFill", { patternType: "solid" }, element("bgColor", { rgb: `FF${color.slice(1)}` }));
}

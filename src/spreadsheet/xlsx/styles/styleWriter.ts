import type { Element } from "@xmldom/xmldom";
import type { CellStyle, FontStyle, StyleChange, StyleTable } from "../../model/style";
import {
  child,
  children,
  fragment,
  insertInOrder,
  numberAttribute,
  replaceChild,
  serializeXml,
} from "../xml/dom";
import { element } from "../xml/text";
import { borderXml } from "./borders";
import { builtInFormatId, FIRST_CUSTOM_FORMAT } from "./numberFormats";
import { alignmentXml, differentialXml, solidFill, underlineXml } from "./styleXml";
import type { Stylesheet } from "./stylesheet";

const STYLESHEET = [
  "numFmts",
  "fonts",
  "fills",
  "borders",
  "cellStyleXfs",
  "cellXfs",
  "cellStyles",
  "dxfs",
  "tableStyles",
  "colors",
  "extLst",
];
const FONT = [
  "b",
  "i",
  "strike",
  "condense",
  "extend",
  "outline",
  "shadow",
  "u",
  "vertAlign",
  "sz",
  "color",
  "name",
  "family",
  "charset",
  "scheme",
];
const XF = ["alignment", "protection", "extLst"];

/**
 * Finds or appends the cell formats of a model's styles. Nothing in the file is renumbered; a format that comes from
 * one of the file is a copy of it in which only what differs is replaced, so that what the model does not know stays.
 */
export class StyleWriter {
  changed = false;
  private readonly formats = new Map<number, number>();
  private readonly parts = new Map<string, number>();
  private readonly sources = new Map<number, CellStyle>();
  private readonly codes: Map<string, number>;

  constructor(
    private readonly sheet: Stylesheet,
    private readonly styles: StyleTable,
  ) {
    this.codes = new Map([...sheet.numberFormats].map(([id, code]) => [code, id]));
  }

  get xml(): string {
    return serializeXml(this.sheet.root);
  }

  /** Index into cellXfs of the model's style `id`. */
  format(id: number): number {
    let index = this.formats.get(id);
    if (index === undefined) this.formats.set(id, (index = this.findOrAdd(this.styles.get(id))));
    return index;
  }

  /** Index into dxfs of what a conditional format changes. */
  differential(change: StyleChange): number {
    const { numberFormat } = change;
    const formatId = numberFormat === undefined ? undefined : this.numberFormat(numberFormat);
    const xml = element("dxf", {}, differentialXml(change, formatId));
    return this.append("dxfs", xml, this.sheet.differential, xml);
  }

  private findOrAdd(style: CellStyle): number {
    const source = style.source ?? 0;
    const original = this.original(source);
    const changes = differences(original, style);
    if (changes.length === 0) return source;
    const base = this.sheet.formats[source]!;
    const xf = base.cloneNode(true) as Element;
    for (const change of changes) this.apply(change, xf, base, style);
    const container = this.container("cellXfs");
    container.appendChild(xf);
    this.sheet.formats.push(xf);
    container.setAttribute("count", String(this.sheet.formats.length));
    this.changed = true;
    return this.sheet.formats.length - 1;
  }

  private apply(change: Aspect, xf: Element, base: Element, style: CellStyle): void {
    const set = (name: string, index: number, flag: string): void => {
      xf.setAttribute(name, String(index));
      xf.setAttribute(flag, "1");
    };
    const owner = `${numberAttribute(base, "fontId") ?? 0}`;
    switch (change) {
      case "numberFormat":
        return set("numFmtId", this.numberFormat(style.numberFormat), "applyNumberFormat");
      case "font":
        return set("fontId", this.font(style.font, owner), "applyFont");
      case "fill":
        return set("fillId", this.fill(style.fill), "applyFill");
      case "borders": {
        const xml = borderXml(style.borders);
        return set("borderId", this.append("borders", xml, this.sheet.borders, xml), "applyBorder");
      }
      case "alignment":
        replaceChild(xf, "alignment", alignmentXml(style), XF);
        return xf.setAttribute("applyAlignment", "1");
      case "protection":
        replaceChild(
          xf,
          "protection",
          element("protection", { locked: style.locked, hidden: style.formulaHidden }),
          XF,
        );
        return xf.setAttribute("applyProtection", "1");
    }
  }

  private numberFormat(code: string): number {
    const known = builtInFormatId(code) ?? this.codes.get(code);
    if (known !== undefined) return known;
    const id = Math.max(FIRST_CUSTOM_FORMAT - 1, ...this.codes.values()) + 1;
    this.codes.set(code, id);
    const container = this.container("numFmts");
    for (const node of fragment(container, element("numFmt", { numFmtId: id, formatCode: code })))
      container.appendChild(node);
    container.setAttribute("count", String(children(container).length));
    this.changed = true;
    return id;
  }

  /** A copy of font `base` with the model's properties; what else that font says (character set, outline) stays. */
  private font(font: FontStyle, base: string): number {
    const original = this.sheet.fonts[Number(base)];
    const holder = fragment(this.sheet.root, "<font/>")[0]!;
    for (const node of children(original)) holder.appendChild(node.cloneNode(true));
    const before = this.originalFont(Number(base));
    const put = (name: string, xml: string): void => replaceChild(holder, name, xml, FONT);
    if (font.bold !== before.bold) put("b", font.bold ? "<b/>" : "");
    if (font.italic !== before.italic) put("i", font.italic ? "<i/>" : "");
    if (font.strikethrough !== before.strikethrough) put("strike", font.strikethrough ? "<strike/>" : "");
    if (font.underline !== before.underline) put("u", underlineXml(font.underline));
    if (font.size !== before.size) put("sz", element("sz", { val: font.size }));
    if (font.color !== before.color) put("color", element("color", { rgb: `FF${font.color.slice(1)}` }));
    if (font.name !== before.name) {
      put("name", element("name", { val: font.name }));
      for (const bound of ["family", "charset", "scheme"]) put(bound, "");
    }
    return this.appendNode("fonts", holder, this.sheet.fonts, JSON.stringify([base, font]));
  }

  private fill(color: string | null): number {
    const xml = element(
      "fill",
      {},
      color === null ? element("patternFill", { patternType: "none" }) : solidFill(color),
    );
    return this.append("fills", xml, this.sheet.fills, xml);
  }

  private original(source: number): CellStyle {
    let style = this.sources.get(source);
    if (!style) this.sources.set(source, (style = this.sheet.style(source)));
    return style;
  }

  /** What the model reads from font `index`: any format that uses it tells. */
  private originalFont(index: number): FontStyle {
    const user = this.sheet.formats.findIndex((xf) => (numberAttribute(xf, "fontId") ?? 0) === index);
    return this.original(user).font;
  }

  private append(container: string, xml: string, list: Element[], key: string): number {
    const known = this.parts.get(container + key);
    return known ?? this.appendNode(container, fragment(this.container(container), xml)[0]!, list, key);
  }

  private appendNode(container: string, node: Element, list: Element[], key: string): number {
    const known = this.parts.get(container + key);
    if (known !== undefined) return known;
    const parent = this.container(container);
    parent.appendChild(node);
    list.push(node);
    parent.setAttribute("count", String(list.length));
    this.parts.set(container + key, list.length - 1);
    this.changed = true;
    return list.length - 1;
  }

  private container(name: string): Element {
    const found = child(this.sheet.root, name);
    if (found) return found;
    const made = fragment(this.sheet.root, `<${name}/>`)[0]!;
    insertInOrder(this.sheet.root, made, STYLESHEET);
    return made;
  }
}

type Aspect = "numberFormat" | "font" | "fill" | "borders" | "alignment" | "protection";

function differences(a: CellStyle, b: CellStyle): Aspect[] {
  const same = (x: unknown, y: unknown): boolean => JSON.stringify(x) === JSON.stringify(y);
  const changes: Aspect[] = [];
  if (a.numberFormat !== b.numberFormat) changes.push("numberFormat");
  if (!same(sorted(a.font), sorted(b.font))) changes.push("font");
  if (a.fill !== b.fill) changes.push("fill");
  if (!same(sorted(a.borders), sorted(b.borders))) changes.push("borders");
  if (alignmentXml(a) !== alignmentXml(b)) changes.push("alignment");
  if (a.locked !== b.locked || a.formulaHidden !== b.formulaHidden) changes.push("protection");
  return changes;
}

function sorted(value: object): [string, unknown][] {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}

import type { Element } from "@xmldom/xmldom";
import { findNamedStyle, STYLE_ASPECTS, type NamedStyle } from "../../model/namedStyles";
import type { CellStyle, FontStyle, StyleChange } from "../../model/style";
import type { WorkbookModel } from "../../model/workbook";
import {
  attribute,
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
import { patternFillXml } from "./fillPatterns";
import { builtInFormatId, FIRST_CUSTOM_FORMAT } from "./numberFormats";
import { alignmentXml, differentialXml, underlineXml } from "./styleXml";
import { INCLUDES, type Stylesheet } from "./stylesheet";

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
  /** Numbers of the named styles, by name. */
  private readonly styleFormats = new Map<string, number>();

  constructor(
    private readonly sheet: Stylesheet,
    private readonly model: WorkbookModel,
  ) {
    this.codes = new Map([...sheet.numberFormats].map(([id, code]) => [code, id]));
    this.writeNamedStyles();
  }

  get xml(): string {
    return serializeXml(this.sheet.root);
  }

  /** Index into cellXfs of the model's style `id`. */
  format(id: number): number {
    let index = this.formats.get(id);
    if (index === undefined) this.formats.set(id, (index = this.findOrAdd(this.model.styles.get(id))));
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
        return set("fillId", this.fill(style), "applyFill");
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
      case "named":
        return xf.setAttribute("xfId", String(style.named === undefined ? 0 : this.styleFormat(style.named)));
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

  private fill({ fill, pattern }: CellStyle): number {
    const xml = element("fill", {}, patternFillXml(fill, pattern));
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

  /** Brings the styles with names up to the model; those of Excel's own that no cell has are left out. */
  private writeNamedStyles(): void {
    const before = this.sheet.namedStyles();
    for (const entry of this.sheet.styleEntries) {
      const name = attribute(entry, "name")!;
      const style = this.model.namedStyles.find((one) => one.name === name);
      const old = before.find((one) => one.name === name);
      if (!old) continue;
      // Only a style that somebody made can be deleted; a new workbook does not list the built-in ones.
      if (!style && old.builtInId === undefined) this.removeEntry(entry);
      const index = numberAttribute(entry, "xfId")!;
      this.styleFormats.set(name, index);
      if (style && !same(keyOf(style), keyOf(old))) this.replaceStyleFormat(index, style);
    }
    for (const { name } of this.model.namedStyles) this.styleFormat(name);
  }

  /** Number of a named style's format, which is made where the file has none. */
  private styleFormat(name: string): number {
    const known = this.styleFormats.get(name);
    const style = findNamedStyle(this.model, name);
    if (known !== undefined || !style) return known ?? 0;
    const index = this.sheet.styleFormats.length;
    this.styleFormats.set(name, index);
    const formats = this.container("cellStyleXfs");
    const xf = formats.appendChild(this.styleFormatOf(style)) as Element;
    this.sheet.styleFormats.push(xf);
    formats.setAttribute("count", String(index + 1));
    const entries = this.container("cellStyles");
    const entry = element("cellStyle", { name, xfId: index, builtinId: style.builtInId });
    entries.appendChild(fragment(entries, entry)[0]!);
    entries.setAttribute("count", String(children(entries).length));
    this.changed = true;
    return index;
  }

  private replaceStyleFormat(index: number, style: NamedStyle): void {
    const old = this.sheet.styleFormats[index]!;
    const xf = this.styleFormatOf(style);
    old.parentNode!.replaceChild(xf, old);
    this.sheet.styleFormats[index] = xf;
    this.changed = true;
  }

  private styleFormatOf({ look, includes }: NamedStyle): Element {
    const base = this.sheet.formats[0]!;
    const xf = base.cloneNode(true) as Element;
    xf.removeAttribute("xfId");
    const aspects = differences(this.original(0), look).filter((aspect) => aspect !== "named");
    for (const aspect of aspects) this.apply(aspect, xf, base, look);
    for (const aspect of STYLE_ASPECTS) {
      if (includes.has(aspect)) xf.removeAttribute(INCLUDES[aspect]);
      else xf.setAttribute(INCLUDES[aspect], "0");
    }
    return xf;
  }

  private removeEntry(entry: Element): void {
    const entries = entry.parentNode as Element;
    entries.removeChild(entry);
    entries.setAttribute("count", String(children(entries).length));
    this.changed = true;
  }

  private container(name: string): Element {
    const found = child(this.sheet.root, name);
    if (found) return found;
    const made = fragment(this.sheet.root, `<${name}/>`)[0]!;
    insertInOrder(this.sheet.root, made, STYLESHEET);
    return made;
  }
}

type Aspect = "numberFormat" | "font" | "fill" | "borders" | "alignment" | "protection" | "named";

function differences(a: CellStyle, b: CellStyle): Aspect[] {
  const changes: Aspect[] = [];
  if (a.numberFormat !== b.numberFormat) changes.push("numberFormat");
  if (!same(sorted(a.font), sorted(b.font))) changes.push("font");
  if (a.fill !== b.fill || !same(a.pattern, b.pattern)) changes.push("fill");
  if (!same(sorted(a.borders), sorted(b.borders))) changes.push("borders");
  if (alignmentXml(a) !== alignmentXml(b)) changes.push("alignment");
  if (a.locked !== b.locked || a.formulaHidden !== b.formulaHidden) changes.push("protection");
  if (a.named !== b.named) changes.push("named");
  return changes;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function keyOf({ look, includes }: NamedStyle): unknown {
  return [sorted(look), [...includes].sort()];
}

function sorted(value: object): [string, unknown][] {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}

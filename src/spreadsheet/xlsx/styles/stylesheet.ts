import type { Element } from "@xmldom/xmldom";
import { NORMAL, STYLE_ASPECTS, type NamedStyle, type StyleAspect } from "../../model/namedStyles";
import {
  DEFAULT_STYLE,
  type CellStyle,
  type FillPattern,
  type FontStyle,
  type StyleChange,
} from "../../model/style";
import { attribute, booleanAttribute, child, children, childValue, numberAttribute } from "../xml/dom";
import { readBorders } from "./borders";
import type { Palette } from "./colors";
import { PATTERNS } from "./fillPatterns";
import { builtInFormat } from "./numberFormats";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What xl/styles.xml says, by the numbers under which cells and rules name it. */
export class Stylesheet {
  readonly formats: Element[];
  /** Formats of the styles with names, and their entries. */
  readonly styleFormats: Element[];
  readonly styleEntries: Element[];
  readonly fonts: Element[];
  readonly fills: Element[];
  readonly borders: Element[];
  readonly differential: Element[];
  private readonly codes = new Map<number, string>();

  constructor(
    readonly root: Element,
    readonly palette: Palette,
  ) {
    this.formats = children(child(root, "cellXfs"), "xf");
    this.styleFormats = children(child(root, "cellStyleXfs"), "xf");
    this.styleEntries = children(child(root, "cellStyles"), "cellStyle");
    this.fonts = children(child(root, "fonts"), "font");
    this.fills = children(child(root, "fills"), "fill");
    this.borders = children(child(root, "borders"), "border");
    this.differential = children(child(root, "dxfs"), "dxf");
    for (const node of children(child(root, "numFmts"), "numFmt")) {
      this.codes.set(numberAttribute(node, "numFmtId") ?? -1, attribute(node, "formatCode") ?? "General");
    }
  }

  numberFormat(id: number): string {
    return this.codes.get(id) ?? builtInFormat(id) ?? "General";
  }

  get numberFormats(): ReadonlyMap<number, string> {
    return this.codes;
  }

  /** The cell format `index` (cellXfs) as the model knows it. */
  style(index: number): CellStyle {
    const xf = this.formats[index];
    if (!xf) return { ...DEFAULT_STYLE, source: index };
    const style = numberAttribute(xf, "xfId") ?? 0;
    const entry = this.styleEntries.find((one) => numberAttribute(one, "xfId") === style);
    const name = attribute(entry, "name");
    return { ...this.look(xf), ...(name && !isNormal(entry) && { named: name }), source: index };
  }

  /** The styles with names; their numbers are unique, so that of several entries for one the first is taken. */
  namedStyles(): NamedStyle[] {
    return this.styleEntries.flatMap((entry) => {
      const xf = this.styleFormats[numberAttribute(entry, "xfId") ?? -1];
      const name = attribute(entry, "name");
      if (!xf || !name) return [];
      const builtInId = numberAttribute(entry, "builtinId");
      const named = isNormal(entry) ? {} : { named: name };
      const included = STYLE_ASPECTS.filter((aspect) => booleanAttribute(xf, INCLUDES[aspect]) ?? true);
      return [
        {
          name: isNormal(entry) ? NORMAL : name,
          ...(builtInId !== undefined && { builtInId }),
          look: { ...this.look(xf), ...named },
          includes: new Set(included),
        },
      ];
    });
  }

  private look(xf: Element): CellStyle {
    const alignment = child(xf, "alignment");
    const protection = child(xf, "protection");
    return {
      numberFormat: this.numberFormat(numberAttribute(xf, "numFmtId") ?? 0),
      font: {
        ...DEFAULT_STYLE.font,
        ...readFont(this.fonts[numberAttribute(xf, "fontId") ?? 0], this.palette),
      },
      ...readFill(this.fills[numberAttribute(xf, "fillId") ?? 0], this.palette),
      borders: readBorders(this.borders[numberAttribute(xf, "borderId") ?? 0], this.palette),
      ...DEFAULT_ALIGNMENT,
      ...readAlignment(alignment),
      locked: booleanAttribute(protection, "locked") ?? true,
      formulaHidden: booleanAttribute(protection, "hidden") ?? false,
    };
  }

  /** The differential format `index` (dxfs) of a conditional format. */
  change(index: number): StyleChange {
    const dxf = this.differential[index];
    const change: Mutable<StyleChange> = { ...readAlignment(child(dxf, "alignment")) };
    const font = child(dxf, "font");
    const border = child(dxf, "border");
    const code = attribute(child(dxf, "numFmt"), "formatCode");
    if (font) change.font = readFont(font, this.palette);
    if (border) change.borders = readBorders(border, this.palette);
    if (code !== undefined) change.numberFormat = code;
    const fill = readDifferentialFill(child(dxf, "fill"), this.palette);
    if (fill !== undefined) change.fill = fill;
    return change;
  }
}

/** Attribute that says whether a style includes an aspect. */
export const INCLUDES: Readonly<Record<StyleAspect, string>> = {
  number: "applyNumberFormat",
  alignment: "applyAlignment",
  font: "applyFont",
  border: "applyBorder",
  patterns: "applyFill",
  protection: "applyProtection",
};

function isNormal(entry: Element | undefined): boolean {
  return numberAttribute(entry, "builtinId") === 0;
}

const DEFAULT_ALIGNMENT = {
  horizontal: DEFAULT_STYLE.horizontal,
  vertical: DEFAULT_STYLE.vertical,
  wrapText: false,
  indent: 0,
  textOrientation: 0,
  shrinkToFit: false,
};

function readFont(node: Element | undefined, palette: Palette): Partial<FontStyle> {
  const font: Mutable<Partial<FontStyle>> = {};
  const flag = (name: string): boolean | undefined => {
    const found = child(node, name);
    return found && (booleanAttribute(found, "val") ?? true);
  };
  const name = childValue(node, "name");
  const size = numberAttribute(child(node, "sz"), "val");
  const underline = child(node, "u");
  const color = palette.resolve(child(node, "color"));
  if (name !== undefined) font.name = name;
  if (size !== undefined) font.size = size;
  if (flag("b") !== undefined) font.bold = flag("b")!;
  if (flag("i") !== undefined) font.italic = flag("i")!;
  if (flag("strike") !== undefined) font.strikethrough = flag("strike")!;
  if (underline) font.underline = UNDERLINES[attribute(underline, "val") ?? "single"] ?? "Single";
  if (color !== undefined) font.color = color;
  return font;
}

const UNDERLINES: Readonly<Record<string, FontStyle["underline"]>> = {
  none: "None",
  single: "Single",
  double: "Double",
  singleAccounting: "SingleAccountant",
  doubleAccounting: "DoubleAccountant",
};

/** A gradient is shown by its first colour; the file keeps what it is. */
function readFill(
  node: Element | undefined,
  palette: Palette,
): { fill: string | null; pattern?: FillPattern } {
  const pattern = child(node, "patternFill");
  if (!pattern) return { fill: palette.resolve(child(child(node, "gradientFill", "stop"), "color")) ?? null };
  const type = attribute(pattern, "patternType") ?? "none";
  if (type === "none") return { fill: null };
  const color = palette.resolve(child(pattern, "fgColor"));
  const kind = PATTERNS.find(([file]) => file === type)?.[1];
  if (!kind) return { fill: color ?? (type === "solid" ? "#000000" : null) };
  return {
    fill: palette.resolve(child(pattern, "bgColor")) ?? null,
    pattern: { kind, color: color ?? "#000000" },
  };
}

/** In a differential format a solid fill's colour is its background, and the pattern may be left out. */
function readDifferentialFill(node: Element | undefined, palette: Palette): string | null | undefined {
  const pattern = child(node, "patternFill");
  if (attribute(pattern, "patternType") === "none") return null;
  return palette.resolve(child(pattern, "bgColor")) ?? palette.resolve(child(pattern, "fgColor"));
}

type Alignment = typeof DEFAULT_ALIGNMENT & Pick<CellStyle, "autoIndent" | "readingOrder">;

function readAlignment(node: Element | undefined): Partial<Mutable<Alignment>> {
  const alignment: Partial<Mutable<Alignment>> = {};
  if (!node) return alignment;
  const horizontal = attribute(node, "horizontal");
  const vertical = attribute(node, "vertical");
  const rotation = numberAttribute(node, "textRotation");
  if (horizontal)
    alignment.horizontal = (
      horizontal === "centerContinuous" ? "CenterAcrossSelection" : capital(horizontal)
    ) as CellStyle["horizontal"];
  if (vertical) alignment.vertical = capital(vertical) as CellStyle["vertical"];
  if (booleanAttribute(node, "wrapText") !== undefined)
    alignment.wrapText = booleanAttribute(node, "wrapText")!;
  if (numberAttribute(node, "indent") !== undefined) alignment.indent = numberAttribute(node, "indent")!;
  // Downward angles are stored as 91 to 180; 255 is stacked letters, which Excel's object model calls 180.
  if (rotation !== undefined)
    alignment.textOrientation = rotation === 255 ? 180 : rotation > 90 ? 90 - rotation : rotation;
  if (booleanAttribute(node, "shrinkToFit") !== undefined)
    alignment.shrinkToFit = booleanAttribute(node, "shrinkToFit")!;
  if (booleanAttribute(node, "justifyLastLine")) alignment.autoIndent = true;
  const order = numberAttribute(node, "readingOrder");
  if (order) alignment.readingOrder = order === 1 ? "LeftToRight" : "RightToLeft";
  return alignment;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

import type { Element } from "@xmldom/xmldom";
import { attribute, booleanAttribute, child, children, numberAttribute } from "../xml/dom";

/** The palette behind `indexed` colours (ECMA-376 part 1, 18.8.27). 64 and 65 are the system's text and background. */
const INDEXED = `
  000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF
  000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF
  800000 008000 000080 808000 800080 008080 C0C0C0 808080
  9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF
  000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF
  00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99
  3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696
  003366 339966 003300 333300 993300 993366 333399 333333`
  .trim()
  .split(/\s+/)
  .map((hex) => `#${hex}`);

/** Slots in the order in which cells number them: light and dark stand the other way round than in the theme. */
const SLOTS = [
  "lt1",
  "dk1",
  "lt2",
  "dk2",
  "accent1",
  "accent2",
  "accent3",
  "accent4",
  "accent5",
  "accent6",
  "hlink",
  "folHlink",
];
const OFFICE = [
  "FFFFFF",
  "000000",
  "E7E6E6",
  "44546A",
  "4472C4",
  "ED7D31",
  "A5A5A5",
  "FFC000",
  "5B9BD5",
  "70AD47",
  "0563C1",
  "954F72",
];

/** A workbook's theme colours as `#RRGGBB`, in the order of `theme="n"`, and by slot name. */
export class Palette {
  private readonly theme: string[] = OFFICE.map((hex) => `#${hex}`);
  private readonly indexed = [...INDEXED];

  /** `theme`: root of the theme part; `styles`: root of the styles part, which may redefine the indexed colours. */
  constructor(theme?: Element, styles?: Element) {
    const scheme = child(theme, "themeElements", "clrScheme");
    SLOTS.forEach((slot, i) => {
      const color = children(child(scheme, slot))[0];
      const hex = attribute(color, "lastClr") ?? attribute(color, "val");
      if (hex && /^[0-9a-f]{6}$/i.test(hex)) this.theme[i] = `#${hex.toUpperCase()}`;
    });
    children(child(styles, "colors", "indexedColors")).forEach((node, i) => {
      const rgb = attribute(node, "rgb");
      if (rgb) this.indexed[i] = `#${rgb.slice(-6).toUpperCase()}`;
    });
  }

  slot(name: string): string | undefined {
    const same: Record<string, string> = { bg1: "lt1", tx1: "dk1", bg2: "lt2", tx2: "dk2" };
    return this.theme[SLOTS.indexOf(same[name] ?? name)];
  }

  /** RGB of a `<color>`; undefined where it says automatic or nothing. */
  resolve(node: Element | undefined): string | undefined {
    if (!node || booleanAttribute(node, "auto")) return undefined;
    const rgb = attribute(node, "rgb");
    const theme = numberAttribute(node, "theme");
    const indexed = numberAttribute(node, "indexed");
    const base = rgb
      ? `#${rgb.slice(-6).toUpperCase()}`
      : theme !== undefined
        ? this.theme[theme]
        : this.indexed[indexed ?? -1];
    return base && tinted(base, numberAttribute(node, "tint") ?? 0);
  }
}

/** Darkens (tint < 0) or lightens (tint > 0) by luminance in HLS space: ECMA-376 part 1, 18.8.19. */
function tinted(color: string, tint: number): string {
  if (tint === 0) return color;
  const { hue, saturation, lightness } = toHsl(color);
  return fromHsl(hue, saturation, tint < 0 ? lightness * (1 + tint) : lightness * (1 - tint) + tint);
}

export function toHsl(color: string): { hue: number; saturation: number; lightness: number } {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255) as [
    number,
    number,
    number,
  ];
  const max = Math.max(r, g, b);
  const range = max - Math.min(r, g, b);
  const lightness = max - range / 2;
  if (range === 0) return { hue: 0, saturation: 0, lightness };
  const turn = max === r ? ((g - b) / range + 6) % 6 : max === g ? (b - r) / range + 2 : (r - g) / range + 4;
  return { hue: turn / 6, saturation: range / (1 - Math.abs(2 * lightness - 1)), lightness };
}

export function fromHsl(hue: number, saturation: number, lightness: number): string {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const part = (n: number): string => {
    const k = (n + hue * 12) % 12;
    const value = lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(Math.min(1, Math.max(0, value)) * 255)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${part(0)}${part(8)}${part(4)}`.toUpperCase();
}

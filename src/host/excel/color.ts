import { invalidArgument } from "../../spreadsheet/model/excelError";
import { asText } from "../protocol/arguments";

/** The colours that HTML names and people use; Excel knows them all. */
const NAMED: Readonly<Record<string, string>> = {
  black: "#000000",
  white: "#FFFFFF",
  red: "#FF0000",
  green: "#008000",
  blue: "#0000FF",
  yellow: "#FFFF00",
  orange: "#FFA500",
  gray: "#808080",
  grey: "#808080",
  silver: "#C0C0C0",
  maroon: "#800000",
  purple: "#800080",
  fuchsia: "#FF00FF",
  lime: "#00FF00",
  olive: "#808000",
  navy: "#000080",
  teal: "#008080",
  aqua: "#00FFFF",
  pink: "#FFC0CB",
  brown: "#A52A2A",
  lightgray: "#D3D3D3",
  lightgrey: "#D3D3D3",
  darkgray: "#A9A9A9",
  darkblue: "#00008B",
  darkgreen: "#006400",
  darkred: "#8B0000",
  lightblue: "#ADD8E6",
  lightgreen: "#90EE90",
  lightyellow: "#FFFFE0",
  steelblue: "#4682B4",
  dodgerblue: "#1E90FF",
  darkorange: "#FF8C00",
  gold: "#FFD700",
};

/**
 * "#RRGGBB" or the name of a colour, as "#RRGGBB" in capitals.
 * @throws InvalidArgument for anything else
 */
export function asColor(value: unknown): string {
  const text = asText(value).trim();
  const color =
    NAMED[text.toLowerCase()] ?? (/^#?[0-9a-f]{6}$/i.test(text) ? `#${text.replace("#", "")}` : null);
  if (!color) throw invalidArgument();
  return color.toUpperCase();
}

import type { FillPattern } from "../../model/style";
import { element } from "../xml/text";

/** Names of the file format (ST_PatternType) for the patterns of Excel's object model. */
export const PATTERNS: readonly (readonly [file: string, kind: FillPattern["kind"]])[] = [
  ["mediumGray", "Gray50"],
  ["darkGray", "Gray75"],
  ["lightGray", "Gray25"],
  ["darkHorizontal", "Horizontal"],
  ["darkVertical", "Vertical"],
  ["darkDown", "Down"],
  ["darkUp", "Up"],
  ["darkGrid", "Checker"],
  ["darkTrellis", "SemiGray75"],
  ["lightHorizontal", "LightHorizontal"],
  ["lightVertical", "LightVertical"],
  ["lightDown", "LightDown"],
  ["lightUp", "LightUp"],
  ["lightGrid", "Grid"],
  ["lightTrellis", "CrissCross"],
  ["gray125", "Gray16"],
  ["gray0625", "Gray8"],
];

/** `<patternFill>` of a cell: no fill, a colour, or a pattern in its colour over one. */
export function patternFillXml(fill: string | null, pattern: FillPattern | undefined): string {
  if (pattern) {
    const file = PATTERNS.find(([, kind]) => kind === pattern.kind)![0];
    const behind = fill === null ? { indexed: 65 } : { rgb: `FF${fill.slice(1)}` };
    return element(
      "patternFill",
      { patternType: file },
      element("fgColor", { rgb: `FF${pattern.color.slice(1)}` }) + element("bgColor", behind),
    );
  }
  if (fill === null) return element("patternFill", { patternType: "none" });
  return element(
    "patternFill",
    { patternType: "solid" },
    element("fgColor", { rgb: `FF${fill.slice(1)}` }) + element("bgColor", { indexed: 64 }),
  );
}

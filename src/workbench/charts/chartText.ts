import type { ChartTextModel } from "../../spreadsheet/model/chart";

/** Text and line sizes of a chart are in points; the screen's are in pixels. */
export function pixels(points: number): number {
  return (points * 96) / 72;
}

export function title(text: ChartTextModel, standardSize: number) {
  return {
    display: text.visible && text.text !== "",
    text: text.text.split("\n"),
    color: text.color ?? "#404040",
    font: {
      size: pixels(text.fontSize ?? standardSize),
      weight: text.bold ? ("bold" as const) : ("normal" as const),
    },
  };
}

import { COLOUR, type Ornament } from "./look";

/** Where a chart's legend stands, and the size of its words in points. */
export interface LegendLook {
  readonly position: "Bottom" | "Right";
  readonly size: number;
}

/** Colour of the lines behind a chart. */
export const GRIDLINE = "#E3E3E3";

/**
 * What every chart of ours has: its title in our colour, its legend, gaps where a figure is missing, and figures that
 * stay drawn when the sheet that holds them is hidden.
 *
 * @param found looks the chart up anew: after a failed batch its proxies are of no more use
 */
export function chartLook(found: () => Excel.Chart, { position, size }: LegendLook): Ornament[] {
  return [
    () => {
      const chart = found();
      chart.plotVisibleOnly = false;
      chart.displayBlanksAs = "NotPlotted";
    },
    () => {
      const { font } = found().title.format;
      font.size = 12;
      font.bold = true;
      font.color = COLOUR.heading;
    },
    () => {
      const { legend } = found();
      legend.position = position;
      legend.format.font.size = size;
    },
  ];
}

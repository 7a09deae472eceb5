/** How a chart type of Excel's object model is stored. */
export interface PlotKind {
  /** Element of the plot area. */
  readonly element:
    | "lineChart"
    | "barChart"
    | "bar3DChart"
    | "areaChart"
    | "scatterChart"
    | "bubbleChart"
    | "radarChart"
    | "pieChart"
    | "pie3DChart"
    | "doughnutChart";
  readonly grouping?: "standard" | "clustered" | "stacked" | "percentStacked";
  readonly bars?: "col" | "bar";
  /** Of bars in three dimensions; a box where nothing is said. "standard" grouping sets the series one behind another. */
  readonly shape?: "box" | "cylinder";
  /** Of radar charts. */
  readonly filled?: boolean;
  /** Series without a marker of their own: shown with the automatic one, or with none. */
  readonly markers?: boolean;
  readonly lines?: boolean;
  readonly smooth?: boolean;
}

const line = (grouping: PlotKind["grouping"], markers: boolean): PlotKind => ({
  element: "lineChart",
  grouping,
  markers,
  lines: true,
});
const bars = (direction: PlotKind["bars"], grouping: PlotKind["grouping"]): PlotKind => ({
  element: "barChart",
  bars: direction,
  grouping,
});
const solid = (
  direction: PlotKind["bars"],
  grouping: PlotKind["grouping"],
  shape: PlotKind["shape"],
): PlotKind => ({ element: "bar3DChart", bars: direction, grouping, shape });
const scatter = (lines: boolean, markers: boolean, smooth: boolean): PlotKind => ({
  element: "scatterChart",
  lines,
  markers,
  smooth,
});

const KINDS: Readonly<Record<string, PlotKind>> = {
  Line: line("standard", false),
  LineMarkers: line("standard", true),
  LineStacked: line("stacked", false),
  LineMarkersStacked: line("stacked", true),
  LineStacked100: line("percentStacked", false),
  LineMarkersStacked100: line("percentStacked", true),
  ColumnClustered: bars("col", "clustered"),
  ColumnStacked: bars("col", "stacked"),
  ColumnStacked100: bars("col", "percentStacked"),
  BarClustered: bars("bar", "clustered"),
  BarStacked: bars("bar", "stacked"),
  BarStacked100: bars("bar", "percentStacked"),
  XYScatter: scatter(false, true, false),
  XYScatterLines: scatter(true, true, false),
  XYScatterLinesNoMarkers: scatter(true, false, false),
  XYScatterSmooth: scatter(true, true, true),
  XYScatterSmoothNoMarkers: scatter(true, false, true),
  Area: { element: "areaChart", grouping: "standard" },
  AreaStacked: { element: "areaChart", grouping: "stacked" },
  AreaStacked100: { element: "areaChart", grouping: "percentStacked" },
  Pie: { element: "pieChart" },
  Doughnut: { element: "doughnutChart" },
  Bubble: { element: "bubbleChart" },
  Radar: { element: "radarChart", markers: false },
  RadarMarkers: { element: "radarChart", markers: true },
  RadarFilled: { element: "radarChart", filled: true },
  "3DColumnClustered": solid("col", "clustered", "box"),
  "3DColumnStacked": solid("col", "stacked", "box"),
  "3DColumnStacked100": solid("col", "percentStacked", "box"),
  "3DBarClustered": solid("bar", "clustered", "box"),
  "3DBarStacked": solid("bar", "stacked", "box"),
  "3DBarStacked100": solid("bar", "percentStacked", "box"),
  "3DPie": { element: "pie3DChart" },
  CylinderColClustered: solid("col", "clustered", "cylinder"),
  CylinderColStacked: solid("col", "stacked", "cylinder"),
  CylinderColStacked100: solid("col", "percentStacked", "cylinder"),
  CylinderBarClustered: solid("bar", "clustered", "cylinder"),
  CylinderBarStacked: solid("bar", "stacked", "cylinder"),
  CylinderBarStacked100: solid("bar", "percentStacked", "cylinder"),
  CylinderCol: solid("col", "standard", "cylinder"),
};

/** Charts without axes. */
export function isRound({ element }: PlotKind): boolean {
  return element === "pieChart" || element === "pie3DChart" || element === "doughnutChart";
}

export function isSolid({ element }: PlotKind): boolean {
  return element === "bar3DChart" || element === "pie3DChart";
}

/** @throws Error for a type that cannot be written */
export function plotKind(type: string): PlotKind {
  const kind = KINDS[type];
  if (!kind) throw new Error(`Charts of type ${type} cannot be saved as .xlsx.`);
  return kind;
}

/** The type that fits what a plot of the file says; "" when the object model has none that we know. */
export function chartType(kind: PlotKind): string {
  const fits = ([, known]: [string, PlotKind]): boolean =>
    known.element === kind.element &&
    known.grouping === kind.grouping &&
    known.bars === kind.bars &&
    known.markers === kind.markers &&
    known.lines === kind.lines &&
    known.smooth === kind.smooth &&
    known.shape === kind.shape &&
    known.filled === kind.filled;
  return Object.entries(KINDS).find(fits)?.[0] ?? "";
}

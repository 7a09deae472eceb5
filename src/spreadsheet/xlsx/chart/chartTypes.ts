/** How a chart type of Excel's object model is stored. */
export interface PlotKind {
  /** Element of the plot area. */
  readonly element: "lineChart" | "barChart" | "areaChart" | "scatterChart" | "pieChart" | "doughnutChart";
  readonly grouping?: "standard" | "clustered" | "stacked" | "percentStacked";
  readonly bars?: "col" | "bar";
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
};

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
    known.smooth === kind.smooth;
  return Object.entries(KINDS).find(fits)?.[0] ?? "";
}

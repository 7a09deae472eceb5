/** How a text of a chart is written; what is absent is Excel's own choice. */
export interface ChartFontModel {
  fontName?: string;
  /** In points. */
  fontSize?: number;
  bold?: boolean;
  italic?: boolean;
  underline?: "None" | "Single";
  color?: string;
}

/** The area behind a text or a plot. `fill` null: none; absent: Excel's own choice. */
export interface ChartBoxModel {
  fill?: string | null;
  border?: ChartLineModel;
}

/** A native chart as Excel's object model sees it. Sizes in points, colours `#RRGGBB`. */
export interface ChartModel {
  readonly id: string;
  name: string;
  /** Excel.ChartType, e.g. "Line", "LineMarkers", "XYScatter", "ColumnClustered", "BarClustered". */
  type: string;
  /** Where it stands. */
  top: number;
  left: number;
  width: number;
  height: number;
  title: ChartTextModel;
  legend: ChartLegendModel;
  categoryAxis: ChartAxisModel;
  valueAxis: ChartAxisModel;
  series: ChartSeriesModel[];
  plotVisibleOnly: boolean;
  displayBlanksAs: "NotPlotted" | "Zero" | "Interplotted";
  style?: number;
  fill?: string | null;
  border?: ChartLineModel;
  plotArea?: ChartPlotAreaModel;
  /** The table of values below the plot. */
  dataTable?: ChartDataTableModel;
  /** Part name in the opened package, e.g. "xl/charts/chart1.xml"; absent for a chart made since. */
  part?: string;
  /** Set by every change through the object model: an opened chart that nobody changed is saved byte for byte. */
  changed: boolean;
}

export interface ChartLineModel {
  visible: boolean;
  color?: string;
  /** In points. */
  weight?: number;
  style?: "Continuous" | "Dash" | "DashDot" | "Dot" | "RoundDot" | "DashDotDot";
}

export interface ChartLegendModel extends ChartFontModel, ChartBoxModel {
  visible: boolean;
  position: "Top" | "Bottom" | "Left" | "Right" | "Corner";
  overlay: boolean;
}

/** Where the plot stands, in shares of the chart's width and height, and what lies behind it. */
export interface ChartPlotAreaModel extends ChartBoxModel {
  layout?: { left: number; top: number; width: number; height: number };
}

export interface ChartDataTableModel extends ChartFontModel, ChartBoxModel {
  visible: boolean;
  showLegendKey: boolean;
  showHorizontalBorder: boolean;
  showVerticalBorder: boolean;
  showOutlineBorder: boolean;
}

export interface ChartTextModel extends ChartFontModel, ChartBoxModel {
  visible: boolean;
  text: string;
  overlay: boolean;
  /** In degrees, counted upwards. */
  orientation?: number;
  shadow?: boolean;
  /** Characters that are written otherwise than the rest, in order and apart from each other. */
  runs?: { start: number; length: number; font: ChartFontModel }[];
}

/** Where a label stands: beside a point, or at the end of a bar. */
export type ChartLabelPosition =
  "Center" | "InsideEnd" | "InsideBase" | "OutsideEnd" | "BestFit" | "Left" | "Right" | "Top" | "Bottom";

/** What a label may say, by the name of its switch in Excel's object model. */
export const LABEL_PARTS = [
  "LegendKey",
  "Value",
  "CategoryName",
  "SeriesName",
  "Percentage",
  "BubbleSize",
] as const;
export type ChartLabelPart = (typeof LABEL_PARTS)[number];

export interface ChartLabelModel extends ChartFontModel, ChartBoxModel {
  position?: ChartLabelPosition;
  /** Absent: that of the cells. */
  numberFormat?: string;
  /** Absent: the value alone. */
  shows?: readonly ChartLabelPart[];
  /** Between its parts. */
  separator?: string;
}

export type ChartTickMark = "None" | "Inside" | "Outside" | "Cross";

export interface ChartTrendlineModel {
  type: "Linear" | "Exponential" | "Logarithmic" | "MovingAverage" | "Polynomial" | "Power";
  /** "": Excel's own name. */
  name: string;
  /** null: computed. */
  intercept: number | null;
  movingAveragePeriod: number;
  polynomialOrder: number;
  forwardPeriod: number;
  backwardPeriod: number;
  showEquation: boolean;
  showRSquared: boolean;
  line: ChartLineModel;
}

export interface ChartAxisModel {
  visible: boolean;
  title: ChartTextModel;
  minimum: number | null;
  maximum: number | null;
  majorUnit: number | null;
  numberFormat: string | null;
  categoryType: "Automatic" | "TextAxis" | "DateAxis";
  tickLabelSpacing: number | null;
  majorGridlines: boolean;
  majorGridlineColor?: string;
  majorGridlineWeight?: number;
  majorGridlineStyle?: ChartLineModel["style"];
  line?: ChartLineModel;
  fontSize?: number;
  fontColor?: string;
  fontBold?: boolean;
  fontName?: string;
  fontItalic?: boolean;
  fontUnderline?: ChartFontModel["underline"];
  minorUnit?: number | null;
  minorGridlines?: ChartLineModel;
  /** Unit that the labels are counted in: a name of Excel's object model, or a number. */
  displayUnit?: string | number;
  showDisplayUnitLabel?: boolean;
  tickLabelPosition?: "High" | "Low" | "NextToAxis" | "None";
  majorTickMark?: ChartTickMark;
  minorTickMark?: ChartTickMark;
  tickMarkSpacing?: number;
  /** Degrees of the labels, counted upwards. */
  textOrientation?: number;
  logBase?: number;
  /** Whether the other axis crosses between two categories or upon one. */
  isBetweenCategories?: boolean;
  /** Where on this axis the other one crosses it; a number is a value or a category. */
  crossing?: "Automatic" | "Maximum" | "Minimum" | number;
  reversePlotOrder: boolean;
  scaleType: "Linear" | "Logarithmic";
}

export interface ChartSeriesModel {
  name: string;
  /** Formula text of the ranges, e.g. "'Trend data'!$B$2:$B$25"; null where none was set. */
  nameRef: string | null;
  values: string | null;
  categories: string | null;
  /** Excel.ChartType of this series where it differs from the chart's. */
  type: string | null;
  axisGroup: "Primary" | "Secondary";
  line: ChartLineModel;
  fill?: string | null;
  marker: { style: string; size?: number; background?: string; foreground?: string };
  smooth: boolean;
  hasDataLabels: boolean;
  /** How its data labels look. */
  labels?: ChartLabelModel;
  /** Labels of single points by point index; a text in place of the value. */
  pointLabels?: Map<number, ChartLabelModel & { text?: string }>;
  gapWidth?: number;
  overlap?: number;
  /** Percent. */
  doughnutHoleSize?: number;
  /** Degrees. */
  firstSliceAngle?: number;
  /** Formula text of the sizes of bubbles. */
  bubbleSizes?: string | null;
  trendlines?: ChartTrendlineModel[];
  /** Per-point looks by point index. */
  points: Map<
    number,
    {
      fill?: string;
      markerStyle?: string;
      markerSize?: number;
      markerBackground?: string;
      markerForeground?: string;
    }
  >;
}

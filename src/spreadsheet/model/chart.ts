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
  legend: {
    visible: boolean;
    position: "Top" | "Bottom" | "Left" | "Right" | "Corner";
    overlay: boolean;
    fontSize?: number;
    bold?: boolean;
    color?: string;
  };
  categoryAxis: ChartAxisModel;
  valueAxis: ChartAxisModel;
  series: ChartSeriesModel[];
  plotVisibleOnly: boolean;
  displayBlanksAs: "NotPlotted" | "Zero" | "Interplotted";
  style?: number;
  fill?: string | null;
  border?: ChartLineModel;
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

export interface ChartTextModel {
  visible: boolean;
  text: string;
  overlay: boolean;
  fontSize?: number;
  bold?: boolean;
  color?: string;
}

/** Where a label stands: beside a point, or at the end of a bar. */
export type ChartLabelPosition =
  "Center" | "InsideEnd" | "InsideBase" | "OutsideEnd" | "Left" | "Right" | "Top" | "Bottom";

export interface ChartLabelModel {
  position?: ChartLabelPosition;
  /** Absent: that of the cells. */
  numberFormat?: string;
  fontSize?: number;
  bold?: boolean;
  color?: string;
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

/** Chart types that the host plays. Excel has over ninety; the newer ones (histogram, box, funnel …) give no access to their series. */
export const CHART_TYPES = [
  "Line",
  "LineMarkers",
  "LineStacked",
  "LineMarkersStacked",
  "XYScatter",
  "XYScatterLines",
  "XYScatterLinesNoMarkers",
  "XYScatterSmooth",
  "XYScatterSmoothNoMarkers",
  "ColumnClustered",
  "ColumnStacked",
  "ColumnStacked100",
  "BarClustered",
  "BarStacked",
  "BarStacked100",
  "Area",
  "AreaStacked",
  "AreaStacked100",
  "Pie",
  "Doughnut",
] as const;

export type ChartType = (typeof CHART_TYPES)[number];

export const MARKER_STYLES = [
  "Invalid",
  "Automatic",
  "None",
  "Square",
  "Diamond",
  "Triangle",
  "X",
  "Star",
  "Dot",
  "Dash",
  "Circle",
  "Plus",
  "Picture",
] as const;

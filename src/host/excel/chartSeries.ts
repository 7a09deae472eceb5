import { referenceText } from "../../spreadsheet/model/address";
import { columnCount, rowCount } from "../../spreadsheet/model/box";
import { newSeries, seriesValues } from "../../spreadsheet/model/charts";
import type { ChartSeriesModel } from "../../spreadsheet/model/chart";
import { invalidArgument, itemNotFound } from "../../spreadsheet/model/excelError";
import type { Arguments } from "../protocol/arguments";
import { asFlag, asInteger, asNumber, asOneOf, asText } from "../protocol/arguments";
import { excelClass, type DefinedClass, type HostObject, type Property } from "../protocol/excelClass";
import type { Session } from "../protocol/session";
import { changeChart, chartProperty, type ChartTarget } from "./chart";
import { chartDataLabels } from "./chartDataLabels";
import { lineFormat, solidFill } from "./chartFormat";
import { chartPointsCollection } from "./chartPoints";
import { chartTrendlineCollection } from "./chartTrendlines";
import { CHART_TYPES, MARKER_STYLES } from "./chartTypes";
import { asColor } from "./color";
import { range } from "./range";
import { apiValue } from "./rangeValues";

export interface SeriesTarget extends ChartTarget {
  readonly series: ChartSeriesModel;
}

export const chartSeriesCollection: DefinedClass<ChartTarget> = excelClass("ChartSeriesCollection", {
  properties: { count: { since: "1.1", get: ({ chart }) => chart.series.length } },
  methods: {
    add: {
      since: "1.7",
      call: (target, args, session) => {
        const { series } = target.chart;
        const added = newSeries(args.textOr(0, `Series${series.length + 1}`));
        const index = args.integerOr(1, series.length);
        changeChart(target, session, () => series.splice(index, 0, added));
        return chartSeries.of({ ...target, series: added });
      },
    },
    getCount: { since: "1.4", call: ({ chart }) => chart.series.length },
    getItemAt: {
      since: "1.1",
      call: (target, args) => {
        const found = all(target)[args.integer(0)];
        if (!found) throw itemNotFound();
        return found;
      },
    },
  },
  collection: { items: all },
});

function all(target: ChartTarget): HostObject<SeriesTarget>[] {
  return target.chart.series.map((series) => chartSeries.of({ ...target, series }));
}

// Fact: charts.series-name-length
const MAX_NAME = 255;
const AXIS_GROUPS = ["Primary", "Secondary"] as const;

const chartSeries: DefinedClass<SeriesTarget> = excelClass("ChartSeries", {
  properties: {
    name: chartProperty(
      "1.1",
      ({ series }) => series.name,
      ({ series }, value) => {
        const name = asText(value);
        if (name.length > MAX_NAME) throw invalidArgument();
        series.name = name;
        series.nameRef = null;
      },
    ),
    chartType: chartProperty(
      "1.7",
      ({ chart, series }) => series.type ?? chart.type,
      ({ chart, series }, value) => {
        const type = asOneOf(value, CHART_TYPES);
        series.type = type === chart.type ? null : type;
      },
    ),
    axisGroup: chartProperty(
      "1.8",
      ({ series }) => series.axisGroup,
      ({ series }, value) => {
        series.axisGroup = asOneOf(value, AXIS_GROUPS);
      },
    ),
    smooth: chartProperty(
      "1.7",
      ({ series }) => series.smooth,
      ({ series }, value) => {
        series.smooth = asFlag(value);
      },
    ),
    hasDataLabels: chartProperty(
      "1.7",
      ({ series }) => series.hasDataLabels,
      ({ series }, value) => {
        series.hasDataLabels = asFlag(value);
        series.pointLabels?.clear();
      },
    ),
    gapWidth: whole("1.7", "gapWidth", 219, 0, 500),
    overlap: whole("1.8", "overlap", 0, -100, 100),
    doughnutHoleSize: whole("1.7", "doughnutHoleSize", 50, 10, 90),
    firstSliceAngle: whole("1.8", "firstSliceAngle", 0, 0, 360),
    // Counted from 0, as Microsoft's sample of it does.
    plotOrder: chartProperty(
      "1.7",
      ({ chart, series }) => chart.series.indexOf(series),
      ({ chart, series }, value) => {
        const order = asInteger(value);
        if (order < 0 || order >= chart.series.length) throw invalidArgument();
        chart.series.splice(chart.series.indexOf(series), 1);
        chart.series.splice(order, 0, series);
      },
    ),
    markerStyle: chartProperty(
      "1.7",
      ({ series }) => series.marker.style,
      ({ series }, value) => {
        series.marker.style = asOneOf(value, MARKER_STYLES);
      },
    ),
    markerSize: chartProperty(
      "1.7",
      ({ series }) => series.marker.size ?? 5,
      ({ series }, value) => {
        series.marker.size = asMarkerSize(value);
      },
    ),
    markerBackgroundColor: chartProperty(
      "1.7",
      ({ series }) => series.marker.background ?? "",
      ({ series }, value) => {
        series.marker.background = asColor(value);
      },
    ),
    markerForegroundColor: chartProperty(
      "1.7",
      ({ series }) => series.marker.foreground ?? "",
      ({ series }, value) => {
        series.marker.foreground = asColor(value);
      },
    ),
  },
  links: {
    format: { since: "1.1", to: (target) => chartSeriesFormat.of(target) },
    points: { since: "1.1", to: (target) => chartPointsCollection.of(target) },
    dataLabels: { since: "1.8", to: (target) => chartDataLabels.of(target) },
    trendlines: { since: "1.7", to: (target) => chartTrendlineCollection.of(target) },
  },
  methods: {
    setValues: {
      since: "1.7",
      call: (target, args, session) => {
        const values = reference(args);
        changeChart(target, session, () => {
          target.series.values = values;
        });
      },
    },
    setXAxisValues: {
      since: "1.7",
      call: (target, args, session) => {
        const categories = reference(args);
        changeChart(target, session, () => {
          target.series.categories = categories;
        });
      },
    },
    setBubbleSizes: {
      since: "1.7",
      call: (target, args, session) => {
        const sizes = reference(args);
        changeChart(target, session, () => {
          target.series.bubbleSizes = sizes;
        });
      },
    },
    delete: {
      since: "1.7",
      call: (target, _args, session) => {
        const { series } = target.chart;
        changeChart(target, session, () => series.splice(series.indexOf(target.series), 1));
      },
    },
    getDimensionValues: {
      since: "1.12",
      call: (target, args, session) =>
        (seriesValues(session.model, dimension(target, args, session)) ?? []).map((value) => apiValue(value)),
    },
    getDimensionDataSourceString: {
      since: "1.15",
      call: (target, args, session) => dimension(target, args, session) ?? "",
    },
    getDimensionDataSourceType: {
      since: "1.15",
      call: (target, args, session) => (dimension(target, args, session) === null ? "Unknown" : "LocalRange"),
    },
  },
});

/** A whole number of a series, within bounds. */
function whole(
  since: string,
  key: "gapWidth" | "overlap" | "doughnutHoleSize" | "firstSliceAngle",
  standard: number,
  least: number,
  most: number,
): Property<SeriesTarget> {
  return chartProperty(
    since,
    ({ series }) => series[key] ?? standard,
    ({ series }, value) => {
      const number = asInteger(value);
      if (number < least || number > most) throw invalidArgument();
      series[key] = number;
    },
  );
}

const DIMENSIONS = ["Categories", "Values", "XValues", "YValues", "BubbleSizes"] as const;

function dimension({ series }: SeriesTarget, args: Arguments, session: Session): string | null {
  session.calculate();
  const wanted = args.oneOf(0, DIMENSIONS);
  if (wanted === "BubbleSizes") return series.bubbleSizes ?? null;
  return wanted === "Categories" || wanted === "XValues" ? series.categories : series.values;
}

// Fact: charts.marker-size-bounds
/** Marker sizes from 2 to 72 points. */
export function asMarkerSize(value: unknown): number {
  const size = asNumber(value);
  if (size < 2 || size > 72) throw invalidArgument();
  return size;
}

/** The cells of one row or column. */
function reference(args: Arguments): string {
  const { sheet, box } = args.object(0, range);
  if (rowCount(box) > 1 && columnCount(box) > 1) throw invalidArgument();
  return referenceText(sheet.name, box);
}

const chartSeriesFormat = excelClass<SeriesTarget>("ChartSeriesFormat", {
  links: {
    line: { since: "1.1", to: (target) => lineFormat(target, target.series.line) },
    fill: { since: "1.1", to: (target) => solidFill(target, target.series) },
  },
});

import { parseReference } from "../../spreadsheet/model/address";
import { columnCount, rowCount } from "../../spreadsheet/model/box";
import { seriesValues } from "../../spreadsheet/model/charts";
import { invalidOperation, itemNotFound } from "../../spreadsheet/model/excelError";
import type { ChartSeriesModel } from "../../spreadsheet/model/chart";
import { asFlag, asOneOf } from "../protocol/arguments";
import { excelClass, type DefinedClass, type HostObject } from "../protocol/excelClass";
import { chartProperty } from "./chart";
import { chartDataLabel } from "./chartDataLabels";
import { solidFill } from "./chartFormat";
import { asMarkerSize, type SeriesTarget } from "./chartSeries";
import { MARKER_STYLES } from "./chartTypes";
import { asColor } from "./color";
import { apiValue } from "./rangeValues";

export interface PointTarget extends SeriesTarget {
  readonly index: number;
}

type PointLook = NonNullable<ReturnType<ChartSeriesModel["points"]["get"]>>;

export const chartPointsCollection: DefinedClass<SeriesTarget> = excelClass("ChartPointsCollection", {
  properties: { count: { since: "1.1", get: pointCount } },
  methods: {
    getCount: { since: "1.4", call: pointCount },
    getItemAt: {
      since: "1.1",
      call: (target, args) => {
        const index = args.integer(0);
        if (index < 0 || index >= pointCount(target)) throw itemNotFound();
        return chartPoint.of({ ...target, index });
      },
    },
  },
  collection: { items: all },
});

const chartPoint = excelClass<PointTarget>("ChartPoint", {
  properties: {
    value: {
      since: "1.1",
      get: ({ series, index }, session) => {
        session.calculate();
        return apiValue(seriesValues(session.model, series.values)?.[index] ?? null);
      },
    },
    hasDataLabel: chartProperty(
      "1.7",
      ({ series, index }) => series.hasDataLabels || (series.pointLabels?.has(index) ?? false),
      ({ series, index }, value) => {
        const labels = (series.pointLabels ??= new Map());
        if (!asFlag(value)) {
          if (series.hasDataLabels) throw invalidOperation();
          labels.delete(index);
        } else if (!labels.has(index)) labels.set(index, {});
      },
    ),
    markerStyle: chartProperty(
      "1.7",
      (point) => shown(point).markerStyle ?? point.series.marker.style,
      (point, value) => {
        own(point).markerStyle = asOneOf(value, MARKER_STYLES);
      },
    ),
    markerSize: chartProperty(
      "1.7",
      (point) => shown(point).markerSize ?? point.series.marker.size ?? 5,
      (point, value) => {
        own(point).markerSize = asMarkerSize(value);
      },
    ),
    markerBackgroundColor: chartProperty(
      "1.7",
      (point) => shown(point).markerBackground ?? point.series.marker.background ?? "",
      (point, value) => {
        own(point).markerBackground = asColor(value);
      },
    ),
    markerForegroundColor: chartProperty(
      "1.7",
      (point) => shown(point).markerForeground ?? point.series.marker.foreground ?? "",
      (point, value) => {
        own(point).markerForeground = asColor(value);
      },
    ),
  },
  links: {
    format: { since: "1.1", to: (point) => chartPointFormat.of(point) },
    dataLabel: { since: "1.7", to: (point) => chartDataLabel.of(point) },
  },
});

const chartPointFormat = excelClass<PointTarget>("ChartPointFormat", {
  links: { fill: { since: "1.1", to: (point) => solidFill(point, own(point)) } },
});

function all(target: SeriesTarget): HostObject<PointTarget>[] {
  return Array.from({ length: pointCount(target) }, (_, index) => chartPoint.of({ ...target, index }));
}

function pointCount({ series }: SeriesTarget): number {
  const reference = series.values === null ? null : parseReference(series.values.replace(/^=/, ""));
  return reference ? rowCount(reference.box) * columnCount(reference.box) : 0;
}

function shown({ series, index }: PointTarget): PointLook {
  return series.points.get(index) ?? {};
}

function own({ series, index }: PointTarget): PointLook {
  const look = series.points.get(index) ?? {};
  series.points.set(index, look);
  return look;
}

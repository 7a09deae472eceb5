import {
  LABEL_PARTS,
  type ChartLabelModel,
  type ChartLabelPart,
  type ChartLabelPosition,
  type ChartModel,
  type ChartSeriesModel,
} from "../../spreadsheet/model/chart";
import { invalidArgument, invalidOperation } from "../../spreadsheet/model/excelError";
import { asFlag, asOneOf, asText } from "../protocol/arguments";
import { excelClass, type DefinedClass, type Property } from "../protocol/excelClass";
import type { ApiSet } from "../protocol/apiSets";
import { chartProperty, type ChartTarget } from "./chart";
import { formatLinks } from "./chartFormat";
import type { PointTarget } from "./chartPoints";
import { standIn } from "./standIn";

/** The labels of one series, or (without one) of all series of the chart. */
interface LabelsTarget extends ChartTarget {
  readonly series: ChartSeriesModel | null;
}

/** Places of the labels of a type of chart; the first is Excel's own choice. */
const PLACES: readonly (readonly [types: RegExp, places: readonly ChartLabelPosition[]])[] = [
  [/^(Line|XYScatter|Bubble)/, ["Right", "Center", "Left", "Top", "Bottom"]],
  [/^(Column|Bar)Clustered$/, ["OutsideEnd", "Center", "InsideEnd", "InsideBase"]],
  [/^(Column|Bar)Stacked/, ["Center", "InsideEnd", "InsideBase"]],
  [/^(3D)?Pie/, ["BestFit", "Center", "InsideEnd", "OutsideEnd"]],
];

/** A place that a type of chart does not know is refused: in a file it would make Excel repair the workbook. */
function placesOf(chart: ChartModel, series: ChartSeriesModel | undefined): readonly ChartLabelPosition[] {
  const type = series?.type ?? chart.type;
  const places = PLACES.find(([types]) => types.test(type))?.[1];
  if (!places) throw invalidArgument();
  return places;
}

/** Switches such as `showValue`; labels that show nothing any more are gone. */
function switches<T extends LabelsTarget>(
  since: ApiSet,
  labelOf: (target: T) => ChartLabelModel,
  shown: (target: T, shows: readonly ChartLabelPart[]) => void,
): Record<string, Property<T>> {
  const entries = LABEL_PARTS.map((part) => {
    const property = chartProperty<T>(
      since,
      (target) => labelParts(labelOf(target)).includes(part),
      (target, value) => {
        const others = labelParts(labelOf(target)).filter((one) => one !== part);
        shown(target, asFlag(value) ? [...others, part] : others);
      },
    );
    return [`show${part}`, property] as const;
  });
  return Object.fromEntries(entries);
}

function labelParts({ shows }: ChartLabelModel): readonly ChartLabelPart[] {
  return shows ?? ["Value"];
}

function seriesOf({ chart, series }: LabelsTarget): readonly ChartSeriesModel[] {
  return series ? [series] : chart.series;
}

/**
 * The labels of all the series as one: a property reads as what they agree on, and is set for each. Labels that do not
 * show have a look already; only those of a single series cannot be reached before they show.
 */
function together(target: LabelsTarget): ChartLabelModel {
  const { series } = target;
  if (series && !series.hasDataLabels) throw invalidOperation();
  const all = seriesOf(target);
  return standIn<ChartLabelModel>(
    (key) => {
      const first = all[0]?.labels?.[key];
      return all.every(({ labels }) => labels?.[key] === first) ? first : undefined;
    },
    (key, value) => {
      for (const one of all) one.labels = { ...one.labels, [key]: structuredClone(value) };
    },
  );
}

export const chartDataLabels: DefinedClass<LabelsTarget> = excelClass("ChartDataLabels", {
  properties: {
    ...switches<LabelsTarget>(
      "1.1",
      (target) => {
        const all = seriesOf(target);
        const shown = all.length > 0 && all.every(({ hasDataLabels }) => hasDataLabels);
        return shown ? { shows: all[0]!.labels?.shows } : { shows: [] };
      },
      (target, shows) => {
        for (const one of seriesOf(target)) {
          one.hasDataLabels = shows.length > 0;
          one.labels = { ...one.labels, shows };
        }
      },
    ),
    position: chartProperty(
      "1.1",
      (target) => together(target).position ?? placesOf(target.chart, seriesOf(target)[0])[0],
      (target, value) => {
        const label = together(target);
        for (const one of seriesOf(target)) asOneOf(value, placesOf(target.chart, one));
        label.position = asOneOf(value, placesOf(target.chart, seriesOf(target)[0]));
      },
    ),
    separator: chartProperty(
      "1.1",
      (target) => together(target).separator ?? ", ",
      (target, value) => {
        together(target).separator = asText(value);
      },
    ),
    numberFormat: chartProperty(
      "1.8",
      (target) => together(target).numberFormat ?? "General",
      (target, value) => {
        together(target).numberFormat = asText(value);
      },
    ),
  },
  links: {
    format: { since: "1.1", to: (target) => chartDataLabelFormat.of({ ...target, label: together(target) }) },
  },
});

type PointLabel = ChartLabelModel & { text?: string };

/** The label of one point; one that a point does not have shows nothing, and cannot be changed. */
export const chartDataLabel: DefinedClass<PointTarget> = excelClass("ChartDataLabel", {
  properties: {
    ...switches<PointTarget>(
      "1.7",
      (target) => shownLabel(target) ?? { shows: [] },
      (target, shows) => {
        ownLabel(target).shows = shows;
      },
    ),
    position: chartProperty(
      "1.7",
      (target) => readLabel(target, ({ position }) => position ?? placesOf(target.chart, target.series)[0]),
      (target, value) => {
        const label = ownLabel(target);
        label.position = asOneOf(value, placesOf(target.chart, target.series));
      },
    ),
    separator: chartProperty(
      "1.7",
      (target) => readLabel(target, ({ separator }) => separator ?? ", "),
      (target, value) => {
        ownLabel(target).separator = asText(value);
      },
    ),
    text: chartProperty(
      "1.8",
      (target) => readLabel(target, ({ text }) => text ?? ""),
      (target, value) => {
        ownLabel(target).text = asText(value);
      },
    ),
    numberFormat: chartProperty(
      "1.8",
      (target) => readLabel(target, ({ numberFormat }) => numberFormat ?? "General"),
      (target, value) => {
        ownLabel(target).numberFormat = asText(value);
      },
    ),
  },
  links: {
    format: {
      since: "1.8",
      to: (target) => {
        const label = standIn<PointLabel>(
          (key) => shownLabel(target)?.[key],
          (key, value) => Object.assign(ownLabel(target), { [key]: value }),
        );
        return chartDataLabelFormat.of({ ...target, label });
      },
    },
  },
});

function shownLabel({ series, index }: PointTarget): PointLabel | null {
  return series.pointLabels?.get(index) ?? (series.hasDataLabels ? (series.labels ?? {}) : null);
}

/** What a label has; null where there is none. */
function readLabel<T>(target: PointTarget, read: (label: PointLabel) => T): T | null {
  const label = shownLabel(target);
  return label && read(label);
}

/** The label to be changed: from now on it differs from those of its series. */
function ownLabel(target: PointTarget): PointLabel {
  const shown = shownLabel(target);
  if (!shown) throw invalidOperation();
  const label = target.series.pointLabels?.get(target.index) ?? { ...shown };
  (target.series.pointLabels ??= new Map()).set(target.index, label);
  return label;
}

const chartDataLabelFormat = excelClass<LabelsTarget & { readonly label: ChartLabelModel }>(
  "ChartDataLabelFormat",
  { links: formatLinks({ font: "1.1", fill: "1.1", border: "1.8" }, ({ label }) => label) },
);

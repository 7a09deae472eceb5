import type { ChartLabelModel, ChartLabelPosition } from "../../spreadsheet/model/chart";
import { invalidArgument, invalidOperation } from "../../spreadsheet/model/excelError";
import { asOneOf, asText } from "../protocol/arguments";
import { excelClass, type DefinedClass, type Property } from "../protocol/excelClass";
import type { ApiSet } from "../protocol/apiSets";
import { chartProperty } from "./chart";
import { textFont } from "./chartFormat";
import type { PointTarget } from "./chartPoints";
import type { SeriesTarget } from "./chartSeries";

interface LabelTarget extends SeriesTarget {
  readonly label: ChartLabelModel;
}

const BAR_POSITIONS = ["Center", "InsideEnd", "InsideBase", "OutsideEnd"] as const;
const POINT_POSITIONS = ["Center", "Left", "Right", "Top", "Bottom"] as const;

function position<T extends SeriesTarget>(
  since: ApiSet,
  labelOf: (target: T) => ChartLabelModel,
): Property<T> {
  return chartProperty(
    since,
    (target) => labelOf(target).position ?? positionsOf(target).standard,
    (target, value) => {
      labelOf(target).position = asOneOf<ChartLabelPosition>(value, positionsOf(target).allowed);
    },
  );
}

/** A place that a type of chart does not know is refused: in a file it would make Excel repair the workbook. */
function positionsOf({ chart, series }: SeriesTarget): {
  readonly allowed: readonly ChartLabelPosition[];
  readonly standard: ChartLabelPosition;
} {
  const type = series.type ?? chart.type;
  if (/^(Line|XYScatter)/.test(type)) return { allowed: POINT_POSITIONS, standard: "Right" };
  if (/^(Column|Bar)Clustered$/.test(type)) return { allowed: BAR_POSITIONS, standard: "OutsideEnd" };
  throw invalidArgument();
}

/** The labels of a series; they exist while the series shows any. */
export const chartDataLabels: DefinedClass<SeriesTarget> = excelClass("ChartDataLabels", {
  properties: {
    position: position("1.1", ofSeries),
    numberFormat: chartProperty(
      "1.8",
      (target) => ofSeries(target).numberFormat ?? "General",
      (target, value) => {
        ofSeries(target).numberFormat = asText(value);
      },
    ),
  },
  links: {
    format: { since: "1.1", to: (target) => chartDataLabelFormat.of({ ...target, label: ofSeries(target) }) },
  },
});

function ofSeries({ series }: SeriesTarget): ChartLabelModel {
  if (!series.hasDataLabels) throw invalidOperation();
  return (series.labels ??= {});
}

/** The label of one point; a point without a label has none to change. */
export const chartDataLabel: DefinedClass<PointTarget> = excelClass("ChartDataLabel", {
  properties: {
    position: position("1.7", ofPoint),
    text: chartProperty(
      "1.8",
      (target) => ofPoint(target).text ?? "",
      (target, value) => {
        ofPoint(target).text = asText(value);
      },
    ),
  },
  links: {
    format: { since: "1.8", to: (target) => chartDataLabelFormat.of({ ...target, label: ofPoint(target) }) },
  },
});

function ofPoint({ series, index }: PointTarget): ChartLabelModel & { text?: string } {
  const label = series.pointLabels?.get(index);
  if (!label) throw invalidOperation();
  return label;
}

const chartDataLabelFormat = excelClass<LabelTarget>("ChartDataLabelFormat", {
  links: {
    font: { since: "1.1", to: ({ label, ...target }) => textFont(target, label) },
  },
});

import type { ChartAxisModel, ChartFontModel, ChartLineModel } from "../../spreadsheet/model/chart";
import { invalidArgument, invalidOperation } from "../../spreadsheet/model/excelError";
import { asFlag, asInteger, asNumber, asOneOf, asText } from "../protocol/arguments";
import { excelClass, type DefinedClass, type Property } from "../protocol/excelClass";
import { chartProperty, type ChartTarget } from "./chart";
import { axisLabels, axisMethods } from "./chartAxisLabels";
import { formatLinks, lineFormat, textFont } from "./chartFormat";
import type { TextTarget } from "./chartTitle";
import { standIn } from "./standIn";

export interface AxisTarget extends ChartTarget {
  readonly axis: ChartAxisModel;
  readonly type: "Category" | "Value";
}

export const chartAxes: DefinedClass<ChartTarget> = excelClass("ChartAxes", {
  links: {
    categoryAxis: {
      since: "1.1",
      to: (target) =>
        chartAxis.of({ ...withAxes(target), axis: target.chart.categoryAxis, type: "Category" }),
    },
    valueAxis: {
      since: "1.1",
      to: (target) => chartAxis.of({ ...withAxes(target), axis: target.chart.valueAxis, type: "Value" }),
    },
  },
  methods: {
    getItem: {
      since: "1.7",
      call: (target, args) => {
        const type = args.oneOf(0, ["Category", "Value"]);
        if (args.oneOf(1, ["Primary", "Secondary"], "Primary") === "Secondary") throw invalidArgument();
        const { categoryAxis, valueAxis } = withAxes(target).chart;
        return chartAxis.of({ ...target, axis: type === "Category" ? categoryAxis : valueAxis, type });
      },
    },
  },
});

function withAxes(target: ChartTarget): ChartTarget {
  if (target.chart.type === "Pie" || target.chart.type === "Doughnut") throw invalidOperation();
  return target;
}

/** A bound or a unit: "" and null leave it to Excel, which then reads as an empty text. */
function automatic(key: "minimum" | "maximum" | "majorUnit" | "minorUnit"): Property<AxisTarget> {
  return chartProperty(
    "1.1",
    ({ axis }) => axis[key] ?? "",
    ({ axis }, value) => {
      axis[key] = value === "" || value === null ? null : asNumber(value);
    },
  );
}

const CATEGORY_TYPES = ["Automatic", "TextAxis", "DateAxis"] as const;
const SCALES = ["Linear", "Logarithmic"] as const;

const chartAxis = excelClass<AxisTarget>("ChartAxis", {
  properties: {
    type: { since: "1.7", get: ({ type }) => type },
    axisGroup: { since: "1.7", get: () => "Primary" },
    minimum: automatic("minimum"),
    maximum: automatic("maximum"),
    majorUnit: automatic("majorUnit"),
    minorUnit: automatic("minorUnit"),
    ...axisLabels,
    visible: chartProperty(
      "1.7",
      ({ axis }) => axis.visible,
      ({ axis }, value) => {
        axis.visible = asFlag(value);
      },
    ),
    numberFormat: chartProperty(
      "1.8",
      ({ axis }) => axis.numberFormat ?? "General",
      ({ axis }, value) => {
        axis.numberFormat = asText(value);
      },
    ),
    categoryType: chartProperty(
      "1.7",
      ({ axis }) => axis.categoryType,
      ({ axis }, value) => {
        axis.categoryType = asOneOf(value, CATEGORY_TYPES);
      },
    ),
    tickLabelSpacing: chartProperty(
      "1.7",
      ({ axis }) => axis.tickLabelSpacing ?? 1,
      ({ axis }, value) => {
        axis.tickLabelSpacing = value === "" || value === null ? null : asInteger(value);
      },
    ),
    reversePlotOrder: chartProperty(
      "1.7",
      ({ axis }) => axis.reversePlotOrder,
      ({ axis }, value) => {
        axis.reversePlotOrder = asFlag(value);
      },
    ),
    scaleType: chartProperty(
      "1.7",
      ({ axis }) => axis.scaleType,
      ({ axis, type }, value) => {
        const scale = asOneOf(value, SCALES);
        if (type === "Category" && scale === "Logarithmic") throw invalidOperation();
        axis.scaleType = scale;
      },
    ),
  },
  links: {
    title: { since: "1.1", to: (target) => chartAxisTitle.of({ ...target, text: target.axis.title }) },
    majorGridlines: {
      since: "1.1",
      to: (target) => chartGridlines.of({ ...target, line: majorGridline(target.axis) }),
    },
    minorGridlines: {
      since: "1.1",
      to: (target) => chartGridlines.of({ ...target, line: minorGridline(target.axis) }),
    },
    format: { since: "1.1", to: (target) => chartAxisFormat.of(target) },
  },
  methods: axisMethods,
});

const chartAxisTitle = excelClass<TextTarget>("ChartAxisTitle", {
  properties: {
    text: chartProperty(
      "1.1",
      ({ text }) => text.text,
      ({ text }, value) => {
        text.text = asText(value);
        text.visible = true;
      },
    ),
    visible: chartProperty(
      "1.1",
      ({ text }) => text.visible,
      ({ text }, value) => {
        text.visible = asFlag(value);
      },
    ),
  },
  links: { format: { since: "1.1", to: (target) => chartAxisTitleFormat.of(target) } },
});

const chartAxisTitleFormat = excelClass<TextTarget>("ChartAxisTitleFormat", {
  links: formatLinks({ font: "1.1", fill: "1.8", border: "1.8" }, ({ text }) => text),
});

interface GridlinesTarget extends ChartTarget {
  readonly line: ChartLineModel;
}

const chartGridlines = excelClass<GridlinesTarget>("ChartGridlines", {
  properties: {
    visible: chartProperty(
      "1.1",
      ({ line }) => line.visible ?? false,
      ({ line }, value) => {
        line.visible = asFlag(value);
      },
    ),
  },
  links: { format: { since: "1.1", to: (target) => chartGridlinesFormat.of(target) } },
});

const chartGridlinesFormat = excelClass<GridlinesTarget>("ChartGridlinesFormat", {
  links: { line: { since: "1.1", to: (target) => lineFormat(target, target.line) } },
});

const chartAxisFormat = excelClass<AxisTarget>("ChartAxisFormat", {
  links: {
    font: { since: "1.1", to: (target) => textFont(target, axisFont(target.axis)) },
    line: { since: "1.1", to: (target) => lineFormat(target, (target.axis.line ??= { visible: true })) },
  },
});

const FONT_KEYS = {
  fontName: "fontName",
  fontSize: "fontSize",
  bold: "fontBold",
  italic: "fontItalic",
  underline: "fontUnderline",
  color: "fontColor",
} as const;
const GRIDLINE_KEYS = {
  visible: "majorGridlines",
  color: "majorGridlineColor",
  weight: "majorGridlineWeight",
  style: "majorGridlineStyle",
} as const;

/** An axis keeps its font and its gridlines' line in fields of its own. */
function axisFont(axis: ChartAxisModel): ChartFontModel {
  return standIn<ChartFontModel>(
    (key) => axis[FONT_KEYS[key]],
    (key, value) => Object.assign(axis, { [FONT_KEYS[key]]: value }),
  );
}

function majorGridline(axis: ChartAxisModel): ChartLineModel {
  return standIn<ChartLineModel>(
    (key) => axis[GRIDLINE_KEYS[key]],
    (key, value) => Object.assign(axis, { [GRIDLINE_KEYS[key]]: value }),
  );
}

function minorGridline(axis: ChartAxisModel): ChartLineModel {
  return standIn<ChartLineModel>(
    (key) => axis.minorGridlines?.[key],
    (key, value) => {
      axis.minorGridlines = { visible: false, ...axis.minorGridlines, [key]: value };
    },
  );
}

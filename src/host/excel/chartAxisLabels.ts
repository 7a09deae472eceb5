import type { ChartAxisModel } from "../../spreadsheet/model/chart";
import { referenceText } from "../../spreadsheet/model/address";
import { columnCount, rowCount } from "../../spreadsheet/model/box";
import { invalidArgument, invalidOperation } from "../../spreadsheet/model/excelError";
import { asFlag, asInteger, asNumber, asOneOf } from "../protocol/arguments";
import type { Method, Property } from "../protocol/excelClass";
import { changeChart, chartProperty } from "./chart";
import type { AxisTarget } from "./chartAxes";
import { asOrientation } from "./chartTitle";
import { placeOf } from "./place";

const UNITS = [
  "None",
  "Hundreds",
  "Thousands",
  "TenThousands",
  "HundredThousands",
  "Millions",
  "TenMillions",
  "HundredMillions",
  "Billions",
  "Trillions",
  "Custom",
] as const;
const TICK_MARKS = ["None", "Inside", "Outside", "Cross"] as const;
const LABEL_POSITIONS = ["NextToAxis", "High", "Low", "None"] as const;
const CROSSINGS = ["Automatic", "Maximum", "Minimum", "Custom"] as const;

/** Properties of an axis about its labels, its tick marks and where the other axis crosses it. */
export const axisLabels: Record<string, Property<AxisTarget>> = {
  displayUnit: chartProperty(
    "1.7",
    ({ axis: { displayUnit } }) => (typeof displayUnit === "number" ? "Custom" : (displayUnit ?? "None")),
    ({ axis, type }, value) => {
      if (type !== "Value") throw invalidOperation();
      const unit = asOneOf(value, UNITS);
      if (unit === "None") delete axis.displayUnit;
      else if (unit !== "Custom") axis.displayUnit = unit;
      else if (typeof axis.displayUnit !== "number") throw invalidArgument();
      if (unit !== "None") axis.showDisplayUnitLabel = true;
    },
  ),
  customDisplayUnit: {
    since: "1.7",
    get: ({ axis: { displayUnit } }) => (typeof displayUnit === "number" ? displayUnit : 0),
  },
  showDisplayUnitLabel: chartProperty(
    "1.7",
    ({ axis }) => axis.showDisplayUnitLabel ?? false,
    ({ axis }, value) => {
      axis.showDisplayUnitLabel = asFlag(value);
    },
  ),
  tickLabelPosition: chartProperty(
    "1.7",
    ({ axis }) => axis.tickLabelPosition ?? "NextToAxis",
    ({ axis }, value) => {
      axis.tickLabelPosition = asOneOf(value, LABEL_POSITIONS);
    },
  ),
  majorTickMark: tickMark("majorTickMark"),
  minorTickMark: tickMark("minorTickMark"),
  tickMarkSpacing: chartProperty(
    "1.7",
    ({ axis }) => axis.tickMarkSpacing ?? 1,
    ({ axis, type }, value) => {
      const spacing = asInteger(value);
      if (type !== "Category" || spacing < 1) throw invalidArgument();
      axis.tickMarkSpacing = spacing;
    },
  ),
  textOrientation: chartProperty(
    "1.8",
    ({ axis }) => axis.textOrientation ?? 0,
    ({ axis }, value) => {
      axis.textOrientation = asOrientation(value);
    },
  ),
  logBase: chartProperty(
    "1.7",
    ({ axis }) => (axis.scaleType === "Logarithmic" ? (axis.logBase ?? 10) : 0),
    ({ axis }, value) => {
      const base = asNumber(value);
      if (axis.scaleType !== "Logarithmic") throw invalidOperation();
      if (base < 2 || base > 1000) throw invalidArgument();
      axis.logBase = base;
    },
  ),
  isBetweenCategories: chartProperty(
    "1.8",
    ({ axis }) => axis.isBetweenCategories ?? true,
    ({ axis, type }, value) => {
      if (type !== "Category") throw invalidOperation();
      axis.isBetweenCategories = asFlag(value);
    },
  ),
  position: chartProperty(
    "1.8",
    ({ axis: { crossing } }) => (typeof crossing === "number" ? "Custom" : (crossing ?? "Automatic")),
    ({ axis }, value) => {
      const crossing = asOneOf(value, CROSSINGS);
      if (crossing === "Custom") throw invalidArgument();
      axis.crossing = crossing;
    },
  ),
  positionAt: {
    since: "1.8",
    get: ({ axis: { crossing } }) => (typeof crossing === "number" ? crossing : 0),
  },
};

function tickMark(key: "majorTickMark" | "minorTickMark"): Property<AxisTarget> {
  return chartProperty(
    "1.7",
    ({ axis }) => axis[key] ?? "None",
    ({ axis }, value) => {
      axis[key] = asOneOf(value, TICK_MARKS);
    },
  );
}

export const axisMethods: Record<string, Method<AxisTarget>> = {
  setPositionAt: changing("1.8", (axis, value) => {
    axis.crossing = value;
  }),
  setCustomDisplayUnit: changing("1.7", (axis, value) => {
    if (value <= 0) throw invalidArgument();
    axis.displayUnit = value;
  }),
  setCategoryNames: {
    since: "1.7",
    call: (target, args, session) => {
      const { sheet, box } = placeOf(args.any(0), target.sheet, session);
      if (rowCount(box) > 1 && columnCount(box) > 1) throw invalidArgument();
      if (target.type !== "Category") throw invalidOperation();
      changeChart(target, session, () => {
        for (const series of target.chart.series) series.categories = referenceText(sheet.name, box);
      });
    },
  },
};

function changing(since: string, change: (axis: ChartAxisModel, value: number) => void): Method<AxisTarget> {
  return {
    since,
    call: (target, args, session) => {
      const value = asNumber(args.any(0));
      changeChart(target, session, () => change(target.axis, value));
    },
  };
}

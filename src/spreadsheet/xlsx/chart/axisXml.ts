import type { ChartAxisModel } from "../../model/chart";
import { element } from "../xml/text";
import { TEXT_COLOR, textProperties, titleXml } from "./chartText";
import { lineXml, shapeXml } from "./shapeProperties";

/** Grid and axis lines as Excel draws them in a new chart. */
const GRID = { visible: true, color: "#D9D9D9", weight: 0.75 } as const;
const AXIS = { visible: true, color: "#BFBFBF", weight: 0.75 } as const;

export interface AxisPlace {
  readonly id: number;
  readonly crosses: number;
  /** Secondary axes stand opposite to the primary ones. */
  readonly secondary: boolean;
  /** True for bars: categories run upwards, values to the right. */
  readonly turned: boolean;
  /** The axis that crosses this one: it says where this one crosses it. */
  readonly other: ChartAxisModel;
}

export const TICK_MARKS = { None: "none", Inside: "in", Outside: "out", Cross: "cross" } as const;
export const LABEL_POSITIONS = { NextToAxis: "nextTo", High: "high", Low: "low", None: "none" } as const;

/** Units of Excel's object model that a file knows, under another name. */
export const UNITS: Readonly<Record<string, string>> = {
  Hundreds: "hundreds",
  Thousands: "thousands",
  TenThousands: "tenThousands",
  HundredThousands: "hundredThousands",
  Millions: "millions",
  TenMillions: "tenMillions",
  HundredMillions: "hundredMillions",
  Billions: "billions",
  Trillions: "trillions",
};

/** Axis of categories: texts, or dates where the model says so. */
export function categoryAxisXml(axis: ChartAxisModel, place: AxisPlace): string {
  const isDate = axis.categoryType === "DateAxis";
  const auto = element("c:auto", { val: axis.categoryType === "Automatic" });
  const spacing = axis.tickLabelSpacing;
  const marks = axis.tickMarkSpacing ?? spacing;
  const tail = isDate
    ? auto + element("c:lblOffset", { val: 100 }) + element("c:baseTimeUnit", { val: "months" })
    : [
        auto,
        element("c:lblAlgn", { val: "ctr" }),
        element("c:lblOffset", { val: 100 }),
        spacing === null ? "" : element("c:tickLblSkip", { val: spacing }),
        marks === null ? "" : element("c:tickMarkSkip", { val: marks }),
        element("c:noMultiLvlLbl", { val: axis.categoryType === "TextAxis" }),
      ].join("");
  // The secondary categories are those of the primary axis and are not shown twice.
  const visible = axis.visible && !place.secondary;
  const position = place.turned ? "l" : "b";
  return element(
    isDate ? "c:dateAx" : "c:catAx",
    {},
    shared({ ...axis, visible }, place, position, AXIS, true) + tail,
  );
}

/** Axis of values. A scatter chart has two: `scatter` says which one this is. */
export function valueAxisXml(axis: ChartAxisModel, place: AxisPlace, scatter: "x" | "y" | null): string {
  const position = scatter === "x" || place.turned ? "b" : place.secondary ? "r" : "l";
  const isBetween = !scatter && (place.other.isBetweenCategories ?? true);
  const between = element("c:crossBetween", { val: isBetween ? "between" : "midCat" });
  const { majorUnit, minorUnit = null } = axis;
  const unit =
    (majorUnit === null ? "" : element("c:majorUnit", { val: majorUnit })) +
    (minorUnit === null ? "" : element("c:minorUnit", { val: minorUnit })) +
    displayUnitXml(axis);
  return element(
    "c:valAx",
    {},
    shared(axis, place, position, scatter === "x" ? AXIS : { visible: false }) + between + unit,
  );
}

function displayUnitXml({ displayUnit, showDisplayUnitLabel }: ChartAxisModel): string {
  if (displayUnit === undefined) return "";
  const unit =
    typeof displayUnit === "number"
      ? element("c:custUnit", { val: displayUnit })
      : element("c:builtInUnit", { val: UNITS[displayUnit] });
  return element("c:dispUnits", {}, unit + (showDisplayUnitLabel ? "<c:dispUnitsLbl/>" : ""));
}

function shared(
  axis: ChartAxisModel,
  place: AxisPlace,
  position: string,
  line: Parameters<typeof lineXml>[0],
  isCategory = false,
): string {
  const grid = axis.majorGridlines && !place.secondary;
  const scaling = [
    axis.scaleType === "Logarithmic" ? element("c:logBase", { val: axis.logBase ?? 10 }) : "",
    element("c:orientation", { val: axis.reversePlotOrder ? "maxMin" : "minMax" }),
    axis.maximum === null ? "" : element("c:max", { val: axis.maximum }),
    axis.minimum === null ? "" : element("c:min", { val: axis.minimum }),
  ];
  const look = {
    fontName: axis.fontName,
    fontSize: axis.fontSize ?? 9,
    bold: axis.fontBold,
    italic: axis.fontItalic,
    underline: axis.fontUnderline,
    color: axis.fontColor ?? TEXT_COLOR,
  };
  // Categories stay at the edge of the plot where values below zero would pull them into it.
  const labels = LABEL_POSITIONS[axis.tickLabelPosition ?? (isCategory ? "Low" : "NextToAxis")];
  const { crossing = "Automatic" } = place.other;
  return [
    element("c:axId", { val: place.id }),
    element("c:scaling", {}, scaling.join("")),
    element("c:delete", { val: !axis.visible }),
    element("c:axPos", { val: position }),
    grid
      ? element(
          "c:majorGridlines",
          {},
          shapeXml(
            undefined,
            lineXml({
              visible: true,
              color: axis.majorGridlineColor ?? GRID.color,
              weight: axis.majorGridlineWeight ?? GRID.weight,
              style: axis.majorGridlineStyle,
            }),
          ),
        )
      : "",
    axis.minorGridlines?.visible && !place.secondary
      ? element("c:minorGridlines", {}, shapeXml(undefined, lineXml({ ...GRID, ...axis.minorGridlines })))
      : "",
    titleXml(
      axis.title,
      { fontSize: 10, bold: false, color: TEXT_COLOR },
      position === "l" || position === "r",
    ),
    element("c:numFmt", {
      formatCode: axis.numberFormat ?? "General",
      sourceLinked: axis.numberFormat === null,
    }),
    element("c:majorTickMark", { val: TICK_MARKS[axis.majorTickMark ?? "None"] }),
    element("c:minorTickMark", { val: TICK_MARKS[axis.minorTickMark ?? "None"] }),
    element("c:tickLblPos", { val: labels }),
    shapeXml(undefined, lineXml({ ...line, ...axis.line })),
    textProperties(look, axis.textOrientation),
    element("c:crossAx", { val: place.crosses }),
    typeof crossing === "number"
      ? element("c:crossesAt", { val: crossing })
      : element("c:crosses", { val: place.secondary ? "max" : CROSSINGS[crossing] }),
  ].join("");
}

export const CROSSINGS = { Automatic: "autoZero", Maximum: "max", Minimum: "min" } as const;

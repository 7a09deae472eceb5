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
}

/** Axis of categories: texts, or dates where the model says so. */
export function categoryAxisXml(axis: ChartAxisModel, place: AxisPlace): string {
  const isDate = axis.categoryType === "DateAxis";
  const auto = element("c:auto", { val: axis.categoryType === "Automatic" });
  const spacing = axis.tickLabelSpacing;
  const tail = isDate
    ? auto + element("c:lblOffset", { val: 100 }) + element("c:baseTimeUnit", { val: "months" })
    : [
        auto,
        element("c:lblAlgn", { val: "ctr" }),
        element("c:lblOffset", { val: 100 }),
        spacing === null ? "" : element("c:tickLblSkip", { val: spacing }),
        spacing === null ? "" : element("c:tickMarkSkip", { val: spacing }),
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
  const between = element("c:crossBetween", { val: scatter ? "midCat" : "between" });
  const unit = axis.majorUnit === null ? "" : element("c:majorUnit", { val: axis.majorUnit });
  return element(
    "c:valAx",
    {},
    shared(axis, place, position, scatter === "x" ? AXIS : { visible: false }) + between + unit,
  );
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
    axis.scaleType === "Logarithmic" ? element("c:logBase", { val: 10 }) : "",
    element("c:orientation", { val: axis.reversePlotOrder ? "maxMin" : "minMax" }),
    axis.maximum === null ? "" : element("c:max", { val: axis.maximum }),
    axis.minimum === null ? "" : element("c:min", { val: axis.minimum }),
  ];
  const look = { fontSize: axis.fontSize ?? 9, color: axis.fontColor ?? TEXT_COLOR };
  return [
    element("c:axId", { val: place.id }),
    element("c:scaling", {}, scaling.join("")),
    element("c:delete", { val: !axis.visible }),
    element("c:axPos", { val: position }),
    grid
      ? element(
          "c:majorGridlines",
          {},
          shapeXml(undefined, lineXml({ ...GRID, color: axis.majorGridlineColor ?? GRID.color })),
        )
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
    element("c:majorTickMark", { val: "none" }),
    element("c:minorTickMark", { val: "none" }),
    // Categories stay at the edge of the plot where values below zero would pull them into it.
    element("c:tickLblPos", { val: isCategory ? "low" : "nextTo" }),
    shapeXml(undefined, lineXml(line)),
    textProperties(look),
    element("c:crossAx", { val: place.crosses }),
    element("c:crosses", { val: place.secondary ? "max" : "autoZero" }),
  ].join("");
}

import type { Element } from "@xmldom/xmldom";
import type { ChartTrendlineModel } from "../../model/chart";
import type { Palette } from "../styles/colors";
import { booleanAttribute, child, childValue, numberAttribute } from "../xml/dom";
import { element, escapeXml } from "../xml/text";
import type { PlotKind } from "./chartTypes";
import { lineXml, readLine, shapeXml } from "./shapeProperties";

const TYPES = {
  Linear: "linear",
  Exponential: "exp",
  Logarithmic: "log",
  MovingAverage: "movingAvg",
  Polynomial: "poly",
  Power: "power",
} as const;

/** Kinds of plots whose series may have trend lines. */
export function hasTrendlines({ element: plot }: PlotKind): boolean {
  return ["lineChart", "barChart", "areaChart", "scatterChart", "bubbleChart"].includes(plot);
}

export function trendlineXml(trendline: ChartTrendlineModel): string {
  const { type, name, intercept, line } = trendline;
  const given = (tag: string, value: number): string => (value === 0 ? "" : element(tag, { val: value }));
  return element(
    "c:trendline",
    {},
    [
      name && element("c:name", {}, escapeXml(name)),
      shapeXml(undefined, lineXml(line)),
      element("c:trendlineType", { val: TYPES[type] }),
      type === "Polynomial" ? element("c:order", { val: trendline.polynomialOrder }) : "",
      type === "MovingAverage" ? element("c:period", { val: trendline.movingAveragePeriod }) : "",
      given("c:forward", trendline.forwardPeriod),
      given("c:backward", trendline.backwardPeriod),
      intercept === null ? "" : element("c:intercept", { val: intercept }),
      element("c:dispRSqr", { val: trendline.showRSquared }),
      element("c:dispEq", { val: trendline.showEquation }),
    ].join(""),
  );
}

export function readTrendline(node: Element, palette: Palette): ChartTrendlineModel {
  const number = (name: string): number | undefined => numberAttribute(child(node, name), "val");
  const stored = childValue(node, "trendlineType");
  const types = Object.keys(TYPES) as ChartTrendlineModel["type"][];
  return {
    type: types.find((type) => TYPES[type] === stored) ?? "Linear",
    name: child(node, "name")?.textContent ?? "",
    intercept: number("intercept") ?? null,
    movingAveragePeriod: number("period") ?? 2,
    polynomialOrder: number("order") ?? 2,
    forwardPeriod: number("forward") ?? 0,
    backwardPeriod: number("backward") ?? 0,
    showEquation: booleanAttribute(child(node, "dispEq"), "val") ?? false,
    showRSquared: booleanAttribute(child(node, "dispRSqr"), "val") ?? false,
    line: readLine(child(node, "spPr"), palette),
  };
}

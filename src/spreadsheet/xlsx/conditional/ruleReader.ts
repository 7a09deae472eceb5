import type { Element } from "@xmldom/xmldom";
import type { ConditionalFormatModel } from "../../model/sheet";
import type { StyleChange } from "../../model/style";
import { fromFileFormula } from "../formula/fileFormula";
import type { Palette } from "../styles/colors";
import { attribute, booleanAttribute, child, children, numberAttribute } from "../xml/dom";
import { LIMITS, modelIconSet, PRESETS, TEXT_TESTS, upper } from "./criteria";

/** What makes up a rule apart from its cells and its rank. */
export type RuleContent = Pick<ConditionalFormatModel, "type" | "rule" | "format" | "stopIfTrue">;

interface Styles {
  readonly palette: Palette;
  differential(index: number): StyleChange;
}

/** One `<cfRule>`; null for a kind that the object model has not. */
export function readRule(node: Element, styles: Styles): RuleContent | null {
  const found = typeAndRule(node, styles.palette);
  if (!found) return null;
  const dxf = numberAttribute(node, "dxfId");
  return {
    ...found,
    format: dxf === undefined ? {} : styles.differential(dxf),
    stopIfTrue: booleanAttribute(node, "stopIfTrue") ?? false,
  };
}

function typeAndRule(node: Element, palette: Palette): Pick<RuleContent, "type" | "rule"> | null {
  const kind = attribute(node, "type") ?? "";
  const formulas = children(node, "formula").map((formula) => fromFileFormula(formula.textContent ?? ""));
  switch (kind) {
    case "expression":
      return { type: "Custom", rule: { formula: formulas[0] ?? "" } };
    case "cellIs": {
      const rule = { formula1: formulas[0] ?? "", operator: upper(attribute(node, "operator") ?? "equal") };
      return {
        type: "CellValue",
        rule: formulas[1] === undefined ? rule : { ...rule, formula2: formulas[1] },
      };
    }
    case "top10":
      return {
        type: "TopBottom",
        rule: { rank: numberAttribute(node, "rank") ?? 10, type: topBottom(node) },
      };
    case "colorScale":
      return { type: "ColorScale", rule: readColorScale(child(node, "colorScale"), palette) };
    case "dataBar":
      return { type: "DataBar", rule: readDataBar(child(node, "dataBar"), palette) };
    case "iconSet":
      return { type: "IconSet", rule: readIconSet(child(node, "iconSet")) };
  }
  const text = TEXT_TESTS.find(([, type]) => type === kind);
  if (text) return { type: "ContainsText", rule: { operator: text[0], text: attribute(node, "text") ?? "" } };
  const preset = PRESETS.find(({ type, attributes }) => type === kind && hasExactly(node, attributes));
  return preset ? { type: "PresetCriteria", rule: { criterion: preset.criterion } } : null;
}

function topBottom(node: Element): string {
  return (
    (booleanAttribute(node, "bottom") ? "Bottom" : "Top") +
    (booleanAttribute(node, "percent") ? "Percent" : "Items")
  );
}

/** The attributes that tell presets of one type apart, with their defaults. */
function hasExactly(node: Element, wanted: Readonly<Record<string, string | number | boolean>>): boolean {
  return (
    (booleanAttribute(node, "aboveAverage") ?? true) === (wanted["aboveAverage"] ?? true) &&
    (booleanAttribute(node, "equalAverage") ?? false) === (wanted["equalAverage"] ?? false) &&
    (numberAttribute(node, "stdDev") ?? 0) === (wanted["stdDev"] ?? 0) &&
    attribute(node, "timePeriod") === wanted["timePeriod"]
  );
}

interface Limit {
  readonly type: string;
  readonly formula?: string;
}

function readLimit(node: Element | undefined, automatic = false): Limit {
  const file = attribute(node, "type") ?? "num";
  const type = Object.keys(LIMITS).find((name) => LIMITS[name] === file) ?? "Invalid";
  const value = attribute(node, "val");
  if (automatic && (file === "min" || file === "max")) return { type: "Automatic" };
  return value === undefined || file === "min" || file === "max" ? { type } : { type, formula: value };
}

function readColorScale(node: Element | undefined, palette: Palette): Readonly<Record<string, unknown>> {
  const colors = children(node, "color").map((color) => palette.resolve(color) ?? "#FFFFFF");
  const points = children(node, "cfvo").map((limit, i) => ({
    ...readLimit(limit),
    color: colors[i] ?? "#FFFFFF",
  }));
  const criteria = {
    minimum: points[0],
    ...(points.length > 2 ? { midpoint: points[1] } : {}),
    maximum: points.at(-1),
  };
  return { criteria };
}

function readDataBar(node: Element | undefined, palette: Palette): Readonly<Record<string, unknown>> {
  const [lower, higher] = children(node, "cfvo");
  const fillColor = palette.resolve(child(node, "color")) ?? "#638EC6";
  return {
    showDataBarOnly: !(booleanAttribute(node, "showValue") ?? true),
    barDirection: "Context",
    axisFormat: "Automatic",
    axisColor: "#000000",
    lowerBoundRule: readLimit(lower, true),
    upperBoundRule: readLimit(higher, true),
    positiveFormat: { fillColor, gradientFill: true, borderColor: "" },
    negativeFormat: {
      fillColor: "#FF0000",
      matchPositiveFillColor: false,
      borderColor: "#FF0000",
      matchPositiveBorderColor: true,
    },
  };
}

function readIconSet(node: Element | undefined): Readonly<Record<string, unknown>> {
  return {
    style: modelIconSet(attribute(node, "iconSet") ?? "3TrafficLights1"),
    reverseIconOrder: booleanAttribute(node, "reverse") ?? false,
    showIconOnly: !(booleanAttribute(node, "showValue") ?? true),
    criteria: children(node, "cfvo").map((limit) => {
      const { type, formula } = readLimit(limit);
      const operator = (booleanAttribute(limit, "gte") ?? true) ? "GreaterThanOrEqual" : "GreaterThan";
      return { type, formula: `=${formula ?? "0"}`, operator };
    }),
  };
}

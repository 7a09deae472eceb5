import type { Element } from "@xmldom/xmldom";
import type { ChartAxisModel, ChartTickMark } from "../../model/chart";
import type { Palette } from "../styles/colors";
import { attribute, booleanAttribute, child, childValue, numberAttribute } from "../xml/dom";
import { CROSSINGS, LABEL_POSITIONS, TICK_MARKS, UNITS } from "./axisXml";
import { readLook, readOrientation, readTitle } from "./chartText";
import { readColor, readLine } from "./shapeProperties";

/** @param other the axis that crosses it, which the file tells where */
export function readAxis(
  node: Element | undefined,
  other: Element | undefined,
  palette: Palette,
): ChartAxisModel {
  const scaling = child(node, "scaling");
  const number = (holder: Element | undefined, name: string): number | null =>
    numberAttribute(child(holder, name), "val") ?? null;
  const format = child(node, "numFmt");
  const auto = booleanAttribute(child(node, "auto"), "val") ?? true;
  const isVertical = /^[lr]$/.test(childValue(node, "axPos") ?? "");
  return {
    visible: node !== undefined && !(booleanAttribute(child(node, "delete"), "val") ?? false),
    title: readTitle(child(node, "title"), palette, isVertical),
    minimum: number(scaling, "min"),
    maximum: number(scaling, "max"),
    majorUnit: number(node, "majorUnit"),
    numberFormat: booleanAttribute(format, "sourceLinked") ? null : (attribute(format, "formatCode") ?? null),
    categoryType:
      auto || node?.localName === "valAx"
        ? "Automatic"
        : node?.localName === "dateAx"
          ? "DateAxis"
          : "TextAxis",
    tickLabelSpacing: number(node, "tickLblSkip"),
    majorGridlines: child(node, "majorGridlines") !== undefined,
    reversePlotOrder: childValue(scaling, "orientation") === "maxMin",
    scaleType: child(scaling, "logBase") ? "Logarithmic" : "Linear",
    ...withoutAbsent({
      ...readGridlines(node, palette),
      ...readAxisFont(child(node, "txPr"), palette),
      ...readTicks(node),
      minorUnit: number(node, "minorUnit") ?? undefined,
      logBase: number(scaling, "logBase") ?? undefined,
      isBetweenCategories:
        childValue(other, "crossBetween") === "midCat" && node?.localName !== "valAx" ? false : undefined,
      crossing: readCrossing(other),
    }),
  };
}

type Part = Partial<ChartAxisModel>;

function readGridlines(node: Element | undefined, palette: Palette): Part {
  const minor = child(node, "minorGridlines");
  const major = child(node, "majorGridlines", "spPr");
  const { weight, style } = readLine(major, palette);
  return {
    majorGridlineColor: readColor(child(major, "ln", "solidFill"), palette),
    majorGridlineWeight: weight,
    majorGridlineStyle: style,
    minorGridlines: minor && readLine(child(minor, "spPr"), palette),
    line: child(node, "spPr", "ln") && readLine(child(node, "spPr"), palette),
  };
}

function readAxisFont(body: Element | undefined, palette: Palette): Part {
  const { fontName, fontSize, bold, italic, underline, color } = readLook(body, palette);
  return {
    fontName,
    fontSize,
    fontBold: bold,
    fontItalic: italic,
    fontUnderline: underline,
    fontColor: color,
    textOrientation: readOrientation(body) || undefined,
  };
}

function readTicks(node: Element | undefined): Part {
  const mark = (name: string): ChartTickMark | undefined => {
    const found = named(TICK_MARKS, childValue(node, name));
    return found === "None" ? undefined : found;
  };
  const custom = numberAttribute(child(node, "dispUnits", "custUnit"), "val");
  const unit = childValue(child(node, "dispUnits"), "builtInUnit");
  const spacing = numberAttribute(child(node, "tickMarkSkip"), "val");
  const isUnit = custom !== undefined || unit !== undefined;
  return {
    majorTickMark: mark("majorTickMark"),
    minorTickMark: mark("minorTickMark"),
    tickLabelPosition: named(LABEL_POSITIONS, childValue(node, "tickLblPos")),
    tickMarkSpacing: spacing,
    displayUnit: custom ?? Object.keys(UNITS).find((name) => UNITS[name] === unit),
    showDisplayUnitLabel: isUnit ? child(node, "dispUnits", "dispUnitsLbl") !== undefined : undefined,
  };
}

function readCrossing(other: Element | undefined): ChartAxisModel["crossing"] {
  const at = numberAttribute(child(other, "crossesAt"), "val");
  const found = at ?? named(CROSSINGS, childValue(other, "crosses"));
  return found === "Automatic" ? undefined : found;
}

function named<Name extends string>(
  names: Readonly<Record<Name, string>>,
  stored: string | undefined,
): Name | undefined {
  return (Object.keys(names) as Name[]).find((name) => names[name] === stored);
}

function withoutAbsent(part: Part): Part {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
}

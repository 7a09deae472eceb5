import type { ConditionalFormatModel } from "../../model/sheet";
import { cellAddress } from "../address";
import { toFileFormula } from "../formula/fileFormula";
import { element, escapeXml } from "../xml/text";
import { fileIconSet, LIMITS, lower, PRESETS, TEXT_TESTS, textOf } from "./criteria";

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
type Rule = Readonly<Record<string, unknown>>;

/**
 * `<cfRule>` of a rule of the model.
 * @param dxfId number of its differential format; undefined where a match changes nothing
 */
export function ruleXml(model: ConditionalFormatModel, priority: number, dxfId: number | undefined): string {
  const { rule } = model;
  const shared: Attributes = { dxfId, priority, stopIfTrue: model.stopIfTrue || undefined };
  const make = (type: string, values: Attributes, content: string): string =>
    element("cfRule", { type, ...shared, ...values }, content);
  const first = model.ranges[0];
  const cell = first ? cellAddress(first.top, first.left) : "A1";
  switch (model.type) {
    case "Custom":
      return make("expression", {}, formulaXml(rule["formula"]));
    case "CellValue": {
      const second = rule["formula2"] ? formulaXml(rule["formula2"]) : "";
      return make(
        "cellIs",
        { operator: lower(textOf(rule["operator"])) },
        formulaXml(rule["formula1"]) + second,
      );
    }
    case "ContainsText": {
      const test = TEXT_TESTS.find(([operator]) => operator === rule["operator"]) ?? TEXT_TESTS[0];
      const text = textOf(rule["text"]);
      const quoted = `"${text.replaceAll('"', '""')}"`;
      return make(test[1], { operator: test[2], text }, formulaXml(test[3](quoted, cell)));
    }
    case "TopBottom": {
      const type = textOf(rule["type"]);
      const percent = type.endsWith("Percent") || undefined;
      return make(
        "top10",
        { percent, bottom: type.startsWith("Bottom") || undefined, rank: Number(rule["rank"] ?? 10) },
        "",
      );
    }
    case "PresetCriteria": {
      const preset = PRESETS.find(({ criterion }) => criterion === rule["criterion"]);
      if (!preset)
        throw new Error(`Conditional formats of kind ${textOf(rule["criterion"])} cannot be saved as .xlsx.`);
      return make(preset.type, preset.attributes, preset.formula ? formulaXml(preset.formula(cell)) : "");
    }
    case "ColorScale":
      return element("cfRule", { type: "colorScale", priority }, colorScaleXml(rule));
    case "DataBar":
      return element("cfRule", { type: "dataBar", priority }, dataBarXml(rule));
    case "IconSet":
      return element("cfRule", { type: "iconSet", priority }, iconSetXml(rule));
  }
}

function formulaXml(formula: unknown): string {
  return element("formula", {}, escapeXml(toFileFormula(textOf(formula))));
}

function limitXml(limit: unknown, automatic: "min" | "max", extra: Attributes = {}): string {
  const { type, formula } = (limit ?? {}) as { type?: string; formula?: unknown };
  const file = LIMITS[type ?? ""] ?? automatic;
  const bare = file === "min" || file === "max" || formula === undefined || formula === null;
  return element("cfvo", { type: file, val: bare ? undefined : toFileFormula(textOf(formula)), ...extra });
}

function colorXml(color: unknown): string {
  return element("color", { rgb: `FF${(textOf(color) || "#FFFFFF").slice(1)}` });
}

function colorScaleXml(rule: Rule): string {
  const { minimum, midpoint, maximum } = (rule["criteria"] ?? {}) as Record<
    string,
    { color?: string } | undefined
  >;
  const limits =
    limitXml(minimum, "min") + (midpoint ? limitXml(midpoint, "min") : "") + limitXml(maximum, "max");
  const colors =
    colorXml(minimum?.color) + (midpoint ? colorXml(midpoint.color) : "") + colorXml(maximum?.color);
  return element("colorScale", {}, limits + colors);
}

function dataBarXml(rule: Rule): string {
  const { fillColor } = (rule["positiveFormat"] ?? {}) as { fillColor?: string };
  const limits = limitXml(rule["lowerBoundRule"], "min") + limitXml(rule["upperBoundRule"], "max");
  return element(
    "dataBar",
    { showValue: rule["showDataBarOnly"] ? false : undefined },
    limits + colorXml(fillColor),
  );
}

function iconSetXml(rule: Rule): string {
  const criteria = (rule["criteria"] ?? []) as readonly { operator?: string }[];
  const limits = criteria.map((limit, i) =>
    i === 0
      ? element("cfvo", { type: "percent", val: 0 })
      : limitXml(limit, "min", { gte: limit.operator === "GreaterThan" ? false : undefined }),
  );
  const values = {
    iconSet: fileIconSet(textOf(rule["style"])),
    showValue: rule["showIconOnly"] ? false : undefined,
    reverse: rule["reverseIconOrder"] ? true : undefined,
  };
  return element("iconSet", values, limits.join(""));
}

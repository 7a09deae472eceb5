import type { ConditionalFormat, DataValidationCriterion, Style } from "@odoo/o-spreadsheet";
import { addressOf } from "../../spreadsheet/model/address";
import type { ConditionalFormatModel, ValidationModel } from "../../spreadsheet/model/sheet";
import type { StyleChange } from "../../spreadsheet/model/style";

type Operator = Extract<ConditionalFormat["rule"], { type: "CellIsRule" }>["operator"];

const comparisons: Record<string, Operator> = {
  Between: "isBetween",
  NotBetween: "isNotBetween",
  EqualTo: "isEqual",
  NotEqualTo: "isNotEqual",
  GreaterThan: "isGreaterThan",
  LessThan: "isLessThan",
  GreaterThanOrEqual: "isGreaterOrEqualTo",
  LessThanOrEqual: "isLessOrEqualTo",
};

const textTests: Record<string, Operator> = {
  Contains: "containsText",
  NotContains: "notContainsText",
  BeginsWith: "beginsWithText",
  EndsWith: "endsWithText",
};

const presets: Record<string, Operator> = {
  Blanks: "isEmpty",
  NonBlanks: "isNotEmpty",
  DuplicateValues: "duplicateValues",
  UniqueValues: "uniqueValues",
};

/** The grid's rule for one of Excel's; null for the kinds that it cannot draw. */
export function gridConditionalFormat(model: ConditionalFormatModel): ConditionalFormat | null {
  const rule = conditionalRule(model);
  return (
    rule && {
      id: model.id,
      rule,
      stopIfTrue: model.stopIfTrue,
      ranges: model.ranges.map((box) => addressOf(box)),
    }
  );
}

function conditionalRule({ type, rule, format }: ConditionalFormatModel): ConditionalFormat["rule"] | null {
  const cellIs = (operator: Operator | undefined, ...values: unknown[]): ConditionalFormat["rule"] | null =>
    operator
      ? {
          type: "CellIsRule",
          operator,
          values: values.filter((value) => value !== undefined && value !== null && value !== "").map(String),
          style: changedStyle(format),
        }
      : null;
  switch (type) {
    case "Custom":
      return cellIs("customFormula", withEquals(textOf(rule.formula)));
    case "CellValue":
      return cellIs(comparisons[String(rule.operator)], rule.formula1, rule.formula2);
    case "ContainsText":
      return cellIs(textTests[String(rule.operator)], rule.text);
    case "PresetCriteria":
      return cellIs(presets[String(rule.criterion)]);
    default:
      return null;
  }
}

/** Rules come from the add-in and from files: what is no text is as good as nothing. */
function textOf(part: unknown): string {
  return typeof part === "string" ? part : "";
}

function withEquals(formula: string): string {
  return formula.startsWith("=") ? formula : `=${formula}`;
}

function changedStyle({ font, fill }: StyleChange): Style {
  const style: Style = {};
  if (fill) style.fillColor = fill;
  if (font?.color) style.textColor = font.color;
  if (font?.bold) style.bold = true;
  if (font?.italic) style.italic = true;
  if (font?.strikethrough) style.strikethrough = true;
  if (font?.underline && font.underline !== "None") style.underline = true;
  return style;
}

/** Drop-down lists; other kinds of validation are checked when something is entered, not drawn. */
export function gridValidation(model: ValidationModel): DataValidationCriterion | null {
  if (model.type !== "List") return null;
  const source = textOf(model.rule.source);
  const displayStyle = model.rule.inCellDropDown === false ? "plainText" : "arrow";
  return source.startsWith("=")
    ? { type: "isValueInRange", values: [source.slice(1)], displayStyle }
    : { type: "isValueInList", values: source.split(",").map((item) => item.trim()), displayStyle };
}

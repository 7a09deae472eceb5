import type { Element } from "@xmldom/xmldom";
import { addressOf } from "../../model/address";
import type { ValidationModel } from "../../model/sheet";
import { textOf } from "../conditional/criteria";
import { parseBoxes } from "../address";
import { fromFileFormula, toFileFormula } from "../formula/fileFormula";
import { attribute, booleanAttribute, child, children } from "../xml/dom";
import { decodeCellText, element, escapeXml } from "../xml/text";
import { serialOfIsoDate } from "./isoDate";
import type { SectionCodec } from "./sectionCodec";
import { inNamespaceOf } from "./sectionText";

const TYPES: Readonly<Record<ValidationModel["type"], string>> = {
  WholeNumber: "whole",
  Decimal: "decimal",
  List: "list",
  Date: "date",
  Time: "time",
  TextLength: "textLength",
  Custom: "custom",
};

/** Operators as the object model and the file name them. */
const OPERATORS: Readonly<Record<string, string>> = {
  Between: "between",
  NotBetween: "notBetween",
  EqualTo: "equal",
  NotEqualTo: "notEqual",
  GreaterThan: "greaterThan",
  LessThan: "lessThan",
  GreaterThanOrEqualTo: "greaterThanOrEqual",
  LessThanOrEqualTo: "lessThanOrEqual",
};

/** `<dataValidations>`: what cells accept, and what is said when they do not. */
export const validations: SectionCodec = {
  name: "dataValidations",
  read(root, sheet) {
    for (const node of children(child(root, "dataValidations"), "dataValidation")) {
      const type = (Object.keys(TYPES) as ValidationModel["type"][]).find(
        (key) => TYPES[key] === attribute(node, "type"),
      );
      if (type) sheet.validations.push(readValidation(node, type));
    }
  },
  state: (sheet) => sheet.validations,
  write(sheet, root, { model }) {
    // Without a type a rule only shows a message; the model has none for it, so it stays as it is.
    const messages = children(child(root, "dataValidations"), "dataValidation").filter(
      (node) => (attribute(node, "type") ?? "none") === "none",
    );
    const rules = [
      ...messages.map((node) => element("dataValidation", attributesOf(node))),
      ...sheet.validations
        .filter(({ ranges }) => ranges.length > 0)
        .map((rule) => validationXml(rule, model.date1904)),
    ];
    return rules.length > 0
      ? inNamespaceOf(root, element("dataValidations", { count: rules.length }, rules.join("")))
      : "";
  },
};

function attributesOf(node: Element): Record<string, string> {
  const values: Record<string, string> = {};
  for (let i = 0; i < node.attributes.length; i++)
    values[node.attributes.item(i)!.name] = node.attributes.item(i)!.value;
  return values;
}

function readValidation(node: Element, type: ValidationModel["type"]): ValidationModel {
  const [formula1, formula2] = ["formula1", "formula2"].map(
    (name) => child(node, name)?.textContent ?? undefined,
  );
  const text = (name: string): string => decodeCellText(attribute(node, name) ?? "");
  const style = attribute(node, "errorStyle");
  return {
    ranges: parseBoxes(attribute(node, "sqref") ?? ""),
    type,
    rule: readValidationRule(node, type, formula1, formula2),
    ignoreBlanks: booleanAttribute(node, "allowBlank") ?? false,
    prompt: {
      showPrompt: booleanAttribute(node, "showInputMessage") ?? false,
      title: text("promptTitle"),
      message: text("prompt"),
    },
    errorAlert: {
      showAlert: booleanAttribute(node, "showErrorMessage") ?? false,
      style: style === "warning" ? "Warning" : style === "information" ? "Information" : "Stop",
      title: text("errorTitle"),
      message: text("error"),
    },
  };
}

function readValidationRule(
  node: Element,
  type: ValidationModel["type"],
  formula1 = "",
  formula2?: string,
): ValidationModel["rule"] {
  if (type === "List") {
    // An inline list is a text in quotes; the file's "showDropDown" hides the arrow.
    const inline = /^"(.*)"$/s.exec(formula1);
    const source = inline ? inline[1]!.replaceAll('""', '"') : fromFileFormula(formula1);
    return { source, inCellDropDown: !(booleanAttribute(node, "showDropDown") ?? false) };
  }
  if (type === "Custom") return { formula: fromFileFormula(formula1) };
  const operator = Object.keys(OPERATORS).find(
    (name) => OPERATORS[name] === (attribute(node, "operator") ?? "between"),
  );
  const rule = { formula1: operand(formula1), operator };
  return formula2 === undefined ? rule : { ...rule, formula2: operand(formula2) };
}

/** A plain number stays one, as the object model gives it. */
function operand(text: string): string | number {
  const number = Number(text);
  return text.trim() !== "" && Number.isFinite(number) ? number : fromFileFormula(text);
}

/** Dates may be given as ISO texts, which the file does not know. */
function operandText(value: unknown, date1904: boolean): string {
  const text = textOf(value);
  return String(serialOfIsoDate(text, date1904) ?? text);
}

/** The first formula; an inline list is a text in quotes. */
function firstFormula({ type, rule }: ValidationModel): unknown {
  if (type === "Custom") return rule["formula"];
  if (type !== "List") return rule["formula1"];
  const source = textOf(rule["source"]);
  return source.startsWith("=") ? source : `"${source.replaceAll('"', '""')}"`;
}

function validationXml(validation: ValidationModel, date1904: boolean): string {
  const { ranges, type, rule, ignoreBlanks, prompt, errorAlert } = validation;
  const formula = (name: string, value: unknown): string => {
    const content = operandText(value, date1904);
    return content === "" ? "" : element(name, {}, escapeXml(toFileFormula(content)));
  };
  const operator = OPERATORS[textOf(rule["operator"]) || "Between"];
  const text = (value: string): string | undefined => value || undefined;
  return element(
    "dataValidation",
    {
      type: TYPES[type],
      errorStyle: errorAlert.style === "Stop" ? undefined : errorAlert.style.toLowerCase(),
      operator: type === "List" || type === "Custom" || operator === "between" ? undefined : operator,
      allowBlank: ignoreBlanks || undefined,
      showDropDown: type === "List" && rule["inCellDropDown"] === false ? true : undefined,
      showInputMessage: prompt.showPrompt || undefined,
      showErrorMessage: errorAlert.showAlert || undefined,
      errorTitle: text(errorAlert.title),
      error: text(errorAlert.message),
      promptTitle: text(prompt.title),
      prompt: text(prompt.message),
      sqref: ranges.map((box) => addressOf(box)).join(" "),
    },
    formula("formula1", firstFormula(validation)) + formula("formula2", rule["formula2"]),
  );
}

import { invalidArgument } from "../../spreadsheet/model/excelError";
import { asFlag, asOneOf, asRecord, asText } from "../protocol/arguments";
import { excelClass, type DefinedClass, type Property } from "../protocol/excelClass";
import { asColor } from "./color";
import { changeRule, type RuleTarget } from "./conditionalFormat";
import { conditionalRangeFormat } from "./conditionalRangeFormat";
import { namesTable } from "./ruleFormula";

/** One entry of a rule. */
function entry(key: string, read: (value: unknown) => unknown): Property<RuleTarget> {
  return {
    since: "1.6",
    get: ({ rule }) => rule.rule[key] ?? null,
    set: (target, value, session) => {
      const checked = read(value);
      changeRule(target, session, () => {
        target.rule.rule = { ...target.rule.rule, [key]: checked };
      });
    },
  };
}

/** The rule as one object: it is read and set as a whole. */
function whole(required: readonly string[]): Property<RuleTarget> {
  return {
    since: "1.6",
    get: ({ rule }) => rule.rule,
    set: (target, value, session) => {
      const rule = asRecord(value);
      if (required.some((key) => rule[key] === undefined || rule[key] === null)) throw invalidArgument();
      changeRule(target, session, () => {
        target.rule.rule = { ...rule };
      });
    },
  };
}

const format = { since: "1.6", to: (target: RuleTarget) => conditionalRangeFormat.of(target) };

function wholeRule(name: string, required: readonly string[]): DefinedClass<RuleTarget> {
  return excelClass<RuleTarget>(name, { properties: { rule: whole(required) }, links: { format } });
}

export const cellValueConditionalFormat = wholeRule("CellValueConditionalFormat", ["formula1", "operator"]);
export const textConditionalFormat = wholeRule("TextConditionalFormat", ["operator", "text"]);
export const presetCriteriaConditionalFormat = wholeRule("PresetCriteriaConditionalFormat", ["criterion"]);
export const topBottomConditionalFormat = wholeRule("TopBottomConditionalFormat", ["rank", "type"]);

export const customConditionalFormat: DefinedClass<RuleTarget> = excelClass("CustomConditionalFormat", {
  links: { rule: { since: "1.6", to: (target) => conditionalFormatRule.of(target) }, format },
});

const formula: Property<RuleTarget> = {
  since: "1.6",
  get: ({ rule }) => rule.rule["formula"] ?? "",
  set: (target, value, session) => {
    const text = asText(value);
    const written = text.startsWith("=") ? text : `=${text}`;
    if (!session.isFormula(written) || namesTable(written)) throw invalidArgument();
    changeRule(target, session, () => {
      target.rule.rule = { formula: written };
    });
  },
};

const conditionalFormatRule = excelClass<RuleTarget>("ConditionalFormatRule", {
  properties: { formula, formulaLocal: formula },
});

const DIRECTIONS = ["Context", "LeftToRight", "RightToLeft"] as const;
const AXES = ["Automatic", "None", "CellMidPoint"] as const;

export const dataBarConditionalFormat: DefinedClass<RuleTarget> = excelClass("DataBarConditionalFormat", {
  properties: {
    showDataBarOnly: entry("showDataBarOnly", asFlag),
    barDirection: entry("barDirection", (value) => asOneOf(value, DIRECTIONS)),
    axisFormat: entry("axisFormat", (value) => asOneOf(value, AXES)),
    axisColor: entry("axisColor", asColor),
    lowerBoundRule: entry("lowerBoundRule", asRecord),
    upperBoundRule: entry("upperBoundRule", asRecord),
  },
  links: {
    positiveFormat: { since: "1.6", to: (target) => positiveFormat.of(target) },
    negativeFormat: { since: "1.6", to: (target) => negativeFormat.of(target) },
  },
});

/** One entry of a part of a rule that is an object of its own. */
function nested(part: string, key: string, read: (value: unknown) => unknown): Property<RuleTarget> {
  const stored = ({ rule }: RuleTarget) => (rule.rule[part] ?? {}) as Readonly<Record<string, unknown>>;
  return {
    since: "1.6",
    get: (target) => stored(target)[key] ?? null,
    set: (target, value, session) => {
      const checked = read(value);
      changeRule(target, session, () => {
        target.rule.rule = { ...target.rule.rule, [part]: { ...stored(target), [key]: checked } };
      });
    },
  };
}

const positiveFormat = excelClass<RuleTarget>("ConditionalDataBarPositiveFormat", {
  properties: {
    fillColor: nested("positiveFormat", "fillColor", asColor),
    gradientFill: nested("positiveFormat", "gradientFill", asFlag),
    borderColor: nested("positiveFormat", "borderColor", (value) => (value === "" ? "" : asColor(value))),
  },
});

const negativeFormat = excelClass<RuleTarget>("ConditionalDataBarNegativeFormat", {
  properties: {
    fillColor: nested("negativeFormat", "fillColor", asColor),
    matchPositiveFillColor: nested("negativeFormat", "matchPositiveFillColor", asFlag),
    borderColor: nested("negativeFormat", "borderColor", (value) => (value === "" ? "" : asColor(value))),
    matchPositiveBorderColor: nested("negativeFormat", "matchPositiveBorderColor", asFlag),
  },
});

export const colorScaleConditionalFormat: DefinedClass<RuleTarget> = excelClass(
  "ColorScaleConditionalFormat",
  {
    properties: {
      criteria: entry("criteria", (value) => {
        const criteria = asRecord(value);
        if (!criteria["minimum"] || !criteria["maximum"]) throw invalidArgument();
        return criteria;
      }),
      threeColorScale: {
        since: "1.6",
        get: ({ rule }) =>
          Boolean((rule.rule["criteria"] as Record<string, unknown> | undefined)?.["midpoint"]),
      },
    },
  },
);

export const iconSetConditionalFormat: DefinedClass<RuleTarget> = excelClass("IconSetConditionalFormat", {
  properties: {
    style: entry("style", asText),
    reverseIconOrder: entry("reverseIconOrder", asFlag),
    showIconOnly: entry("showIconOnly", asFlag),
    // Replaced as a whole; an array of another length than the set's is refused.
    criteria: entry("criteria", (value) => {
      if (!Array.isArray(value) || value.length < 3 || value.length > 5) throw invalidArgument();
      return value as unknown[];
    }),
  },
});

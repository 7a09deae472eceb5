import { itemNotFound } from "../../spreadsheet/model/excelError";
import type { ConditionalFormatModel, SheetModel } from "../../spreadsheet/model/sheet";
import { asFlag, asInteger } from "../protocol/arguments";
import { excelClass, type DefinedClass, type HostObject, type Link } from "../protocol/excelClass";
import type { Session } from "../protocol/session";
import {
  cellValueConditionalFormat,
  colorScaleConditionalFormat,
  customConditionalFormat,
  dataBarConditionalFormat,
  iconSetConditionalFormat,
  presetCriteriaConditionalFormat,
  textConditionalFormat,
  topBottomConditionalFormat,
} from "./conditionalFormatRules";
import { range } from "./range";
import { rangeAreas } from "./rangeAreas";

export interface RuleTarget {
  readonly sheet: SheetModel;
  readonly rule: ConditionalFormatModel;
}

/** A rule of an opened file that is changed is written anew. */
export function changeRule({ sheet, rule }: RuleTarget, { model }: Session, change: () => void): void {
  change();
  delete rule.xml;
  model.notify({ kind: "layout", sheet });
}

/** Both ways to the part of a rule that only its type has: one fails, one is a null object for the others. */
function partsOf(): Record<string, Link<RuleTarget>> {
  const parts: readonly [string, ConditionalFormatModel["type"], DefinedClass<RuleTarget>][] = [
    ["custom", "Custom", customConditionalFormat],
    ["cellValue", "CellValue", cellValueConditionalFormat],
    ["textComparison", "ContainsText", textConditionalFormat],
    ["dataBar", "DataBar", dataBarConditionalFormat],
    ["colorScale", "ColorScale", colorScaleConditionalFormat],
    ["iconSet", "IconSet", iconSetConditionalFormat],
    ["preset", "PresetCriteria", presetCriteriaConditionalFormat],
    ["topBottom", "TopBottom", topBottomConditionalFormat],
  ];
  const links: Record<string, Link<RuleTarget>> = {};
  for (const [name, type, part] of parts) {
    const to = (target: RuleTarget): HostObject<RuleTarget> | null =>
      target.rule.type === type ? part.of(target) : null;
    links[`${name}OrNullObject`] = { since: "1.6", to };
    links[name] = {
      since: "1.6",
      to: (target) => {
        const found = to(target);
        if (!found) throw itemNotFound();
        return found;
      },
    };
  }
  return links;
}

export const conditionalFormat: DefinedClass<RuleTarget> = excelClass("ConditionalFormat", {
  key: ({ rule }) => rule.id,
  properties: {
    id: { since: "1.6", get: ({ rule }) => rule.id },
    type: { since: "1.6", get: ({ rule }) => rule.type },
    priority: {
      since: "1.6",
      get: ({ rule }) => rule.priority,
      set: (target, value, session) =>
        changeRule(target, session, () => {
          target.rule.priority = asInteger(value);
        }),
    },
    stopIfTrue: {
      since: "1.6",
      get: ({ rule }) => rule.stopIfTrue,
      set: (target, value, session) =>
        changeRule(target, session, () => {
          target.rule.stopIfTrue = asFlag(value);
        }),
    },
  },
  links: partsOf(),
  methods: {
    getRange: {
      since: "1.6",
      call: ({ sheet, rule }) => {
        if (rule.ranges.length !== 1) throw itemNotFound();
        return range.of({ sheet, box: rule.ranges[0]! });
      },
    },
    getRangeOrNullObject: {
      since: "1.6",
      call: ({ sheet, rule }) =>
        rule.ranges.length === 1 ? range.of({ sheet, box: rule.ranges[0]! }) : null,
    },
    getRanges: { since: "1.9", call: ({ sheet, rule }) => rangeAreas.of({ sheet, boxes: rule.ranges }) },
    delete: {
      since: "1.6",
      call: ({ sheet, rule }, _args, { model }) => {
        sheet.conditionalFormats.splice(sheet.conditionalFormats.indexOf(rule), 1);
        model.notify({ kind: "layout", sheet });
      },
    },
  },
});

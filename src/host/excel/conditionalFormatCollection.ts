import { intersection } from "../../spreadsheet/model/box";
import type { Box } from "../../spreadsheet/model/cells";
import { cutOut } from "../../spreadsheet/model/clearCells";
import { itemNotFound } from "../../spreadsheet/model/excelError";
import { refuseUnlessAllowed } from "../../spreadsheet/model/protection";
import type { ConditionalFormatModel, SheetModel } from "../../spreadsheet/model/sheet";
import { excelClass, type DefinedClass, type HostObject } from "../protocol/excelClass";
import { conditionalFormat, type RuleTarget } from "./conditionalFormat";

/** The rules that touch some blocks of a sheet. */
interface RulesTarget {
  readonly sheet: SheetModel;
  readonly boxes: readonly Box[];
}

const TYPES: readonly ConditionalFormatModel["type"][] = [
  "Custom",
  "CellValue",
  "ContainsText",
  "DataBar",
  "ColorScale",
  "IconSet",
  "PresetCriteria",
  "TopBottom",
];

export const conditionalFormatCollection: DefinedClass<RulesTarget> = excelClass(
  "ConditionalFormatCollection",
  {
    methods: {
      add: {
        since: "1.6",
        call: ({ sheet, boxes }, args, { model }) => {
          refuseUnlessAllowed(sheet, "allowFormatCells");
          const type = args.oneOf(0, TYPES);
          // Fact: formats.newest-rule-first
          // A new rule goes before all others.
          for (const other of sheet.conditionalFormats) {
            other.priority++;
            delete other.xml;
          }
          const rule: ConditionalFormatModel = {
            id: `{${String(model.nextId()).padStart(8, "0")}-CF00-4000-8000-000000000000}`,
            type,
            ranges: [...boxes],
            priority: 0,
            stopIfTrue: false,
            rule: initialRule(type),
            format: {},
          };
          sheet.conditionalFormats.unshift(rule);
          model.notify({ kind: "layout", sheet });
          return conditionalFormat.of({ sheet, rule });
        },
      },
      clearAll: {
        since: "1.6",
        call: ({ sheet, boxes }, _args, { model }) => {
          refuseUnlessAllowed(sheet, "allowFormatCells");
          for (const { rule } of touching({ sheet, boxes })) delete rule.xml;
          for (const box of boxes) cutOut(sheet.conditionalFormats, box);
          model.notify({ kind: "layout", sheet });
        },
      },
      getCount: { since: "1.6", call: (rules) => touching(rules).length },
      getItemAt: {
        since: "1.6",
        call: (rules, args) => {
          const found = all(rules)[args.integer(0)];
          if (!found) throw itemNotFound();
          return found;
        },
      },
      getItemOrNullObject: { since: "1.14", call: (rules, args) => find(rules, args.any(0)) },
    },
    collection: { items: all, item: find },
  },
);

function touching({ sheet, boxes }: RulesTarget): RuleTarget[] {
  return sheet.conditionalFormats
    .filter((rule) => rule.ranges.some((range) => boxes.some((box) => intersection(range, box))))
    .map((rule) => ({ sheet, rule }));
}

function all(rules: RulesTarget): HostObject<RuleTarget>[] {
  return touching(rules).map((target) => conditionalFormat.of(target));
}

function find(rules: RulesTarget, key: unknown): HostObject<RuleTarget> | null {
  const target = touching(rules).find(({ rule }) => rule.id === key);
  return target ? conditionalFormat.of(target) : null;
}

function initialRule(type: ConditionalFormatModel["type"]): Readonly<Record<string, unknown>> {
  switch (type) {
    case "DataBar":
      return {
        showDataBarOnly: false,
        barDirection: "Context",
        axisFormat: "Automatic",
        axisColor: "#000000",
        lowerBoundRule: { type: "Automatic" },
        upperBoundRule: { type: "Automatic" },
        positiveFormat: { fillColor: "#638EC6", gradientFill: true, borderColor: "#638EC6" },
        negativeFormat: {
          fillColor: "#FF0000",
          matchPositiveFillColor: false,
          borderColor: "#FF0000",
          matchPositiveBorderColor: false,
        },
      };
    case "ColorScale":
      return {
        criteria: {
          minimum: { type: "LowestValue", color: "#F8696B" },
          midpoint: { type: "Percentile", formula: "50", color: "#FFEB84" },
          maximum: { type: "HighestValue", color: "#63BE7B" },
        },
      };
    case "IconSet":
      return {
        style: "ThreeTrafficLights1",
        reverseIconOrder: false,
        showIconOnly: false,
        criteria: [
          { type: "Percent", formula: "=0", operator: "GreaterThanOrEqual" },
          { type: "Percent", formula: "=33", operator: "GreaterThanOrEqual" },
          { type: "Percent", formula: "=67", operator: "GreaterThanOrEqual" },
        ],
      };
    default:
      return {};
  }
}

import type { ConditionalFormatModel, ValidationModel } from "../../../src/spreadsheet/model/sheet";
import { WorkbookModel } from "../../../src/spreadsheet/model/workbook";
import { openWorkbook } from "../../../src/spreadsheet/xlsx/openWorkbook";
import { saveWorkbook } from "../../../src/spreadsheet/xlsx/saveWorkbook";
import { changedParts, everything, fill, partText, reopened } from "./samples";
import { schemaFindings, schemaTest } from "./schemaCheck";

const box = { top: 1, left: 0, bottom: 9, right: 3 };

const look = { fill: "#FFE699", font: { bold: true, color: "#7F6000" } };
const rules: readonly [ConditionalFormatModel["type"], Record<string, unknown>][] = [
  ["Custom", { formula: '=$D2="Concern <"' }],
  ["CellValue", { formula1: "=10", formula2: "=$A$1*2", operator: "Between" }],
  ["CellValue", { formula1: "=0.95", operator: "LessThan" }],
  ["ContainsText", { operator: "NotContains", text: 'say "no"' }],
  ["ContainsText", { operator: "BeginsWith", text: "a" }],
  ["TopBottom", { rank: 3, type: "BottomPercent" }],
  ["PresetCriteria", { criterion: "Blanks" }],
  ["PresetCriteria", { criterion: "OneStdDevBelowAverage" }],
  ["PresetCriteria", { criterion: "DuplicateValues" }],
  ["PresetCriteria", { criterion: "LastMonth" }],
];
const graphics: readonly [ConditionalFormatModel["type"], Record<string, unknown>][] = [
  [
    "ColorScale",
    {
      criteria: {
        minimum: { type: "LowestValue", color: "#F8696B" },
        midpoint: { type: "Percentile", formula: "50", color: "#FFEB84" },
        maximum: { type: "HighestValue", color: "#63BE7B" },
      },
    },
  ],
  [
    "IconSet",
    {
      style: "ThreeTrafficLights1",
      reverseIconOrder: true,
      showIconOnly: false,
      criteria: [
        { type: "Percent", formula: "=0", operator: "GreaterThanOrEqual" },
        { type: "Percent", formula: "=33", operator: "GreaterThanOrEqual" },
        { type: "Number", formula: "=67", operator: "GreaterThan" },
      ],
    },
  ],
];

const prompt = { showPrompt: true, title: "Answer", message: "Yes or no" };
const alert = { showAlert: true, style: "Warning" as const, title: "Not so", message: "Choose <one>" };
const checks: readonly Pick<ValidationModel, "type" | "rule">[] = [
  { type: "List", rule: { source: "Yes,No,Not yet", inCellDropDown: true } },
  { type: "List", rule: { source: "=Lists!$A$1:$A$9", inCellDropDown: false } },
  { type: "WholeNumber", rule: { formula1: 0, formula2: 100, operator: "Between" } },
  { type: "Decimal", rule: { formula1: "=$A$1", operator: "GreaterThanOrEqualTo" } },
  { type: "Date", rule: { formula1: 46000, operator: "LessThan" } },
  { type: "TextLength", rule: { formula1: 11, operator: "EqualTo" } },
  { type: "Custom", rule: { formula: "=COUNTIF($A:$A,A2)=1" } },
];

function workbookWithRules(): WorkbookModel {
  const model = new WorkbookModel();
  const sheet = model.addSheet("Data");
  fill(
    sheet,
    Array.from({ length: 10 }, (_, r) => [r, r * r, `text ${r}`, r % 3 ? "Concern <" : "ok"]),
  );
  [...rules, ...graphics].forEach(([type, rule], priority) => {
    const format = priority < rules.length ? look : {};
    sheet.conditionalFormats.push({
      id: String(priority),
      type,
      rule,
      ranges: [box],
      priority,
      stopIfTrue: priority === 2,
      format,
    });
  });
  checks.forEach(({ type, rule }, column) => {
    const ranges = [{ top: 1, left: column + 5, bottom: 20, right: column + 5 }];
    sheet.validations.push({ ranges, type, rule, ignoreBlanks: column !== 1, prompt, errorAlert: alert });
  });
  return model;
}

test("conditional formats of every kind come back in their order", () => {
  const model = workbookWithRules();
  const back = reopened(model).sheets[0]!.conditionalFormats;
  const plain = (list: readonly ConditionalFormatModel[]) =>
    list.map(({ type, rule, ranges, priority, stopIfTrue, format }) => ({
      type,
      rule,
      ranges,
      priority,
      stopIfTrue,
      format,
    }));
  expect(plain(back)).toEqual(plain(model.sheets[0]!.conditionalFormats));
});

test("data bars keep their colour and limits", () => {
  const model = new WorkbookModel();
  const rule = {
    lowerBoundRule: { type: "Number", formula: "0" },
    upperBoundRule: { type: "Automatic" },
    positiveFormat: { fillColor: "#5B9BD5" },
  };
  model.addSheet("A").conditionalFormats.push({
    id: "1",
    type: "DataBar",
    rule,
    ranges: [box],
    priority: 0,
    stopIfTrue: false,
    format: {},
  });
  expect(reopened(model).sheets[0]!.conditionalFormats[0]!.rule).toMatchObject(rule);
});

test("validation of every kind comes back with its words", () => {
  const model = workbookWithRules();
  expect(reopened(model).sheets[0]!.validations).toEqual(model.sheets[0]!.validations);
});

test("a rule of the file keeps its own text when another one is added", () => {
  const bytes = everything();
  const opened = openWorkbook(bytes);
  const sheet = opened.model.sheet("Data")!;
  const old = /<cfRule[\s\S]*?<\/cfRule>/.exec(partText(bytes, "xl/worksheets/sheet1.xml"))![0];
  sheet.conditionalFormats.push({
    id: "new",
    type: "Custom",
    rule: { formula: "=$A2>1" },
    ranges: [box],
    priority: 1,
    stopIfTrue: false,
    format: look,
  });
  const saved = saveWorkbook(opened);
  expect(changedParts(bytes, saved)).toEqual(["xl/styles.xml", "xl/worksheets/sheet1.xml"]);
  const attributes = (xml: string) =>
    [...xml.matchAll(/(\w+)="([^"]*)"/g)]
      .map((m) => m[0])
      .filter((a) => !/^(priority|xmlns)/.test(a))
      .sort();
  const kept = /<cfRule[\s\S]*?<\/cfRule>/.exec(partText(saved, "xl/worksheets/sheet1.xml"))![0];
  expect(attributes(kept)).toEqual(attributes(old));
});

schemaTest("rules hold in the schemas", () => {
  expect(schemaFindings(saveWorkbook(workbookWithRules()))).toEqual([]);
});

test("a date of a rule may be an ISO text, and a list starting like one stays a list", () => {
  const model = new WorkbookModel();
  const sheet = model.addSheet("A");
  const common = { ranges: [box], ignoreBlanks: true, prompt, errorAlert: alert };
  sheet.validations.push({
    ...common,
    type: "Date",
    rule: { formula1: "2026-09-01", operator: "GreaterThan" },
  });
  sheet.validations.push({
    ...common,
    type: "List",
    rule: { source: "2026-09-01,later", inCellDropDown: true },
  });
  const back = reopened(model).sheets[0]!.validations.map(({ rule }) => rule);
  expect(back).toEqual([
    { formula1: 46266, operator: "GreaterThan" },
    { source: "2026-09-01,later", inCellDropDown: true },
  ]);
});

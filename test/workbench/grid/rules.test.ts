import type { ConditionalFormatModel, ValidationModel } from "../../../src/spreadsheet/model/sheet";
import { gridConditionalFormat, gridValidation } from "../../../src/workbench/grid/rules";

function format(over: Partial<ConditionalFormatModel>): ConditionalFormatModel {
  return {
    id: "1",
    type: "Custom",
    ranges: [{ top: 4, left: 9, bottom: 8, right: 9 }],
    priority: 0,
    stopIfTrue: false,
    rule: {},
    format: { fill: "#FCE4D6", font: { color: "#C55A11", bold: true } },
    ...over,
  };
}

test("a formula rule keeps its formula, its block and what it changes", () => {
  expect(gridConditionalFormat(format({ rule: { formula: '=$J5="▼ Concern"' } }))).toEqual({
    id: "1",
    stopIfTrue: false,
    ranges: ["J5:J9"],
    rule: {
      type: "CellIsRule",
      operator: "customFormula",
      values: ['=$J5="▼ Concern"'],
      style: { fillColor: "#FCE4D6", textColor: "#C55A11", bold: true },
    },
  });
});

test.each([
  ["CellValue", { operator: "Between", formula1: "0", formula2: "=A1" }, "isBetween", ["0", "=A1"]],
  ["ContainsText", { operator: "BeginsWith", text: "▲" }, "beginsWithText", ["▲"]],
  ["PresetCriteria", { criterion: "Blanks" }, "isEmpty", []],
] as const)("%s becomes the grid's rule", (type, rule, operator, values) => {
  expect(gridConditionalFormat(format({ type, rule }))?.rule).toMatchObject({ operator, values });
});

test("what the grid cannot draw is left out", () => {
  expect(gridConditionalFormat(format({ type: "IconSet" }))).toBeNull();
});

test("drop-down lists are shown, from a list or from cells", () => {
  const list = (source: string) =>
    gridValidation({ type: "List", rule: { source } } as unknown as ValidationModel);
  expect(list("open, done")).toEqual({
    type: "isValueInList",
    values: ["open", "done"],
    displayStyle: "arrow",
  });
  expect(list("='Trend data'!$A$2:$A$9")).toMatchObject({
    type: "isValueInRange",
    values: ["'Trend data'!$A$2:$A$9"],
  });
  expect(gridValidation({ type: "Decimal", rule: {} } as unknown as ValidationModel)).toBeNull();
});

import { automaticRowHeight } from "../../../src/spreadsheet/model/automaticRowHeight";
import { givenModel } from "../../host/givenWorkbook";
import type { StyleChange } from "../../../src/spreadsheet/model/style";

function heightOf(text: string, style: StyleChange, width = 20): number | null {
  const model = givenModel({ Data: [[text]] });
  const sheet = model.sheet("Data")!;
  sheet.columnWidths.set(0, width);
  return automaticRowHeight(model, sheet, 0, [
    { column: 0, value: text, style: model.styles.derive(0, style) },
  ]);
}

test("a line of standard text needs no more than the standard height", () => {
  expect(heightOf("short", {})).toBeNull();
  expect(heightOf("a long text that is not wrapped and runs over its neighbours", {})).toBeNull();
});

test("wrapped text takes as many lines as its column needs, words unbroken", () => {
  expect(heightOf("one two three four five six", { wrapText: true }, 10)).toBe(3 * 15);
  expect(heightOf("first\nsecond", { wrapText: true })).toBe(2 * 15);
  expect(heightOf("x".repeat(45), { wrapText: true }, 20)).toBe(3 * 15);
});

test("larger type makes higher rows", () => {
  expect(heightOf("Heading", { font: { size: 22 } })).toBe(30);
});

test("a merged or hidden cell does not count", () => {
  const model = givenModel({ Data: [["one two three four"]] });
  const sheet = model.sheet("Data")!;
  sheet.columnWidths.set(0, 5);
  const cells = [
    { column: 0, value: "one two three four", style: model.styles.derive(0, { wrapText: true }) },
  ];
  sheet.merges.push({ top: 0, left: 0, bottom: 0, right: 3 });
  expect(automaticRowHeight(model, sheet, 0, cells)).toBeNull();
  sheet.merges.pop();
  sheet.hiddenColumns.add(0);
  expect(automaticRowHeight(model, sheet, 0, cells)).toBeNull();
});

import { excelErrorSentence } from "../../src/workbook/excelErrors";

test("a selection that cannot be read says what to select", () => {
  expect(excelErrorSentence("InvalidSelection")).toMatch(/^Select one block of cells/);
});

test("a refusal that nobody foresaw names its code, so that it can be reported", () => {
  expect(excelErrorSentence("SomethingNew")).toContain("(SomethingNew)");
});

import fc from "fast-check";
import { enterValue } from "../../../src/spreadsheet/model/enterValue";
import { formatValue } from "../../../src/spreadsheet/model/numberFormat";

test("a text cell takes every text as it is", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (text) => {
      expect(enterValue(text, "@", false)).toEqual({ value: text });
    }),
  );
});

test("words stay words", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[b-ik-z]{2,12}$/), (text) => {
      fc.pre(!["true", "false"].includes(text) && !/^(feb|mar|may|sep|oct|nov|dec)/.test(text));
      expect(enterValue(text, "General", false)).toEqual({ value: text });
    }),
  );
});

test("whole numbers come back as they were typed", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), (number) => {
      expect(enterValue(String(number), "General", false)).toEqual({ value: number });
      expect(formatValue(number, "General")).toBe(String(number));
    }),
  );
});

test.each([
  [1 / 3, "General", "0.333333333"],
  [0.1 + 0.2, "General", "0.3"],
  [123_456_789_012, "General", "1.23457E+11"],
  [46_000, "yyyy-mm-dd", "2025-12-09"],
  [-1234.5, "#,##0.00;[Red]-#,##0.00", "-1,234.50"],
  ["x", "0.00", "x"],
  [true, "0.00", "TRUE"],
  [null, "0.00", ""],
])("%p shown as %s is %s", (value, format, text) => {
  expect(formatValue(value, format)).toBe(text);
});

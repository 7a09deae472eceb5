import fc from "fast-check";
import {
  addressOf,
  columnIndex,
  columnName,
  parseReference,
  quoteSheetName,
  referenceText,
} from "../../../src/spreadsheet/model/address";
import type { Box } from "../../../src/spreadsheet/model/cells";

const boxes = fc
  .tuple(fc.nat(1_048_575), fc.nat(16_383), fc.nat(1_048_575), fc.nat(16_383))
  .map(([a, b, c, d]): Box => ({
    top: Math.min(a, c),
    left: Math.min(b, d),
    bottom: Math.max(a, c),
    right: Math.max(b, d),
  }));

test("columns: A, Z, AA, XFD", () => {
  expect([0, 25, 26, 16_383].map(columnName)).toEqual(["A", "Z", "AA", "XFD"]);
  expect(["a", "Z", "AA", "XFD"].map(columnIndex)).toEqual([0, 25, 26, 16_383]);
});

test("an address read back is the same block, with any sheet's name", () => {
  fc.assert(
    fc.property(boxes, fc.string({ minLength: 1, maxLength: 31 }), (box, name) => {
      fc.pre(!/[\r\n]/.test(name));
      expect(parseReference(addressOf(box))).toEqual({ sheet: null, box });
      expect(parseReference(referenceText(name, box))).toEqual({ sheet: name, box });
    }),
  );
});

test.each([
  ["Data", "Data"],
  ["Trend data", "'Trend data'"],
  ["O'Hara", "'O''Hara'"],
  ["A1", "'A1'"],
  ["2026", "'2026'"],
  ["R1C1", "'R1C1'"],
])("sheet %s is written %s", (name, written) => {
  expect(quoteSheetName(name)).toBe(written);
});

test.each(["", "A0", "A1048577", "XFE1", "A1:", "hello", "1", "A:1", "A1,B2"])(
  "%s is no reference",
  (text) => {
    expect(parseReference(text)).toBeNull();
  },
);

test("corners in any order, with dollars, whole rows and columns", () => {
  expect(parseReference("$C$3:A1")!.box).toEqual({ top: 0, left: 0, bottom: 2, right: 2 });
  expect(parseReference("B:A")!.box).toEqual({ top: 0, left: 0, bottom: 1_048_575, right: 1 });
  expect(addressOf(parseReference("3:2")!.box)).toBe("2:3");
});

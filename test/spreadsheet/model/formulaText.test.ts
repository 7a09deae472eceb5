import { mapReferences } from "../../../src/spreadsheet/model/formulaText";

/** Every reference on no sheet or on Data, moved down by one. */
const moved = (formula: string) =>
  mapReferences(formula, (sheet, box) =>
    sheet === null || sheet === "Data" ? { ...box, top: box.top + 1, bottom: box.bottom + 1 } : box,
  );

test.each([
  ["=A1+$B$2*C$3", "=A2+$B$3*C$4"],
  ["=SUM(A1:B2,Data!C3)", "=SUM(A2:B3,Data!C4)"],
  ["='My sheet'!A1+Data!A1", "='My sheet'!A1+Data!A2"],
  ['="A1 stays"&A1', '="A1 stays"&A2'],
  ["=tblA[A1]+A1", "=tblA[A1]+A2"],
  ["=LOG10(A1)+ATAN2(A1,1)", "=LOG10(A2)+ATAN2(A2,1)"],
  ["=Q1_total+Rate2026x+A1", "=Q1_total+Rate2026x+A2"],
  ["=1.5E3+A1", "=1.5E3+A2"],
])("%s", (formula, expected) => {
  expect(moved(formula)).toBe(expected);
});

test("what was deleted becomes #REF!, its sheet stays named", () => {
  expect(mapReferences("=A1+Data!B2", () => null)).toBe("=#REF!+Data!#REF!");
});

test("tells which edges a dollar holds", () => {
  const seen: unknown[] = [];
  mapReferences("=$A1:B$2+C:C", (_sheet, box, fixed) => {
    seen.push(fixed);
    return box;
  });
  expect(seen).toEqual([
    { top: false, left: true, bottom: true, right: false },
    { top: true, left: false, bottom: true, right: false },
  ]);
});

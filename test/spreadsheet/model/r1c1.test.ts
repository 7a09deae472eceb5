import { fromR1C1, toR1C1 } from "../../../src/spreadsheet/model/r1c1";

/** E3. */
const place = { row: 2, column: 4 };

test.each([
  ["=C3 * D3", "=RC[-2] * RC[-1]"],
  ["=SUM(E1:E2)", "=SUM(R[-2]C:R[-1]C)"],
  ["=$B$1+B$1+$B1", "=R1C2+R1C[-3]+R[-2]C2"],
  ["=SUM($A$1:E3)", "=SUM(R1C1:RC)"],
  ["='My sheet'!A1&Data!F9", "='My sheet'!R[-2]C[-4]&Data!R[6]C[1]"],
  ["=SUM(A:A,$B:$C,3:3,$1:$2)", "=SUM(C[-4],C2:C3,R,R1:R2)"],
  ['="A1 R1C1"&E3', '="A1 R1C1"&RC'],
  ["=Sales[@[C]]+Sales[R1C1]+LOG10(A1)", "=Sales[@[C]]+Sales[R1C1]+LOG10(R[-2]C[-4])"],
  ["=Rate*C_1+RC.x", "=Rate*C_1+RC.x"],
])("%s is %s in E3", (a1, r1c1) => {
  expect(toR1C1(a1, place)).toBe(r1c1);
  expect(fromR1C1(r1c1, place)).toBe(a1);
});

test("what one may write otherwise: zero distances, small letters, corners in another order", () => {
  expect(fromR1C1("=R[0]C[-2] * r[0]c[-1]", place)).toBe("=C3 * D3");
  expect(fromR1C1("=SUM(R[-1]C:R[-2]C)", place)).toBe("=SUM(E1:E2)");
  expect(fromR1C1("=R", place)).toBe("=3:3");
});

test("a distance beyond the edge goes on from the other side", () => {
  expect(fromR1C1("=R[-1]C[-1]", { row: 0, column: 0 })).toBe("=XFD1048576");
});

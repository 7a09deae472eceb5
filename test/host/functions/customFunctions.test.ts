/// <reference types="custom-functions-runtime" />
import { insertCells } from "../../../src/spreadsheet/model/insertCells";
import { CELL, givenFunctions, RANGE } from "./givenFunctions";

/** Excel's side of custom functions, with Office.js' own runtime between the cells and the functions. */

const sum = (rows: number[][]): number => rows.flat().reduce((all, each) => all + each, 0);
const SUM = { takes: [RANGE], does: sum };
const SPREAD = {
  takes: [RANGE],
  does: (rows: number[][]) => [[Math.min(...rows.flat()), sum(rows), Math.max(...rows.flat())]],
};

test("a formula is #BUSY! until the function has answered, then shows what came of it", async () => {
  const book = await givenFunctions([[1, 2, "=T.SUM(A1:B1)"]], () => ({ SUM }));
  expect(book.cell("C1")).toBe(3);
  book.type("A1", 10);
  expect(book.cell("C1")).toBe("#BUSY!");
  await book.host.calculated();
  expect(book.cell("C1")).toBe(12);
});

test("the function is called again only when its arguments change", async () => {
  const seen: unknown[] = [];
  const book = await givenFunctions([[1, 2, "=T.SUM(A1:B1)+T.SUM(A1:B1)"]], () => ({
    SUM: { takes: [RANGE], does: (rows: number[][]) => (seen.push(rows), sum(rows)) },
  }));
  expect(book.cell("C1")).toBe(6);
  book.type("A2", 5);
  await book.host.calculated();
  expect(seen).toEqual([[[1, 2]]]);
  book.type("B1", 7);
  await book.host.calculated();
  expect(seen).toHaveLength(2);
});

test("calls stand anywhere in a formula, and other formulas rest on them, in any order", async () => {
  const book = await givenFunctions(
    [
      ['=IF(T.SUM(A2:B2)>2,"over","under")', "=B3*10", "=t.sum(B3:B3)+1"],
      [1, 2],
      [null, "=T.SUM(A2:B2)"],
    ],
    () => ({ SUM }),
  );
  expect(book.cells("A1:C1")).toEqual([["over", 30, 4]]);
  book.type("A2", -5);
  await book.host.calculated();
  expect(book.cells("A1:C1")).toEqual([["under", -30, -2]]);
});

describe("blocks", () => {
  test("fill the cells beside the formula, and other formulas read them", async () => {
    const book = await givenFunctions(
      [
        [3, 4, "=T.SPREAD(A1:B1)"],
        ["=SUM(C1:E1)", "=INDEX(T.SPREAD(A1:B1),1,3)", "=T.SPREAD(A1:B1)*2"],
      ],
      () => ({ SPREAD }),
    );
    expect(book.cells("C1:E1")).toEqual([[3, 7, 4]]);
    expect(book.cells("A2:E2")).toEqual([[14, 4, 6, 14, 8]]);
    expect(book.formula("D1")).toBeUndefined();
    book.type("B1", 10);
    await book.host.calculated();
    expect(book.cells("C1:E1")).toEqual([[3, 13, 10]]);
    expect(book.cell("A2")).toBe(26);
  });

  test("are #SPILL! while something stands in the way", async () => {
    const book = await givenFunctions([[3, 4, "=T.SPREAD(A1:B1)"]], () => ({ SPREAD }));
    book.type("D1", "mine");
    await book.host.calculated();
    expect(book.cells("C1:E1")).toEqual([["#SPILL!", "mine", null]]);
    book.type("D1", "");
    await book.host.calculated();
    expect(book.cells("C1:E1")).toEqual([[3, 7, 4]]);
  });

  test("shrink and go with their formula", async () => {
    const book = await givenFunctions([[2, "=T.UPTO(A1)"]], () => ({
      UPTO: { takes: [CELL], does: (n: number) => Array.from({ length: n }, (_, i) => [i + 1]) },
    }));
    expect(book.cells("B1:B3")).toEqual([[1], [2], [null]]);
    book.type("A1", 3);
    await book.host.calculated();
    expect(book.cells("B1:B3")).toEqual([[1], [2], [3]]);
    book.type("A1", 1);
    await book.host.calculated();
    expect(book.cells("B1:B3")).toEqual([[1], [null], [null]]);
    book.type("A1", 3);
    await book.host.calculated();
    book.type("B1", "gone");
    expect(book.cells("B1:B3")).toEqual([["gone"], [null], [null]]);
  });

  test("move with inserted rows", async () => {
    const book = await givenFunctions([[3, 4, "=T.SPREAD(A1:B1)"]], () => ({ SPREAD }));
    insertCells(book.model, book.sheet("Data"), { top: 0, left: 0, bottom: 0, right: 16383 }, "Down");
    await book.host.calculated();
    expect(book.cells("A1:E2")).toEqual([Array(5).fill(null), [3, 4, 3, 7, 4]]);
  });

  test("do not fill a table", async () => {
    const book = await givenFunctions(
      [
        ["a", "b"],
        [3, "=T.SPREAD(A2:A2)"],
      ],
      () => ({ SPREAD }),
      { tables: { tblA: "Data!A1:B2" } },
    );
    expect(book.cell("B2")).toBe("#SPILL!");
  });
});

describe("errors", () => {
  const failing = (custom: typeof CustomFunctions) => ({
    FAIL: {
      takes: [{ type: "string" } as const],
      does: (code: keyof typeof custom.ErrorCode) =>
        Promise.resolve(new custom.Error(custom.ErrorCode[code], "The reason.")),
    },
    CRASH: {
      takes: [],
      does: () => {
        throw new TypeError("not for the sheet");
      },
    },
    MIXED: { takes: [], does: () => [[1, new custom.Error(custom.ErrorCode.notAvailable)]] },
  });

  test.each([
    ["invalidValue", "#VALUE!", "The reason."],
    ["notAvailable", "#N/A", "The reason."],
    ["invalidNumber", "#NUM!", undefined],
    ["divisionByZero", "#DIV/0!", undefined],
  ])("%s is %s, with its reason where Excel shows one", async (code, shown, reason) => {
    const book = await givenFunctions([[`=T.FAIL("${code}")`]], failing);
    expect(book.cell("A1")).toBe(shown);
    expect(book.host.errorReason(book.sheet("Data"), 0, 0)).toBe(reason);
  });

  test("what a formula catches is caught; an exception that nobody meant is #VALUE! without its text", async () => {
    const book = await givenFunctions(
      [['=IFERROR(T.FAIL("notAvailable"),"none")', "=T.CRASH()", "=T.MIXED()"]],
      failing,
    );
    expect(book.cells("A1:D1")).toEqual([["none", "#VALUE!", 1, "#N/A"]]);
    expect(book.host.errorReason(book.sheet("Data"), 0, 1)).toBeUndefined();
  });

  test("an error among the arguments is the answer, and the function is not called", async () => {
    const seen: unknown[] = [];
    const book = await givenFunctions([["=1/0", 2, "=T.SUM(A1:B1)"]], () => ({
      SUM: { takes: [RANGE], does: (rows: number[][]) => seen.push(rows) },
    }));
    expect(book.cell("C1")).toBe("#DIV/0!");
    expect(seen).toEqual([]);
  });

  test("a function that is not there is #NAME?, too few arguments are #N/A", async () => {
    const book = await givenFunctions([["=T.NONE(1)", "=T.SUM()"]], () => ({ SUM }));
    expect(book.cells("A1:B1")).toEqual([["#NAME?", "#N/A"]]);
  });
});

describe("arguments", () => {
  const SHOW = {
    takes: [RANGE, { type: "number", optional: true } as const, { type: "string", optional: true } as const],
    does: (...given: unknown[]) => JSON.stringify(given.slice(0, 3)),
  };

  test("come as they stand, blank cells and what is left out as null", async () => {
    const book = await givenFunctions(
      [[1, null, "<11", true, "=T.SHOW(A1:D1)", '=T.SHOW(A1,,"x")', "=T.SHOW(A1,TRUE,12)"]],
      () => ({ SHOW }),
    );
    expect(book.cells("E1:G1")).toEqual([
      ['[[[1,null,"<11",true]],null,null]', '[[[1]],null,"x"]', '[[[1]],1,"12"]'],
    ]);
  });

  test("blank cells are 0 in older versions for the desktop", async () => {
    const book = await givenFunctions([[1, null, "=T.SHOW(A1:B1)"]], () => ({ SHOW }), { blankArguments: 0 });
    expect(book.cell("C1")).toBe("[[[1,0]],null,null]");
  });

  test("what is no number in a number's place is #VALUE!", async () => {
    const book = await givenFunctions([['=T.SHOW(1,"many")']], () => ({ SHOW }));
    expect(book.cell("A1")).toBe("#VALUE!");
  });
});

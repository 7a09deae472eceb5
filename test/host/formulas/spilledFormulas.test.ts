import { mayFillBlock } from "../../../src/host/formulas/fillsBlock";
import { givenWorkbook, type Grid } from "../givenWorkbook";

const enter = async (grid: Grid, at: string, formula: string) => {
  const book = await givenWorkbook({ Data: grid });
  await book.excel.run(async (context) => {
    context.workbook.worksheets.getItem("Data").getRange(at).formulas = [[formula]];
    await context.sync();
  });
  return book;
};

const FRUIT: Grid = [
  ["pear", 3],
  ["apple", 1],
  ["pear", 2],
];

describe("a formula that comes to a block fills it", () => {
  test.each([
    ["=A1:B3", FRUIT],
    ["=B1:B3*10", [[30], [10], [20]]],
    ["=FILTER(A1:A3,B1:B3>1)", [["pear"], ["pear"]]],
    [
      '=FILTER(A1:B3,A1:A3="pear","none")',
      [
        ["pear", 3],
        ["pear", 2],
      ],
    ],
    ['=FILTER(A1:B2,B1:B2*(A1:A2<>"apple"))', [["pear", 3]]],
    ["=FILTER(A1:B3,A1:B1=3)", FRUIT.map(([, count]) => [count!])],
    ["=SORT(B1:B3)", [[1], [2], [3]]],
    ["=UNIQUE(A1:A3)", [["pear"], ["apple"]]],
    [
      "=SEQUENCE(2,2)",
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ["=TRANSPOSE(B1:B3)", [[3, 1, 2]]],
  ])("%s", async (formula, expected) => {
    const book = await enter(FRUIT, "E1", formula);
    const [rows, columns] = [expected.length, expected[0]!.length];
    const read = await book.excel.run(async (context) => {
      const anchor = context.workbook.worksheets.getItem("Data").getRange("E1");
      const block = anchor.getSpillingToRange().load("values,hasSpill,rowCount,columnCount");
      const last = block.getLastCell();
      const parent = last.getSpillParentOrNullObject().load("address");
      const outside = anchor.getOffsetRange(5, 5).getSpillParentOrNullObject();
      await context.sync();
      return [
        block.values,
        block.hasSpill,
        block.rowCount,
        block.columnCount,
        parent.address,
        outside.isNullObject,
      ];
    });
    expect(read).toEqual([expected, true, rows, columns, "Data!E1", true]);
    expect(book.formula("Data!E2")).toBeUndefined();
  });

  test("a filter that leaves nothing shows what was said for it, else #CALC!", async () => {
    const book = await enter(FRUIT, "E1", '=FILTER(A1:B3,B1:B3>9,"none")');
    book.type("Data!F1", "=FILTER(A1:B3,B1:B3>9)");
    book.type("Data!G1", "=FILTER(A1:B3,B1:B2>1)");
    book.type("Data!H1", "=FILTER(A1:B3,A1:A3)");
    book.host.calculate();
    expect(book.cells("Data!E1:H1")).toEqual([["none", "#CALC!", "#VALUE!", "#VALUE!"]]);
  });

  test("and follows its source, growing and shrinking, with the formulas that rest on it", async () => {
    const book = await enter(FRUIT, "E1", "=FILTER(B1:B3,B1:B3>1)");
    book.type("Data!G1", "=SUM(E1:E3)");
    expect(book.cell("Data!G1")).toBe(5);
    book.type("Data!B2", 9);
    expect([book.cells("Data!E1:E3"), book.cell("Data!G1")]).toEqual([[[3], [9], [2]], 14]);
    book.type("Data!B3", 0);
    expect([book.cells("Data!E1:E3"), book.cell("Data!G1")]).toEqual([[[3], [9], [null]], 12]);
  });

  test("or shows #SPILL! while something is in its way", async () => {
    const book = await enter(FRUIT, "E1", "=A1:B2");
    book.type("Data!F2", "mine");
    expect(book.cells("Data!E1:F2")).toEqual([
      ["#SPILL!", null],
      [null, "mine"],
    ]);
    book.type("Data!F2", "");
    expect(book.cells("Data!E1:F2")).toEqual([
      ["pear", 3],
      ["apple", 1],
    ]);
    book.type("Data!E1", "gone");
    expect(book.cells("Data!E1:F2")).toEqual([
      ["gone", null],
      [null, null],
    ]);
  });

  test("whereas one value fills its own cell only", async () => {
    const book = await enter(FRUIT, "E1", "=SUM(FILTER(B1:B3,B1:B3>1))");
    expect([book.cell("Data!E1"), book.sheet("Data").spills]).toEqual([5, []]);
  });
});

test.each([
  ["=SUM(A1:A3)", false],
  ["=SUM(A1:A3)*ROUND(MAX(B1:B3),2)", false],
  ['="A1:A3"&B1', false],
  ["='A1:B2 x'!C1", false],
  ["=[@Rate]*2", false],
  ["=tblA[[#This Row],[Rate]]", false],
  ["=tblA[@[Rate (%)]]/2", false],
  ["=SUM(tblA[Rate])", false],
  ["=tblA[Rate]", true],
  ["='My data'!$A$1:$B$2", true],
  ["=(A1:A3)+1", true],
  ["=INDEX(SORT(A1:A3),1)", true],
])("%s may fill a block: %s", (formula, expected) => {
  expect(mayFillBlock(formula)).toBe(expected);
});

import { type Cell, type Rows, lines, notes, percent, questions, reading } from "./givenFile";

type Case = readonly [name: string, rows: Rows, expected: readonly string[]];

/** The first and the last figure tell whether a table was read right; their number whether it was read whole. */
function ends(rows: Rows): string[] {
  const all = lines(reading(rows));
  return [String(all.length), ...new Set([all[0] ?? "", all[all.length - 1] ?? ""])];
}

const NAMES: Rows = [
  ["Provider", "Jan-20", "Feb-20"],
  ["Harbor", 5, 6],
  ["Elm", 7, 8],
];
describe("marks", () => {
  const withMark = (mark: string, ...more: Rows) =>
    reading([
      ["Provider", "Jan-20", "Feb-20"],
      ["Harbor", 50, mark],
      ["Elm", 70, 80],
      ["Oak", 20, 30],
      ...more,
    ]);
  test.each([
    ["*", "suppressed"],
    ["c", "suppressed"],
    ["x", "missing"],
    ["z", "notApplicable"],
    ["u", "missing"],
    ["..", "missing"],
    [":", "missing"],
    ["NaN", "missing"],
    ["DQ*", "missing"],
    ["NReq", "notApplicable"],
    ["Not Available", "missing"],
    ["Number of Cases Too Small", "suppressed"],
    ["-", null],
    [".", null],
    ["N/A", null],
    ["low", null],
    ["None", null],
  ])("%p has no value, keeps its mark and is asked about; its usual meaning is said", (mark, meaning) => {
    const read = withMark(mark);
    expect(lines(read)).toContain(`C2 Harbor, Figures, 2020-02: null ${mark}`);
    expect(questions(read)).toContain(`mark:${mark} at C2${meaning === null ? "" : ` = ${meaning}`}`);
  });

  test("`<11` says itself what it is", () => {
    expect(questions(withMark("<11"))).toEqual([]);
    expect(lines(withMark("<11"))).toContain("C2 Harbor, Figures, 2020-02: null <11");
  });

  test("a note that explains a mark is believed before its usual meaning", () => {
    const read = withMark("x", [], ["x  Any number between 1 and 5 has been suppressed"]);
    expect(questions(read)).toContain("mark:x at C2 = suppressed");
  });

  test("a sign on a figure is a footnote and the figure counts", () => {
    expect(lines(withMark("12*"))).toContain("C2 Harbor, Figures, 2020-02: 12 *");
    expect(lines(withMark("20.3 p"))).toContain("C2 Harbor, Figures, 2020-02: 20.3 p");
  });

  test("a blank is named and no figure", () => {
    expect(lines(withMark(""))).toHaveLength(5);
    expect(notes(withMark(""))).toEqual(["1 figures are blank, the first in C2."]);
  });

  test("a whole sentence instead of a figure is asked about", () => {
    const read = withMark("The figures of this quarter are being checked by the trust");
    expect(questions(read)).toEqual(["unread at C2"]);
  });
});

describe("totals", () => {
  const cases: readonly Case[] = [
    [
      "on top",
      [
        ["Area", "2018", "2019"],
        ["England", 30, 33],
        ["Durham", 10, 11],
        ["Kent", 20, 22],
      ],
      ["4", "B3 Durham, Figures, 2018: 10", "C4 Kent, Figures, 2019: 22"],
    ],
    [
      "at the bottom",
      [
        ["Area", "2018", "2019"],
        ["Durham", 10, 11],
        ["Kent", 20, 22],
        ["TOTAL", 30, 33],
      ],
      ["4", "B2 Durham, Figures, 2018: 10", "C3 Kent, Figures, 2019: 22"],
    ],
    [
      "regions over counties over districts, without a column for the level",
      [
        ["Area", "2018", "2019"],
        ["North", 150, 160],
        ["Uplandshire", 100, 105],
        ["Ayton", 40, 45],
        ["Beeton", 60, 60],
        ["Ceeton", 50, 55],
        ["South", 70, 80],
        ["Deeton", 30, 35],
        ["Eeton", 40, 45],
      ],
      ["10", "B4 Ayton, Figures, 2018: 40", "C9 Eeton, Figures, 2019: 45"],
    ],
    [
      "a column of changes",
      [
        ["Area", "2018", "2019", "Percent change"],
        ["Durham", 10, 11, 10],
        ["Kent", 20, 22, 10],
      ],
      ["4", "B2 Durham, Figures, 2018: 10", "C3 Kent, Figures, 2019: 22"],
    ],
    [
      "a row of changes",
      [
        ["Area", "2018", "2019"],
        ["Durham", 10, 11],
        ["Kent", 20, 22],
        ["Percent change", "", 10],
      ],
      ["4", "B2 Durham, Figures, 2018: 10", "C3 Kent, Figures, 2019: 22"],
    ],
  ];
  test.each(cases)("%s are not counted again", (_name, rows, expected) =>
    expect(ends(rows)).toEqual(expected),
  );

  test("what is left out is named with its cells; what may be no provider is asked", () => {
    const read = reading([
      ["Area", "2018", "2019"],
      ["Durham", 10, 11],
      ["Unknown", 1, 2],
      ["Kent", 20, 22],
      ["Total", 31, 35],
    ]);
    expect(notes(read)).toEqual([
      '1 rows are totals or comparisons and are not counted again: "Total" (A5).',
    ]);
    expect(questions(read)).toEqual(["exclude:Unknown at A1"]);
  });
});

describe("numbers", () => {
  const one = (cell: Cell, header = "Rate %") =>
    reading([
      ["Provider", "Month", header],
      ["Harbor", "2020-01", cell],
      ["Elm", "2020-01", 70.5],
      ["Oak", "2020-01", 2.5],
    ]).tables[0]?.observations[0]?.value;
  test.each([
    ["percent as 38.7", 38.7, 0.387],
    ["percent as 0.19 shown as 19.0 %", percent(0.19), 0.19],
    ["percent as text", "38.7 %", 0.387],
  ])("%s", (_name, cell, value) => expect(one(cell)).toBe(value));

  const texts = (...cells: string[]) =>
    reading([
      ["Provider", "Month", "Visits"],
      ...cells.map((cell, i) => [`P${i}`, "2020-01", cell]),
    ]).tables.flatMap(({ observations }) => observations.map(({ value, mark }) => [value, mark]));
  test("text with thousands", () =>
    expect(texts("3,025", "1,200", "325")).toEqual([
      [3025, null],
      [1200, null],
      [325, null],
    ]));
  test("text with decimal commas", () =>
    expect(texts("3,5", "12,25")).toEqual([
      [3.5, null],
      [12.25, null],
    ]));
  test("a count with its share", () =>
    expect(texts("128277 (4%)", "90 (5%)").map(([value]) => value)).toEqual([128277, 90]));
  test("a count with its unit", () =>
    expect(texts("78 students", "1,025 students").map(([value]) => value)).toEqual([78, 1025]));
  test("half-patients", () =>
    expect(texts("2.5", "3.5")).toEqual([
      [2.5, null],
      [3.5, null],
    ]));

  test("codes keep their zeros and are no figures", () => {
    const read = reading([
      ["Code", "Month", "Visits"],
      ["0724", "2020-01", 3],
      ["010001", "2020-01", 4],
    ]);
    expect(lines(read)).toEqual(["C2 0724, Visits, 2020-01: 3", "C3 010001, Visits, 2020-01: 4"]);
  });

  test("thousands in the title are asked about, and the figures stay as written", () => {
    const read = reading([["Waste, thousand tonnes"], ...NAMES]);
    expect(questions(read)).toEqual(["thousands:thousand at A1 = no"]);
    expect(lines(read)).toContain("B3 Harbor, Waste, thousand tonnes, 2020-01: 5");
  });

  test("one indicator in two units is two where a column says so", () => {
    const read = reading([
      ["Area", "Unit", "2016", "2017"],
      ["Kent", "Number", 100, 120],
      ["Kent", "%", 10.1, 11.5],
      ["Surrey", "Number", 90, 95],
      ["Surrey", "%", 9.1, 9.3],
    ]);
    expect(lines(read)).toEqual(
      expect.arrayContaining(["C2 Kent, Figures, Number, 2016: 100", "D5 Surrey, Figures, %, 2017: 0.093"]),
    );
  });

  test("one indicator in two units is asked about where nothing says so", () => {
    const read = reading([
      ["Area", "2016", "2017"],
      ["Kent", 100, percent(0.12)],
      ["Surrey", 90, 95],
    ]);
    expect(questions(read)).toContain("units:Figures at C2, B2");
  });

  test("figures with the same key are all read and named", () => {
    const read = reading([
      ["Provider", "Month", "Visits"],
      ["A", "2020-01", 1],
      ["A", "2020-01", 2],
      ["B", "2020-01", 3],
    ]);
    expect(lines(read)).toHaveLength(3);
    expect(questions(read)).toEqual(["duplicates at C2, C3"]);
  });
});

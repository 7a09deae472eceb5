import { proposeReading } from "../../src/submission/proposeReading";
import { type Rows, date, givenFile, givenSheet, lines, notes, reading } from "./givenFile";

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
const under = (...titles: Rows): Rows => [...titles, ...NAMES];

describe("where the table is", () => {
  const cases: readonly Case[] = [
    ["in row 1", NAMES, ["4", "B2 Harbor, Figures, 2020-01: 5", "C3 Elm, Figures, 2020-02: 8"]],
    [
      "in row 3, under a title",
      under(["Missed visits"], []),
      ["4", "B4 Harbor, Missed visits, 2020-01: 5", "C5 Elm, Missed visits, 2020-02: 8"],
    ],
    [
      "in row 11, under labels, notes and a date",
      under(
        ["Title:", "Visits"],
        ["Source:", "SitAE"],
        ["Published:", date("2020-03-12")],
        [],
        ["Missed visits"],
        ["Contact:", "a@b"],
        [],
        ["A sentence that says what all this is about, and more"],
        [],
        [],
      ),
      ["4", "B12 Harbor, Visits, 2020-01: 5", "C13 Elm, Visits, 2020-02: 8"],
    ],
    [
      "in row 16",
      under(...Array.from({ length: 15 }, (_, i) => (i === 0 ? ["Missed visits"] : []))),
      ["4", "B17 Harbor, Missed visits, 2020-01: 5", "C18 Elm, Missed visits, 2020-02: 8"],
    ],
    [
      "from column B on",
      NAMES.map((row) => ["", ...row]),
      ["4", "C2 Harbor, Figures, 2020-01: 5", "D3 Elm, Figures, 2020-02: 8"],
    ],
    [
      "a group name over repeated names",
      [
        ["", "Attended", "", "Missed", ""],
        ["Provider", "Type 1", "Type 2", "Type 1", "Type 2"],
        ["Harbor", 10, 11, 1, 2],
        ["Elm", 20, 21, 3, 4],
        ["As of October 15, 2019"],
      ],
      ["8", "B3 Harbor, Attended Type 1, 2019-10: 10", "E4 Elm, Missed Type 2, 2019-10: 4"],
    ],
    [
      "headers with line breaks, footnote digits and doubled blanks",
      [
        ["Provider\nname ", "Month¹", "Missed  visits²"],
        ["Harbor", "2020-01", 3],
        ["Elm", "2020-01", 4],
      ],
      ["2", "C2 Harbor, Missed visits, 2020-01: 3", "C3 Elm, Missed visits, 2020-01: 4"],
    ],
    [
      "two columns of the same name stay two",
      [
        ["Provider", "Month", "Visits", "Visits"],
        ["Harbor", "2020-01", 3, 300],
        ["Elm", "2020-01", 4, 200],
      ],
      ["4", "C2 Harbor, Visits, 2020-01: 3", "D3 Elm, Visits (D), 2020-01: 200"],
    ],
    [
      "the header repeated in the middle",
      [...NAMES, ["Provider", "Jan-20", "Feb-20"], ["Oak", 1, 2]],
      ["6", "B2 Harbor, Figures, 2020-01: 5", "C5 Oak, Figures, 2020-02: 2"],
    ],
    [
      "one block for each provider",
      [
        ["Harbor"],
        ["Month", "Enrolled", "Referred"],
        ["Jan-20", 10, 20],
        ["Feb-20", 12, 22],
        [],
        ["Elm"],
        ["Month", "Enrolled", "Referred"],
        ["Jan-20", 8, 20],
        ["Feb-20", 9, 25],
      ],
      ["4", "B3:C3 Harbor, Enrolled, 2020-01: 10/20", "B9:C9 Elm, Enrolled, 2020-02: 9/25"],
    ],
    [
      "two tables one below the other",
      [
        ["Missed visits"],
        ...NAMES,
        [],
        ["Complaints"],
        ["Provider", "Jan-20", "Feb-20"],
        ["Harbor", 1, 2],
        ["Elm", 3, 4],
      ],
      ["8", "B3 Harbor, Missed visits, 2020-01: 5", "C9 Elm, Complaints, 2020-02: 4"],
    ],
    [
      "two tables side by side",
      [
        ["Answered", "", "", "", "Complaints"],
        ["Provider", "Jan-20", "Feb-20", "", "Provider", "Jan-20", "Feb-20"],
        ["Harbor", 90, 91, "", "Harbor", 3, 4],
        ["Elm", 80, 81, "", "Elm", 5, 6],
        ["Oak", 70, 75, "", "Oak", 1, 0],
      ],
      ["12", "B3 Harbor, Answered, 2020-01: 90", "G5 Oak, Complaints, 2020-02: 0"],
    ],
  ];
  test.each(cases)("%s", (_name, rows, expected) => expect(ends(rows)).toEqual(expected));

  test("labels merged over several rows stand in each of them", () => {
    const rows: Rows = [
      ["Provider", "Measure", "Jan-20", "Feb-20"],
      ["Harbor", "Visits", 1, 2],
      ["", "Calls", 3, 4],
      ["Elm", "Visits", 5, 6],
      ["", "Calls", 7, 8],
    ];
    const merges = [
      { top: 1, left: 0, bottom: 2, right: 0 },
      { top: 3, left: 0, bottom: 4, right: 0 },
    ];
    expect(lines(reading(rows, { merges }))).toContain("D5 Elm, Calls, 2020-02: 8");
  });

  test("a hidden sheet is read and named; sheets of words are named and not read", () => {
    const read = proposeReading(
      givenFile(
        givenSheet("Contents", [
          ["Contents"],
          [1, "Visits by provider"],
          [2, "Calls by provider"],
          [3, "Notes"],
        ]),
        givenSheet("Notes", [
          ["Note", "Text"],
          ["a", "See the guidance"],
        ]),
        givenSheet("Data", NAMES, { hidden: true }),
      ),
    );
    expect(read.tables.map(({ sheet }) => sheet)).toEqual(["Data"]);
    expect(notes(read)).toEqual([
      "The sheet is hidden in Excel; it is read all the same.",
      "There is nothing to read on Contents: no column of it holds figures.",
      '"Notes" holds no figures.',
    ]);
  });

  test("only the sheet that is asked for is read", () => {
    const file = givenFile(givenSheet("One", NAMES), givenSheet("Two", NAMES));
    expect(proposeReading(file, "Two").tables.map(({ sheet }) => sheet)).toEqual(["Two"]);
  });

  test("an empty template, whose formulas return nothing, has nothing to read", () => {
    const read = reading([
      ["Provider", "Period", "Numerator", "Denominator"],
      ["", "", "", ""],
      ["", "", "", ""],
    ]);
    expect(read.tables).toEqual([]);
    expect(read.notes).toEqual(['"Figures" holds no figures.']);
  });
});

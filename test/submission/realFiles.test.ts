import { proposeReading } from "../../src/submission/proposeReading";
import {
  date,
  givenFile,
  givenSheet,
  lines,
  notes,
  percent,
  questions,
  reading,
  type Rows,
} from "./givenFile";

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

describe("the shape of the table", () => {
  const cases: readonly Case[] = [
    [
      "long and tidy, with a level and a group; upper levels are not counted",
      [
        ["time_period", "geographic_level", "region_name", "la_name", "sex", "number", "percentage"],
        [201819, "National", "", "", "Total", 900, 64],
        [201819, "Regional", "North East", "", "Total", 90, 95],
        [201819, "Local authority", "North East", "Durham", "Total", 60, 80],
        [201819, "Local authority", "North East", "Durham", "Male", 30, 79],
        [201819, "Local authority", "North East", "Darlington", "Total", 20, "c"],
        [201819, "Local authority", "North East", "Darlington", "Male", "c", "c"],
      ],
      ["8", "F4 Durham, number, FY2019: 60", "G7 Darlington, percentage, Male, FY2019: null c"],
    ],
    [
      "long, with the measure in a column and one column of values",
      [
        [
          "Facility ID",
          "Facility Name",
          "Measure ID",
          "Measure Name",
          "Score",
          "Lower Estimate",
          "Start Date",
          "End Date",
        ],
        ["010001", "Oak", "M1", "Falls per 1,000 days", 5.4, 4, "07/01/2016", "07/31/2016"],
        ["010001", "Oak", "M2", "Pressure sores", 3, 2, "07/01/2016", "07/31/2016"],
        ["010005", "Elm", "M1", "Falls per 1,000 days", 6.1, 4, "07/01/2016", "07/31/2016"],
        ["010005", "Elm", "M2", "Pressure sores", 2, 1, "07/01/2016", "07/31/2016"],
      ],
      ["4", "E2 Oak, Falls per 1,000 days, 2016-07: 5.4", "E5 Elm, Pressure sores, 2016-07: 2"],
    ],
    [
      "wide and descending",
      [
        ["Provider", "Mar-20", "Feb-20", "Jan-20"],
        ["Harbor", 3, 2, 1],
        ["Elm", 6, 5, 4],
      ],
      ["6", "B2 Harbor, Figures, 2020-03: 3", "D3 Elm, Figures, 2020-01: 4"],
    ],
    [
      "wide, each period with its companions",
      [
        ["", "2016", "", "2017", ""],
        ["School", "Enrolled", "% Proficient", "Enrolled", "% Proficient"],
        ["Lincoln", 400, 55.5, 410, 56.5],
        ["Grant", 300, 45.5, 310, 44],
      ],
      ["8", "B3 Lincoln, Enrolled, 2016: 400", "E4 Grant, % Proficient, 2017: 0.44"],
    ],
    [
      "wide, each period with a column of flags",
      [
        ["TIME", "2017", "", "2018", ""],
        ["Belgium", 10.1, "e", 10.2, ""],
        ["Bulgaria", 22.1, "", 21, "p"],
        ["Austria", 11.5, "", 11.9, "b"],
      ],
      ["6", "B2 Belgium, Figures, 2017: 10.1", "D4 Austria, Figures, 2018: 11.9"],
    ],
    [
      "three rows for each area",
      [
        ["County", "Measure", "SFY2018", "SFY2019"],
        ["Adams", "Numerator", 10, 12],
        ["", "Denominator", 40, 44],
        ["", "Percent", 25, 27.3],
        ["Baker", "Numerator", 5, 6],
        ["", "Denominator", 20, 25],
        ["", "Percent", 25, 24],
      ],
      ["4", "C2:C3 Adams, Figures, FY2018: 10/40", "D5:D6 Baker, Figures, FY2019: 6/25"],
    ],
    [
      "row labels nested by indent",
      [
        ["Placement stability"],
        ["", "2018", "2019"],
        ["Adams"],
        ["  Children in care", 140, 144],
        ["  Stable placements", 100, 112],
        ["Baker"],
        ["  Children in care", 40, 44],
        ["  Stable placements", 30, 32],
      ],
      ["8", "B4 Adams, Children in care, 2018: 140", "C8 Baker, Stable placements, 2019: 32"],
    ],
    [
      "the provider inside the series' names",
      [
        [
          "Date",
          "Barts: % within 4 hours",
          "Barts: attendances",
          "Kings: % within 4 hours",
          "Kings: attendances",
        ],
        [date("2019-01-01"), 88.1, 30000, 81.3, 15000],
        [date("2019-02-01"), 87.5, 28000, 80.1, 14000],
      ],
      ["8", "B2 Barts, % within 4 hours, 2019-01: 0.881", "E3 Kings, attendances, 2019-02: 14000"],
    ],
    [
      "the providers as columns",
      [
        ["Missed collections"],
        ["Month", "North depot", "South depot"],
        ["Jan-20", 10, 12],
        ["Feb-20", 11, 13],
      ],
      [
        "4",
        "B3 North depot, Missed collections, 2020-01: 10",
        "C4 South depot, Missed collections, 2020-02: 13",
      ],
    ],
    [
      "the year only in January's row",
      [
        ["Month", "North depot", "South depot"],
        ["Nov 2018", 1, 2],
        ["Dec", 3, 4],
        ["Jan 2019", 5, 6],
        ["Feb", 7, 8],
      ],
      ["8", "B2 North depot, Figures, 2018-11: 1", "C5 South depot, Figures, 2019-02: 8"],
    ],
    [
      "Year and Month in two columns",
      [
        ["Trust", "Year", "Month", "Falls"],
        ["Harbor", 2018, "January", 4],
        ["Harbor", 2018, "February", 5],
        ["Elm", 2018, "January", 6],
        ["Elm", 2018, "February", 7],
      ],
      ["4", "D2 Harbor, Falls, 2018-01: 4", "D5 Elm, Falls, 2018-02: 7"],
    ],
    [
      "Year and Quarter in two columns",
      [
        ["Trust", "Year", "Quarter", "Falls"],
        ["Harbor", 2018, 1, 4],
        ["Harbor", 2018, 2, 5],
        ["Elm", 2018, 1, 6],
        ["Elm", 2018, 2, 7],
      ],
      ["4", "D2 Harbor, Falls, 2018-Q1: 4", "D5 Elm, Falls, 2018-Q2: 7"],
    ],
    [
      "periods as headings over the rows, providers across",
      [
        ["Clients of the service"],
        ["", "Unit", "NSW", "Vic", "Aust"],
        ["2016-17"],
        ["Under 18", "no.", 12, 11, 23],
        ["18 and over", "no.", 52, 51, 103],
        ["2017-18"],
        ["Under 18", "no.", 13, 12, 25],
        ["18 and over", "no.", 53, 52, 105],
      ],
      ["8", "C4 NSW, Under 18, FY2017: 12", "D8 Vic, 18 and over, FY2018: 52"],
    ],
    [
      "number and rate of what the title names",
      [
        ["Children in care"],
        ["", "", "number", "", "rate per 10,000", ""],
        ["Code", "Name", "2017", "2018", "2017", "2018"],
        ["E06000047", "Durham", 810, 800, 81, 80],
        ["E06000005", "Darlington", 220, 215, 97, 95],
      ],
      [
        "8",
        "C4 Durham, Children in care: number, 2017: 810",
        "F5 Darlington, Children in care: rate per 10,000, 2018: 95",
      ],
    ],
    [
      "a published rate proves its numerator and denominator among other figures",
      [
        ["County", "Exits", "Reunified", "Adopted", "Percent reunified"],
        ["Adams", 120, 66, 30, 55],
        ["Boulder", 85, 40, 25, 47.1],
        ["Denver", 410, 205, 90, 50],
        ["In October 2019"],
      ],
      ["6", "B2:C2 Adams, Reunified, 2019-10: 66/120", "D4 Denver, Adopted, 2019-10: 90"],
    ],
    [
      "one sheet for each provider",
      [
        ["Measure", "Apr-19", "May-19"],
        ["Visits", 10, 20],
        ["Calls", 1, 2],
      ],
      ["4", "B2 null, Visits, 2019-04: 10", "C3 null, Calls, 2019-05: 2"],
    ],
  ];
  test.each(cases)("%s", (_name, rows, expected) => expect(ends(rows)).toEqual(expected));

  test("sheets of one layout without providers are named after their sheets, and it is asked", () => {
    const rows: Rows = [
      ["Measure", "Apr-19", "May-19"],
      ["Visits", 10, 20],
      ["Calls", 1, 2],
    ];
    const read = proposeReading(givenFile(givenSheet("Barnet", rows), givenSheet("Camden", rows)));
    expect(lines(read)).toContain("C3 Camden, Calls, 2019-05: 2");
    expect(questions(read)).toContain("providerName at A1 = Camden");
  });

  test("sheets of one layout named after months give the period, not the provider", () => {
    const rows: Rows = [
      ["Provider", "Placed", "Referred"],
      ["A", 10, 20],
      ["B", 5, 12],
      ["C", 9, 9],
    ];
    const read = proposeReading(givenFile(givenSheet("April 2019", rows), givenSheet("May 2019", rows)));
    expect(lines(read)[5]).toBe("B4:C4 C, Placed, 2019-05: 9/9");
  });
});

describe("periods", () => {
  test.each([
    ["2013", "2013"],
    [2013, "2013"],
    [201617, "FY2017"],
    ["202021", "FY2021"],
    ["2010/11", "FY2011"],
    ["2016-17", "FY2017"],
    ["SFY2019", "FY2019"],
    ["2020/21Q4", "FY2021-Q4"],
    ["2012Q1", "2012-Q1"],
    ["1Q19", "2019-Q1"],
    ["Q1 (Apr-Jun) 2019", "2019-Q2"],
    ["Apr-24", "2024-04"],
    ["Jul 19", "2019-07"],
    ["Sept 2019", "2019-09"],
    ["Jan 2020†", "2020-01"],
    ["Apr 2020¹", "2020-04"],
    ["Dec-2011 (1)", "2011-12"],
    [" 2015 *", "2015"],
    ["2019 (provisional)", "2019"],
    ["2019p", "2019"],
    ["Sep-2011 ", "2011-09"],
    ["Sep-2011 [note 3]", "2011-09"],
    ["Week ending 7 April 2019", "2019-04"],
    ["As of October 15, 2019", "2019-10"],
    ["Year ending March 2019", "FY2019"],
    ["12 months to June 2019", "FY2019"],
    ["Year ending December 2019", "2019"],
    ["1 April 2019 to 30 June 2019", "2019-Q2"],
    ["2018Q4-2019Q3", "FY2019"],
    ["2019M03", "2019-03"],
    [date("2019-03-31"), "2019-03"],
  ])("%p is %s", (cell, key) => {
    const rows: Rows = [
      ["Provider", "Period", "Visits"],
      ["Harbor", cell, 3],
      ["Elm", cell, 4],
    ];
    expect(reading(rows).tables[0]?.observations.map(({ period }) => period)).toEqual([key, key]);
  });

  const cases: readonly Case[] = [
    [
      "a week number above the week's last day",
      [
        ["", "Week 1", "Week 2"],
        ["Trust", date("2019-04-07"), date("2019-04-14")],
        ["Alpha", 10, 11],
        ["Beta", 7, 8],
      ],
      ["4", "B3 Alpha, Figures, 2019-W14: 10", "C4 Beta, Figures, 2019-W15: 8"],
    ],
    [
      "a fiscal year above its months",
      [
        ["", "FY19", "", "FY20", ""],
        ["Route", "Jul", "Aug", "Jul", "Aug"],
        ["Blue", 91, 92, 88, 87],
        ["Red", 81, 82, 78, 77],
      ],
      ["4".replace("4", "8"), "B3 Blue, Figures, 2018-07: 91", "E4 Red, Figures, 2019-08: 77"],
    ],
    [
      "start and end in two columns",
      [
        ["Provider", "Period Start", "Period End", "Visits"],
        ["A", "2019-01-01", "2019-03-31", 45],
        ["A", "2019-04-01", "2019-06-30", 50],
        ["B", "2019-01-01", "2019-03-31", 30],
      ],
      ["3", "D2 A, Visits, 2019-Q1: 45", "D4 B, Visits, 2019-Q1: 30"],
    ],
    [
      "the period in a label cell",
      [
        ["Period:", "September 2019"],
        [],
        ["Provider", "Visits", "Calls", "Falls"],
        ["A", 10, 20, 1],
        ["B", 5, 12, 2],
      ],
      ["6", "B4 A, Visits, 2019-09: 10", "D5 B, Falls, 2019-09: 2"],
    ],
    [
      "the period in a note below",
      [
        ["Provider", "Visits", "Calls", "Falls"],
        ["A", 10, 20, 1],
        ["B", 5, 12, 2],
        [],
        ["Data for June 2019, as submitted"],
      ],
      ["6", "B2 A, Visits, 2019-06: 10", "D3 B, Falls, 2019-06: 2"],
    ],
  ];
  test.each(cases)("%s", (_name, rows, expected) => expect(ends(rows)).toEqual(expected));

  test("a table without any period is read without one, and it is asked", () => {
    const read = reading([
      ["Provider", "Placed", "Referred"],
      ["A", 10, 20],
      ["B", 5, 12],
    ]);
    expect(lines(read)).toEqual(["B2:C2 A, Placed, null: 10/20", "B3:C3 B, Placed, null: 5/12"]);
    expect(questions(read)).toContain("period at A1");
  });

  test("dates that can be read in two ways are asked, with the cells", () => {
    const read = reading([
      ["Provider", "Date", "Visits"],
      ["A", "01/02/2019", 1],
      ["B", "01/03/2019", 2],
    ]);
    expect(lines(read)).toEqual(["C2 A, Visits, null: 1", "C3 B, Visits, null: 2"]);
    expect(questions(read)).toEqual(["dateOrder at A1", "periods at B2, B3"]);
  });
});

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
    expect(questions(read)).toEqual(["figures:unread at C2"]);
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
  const one = (cell: Rows[number][number], header = "Rate %") =>
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
    ]).tables[0]?.observations.map(({ value, mark }) => [value, mark]);
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
    expect(questions(read)).toEqual(["thousands at A1 = no"]);
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

import { proposeReading } from "../../src/submission/proposeReading";
import { type Rows, date, givenFile, givenSheet, lines, questions, reading } from "./givenFile";

type Case = readonly [name: string, rows: Rows, expected: readonly string[]];

/** The first and the last figure tell whether a table was read right; their number whether it was read whole. */
function ends(rows: Rows): string[] {
  const all = lines(reading(rows));
  return [String(all.length), ...new Set([all[0] ?? "", all[all.length - 1] ?? ""])];
}

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

import { type Rows, date, lines, questions, reading } from "./givenFile";

type Case = readonly [name: string, rows: Rows, expected: readonly string[]];

/** The first and the last figure tell whether a table was read right; their number whether it was read whole. */
function ends(rows: Rows): string[] {
  const all = lines(reading(rows));
  return [String(all.length), ...new Set([all[0] ?? "", all[all.length - 1] ?? ""])];
}

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

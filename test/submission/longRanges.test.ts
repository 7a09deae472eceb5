import { applyMapping } from "../../src/submission/applyMapping";
import { guessMapping } from "../../src/submission/guessMapping";
import { answered, block, guess, observed, readWith, rowProblems, type Rows } from "./givenRange";
import { problemsOf } from "./givenTables";

describe("long ranges", () => {
  const rows: Rows = [
    ["Enrolment within 30 days"],
    [],
    ["", "Provider name", "Code", "Month", "Enrolled", "Referred", "Rate"],
    ["", "Harbor", "010001", 46235, 26, 48, 54.2],
    ["", "Elm", "010002", 46235, 10, 20, 50],
    ["", "Harbor", "010001", 46266, 25, 50, 50],
    ["", "Elm", "010002", 46266, "<11", 20, "*"],
    ["", "Total", "", 46266, 35, 70, 50],
  ];

  test("are read from under their titles, with the rate computed and the total left out by name", () => {
    const data = readWith(rows);
    expect(observed(data)).toEqual([
      "Harbor, Enrolment within 30 days, 2026-08: 26/48",
      "Elm, Enrolment within 30 days, 2026-08: 10/20",
      "Harbor, Enrolment within 30 days, 2026-09: 25/50",
      "Elm, Enrolment within 30 days, 2026-09: 1-10/20",
    ]);
    expect(data.indicators[0]).toMatchObject({ unit: "percent", aggregation: "ratio_of_sums", subset: true });
    expect(data.observations[0]?.cells).toEqual({ sheet: "Figures", address: "E4:F4" });
    expect(rowProblems(data)).toEqual([
      'DQ28 note Figures!E7: "<11" read as suppressed: not zero, not missing. It will not be charted as a number.',
      'MP02 note Figures!A8: "Total" is a total or comparison and is not counted again; the row is left out.',
    ]);
  });

  test("the guess says what it took each part for", () => {
    expect(guess(rows).parts).toEqual([
      { part: "header", confidence: "sure", sentence: "The headers are in row 3." },
      { part: "provider", confidence: "sure", sentence: "Providers: column B." },
      {
        part: "indicator",
        confidence: "likely",
        sentence: 'Indicators: "Enrolment within 30 days" for all rows.',
      },
      { part: "period", confidence: "sure", sentence: "Periods: column D, monthly." },
      {
        part: "figures",
        confidence: "sure",
        sentence: "Figures: numerator in column E, denominator in column F. Not used: Rate.",
      },
      { part: "totals", confidence: "likely", sentence: 'Totals, left out by name: "Total".' },
    ]);
  });

  test("a direction is asked, never guessed: until then the indicator is neutral", () => {
    expect(readWith(rows).indicators[0]?.direction).toBe("neutral");
    expect(problemsOf(readWith(rows))).toContain(
      'MP04 ask Figures!A3: Should "Enrolment within 30 days" rise or fall? Until you say, it is neither good nor bad. Choose in the pane.',
    );
    const data = readWith(rows, { "direction:Enrolment within 30 days": "increase" });
    expect(data.indicators[0]?.direction).toBe("increase");
    expect(data.problems.filter((p) => p.code === "MP04")).toEqual([]);
  });

  test("a target of the mapping holds for all providers and periods", () => {
    const mapping = answered(rows);
    const indicators = mapping.indicators.map((each) => ({ ...each, target: 0.7 }));
    const data = applyMapping(block(rows), { ...mapping, indicators }, { date1904: false });
    expect(data.targets).toEqual([
      {
        providerId: null,
        indicatorId: "Enrolment within 30 days",
        effectiveFrom: "1900-01-01",
        value: 0.7,
        kind: "contract",
      },
    ]);
  });

  test("indicators in a column, values beside them", () => {
    const data = readWith([
      ["Vendor", "KPI", "Period", "Value"],
      ["A", "Days to contact", "2026-08", 4],
      ["A", "Missed pickups", "2026-08", 12],
      ["A", "Days to contact", "2026-09", 5],
      ["A", "Missed pickups", "2026-09", 9],
    ]);
    expect(observed(data)).toEqual([
      "A, Days to contact, 2026-08: 4",
      "A, Missed pickups, 2026-08: 12",
      "A, Days to contact, 2026-09: 5",
      "A, Missed pickups, 2026-09: 9",
    ]);
    expect(data.indicators.map((i) => `${i.unit} ${i.aggregation}`)).toEqual(["days last", "count sum"]);
  });

  test("year and month in two columns, the year only in January's row", () => {
    const data = readWith([
      ["Year", "Month", "Depot", "Missed"],
      [2026, "Jan", "North", 4],
      ["", "Feb", "North", 5],
      ["", "Mar†", "North", 6],
    ]);
    expect(observed(data)).toEqual([
      "North, Missed, 2026-01: 4",
      "North, Missed, 2026-02: 5",
      "North, Missed, 2026-03: 6",
    ]);
  });

  test("two unnamed counts are asked about", () => {
    const counts: Rows = [
      ["Depot", "Month", "Late", "Scheduled"],
      ["North", "2026-01", 40, 4000],
      ["North", "2026-02", 50, 4100],
    ];
    expect(observed(readWith(counts))).toContain("North, Late, 2026-01: 40");
    expect(observed(readWith(counts, { figures: "2/3" }))).toEqual([
      "North, Late, 2026-01: 40/4000",
      "North, Late, 2026-02: 50/4100",
    ]);
  });

  test("text dates that can be read in two ways wait for an answer", () => {
    const dates: Rows = [
      ["Provider", "Date", "Visits"],
      ["A", "01/09/2026", 5],
      ["A", "01/10/2026", 6],
    ];
    expect(rowProblems(readWith(dates))).toEqual([
      'DQ09 stop Figures!B2: We cannot tell which month "01/09/2026" is. Choose from the list, e.g. 2026-09.',
      'DQ09 stop Figures!B3: We cannot tell which month "01/10/2026" is. Choose from the list, e.g. 2026-09.',
    ]);
    expect(observed(readWith(dates, { dateOrder: "dayFirst" }))).toEqual([
      "A, Visits, 2026-09: 5",
      "A, Visits, 2026-10: 6",
    ]);
  });

  test("numbers kept as text are read once their decimal mark is plain from the others", () => {
    const data = readWith([
      ["org_code", "period", "attendances", "breaches"],
      ["RA1", "2017-02-01", "3,025", "302"],
      ["RA1", "2017-03-01", "12,176", "1,000"],
    ]);
    expect(observed(data)).toEqual([
      "RA1, breaches, 2017-02: 302/3025",
      "RA1, breaches, 2017-03: 1000/12176",
    ]);
    expect(rowProblems(data)).toEqual([]);
  });

  test("counts that look like years do not make a header of their row", () => {
    const data = readWith([
      ["Provider", "Month", "Breaches", "Attendances"],
      ["A", 43497, 1900, 6000],
      ["A", 43525, 2018, 6500],
    ]);
    expect(observed(data)).toEqual(["A, Breaches, 2019-02: 1900/6000", "A, Breaches, 2019-03: 2018/6500"]);
  });

  test("the same key with different figures is set aside, repeated headers and comments are named", () => {
    const data = readWith([
      ["Provider", "Month", "Visits"],
      ["A", "2026-08", 5],
      ["Provider", "Month", "Visits"],
      ["B", "2026-08", 7],
      ["B", "2026-08", 8],
      ["Source: agency"],
    ]);
    expect(observed(data)).toEqual(["A, Visits, 2026-08: 5"]);
    expect(rowProblems(data)).toEqual([
      'MP02 note Figures!A3: "Provider" repeats the header; the row is left out.',
      "DQ07 stop Figures!C4: Two different figures for Visits, 2026-08, ALL: 7 (row 4) and 8 (row 5). Keep the right one.",
      "DQ07 stop Figures!C5: Two different figures for Visits, 2026-08, ALL: 7 (row 4) and 8 (row 5). Keep the right one.",
      'MP02 note Figures!A6: "Source: agency" holds no figures to read; the row is left out.',
    ]);
  });
});

describe("nothing to read", () => {
  test.each<[string, Rows]>([
    ["an empty range", [[""]]],
    ["no rows", []],
    [
      "an empty template",
      [
        ["Provider", "Month", "Value"],
        ["", "", ""],
        ["", "", ""],
      ],
    ],
    ["text only", [["Dear all,"], ["please find the figures attached."]]],
  ])("%s", (_, values) => {
    const guessed = guessMapping(block(values), { date1904: false });
    expect(guessed.kind).toBe("nothing");
    expect(guessed.kind === "nothing" && guessed.reason).toMatch(
      /^There is nothing to read on Figures: no (row|column) of it holds figures\.$/,
    );
  });
});

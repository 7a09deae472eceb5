import type { RawCell } from "../../src/submission/block";
import { MEASURE_HEADER, givenContract, indicatorRow, problemsOf } from "./givenTables";

/** A row for Harbor's enrolment. */
const row = (period: RawCell, numerator: RawCell, denominator: RawCell, ...rest: RawCell[]): RawCell[] => [
  "HARBOR",
  "",
  "enrolled",
  period,
  numerator,
  denominator,
  ...rest,
];

describe("rows that need a person", () => {
  test.each<[string, RawCell[][], string[]]>([
    [
      "numerator above denominator",
      [row("2026-09", 46, 35)],
      [
        'DQ10 stop Data!E2: 46 out of 35 cannot be right for "Enrolled within 30 days": the first number must be part of the second. Have they been swapped?',
      ],
    ],
    [
      "nobody served",
      [row("2026-09", 3, 0)],
      ["DQ11 stop Data!F2: You report 3 successes out of 0 people. Check the denominator."],
    ],
    ["below zero", [row("2026-09", -3, 10)], ["DQ13 stop Data!E2: -3 is below zero. Enter 0 or more."]],
    [
      "half a person",
      [row("2026-09", 3.5, 10)],
      ["DQ14 stop Data!E2: 3.5 should be a whole number of people."],
    ],
    [
      "words",
      [row("2026-09", "about 20", 50)],
      ['DQ17 stop Data!E2: "about 20" is not a number. Use a number, 0, NA or ND; for small counts use <11.'],
    ],
    [
      "error values",
      [row("2026-09", 25, "#REF!")],
      ["DQ18 stop Data!F2: F2 shows #REF!. A formula is broken; paste values."],
    ],
    [
      "a dash",
      [row("2026-09", "-", 50)],
      [
        'DQ17 ask Data!E2: "-" can mean several things. Enter 0, NA (does not apply), ND (not yet collected) or <11 (small count).',
      ],
    ],
    [
      "two readings of a number",
      [row("2026-09", 25, "1,234")],
      [
        'DQ16 ask Data!F2: "1,234" is stored as text and can be read in two ways, e.g. 1234. Enter it again as a plain number.',
      ],
    ],
    [
      "an unclear period",
      [row("01/09/26", 25, 50)],
      ['DQ09 stop Data!D2: We cannot tell which month "01/09/26" is. Choose from the list, e.g. 2026-09.'],
    ],
    [
      "no period",
      [row("", 25, 50)],
      ["DQ09 stop Data!D2: The period is empty. Choose from the list, e.g. 2026-09."],
    ],
    [
      "another cadence",
      [row("2026-Q3", 25, 50)],
      ["DQ38 stop Data!D2: Enrolled within 30 days has monthly and quarterly rows. Use one."],
    ],
    [
      "a period that is not over",
      [row("2026-10", 25, 50)],
      [
        "DQ08 stop Data!D2: 2026-10 has not finished. Remove it, or mark it provisional if your contract allows part-periods.",
      ],
    ],
    [
      "an unknown indicator",
      [["HARBOR", "", "enroled", "2026-09", 25, 50]],
      [
        `DQ03 stop Data!C2: "enroled" is not in this contract's list. Choose from the dropdown. Closest match: enrolled.`,
      ],
    ],
    [
      "no provider",
      [["", "", "enrolled", "2026-09", 25, 50]],
      ["IN01 stop Data!A2: provider_id is empty, so the row is not used. Enter it."],
    ],
    [
      "half a row",
      [row("2026-09", 25, "")],
      [
        "DQ04 ask Data!F2: Enrolled within 30 days, 2026-09: denominator is empty. Enter the figure, NA (does not apply) or ND (not yet collected).",
      ],
    ],
    [
      "a percentage in place of counts",
      [row("2026-09", "", "", 0.5)],
      [
        "IN10 ask Data!G2: Enrolled within 30 days is computed from numerator and denominator; its value is left out. The row is not used. Move the figure if it belongs there.",
      ],
    ],
    [
      "a number of cases without its median",
      [["HARBOR", "", "days", "2026-09", "", "", "", 12]],
      [
        "DQ04 ask Data!G2: Median days to contact, 2026-09: value is empty. Enter the figure, NA (does not apply) or ND (not yet collected).",
      ],
    ],
  ])("%s", (_, measures, problems) => {
    const data = givenContract({ measures });
    expect(problemsOf(data)).toEqual(problems);
    expect(data.observations).toEqual([]);
  });

  test("a date in a count column is Excel's work", () => {
    const general = MEASURE_HEADER.map(() => "General");
    const categories = [general, ["Text", "Text", "Text", "Date", "Date", "General"]];
    const data = givenContract({ measures: [row(46266, 46032, 50)], categories });
    expect(problemsOf(data)).toEqual([
      "DQ17 stop Data!E2: E2: Excel turned your entry into a date. Format the cell as a number and enter the figure again; for small counts use <11.",
    ]);
  });
});

describe("rows that are used with a question or note", () => {
  test.each<[string, RawCell[], string]>([
    [
      "nobody eligible",
      row("2026-09", 0, 0),
      "DQ12 note Data!F2: No eligible clients in 2026-09; no rate will be shown.",
    ],
    [
      "a number kept as text",
      row("2026-09", "25 ", 50),
      'DQ16 ask Data!E2: "25" is stored as text (a space, apostrophe, comma or letter O). Read as 25. Confirm.',
    ],
    [
      "a median without its cases",
      ["HARBOR", "", "days", "2026-09", "", "", 4.5],
      "DQ35 ask Data!H2: Enter how many cases the median is based on.",
    ],
    [
      "a revision without a reason",
      row("2026-09", 25, 50, "", "", "revised"),
      "DQ22 ask Data!I2: This row is marked revised and revision_reason is empty. Say why the figure changed.",
    ],
    [
      "an unknown status",
      row("2026-09", 25, 50, "", "", "draft"),
      'IN04 ask Data!I2: data_status says "draft"; read as provisional. Enter final, provisional or revised.',
    ],
  ])("%s", (_, measure, problem) => {
    const data = givenContract({ measures: [measure] });
    expect(problemsOf(data)).toEqual([problem]);
    expect(data.observations).toHaveLength(1);
  });

  test("a numerator above its denominator where more than 100 % is allowed", () => {
    const indicators = [indicatorRow("enrolled", { allow_over_1: "yes" })];
    const data = givenContract({ measures: [row("2026-09", 46, 35)], indicators });
    expect(data.problems.map((p) => `${p.code} ${p.severity}`)).toEqual(["DQ10 ask"]);
    expect(data.observations).toHaveLength(1);
  });

  test("part-periods marked provisional, where the contract allows them", () => {
    const measures = [row("2026-10", 10, 20, "", "", "provisional")];
    expect(givenContract({ measures }).observations).toEqual([]);
    const allowed = givenContract({ measures, contract: { allow_provisional: "yes" } });
    expect(allowed.observations[0]?.status).toBe("provisional");
  });
});

describe("percentages are never converted", () => {
  const rate = indicatorRow("rate", { aggregation: "mean", name: "Attendance" });
  const valueRow = (value: RawCell): RawCell[] => ["HARBOR", "", "rate", "2026-09", "", "", value, 40];
  test.each<[RawCell, string[], number]>([
    [0.387, [], 1],
    [
      38.7,
      [
        "DQ15 ask Data!G2: 38.7 looks like 38.7% but this cell expects a fraction from 0 to 1. Did you mean 38.7% or 3870%?",
      ],
      0,
    ],
    [
      1,
      [
        "DQ15 ask Data!G2: 1 looks like 1% but this cell expects a fraction from 0 to 1. Did you mean 1% or 100%?",
      ],
      0,
    ],
    [
      387,
      [
        "DQ15 stop Data!G2: 387 is above 100% and this cell expects a fraction from 0 to 1. Enter 70% as 0.7.",
      ],
      0,
    ],
    [
      "38.7 %",
      [
        'DQ16 ask Data!G2: "38.7 %" is stored as text (a space, apostrophe, comma or letter O). Read as 0.387. Confirm.',
      ],
      1,
    ],
  ])("%p", (value, problems, observations) => {
    const data = givenContract({ measures: [valueRow(value)], indicators: [rate] });
    expect(problemsOf(data)).toEqual(problems);
    expect(data.observations).toHaveLength(observations);
  });
});

describe("duplicates", () => {
  test("identical rows: one is used, the other is named", () => {
    const data = givenContract({ measures: [row("2026-09", 25, 50), row("Sep 2026", 25, 50)] });
    expect(problemsOf(data)).toEqual(["DQ06 ask Data!E3: Rows 2 and 3 are identical. Delete one."]);
    expect(data.observations).toHaveLength(1);
  });

  test("different figures for the same key: none is used, all are named", () => {
    const data = givenContract({
      measures: [row("2026-09", 25, 50), row("2026-09", 26, 50), row("2026-09", "<11", 50)],
    });
    const message = (other: string) =>
      `Two different figures for Enrolled within 30 days, 2026-09, ALL: 25/50 (row 2) and ${other}. Keep the right one.`;
    expect(problemsOf(data).filter((p) => p.startsWith("DQ07"))).toEqual([
      `DQ07 stop Data!E2: ${message("26/50 (row 3)")}`,
      `DQ07 stop Data!E3: ${message("26/50 (row 3)")}`,
      `DQ07 stop Data!E4: ${message("<11/50 (row 4)")}`,
    ]);
    expect(data.observations).toEqual([]);
  });

  test("sites are told apart", () => {
    const north = row("2026-09", 10, 20);
    north[1] = "North";
    expect(problemsOf(givenContract({ measures: [row("2026-09", 25, 50), north] }))).toEqual([]);
  });
});

import fc from "fast-check";
import type { RawCell } from "../../src/submission/block";
import { parseContract, parseContractInPieces } from "../../src/submission/parseContract";
import {
  DAYS,
  ENROLLED,
  MEASURE_HEADER,
  givenContract,
  givenTables,
  indicatorRow,
  problemsOf,
} from "./givenTables";

const number = (value: number) => ({ kind: "number", value });
const missing = { kind: "missing" };
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

describe("rows that are right", () => {
  test("become observations with the cells they came from", () => {
    const data = givenContract({ measures: [row("2026-08", 26, 48), row("2026-09", 25, 50)] });
    expect(problemsOf(data)).toEqual([]);
    expect(data.providers).toEqual([{ id: "HARBOR", name: "HARBOR" }]);
    expect(data.observations[1]).toEqual({
      providerId: "HARBOR",
      indicatorId: "enrolled",
      siteId: "ALL",
      period: { key: "2026-09", cadence: "monthly", ordinal: 2026 * 12 + 8 },
      numerator: number(25),
      denominator: number(50),
      value: missing,
      n: missing,
      status: "final",
      cells: { sheet: "Data", address: "E3:F3" },
    });
  });

  test("columns are found by header in any order, case and with blanks; the user's own columns stay", () => {
    const header = [" Denominator ", "my remark", "NUMERATOR", "Period", "Indicator_ID", "provider_id"];
    const measures = [header, [50, "ask Ann", 25, 46266, "ENROLLED", "HARBOR"]];
    const data = givenContract({ tables: { tblMeasures: measures } });
    expect(problemsOf(data)).toEqual([]);
    expect(data.observations[0]).toMatchObject({
      indicatorId: "enrolled",
      period: { key: "2026-09" },
      numerator: number(25),
      cells: { address: "A2:C2" },
    });
  });

  test("codes are read and a suppressed count is named", () => {
    const data = givenContract({
      measures: [
        row("2026-06", "NA", "NA"),
        row("2026-07", "ND", 40),
        row("2026-08", "<11", 40),
        row("2026-09", 0, 40),
      ],
    });
    expect(data.observations.map((o) => o.numerator)).toEqual([
      { kind: "notApplicable" },
      { kind: "notCollected" },
      { kind: "suppressed", low: 1, high: 10 },
      number(0),
    ]);
    expect(problemsOf(data)).toEqual([
      'DQ28 note Data!E4: "<11" read as suppressed: not zero, not missing. It will not be charted as a number.',
    ]);
  });

  test("blank rows and spare rows of the template are nothing", () => {
    const data = givenContract({ measures: [["", " "], ["HARBOR"], [null], row("2026-09", 25, 50)] });
    expect(problemsOf(data)).toEqual([]);
    expect(data.observations).toHaveLength(1);
  });

  test("dates are those of the workbook's date system", () => {
    const data = givenContract({ measures: [row(46266 - 1462, 25, 50)], date1904: true });
    expect(data.observations[0]?.period.key).toBe("2026-09");
  });
});

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

describe("what is missing", () => {
  test("a prefilled row is a missing figure once its period is over, and nothing before", () => {
    const data = givenContract({
      measures: [row("2026-08", 25, 50), row("2026-09", "", ""), row("2026-10", "", "")],
    });
    expect(problemsOf(data)).toEqual([
      "DQ04 ask Data!E3: Enrolled within 30 days, 2026-09 is empty. Enter the figures, NA (does not apply) or ND (not yet collected).",
    ]);
    expect(data.observations.map((o) => [o.period.key, o.numerator.kind])).toEqual([
      ["2026-08", "number"],
      ["2026-09", "missing"],
    ]);
  });

  test("months that no row names are a gap; a month whose row was set aside is not", () => {
    const data = givenContract({
      measures: [
        row("2026-03", 25, 50),
        row("2026-06", "x", 50),
        row("2026-07", 25, 50),
        row("2026-09", 25, 50),
      ],
    });
    expect(problemsOf(data).filter((p) => p.startsWith("DQ05"))).toEqual([
      "DQ05 note Data!D3: 2026-04 to 2026-05 were never reported. Charts will show a gap.",
      "DQ05 note Data!D5: 2026-08 was never reported. Charts will show a gap.",
    ]);
  });

  test("without as_of the last reported period's end is used and said", () => {
    const data = givenContract({
      measures: [row("2026-09", 25, 50), row("2026-11", "", "")],
      contract: { as_of: "" },
    });
    expect(data.contract.asOf).toBeNull();
    expect(problemsOf(data)).toEqual([
      "IN09 note Contract!A1: No as_of date is given; 2026-09-30, the end of the last reported period, is used. Enter as_of in tblContract to change it.",
    ]);
  });

  test.each(["tblMeasures", "tblIndicators", "tblTargets"])("%s missing stops the file", (table) => {
    const data = givenContract({ measures: [row("2026-09", 25, 50)], tables: { [table]: null } });
    expect(data.observations).toEqual([]);
    expect(problemsOf(data)).toContain(
      `DQ02 stop !: The table "${table}" is missing from the workbook. Name the table with its rows "${table}" (Table Design), or map a range instead.`,
    );
  });

  test("a renamed column stops the file", () => {
    const header = MEASURE_HEADER.map((name) => (name === "denominator" ? "denom" : name));
    const data = givenContract({ tables: { tblMeasures: [header, row("2026-09", 25, 50)] } });
    expect(data.observations).toEqual([]);
    expect(problemsOf(data)).toEqual([
      'DQ02 stop Data!A1: The column "denominator" is missing from Data. Undo the change or paste your rows into a fresh template.',
    ]);
  });
});

describe("whose rows", () => {
  const providers = [
    ["provider_id", "name"],
    ["PRV-0001", "Harbor Family Services"],
  ];

  test("providers come from their list, in any case; others are set aside with the closest match", () => {
    const measures = [row("2026-08", 25, 50), row("2026-09", 25, 50)];
    measures.forEach((each, i) => (each[0] = i === 0 ? "prv-0001" : "PRV-001"));
    const data = givenContract({ measures, tables: { tblProviders: providers } });
    expect(data.providers).toEqual([{ id: "PRV-0001", name: "Harbor Family Services" }]);
    expect(data.observations.map((o) => o.providerId)).toEqual(["PRV-0001"]);
    expect(problemsOf(data)).toEqual([
      `DQ03 stop Data!A3: "PRV-001" is not in this contract's list. Choose from the dropdown. Closest match: PRV-0001.`,
    ]);
  });

  test("a code that lost its zeros is not taken for another, but recognised", () => {
    const measures = [row("2026-09", 25, 50)];
    measures.forEach((each) => (each[0] = 10001));
    const data = givenContract({
      measures,
      tables: { tblProviders: [["provider_id"], ["010001"], ["20002"]] },
    });
    expect(problemsOf(data)).toEqual([
      `DQ03 stop Data!A2: "10001" is not in this contract's list. Choose from the dropdown. Closest match: 010001.`,
    ]);
  });

  test("a row of another contract is set aside", () => {
    const header = [...MEASURE_HEADER, "contract_id"];
    const values = [header, [...row("2026-09", 25, 50), "", "", "", "C-2"]];
    const data = givenContract({ tables: { tblMeasures: values }, contract: { contract_id: "C-1" } });
    expect(problemsOf(data)).toEqual([
      "DQ01 stop Data!J2: This row is for contract C-2; the workbook is for C-1. Correct contract_id or move the row to its own workbook.",
    ]);
  });
});

describe("reading in pieces", () => {
  const many = Array.from({ length: 5000 }, (_, i): RawCell[] => [
    `P${i}`,
    "",
    "enrolled",
    "2026-09",
    25,
    50,
  ]);

  test("tells how far it has come and returns the same", () => {
    const tables = givenTables({ measures: many });
    const pieces = parseContractInPieces(tables, { date1904: false });
    const progress = [];
    let step = pieces.next();
    for (; !step.done; step = pieces.next()) progress.push(step.value);
    expect(progress).toEqual([
      { rowsRead: 2000, rowsInAll: 5000 },
      { rowsRead: 4000, rowsInAll: 5000 },
    ]);
    expect(step.value).toEqual(parseContract(tables, { date1904: false }));
  });
});

describe("any content", () => {
  const anyCell = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom<RawCell>("HARBOR", "enrolled", "days", "2026-09", "2026-08", 25, 50, "<11"),
    },
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.double(),
    fc.boolean(),
    fc.constantFrom<RawCell>(null, "", "NA", "-", "#N/A", 46266),
  );
  const anyRow = fc.array(anyCell, { minLength: 9, maxLength: 9 });
  /** Mostly right rows, so that duplicates, gaps and checks meet. */
  const likelyRow = fc
    .tuple(
      fc.constantFrom("enrolled", "days"),
      fc.integer({ min: 1, max: 9 }),
      anyCell,
      anyCell,
      anyCell,
      anyCell,
    )
    .map(([id, month, ...cells]): RawCell[] => ["HARBOR", "", id, `2026-0${month}`, ...cells, ""]);

  test("never throws; every row is an observation, named in a problem, or blank; messages are short", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anyRow, likelyRow), { maxLength: 12 }), (measures) => {
        const data = givenContract({ measures, indicators: [ENROLLED, DAYS] });
        const used = data.observations.map((o) => Number(/\d+$/.exec(o.cells.address)?.[0]));
        const named = data.problems.map((p) => Number(/\d+$/.exec(p.cell)?.[0]));
        const text = (cell: RawCell | undefined) =>
          String(cell ?? "")
            .normalize("NFKC")
            .replace(/[\s\u200B-\u200D\u2060\uFEFF]/g, "");
        measures.forEach((cells, i) => {
          const isBlank =
            [2, 3, 4, 5, 6, 7].every((column) => text(cells[column]) === "") ||
            cells.every((c) => text(c) === "");
          if (!isBlank) expect([...used, ...named]).toContain(i + 2);
        });
        expect(new Set(used).size).toBe(used.length);
        for (const p of data.problems) expect(p.message.split(/\s+/).length).toBeLessThan(30);
      }),
      { numRuns: 300 },
    );
  });
});

import fc from "fast-check";
import type { Figure } from "../../src/analysis/measure";
import { answerQuestion } from "../../src/submission/answerQuestion";
import { applyMapping } from "../../src/submission/applyMapping";
import type { CellBlock, RawCell } from "../../src/submission/block";
import type { ContractData } from "../../src/submission/contractData";
import { guessMapping } from "../../src/submission/guessMapping";
import { type Mapping, readMapping } from "../../src/submission/mapping";
import { problemsOf } from "./givenTables";

type Rows = readonly (readonly RawCell[])[];
const block = (values: Rows, more: Partial<CellBlock> = {}): CellBlock => ({
  sheet: "Figures",
  row: 0,
  column: 0,
  values,
  ...more,
});

function guess(values: Rows, more: Partial<CellBlock> = {}) {
  const guessed = guessMapping(block(values, more), { date1904: false });
  if (guessed.kind === "nothing") throw new Error(guessed.reason);
  return guessed;
}

/** The guess with some questions answered: `{ "mark:-": "missing" }`. */
function answered(
  values: Rows,
  answers: Record<string, string> = {},
  more: Partial<CellBlock> = {},
): Mapping {
  const { mapping, questions } = guess(values, more);
  return Object.entries(answers).reduce((current, [id, value]) => {
    const question = questions.find((each) => each.id === id);
    if (question === undefined)
      throw new Error(`${id} is not asked, only ${questions.map((q) => q.id).join(", ")}`);
    return answerQuestion(current, question, value);
  }, mapping);
}

/** What is read with the guess and these answers. */
function readWith(
  values: Rows,
  answers: Record<string, string> = {},
  more: Partial<CellBlock> = {},
): ContractData {
  return applyMapping(block(values, more), answered(values, answers, more), { date1904: false });
}

const figure = (f: Figure) =>
  f.kind === "number" ? String(f.value) : f.kind === "suppressed" ? `1-${f.high}` : f.kind;

/** `Harbor, Enrolled, 2026-08: 26/48` */
function observed({ observations }: ContractData): string[] {
  return observations.map((o) => {
    const ratio = o.numerator.kind !== "missing" || o.denominator.kind !== "missing";
    const figures = ratio ? `${figure(o.numerator)}/${figure(o.denominator)}` : figure(o.value);
    return `${o.providerId}, ${o.indicatorId}, ${o.period.key}: ${figures}`;
  });
}

/** Problems of the rows, without the notes about the range as a whole. */
const rowProblems = (data: ContractData) => problemsOf(data).filter((p) => !/^(MP04|IN09)/.test(p));

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

describe("wide ranges", () => {
  test.each<[string, Rows, string[]]>([
    [
      "months across",
      [
        ["Trust", "Apr-24", "May-24"],
        ["A", 90, 91],
        ["B", 80, 81],
      ],
      [
        "A, Figures, 2024-04: 90",
        "A, Figures, 2024-05: 91",
        "B, Figures, 2024-04: 80",
        "B, Figures, 2024-05: 81",
      ],
    ],
    [
      "true dates, descending",
      [["Visits"], ["Provider", 46266, 46235], ["A", 2, 1]],
      ["A, Visits, 2026-09: 2", "A, Visits, 2026-08: 1"],
    ],
    [
      "companion columns under each period",
      [
        ["", "2023", "", "", "2024", "", ""],
        ["Area", "Num", "Den", "%", "Num", "Den", "%"],
        ["A", 10, 20, 50, 12, 24, 50],
      ],
      ["A, Figures, 2023: 10/20", "A, Figures, 2024: 12/24"],
    ],
    [
      "one block of periods per figure",
      [
        ["", "Numerator", "", "Denominator", ""],
        ["Area", "2023", "2024", "2023", "2024"],
        ["A", 10, 12, 20, 24],
      ],
      ["A, Figures, 2023: 10/20", "A, Figures, 2024: 12/24"],
    ],
    [
      "periods and figures in one header",
      [
        ["Area", "Enrolled Aug 2026", "Referred Aug 2026", "Enrolled Sep 2026", "Referred Sep 2026"],
        ["A", 26, 48, 25, 50],
      ],
      ["A, Enrolled, 2026-08: 26/48", "A, Enrolled, 2026-09: 25/50"],
    ],
    [
      "the year above its months",
      [
        ["", "2025", "", "2026", ""],
        ["Provider", "Nov", "Dec", "Jan", "Feb"],
        ["A", 1, 2, 3, 4],
      ],
      [
        "A, Figures, 2025-11: 1",
        "A, Figures, 2025-12: 2",
        "A, Figures, 2026-01: 3",
        "A, Figures, 2026-02: 4",
      ],
    ],
    [
      "providers above the periods",
      [
        ["", "Harbor", "", "Elm", ""],
        ["Measure", "Aug 2026", "Sep 2026", "Aug 2026", "Sep 2026"],
        ["Visits", 4, 5, 6, 7],
      ],
      [
        "Harbor, Visits, 2026-08: 4",
        "Harbor, Visits, 2026-09: 5",
        "Elm, Visits, 2026-08: 6",
        "Elm, Visits, 2026-09: 7",
      ],
    ],
    [
      "three rows under each provider's heading",
      [
        ["Area", "2019", "2020"],
        ["North", "", ""],
        ["Completed", 10, 11],
        ["Total", 20, 22],
        ["Percent", 50, 50],
        ["South", "", ""],
        ["Completed", 5, 6],
        ["Total", 10, 12],
        ["Percent", 50, 50],
      ],
      [
        "North, Figures, 2019: 10/20",
        "North, Figures, 2020: 11/22",
        "South, Figures, 2019: 5/10",
        "South, Figures, 2020: 6/12",
      ],
    ],
  ])("%s", (_, values, expected) => {
    expect(observed(readWith(values)).sort()).toEqual([...expected].sort());
  });

  test("totals that say so, or are the sum of all others, are left out by name", () => {
    const { mapping } = guess([
      ["Trust", "2023", "2024"],
      ["England", 99, 99],
      ["A", 1, 2],
      ["B", 3, 4],
      ["C", 5, 7],
      ["Whole country", 9, 13],
      ["Percent change", 5, 6],
    ]);
    expect(mapping.excluded).toEqual(["England", "Percent change", "Whole country"]);
  });

  test("a pseudo-provider is asked about", () => {
    const values: Rows = [
      ["Trust", "2023", "2024"],
      ["A", 1, 2],
      ["Unknown", 3, 4],
    ];
    expect(readWith(values).providers.map((p) => p.id)).toEqual(["A", "Unknown"]);
    expect(readWith(values, { "exclude:Unknown": "no" }).providers.map((p) => p.id)).toEqual(["A"]);
  });

  test("fiscal years ask for the month in which they begin", () => {
    const values: Rows = [
      ["Council", "2019/20", "2020/21"],
      ["A", 5, 6],
    ];
    const data = readWith(values, { fiscalYearStart: "7" });
    expect(observed(data)).toEqual(["A, Figures, FY2020: 5", "A, Figures, FY2021: 6"]);
    expect(data.contract.fiscalYearStart).toBe(7);
  });
});

describe("marks", () => {
  const values: Rows = [
    ["Trust", "Apr-24", "May-24", "Jun-24"],
    ["A", 90, "c", "-"],
    ["B", "..", 81, "82*"],
  ];

  test("are guessed where they mostly mean one thing, and left open where they do not", () => {
    expect(guess(values).mapping.marks).toEqual({
      c: "suppressed",
      "-": null,
      "..": "missing",
      "*": "footnote",
    });
    expect(rowProblems(readWith(values))).toContain(
      'MP03 stop Figures!D2: It is not known what "-" stands for in this range, so the figure is not used. Say it in the pane.',
    );
  });

  test("are applied once explained", () => {
    expect(observed(readWith(values, { "mark:-": "notApplicable" }))).toEqual([
      "A, Figures, 2024-04: 90",
      "A, Figures, 2024-05: 1-10",
      "A, Figures, 2024-06: notApplicable",
      "B, Figures, 2024-04: missing",
      "B, Figures, 2024-05: 81",
      "B, Figures, 2024-06: 82",
    ]);
  });
});

describe("percentages", () => {
  const withRates = (a: RawCell, b: RawCell): Rows => [
    ["Trust", "Month", "Percentage seen"],
    ["A", "2026-08", a],
    ["A", "2026-09", b],
  ];
  const values = (data: ContractData) =>
    data.observations.map((o) => (o.value.kind === "number" ? o.value.value : o.value.kind));

  test.each<[string, RawCell, RawCell, number[]]>([
    ["38.7 in hundredths", 38.7, 100, [0.387, 1]],
    ["0.387 as fractions", 0.387, 1, [0.387, 1]],
    ["38.7 % as text", "38.7 %", "40 %", [0.387, 0.4]],
  ])("%s", (_, a, b, expected) => expect(values(readWith(withRates(a, b)))).toEqual(expected));

  test("0.19 shown as 19.0 % is a fraction beside hundredths", () => {
    const categories = [[], ["General", "General", "Percentage"], ["General", "General", "General"]];
    expect(values(readWith(withRates(0.19, 38.7), {}, { categories }))).toEqual([0.19, 0.387]);
  });

  test("a scale that the values do not tell is asked", () => {
    expect(guess(withRates(1, 1)).questions.map((q) => q.id)).toContain("scale:Percentage seen");
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

describe("keeping a mapping", () => {
  const values: Rows = [
    ["Trust", "Apr-24", "May-24"],
    ["A", 90, 91],
  ];
  const grown: Rows = [
    ["Trust", "Apr-24", "May-24", "Jun-24"],
    ["A", 90, 91, 92],
    ["B", 80, 81, 82],
  ];

  test("it survives as JSON, and anything else is no mapping", () => {
    const { mapping } = guess(values);
    expect(readMapping(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping);
    expect(readMapping({ ...mapping, version: 2 })).toBeNull();
    expect(readMapping("{}")).toBeNull();
  });

  test("new periods and rows are read with the same mapping", () => {
    const data = applyMapping(block(grown), guess(values).mapping, { date1904: false });
    expect(data.observations).toHaveLength(6);
  });

  test("a rearranged range is not read at all", () => {
    const moved = [["Notes"], ...grown];
    const data = applyMapping(block(moved), guess(values).mapping, { date1904: false });
    expect(data.observations).toEqual([]);
    expect(problemsOf(data)).toEqual([
      "MP05 stop Figures!A1: The headers of this range are no longer those that were mapped, so nothing was read. Map the range again.",
    ]);
  });

  test("a part without a place is named", () => {
    const data = applyMapping(
      block(values),
      { ...guess(values).mapping, provider: null },
      { date1904: false },
    );
    expect(problemsOf(data)).toEqual([
      "MP01 stop Figures!A1: It is not known yet where the provider of these rows stands. Choose its column in the pane.",
    ]);
  });

  test("an answer that was not offered changes nothing", () => {
    const { mapping, questions } = guess(values);
    const [question] = questions;
    expect(question && answerQuestion(mapping, question, "sideways")).toBe(mapping);
  });
});

describe("any range", () => {
  const anyCell = fc.oneof(
    {
      weight: 2,
      arbitrary: fc.constantFrom<RawCell>(
        "",
        "",
        null,
        "-",
        "*",
        "Total",
        "A",
        "Provider",
        "2026-09",
        "Sep 2026",
        2024,
        46266,
        12,
        0.5,
      ),
    },
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.double(),
    fc.boolean(),
  );
  const anyRange = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 8 }))
    .chain(([width, height]) =>
      fc.array(fc.array(anyCell, { minLength: width, maxLength: width }), {
        minLength: height,
        maxLength: height,
      }),
    );
  const header: Rows = [["Provider", "Month", "Enrolled", "Referred"]];
  const likelyRange = fc
    .array(
      fc.tuple(fc.constantFrom("A", "B", "Total"), fc.constantFrom("2026-08", "2026-09"), anyCell, anyCell),
      { maxLength: 8 },
    )
    .map((rows): Rows => [...header, ["A", "2026-07", 1, 2], ...rows]);

  test("never throws; every row below the header is an observation, named in a problem, or blank", () => {
    fc.assert(
      fc.property(fc.oneof(anyRange, likelyRange), (values) => {
        const guessed = guessMapping(block(values), { date1904: false });
        if (guessed.kind === "nothing") return;
        expect(readMapping(JSON.parse(JSON.stringify(guessed.mapping)))).not.toBeNull();
        const data = applyMapping(block(values), guessed.mapping, { date1904: false });
        for (const p of data.problems) expect(p.message.split(/\s+/).length).toBeLessThan(30);
        if (data.problems.some((p) => p.code === "MP01")) return;
        const rows = [...data.observations.map((o) => o.cells.address), ...data.problems.map((p) => p.cell)];
        const seen = new Set(rows.flatMap((address) => address.match(/\d+/g) ?? []).map(Number));
        const { first, count } = guessed.mapping.headerRows;
        const text = (cell: RawCell) =>
          String(cell ?? "")
            .normalize("NFKC")
            .replace(/[\s\u200B-\u200D\u2060\uFEFF]/g, "");
        values.forEach((cells, i) => {
          // Labels and a period without figures are a figure that is still to come.
          const figures = guessed.mapping.figures.map((each) => each.column);
          const isBlank = cells.every((cell, column) => text(cell) === "" || !figures.includes(column));
          const across = guessed.mapping.period?.from === "header";
          if (i >= first + count && !isBlank && !across) expect(seen).toContain(i + 1);
        });
      }),
      { numRuns: 400 },
    );
  });
});

import { answerQuestion } from "../../src/submission/answerQuestion";
import { applyMapping } from "../../src/submission/applyMapping";
import type { RawCell } from "../../src/submission/block";
import type { ContractData } from "../../src/submission/contractData";
import { block, guess, observed, readWith, rowProblems, type Rows } from "./givenRange";

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

  test("rates that are no percentages are kept as they stand once that is said", () => {
    const { mapping, questions } = guess(withRates(1, 1));
    const scale = questions.find(({ id }) => id === "scale:Percentage seen")!;
    const answered = answerQuestion(mapping, scale, "none");
    expect(answered.indicators.map(({ unit, percentScale }) => [unit, percentScale])).toEqual([
      ["rate", null],
    ]);
    const data = applyMapping(block(withRates(12.5, 14)), answered, { date1904: false });
    expect(values(data)).toEqual([12.5, 14]);
  });
});

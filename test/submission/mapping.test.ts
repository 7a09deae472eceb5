import fc from "fast-check";
import { answerQuestion } from "../../src/submission/answerQuestion";
import { applyMapping } from "../../src/submission/applyMapping";
import type { RawCell } from "../../src/submission/block";
import { guessMapping } from "../../src/submission/guessMapping";
import { readMapping } from "../../src/submission/mapping";
import { block, guess, type Rows } from "./givenRange";
import { problemsOf } from "./givenTables";

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
      {
        numRuns: 400,
        // Two columns under one title: the second one's blank once hid the first one's figure.
        examples: [
          [
            [
              ["Sep 2026", false, ""],
              [2024, false, ""],
              ["", true, 0.5],
              [0, false, ""],
            ],
          ],
        ],
      },
    );
  });
});

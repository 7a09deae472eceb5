import { attack } from "../../../src/analysis/suppression/attack";
import { cellKey, figuresTable, type CountFigure } from "../../../src/analysis/suppression/figuresTable";
import { protect } from "../../../src/analysis/suppression/protect";
import { attacked, count, deepFreeze, group, hiddenKeys, protectedTable, twoWay } from "./givenTable";

const RULE = { threshold: 11 };

function share(
  key: string,
  counted: number | null,
  of: number | null,
  over: Partial<CountFigure> = {},
): CountFigure {
  return { key, name: key, count: counted, of, subset: true, countsPeople: true, ...over };
}

describe("training completion by four providers", () => {
  const others = [share("A", 90, 120), share("B", 40, 64), share("C", 41, 88)];
  const all = { total: "all", parts: ["A", "B", "C", "D"] };

  test("30, 24, 47 and 11 did not complete: nothing is hidden", () => {
    const table = figuresTable([...others, share("D", 35, 46), share("all", 206, 318)], [all]);
    expect(hiddenKeys(table)).toEqual([]);
  });

  test("D at 17 of 22 (5 did not complete) is hidden, and B, the next smallest; the total stays", () => {
    const { hidden, hiddenTotals, unprotected, visible } = protectedTable(
      figuresTable([...others, share("D", 17, 22), share("all", 188, 294)], [all]),
    );
    expect([...hidden]).toEqual([
      ["D", { reason: "small", protects: null }],
      ["B", { reason: "complement", protects: "D" }],
    ]);
    expect(hiddenTotals).toEqual([]);
    expect(unprotected).toEqual([]);
    expect(attacked(visible, RULE).filter(({ revealed }) => revealed)).toEqual([]);
  });

  test("a pooled rate that leaves B out would give B and D back: it goes", () => {
    const pooled = { total: "pooled", parts: ["A", "C", "D"] };
    const figures = [...others, share("D", 17, 22), share("all", 188, 294), share("pooled", 148, 230)];
    const { hidden, hiddenTotals, visible } = protectedTable(figuresTable(figures, [all, pooled]));
    expect([...hidden.keys()].sort()).toEqual(["B", "D", "pooled"]);
    expect(hiddenTotals).toEqual(["pooled"]);
    expect(attacked(visible, RULE).filter(({ revealed }) => revealed)).toEqual([]);
  });

  test("where the others were shown before, the total goes, with its pooled rate", () => {
    const published = [share("A", 90, 120), share("B", 40, 64), share("C", 41, 88)].map((figure) => ({
      ...figure,
      published: true,
    }));
    const table = figuresTable([...published, share("D", 17, 22), share("all", 188, 294)], [all]);
    const ratio = { name: "the pooled rate", numerator: cellKey("all", "count"), denominator: cellKey("all", "of"), low: 0.6, high: 0.7 }; // prettier-ignore
    const result = protectedTable({ ...table, ratios: [ratio] });
    expect(result.hidden.get("all")).toEqual({ reason: "total", protects: "D" });
    expect(result.hiddenTotals).toEqual(["all"]);
    expect(result.withdrawnRatios).toEqual([ratio]);
    expect(result.visible.ratios).toEqual([]);
    expect(result.unprotected).toEqual([]);
  });

  test("where the total was shown before as well, it says what to do", () => {
    const published = [...others, share("all", 188, 294)].map((figure) => ({ ...figure, published: true }));
    const { unprotected } = protectedTable(figuresTable([...published, share("D", 17, 22)], [all]));
    expect(unprotected.map(({ key }) => key)).toEqual([
      cellKey("D", "count"),
      cellKey("D", "of"),
      cellKey("D", "rest"),
    ]);
    expect(unprotected[0]!.sentence).toBe(
      "D, counted can be worked out from figures that are already known. Merge it with another group, or leave this breakdown out for the period.",
    );
  });
});

describe("one group with its total", () => {
  test.each([
    ["nothing small: nothing hidden", [20, 30, 40], []],
    ["one small of five: it and the next smallest", [5, 80, 30, 60, 40], ["a", "c"]],
    ["two small that make 11: both, and no more", [5, 6, 80, 30], ["a", "b"]],
    ["two small that make less: one more", [5, 4, 80, 30], ["a", "b", "d"]],
    ["a zero stays, and is never the complement", [5, 0, 0, 80, 30], ["a", "e"]],
    [
      "equal sizes: the first of them, and another against who knows the rule",
      [10, 50, 50, 50],
      ["a", "b", "c", "d"],
    ],
    ["one that is all there is goes with its total", [7, 0, 0], ["a", "total"]],
    ["a small total: all that is in it", [3, 4, 0], ["a", "b", "total"]],
  ])("%s", (_, values, expected) => {
    expect(hiddenKeys(group(values)).sort()).toEqual(expected);
  });

  test("another threshold, another size of what is small", () => {
    expect(hiddenKeys(group([6, 80, 30]), { threshold: 5 })).toEqual([]);
    expect(hiddenKeys(group([4, 80, 30]), { threshold: 5 })).toEqual(["a", "c"]);
    expect(hiddenKeys(group([15, 80, 30]), { threshold: 20 })).toEqual(["a", "c"]);
  });

  test("what counts no people is shown", () => {
    expect(hiddenKeys(group([4, 80, 30], { countsPeople: false }))).toEqual([]);
  });
});

describe("shares", () => {
  const hidden = (counted: number, of: number, sensitive = false): boolean =>
    hiddenKeys(figuresTable([share("x", counted, of)], []), { threshold: 11, sensitive }).length > 0;

  test("numerator, denominator and what is left are each 1 to 10", () => {
    expect([hidden(10, 50), hidden(40, 50), hidden(0, 10)]).toEqual([true, true, true]);
    expect([hidden(11, 50), hidden(39, 50), hidden(11, 11)]).toEqual([false, false, false]);
  });

  test("0% and 100% are shown, unless the outcome is sensitive; nobody at all is no secret", () => {
    expect([hidden(0, 50), hidden(50, 50), hidden(0, 0)]).toEqual([false, false, false]);
    expect([hidden(0, 50, true), hidden(50, 50, true), hidden(0, 0, true)]).toEqual([true, true, false]);
  });
});

describe("differencing over time", () => {
  test("a month that is hidden takes the new year to date along, since the former one is known", () => {
    const figures = [
      { key: "ytd8", name: "to August", count: 120, countsPeople: true, published: true },
      { key: "m9", name: "September", count: 6, countsPeople: true },
      { key: "ytd9", name: "to September", count: 126, countsPeople: true },
    ];
    const result = protectedTable(figuresTable(figures, [{ total: "ytd9", parts: ["ytd8", "m9"] }]));
    expect([...result.hidden.keys()]).toEqual(["m9", "ytd9"]);
    expect(result.unprotected).toEqual([]);
  });

  test("a revised month must not tell the one that both versions hide", () => {
    const figures = [
      { key: "a", name: "A", count: 4, countsPeople: true },
      { key: "b1", name: "B as first sent", count: 20, countsPeople: true },
      { key: "b2", name: "B revised", count: 25, countsPeople: true },
      { key: "c", name: "C", count: 60, countsPeople: true, published: true },
      { key: "all1", name: "all as first sent", count: 84, countsPeople: true, published: true },
      { key: "all2", name: "all, revised", count: 89, countsPeople: true },
    ];
    const sums = [
      { total: "all1", parts: ["a", "b1", "c"] },
      { total: "all2", parts: ["a", "b2", "c"] },
    ];
    const { hidden, visible } = protectedTable(figuresTable(figures, sums));
    expect([...hidden.keys()].sort()).toEqual(["a", "b1", "b2"]);
    expect(attacked(visible, RULE).filter(({ revealed }) => revealed)).toEqual([]);
  });
});

test("a figure sent as suppressed is withheld, and what would give it away is hidden", () => {
  const figures = [
    { key: "a", name: "A", count: null, range: { low: 1, high: 10 }, countsPeople: true },
    { key: "b", name: "B", count: 40, countsPeople: true },
    { key: "c", name: "C", count: 60, countsPeople: true },
    { key: "all", name: "all", count: 107, countsPeople: true },
  ];
  const sums = [{ total: "all", parts: ["a", "b", "c"] }];
  const { hidden } = protectedTable(figuresTable(figures, sums));
  expect([...hidden].map(([key, { reason }]) => [key, reason])).toEqual([
    ["a", "withheld"],
    ["b", "complement"],
  ]);
  const impossible = figures.map((figure) => (figure.key === "all" ? { ...figure, count: 130 } : figure));
  expect(protect(figuresTable(impossible, sums))).toEqual({
    kind: "inconsistent",
    inconsistencies: [
      {
        kind: "sumDiffers",
        cells: ["a#count"],
        sentence: "What was sent as suppressed (A) does not fit the other figures.",
      },
    ],
  });
});

describe("a table that contradicts itself is named, not judged", () => {
  const kinds = (table: Parameters<typeof protect>[0]): string[] => {
    const result = protect(table);
    return result.kind === "inconsistent" ? result.inconsistencies.map(({ sentence }) => sentence) : [];
  };

  test("a total that is not the sum of its parts", () => {
    const { cells, sums } = group([20, 30]);
    const wrong = cells.map((cell) => (cell.key === "total" ? { ...cell, value: 51 } : cell));
    expect(kinds({ cells: wrong, sums })).toEqual(["total says 51; its 2 parts add to 50."]);
  });

  test("no counts, cells named twice or nowhere, a rate that does not agree", () => {
    expect(kinds({ cells: [count("a", 1.5), count("b", -2), count("b", 3)], sums: [] })).toEqual([
      "a is 1.5: a count is a whole number from 0.",
      "b is -2: a count is a whole number from 0.",
      'The cell "b" stands in the table twice.',
    ]);
    expect(kinds({ cells: [count("a", 20)], sums: [{ total: "all", parts: ["a"] }] })).toEqual([
      'A sum or rate names the cell "all", which is not in the table.',
    ]);
    const ratio = { name: "the rate of 50%", numerator: "a", denominator: "b", low: 0.495, high: 0.505 };
    expect(kinds({ cells: [count("a", 20), count("b", 50)], sums: [], ratios: [ratio] })).toEqual([
      "20 of 50 does not agree with the rate of 50%.",
    ]);
  });
});

test("the given table is not touched, and the same table gives the same answer", () => {
  const table = deepFreeze(twoWay([[3, 40, 50], [60, 5, 22], [33, 44, 55]])); // prettier-ignore
  expect(protect(table)).toEqual(protect(table));
});

test("the visible table holds no true value of a hidden cell", () => {
  const { visible, hidden } = protectedTable(group([3, 741, 852, 963]));
  expect([...hidden.keys()]).toEqual(["a", "b"]);
  expect(JSON.stringify(visible)).not.toContain("741");
  expect(attack(visible, RULE).kind).toBe("ranges");
});

import * as fc from "fast-check";
import { attack } from "../../../src/analysis/suppression/attack";
import type { CountSum, ShownRatio } from "../../../src/analysis/suppression/countTable";
import { ratioOfLimits, ratioOfRate } from "../../../src/analysis/suppression/shownRatios";
import type { VisibleCell, VisibleTable } from "../../../src/analysis/suppression/visibleTable";
import { funnel } from "../../../src/analysis/funnel";
import { attacked } from "./givenTable";

const RULE = { threshold: 11 };
const SUMS_ONLY = { threshold: 11, knowsRule: false };

function cell(key: string, value: number | null, over: Partial<VisibleCell> = {}): VisibleCell {
  return {
    key,
    name: key,
    figure: key,
    value,
    low: 1,
    high: Infinity,
    countsPeople: true,
    published: false,
    byRule: true,
    ...over,
  };
}

function visible(cells: VisibleCell[], sums: CountSum[] = [], ratios: ShownRatio[] = []): VisibleTable {
  return { cells, sums, ratios };
}

const ABC: CountSum = { total: "all", parts: ["a", "b", "c"] };

describe("what sums alone give away", () => {
  test("a lone hidden count is the total less the others, said in plain words", () => {
    const [b] = attacked(
      visible([cell("a", 20), cell("b", null), cell("c", 30), cell("all", 54)], [ABC]),
      SUMS_ONLY,
    );
    expect(b).toMatchObject({
      key: "b",
      low: 4,
      high: 4,
      values: 1,
      solved: true,
      revealed: true,
      exact: true,
    });
    expect(b!.because).toEqual(["all (54) is a (20), b (hidden) and c (30) together"]);
  });

  test("two hidden counts share what is left", () => {
    const cells = attacked(
      visible([cell("a", 20), cell("b", null), cell("c", null), cell("all", 54)], [ABC]),
      SUMS_ONLY,
    );
    expect(cells.map(({ key, low, high, revealed }) => [key, low, high, revealed])).toEqual([
      ["b", 1, 33, false],
      ["c", 1, 33, false],
    ]);
  });

  test("a mark that says 1 to 10 bounds its neighbour too", () => {
    const marked = { low: 1, high: 10, byRule: false };
    const cells = attacked(
      visible([cell("a", 20), cell("b", null, marked), cell("c", null, marked), cell("all", 39)], [ABC]),
    );
    expect(cells.map(({ low, high, revealed }) => [low, high, revealed])).toEqual([
      [9, 10, true],
      [9, 10, true],
    ]);
  });

  test("in rows and columns, one hidden square moves together", () => {
    const rows = [
      { total: "r1", parts: ["a", "b", "c"] },
      { total: "r2", parts: ["d", "e", "f"] },
    ];
    const columns = [
      { total: "x", parts: ["a", "d"] },
      { total: "y", parts: ["b", "e"] },
      { total: "z", parts: ["c", "f"] },
    ];
    const hidden = ["a", "b", "d", "e"].map((key) => cell(key, null, { low: 0 }));
    const shown = [
      cell("c", 5),
      cell("f", 20),
      cell("r1", 9),
      cell("r2", 60),
      cell("x", 40),
      cell("y", 4),
      cell("z", 25),
    ];
    const cells = attacked(visible([...hidden, ...shown], [...rows, ...columns]), SUMS_ONLY);
    expect(cells.map(({ key, low, high }) => [key, low, high])).toEqual([
      ["a", 0, 4],
      ["b", 0, 4],
      ["d", 36, 40],
      ["e", 0, 4],
    ]);
    const [a] = cells;
    expect(a!.because).toEqual(["r1 (9) is a (hidden), b (hidden) and c (5) together"]);
  });

  test("last month's year to date and this month's give the month, whatever else is hidden", () => {
    const ytd = { total: "to September", parts: ["to August", "September"] };
    const [september] = attacked(
      visible(
        [cell("to August", 120, { published: true }), cell("September", null), cell("to September", 127)],
        [ytd],
      ),
    );
    expect(september).toMatchObject({ low: 7, high: 7, solved: true });
  });

  test("numbers that contradict each other are named", () => {
    const table = visible([cell("a", 20), cell("b", 5), cell("c", 30), cell("all", 54)], [ABC]);
    expect(attack(table, RULE)).toEqual({
      kind: "contradiction",
      sentence: "What is shown cannot all be true: all (54) is a (20), b (5) and c (30) together.",
    });
    const tooMuch = visible([cell("a", 60), cell("b", null), cell("c", null), cell("all", 54)], [ABC]);
    expect(attack(tooMuch, RULE).kind).toBe("contradiction");
  });
});

describe("what rates and limits give away", () => {
  const share = (numerator: VisibleCell, denominator: VisibleCell, ratio: ShownRatio) =>
    attacked(visible([numerator, denominator], [], [ratio]), SUMS_ONLY);
  const names = { name: "the rate of 77.3%", numerator: "n", denominator: "d" };

  test("a rate with one decimal of 22 people gives the numerator", () => {
    const [n] = share(cell("n", null), cell("d", 22), ratioOfRate(names, 0.773, 3));
    expect(n).toMatchObject({ low: 17, high: 17, solved: true });
    expect(n!.because).toEqual(["the rate of 77.3% is n (hidden) over d (22)"]);
  });

  test("of 2,000 people it leaves more than one, and of an unknown number many", () => {
    expect(share(cell("n", null), cell("d", 2000), ratioOfRate(names, 0.773, 3))[0]).toMatchObject({
      low: 1545,
      high: 1547,
    });
    expect(share(cell("n", null), cell("d", null), ratioOfRate(names, 0.773, 3))[0]).toMatchObject({
      high: Infinity,
    });
  });

  test("the limits of one provider give the pooled numerator, and with it a hidden provider", () => {
    const units = [[90, 120], [41, 88], [17, 22]].map(([numerator, denominator]) => ({ numerator: numerator!, denominator: denominator!, judged: true })); // prettier-ignore
    const { lower, upper } = funnel(units).unadjusted[0]!.flag;
    const round = (value: number): number => Math.round(1000 * value) / 1000;
    const limits = ratioOfLimits(
      { name: "A's limits", numerator: "all", denominator: "allOf" },
      { lower: round(lower), upper: round(upper) },
      3,
    );
    const table = visible(
      [cell("a", 90), cell("c", 41), cell("d", null), cell("all", null), cell("allOf", 230)],
      [{ total: "all", parts: ["a", "c", "d"] }],
      [limits],
    );
    const d = attacked(table, SUMS_ONLY).find(({ key }) => key === "d");
    expect(d).toMatchObject({ low: 17, high: 17 });
    expect(d!.because).toEqual([
      "all (hidden) is a (90), c (41) and d (hidden) together",
      "A's limits is all (hidden) over allOf (230)",
    ]);
  });
});

describe("what the rule itself gives away", () => {
  const pair = (shown: number, total: number): VisibleTable =>
    visible([cell("a", shown), cell("b", null), cell("c", null), cell("all", total)], [ABC]);

  test("one of two hidden counts is small", () => {
    const [b] = attacked(pair(500, 560));
    expect(b).toMatchObject({ low: 1, high: 59, values: 20, revealed: false });
    expect(attacked(pair(500, 560), SUMS_ONLY)[0]).toMatchObject({ low: 1, high: 59, values: 59 });
  });

  test("and the other was the smallest choice: 10 and 50 beside a shown 50 are no secret", () => {
    const [b] = attacked(pair(50, 110));
    expect(b).toMatchObject({ low: 10, high: 50, values: 2, revealed: true });
    expect(b!.because.at(-1)).toContain("the rule itself");
    expect(attacked(pair(50, 110), SUMS_ONLY)[0]!.revealed).toBe(false);
  });
});

test("bounds are those of every table that fits, counted one by one", () => {
  const small = fc.integer({ min: 0, max: 6 });
  const arbitrary = fc.tuple(fc.array(small, { minLength: 6, maxLength: 6 }), fc.array(fc.boolean(), { minLength: 6, maxLength: 6 })); // prettier-ignore
  const sums: CountSum[] = [
    { total: "r1", parts: ["v0", "v1", "v2"] },
    { total: "r2", parts: ["v3", "v4", "v5"] },
    { total: "c1", parts: ["v0", "v3"] },
    { total: "c2", parts: ["v1", "v4"] },
    { total: "odd", parts: ["v0", "v1", "v4"] },
  ];
  fc.assert(
    fc.property(arbitrary, ([values, isHidden]) => {
      const totals = sums.map(({ total, parts }) =>
        cell(
          total,
          parts.reduce((all, key) => all + values[Number(key.slice(1))]!, 0),
        ),
      );
      const cells = values.map((value, i) => cell(`v${i}`, isHidden[i] ? null : value, { low: 0, high: 8 }));
      const ends = new Map<string, Set<number>>();
      const hidden = cells.filter(({ value }) => value === null).map(({ key }) => key);
      const numbers = new Map(cells.map(({ key, value }) => [key, value ?? 0]));
      const tryAll = (at: number): void => {
        if (at === hidden.length) {
          const fits = sums.every(({ parts }, i) => parts.reduce((all, key) => all + numbers.get(key)!, 0) === totals[i]!.value); // prettier-ignore
          if (fits)
            for (const key of hidden) ends.set(key, (ends.get(key) ?? new Set()).add(numbers.get(key)!));
          return;
        }
        for (let value = 0; value <= 8; value++) {
          numbers.set(hidden[at]!, value);
          tryAll(at + 1);
        }
      };
      if (hidden.length > 4) return;
      tryAll(0);
      const found = attacked(visible([...cells, ...totals], sums), SUMS_ONLY);
      for (const { key, low, high, exact } of found) {
        expect({ key, low, high, exact }).toEqual({
          key,
          low: Math.min(...ends.get(key)!),
          high: Math.max(...ends.get(key)!),
          exact: true,
        });
      }
    }),
    { numRuns: 150 },
  );
});

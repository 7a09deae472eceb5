import * as fc from "fast-check";
import type { CountTable } from "../../../src/analysis/suppression/countTable";
import { figuresTable, type CountFigure } from "../../../src/analysis/suppression/figuresTable";
import type { ProtectedTable } from "../../../src/analysis/suppression/protect";
import { anyCount, attacked, deepFreeze, group, hierarchy, protectedTable, sum, twoWay } from "./givenTable";

const RULE = { threshold: 11 };

/** Half of 11, at least 3. */
const FEWEST = 6;

const groups = fc.array(anyCount, { minLength: 1, maxLength: 9 }).map((values) => group(values));
const twoWays = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(anyCount, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  ) // prettier-ignore
  .map(twoWay);
const hierarchies = fc
  .array(fc.array(fc.array(anyCount, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map(hierarchy);

/** Three months, the quarter, and the same again after one month was revised; last quarter's file is out. */
const revisions = fc
  .tuple(
    fc.array(anyCount, { minLength: 3, maxLength: 3 }),
    anyCount,
    fc.integer({ min: 0, max: 2 }),
    fc.boolean(),
  )
  .map(([months, revised, which, wasShown]): CountTable => {
    const figures: CountFigure[] = months.map((count, i) => ({ key: `m${i}`, name: `month ${i}`, count, countsPeople: true })); // prettier-ignore
    const published = wasShown && sum(months) > 10;
    const quarter = { key: "q", name: "quarter", count: sum(months), countsPeople: true, published };
    const after = months.map((count, i) => (i === which ? revised : count));
    return figuresTable(
      [
        ...figures,
        { key: "again", name: "revised month", count: revised, countsPeople: true },
        quarter,
        { key: "q2", name: "revised quarter", count: sum(after), countsPeople: true },
      ],
      [
        { total: "q", parts: ["m0", "m1", "m2"] },
        { total: "q2", parts: months.map((_, i) => (i === which ? "again" : `m${i}`)) },
      ],
    );
  });

const shares = fc
  .array(fc.tuple(anyCount, anyCount), { minLength: 2, maxLength: 6 })
  .map((pairs): CountTable => {
    const figures = pairs.map(([count, rest], i): CountFigure => ({
      key: `p${i}`,
      name: `provider ${i}`,
      count,
      of: count + rest,
      subset: true,
      countsPeople: true,
    }));
    const all = {
      key: "all",
      name: "all",
      count: sum(pairs.map(([count]) => count)),
      of: sum(pairs.flat()),
      subset: true,
      countsPeople: true,
    };
    return figuresTable([...figures, all], [{ total: "all", parts: figures.map(({ key }) => key) }]);
  });

describe.each([
  ["groups with a total", groups, 1000],
  ["rows and columns with both margins", twoWays, 250],
  ["three levels", hierarchies, 300],
  ["months with a revision", revisions, 1000],
  ["shares of providers", shares, 300],
])("%s", (_, tables: fc.Arbitrary<CountTable>, numRuns) => {
  test("no small count is shown, no hidden one can be worked out, zeros stay, a second run hides no more", () => {
    fc.assert(
      fc.property(tables, (given) => {
        const table = deepFreeze(given);
        const result = protectedTable(table);
        expect(result.unprotected).toEqual([]);
        for (const { value, key, countsPeople } of result.visible.cells) {
          expect({ key, isSmall: countsPeople && value !== null && value > 0 && value < 11 }).toEqual({ key, isSmall: false }); // prettier-ignore
        }
        const truth = new Map(table.cells.map(({ key, value }) => [key, value!]));
        for (const cell of attacked(result.visible, RULE)) {
          expect(cell.low).toBeLessThanOrEqual(truth.get(cell.key)!);
          expect(cell.high).toBeGreaterThanOrEqual(truth.get(cell.key)!);
          expect(cell).toMatchObject({ revealed: false });
          if (truth.get(cell.key) !== 0) expect(cell.values).toBeGreaterThanOrEqual(FEWEST);
        }
        expect(hiddenZeros(table, result)).toEqual([]);
        expect([...protectedTable(withheld(table, result)).hidden.keys()].sort()).toEqual([...result.hidden.keys()].sort()); // prettier-ignore
      }),
      { numRuns },
    );
  });
});

test("whatever is hidden in a small group, every number that fits is counted one by one: enough are left", () => {
  const values = fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(values, (counts) => {
      const table = group(counts);
      const { hidden } = protectedTable(table);
      if (hidden.size === 0 || hidden.has("total")) return;
      const left = sum(table.cells.filter(({ key }) => hidden.has(key)).map(({ value }) => value!));
      // Any of the hidden parts takes 1 to what the others leave it.
      const possible = new Set<number>();
      const share = (parts: number, rest: number, first: number | null): void => {
        if (parts === 1) {
          if (rest > 0) possible.add(first ?? rest);
          return;
        }
        for (let value = 1; value < rest; value++) share(parts - 1, rest - value, first ?? value);
      };
      share(hidden.size, left, null);
      expect(possible.size).toBeGreaterThanOrEqual(FEWEST);
    }),
    { numRuns: 300 },
  );
});

test("no more is hidden than is needed: one small count hides itself and one other", () => {
  const oneSmall = fc.tuple(
    fc.integer({ min: 1, max: 5 }),
    fc.array(fc.integer({ min: 20, max: 2000 }), { minLength: 4, maxLength: 4 }),
  );
  fc.assert(
    fc.property(oneSmall, ([small, others]) => {
      expect(protectedTable(group([small, ...others])).hidden.size).toBe(2);
    }),
    { numRuns: 500 },
  );
});

/** Single counts of 0 that are hidden. */
function hiddenZeros(table: CountTable, { hidden }: ProtectedTable): string[] {
  return table.cells.filter(({ key, figure, value }) => key === figure && value === 0 && hidden.has(figure)).map(({ key }) => key); // prettier-ignore
}

/** The same table, hidden cells marked as withheld. */
function withheld(table: CountTable, { hidden }: ProtectedTable): CountTable {
  return { ...table, cells: table.cells.map((cell) => ({ ...cell, withheld: hidden.has(cell.figure) })) };
}

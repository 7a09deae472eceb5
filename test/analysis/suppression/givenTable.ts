import * as fc from "fast-check";
import { attack, type AttackedCell, type AttackOptions } from "../../../src/analysis/suppression/attack";
import type { CountCell, CountSum, CountTable } from "../../../src/analysis/suppression/countTable";
import { protect, type ProtectedTable } from "../../../src/analysis/suppression/protect";
import { DEFAULT_RULE, type SuppressionRule } from "../../../src/analysis/suppression/rule";
import type { VisibleTable } from "../../../src/analysis/suppression/visibleTable";

/** A small language for tables of counts. */
export function count(key: string, value: number | null, over: Partial<CountCell> = {}): CountCell {
  return { key, name: key, figure: key, value, countsPeople: true, ...over };
}

/** Parts "a", "b", … with their total. */
export function group(values: readonly number[], over: Partial<CountCell> = {}): CountTable {
  const parts = values.map((value, i) => count(letter(i), value, over));
  return {
    cells: [...parts, count("total", sum(values), over)],
    sums: [{ total: "total", parts: parts.map(({ key }) => key) }],
  };
}

/** Rows × columns with both margins and the grand total; cells "r0c0", "r0" (row total), "c0", "all". */
export function twoWay(rows: readonly (readonly number[])[]): CountTable {
  const width = rows[0]!.length;
  const columns = Array.from({ length: width }, (_, j) => rows.map((row) => row[j]!));
  const cells = rows.flatMap((row, i) => row.map((value, j) => count(`r${i}c${j}`, value)));
  const rowKeys = rows.map((_, i) => `r${i}`);
  const columnKeys = columns.map((_, j) => `c${j}`);
  return {
    cells: [
      ...cells,
      ...rows.map((row, i) => count(`r${i}`, sum(row))),
      ...columns.map((column, j) => count(`c${j}`, sum(column))),
      count("all", sum(rows.flat())),
    ],
    sums: [
      ...rows.map((_, i): CountSum => ({ total: `r${i}`, parts: columnKeys.map((key) => `r${i}${key}`) })),
      ...columns.map((_, j): CountSum => ({ total: `c${j}`, parts: rowKeys.map((key) => `${key}c${j}`) })),
      { total: "all", parts: rowKeys },
      { total: "all", parts: columnKeys },
    ],
  };
}

/** Providers of sites of groups: three levels, every total shown. */
export function hierarchy(providers: readonly (readonly (readonly number[])[])[]): CountTable {
  const cells: CountCell[] = [];
  const sums: CountSum[] = [];
  const add = (key: string, parts: readonly (readonly [string, number])[]): readonly [string, number] => {
    const value = sum(parts.map(([, each]) => each));
    cells.push(count(key, value));
    sums.push({ total: key, parts: parts.map(([part]) => part) });
    return [key, value];
  };
  const tops = providers.map((sites, p) => {
    const middle = sites.map((groups, s) => {
      const leaves = groups.map((value, g) => [`p${p}s${s}g${g}`, value] as const);
      for (const [key, value] of leaves) cells.push(count(key, value));
      return add(`p${p}s${s}`, leaves);
    });
    return add(`p${p}`, middle);
  });
  add("all", tops);
  return { cells, sums };
}

export function protectedTable(table: CountTable, rule: SuppressionRule = DEFAULT_RULE): ProtectedTable {
  const protection = protect(table, rule);
  if (protection.kind !== "protected") throw new Error(JSON.stringify(protection));
  return protection;
}

export function attacked(table: VisibleTable, rule: AttackOptions = DEFAULT_RULE): readonly AttackedCell[] {
  const result = attack(table, rule);
  if (result.kind !== "ranges") throw new Error(result.sentence);
  return result.cells;
}

export function hiddenKeys(table: CountTable, rule: SuppressionRule = DEFAULT_RULE): string[] {
  return [...protectedTable(table, rule).hidden.keys()];
}

/** Counts as they come: many small ones, zeros, some large. */
export const anyCount = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 14 }) },
  { weight: 3, arbitrary: fc.integer({ min: 11, max: 60 }) },
  { weight: 1, arbitrary: fc.integer({ min: 100, max: 2000 }) },
);

export function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

export function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function letter(i: number): string {
  return String.fromCharCode("a".charCodeAt(0) + i);
}

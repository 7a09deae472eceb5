import { CellError, type Box, type CellValue } from "./cells";
import type { SheetModel } from "./sheet";
import type { WorkbookModel } from "./workbook";

export interface SortField {
  /** Column (or row) within the block. */
  readonly key: number;
  readonly ascending: boolean;
}

/**
 * Sorts the rows of a block (its columns, where `byColumns`): numbers before texts before truth values before errors,
 * blanks always last; equal ones keep their order. Styles travel with their cells, conditional formats do not.
 */
export function sortRows(
  model: WorkbookModel,
  sheet: SheetModel,
  box: Box,
  fields: readonly SortField[],
  matchCase: boolean,
  byColumns = false,
): void {
  const { cells } = sheet;
  const lines = byColumns ? box.right - box.left + 1 : box.bottom - box.top + 1;
  const across = byColumns ? box.bottom - box.top + 1 : box.right - box.left + 1;
  const at = (line: number, i: number) =>
    byColumns ? ([box.top + i, box.left + line] as const) : ([box.top + line, box.left + i] as const);
  const all = Array.from({ length: lines }, (_, line) =>
    Array.from({ length: across }, (_unused, i) => {
      const [row, column] = at(line, i);
      return {
        value: cells.value(row, column),
        formula: cells.formula(row, column),
        style: cells.style(row, column),
      };
    }),
  );
  const before = [...all];
  const collator = new Intl.Collator("en", { sensitivity: matchCase ? "variant" : "base" });
  all.sort((a, b) => {
    for (const { key, ascending } of fields) {
      const order = compareCells(a[key]?.value ?? null, b[key]?.value ?? null, ascending, collator);
      if (order !== 0) return order;
    }
    return 0;
  });
  all.forEach((line, n) => {
    line.forEach(({ value, formula, style }, i) => {
      const [row, column] = at(n, i);
      cells.setValue(row, column, value);
      if (formula !== undefined) cells.setFormula(row, column, formula);
      cells.setStyle(row, column, style);
    });
  });
  const moved = all.flatMap((line, n) => (line === before[n] ? [] : [n]));
  const cellsOf = (first: number, last: number): Box =>
    byColumns
      ? { ...box, left: box.left + first, right: box.left + last }
      : { ...box, top: box.top + first, bottom: box.top + last };
  model.notify({ kind: "sorted", sheet, byColumns, moved: runs(moved).map(([a, b]) => cellsOf(a, b)) });
  model.notify({ kind: "formats", sheet, box });
  model.notify({ kind: "values", sheet, box, source: "addin" });
}

function compareCells(a: CellValue, b: CellValue, ascending: boolean, collator: Intl.Collator): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const kinds = kindOf(a) - kindOf(b);
  const order = kinds !== 0 ? kinds : compareSame(a, b, collator);
  return ascending ? order : -order;
}

function compareSame(a: CellValue, b: CellValue, collator: Intl.Collator): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string") return collator.compare(a, b);
  return Number(a === true) - Number(b === true);
}

function kindOf(value: CellValue): number {
  if (typeof value === "number") return 0;
  if (typeof value === "string") return 1;
  return value instanceof CellError ? 3 : 2;
}

/** Numbers in order as runs without a gap. */
function runs(numbers: readonly number[]): [first: number, last: number][] {
  const found: [number, number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last && last[1] + 1 === number) last[1] = number;
    else found.push([number, number]);
  }
  return found;
}

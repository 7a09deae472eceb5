import { styleAt } from "./cellStyles";
import type { Box, CellValue } from "./cells";
import { formatValue } from "./numberFormat";
import type { SheetModel } from "./sheet";
import type { TableFilter, TableModel } from "./table";
import { bodyOf, touch } from "./tables";
import type { WorkbookModel } from "./workbook";

/** The filter buttons of a sheet itself: a block with its headings, and the filters by column index. */
export interface SheetFilterModel {
  box: Box;
  readonly filters: Map<number, TableFilter>;
}

/** What rows can be filtered in: a table, or the block of a sheet's own filter buttons. */
export type Filtered = TableModel | SheetFilterModel;

/** Hides the rows that the filters leave out, and shows the others. */
export function applyFilters(model: WorkbookModel, sheet: SheetModel, filtered: Filtered): void {
  const body = isTable(filtered) ? bodyOf(filtered) : { ...filtered.box, top: filtered.box.top + 1 };
  const filters = [...filtered.filters].filter(([, filter]) => filter.filterOn !== "Other");
  const tests = filters.map(([index, filter]) => {
    const column = filtered.box.left + index;
    const numbers = sheet.cells
      .read({ ...body, left: column, right: column })
      .flat()
      .filter(isNumber);
    const range = numberRange(filter, numbers);
    return (row: number): boolean => {
      if (!range) return passes(model, sheet, row, column, filter);
      const value = sheet.cells.value(row, column);
      return isNumber(value) && range(value);
    };
  });
  for (let row = body.top; row <= body.bottom; row++) {
    const shown = tests.every((test) => test(row));
    if (shown) sheet.hiddenRows.delete(row);
    else sheet.hiddenRows.add(row);
  }
  if (isTable(filtered)) touch(model, sheet, filtered);
  model.notify({ kind: "layout", sheet });
}

export function setFilter(
  model: WorkbookModel,
  sheet: SheetModel,
  filtered: Filtered,
  column: number,
  filter: TableFilter | null,
): void {
  if (filter) filtered.filters.set(column, filter);
  else filtered.filters.delete(column);
  applyFilters(model, sheet, filtered);
}

export function clearFilters(model: WorkbookModel, sheet: SheetModel, filtered: Filtered): void {
  if (filtered.filters.size === 0) return;
  filtered.filters.clear();
  applyFilters(model, sheet, filtered);
}

function isTable(filtered: Filtered): filtered is TableModel {
  return "columns" in filtered;
}

function isNumber(value: CellValue): value is number {
  return typeof value === "number";
}

/** Filters that depend on all numbers of a column: above or below their average, the largest or smallest of them. */
function numberRange(
  { filterOn, criterion1, dynamicCriteria }: TableFilter,
  numbers: readonly number[],
): ((value: number) => boolean) | null {
  if (filterOn === "Dynamic") {
    const average = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
    return dynamicCriteria === "AboveAverage" ? (value) => value > average : (value) => value < average;
  }
  if (!/^(Top|Bottom)/.test(filterOn)) return null;
  const wanted = Number(criterion1);
  const count = filterOn.endsWith("Percent") ? Math.floor((numbers.length * wanted) / 100) : wanted;
  const largestFirst = filterOn.startsWith("Top");
  const sorted = [...numbers].sort((a, b) => (largestFirst ? b - a : a - b));
  // Even the smallest share is one item, and equal ones stay together.
  const last = sorted[Math.min(Math.max(count, 1), sorted.length) - 1];
  if (last === undefined) return () => false;
  return largestFirst ? (value) => value >= last : (value) => value <= last;
}

function passes(
  model: WorkbookModel,
  sheet: SheetModel,
  row: number,
  column: number,
  filter: TableFilter,
): boolean {
  const value = sheet.cells.value(row, column);
  const text = formatValue(value, model.styles.get(styleAt(sheet, row, column)).numberFormat, model.date1904);
  if (filter.filterOn === "Values") {
    return (filter.values ?? []).some((wanted) => wanted.toLowerCase() === text.toLowerCase());
  }
  const first = filter.criterion1 === undefined || matches(text, value, filter.criterion1);
  if (filter.criterion2 === undefined) return first;
  const second = matches(text, value, filter.criterion2);
  return filter.operator === "Or" ? first || second : first && second;
}

/** A criterion such as ">5", "<>Total", "=a*" or "North". */
function matches(text: string, value: unknown, criterion: string): boolean {
  const [, operator = "=", wanted = ""] = /^(<>|<=|>=|=|<|>)?(.*)$/s.exec(criterion)!;
  const number = wanted.trim() === "" ? NaN : Number(wanted);
  if (!Number.isNaN(number) && operator !== "=" && operator !== "<>") {
    return typeof value === "number" && compare(operator, value - number);
  }
  if (operator === "=" || operator === "<>") {
    const pattern = wanted
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".");
    const same =
      new RegExp(`^${pattern}$`, "is").test(text) || (typeof value === "number" && value === number);
    return same === (operator === "=");
  }
  return compare(operator, text.localeCompare(wanted, "en", { sensitivity: "base" }));
}

function compare(operator: string, difference: number): boolean {
  switch (operator) {
    case "<":
      return difference < 0;
    case "<=":
      return difference <= 0;
    case ">":
      return difference > 0;
    default:
      return difference >= 0;
  }
}

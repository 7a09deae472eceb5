import { styleAt } from "./cellStyles";
import { formatValue } from "./numberFormat";
import type { SheetModel } from "./sheet";
import type { TableFilter, TableModel } from "./table";
import { bodyOf, touch } from "./tables";
import type { WorkbookModel } from "./workbook";

/** Hides the rows of a table that its filters leave out, and shows the others. */
export function applyFilters(model: WorkbookModel, sheet: SheetModel, table: TableModel): void {
  const body = bodyOf(table);
  const filters = [...table.filters].filter(([, filter]) => filter.filterOn !== "Other");
  for (let row = body.top; row <= body.bottom; row++) {
    const shown = filters.every(([column, filter]) =>
      passes(model, sheet, row, table.box.left + column, filter),
    );
    if (shown) sheet.hiddenRows.delete(row);
    else sheet.hiddenRows.add(row);
  }
  touch(model, sheet, table);
  model.notify({ kind: "layout", sheet });
}

export function setFilter(
  model: WorkbookModel,
  sheet: SheetModel,
  table: TableModel,
  column: number,
  filter: TableFilter | null,
): void {
  if (filter) table.filters.set(column, filter);
  else table.filters.delete(column);
  applyFilters(model, sheet, table);
}

export function clearFilters(model: WorkbookModel, sheet: SheetModel, table: TableModel): void {
  if (table.filters.size === 0) return;
  table.filters.clear();
  applyFilters(model, sheet, table);
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

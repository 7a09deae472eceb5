import type { Box } from "./cells";
import type { ChartModel } from "./chart";
import { shiftTables } from "./shiftTables";
import type { WorkbookModel } from "./workbook";
import type { Shift } from "./insertCells";
import { boxOf, isWholeColumns, isWholeRows } from "./box";
import { mapReferences } from "./formulaText";

/**
 * Moves everything that refers to shifted cells: formulas, names, tables, merged cells, conditional formats,
 * validation, charts, filters, print area, page breaks, sizes of rows and columns, comments, notes.
 */
export function shiftReferences(model: WorkbookModel, shift: Shift): void {
  for (const other of model.sheets) {
    const adjust = (formula: string) => shiftFormula(formula, other.name, shift);
    for (const { row, column, formula } of [...other.cells.formulaCells()]) {
      const shifted = adjust(formula);
      if (shifted !== formula) other.cells.setFormula(row, column, shifted);
    }
    for (const rule of other.conditionalFormats) rule.rule = shiftRule(rule.rule, adjust);
    for (const rule of other.validations) rule.rule = shiftRule(rule.rule, adjust);
    for (const chart of other.charts) adjustChart(chart, adjust);
  }
  for (const name of model.names) name.formula = shiftFormula(name.formula, name.sheet?.name ?? "", shift);
  shiftTables(shift);
  shiftSheetParts(shift);
}

/** Puts what the series of a chart refer to through `adjust`. */
export function adjustChart(chart: ChartModel, adjust: (reference: string) => string): void {
  for (const series of chart.series) {
    const before = [series.nameRef, series.values, series.categories, series.bubbleSizes].join();
    series.nameRef = series.nameRef && adjust(series.nameRef);
    series.values = series.values && adjust(series.values);
    series.categories = series.categories && adjust(series.categories);
    if (series.bubbleSizes) series.bubbleSizes = adjust(series.bubbleSizes);
    if (before !== [series.nameRef, series.values, series.categories, series.bubbleSizes].join())
      chart.changed = true;
  }
}

function shiftSheetParts(shift: Shift): void {
  const { sheet, box, vertical } = shift;
  const boxes = (list: Box[]) => list.flatMap((one) => shiftBox(one, shift) ?? []);
  sheet.merges.splice(0, sheet.merges.length, ...boxes(sheet.merges));
  for (const rule of [...sheet.conditionalFormats, ...sheet.validations]) rule.ranges = boxes(rule.ranges);
  const links = sheet.hyperlinks.flatMap((link) => {
    const moved = shiftBox(link.box, shift);
    return moved ? [{ ...link, box: moved }] : [];
  });
  sheet.hyperlinks.splice(0, sheet.hyperlinks.length, ...links);
  keep(sheet.conditionalFormats, (rule) => rule.ranges.length > 0);
  keep(sheet.validations, (rule) => rule.ranges.length > 0);
  shiftRemarks(shift);
  const filtered = sheet.autoFilter && shiftBox(sheet.autoFilter.box, shift);
  sheet.autoFilter = filtered && { box: filtered, filters: sheet.autoFilter!.filters };
  if (sheet.page.printArea) sheet.page.printArea = shiftBox(sheet.page.printArea, shift);
  if (vertical && isWholeRows(box)) {
    shiftSizes(sheet.rowHeights, box.top, shift.by);
    shiftSizes(sheet.rowStyles, box.top, shift.by);
    shiftSizes(sheet.rowLevels, box.top, shift.by);
    shiftNumbers(sheet.hiddenRows, box.top, shift.by);
    shiftNumbers(sheet.page.rowBreaks, box.top, shift.by);
  } else if (!vertical && isWholeColumns(box)) {
    shiftSizes(sheet.columnWidths, box.left, shift.by);
    shiftSizes(sheet.columnStyles, box.left, shift.by);
    shiftSizes(sheet.columnLevels, box.left, shift.by);
    shiftNumbers(sheet.hiddenColumns, box.left, shift.by);
    shiftNumbers(sheet.page.columnBreaks, box.left, shift.by);
  }
}

// Fact: files.comment-moves-with-inserted-rows
/** Comments and notes move with their cell, and go with it. */
function shiftRemarks(shift: Shift): void {
  const { comments, notes } = shift.sheet;
  keep(comments, (comment) => {
    const { row, column } = comment;
    const isLeft = moveAlong(comment, shift);
    if (comment.row !== row || comment.column !== column) comment.original = false;
    return isLeft;
  });
  keep(notes, (note) => moveAlong(note, shift));
}

/** False where the cell was deleted. */
function moveAlong(remark: { row: number; column: number }, shift: Shift): boolean {
  const box = shiftBox(boxOf(remark.row, remark.column, 1, 1), shift);
  if (!box) return false;
  remark.row = box.top;
  remark.column = box.left;
  return true;
}

/** The formula after the shift; what pointed to deleted cells becomes #REF!. */
function shiftFormula(formula: string, ownSheet: string, shift: Shift): string {
  return mapReferences(formula, (sheet, box) => {
    const name = sheet ?? ownSheet;
    return name.toLowerCase() === shift.sheet.name.toLowerCase() ? shiftBox(box, shift) : box;
  });
}

function shiftRule(
  rule: Readonly<Record<string, unknown>>,
  adjust: (formula: string) => string,
): Readonly<Record<string, unknown>> {
  const entries = Object.entries(rule).map(([key, value]) => {
    return [key, typeof value === "string" && value.startsWith("=") ? adjust(value) : value] as const;
  });
  return Object.fromEntries(entries);
}

/** Where a block stands after the shift; null when it went with the deleted cells. */
export function shiftBox(target: Box, { box, vertical, by }: Shift): Box | null {
  if (vertical) {
    if (target.left < box.left || target.right > box.right) return target;
    const rows = shiftSpan(target.top, target.bottom, box.top, by);
    return rows && { ...target, top: rows[0], bottom: rows[1] };
  }
  if (target.top < box.top || target.bottom > box.bottom) return target;
  const columns = shiftSpan(target.left, target.right, box.left, by);
  return columns && { ...target, left: columns[0], right: columns[1] };
}

function shiftSpan(first: number, last: number, at: number, by: number): [number, number] | null {
  if (by > 0) return [first >= at ? first + by : first, last >= at ? last + by : last];
  const end = at - by;
  const newFirst = first < at ? first : Math.max(at, first + by);
  const newLast = last < at ? last : last < end ? at - 1 : last + by;
  return newLast < newFirst ? null : [newFirst, newLast];
}

function shiftSizes(sizes: Map<number, number>, at: number, by: number): void {
  const entries = [...sizes];
  sizes.clear();
  for (const [index, size] of entries) {
    const moved = shiftSpan(index, index, at, by);
    if (moved) sizes.set(moved[0], size);
  }
}

function shiftNumbers(numbers: Set<number>, at: number, by: number): void {
  const indices = [...numbers];
  numbers.clear();
  for (const index of indices) {
    const moved = shiftSpan(index, index, at, by);
    if (moved) numbers.add(moved[0]);
  }
}

function keep<T>(list: T[], wanted: (item: T) => boolean): void {
  list.splice(0, list.length, ...list.filter(wanted));
}

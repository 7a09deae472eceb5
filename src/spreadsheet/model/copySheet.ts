import { refuseName, renameInFormula, renameInSeries } from "./sheets";
import { WHOLE_SHEET } from "./box";
import { copyShapes } from "./shapes";
import type { SheetModel } from "./sheet";
import { findTable } from "./tables";
import type { WorkbookModel } from "./workbook";

const MAX_NAME = 31;

/**
 * A copy of a sheet with everything on it, at a position. What on it pointed to the sheet itself points to the copy;
 * its tables get names of their own, and names of the workbook that point to it get a twin of the copy's own.
 */
export function copySheet(model: WorkbookModel, source: SheetModel, position: number): SheetModel {
  const name = freeSheetName(source.name, (other) => model.sheet(other) !== undefined);
  refuseName(model, name, null);
  const copy = model.addSheet(name, position);
  copyLayout(source, copy);
  copyTables(model, source, copy);
  const adjust = (formula: string): string =>
    source.tables.reduce(
      (text, table, i) => renameTableIn(text, table.name, copy.tables[i]!.name),
      renameInFormula(formula, source.name, name),
    );
  source.cells.forEach(WHOLE_SHEET, (row, column, value, style) => {
    copy.cells.setValue(row, column, value);
    copy.cells.setStyle(row, column, style);
  });
  for (const { row, column, formula } of source.cells.formulaCells()) {
    copy.cells.setFormula(row, column, adjust(formula));
  }
  copyRules(model, source, copy, adjust);
  copyObjects(model, source, copy);
  for (const item of model.names.filter(({ sheet }) => sheet === source || sheet === null)) {
    const formula = renameInFormula(item.formula, source.name, name);
    if (item.sheet === source || formula !== item.formula)
      model.names.push({ ...item, formula, sheet: copy });
  }
  model.notify({ kind: "names" });
  model.notify({ kind: "layout", sheet: copy });
  return copy;
}

export function copyLayout(source: SheetModel, copy: SheetModel): void {
  const { visibility, tabColor, showGridlines, showHeadings, standardWidth, standardHeight } = source;
  Object.assign(copy, { visibility, tabColor, showGridlines, showHeadings, standardWidth, standardHeight });
  const { frozenRows, frozenColumns, protection } = source;
  Object.assign(copy, { frozenRows, frozenColumns, protection });
  copy.autoFilter = structuredClone(source.autoFilter);
  Object.assign(copy.page, structuredClone(source.page));
  copy.merges.push(...source.merges);
  copy.spills.push(...source.spills);
  copy.hyperlinks.push(...structuredClone(source.hyperlinks));
  copy.notes.push(...structuredClone(source.notes));
  for (const key of MAPS) for (const [index, value] of source[key]) copy[key].set(index, value);
  for (const index of source.hiddenRows) copy.hiddenRows.add(index);
  for (const index of source.hiddenColumns) copy.hiddenColumns.add(index);
  for (const [key, value] of source.customProperties) copy.customProperties.set(key, value);
}

const MAPS = [
  "columnWidths",
  "rowHeights",
  "columnStyles",
  "rowStyles",
  "rowLevels",
  "columnLevels",
] as const;

function copyTables(model: WorkbookModel, source: SheetModel, copy: SheetModel): void {
  for (const { part: _part, ...table } of source.tables) {
    let n = 2;
    while (findTable(model, `${table.name}${n}`)) n++;
    const id = String(model.nextId());
    copy.tables.push({ ...structuredClone(table), id, name: `${table.name}${n}`, changed: true });
  }
}

export function copyRules(
  model: WorkbookModel,
  source: SheetModel,
  copy: SheetModel,
  adjust: (formula: string) => string,
): void {
  const adjusted = (rule: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
    Object.fromEntries(
      Object.entries(structuredClone(rule)).map(([key, value]) => [
        key,
        typeof value === "string" && value.startsWith("=") ? adjust(value) : value,
      ]),
    );
  for (const format of source.conditionalFormats) {
    const id = `{${String(model.nextId()).padStart(8, "0")}-CF00-4000-8000-000000000000}`;
    copy.conditionalFormats.push({ ...structuredClone(format), id, rule: adjusted(format.rule) });
  }
  for (const validation of source.validations) {
    copy.validations.push({ ...structuredClone(validation), rule: adjusted(validation.rule) });
  }
}

export function copyObjects(model: WorkbookModel, source: SheetModel, copy: SheetModel): void {
  for (const { part: _part, ...chart } of source.charts) {
    const id = `{${String(model.nextId()).padStart(8, "0")}-C4A7-4000-8000-000000000000}`;
    const twin = { ...structuredClone(chart), id, changed: true };
    for (const series of twin.series) renameInSeries(series, source.name, copy.name);
    copy.charts.push(twin);
  }
  copy.shapes.push(...copyShapes(model, source.shapes));
  const newId = (): string => `{${String(model.nextId()).padStart(8, "0")}-C033-4000-8000-000000000000}`;
  for (const comment of source.comments) {
    const replies = comment.replies.map((reply) => ({ ...reply, id: newId() }));
    copy.comments.push({ ...comment, id: newId(), replies, original: false });
  }
}

export function renameTableIn(formula: string, old: string, name: string): string {
  const pattern = `(?<![\\p{L}\\p{N}_.])${old.replace(/[.\\]/g, "\\$&")}(?=\\[)`;
  return formula.replace(new RegExp(pattern, "giu"), () => name);
}

/** "Data (2)", cut so that the name stays within its limit. */
export function freeSheetName(name: string, isTaken: (name: string) => boolean): string {
  const base = name.replace(/ \(\d+\)$/, "");
  for (let n = 2; ; n++) {
    const end = ` (${n})`;
    const free = base.slice(0, MAX_NAME - end.length) + end;
    if (!isTaken(free)) return free;
  }
}

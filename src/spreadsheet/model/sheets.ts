import { invalidArgument, invalidOperation, itemAlreadyExists } from "./excelError";
import { quoteSheetName } from "./address";
import type { Box } from "./cells";
import type { ChartModel, ChartSeriesModel } from "./chart";
import type { SheetModel, SheetVisibility } from "./sheet";
import type { WorkbookModel } from "./workbook";

const MAX_NAME = 31;

/** Adds an empty sheet at the end; without a name it is called "Sheet1", "Sheet2" … */
export function addSheet(model: WorkbookModel, name?: string): SheetModel {
  const wanted = name ?? freeSheetName(model);
  refuseName(model, wanted, null);
  return model.addSheet(wanted);
}

/** Renames a sheet and every mention of it in formulas, names and charts. */
export function renameSheet(model: WorkbookModel, sheet: SheetModel, name: string): void {
  refuseName(model, name, sheet);
  const old = sheet.name;
  sheet.name = name;
  const rename = (formula: string) => renameInFormula(formula, old, name);
  for (const other of model.sheets) {
    for (const { row, column, formula } of [...other.cells.formulaCells()]) {
      other.cells.setFormula(row, column, rename(formula));
    }
    for (const chart of other.charts) {
      for (const series of chart.series) renameInSeries(series, old, name);
      if (chart.series.some((series) => series.values?.startsWith(`${quoteSheetName(name)}!`)))
        chart.changed = true;
    }
  }
  for (const item of model.names) item.formula = rename(item.formula);
  model.notify({ kind: "sheetRenamed", sheet, before: old });
}

/** @throws InvalidOperation for the last visible sheet and for a very hidden one */
export function deleteSheet(model: WorkbookModel, sheet: SheetModel): void {
  const others = model.sheets.filter((other) => other !== sheet);
  const remains = others.some((other) => other.visibility === "Visible");
  // Fact: storage.very-hidden-sheet
  if (!remains || sheet.visibility === "VeryHidden") throw invalidOperation();
  const index = model.sheets.indexOf(sheet);
  model.sheets.splice(index, 1);
  const names = model.names.filter((name) => name.sheet !== sheet);
  model.names.splice(0, model.names.length, ...names);
  if (model.activeSheet === sheet) {
    const next = model.sheets.slice(index).find(isVisible) ?? model.sheets.find(isVisible)!;
    activateSheet(model, next);
  }
  model.notify({ kind: "sheetDeleted", sheet });
}

export function moveSheet(model: WorkbookModel, sheet: SheetModel, position: number): void {
  if (position < 0 || position >= model.sheets.length) throw invalidArgument();
  const before = model.sheets.indexOf(sheet);
  model.sheets.splice(before, 1);
  model.sheets.splice(position, 0, sheet);
  model.notify({ kind: "sheetMoved", sheet, before });
}

/** @throws InvalidOperation where no sheet would stay visible */
export function setVisibility(model: WorkbookModel, sheet: SheetModel, visibility: SheetVisibility): void {
  if (visibility === sheet.visibility) return;
  const others = model.sheets.filter((other) => other !== sheet && isVisible(other));
  if (visibility !== "Visible" && others.length === 0) throw invalidOperation();
  const before = sheet.visibility;
  sheet.visibility = visibility;
  if (model.activeSheet === sheet && visibility !== "Visible") activateSheet(model, others[0]!);
  model.notify({ kind: "sheetVisibility", sheet, before });
}

/** @throws InvalidOperation for a hidden sheet */
export function activateSheet(model: WorkbookModel, sheet: SheetModel): void {
  if (model.activeSheet === sheet) return;
  if (!isVisible(sheet)) throw invalidOperation();
  const before = model.activeSheet;
  model.activeSheet = sheet;
  model.selection = { top: 0, left: 0, bottom: 0, right: 0 };
  selectChart(model, before, null);
  model.notify({ kind: "activated", sheet, before });
}

/** Selects cells and brings their sheet to the front. */
export function selectCells(model: WorkbookModel, sheet: SheetModel, box: Box): void {
  activateSheet(model, sheet);
  model.selection = box;
  selectChart(model, sheet, null);
  model.notify({ kind: "selected", sheet, box });
}

/** Selects a chart in place of cells and brings its sheet to the front; null gives the selection back to the cells. */
export function selectChart(model: WorkbookModel, sheet: SheetModel, chart: ChartModel | null): void {
  const before = model.activeChart;
  if (before === chart) return;
  if (chart) activateSheet(model, sheet);
  model.activeChart = chart;
  model.notify({
    kind: "charts",
    sheet,
    ...(before && { deactivated: before }),
    ...(chart && { activated: chart }),
  });
}

function isVisible(sheet: SheetModel): boolean {
  return sheet.visibility === "Visible";
}

/** @throws InvalidArgument for what is no name of a sheet, ItemAlreadyExists */
export function refuseName(model: WorkbookModel, name: string, own: SheetModel | null): void {
  const isName = name.trim() !== "" && name.length <= MAX_NAME && !/[:\\/?*[\]]|^'|'$|^history$/i.test(name);
  if (!isName) throw invalidArgument();
  const taken = model.sheet(name);
  // Fact: protection.taken-sheet-name
  if (taken && taken !== own) throw itemAlreadyExists();
}

/** Points a chart's series to a sheet of another name. */
export function renameInSeries(series: ChartSeriesModel, old: string, name: string): void {
  const rename = (formula: string): string => renameInFormula(formula, old, name);
  series.nameRef = series.nameRef && rename(series.nameRef);
  series.values = series.values && rename(series.values);
  series.categories = series.categories && rename(series.categories);
  if (series.bubbleSizes) series.bubbleSizes = rename(series.bubbleSizes);
}

function freeSheetName(model: WorkbookModel): string {
  for (let n = model.sheets.length + 1; ; n++) {
    if (!model.sheet(`Sheet${n}`)) return `Sheet${n}`;
  }
}

/** The formula with another name of a sheet. */
export function renameInFormula(formula: string, old: string, name: string): string {
  const prefixes = new Set([`${quoteSheetName(old)}!`, `'${old.replaceAll("'", "''")}'!`]);
  let result = formula;
  for (const prefix of prefixes) {
    const pattern = new RegExp(
      `(?<![\\p{L}\\p{N}_.'])${prefix.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`,
      "giu",
    );
    result = result.replace(pattern, () => `${quoteSheetName(name)}!`);
  }
  return result;
}

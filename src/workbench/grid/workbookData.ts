import { helpers, type Border, type Style } from "@odoo/o-spreadsheet";
import { addressOf } from "../../spreadsheet/model/address";
import { intersection } from "../../spreadsheet/model/box";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { chartCorners } from "./geometry";
import { cellContent, gridLook } from "./gridCell";

type WorkbookData = ReturnType<typeof helpers.createEmptyWorkbookData>;
type SheetData = WorkbookData["sheets"][number];

const SPARE_ROWS = 100;
const SPARE_COLUMNS = 8;
const LEAST_ROWS = 200;
const LEAST_COLUMNS = 26;

/** Rows and columns that the grid shows of a sheet: values and charts, and room to type beside and below them. */
export function gridExtent(sheet: SheetModel): { rows: number; columns: number } {
  const used = sheet.cells.used(true);
  const corners = sheet.charts.map((chart) => chartCorners(sheet, chart).to);
  const lastRow = Math.max(used?.bottom ?? 0, ...corners.map(({ row }) => row));
  const lastColumn = Math.max(used?.right ?? 0, ...corners.map(({ column }) => column));
  return {
    rows: Math.max(LEAST_ROWS, lastRow + 1 + SPARE_ROWS),
    columns: Math.max(LEAST_COLUMNS, lastColumn + 1 + SPARE_COLUMNS),
  };
}

/** The workbook's cells and their looks as the grid loads them; everything else follows as commands. */
export function workbookData(book: WorkbookModel, sheets: readonly SheetModel[]): WorkbookData {
  const data = helpers.createEmptyWorkbookData();
  const styles = new Numbered<Style>();
  const formats = new Numbered<string>();
  const borders = new Numbered<Border>();
  data.sheets = sheets.map((sheet) => {
    const shown = helpers.createEmptySheet(sheet.id, sheet.name);
    const extent = gridExtent(sheet);
    shown.rowNumber = extent.rows;
    shown.colNumber = extent.columns;
    fillCells(sheet, shown);
    for (const { address, styleId } of styledRuns(sheet, extent)) {
      const look = gridLook(book, styleId);
      shown.styles[address] = styles.idOf(look.style);
      if (look.format) shown.formats[address] = formats.idOf(look.format);
      if (look.border) shown.borders[address] = borders.idOf(look.border);
    }
    return shown;
  });
  Object.assign(data, { styles: styles.items, formats: formats.items, borders: borders.items });
  return data;
}

function fillCells(sheet: SheetModel, shown: SheetData): void {
  const used = sheet.cells.used(true);
  if (!used) return;
  sheet.cells.forEach(used, (row, column) => {
    const content = cellContent(sheet, row, column);
    if (content) shown.cells[addressOf({ top: row, bottom: row, left: column, right: column })] = content;
  });
  for (const { row, column, formula } of sheet.cells.formulaCells()) {
    shown.cells[addressOf({ top: row, bottom: row, left: column, right: column })] = formula;
  }
}

/** Neighbouring cells of a column with the same style, as one address each. */
function styledRuns(
  sheet: SheetModel,
  extent: { rows: number; columns: number },
): { address: string; styleId: number }[] {
  const shown = { top: 0, left: 0, bottom: extent.rows - 1, right: extent.columns - 1 };
  const styled = sheet.cells.used(false);
  const used = styled && intersection(styled, shown);
  const runs: { address: string; styleId: number }[] = [];
  if (!used) return runs;
  for (let column = used.left; column <= used.right; column++) {
    for (let row = used.top; row <= used.bottom;) {
      const styleId = sheet.cells.style(row, column);
      let last = row;
      while (last < used.bottom && sheet.cells.style(last + 1, column) === styleId) last++;
      runs.push({ address: addressOf({ top: row, bottom: last, left: column, right: column }), styleId });
      row = last + 1;
    }
  }
  return runs;
}

/** Equal things once each, numbered from 1. */
class Numbered<T> {
  readonly items: Record<number, T> = {};
  private readonly ids = new Map<string, number>();

  idOf(item: T): number {
    const key = JSON.stringify(item);
    let id = this.ids.get(key);
    if (id === undefined) {
      id = this.ids.size + 1;
      this.ids.set(key, id);
      this.items[id] = item;
    }
    return id;
  }
}

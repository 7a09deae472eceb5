import { parseReference } from "../../spreadsheet/model/address";
import { CellError, type CellValue } from "../../spreadsheet/model/cells";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";

/** A cell as a chart sees it. */
export interface ChartCell {
  readonly value: CellValue;
  readonly numberFormat: string;
}

/**
 * The cells behind a series, from its formula text ("'Trend data'!$B$2:$B$25" or a defined name); none where the
 * text is neither. Hidden rows and columns are left out when the chart shows visible cells only.
 */
export function cellsOf(book: WorkbookModel, formula: string | null, visibleOnly: boolean): ChartCell[] {
  const cells: ChartCell[] = [];
  const text = formula?.replace(/^=/, "") ?? "";
  const named = book.names.find(({ name }) => name.toLowerCase() === text.split("!").pop()?.toLowerCase());
  const reference = parseReference(named ? named.formula.replace(/^=/, "") : text);
  const sheet = reference?.sheet ? book.sheet(reference.sheet) : undefined;
  if (!reference || !sheet) return cells;
  const { top, left, bottom, right } = reference.box;
  const last = sheet.cells.used(true)?.bottom ?? -1;
  for (let row = top; row <= Math.min(bottom, Math.max(last, top)); row++) {
    if (visibleOnly && sheet.hiddenRows.has(row)) continue;
    for (let column = left; column <= right; column++) {
      if (visibleOnly && sheet.hiddenColumns.has(column)) continue;
      const { numberFormat } = book.styles.get(sheet.cells.style(row, column));
      cells.push({ value: sheet.cells.value(row, column), numberFormat });
    }
  }
  return cells;
}

/** What Excel plots for a cell: text counts as zero, #N/A is no point, and a blank is what the chart says. */
export function plotted(value: CellValue, blanks: "NotPlotted" | "Zero" | "Interplotted"): number | null {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return Number(value);
  if (value === null) return blanks === "Zero" ? 0 : null;
  return value instanceof CellError ? null : 0;
}

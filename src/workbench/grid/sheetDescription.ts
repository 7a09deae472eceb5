import type { ConditionalFormat, DataValidationCriterion, TableConfig } from "@odoo/o-spreadsheet";
import { addressOf } from "../../spreadsheet/model/address";
import type { Box } from "../../spreadsheet/model/cells";
import type { ChartModel } from "../../spreadsheet/model/chart";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { TableModel } from "../../spreadsheet/model/table";
import { columnWidth } from "../../spreadsheet/model/gridSizes";
import { chartCorners, pixelsOfPoints, type Anchor } from "./geometry";
import { gridConditionalFormat, gridValidation } from "./rules";
import { gridExtent } from "./workbookData";

/** Everything of a sheet but its cells, in the grid's words: two of these are compared to find what to change. */
export interface SheetDescription {
  readonly name: string;
  readonly visible: boolean;
  readonly color: string;
  readonly gridlines: boolean;
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** Pixels by index, as text keys so that descriptions compare as JSON. */
  readonly widths: Readonly<Record<string, number>>;
  readonly heights: Readonly<Record<string, number>>;
  readonly hiddenColumns: readonly number[];
  readonly hiddenRows: readonly number[];
  readonly merges: readonly Box[];
  readonly tables: readonly { readonly box: Box; readonly config: TableConfig }[];
  readonly conditionalFormats: readonly ConditionalFormat[];
  readonly validations: readonly GridValidation[];
  readonly charts: readonly { readonly id: string; readonly from: Anchor; readonly to: Anchor }[];
}

export interface GridValidation {
  readonly id: string;
  readonly ranges: readonly string[];
  readonly criterion: DataValidationCriterion;
  readonly isBlocking: boolean;
}

/** Columns that get Excel's width although nothing stands in them: as far as anyone scrolls at first. */
const SHOWN_COLUMNS = 26;

export function describeSheet(sheet: SheetModel): SheetDescription {
  const extent = gridExtent(sheet);
  const lastColumn = Math.max(
    SHOWN_COLUMNS - 1,
    ...sheet.columnWidths.keys(),
    sheet.cells.used(true)?.right ?? 0,
  );
  const widths: Record<string, number> = {};
  for (let column = 0; column <= lastColumn; column++) {
    if (!sheet.hiddenColumns.has(column))
      widths[column] = Math.round(pixelsOfPoints(columnWidth(sheet, column)));
  }
  return {
    name: sheet.name,
    visible: sheet.visibility === "Visible",
    color: sheet.tabColor,
    gridlines: sheet.showGridlines,
    frozen: { rows: sheet.frozenRows, columns: sheet.frozenColumns },
    widths,
    heights: Object.fromEntries(
      [...sheet.rowHeights].map(([row, points]) => [row, Math.round(pixelsOfPoints(points))]),
    ),
    hiddenColumns: [...sheet.hiddenColumns].sort(ascending),
    hiddenRows: [...sheet.hiddenRows].sort(ascending),
    // Copies: the workbook's own list goes on changing.
    merges: [...sheet.merges],
    tables: sheet.tables.map((table) => ({ box: table.box, config: tableConfig(table) })),
    conditionalFormats: [...sheet.conditionalFormats]
      .sort((a, b) => a.priority - b.priority)
      .map((format) => ({ ...format, ranges: inside(format.ranges, extent) }))
      .flatMap((format) => (format.ranges.length > 0 ? (gridConditionalFormat(format) ?? []) : [])),
    validations: sheet.validations.flatMap((validation, index) => {
      const criterion = gridValidation(validation);
      const ranges = inside(validation.ranges, extent);
      if (!criterion || ranges.length === 0) return [];
      const isBlocking = validation.errorAlert.showAlert && validation.errorAlert.style === "Stop";
      return {
        id: `validation${index}`,
        ranges: ranges.map((box) => addressOf(box)),
        criterion,
        isBlocking,
      };
    }),
    charts: sheet.charts.map((chart) => ({ id: figureId(sheet, chart), ...chartCorners(sheet, chart) })),
  };
}

/** Rules may reach far below the last row for rows to come; the grid takes none that reach beyond its own sheet. */
function inside(boxes: readonly Box[], { rows, columns }: ReturnType<typeof gridExtent>): Box[] {
  return boxes
    .filter(({ top, left }) => top < rows && left < columns)
    .map((box) => ({
      ...box,
      bottom: Math.min(box.bottom, rows - 1),
      right: Math.min(box.right, columns - 1),
    }));
}

/** A figure's id in the grid: chart ids are unique on their sheet only. */
export function figureId(sheet: SheetModel, chart: ChartModel): string {
  return `${sheet.id}/${chart.id}`;
}

function ascending(a: number, b: number): number {
  return a - b;
}

/** The grid draws the built-in styles under Excel's own names. */
function tableConfig(table: TableModel): TableConfig {
  const drawn = /^TableStyle(Light|Medium|Dark)\d+$/.test(table.style);
  return {
    hasFilters: table.showFilterButton && table.showHeaders,
    totalRow: table.showTotals,
    firstColumn: table.showFirstColumn,
    lastColumn: table.showLastColumn,
    numberOfHeaders: table.showHeaders ? 1 : 0,
    bandedRows: table.showBandedRows,
    bandedColumns: table.showBandedColumns,
    automaticAutofill: false,
    styleId: drawn ? table.style : "None",
  };
}

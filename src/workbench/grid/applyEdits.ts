import type { CellPosition, Model, Zone } from "@odoo/o-spreadsheet";
import { charactersOfPoints } from "../../spreadsheet/model/gridSizes";
import { boundingBox, boxOf, columnCount, rowCount } from "../../spreadsheet/model/box";
import type { Box } from "../../spreadsheet/model/cells";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { writeCells } from "../../spreadsheet/model/writeCells";
import { gridLook } from "./gridCell";
import { pointsOfPixels, pointsTo } from "./geometry";
import { borderChange, styleChange } from "./look";
import { zoneOf } from "./sheetCommands";
import { figureId } from "./sheetDescription";
import type { GridEdits, TypedCell } from "./userEdits";

type Getters = Model["getters"];

/** Brings what a person did in the grid into the workbook, which then tells the add-in. */
export class EditApplier {
  constructor(
    private readonly book: WorkbookModel,
    private readonly getters: Getters,
    private readonly sheetOf: (gridSheetId: string) => SheetModel | undefined,
  ) {}

  apply(edits: GridEdits): void {
    // Looks come first: in a text cell, "007" stays what it is.
    for (const [id, zones] of edits.looks) this.on(id, (sheet) => this.applyLooks(sheet, id, zones));
    for (const [id, zones] of edits.contents) this.on(id, (sheet) => this.applyContents(sheet, id, zones));
    for (const id of edits.layouts) this.on(id, (sheet) => this.applyLayout(sheet, id));
    for (const [figure, id] of edits.figures) this.on(id, (sheet) => this.applyFigure(sheet, id, figure));
  }

  private on(id: string, act: (sheet: SheetModel) => void): void {
    const sheet = this.sheetOf(id);
    if (sheet) act(sheet);
  }

  private applyContents(sheet: SheetModel, id: string, cells: readonly TypedCell[]): void {
    const box = cells.map(({ row, col }) => boxOf(row, col, 1, 1)).reduce(boundingBox);
    const input = Array.from({ length: rowCount(box) }, () =>
      new Array<string | null>(columnCount(box)).fill(null),
    );
    for (const { row, col, text } of cells) {
      input[row - box.top]![col - box.left] =
        text === undefined ? this.contentOf({ sheetId: id, row, col }) : typed(text);
    }
    writeCells(this.book, sheet, box, input, { source: "user" });
  }

  private contentOf(position: CellPosition): string {
    const cell = this.getters.getCell(position);
    return cell?.isFormula
      ? this.getters.getCellText(position, { showFormula: true })
      : (cell?.content ?? "");
  }

  private applyLooks(sheet: SheetModel, id: string, zones: readonly Zone[]): void {
    let changed: Box | null = null;
    for (const { row, column, box } of cellsIn(zones)) {
      const position = { sheetId: id, row, col: column };
      const styleId = sheet.cells.style(row, column);
      const before = gridLook(this.book, styleId);
      const cell = this.getters.getCell(position);
      const format = cell?.format ?? "";
      const change = {
        ...styleChange(before.style, cell?.style ?? {}),
        ...(format === before.format ? {} : { numberFormat: format || "General" }),
        borders: borderChange(before.border, this.getters.getCellBorder(position) ?? undefined),
      };
      sheet.cells.setStyle(row, column, this.book.styles.derive(styleId, change));
      changed = changed ? boundingBox(changed, box) : box;
    }
    if (changed) this.book.notify({ kind: "formats", sheet, box: changed });
  }

  private applyLayout(sheet: SheetModel, id: string): void {
    const { getters } = this;
    const panes = getters.getPaneDivisions(id);
    sheet.frozenRows = panes.ySplit;
    sheet.frozenColumns = panes.xSplit;
    sheet.showGridlines = getters.getGridLinesVisibility(id);
    sheet.tabColor = getters.getSheet(id).color ?? "";
    sheet.merges.splice(0, Infinity, ...getters.getMerges(id).map(zoneOf));
    for (let column = 0; column < getters.getNumberCols(id); column++) {
      if (getters.isColHiddenByUser(id, column)) sheet.hiddenColumns.add(column);
      else sheet.hiddenColumns.delete(column);
      const characters = charactersOfPoints(pointsOfPixels(getters.getColSize(id, column)));
      if (Math.abs(characters - (sheet.columnWidths.get(column) ?? sheet.standardWidth)) > 0.2) {
        sheet.columnWidths.set(column, characters);
      }
    }
    for (let row = 0; row < getters.getNumberRows(id); row++) {
      if (getters.isRowHiddenByUser(id, row)) sheet.hiddenRows.add(row);
      else sheet.hiddenRows.delete(row);
      const pixels = getters.getUserRowSize(id, row);
      if (pixels !== undefined) sheet.rowHeights.set(row, pointsOfPixels(pixels));
    }
    this.book.notify({ kind: "layout", sheet });
  }

  private applyFigure(sheet: SheetModel, id: string, figure: string): void {
    const index = sheet.charts.findIndex((chart) => figureId(sheet, chart) === figure);
    const chart = sheet.charts[index];
    if (!chart) return;
    const shown = this.getters.getFigure(id, figure);
    if (!shown) sheet.charts.splice(index, 1);
    else {
      const place = (column: number, row: number, x: number, y: number) =>
        pointsTo(sheet, {
          column,
          row,
          acrossColumn: x / this.getters.getColSize(id, column),
          acrossRow: y / this.getters.getRowSize(id, row),
        });
      Object.assign(chart, place(shown.col, shown.row, shown.offset.x, shown.offset.y), {
        width: pointsOfPixels(shown.width),
        height: pointsOfPixels(shown.height),
        changed: true,
      });
    }
    this.book.notify({ kind: "charts", sheet });
  }
}

/** The grid adds a "%" of its own when a number is typed into a percentage. */
function typed(text: string): string {
  return text.replace(/%%$/, "%");
}

function* cellsIn(zones: readonly Zone[]): Generator<{ row: number; column: number; box: Box }> {
  for (const { top, left, bottom, right } of zones) {
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        yield { row, column, box: { top: row, left: column, bottom: row, right: column } };
      }
    }
  }
}

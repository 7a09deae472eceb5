import type { Model } from "@odoo/o-spreadsheet";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import type { GridEdits } from "./userEdits";

/** What the grid's own parts (evaluation, figures, edits) need of the workbook that they show. */
export interface GridContext {
  readonly book: WorkbookModel;
  /** Grows with every change of the workbook. */
  revision(): number;
  /** Why a cell shows its error, where that is known. */
  readonly errorReason: (sheet: SheetModel, row: number, column: number) => string | undefined;
  /** The workbook's sheet behind a sheet of the grid. */
  sheetOf(gridSheetId: string): SheetModel | undefined;
  /** Called after a person changed something in the grid. */
  onEdits(edits: GridEdits): void;
}

/** The grid hands `config.custom` to its plugins; this is the one place that knows what we put there. */
export function gridContext(model: Pick<Model, "config">): GridContext {
  return contextIn(model.config.custom);
}

export function contextIn(custom: Readonly<Record<string, unknown>>): GridContext {
  return custom.context as GridContext;
}

import { boundingBox, WHOLE_SHEET } from "../../spreadsheet/model/box";
import type { Box } from "../../spreadsheet/model/cells";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { ModelChange } from "../../spreadsheet/model/workbook";

/** What the workbook changed since the grid was last brought up to date. */
export class PendingChanges {
  /** Blocks whose cells changed, by sheet; one box each, since a refresh writes neighbouring blocks. */
  readonly cells = new Map<SheetModel, Box>();
  readonly layouts = new Set<SheetModel>();
  sheets = false;
  selection = false;

  note(change: ModelChange): void {
    switch (change.kind) {
      case "values":
      case "formats": {
        const known = this.cells.get(change.sheet);
        this.cells.set(change.sheet, known ? boundingBox(known, change.box) : change.box);
        break;
      }
      case "cellsInserted":
      case "cellsDeleted": {
        this.cells.set(change.sheet, WHOLE_SHEET);
        this.layouts.add(change.sheet);
        break;
      }
      case "layout":
      case "tables":
      case "charts":
        this.layouts.add(change.sheet);
        break;
      case "sheetAdded":
      case "sheetDeleted":
      case "sheetMoved":
      case "sheetRenamed":
      case "sheetVisibility":
        this.sheets = true;
        this.layouts.add(change.sheet);
        break;
      case "activated":
      case "selected":
        this.selection = true;
        break;
      case "calculated":
      case "names":
      case "settings":
      case "customXml":
        break;
    }
  }
}

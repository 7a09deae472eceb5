import { columnCount, intersection, rowCount } from "../../spreadsheet/model/box";
import type { Box } from "../../spreadsheet/model/cells";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { BindingModel, ModelChange } from "../../spreadsheet/model/workbook";
import type { Session } from "../protocol/session";
import { boundCells, currentPlace } from "./bindings";

/** Tells what happens by Office's common API, on which the oldest events of Excel's objects still rest. */
export class DocumentEvents {
  constructor(private readonly session: Session) {
    session.model.onChange((change) => this.tell(change));
  }

  /** Formulas of a sheet, all within `box`, have new results: bound ones have other data. */
  calculated(sheet: SheetModel, box: Box): void {
    this.dataChanged(sheet, box);
  }

  private tell(change: ModelChange): void {
    switch (change.kind) {
      case "selected":
        this.session.events.tell({ type: "documentSelectionChanged" });
        return this.selected(change.sheet, change.box);
      case "values":
      case "cellsInserted":
      case "cellsDeleted":
        return this.dataChanged(change.sheet, change.box);
    }
  }

  private dataChanged(sheet: SheetModel, box: Box): void {
    for (const [one, place] of this.bindingsOf(sheet)) {
      const binding = intersection(place, box) && boundCells(one.id, this.session);
      if (binding) this.session.events.tell({ type: "bindingDataChanged", binding });
    }
  }

  private selected(sheet: SheetModel, box: Box): void {
    for (const [one, place] of this.bindingsOf(sheet)) {
      const inside = intersection(place, box);
      const binding = inside && boundCells(one.id, this.session);
      if (!binding) continue;
      this.session.events.tell({
        type: "bindingSelectionChanged",
        binding,
        subset: {
          startRow: inside.top - place.top,
          startColumn: inside.left - place.left,
          rowCount: rowCount(inside),
          columnCount: columnCount(inside),
        },
      });
    }
  }

  private bindingsOf(sheet: SheetModel): [BindingModel, Box][] {
    const { model } = this.session;
    return [...model.bindings.values()].flatMap((one): [BindingModel, Box][] => {
      const place = one.sheet === sheet ? currentPlace(one, model) : null;
      return place ? [[one, place]] : [];
    });
  }
}

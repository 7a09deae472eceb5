import type { Box } from "../../spreadsheet/model/cells";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import { shiftBox } from "../../spreadsheet/model/shiftReferences";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import type { References } from "../protocol/references";
import { range } from "./range";

/** Ranges that the client keeps, and those that it has bound, follow their cells when others are inserted or deleted. */
export function followShifts(model: WorkbookModel, references: References): void {
  model.onChange((change) => {
    if (change.kind !== "cellsInserted" && change.kind !== "cellsDeleted") return;
    const { sheet, box, shift } = change;
    const vertical = shift === "Down" || shift === "Up";
    const size = vertical ? box.bottom - box.top + 1 : box.right - box.left + 1;
    const by = change.kind === "cellsInserted" ? size : -size;
    const kept = [...references.all()].flatMap((object) => (range.accepts(object) ? [object.target] : []));
    const targets: { sheet: SheetModel; box: Box }[] = [...kept, ...model.bindings.values()];
    for (const target of targets) {
      if (target.sheet === sheet)
        target.box = shiftBox(target.box, { sheet, box, vertical, by }) ?? target.box;
    }
  });
}

import { isWholeColumns, isWholeRows, WHOLE_SHEET } from "../../spreadsheet/model/box";
import { invalidArgument, itemNotFound } from "../../spreadsheet/model/excelError";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { excelClass, type DefinedClass, type HostObject } from "../protocol/excelClass";
import { placeOf } from "./place";
import { range } from "./range";
import type { RangeTarget } from "./rangeTarget";

/** Rows and columns that stay in view. Each method replaces what was frozen before. */
export const freezePanes: DefinedClass<SheetModel> = excelClass("WorksheetFreezePanes", {
  methods: {
    freezeRows: {
      since: "1.7",
      call: (sheet, args, { model }) => freeze(model, sheet, args.integerOr(0, 1), 0),
    },
    freezeColumns: {
      since: "1.7",
      call: (sheet, args, { model }) => freeze(model, sheet, 0, args.integerOr(0, 1)),
    },
    freezeAt: {
      since: "1.7",
      call: (sheet, args, session) => {
        const { box } = placeOf(args.any(0), sheet, session);
        freeze(
          session.model,
          sheet,
          isWholeColumns(box) ? 0 : box.bottom + 1,
          isWholeRows(box) ? 0 : box.right + 1,
        );
      },
    },
    unfreeze: { since: "1.7", call: (sheet, _args, { model }) => freeze(model, sheet, 0, 0) },
    getLocation: {
      since: "1.7",
      call: (sheet) => {
        const found = location(sheet);
        if (!found) throw itemNotFound();
        return found;
      },
    },
    getLocationOrNullObject: { since: "1.7", call: location },
  },
});

function freeze(model: WorkbookModel, sheet: SheetModel, rows: number, columns: number): void {
  if (rows < 0 || columns < 0) throw invalidArgument();
  sheet.frozenRows = rows;
  sheet.frozenColumns = columns;
  model.notify({ kind: "layout", sheet });
}

function location(sheet: SheetModel): HostObject<RangeTarget> | null {
  const { frozenRows, frozenColumns } = sheet;
  if (frozenRows === 0 && frozenColumns === 0) return null;
  const bottom = frozenRows > 0 ? frozenRows - 1 : WHOLE_SHEET.bottom;
  const right = frozenColumns > 0 ? frozenColumns - 1 : WHOLE_SHEET.right;
  return range.of({ sheet, box: { top: 0, left: 0, bottom, right } });
}

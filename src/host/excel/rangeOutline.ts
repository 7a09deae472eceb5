import { isWholeColumns, isWholeRows } from "../../spreadsheet/model/box";
import { invalidArgument } from "../../spreadsheet/model/excelError";
import { indentOutline, setGroupHidden, type OutlineLines } from "../../spreadsheet/model/outline";
import type { Arguments } from "../protocol/arguments";
import type { Method } from "../protocol/excelClass";
import type { RangeTarget } from "./rangeTarget";

/** Groups of rows and columns that can be folded away. */
export const rangeOutline: Record<string, Method<RangeTarget>> = {
  group: indenting(1),
  ungroup: indenting(-1),
  hideGroupDetails: folding(true),
  showGroupDetails: folding(false),
};

function indenting(by: 1 | -1): Method<RangeTarget> {
  return {
    since: "1.10",
    call: ({ sheet, box }, args, { model }) => {
      const which = linesOf(box, args);
      const [first, last] = which === "rows" ? [box.top, box.bottom] : [box.left, box.right];
      indentOutline(model, sheet, which, first, last, by);
    },
  };
}

function folding(hidden: boolean): Method<RangeTarget> {
  return {
    since: "1.10",
    call: ({ sheet, box }, args, { model }) => {
      const which = linesOf(box, args);
      setGroupHidden(model, sheet, which, which === "rows" ? box.top : box.left, hidden);
    },
  };
}

/** @throws InvalidArgument for the columns of whole rows and the rows of whole columns */
function linesOf(box: RangeTarget["box"], args: Arguments): OutlineLines {
  const which = args.oneOf(0, ["ByRows", "ByColumns"]) === "ByRows" ? "rows" : "columns";
  if (which === "rows" ? isWholeColumns(box) : isWholeRows(box)) throw invalidArgument();
  return which;
}

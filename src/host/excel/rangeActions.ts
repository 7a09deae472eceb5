import {
  columnCount,
  intersection,
  isWholeColumns,
  isWholeRows,
  rowCount,
  sameBox,
} from "../../spreadsheet/model/box";
import { autoFill, type FillKind } from "../../spreadsheet/model/autoFill";
import { invalidArgument } from "../../spreadsheet/model/excelError";
import { deleteCells, insertCells } from "../../spreadsheet/model/insertCells";
import { refuseLocked, refuseUnlessAllowed } from "../../spreadsheet/model/protection";
import { clearCells, type ClearApplyTo } from "../../spreadsheet/model/clearCells";
import { copyCells, type CopyType } from "../../spreadsheet/model/copyCells";
import { moveCells } from "../../spreadsheet/model/moveCells";
import { selectCells } from "../../spreadsheet/model/sheets";
import { removeDuplicates } from "../../spreadsheet/model/removeDuplicates";
import { excelClass, type Method } from "../protocol/excelClass";
import { findMethods } from "./rangeFind";
import { specialCells } from "./specialCells";
import { range } from "./range";
import { placeOf } from "./place";
import type { RangeTarget } from "./rangeTarget";
import { asInteger, type Arguments } from "../protocol/arguments";

const CLEAR: readonly ClearApplyTo[] = [
  "All",
  "Formats",
  "Contents",
  "Hyperlinks",
  "RemoveHyperlinks",
  "ResetContents",
];
/** Kinds of filling, by Excel's names for them. */
const FILL = {
  FillDefault: "Default",
  FillCopy: "Copy",
  FillSeries: "Series",
  FillFormats: "Formats",
  FillValues: "Values",
  FillDays: "Days",
  FillWeekdays: "Weekdays",
  FillMonths: "Months",
  FillYears: "Years",
  LinearTrend: "LinearTrend",
  GrowthTrend: "GrowthTrend",
} as const satisfies Record<string, FillKind>;
export const COPY: readonly CopyType[] = ["All", "Formulas", "Values", "Formats", "Link"];

/** Methods of a range that do something to its cells. */
export const rangeActions: Record<string, Method<RangeTarget>> = {
  ...findMethods,
  ...specialCells,
  insert: {
    since: "1.1",
    call: ({ sheet, box }, args, { model }) => {
      const shift = shiftOf(box, args, ["Down", "Right"]);
      refuseUnlessAllowed(sheet, shift === "Down" ? "allowInsertRows" : "allowInsertColumns");
      insertCells(model, sheet, box, shift, "addin");
      return range.of({ sheet, box });
    },
  },
  delete: {
    since: "1.1",
    call: ({ sheet, box }, args, { model }) => {
      const shift = shiftOf(box, args, ["Up", "Left"]);
      refuseUnlessAllowed(sheet, shift === "Up" ? "allowDeleteRows" : "allowDeleteColumns");
      deleteCells(model, sheet, box, shift, "addin");
    },
  },
  clear: {
    since: "1.1",
    call: ({ sheet, box }, args, { model }) => {
      refuseLocked(model, sheet, box);
      clearCells(model, sheet, box, args.oneOf(0, CLEAR, "All"), "addin");
    },
  },
  copyFrom: {
    since: "1.9",
    call: ({ sheet, box }, args, session) => {
      const source = placeOf(args.any(0), sheet, session);
      refuseLocked(session.model, sheet, box);
      session.calculate();
      copyCells(
        session.model,
        source,
        { sheet, box },
        {
          type: args.oneOf(1, COPY, "All"),
          skipBlanks: args.flagOr(2, false),
          transpose: args.flagOr(3, false),
        },
      );
    },
  },
  autoFill: {
    since: "1.9",
    call: ({ sheet, box }, args, session) => {
      const target = placeOf(args.any(0), sheet, session);
      if (target.sheet !== sheet) throw invalidArgument();
      const kind = args.oneOf(1, Object.keys(FILL) as (keyof typeof FILL)[], "FillDefault");
      refuseLocked(session.model, sheet, target.box);
      session.calculate();
      autoFill(session.model, sheet, box, target.box, FILL[kind]);
    },
  },
  moveTo: {
    since: "1.11",
    call: ({ sheet, box }, args, session) => {
      const target = placeOf(args.any(0), sheet, session);
      refuseLocked(session.model, sheet, box);
      refuseLocked(session.model, target.sheet, target.box);
      moveCells(session.model, { sheet, box }, target);
    },
  },
  removeDuplicates: {
    since: "1.9",
    call: ({ sheet, box }, args, session) => {
      const given = args.any(0);
      const columns = (Array.isArray(given) ? given : [given]).map(asInteger);
      const body = args.flagOr(1, false) ? { ...box, top: box.top + 1 } : box;
      if (columns.some((column) => column < 0 || column >= columnCount(box))) throw invalidArgument();
      refuseLocked(session.model, sheet, box);
      session.calculate();
      return removeDuplicatesResult.of(removeDuplicates(session.model, sheet, body, columns));
    },
  },
  select: {
    since: "1.1",
    call: ({ sheet, box }, _args, { model }) => selectCells(model, sheet, box),
  },
  merge: {
    since: "1.2",
    call: ({ sheet, box }, args, { model }) => {
      refuseLocked(model, sheet, box);
      if (sheet.tables.some((table) => intersection(table.box, box))) throw invalidArgument();
      unmerge({ sheet, box });
      const rows = args.flagOr(0, false)
        ? Array.from({ length: rowCount(box) }, (_, i) => box.top + i)
        : null;
      const merges = rows ? rows.map((row) => ({ ...box, top: row, bottom: row })) : [box];
      for (const merge of merges) {
        if (rowCount(merge) * columnCount(merge) > 1) sheet.merges.push(merge);
        keepFirstValue({ sheet, box: merge });
      }
      model.notify({ kind: "layout", sheet });
      model.notify({ kind: "values", sheet, box, source: "addin" });
    },
  },
  unmerge: {
    since: "1.2",
    call: ({ sheet, box }, _args, { model }) => {
      unmerge({ sheet, box });
      model.notify({ kind: "layout", sheet });
    },
  },
  calculate: { since: "1.6", call: (_target, _args, session) => session.calculate() },
};

const removeDuplicatesResult = excelClass<ReturnType<typeof removeDuplicates>>("RemoveDuplicatesResult", {
  properties: {
    removed: { since: "1.9", get: ({ removed }) => removed },
    uniqueRemaining: { since: "1.9", get: ({ remaining }) => remaining },
  },
});

/** Where the caller names no direction the shape of the range decides, as in Excel. */
function shiftOf<Direction extends string>(
  box: RangeTarget["box"],
  args: Arguments,
  [vertical, horizontal]: [Direction, Direction],
): Direction {
  if (isWholeRows(box)) return vertical;
  if (isWholeColumns(box)) return horizontal;
  return args.oneOf(0, [vertical, horizontal]);
}

function unmerge({ sheet, box }: RangeTarget): void {
  const rest = sheet.merges.filter((merge) => !intersection(merge, box));
  sheet.merges.splice(0, sheet.merges.length, ...rest);
}

/** Merging keeps the first value and drops the others. */
function keepFirstValue({ sheet, box }: RangeTarget): void {
  const first = { ...box, bottom: box.top, right: box.left };
  for (let row = box.top; row <= box.bottom; row++) {
    for (let column = box.left; column <= box.right; column++) {
      if (!sameBox(first, { top: row, left: column, bottom: row, right: column })) {
        sheet.cells.setValue(row, column, null);
      }
    }
  }
}

import {
  boundingBox,
  boxOf,
  columnCount,
  intersection,
  isWholeColumns,
  isWholeRows,
  rowCount,
  WHOLE_SHEET,
} from "../../spreadsheet/model/box";
import type { Box } from "../../spreadsheet/model/cells";
import { invalidArgument, itemNotFound } from "../../spreadsheet/model/excelError";
import { tablesIn } from "../../spreadsheet/model/tables";
import type { Arguments } from "../protocol/arguments";
import type { HostObject, Method } from "../protocol/excelClass";
import type { Session } from "../protocol/session";
import { range } from "./range";
import { checked, rangeAt, usedIn, type RangeTarget } from "./rangeTarget";
import { rangeView } from "./rangeView";
import { tableScopedCollection } from "./tableCollection";

type RangeMethod = Method<RangeTarget>;

/** Methods that lead from a range to another one. */
export const rangeNavigation: Record<string, RangeMethod> = {
  getCell: {
    since: "1.1",
    call: ({ sheet, box }, args) =>
      at(sheet, boxOf(box.top + args.integer(0), box.left + args.integer(1), 1, 1)),
  },
  getRow: {
    since: "1.1",
    call: ({ sheet, box }, args) => {
      const row = box.top + args.integer(0);
      return at(sheet, { ...box, top: row, bottom: row });
    },
  },
  getColumn: {
    since: "1.1",
    call: ({ sheet, box }, args) => {
      const column = box.left + args.integer(0);
      return at(sheet, { ...box, left: column, right: column });
    },
  },
  getEntireRow: {
    since: "1.1",
    call: ({ sheet, box }) => at(sheet, { ...WHOLE_SHEET, top: box.top, bottom: box.bottom }),
  },
  getEntireColumn: {
    since: "1.1",
    call: ({ sheet, box }) => at(sheet, { ...WHOLE_SHEET, left: box.left, right: box.right }),
  },
  getOffsetRange: {
    since: "1.1",
    call: ({ sheet, box }, args) => at(sheet, moved(box, args.integer(0), args.integer(1))),
  },
  getResizedRange: {
    since: "1.2",
    call: ({ sheet, box }, args) => {
      // The last cell moves, if need be past the first one.
      const end = boxOf(box.bottom + args.integer(0), box.right + args.integer(1), 1, 1);
      return at(sheet, boundingBox(boxOf(box.top, box.left, 1, 1), end));
    },
  },
  getAbsoluteResizedRange: {
    since: "1.7",
    call: ({ sheet, box }, args) => at(sheet, boxOf(box.top, box.left, args.integer(0), args.integer(1))),
  },
  getLastCell: {
    since: "1.1",
    call: ({ sheet, box }) => at(sheet, { ...box, top: box.bottom, left: box.right }),
  },
  getLastRow: { since: "1.1", call: ({ sheet, box }) => at(sheet, { ...box, top: box.bottom }) },
  getLastColumn: { since: "1.1", call: ({ sheet, box }) => at(sheet, { ...box, left: box.right }) },
  getRowsAbove: { since: "1.2", call: (target, args) => rowsBeside(target, -args.integerOr(0, 1)) },
  getRowsBelow: { since: "1.2", call: (target, args) => rowsBeside(target, args.integerOr(0, 1)) },
  getColumnsBefore: { since: "1.2", call: (target, args) => columnsBeside(target, -args.integerOr(0, 1)) },
  getColumnsAfter: { since: "1.2", call: (target, args) => columnsBeside(target, args.integerOr(0, 1)) },
  getBoundingRect: {
    since: "1.1",
    call: ({ sheet, box }, args, session) => at(sheet, boundingBox(box, other(sheet, args, session))),
  },
  getIntersection: {
    since: "1.1",
    call: (target, args, session) => found(intersected(target, args, session)),
  },
  getIntersectionOrNullObject: { since: "1.4", call: intersected },
  getUsedRange: {
    since: "1.1",
    call: (target, args) => found(used(target, args)),
  },
  getUsedRangeOrNullObject: { since: "1.4", call: used },
  getSurroundingRegion: { since: "1.7", call: (target) => at(target.sheet, surroundingRegion(target)) },
  getVisibleView: { since: "1.3", call: (target) => rangeView.of({ ...target, index: 0 }) },
  getTables: {
    since: "1.9",
    call: ({ sheet, box }, args) =>
      tableScopedCollection.of({ sheet, tables: tablesIn(sheet, box, args.flagOr(0, false)) }),
  },
};

function at(sheet: RangeTarget["sheet"], box: Box): HostObject<RangeTarget> {
  return range.of(checked(sheet, box));
}

function found<T>(object: T | null): T {
  if (object === null) throw itemNotFound();
  return object;
}

/** Whole rows and columns keep their extent when moved across it. */
function moved(box: Box, down: number, right: number): Box {
  if ((isWholeColumns(box) && down !== 0) || (isWholeRows(box) && right !== 0)) throw invalidArgument();
  return { top: box.top + down, left: box.left + right, bottom: box.bottom + down, right: box.right + right };
}

function rowsBeside({ sheet, box }: RangeTarget, count: number): HostObject<RangeTarget> {
  const first = count < 0 ? box.top + count : box.bottom + 1;
  return at(sheet, boxOf(first, box.left, Math.abs(count), columnCount(box)));
}

function columnsBeside({ sheet, box }: RangeTarget, count: number): HostObject<RangeTarget> {
  const first = count < 0 ? box.left + count : box.right + 1;
  return at(sheet, boxOf(box.top, first, rowCount(box), Math.abs(count)));
}

function other(sheet: RangeTarget["sheet"], args: Arguments, session: Session): Box {
  const argument = args.any(0);
  if (typeof argument === "string") return rangeAt(session.model, sheet, argument).box;
  const target = args.object(0, range);
  if (target.sheet !== sheet) throw invalidArgument();
  return target.box;
}

function intersected(
  { sheet, box }: RangeTarget,
  args: Arguments,
  session: Session,
): HostObject<RangeTarget> | null {
  const common = intersection(box, other(sheet, args, session));
  return common && range.of({ sheet, box: common });
}

function used(target: RangeTarget, args: Arguments): HostObject<RangeTarget> | null {
  const box = usedIn(target, args.flagOr(0, false));
  return box && range.of({ sheet: target.sheet, box });
}

/** Grows until the rows and columns around are empty. */
function surroundingRegion({ sheet, box }: RangeTarget): Box {
  for (let region = box; ;) {
    const around = intersection(
      { top: region.top - 1, left: region.left - 1, bottom: region.bottom + 1, right: region.right + 1 },
      WHOLE_SHEET,
    )!;
    const filled = usedIn({ sheet, box: around }, true);
    const next = filled ? boundingBox(region, filled) : region;
    if (
      next.top === region.top &&
      next.left === region.left &&
      next.bottom === region.bottom &&
      next.right === region.right
    ) {
      return region;
    }
    region = next;
  }
}

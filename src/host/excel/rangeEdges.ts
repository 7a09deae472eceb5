import { MAX_COLUMNS, MAX_ROWS, type Box } from "../../spreadsheet/model/cells";
import { boundingBox, boxOf, intersection, sameCell } from "../../spreadsheet/model/box";
import { ExcelError, invalidArgument, itemNotFound } from "../../spreadsheet/model/excelError";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import { isSpilled, spillOf } from "../../spreadsheet/model/spills";
import type { Arguments } from "../protocol/arguments";
import type { HostObject, Method } from "../protocol/excelClass";
import type { Session } from "../protocol/session";
import { range } from "./range";
import { rangeAreas } from "./rangeAreas";
import type { RangeTarget } from "./rangeTarget";

/** Most merged areas that are told at once. */
const MAX_MERGED_AREAS = 512;

const STEPS = { Up: [-1, 0], Down: [1, 0], Left: [0, -1], Right: [0, 1] } as const;
type Direction = keyof typeof STEPS;
const DIRECTIONS = Object.keys(STEPS) as Direction[];

/** Methods of a range that look at what lies around or across it: edges of data, merged cells, spilled cells. */
export const rangeEdges: Record<string, Method<RangeTarget>> = {
  // Ctrl and an arrow key.
  getRangeEdge: {
    since: "1.13",
    call: (target, args) => range.of({ sheet: target.sheet, box: edge(target, args) }),
  },
  // Ctrl, Shift and an arrow key.
  getExtendedRange: {
    since: "1.13",
    call: (target, args) =>
      range.of({ sheet: target.sheet, box: boundingBox(target.box, edge(target, args)) }),
  },
  getMergedAreasOrNullObject: {
    since: "1.13",
    call: ({ sheet, box }) => {
      const boxes = sheet.merges.filter((merge) => intersection(merge, box));
      // Fact: sizes.many-merged-areas
      if (boxes.length > MAX_MERGED_AREAS) throw tooManyAreas();
      return boxes.length > 0 ? rangeAreas.of({ sheet, boxes }) : null;
    },
  },
  getSpillingToRange: { since: "1.12", call: (...given) => orNotFound(spillingTo(...given)) },
  getSpillingToRangeOrNullObject: { since: "1.12", call: spillingTo },
  getSpillParent: { since: "1.12", call: (...given) => orNotFound(spillParent(...given)) },
  getSpillParentOrNullObject: { since: "1.12", call: spillParent },
};

function tooManyAreas(): ExcelError {
  return new ExcelError("GeneralException", "There was an internal error while processing the request.", 500);
}

/** true: all cells of the block belong to spilled ones; false: none; null: some. */
export function hasSpill({ sheet, box }: RangeTarget): boolean | null {
  let [inside, outside] = [false, false];
  for (let row = box.top; row <= box.bottom; row++) {
    for (let column = box.left; column <= box.right; column++) {
      if (isSpilled(sheet, row, column) || spillOf(sheet, row, column)) inside = true;
      else outside = true;
      if (inside && outside) return null;
    }
  }
  return inside;
}

function spillingTo(
  { sheet, box }: RangeTarget,
  _args: Arguments,
  session: Session,
): HostObject<RangeTarget> | null {
  session.calculate();
  const spill = sameCell(box) ? spillOf(sheet, box.top, box.left) : null;
  return spill && range.of({ sheet, box: spill });
}

function spillParent(
  { sheet, box }: RangeTarget,
  _args: Arguments,
  session: Session,
): HostObject<RangeTarget> | null {
  session.calculate();
  const spill = sameCell(box) && sheet.spills.find((one) => intersection(one, box));
  return spill ? range.of({ sheet, box: boxOf(spill.top, spill.left, 1, 1) }) : null;
}

function orNotFound<T>(object: T | null): T {
  if (object === null) throw itemNotFound();
  return object;
}

/** One cell. The walk starts at the active cell, which is the range's first one where none is given. */
function edge({ sheet, box }: RangeTarget, args: Arguments): Box {
  const direction = args.oneOf(0, DIRECTIONS);
  const start = args.objectOr(1, range, null)?.box ?? boxOf(box.top, box.left, 1, 1);
  if (!sameCell(start) || !intersection(start, box)) throw invalidArgument();
  const { row, column } = walk(sheet, start.top, start.left, direction);
  return boxOf(row, column, 1, 1);
}

/** Within data to its last cell; else to the next data, or to the sheet's end where there is none. */
function walk(
  sheet: SheetModel,
  top: number,
  left: number,
  direction: Direction,
): { row: number; column: number } {
  const [down, right] = STEPS[direction];
  const used = sheet.cells.used(true);
  const isFilled = (row: number, column: number): boolean =>
    row >= 0 && column >= 0 && sheet.cells.value(row, column) !== null;
  let [row, column] = [top, left];
  const inData = isFilled(row, column) && isFilled(row + down, column + right);
  while (isOn(row + down, column + right)) {
    if (inData && !isFilled(row + down, column + right)) break;
    row += down;
    column += right;
    if (!inData && isFilled(row, column)) break;
    const isPast =
      !used ||
      (down > 0 && row > used.bottom) ||
      (right > 0 && column > used.right) ||
      (down < 0 && row < used.top) ||
      (right < 0 && column < used.left);
    if (isPast) {
      return {
        row: down > 0 ? MAX_ROWS - 1 : down < 0 ? 0 : row,
        column: right > 0 ? MAX_COLUMNS - 1 : right < 0 ? 0 : column,
      };
    }
  }
  return { row, column };
}

function isOn(row: number, column: number): boolean {
  return row >= 0 && column >= 0 && row < MAX_ROWS && column < MAX_COLUMNS;
}

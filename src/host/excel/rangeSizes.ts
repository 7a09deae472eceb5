import type { Box } from "../model/cells";
import { refuseUnlessAllowed } from "../model/protection";
import { asFlag, asNumber } from "../protocol/arguments";
import type { Property } from "../protocol/excelClass";
import { charactersOfPoints, columnWidth, pointsOfCharacters, rowHeight } from "../model/gridSizes";
import type { FormatTarget } from "./rangeFormat";

/** Widths and heights of a range's columns and rows. */
export const rangeSizes: Record<string, Property<FormatTarget>> = {
  columnWidth: {
    since: "1.2",
    get: ({ sheet, boxes }) =>
      sharedSize(
        boxes,
        (box) => [box.left, box.right],
        sheet.columnWidths,
        (c) => columnWidth(sheet, c),
      ),
    set: ({ sheet, boxes }, value, session) => {
      refuseUnlessAllowed(sheet, "allowFormatColumns");
      const characters = charactersOfPoints(asNumber(value));
      for (const box of boxes)
        for (let c = box.left; c <= box.right; c++) sheet.columnWidths.set(c, characters);
      session.model.notify({ kind: "layout", sheet });
    },
  },
  rowHeight: {
    since: "1.2",
    get: ({ sheet, boxes }) =>
      sharedSize(
        boxes,
        (box) => [box.top, box.bottom],
        sheet.rowHeights,
        (r) => rowHeight(sheet, r),
      ),
    set: ({ sheet, boxes }, value, session) => {
      refuseUnlessAllowed(sheet, "allowFormatRows");
      const height = asNumber(value);
      for (const box of boxes) for (let r = box.top; r <= box.bottom; r++) sheet.rowHeights.set(r, height);
      session.model.notify({ kind: "layout", sheet });
    },
  },
  useStandardWidth: {
    since: "1.7",
    get: ({ sheet, boxes }) =>
      sharedSize(
        boxes,
        (box) => [box.left, box.right],
        sheet.columnWidths,
        (c) => columnWidth(sheet, c),
      ) === pointsOfCharacters(sheet.standardWidth),
    set: ({ sheet, boxes }, value, { model }) => {
      if (!asFlag(value)) return;
      for (const box of boxes) for (let c = box.left; c <= box.right; c++) sheet.columnWidths.delete(c);
      model.notify({ kind: "layout", sheet });
    },
  },
  useStandardHeight: {
    since: "1.7",
    get: ({ sheet, boxes }) =>
      sharedSize(
        boxes,
        (box) => [box.top, box.bottom],
        sheet.rowHeights,
        (r) => rowHeight(sheet, r),
      ) === sheet.standardHeight,
    set: ({ sheet, boxes }, value, { model }) => {
      if (!asFlag(value)) return;
      for (const box of boxes) for (let r = box.top; r <= box.bottom; r++) sheet.rowHeights.delete(r);
      model.notify({ kind: "layout", sheet });
    },
  },
};

/** The size that all columns or rows share, or null. Those that nobody changed are looked at once. */
function sharedSize(
  boxes: readonly Box[],
  span: (box: Box) => [number, number],
  special: ReadonlyMap<number, number>,
  size: (index: number) => number,
): number | null {
  const sizes = new Set<number>();
  for (const box of boxes) {
    const [first, last] = span(box);
    const own = [...special.keys()].filter((index) => index >= first && index <= last);
    for (const index of own) sizes.add(size(index));
    for (let index = first; index <= last; index++) {
      if (special.has(index)) continue;
      sizes.add(size(index));
      if (last - first > 1000) break;
    }
  }
  return sizes.size === 1 ? [...sizes][0]! : null;
}

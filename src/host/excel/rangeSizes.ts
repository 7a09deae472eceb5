import type { Box } from "../../spreadsheet/model/cells";
import {
  charactersOfPoints,
  columnWidth,
  pointsOfCharacters,
  rowHeight,
} from "../../spreadsheet/model/gridSizes";
import { refuseUnlessAllowed } from "../../spreadsheet/model/protection";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import { asFlag, asNumber } from "../protocol/arguments";
import type { Property } from "../protocol/excelClass";
import type { FormatTarget } from "./looks";

/** Columns or rows, as far as their size goes; sizes are in points but where the model keeps characters. */
interface Lines {
  /** Option of a protected sheet that lets them be sized. */
  readonly permission: string;
  /** First and last line of a block. */
  readonly span: (box: Box) => [number, number];
  /** What the model keeps for lines that have a size of their own. */
  readonly own: (sheet: SheetModel) => Map<number, number>;
  readonly kept: (points: number) => number;
  readonly size: (sheet: SheetModel, index: number) => number;
  readonly standard: (sheet: SheetModel) => number;
}

const COLUMNS: Lines = {
  permission: "allowFormatColumns",
  span: ({ left, right }) => [left, right],
  own: ({ columnWidths }) => columnWidths,
  kept: charactersOfPoints,
  size: columnWidth,
  standard: ({ standardWidth }) => pointsOfCharacters(standardWidth),
};

const ROWS: Lines = {
  permission: "allowFormatRows",
  span: ({ top, bottom }) => [top, bottom],
  own: ({ rowHeights }) => rowHeights,
  kept: (points) => points,
  size: rowHeight,
  standard: ({ standardHeight }) => standardHeight,
};

/** Widths and heights of a range's columns and rows. */
export const rangeSizes: Record<string, Property<FormatTarget>> = {
  columnWidth: ownSize(COLUMNS),
  rowHeight: ownSize(ROWS),
  useStandardWidth: standardSize(COLUMNS),
  useStandardHeight: standardSize(ROWS),
};

function ownSize(lines: Lines): Property<FormatTarget> {
  return {
    since: "1.2",
    get: (target) => sharedSize(target, lines),
    set: ({ sheet, boxes }, value, { model }) => {
      refuseUnlessAllowed(sheet, lines.permission);
      const size = lines.kept(asNumber(value));
      for (const index of indices(boxes, lines)) lines.own(sheet).set(index, size);
      model.notify({ kind: "layout", sheet });
    },
  };
}

function standardSize(lines: Lines): Property<FormatTarget> {
  return {
    since: "1.7",
    get: (target) => sharedSize(target, lines) === lines.standard(target.sheet),
    set: ({ sheet, boxes }, value, { model }) => {
      if (!asFlag(value)) return;
      for (const index of indices(boxes, lines)) lines.own(sheet).delete(index);
      model.notify({ kind: "layout", sheet });
    },
  };
}

function* indices(boxes: readonly Box[], { span }: Lines): Generator<number> {
  for (const box of boxes) {
    const [first, last] = span(box);
    for (let index = first; index <= last; index++) yield index;
  }
}

/** The size that all columns or rows share, or null. Those that nobody changed are looked at once. */
function sharedSize({ sheet, boxes }: FormatTarget, { span, own, size }: Lines): number | null {
  const special = own(sheet);
  const sizes = new Set<number>();
  for (const box of boxes) {
    const [first, last] = span(box);
    for (const index of special.keys()) if (index >= first && index <= last) sizes.add(size(sheet, index));
    for (let index = first; index <= last; index++) {
      if (special.has(index)) continue;
      sizes.add(size(sheet, index));
      if (last - first > 1000) break;
    }
  }
  return sizes.size === 1 ? [...sizes][0]! : null;
}

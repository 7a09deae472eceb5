import { addressOf, quoteSheetName } from "../../spreadsheet/model/address";
import {
  columnCount,
  intersection,
  isWholeColumns,
  isWholeRows,
  rowCount,
  WHOLE_SHEET,
} from "../../spreadsheet/model/box";
import type { Box } from "../../spreadsheet/model/cells";
import { clearCells } from "../../spreadsheet/model/clearCells";
import { common, stylesIn } from "../../spreadsheet/model/cellStyles";
import { copyCells } from "../../spreadsheet/model/copyCells";
import { invalidArgument, itemNotFound } from "../../spreadsheet/model/excelError";
import { applyNamedStyle, findNamedStyle, styleName } from "../../spreadsheet/model/namedStyles";
import { refuseLocked, refuseUnlessAllowed } from "../../spreadsheet/model/protection";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import { asText, type Arguments } from "../protocol/arguments";
import { excelClass, type DefinedClass, type HostObject } from "../protocol/excelClass";
import type { Session } from "../protocol/session";
import { conditionalFormatCollection } from "./conditionalFormatCollection";
import { dataValidation } from "./dataValidation";
import { placeOf } from "./place";
import { range } from "./range";
import { COPY } from "./rangeActions";
import { rangeFormat } from "./rangeFormat";
import { checked, usedIn, type RangeTarget } from "./rangeTarget";
import { worksheet } from "./worksheet";

/** Several blocks of one sheet. */
export interface AreasTarget {
  readonly sheet: SheetModel;
  readonly boxes: readonly Box[];
}

export const rangeAreas: DefinedClass<AreasTarget> = excelClass("RangeAreas", {
  kept: true,
  properties: {
    address: {
      since: "1.9",
      get: ({ sheet, boxes }) =>
        boxes.map((box) => `${quoteSheetName(sheet.name)}!${addressOf(box)}`).join(","),
    },
    addressLocal: { since: "1.9", get: ({ boxes }) => boxes.map((box) => addressOf(box)).join(",") },
    areaCount: { since: "1.9", get: ({ boxes }) => boxes.length },
    cellCount: {
      since: "1.9",
      get: ({ boxes }) => boxes.reduce((sum, box) => sum + rowCount(box) * columnCount(box), 0),
    },
    isEntireColumn: { since: "1.9", get: ({ boxes }) => boxes.every(isWholeColumns) },
    isEntireRow: { since: "1.9", get: ({ boxes }) => boxes.every(isWholeRows) },
    style: {
      since: "1.9",
      get: ({ sheet, boxes }, { model }) =>
        common(
          boxes.flatMap((box) => stylesIn(model, sheet, box)),
          styleName,
        ),
      set: ({ sheet, boxes }, value, { model }) => {
        refuseUnlessAllowed(sheet, "allowFormatCells");
        const style = findNamedStyle(model, asText(value));
        if (!style) throw invalidArgument();
        for (const box of boxes) applyNamedStyle(model, sheet, box, style);
      },
    },
  },
  links: {
    areas: {
      since: "1.9",
      to: ({ sheet, boxes }) => rangeCollection.of(boxes.map((box) => ({ sheet, box }))),
    },
    format: { since: "1.9", to: (target) => rangeFormat.of(target) },
    conditionalFormats: { since: "1.9", to: (target) => conditionalFormatCollection.of(target) },
    dataValidation: { since: "1.9", to: (target) => dataValidation.of(target) },
    worksheet: { since: "1.9", to: ({ sheet }) => worksheet.of(sheet) },
  },
  methods: {
    clear: {
      since: "1.9",
      call: ({ sheet, boxes }, args, { model }) => {
        const applyTo = args.oneOf(0, ["All", "Formats", "Contents"], "All");
        for (const box of boxes) refuseLocked(model, sheet, box);
        for (const box of boxes) clearCells(model, sheet, box, applyTo, "addin");
      },
    },
    copyFrom: {
      since: "1.9",
      call: ({ sheet, boxes }, args, session) => {
        const source = placeOf(args.any(0), sheet, session);
        const options = {
          type: args.oneOf(1, COPY, "All"),
          skipBlanks: args.flagOr(2, false),
          transpose: args.flagOr(3, false),
        };
        for (const box of boxes) refuseLocked(session.model, sheet, box);
        session.calculate();
        for (const box of boxes) copyCells(session.model, source, { sheet, box }, options);
      },
    },
    calculate: { since: "1.9", call: (_target, _args, session) => session.calculate() },
    getEntireColumn: {
      since: "1.9",
      call: ({ sheet, boxes }) =>
        rangeAreas.of({ sheet, boxes: boxes.map(({ left, right }) => ({ ...WHOLE_SHEET, left, right })) }),
    },
    getEntireRow: {
      since: "1.9",
      call: ({ sheet, boxes }) =>
        rangeAreas.of({ sheet, boxes: boxes.map(({ top, bottom }) => ({ ...WHOLE_SHEET, top, bottom })) }),
    },
    getOffsetRangeAreas: {
      since: "1.9",
      call: ({ sheet, boxes }, args) => {
        const [down, right] = [args.integer(0), args.integer(1)];
        const moved = boxes.map((box) => ({
          top: box.top + down,
          left: box.left + right,
          bottom: box.bottom + down,
          right: box.right + right,
        }));
        return rangeAreas.of({ sheet, boxes: moved.map((box) => checked(sheet, box).box) });
      },
    },
    getUsedRangeAreas: { since: "1.9", call: (target, args) => orNotFound(usedAreas(target, args)) },
    getUsedRangeAreasOrNullObject: { since: "1.9", call: usedAreas },
    getIntersection: {
      since: "1.9",
      call: (target, args, session) => orNotFound(intersected(target, args, session)),
    },
    getIntersectionOrNullObject: { since: "1.9", call: intersected },
  },
});

/** Blocks that may lie on several sheets. */
export const rangeCollection: DefinedClass<readonly RangeTarget[]> = excelClass("RangeCollection", {
  methods: {
    getCount: { since: "1.9", call: (ranges) => ranges.length },
    getItemAt: {
      since: "1.9",
      call: (ranges, args) => {
        const found = ranges[args.integer(0)];
        if (!found) throw itemNotFound();
        return range.of(found);
      },
    },
  },
  collection: { items: (ranges) => ranges.map((one) => range.of(one)) },
});

function intersected(
  { sheet, boxes }: AreasTarget,
  args: Arguments,
  session: Session,
): HostObject<AreasTarget> | null {
  const argument = args.any(0);
  const others = rangeAreas.accepts(argument)
    ? argument.target.boxes
    : [placeOf(argument, sheet, session).box];
  const common = boxes.flatMap((box) => others.flatMap((other) => intersection(box, other) ?? []));
  return common.length > 0 ? rangeAreas.of({ sheet, boxes: common }) : null;
}

function usedAreas({ sheet, boxes }: AreasTarget, args: Arguments): HostObject<AreasTarget> | null {
  const used = boxes.flatMap((box) => usedIn({ sheet, box }, args.flagOr(0, false)) ?? []);
  return used.length > 0 ? rangeAreas.of({ sheet, boxes: used }) : null;
}

function orNotFound<T>(object: T | null): T {
  if (object === null) throw itemNotFound();
  return object;
}

import { addressOf, quoteSheetName } from "../../spreadsheet/model/address";
import {
  columnCount,
  intersection,
  isWholeColumns,
  isWholeRows,
  rowCount,
} from "../../spreadsheet/model/box";
import type { Box } from "../../spreadsheet/model/cells";
import { clearCells } from "../../spreadsheet/model/clearCells";
import { itemNotFound } from "../../spreadsheet/model/excelError";
import { refuseLocked } from "../../spreadsheet/model/protection";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { Arguments } from "../protocol/arguments";
import { excelClass, type DefinedClass, type HostObject } from "../protocol/excelClass";
import type { Session } from "../protocol/session";
import { conditionalFormatCollection } from "./conditionalFormatCollection";
import { dataValidation } from "./dataValidation";
import { placeOf } from "./place";
import { range } from "./range";
import { rangeFormat } from "./rangeFormat";
import { worksheet } from "./worksheet";

/** Several blocks of one sheet. */
interface AreasTarget {
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
  },
  links: {
    areas: { since: "1.9", to: (target) => rangeCollection.of(target) },
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
    getIntersection: {
      since: "1.9",
      call: (target, args, session) => {
        const found = intersected(target, args, session);
        if (!found) throw itemNotFound();
        return found;
      },
    },
    getIntersectionOrNullObject: { since: "1.9", call: intersected },
  },
});

const rangeCollection = excelClass<AreasTarget>("RangeCollection", {
  methods: {
    getCount: { since: "1.9", call: ({ boxes }) => boxes.length },
    getItemAt: {
      since: "1.9",
      call: ({ sheet, boxes }, args) => {
        const box = boxes[args.integer(0)];
        if (!box) throw itemNotFound();
        return range.of({ sheet, box });
      },
    },
  },
  collection: { items: ({ sheet, boxes }) => boxes.map((box) => range.of({ sheet, box })) },
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

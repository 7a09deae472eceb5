import { itemNotFound } from "../../spreadsheet/model/excelError";
import { excelClass, type DefinedClass, type HostObject } from "../protocol/excelClass";
import type { Arguments } from "../protocol/arguments";
import { rangeAreas, rangeCollection, type AreasTarget } from "./rangeAreas";
import { fullAddress, type RangeTarget } from "./rangeTarget";
import { worksheet } from "./worksheet";

/** Blocks on several sheets. */
export const workbookRangeAreas: DefinedClass<readonly RangeTarget[]> = excelClass("WorkbookRangeAreas", {
  kept: true,
  properties: { addresses: { since: "1.12", get: (ranges) => bySheet(ranges).map(addressOfAreas) } },
  links: {
    areas: { since: "1.12", to: (ranges) => rangeAreasCollection.of(bySheet(ranges)) },
    ranges: { since: "1.12", to: (ranges) => rangeCollection.of(ranges) },
  },
  methods: {
    getRangeAreasBySheet: {
      since: "1.12",
      call: (ranges, args) => {
        const found = onSheet(ranges, args);
        if (!found) throw itemNotFound();
        return found;
      },
    },
    getRangeAreasOrNullObjectBySheet: { since: "1.12", call: onSheet },
  },
});

const rangeAreasCollection: DefinedClass<readonly AreasTarget[]> = excelClass("RangeAreasCollection", {
  methods: {
    getCount: { since: "1.12", call: (all) => all.length },
    getItemAt: {
      since: "1.12",
      call: (all, args) => {
        const found = all[args.integer(0)];
        if (!found) throw itemNotFound();
        return rangeAreas.of(found);
      },
    },
  },
  collection: { items: (all) => all.map((areas) => rangeAreas.of(areas)) },
});

function bySheet(ranges: readonly RangeTarget[]): AreasTarget[] {
  return [...new Set(ranges.map(({ sheet }) => sheet))].map((sheet) => ({
    sheet,
    boxes: ranges.filter((one) => one.sheet === sheet).map(({ box }) => box),
  }));
}

function addressOfAreas({ sheet, boxes }: AreasTarget): string {
  return boxes.map((box) => fullAddress({ sheet, box })).join(",");
}

/** By the sheet itself, its name or its id. */
function onSheet(ranges: readonly RangeTarget[], args: Arguments): HostObject<AreasTarget> | null {
  const key = args.any(0);
  const areas = bySheet(ranges).find(({ sheet }) =>
    worksheet.accepts(key)
      ? key.target === sheet
      : sheet.id === key || sheet.name.toLowerCase() === String(key).toLowerCase(),
  );
  return areas ? rangeAreas.of(areas) : null;
}

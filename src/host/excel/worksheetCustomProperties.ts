import { invalidArgument } from "../../spreadsheet/model/excelError";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import { asText } from "../protocol/arguments";
import { excelClass, type DefinedClass, type HostObject } from "../protocol/excelClass";

// Fact: storage.sheet-property
const MAX_KEY = 255;

export const worksheetCustomPropertyCollection: DefinedClass<SheetModel> = excelClass(
  "WorksheetCustomPropertyCollection",
  {
    methods: {
      add: {
        since: "1.12",
        call: (sheet, args, { model }) => {
          const key = args.text(0);
          if (key === "" || key.length > MAX_KEY) throw invalidArgument();
          // Keys are the same in any case; a known one gets a new value.
          const known = keyOf(sheet, key) ?? key;
          sheet.customProperties.set(known, args.text(1));
          model.notify({ kind: "layout", sheet });
          return worksheetCustomProperty.of({ sheet, key: known });
        },
      },
      getCount: { since: "1.12", call: (sheet) => sheet.customProperties.size },
      getItemOrNullObject: { since: "1.12", call: (sheet, args) => find(sheet, args.any(0)) },
    },
    collection: {
      items: (sheet) =>
        [...sheet.customProperties.keys()].map((key) => worksheetCustomProperty.of({ sheet, key })),
      item: find,
    },
  },
);

const worksheetCustomProperty = excelClass<{ readonly sheet: SheetModel; readonly key: string }>(
  "WorksheetCustomProperty",
  {
    key: ({ key }) => key,
    properties: {
      key: { since: "1.12", get: ({ key }) => key },
      value: {
        since: "1.12",
        get: ({ sheet, key }) => sheet.customProperties.get(key) ?? "",
        set: ({ sheet, key }, value, { model }) => {
          sheet.customProperties.set(key, asText(value));
          model.notify({ kind: "layout", sheet });
        },
      },
    },
    methods: {
      delete: {
        since: "1.12",
        call: ({ sheet, key }, _args, { model }) => {
          sheet.customProperties.delete(key);
          model.notify({ kind: "layout", sheet });
        },
      },
    },
  },
);

function keyOf(sheet: SheetModel, key: string): string | undefined {
  return [...sheet.customProperties.keys()].find((known) => known.toLowerCase() === key.toLowerCase());
}

function find(sheet: SheetModel, key: unknown): HostObject | null {
  const known = keyOf(sheet, String(key));
  return known === undefined ? null : worksheetCustomProperty.of({ sheet, key: known });
}

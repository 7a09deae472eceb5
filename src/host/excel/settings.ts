import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { excelClass, type DefinedClass, type HostObject } from "../protocol/excelClass";

/** Settings of the add-in in the file; values cross the wire as plain JSON. */
export const settingCollection: DefinedClass<WorkbookModel> = excelClass("SettingCollection", {
  methods: {
    add: {
      since: "1.4",
      call: (model, args) => {
        const key = args.text(0);
        model.settings.set(key, args.any(1) ?? null);
        model.notify({ kind: "settings" });
        return setting.of({ model, key });
      },
    },
    getCount: { since: "1.4", call: (model) => model.settings.size },
    getItemOrNullObject: { since: "1.4", call: (model, args) => find(model, args.any(0)) },
  },
  collection: {
    items: (model) => [...model.settings.keys()].map((key) => setting.of({ model, key })),
    item: find,
  },
});

const setting = excelClass<{ readonly model: WorkbookModel; readonly key: string }>("Setting", {
  key: ({ key }) => key,
  properties: {
    key: { since: "1.4", get: ({ key }) => key },
    value: {
      since: "1.4",
      get: ({ model, key }) => model.settings.get(key) ?? null,
      set: ({ model, key }, value) => {
        model.settings.set(key, value);
        model.notify({ kind: "settings" });
      },
    },
  },
  methods: {
    delete: {
      since: "1.4",
      call: ({ model, key }) => {
        model.settings.delete(key);
        model.notify({ kind: "settings" });
      },
    },
  },
});

function find(model: WorkbookModel, key: unknown): HostObject | null {
  const name = String(key);
  return model.settings.has(name) ? setting.of({ model, key: name }) : null;
}

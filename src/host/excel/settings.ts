import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { invalidArgument } from "../../spreadsheet/model/excelError";
import { excelClass, type DefinedClass, type HostObject } from "../protocol/excelClass";
import type { Session } from "../protocol/session";

/** Settings of the add-in in the file; values cross the wire as plain JSON. */
export const settingCollection: DefinedClass<WorkbookModel> = excelClass("SettingCollection", {
  methods: {
    add: {
      since: "1.4",
      call: (model, args, session) => {
        const key = args.text(0);
        keep(model, key, args.any(1) ?? null, session);
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
      set: ({ model, key }, value, session) => keep(model, key, value, session),
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

/** @throws InvalidArgument where all settings together get too large; which code says so is our reading */
function keep(model: WorkbookModel, key: string, value: unknown, { options, modes }: Session): void {
  const others = [...model.settings].filter(([name]) => name !== key);
  const size = JSON.stringify([...others, [key, value]]).length;
  if (modes.storageFull || size > options.limits.settingsBytes) throw invalidArgument();
  model.settings.set(key, value);
  model.notify({ kind: "settings" });
}

function find(model: WorkbookModel, key: unknown): HostObject | null {
  const name = String(key);
  return model.settings.has(name) ? setting.of({ model, key: name }) : null;
}

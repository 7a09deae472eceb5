import { itemNotFound, invalidArgument, invalidOperation } from "../../spreadsheet/model/excelError";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { excelClass, type DefinedClass, type HostObject, type Method } from "../protocol/excelClass";
import type { Session } from "../protocol/session";

/** Custom XML parts of the file, all of them or those of one namespace. */
interface PartsTarget {
  readonly model: WorkbookModel;
  readonly namespaceUri: string | null;
}

const shared: Record<string, Method<PartsTarget>> = {
  getCount: { since: "1.5", call: (parts) => idsOf(parts).length },
  getItemOrNullObject: { since: "1.5", call: (parts, args) => find(parts, args.any(0)) },
};

const collection = { items: all, item: find };

export const customXmlPartCollection: DefinedClass<PartsTarget> = excelClass("CustomXmlPartCollection", {
  methods: {
    ...shared,
    add: {
      since: "1.5",
      call: ({ model }, args, session) => {
        const xml = args.text(0);
        refuseTooLarge(xml, session);
        const id = `{${String(model.nextId()).padStart(8, "0")}-0000-4000-8000-000000000000}`;
        model.customXmlParts.set(id, { namespaceUri: namespaceOf(xml), xml });
        model.notify({ kind: "customXml" });
        return customXmlPart.of({ model, id });
      },
    },
    getByNamespace: {
      since: "1.5",
      call: ({ model }, args) => customXmlPartScopedCollection.of({ model, namespaceUri: args.text(0) }),
    },
  },
  collection,
});

const customXmlPartScopedCollection = excelClass<PartsTarget>("CustomXmlPartScopedCollection", {
  methods: {
    ...shared,
    getOnlyItem: {
      since: "1.5",
      call: (parts) => {
        const items = all(parts);
        if (items.length === 0) throw itemNotFound();
        if (items.length > 1) throw invalidOperation();
        return items[0];
      },
    },
    getOnlyItemOrNullObject: {
      since: "1.5",
      call: (parts) => {
        const items = all(parts);
        return items.length === 1 ? items[0] : null;
      },
    },
  },
  collection,
});

const customXmlPart = excelClass<{ readonly model: WorkbookModel; readonly id: string }>("CustomXmlPart", {
  key: ({ id }) => id,
  properties: {
    id: { since: "1.5", get: ({ id }) => id },
    namespaceUri: { since: "1.5", get: ({ model, id }) => model.customXmlParts.get(id)?.namespaceUri ?? "" },
  },
  methods: {
    getXml: { since: "1.5", call: ({ model, id }) => model.customXmlParts.get(id)?.xml ?? "" },
    setXml: {
      since: "1.5",
      call: ({ model, id }, args, session) => {
        const xml = args.text(0);
        refuseTooLarge(xml, session);
        model.customXmlParts.set(id, { namespaceUri: namespaceOf(xml), xml });
        model.notify({ kind: "customXml" });
      },
    },
    delete: {
      since: "1.5",
      call: ({ model, id }) => {
        model.customXmlParts.delete(id);
        model.notify({ kind: "customXml" });
      },
    },
  },
});

function idsOf({ model, namespaceUri }: PartsTarget): string[] {
  const parts = [...model.customXmlParts];
  return parts
    .filter(([, part]) => namespaceUri === null || part.namespaceUri === namespaceUri)
    .map(([id]) => id);
}

function all(parts: PartsTarget): HostObject[] {
  return idsOf(parts).map((id) => customXmlPart.of({ model: parts.model, id }));
}

function find(parts: PartsTarget, key: unknown): HostObject | null {
  const id = idsOf(parts).find((one) => one.toLowerCase() === String(key).toLowerCase());
  return id === undefined ? null : customXmlPart.of({ model: parts.model, id });
}

/** A part has a limit on the web only; which code says so is our reading. */
function refuseTooLarge(xml: string, { options, modes }: Session): void {
  if (modes.storageFull || xml.length > options.limits.customXmlBytes) throw invalidArgument();
}

/** Namespace of the root element. */
function namespaceOf(xml: string): string {
  const root = /<(?![?!])(?:([\w.-]+):)?[\w.-]+((?:\s[^>]*)?)>/.exec(xml);
  if (!root) throw invalidArgument();
  const attribute = root[1] ? `xmlns:${root[1]}` : "xmlns";
  const declared = new RegExp(`\\s${attribute.replace(".", "\\.")}\\s*=\\s*(["'])(.*?)\\1`).exec(root[2]!);
  return declared?.[2] ?? "";
}

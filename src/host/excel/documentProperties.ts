import type { CustomValue, DocumentText } from "../../spreadsheet/model/documentProperties";
import { invalidArgument } from "../../spreadsheet/model/excelError";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { asInteger, asText } from "../protocol/arguments";
import { excelClass, type DefinedClass, type HostObject, type Property } from "../protocol/excelClass";

// Fact: storage.document-property-cut
/** Longest text of a custom property; Excel cuts off the rest without a word. */
const MAX_VALUE = 255;

function text(name: DocumentText): Property<WorkbookModel> {
  return {
    since: "1.7",
    get: ({ properties }) => properties.texts.get(name) ?? "",
    set: ({ properties }, value) => void properties.texts.set(name, asText(value)),
  };
}

export const documentProperties: DefinedClass<WorkbookModel> = excelClass("DocumentProperties", {
  properties: {
    title: text("title"),
    subject: text("subject"),
    author: text("author"),
    keywords: text("keywords"),
    comments: text("comments"),
    category: text("category"),
    manager: text("manager"),
    company: text("company"),
    lastAuthor: { since: "1.7", get: ({ properties }) => properties.texts.get("lastAuthor") ?? "" },
    creationDate: { since: "1.7", get: ({ properties }) => properties.createdAt },
    revisionNumber: {
      since: "1.7",
      get: ({ properties }) => properties.revision ?? 0,
      set: ({ properties }, value) => void (properties.revision = asInteger(value)),
    },
  },
  links: { custom: { since: "1.7", to: (model) => customPropertyCollection.of(model) } },
});

const customPropertyCollection: DefinedClass<WorkbookModel> = excelClass("CustomPropertyCollection", {
  methods: {
    add: {
      since: "1.7",
      call: (model, args) => {
        const key = args.text(0);
        if (key === "") throw invalidArgument();
        // Keys are the same in any case; a known one gets a new value.
        const known = keyOf(model, key) ?? key;
        model.properties.custom.set(known, asCustomValue(args.any(1)));
        return customProperty.of({ model, key: known });
      },
    },
    deleteAll: { since: "1.7", call: ({ properties }) => properties.custom.clear() },
    getCount: { since: "1.7", call: ({ properties }) => properties.custom.size },
    getItemOrNullObject: { since: "1.7", call: (model, args) => find(model, args.any(0)) },
  },
  collection: {
    items: (model) => [...model.properties.custom.keys()].map((key) => customProperty.of({ model, key })),
    item: find,
  },
});

const customProperty = excelClass<{ readonly model: WorkbookModel; readonly key: string }>("CustomProperty", {
  key: ({ key }) => key,
  properties: {
    key: { since: "1.7", get: ({ key }) => key },
    value: {
      since: "1.7",
      get: ({ model, key }) => {
        const value = model.properties.custom.get(key) ?? null;
        return value !== null && typeof value === "object" ? value.date : value;
      },
      set: ({ model, key }, value) => void model.properties.custom.set(key, asCustomValue(value)),
    },
    type: { since: "1.7", get: ({ model, key }) => typeOf(model.properties.custom.get(key) ?? "") },
  },
  methods: {
    delete: { since: "1.7", call: ({ model, key }) => void model.properties.custom.delete(key) },
  },
});

function asCustomValue(value: unknown): CustomValue {
  if (typeof value === "number" || typeof value === "boolean") return value;
  // Office.js sends a date as its ISO text.
  if (typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return { date: value };
  return asText(value).slice(0, MAX_VALUE);
}

function typeOf(value: CustomValue): string {
  if (typeof value === "object") return "Date";
  if (typeof value === "boolean") return "Boolean";
  if (typeof value === "string") return "String";
  return Number.isInteger(value) ? "Number" : "Float";
}

function keyOf({ properties }: WorkbookModel, key: string): string | undefined {
  return [...properties.custom.keys()].find((known) => known.toLowerCase() === key.toLowerCase());
}

function find(model: WorkbookModel, key: unknown): HostObject | null {
  const known = keyOf(model, String(key));
  return known === undefined ? null : customProperty.of({ model, key: known });
}

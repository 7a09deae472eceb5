import { columnCount, contains, rowCount } from "../../spreadsheet/model/box";
import type { Box } from "../../spreadsheet/model/cells";
import {
  ExcelError,
  invalidArgument,
  invalidOperation,
  itemNotFound,
} from "../../spreadsheet/model/excelError";
import type { BindingModel, WorkbookModel } from "../../spreadsheet/model/workbook";
import type { BoundCells } from "../protocol/events";
import { excelClass, type DefinedClass, type HostObject } from "../protocol/excelClass";
import type { Session } from "../protocol/session";
import { placeOf } from "./place";
import { range } from "./range";
import type { RangeTarget } from "./rangeTarget";
import { readTexts } from "./rangeValues";
import { table } from "./table";

const TYPES = ["Range", "Table", "Text"] as const;

export const bindingCollection: DefinedClass<WorkbookModel> = excelClass("BindingCollection", {
  properties: { count: { since: "1.1", get: (model) => model.bindings.size } },
  methods: {
    add: {
      since: "1.3",
      call: (model, args, session) => {
        const place = placeOf(args.any(0), model.activeSheet, session);
        return bind(model, place, args.oneOf(1, TYPES), args.text(2));
      },
    },
    addFromNamedItem: {
      since: "1.3",
      call: (model, args, session) => {
        const name = args.text(0).toLowerCase();
        const item = model.names.find((one) => one.name.toLowerCase() === name);
        if (!item) throw itemNotFound();
        const place = placeOf(item.formula.replace(/^=/, ""), model.activeSheet, session);
        return bind(model, place, args.oneOf(1, TYPES), args.text(2));
      },
    },
    addFromSelection: {
      since: "1.3",
      call: (model, args) => {
        const selected = { sheet: model.activeSheet, box: model.selection };
        return bind(model, selected, args.oneOf(0, TYPES), args.text(1));
      },
    },
    getCount: { since: "1.4", call: (model) => model.bindings.size },
    getItemAt: {
      since: "1.1",
      call: (model, args) => {
        const found = [...model.bindings.values()][args.integer(0)];
        if (!found) throw itemNotFound();
        return binding.of(found);
      },
    },
    getItemOrNullObject: { since: "1.4", call: (model, args) => find(model, args.any(0)) },
  },
  collection: {
    items: (model) => [...model.bindings.values()].map((one) => binding.of(one)),
    item: find,
  },
});

const binding = excelClass<BindingModel>("Binding", {
  key: ({ id }) => id,
  properties: {
    id: { since: "1.1", get: ({ id }) => id },
    type: { since: "1.1", get: ({ type }) => type },
  },
  methods: {
    delete: { since: "1.3", call: ({ id }, _args, { model }) => void model.bindings.delete(id) },
    getRange: {
      since: "1.1",
      call: (one, _args, { model }) => range.of({ sheet: one.sheet, box: validPlace(one, model) }),
    },
    getTable: {
      since: "1.1",
      call: (one, _args, { model }) => {
        if (!one.table) throw invalidOperation();
        validPlace(one, model);
        return table.of({ sheet: one.sheet, table: one.table });
      },
    },
    getText: {
      since: "1.1",
      call: (one, _args, session) => {
        if (one.type !== "Text") throw invalidOperation();
        return readTexts({ sheet: one.sheet, box: validPlace(one, session.model) }, session)[0]![0];
      },
    },
  },
});

/** Gives cells an id; cells that had it lose it. A text is a single cell, and a table is bound as a whole. */
function bind(
  model: WorkbookModel,
  { sheet, box }: RangeTarget,
  type: BindingModel["type"],
  id: string,
): HostObject<BindingModel> {
  const isCell = rowCount(box) === 1 && columnCount(box) === 1;
  const within = sheet.tables.find((one) => contains(one.box, box));
  if (id === "" || (type === "Text" && !isCell) || (type === "Table" && !within)) throw invalidArgument();
  const made: BindingModel = { id, type, sheet, box, table: type === "Table" ? within! : null };
  model.bindings.delete(id);
  model.bindings.set(id, made);
  return binding.of(made);
}

function find(model: WorkbookModel, id: unknown): HostObject<BindingModel> | null {
  const found = model.bindings.get(String(id));
  return found ? binding.of(found) : null;
}

/** Where bound cells stand by now; null where they have been deleted. */
export function currentPlace(one: BindingModel, model: WorkbookModel): Box | null {
  if (!model.sheets.includes(one.sheet)) return null;
  if (!one.table) return one.box;
  return one.sheet.tables.includes(one.table) ? one.table.box : null;
}

function validPlace(one: BindingModel, model: WorkbookModel): Box {
  const box = currentPlace(one, model);
  if (box) return box;
  throw new ExcelError("InvalidBinding", "This object binding is no longer valid due to previous updates.");
}

/** A binding as Office's common API describes it; null where there is none of that id. */
export function boundCells(id: string, { model }: Session): BoundCells | null {
  const one = model.bindings.get(id);
  const box = one && currentPlace(one, model);
  if (!one || !box) return null;
  const headers = one.table?.showHeaders ? 1 : 0;
  return {
    id,
    type: one.type,
    rows: rowCount(box) - headers,
    columns: columnCount(box),
    hasHeaders: headers > 0,
  };
}

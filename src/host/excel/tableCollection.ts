import { itemNotFound } from "../../spreadsheet/model/excelError";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { TableModel } from "../../spreadsheet/model/table";
import { addTable, findTable } from "../../spreadsheet/model/tables";
import { refuseUnlessAllowed } from "../../spreadsheet/model/protection";
import type { Arguments } from "../protocol/arguments";
import { excelClass, type DefinedClass, type HostObject } from "../protocol/excelClass";
import { WORKBOOK_TARGET } from "../protocol/events";
import type { Session } from "../protocol/session";
import { TABLE_COLLECTION_EVENTS } from "./eventTypes";
import { placeOf } from "./place";
import { table, type TableTarget } from "./table";

/** Tables of one sheet, or of the whole workbook. */
interface TablesTarget {
  readonly sheet: SheetModel | null;
}

export const tableCollection: DefinedClass<TablesTarget> = excelClass("TableCollection", {
  properties: { count: { since: "1.1", get: (tables, session) => all(tables, session).length } },
  methods: {
    add: {
      since: "1.1",
      call: ({ sheet }, args, session) => {
        const place = placeOf(args.any(0), sheet ?? session.model.activeSheet, session);
        refuseUnlessAllowed(place.sheet, "allowInsertRows");
        return table.of({
          ...place,
          table: addTable(session.model, place.sheet, place.box, args.flagOr(1, true)),
        });
      },
    },
    getCount: { since: "1.4", call: (tables, _args, session) => all(tables, session).length },
    getItemAt: {
      since: "1.1",
      call: (tables, args, session) => orNotFound(all(tables, session)[args.integer(0)]),
    },
    getItemOrNullObject: {
      since: "1.4",
      call: (tables, args, session) => find(tables, args.any(0), session),
    },
  },
  events: TABLE_COLLECTION_EVENTS,
  eventTarget: ({ sheet }) => sheet?.id ?? WORKBOOK_TARGET,
  collection: {
    items: all,
    item: find,
  },
});

function all({ sheet }: TablesTarget, { model }: Session): HostObject<TableTarget>[] {
  const sheets = sheet ? [sheet] : model.sheets;
  return sheets.flatMap((one) => one.tables.map((item) => table.of({ sheet: one, table: item })));
}

/** By name, in any case, or by id. */
function find({ sheet }: TablesTarget, key: unknown, { model }: Session): HostObject<TableTarget> | null {
  const found = findTable(model, String(key));
  return found && (!sheet || sheet === found.sheet) ? table.of(found) : null;
}

/** The tables that a range touches. */
interface ScopedTarget {
  readonly sheet: SheetModel;
  readonly tables: readonly TableModel[];
}

export const tableScopedCollection: DefinedClass<ScopedTarget> = excelClass("TableScopedCollection", {
  methods: {
    getCount: { since: "1.9", call: ({ tables }) => tables.length },
    getFirst: { since: "1.9", call: (target) => orNotFound(scoped(target)[0]) },
    getItemOrNullObject: {
      since: "1.14",
      call: (target, args: Arguments) => findScoped(target, args.any(0)),
    },
  },
  collection: { items: scoped, item: findScoped },
});

function scoped({ sheet, tables }: ScopedTarget): HostObject<TableTarget>[] {
  return tables.map((item) => table.of({ sheet, table: item }));
}

function findScoped(target: ScopedTarget, key: unknown): HostObject<TableTarget> | null {
  const wanted = String(key).toLowerCase();
  return (
    scoped(target).find(
      ({ target: { table: one } }) => one.id === key || one.name.toLowerCase() === wanted,
    ) ?? null
  );
}

function orNotFound<T>(item: T | undefined): T {
  if (item === undefined) throw itemNotFound();
  return item;
}

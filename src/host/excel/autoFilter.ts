import { columnCount, sameBox } from "../../spreadsheet/model/box";
import { invalidArgument, itemNotFound } from "../../spreadsheet/model/excelError";
import { applyFilters, clearFilters, setFilter, type Filtered } from "../../spreadsheet/model/filters";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { TableFilter, TableModel } from "../../spreadsheet/model/table";
import { touch } from "../../spreadsheet/model/tables";
import { excelClass, type DefinedClass, type HostObject } from "../protocol/excelClass";
import { criteriaOf, filterOf } from "./filter";
import { placeOf } from "./place";
import { range } from "./range";
import type { RangeTarget } from "./rangeTarget";

/** The filter buttons of a table, or (without a table) of the sheet itself. */
interface AutoFilterTarget {
  readonly sheet: SheetModel;
  readonly table: TableModel | null;
}

export const autoFilter: DefinedClass<AutoFilterTarget> = excelClass("AutoFilter", {
  properties: {
    enabled: {
      since: "1.9",
      get: ({ sheet, table }) => (table ? table.showFilterButton : sheet.autoFilter !== null),
    },
    isDataFiltered: { since: "1.9", get: (target) => filtersOf(target).size > 0 },
    criteria: {
      since: "1.9",
      get: (target) => {
        const box = boxOf(target);
        const filters = filtersOf(target);
        return Array.from({ length: box ? columnCount(box) : 0 }, (_, column) => {
          const filter = filters.get(column);
          return filter ? criteriaOf(filter) : null;
        });
      },
    },
  },
  methods: {
    apply: {
      since: "1.9",
      call: (target, args, session) => {
        const { sheet, table } = target;
        const place = placeOf(args.any(0), sheet, session);
        if (place.sheet !== sheet) throw invalidArgument();
        const criteria = args.has(2) ? filterOf(args.record(2)) : null;
        if (table) table.showFilterButton = true;
        else if (!sheet.autoFilter || !sameBox(sheet.autoFilter.box, place.box)) {
          // A sheet has filter buttons in one place: those elsewhere go, and show what they hid.
          if (sheet.autoFilter) clearFilters(session.model, sheet, sheet.autoFilter);
          sheet.autoFilter = { box: place.box, filters: new Map() };
        }
        if (criteria) {
          session.calculate();
          const column = args.integer(1);
          if (column < 0 || column >= columnCount(boxOf(target)!)) throw invalidArgument();
          setFilter(session.model, sheet, filteredOf(target)!, column, criteria);
        } else if (table) touch(session.model, sheet, table);
        else session.model.notify({ kind: "layout", sheet });
      },
    },
    clearCriteria: {
      since: "1.9",
      call: (target, _args, { model }) => {
        const filtered = filteredOf(target);
        if (filtered) clearFilters(model, target.sheet, filtered);
      },
    },
    clearColumnCriteria: {
      since: "1.14",
      call: (target, args, session) => {
        session.calculate();
        const filtered = filteredOf(target);
        if (filtered) setFilter(session.model, target.sheet, filtered, args.integer(0), null);
      },
    },
    reapply: {
      since: "1.9",
      call: (target, _args, session) => {
        session.calculate();
        const filtered = filteredOf(target);
        if (filtered) applyFilters(session.model, target.sheet, filtered);
      },
    },
    remove: {
      since: "1.9",
      call: (target, _args, { model }) => {
        const { sheet, table } = target;
        const filtered = filteredOf(target);
        if (filtered) clearFilters(model, sheet, filtered);
        if (table) {
          table.showFilterButton = false;
          touch(model, sheet, table);
        } else {
          sheet.autoFilter = null;
          model.notify({ kind: "layout", sheet });
        }
      },
    },
    getRange: {
      since: "1.9",
      call: (target) => {
        const found = rangeOf(target);
        if (!found) throw itemNotFound();
        return found;
      },
    },
    getRangeOrNullObject: { since: "1.9", call: rangeOf },
  },
});

function filteredOf({ sheet, table }: AutoFilterTarget): Filtered | null {
  return table ?? sheet.autoFilter;
}

function filtersOf(target: AutoFilterTarget): ReadonlyMap<number, TableFilter> {
  return filteredOf(target)?.filters ?? new Map<number, TableFilter>();
}

function boxOf({ sheet, table }: AutoFilterTarget): RangeTarget["box"] | null {
  if (!table) return sheet.autoFilter?.box ?? null;
  return table.showTotals ? { ...table.box, bottom: table.box.bottom - 1 } : table.box;
}

function rangeOf(target: AutoFilterTarget): HostObject<RangeTarget> | null {
  const box = boxOf(target);
  return box && range.of({ sheet: target.sheet, box });
}

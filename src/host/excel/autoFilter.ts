import { columnCount } from "../../spreadsheet/model/box";
import { invalidArgument, itemNotFound } from "../../spreadsheet/model/excelError";
import { applyFilters, clearFilters, setFilter } from "../../spreadsheet/model/filters";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { TableModel } from "../../spreadsheet/model/table";
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
        if (!table) {
          // The sheet's own filter is kept as a place only; what it hides is not played.
          if (criteria) throw invalidArgument("This host filters tables only.");
          sheet.autoFilter = place.box;
          return session.model.notify({ kind: "layout", sheet });
        }
        table.showFilterButton = true;
        if (!criteria) return touch(session.model, sheet, table);
        session.calculate();
        setFilter(session.model, sheet, table, args.integer(1), criteria);
      },
    },
    clearCriteria: {
      since: "1.9",
      call: ({ sheet, table }, _args, { model }) => table && clearFilters(model, sheet, table),
    },
    clearColumnCriteria: {
      since: "1.14",
      call: ({ sheet, table }, args, session) => {
        session.calculate();
        if (table) setFilter(session.model, sheet, table, args.integer(0), null);
      },
    },
    reapply: {
      since: "1.9",
      call: ({ sheet, table }, _args, session) => {
        session.calculate();
        if (table) applyFilters(session.model, sheet, table);
      },
    },
    remove: {
      since: "1.9",
      call: ({ sheet, table }, _args, { model }) => {
        if (table) {
          clearFilters(model, sheet, table);
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

const NO_FILTERS: TableModel["filters"] = new Map();

function filtersOf({ table }: AutoFilterTarget): TableModel["filters"] {
  return table?.filters ?? NO_FILTERS;
}

function boxOf({ sheet, table }: AutoFilterTarget): RangeTarget["box"] | null {
  if (!table) return sheet.autoFilter;
  return table.showTotals ? { ...table.box, bottom: table.box.bottom - 1 } : table.box;
}

function rangeOf(target: AutoFilterTarget): HostObject<RangeTarget> | null {
  const box = boxOf(target);
  return box && range.of({ sheet: target.sheet, box });
}

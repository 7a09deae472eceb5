import { invalidArgument, itemNotFound } from "../../spreadsheet/model/excelError";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { TableModel } from "../../spreadsheet/model/table";
import { bodyOf, renameTable, resizeTable, touch } from "../../spreadsheet/model/tables";
import { deleteTable, setHeadersShown, setTotalsShown } from "../../spreadsheet/model/tableParts";
import { applyFilters, clearFilters } from "../../spreadsheet/model/filters";
import { asFlag, asText } from "../protocol/arguments";
import { excelClass, type DefinedClass, type Property } from "../protocol/excelClass";
import { autoFilter } from "./autoFilter";
import { TABLE_EVENTS } from "./eventTypes";
import { placeOf } from "./place";
import { range } from "./range";
import { tableColumnCollection } from "./tableColumns";
import { tableRowCollection } from "./tableRows";
import { tableSort } from "./tableSort";
import { worksheet } from "./worksheet";
import { refuseLocked } from "../../spreadsheet/model/protection";

export interface TableTarget {
  readonly sheet: SheetModel;
  readonly table: TableModel;
}

type Look =
  "showBandedRows" | "showBandedColumns" | "showFirstColumn" | "showLastColumn" | "showFilterButton";

function look(key: Look): Property<TableTarget> {
  return {
    since: "1.3",
    get: (target) => target.table[key],
    set: ({ sheet, table: target }, value, { model }) => {
      target[key] = asFlag(value);
      touch(model, sheet, target);
    },
  };
}

export const table: DefinedClass<TableTarget> = excelClass("Table", {
  key: ({ table: { id } }) => id,
  properties: {
    id: { since: "1.1", get: ({ table: { id } }) => id },
    legacyId: { since: "1.8", get: ({ table: { id } }) => id },
    name: {
      since: "1.1",
      get: ({ table: { name } }) => name,
      set: ({ sheet, table: target }, value, { model }) => renameTable(model, sheet, target, asText(value)),
    },
    showHeaders: {
      since: "1.1",
      get: ({ table: { showHeaders } }) => showHeaders,
      set: ({ sheet, table: target }, value, { model }) =>
        setHeadersShown(model, sheet, target, asFlag(value)),
    },
    showTotals: {
      since: "1.1",
      get: ({ table: { showTotals } }) => showTotals,
      set: ({ sheet, table: target }, value, { model }) =>
        setTotalsShown(model, sheet, target, asFlag(value)),
    },
    style: {
      since: "1.1",
      get: ({ table: { style } }) => style,
      set: ({ sheet, table: target }, value, { model }) => {
        const style = asText(value);
        if (!/^(TableStyle(Light|Medium|Dark)\d{1,2}|)$/.test(style)) throw invalidArgument();
        target.style = style;
        touch(model, sheet, target);
      },
    },
    showBandedRows: look("showBandedRows"),
    showBandedColumns: look("showBandedColumns"),
    highlightFirstColumn: look("showFirstColumn"),
    highlightLastColumn: look("showLastColumn"),
    showFilterButton: look("showFilterButton"),
  },
  links: {
    worksheet: { since: "1.2", to: ({ sheet }) => worksheet.of(sheet) },
    columns: { since: "1.1", to: (target) => tableColumnCollection.of(target) },
    rows: { since: "1.1", to: (target) => tableRowCollection.of(target) },
    sort: { since: "1.2", to: (target) => tableSort.of(target) },
    autoFilter: { since: "1.9", to: (target) => autoFilter.of(target) },
  },
  methods: {
    getRange: { since: "1.1", call: ({ sheet, table: { box } }) => range.of({ sheet, box }) },
    getHeaderRowRange: {
      since: "1.1",
      call: ({ sheet, table: { box, showHeaders } }) => {
        if (!showHeaders) throw itemNotFound();
        return range.of({ sheet, box: { ...box, bottom: box.top } });
      },
    },
    getDataBodyRange: {
      since: "1.1",
      call: ({ sheet, table: target }) => range.of({ sheet, box: bodyOf(target) }),
    },
    getTotalRowRange: {
      since: "1.1",
      call: ({ sheet, table: { box, showTotals } }) => {
        if (!showTotals) throw itemNotFound();
        return range.of({ sheet, box: { ...box, top: box.bottom } });
      },
    },
    resize: {
      since: "1.13",
      call: ({ sheet, table: target }, args, session) => {
        const place = placeOf(args.any(0), sheet, session);
        if (place.sheet !== sheet) throw invalidArgument();
        refuseLocked(session.model, sheet, place.box);
        resizeTable(session.model, sheet, target, place.box);
      },
    },
    convertToRange: {
      since: "1.2",
      call: ({ sheet, table: target }, _args, { model }) => {
        refuseLocked(model, sheet, target.box);
        sheet.tables.splice(sheet.tables.indexOf(target), 1);
        model.notify({ kind: "tables", sheet, deleted: target });
        return range.of({ sheet, box: target.box });
      },
    },
    delete: {
      since: "1.1",
      call: ({ sheet, table: target }, _args, { model }) => {
        refuseLocked(model, sheet, target.box);
        deleteTable(model, sheet, target);
      },
    },
    clearFilters: {
      since: "1.2",
      call: ({ sheet, table: target }, _args, { model }) => clearFilters(model, sheet, target),
    },
    reapplyFilters: {
      since: "1.2",
      call: ({ sheet, table: target }, _args, session) => {
        session.calculate();
        applyFilters(session.model, sheet, target);
      },
    },
  },
  events: TABLE_EVENTS,
  eventTarget: ({ table: { id } }) => id,
});

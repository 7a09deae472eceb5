import { rowCount } from "../../spreadsheet/model/box";
import { invalidArgument, itemNotFound } from "../../spreadsheet/model/excelError";
import { refuseLocked, refuseUnlessAllowed } from "../../spreadsheet/model/protection";
import type { TableColumnModel } from "../../spreadsheet/model/table";
import { bodyOf } from "../../spreadsheet/model/tables";
import { deleteTableColumn, insertTableColumn } from "../../spreadsheet/model/tableParts";
import { writeCells, type Input } from "../../spreadsheet/model/writeCells";
import { asText } from "../protocol/arguments";
import { excelClass, type DefinedClass, type HostObject } from "../protocol/excelClass";
import { filter } from "./filter";
import { range } from "./range";
import { readValues, setValues } from "./rangeValues";
import type { TableTarget } from "./table";

export interface ColumnTarget extends TableTarget {
  readonly column: TableColumnModel;
}

export const tableColumnCollection: DefinedClass<TableTarget> = excelClass("TableColumnCollection", {
  properties: { count: { since: "1.1", get: ({ table }) => table.columns.length } },
  methods: {
    add: {
      since: "1.1",
      call: (target, args, { model }) => {
        const { sheet, table } = target;
        refuseUnlessAllowed(sheet, "allowInsertColumns");
        const index = insertTableColumn(model, sheet, table, args.has(0) ? args.integer(0) : null);
        const column = { ...table.box, left: table.box.left + index, right: table.box.left + index };
        if (args.has(1)) writeColumn(args.any(1) as Input, column, target);
        if (args.has(2))
          writeCells(model, sheet, { ...column, bottom: column.top }, args.text(2), { source: "addin" });
        return columnAt(target, index);

        function writeColumn(values: Input, box: typeof column, { table: one }: TableTarget): void {
          // A single value fills the body; an array is as high as the table, or as its body.
          const rows = Array.isArray(values) ? values.length : 0;
          const whole = rows === rowCount(box);
          writeCells(
            model,
            sheet,
            whole ? box : { ...bodyOf(one), left: box.left, right: box.right },
            values,
            {
              source: "addin",
            },
          );
        }
      },
    },
    getCount: { since: "1.4", call: ({ table }) => table.columns.length },
    getItemAt: { since: "1.1", call: (target, args) => columnAt(target, args.integer(0)) },
    getItemOrNullObject: { since: "1.4", call: (target, args) => find(target, args.any(0)) },
  },
  collection: {
    items: (target) => target.table.columns.map((column) => tableColumn.of({ ...target, column })),
    item: find,
  },
});

const tableColumn: DefinedClass<ColumnTarget> = excelClass("TableColumn", {
  key: ({ column }) => column.id,
  properties: {
    id: { since: "1.1", get: ({ column }) => column.id },
    index: { since: "1.1", get: (target) => indexOf(target) },
    name: {
      since: "1.1",
      setSince: "1.4",
      get: ({ column }) => column.name,
      set: (target, value, { model }) => {
        const { sheet, table, column } = target;
        const name = asText(value);
        const taken = table.columns.some(
          (other) => other !== column && other.name.toLowerCase() === name.toLowerCase(),
        );
        if (name === "" || taken) throw invalidArgument();
        column.name = name;
        const cell = { ...columnBox(target), bottom: table.box.top };
        if (table.showHeaders) sheet.cells.setValue(cell.top, cell.left, name);
        table.changed = true;
        model.notify({ kind: "values", sheet, box: cell, source: "addin" });
        model.notify({ kind: "tables", sheet });
      },
    },
    values: {
      since: "1.1",
      get: (target, session) => readValues({ sheet: target.sheet, box: columnBox(target) }, session),
      set: (target, value, session) =>
        setValues({ sheet: target.sheet, box: columnBox(target) }, value, session),
    },
  },
  links: { filter: { since: "1.2", to: (target) => filter.of(target) } },
  methods: {
    getRange: { since: "1.1", call: (target) => range.of({ sheet: target.sheet, box: columnBox(target) }) },
    getHeaderRowRange: {
      since: "1.1",
      call: (target) => {
        if (!target.table.showHeaders) throw itemNotFound();
        const box = columnBox(target);
        return range.of({ sheet: target.sheet, box: { ...box, bottom: box.top } });
      },
    },
    getDataBodyRange: {
      since: "1.1",
      call: (target) => {
        const { left, right } = columnBox(target);
        return range.of({ sheet: target.sheet, box: { ...bodyOf(target.table), left, right } });
      },
    },
    getTotalRowRange: {
      since: "1.1",
      call: (target) => {
        if (!target.table.showTotals) throw itemNotFound();
        const box = columnBox(target);
        return range.of({ sheet: target.sheet, box: { ...box, top: box.bottom } });
      },
    },
    delete: {
      since: "1.1",
      call: (target, _args, { model }) => {
        refuseLocked(model, target.sheet, columnBox(target));
        deleteTableColumn(model, target.sheet, target.table, indexOf(target));
      },
    },
  },
});

function columnBox(target: ColumnTarget): TableTarget["table"]["box"] {
  const column = target.table.box.left + indexOf(target);
  return { ...target.table.box, left: column, right: column };
}

export function indexOf({ table, column }: ColumnTarget): number {
  return table.columns.indexOf(column);
}

function columnAt(target: TableTarget, index: number): HostObject<ColumnTarget> {
  const column = target.table.columns[index];
  if (!column) throw itemNotFound();
  return tableColumn.of({ ...target, column });
}

/** By name, in any case, or by id. */
function find(target: TableTarget, key: unknown): HostObject<ColumnTarget> | null {
  const { columns } = target.table;
  const name = String(key).toLowerCase();
  const column =
    columns.find((one) => one.name.toLowerCase() === name) ??
    columns.find((one) => String(one.id) === String(key));
  return column ? tableColumn.of({ ...target, column }) : null;
}

import { rowCount } from "../../spreadsheet/model/box";
import { accessDenied, invalidArgument, itemNotFound } from "../../spreadsheet/model/excelError";
import { refuseUnlessAllowed } from "../../spreadsheet/model/protection";
import { bodyOf } from "../../spreadsheet/model/tables";
import { deleteTableRows, insertTableRows } from "../../spreadsheet/model/tableParts";
import { writeCells, type InputValue } from "../../spreadsheet/model/writeCells";
import { asInteger } from "../protocol/arguments";
import { excelClass, type DefinedClass, type HostObject } from "../protocol/excelClass";
import { range } from "./range";
import { readValues, setValues } from "./rangeValues";
import type { TableTarget } from "./table";

/** A row is a position, not a record: after a sort the same object holds other data. */
interface RowTarget extends TableTarget {
  readonly index: number;
}

export const tableRowCollection: DefinedClass<TableTarget> = excelClass("TableRowCollection", {
  properties: { count: { since: "1.1", get: ({ table }) => rowCount(bodyOf(table)) } },
  methods: {
    add: {
      since: "1.1",
      call: (target, args, session) => {
        const { sheet, table } = target;
        // Fact: protection.table-rows
        if (sheet.protection) throw accessDenied();
        const values = rowsOf(args.any(1), table.columns.length);
        const index = args.has(0) && args.integer(0) >= 0 ? args.integer(0) : null;
        const box = insertTableRows(session.model, sheet, table, index, values.length);
        writeCells(session.model, sheet, box, values, {
          source: "addin",
          isFormula: (formula) => session.isFormula(formula),
        });
        return rowAt(target, box.top - bodyOf(table).top);
      },
    },
    deleteRows: {
      since: "ExcelApiOnline 1.1",
      call: ({ sheet, table }, args, { model }) => {
        refuseUnlessAllowed(sheet, "allowDeleteRows");
        const indexes = rowIndexes(args.any(0), rowCount(bodyOf(table)));
        // From the last one on, for every row below a deleted one gets another index.
        for (const index of indexes.sort((a, b) => b - a)) deleteTableRows(model, sheet, table, index, 1);
      },
    },
    deleteRowsAt: {
      since: "ExcelApiOnline 1.1",
      call: ({ sheet, table }, args, { model }) => {
        refuseUnlessAllowed(sheet, "allowDeleteRows");
        deleteTableRows(model, sheet, table, args.integer(0), args.integerOr(1, 1));
      },
    },
    getCount: { since: "1.4", call: ({ table }) => rowCount(bodyOf(table)) },
    getItemAt: { since: "1.1", call: (target, args) => rowAt(target, args.integer(0)) },
  },
  collection: {
    items: (target) =>
      Array.from({ length: rowCount(bodyOf(target.table)) }, (_, index) => tableRow.of({ ...target, index })),
  },
});

const tableRow = excelClass<RowTarget>("TableRow", {
  properties: {
    index: { since: "1.1", get: ({ index }) => index },
    values: {
      since: "1.1",
      get: (target, session) => readValues({ sheet: target.sheet, box: rowBox(target) }, session),
      set: (target, value, session) =>
        setValues({ sheet: target.sheet, box: rowBox(target) }, value, session),
    },
  },
  methods: {
    getRange: { since: "1.1", call: (target) => range.of({ sheet: target.sheet, box: rowBox(target) }) },
    delete: {
      since: "1.1",
      call: ({ sheet, table, index }, _args, { model }) => {
        refuseUnlessAllowed(sheet, "allowDeleteRows");
        deleteTableRows(model, sheet, table, index, 1);
      },
    },
  },
});

function rowBox({ table, index }: RowTarget): TableTarget["table"]["box"] {
  const body = bodyOf(table);
  return { ...body, top: body.top + index, bottom: body.top + index };
}

function rowAt(target: TableTarget, index: number): HostObject<RowTarget> {
  if (index < 0 || index >= rowCount(bodyOf(target.table))) throw itemNotFound();
  return tableRow.of({ ...target, index });
}

/** @throws InvalidArgument for a row that is not there, or is named twice */
function rowIndexes(rows: unknown, count: number): number[] {
  if (!Array.isArray(rows)) throw invalidArgument();
  const indexes = rows.map((row) => (tableRow.accepts(row) ? row.target.index : asInteger(row)));
  const isWrong = indexes.some((index) => index < 0 || index >= count);
  if (isWrong || new Set(indexes).size < indexes.length) throw invalidArgument();
  return indexes;
}

/** Rows to add: an array of rows, one row, or nothing for one empty row. */
function rowsOf(values: unknown, width: number): InputValue[][] {
  if (values === undefined) return [new Array<InputValue>(width).fill("")];
  if (!Array.isArray(values)) throw invalidArgument();
  const rows = (Array.isArray(values[0]) ? values : [values]) as InputValue[][];
  if (rows.some((row) => row.length !== width)) throw invalidArgument();
  return rows;
}

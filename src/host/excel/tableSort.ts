import { refuseUnlessAllowed } from "../../spreadsheet/model/protection";
import { sortRows } from "../../spreadsheet/model/sortRows";
import { bodyOf } from "../../spreadsheet/model/tables";
import { excelClass, type DefinedClass } from "../protocol/excelClass";
import { fieldsOf } from "./rangeSort";
import type { TableTarget } from "./table";

export const tableSort: DefinedClass<TableTarget> = excelClass("TableSort", {
  properties: {
    fields: { since: "1.2", get: ({ table }) => table.sort?.fields ?? [] },
    matchCase: { since: "1.2", get: ({ table }) => table.sort?.matchCase ?? false },
    method: { since: "1.2", get: () => "PinYin" },
  },
  methods: {
    apply: {
      since: "1.2",
      call: ({ sheet, table }, args, session) => {
        refuseUnlessAllowed(sheet, "allowSort");
        const fields = fieldsOf(args.any(0), table.columns.length);
        const matchCase = args.flagOr(1, false);
        session.calculate();
        table.sort = { fields, matchCase };
        sortRows(session.model, sheet, bodyOf(table), fields, matchCase);
      },
    },
    clear: {
      since: "1.2",
      call: ({ table }) => {
        delete table.sort;
      },
    },
    reapply: {
      since: "1.2",
      call: ({ sheet, table }, _args, session) => {
        if (!table.sort) return;
        session.calculate();
        sortRows(session.model, sheet, bodyOf(table), table.sort.fields, table.sort.matchCase);
      },
    },
  },
});

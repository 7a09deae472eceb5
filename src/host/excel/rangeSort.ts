import { columnCount, rowCount } from "../../spreadsheet/model/box";
import { invalidArgument, ExcelError } from "../../spreadsheet/model/excelError";
import { refuseLocked } from "../../spreadsheet/model/protection";
import { sortRows, type SortField } from "../../spreadsheet/model/sortRows";
import { asFlag, asInteger, asRecord, asText } from "../protocol/arguments";
import { excelClass, type DefinedClass } from "../protocol/excelClass";
import type { RangeTarget } from "./rangeTarget";

export const rangeSort: DefinedClass<RangeTarget> = excelClass("RangeSort", {
  methods: {
    apply: {
      since: "1.2",
      call: ({ sheet, box }, args, session) => {
        const byColumns = args.oneOf(3, ["Rows", "Columns"], "Rows") === "Columns";
        const fields = fieldsOf(args.any(0), byColumns ? rowCount(box) : columnCount(box));
        const body = args.flagOr(2, false)
          ? { ...box, ...(byColumns ? { left: box.left + 1 } : { top: box.top + 1 }) }
          : box;
        // Even a protection that allows sorting refuses it for locked cells.
        // Fact: protection.sorting-locked-cells
        refuseLocked(session.model, sheet, body);
        session.calculate();
        sortRows(session.model, sheet, body, fields, args.flagOr(1, false), byColumns);
      },
    },
  },
});

/** @throws InvalidArgument for a key outside; NotImplemented for sorting by colour or icon */
export function fieldsOf(value: unknown, count: number): SortField[] {
  if (!Array.isArray(value) || value.length === 0) throw invalidArgument();
  return value.map((item) => {
    const { key, ascending, sortOn } = asRecord(item);
    if (sortOn !== undefined && sortOn !== null && sortOn !== "Value") {
      throw new ExcelError("NotImplemented", `This host does not sort by ${asText(sortOn)}.`, 501);
    }
    const index = asInteger(key);
    if (index < 0 || index >= count) throw invalidArgument();
    return {
      key: index,
      ascending: ascending === undefined || ascending === null ? true : asFlag(ascending),
    };
  });
}

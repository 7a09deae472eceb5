import { setFilter } from "../../spreadsheet/model/filters";
import type { TableFilter } from "../../spreadsheet/model/table";
import type { Arguments } from "../protocol/arguments";
import { asOneOf, asRecord, asText } from "../protocol/arguments";
import { excelClass, type DefinedClass, type Method } from "../protocol/excelClass";
import { invalidArgument, ExcelError } from "../../spreadsheet/model/excelError";
import { indexOf, type ColumnTarget } from "./tableColumns";

/** Filter of one column of a table. */
export const filter: DefinedClass<ColumnTarget> = excelClass("Filter", {
  properties: {
    criteria: {
      since: "1.2",
      get: (target) => {
        const found = target.table.filters.get(indexOf(target));
        return found ? criteriaOf(found) : null;
      },
    },
  },
  methods: {
    apply: applying((args) => filterOf(args.record(0))),
    applyValuesFilter: applying((args) => filterOf({ filterOn: "Values", values: args.any(0) })),
    applyCustomFilter: applying((args) =>
      filterOf({
        filterOn: "Custom",
        criterion1: args.any(0),
        criterion2: args.any(1),
        operator: args.any(2),
      }),
    ),
    clear: applying(() => null),
  },
});

function applying(read: (args: Arguments) => TableFilter | null): Method<ColumnTarget> {
  return {
    since: "1.2",
    call: (target, args, session) => {
      session.calculate();
      setFilter(session.model, target.sheet, target.table, indexOf(target), read(args));
    },
  };
}

const AND_OR = ["And", "Or"] as const;

/** @throws NotImplemented for filters by colour, icon, top items or moving dates: the host does not play them */
export function filterOf(criteria: Readonly<Record<string, unknown>>): TableFilter {
  const filterOn = String(criteria["filterOn"]);
  if (/^values$/i.test(filterOn)) {
    const { values } = criteria;
    if (!Array.isArray(values)) throw invalidArgument();
    return {
      filterOn: "Values",
      values: values.map((value) => asText(typeof value === "object" ? asRecord(value)["date"] : value)),
    };
  }
  if (/^custom$/i.test(filterOn)) {
    const { criterion1, criterion2, operator } = criteria;
    return {
      filterOn: "Custom",
      criterion1: asText(criterion1),
      ...(typeof criterion2 === "string" && criterion2 !== "" && { criterion2 }),
      ...(operator !== undefined && operator !== null && { operator: asOneOf(operator, AND_OR) }),
    };
  }
  throw new ExcelError("NotImplemented", `This host does not filter by ${filterOn}.`, 501);
}

export function criteriaOf(found: TableFilter): Record<string, unknown> {
  return { ...found };
}

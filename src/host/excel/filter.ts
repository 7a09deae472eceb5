import { setFilter } from "../../spreadsheet/model/filters";
import type { TableFilter } from "../../spreadsheet/model/table";
import type { Arguments } from "../protocol/arguments";
import { asInteger, asOneOf, asRecord, asText } from "../protocol/arguments";
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
    applyTopItemsFilter: counting("TopItems"),
    applyTopPercentFilter: counting("TopPercent"),
    applyBottomItemsFilter: counting("BottomItems"),
    applyBottomPercentFilter: counting("BottomPercent"),
    applyDynamicFilter: applying((args) => filterOf({ filterOn: "Dynamic", dynamicCriteria: args.any(0) })),
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

function counting(filterOn: (typeof COUNTED)[number]): Method<ColumnTarget> {
  return applying((args) => filterOf({ filterOn, criterion1: args.any(0) }));
}

const COUNTED = ["TopItems", "TopPercent", "BottomItems", "BottomPercent"] as const;
const AVERAGES = ["AboveAverage", "BelowAverage"] as const;
const AND_OR = ["And", "Or"] as const;

/** @throws NotImplemented for filters by colour, icon or moving dates: the host does not play them */
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
  const counted = COUNTED.find((one) => one.toLowerCase() === filterOn.toLowerCase());
  if (counted) {
    const count = asInteger(criteria["criterion1"]);
    if (count < 1 || (counted.endsWith("Percent") && count > 100)) throw invalidArgument();
    return { filterOn: counted, criterion1: String(count) };
  }
  const dynamic = AVERAGES.find(
    (one) => one.toLowerCase() === String(criteria["dynamicCriteria"]).toLowerCase(),
  );
  if (/^dynamic$/i.test(filterOn) && dynamic) return { filterOn: "Dynamic", dynamicCriteria: dynamic };
  throw new ExcelError("NotImplemented", `This host does not filter by ${filterOn}.`, 501);
}

export function criteriaOf(found: TableFilter): Record<string, unknown> {
  return { ...found };
}

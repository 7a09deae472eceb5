import type { Element } from "@xmldom/xmldom";
import type { TableFilter } from "../model/table";
import { attribute, booleanAttribute, child, children, fragment, numberAttribute } from "./xml/dom";
import { element } from "./xml/text";

/** The filters of an `<autoFilter>`, of a table or of a sheet, by column index. */
export function readFilterColumns(holder: Element | undefined): Map<number, TableFilter> {
  return new Map(children(holder, "filterColumn").flatMap(readFilter));
}

/** Puts the filters into an `<autoFilter>`; those of `old` that say the same stay as they are written. */
export function writeFilterColumns(
  holder: Element,
  filters: ReadonlyMap<number, TableFilter>,
  old: readonly Element[],
): void {
  for (const [column, filter] of [...filters].sort(([a], [b]) => a - b)) {
    const kept = old.find((node) => JSON.stringify(readFilter(node)[0]) === JSON.stringify([column, filter]));
    const made = element("filterColumn", { colId: column }, filterXml(filter));
    const node = kept ?? (filter.filterOn === "Other" ? undefined : fragment(holder, made)[0]);
    if (node) holder.appendChild(node);
  }
}

function readFilter(node: Element): [number, TableFilter][] {
  const column = numberAttribute(node, "colId") ?? 0;
  const values = child(node, "filters");
  const custom = child(node, "customFilters");
  if (values && children(values, "dateGroupItem").length === 0) {
    const list = children(values, "filter").map((one) => attribute(one, "val") ?? "");
    return [
      [column, { filterOn: "Values", values: booleanAttribute(values, "blank") ? [...list, ""] : list }],
    ];
  }
  if (!custom) return [[column, readNumberFilter(node)]];
  const criteria = children(custom, "customFilter").map(
    (one) => `${SIGNS[attribute(one, "operator") ?? "equal"] ?? "="}${attribute(one, "val") ?? ""}`,
  );
  const filter: TableFilter = { filterOn: "Custom", criterion1: criteria[0] };
  const operator = booleanAttribute(custom, "and") ? "And" : "Or";
  return [[column, criteria[1] === undefined ? filter : { ...filter, criterion2: criteria[1], operator }]];
}

const AVERAGES = { AboveAverage: "aboveAverage", BelowAverage: "belowAverage" } as const;

function readNumberFilter(node: Element): TableFilter {
  const type = attribute(child(node, "dynamicFilter"), "type");
  const names = Object.keys(AVERAGES) as (keyof typeof AVERAGES)[];
  const dynamicCriteria = names.find((name) => AVERAGES[name] === type);
  if (dynamicCriteria) return { filterOn: "Dynamic", dynamicCriteria };
  const top10 = child(node, "top10");
  if (!top10) return { filterOn: "Other" };
  const end = (booleanAttribute(top10, "top") ?? true) ? "Top" : "Bottom";
  const unit = booleanAttribute(top10, "percent") ? "Percent" : "Items";
  return { filterOn: `${end}${unit}`, criterion1: attribute(top10, "val") ?? "10" };
}

const SIGNS: Readonly<Record<string, string>> = {
  equal: "=",
  notEqual: "<>",
  greaterThan: ">",
  greaterThanOrEqual: ">=",
  lessThan: "<",
  lessThanOrEqual: "<=",
};

function filterXml(filter: TableFilter): string {
  if (filter.filterOn === "Values") {
    const values = (filter.values ?? []).filter((value) => value !== "");
    const blank = filter.values?.includes("") || undefined;
    return element("filters", { blank }, values.map((val) => element("filter", { val })).join(""));
  }
  if (filter.dynamicCriteria) return element("dynamicFilter", { type: AVERAGES[filter.dynamicCriteria] });
  if (/^(Top|Bottom)/.test(filter.filterOn)) {
    const top = filter.filterOn.startsWith("Top");
    const percent = filter.filterOn.endsWith("Percent");
    return element("top10", { top, percent, val: filter.criterion1 });
  }
  const criteria = [filter.criterion1, filter.criterion2]
    .filter((text) => text !== undefined)
    .map((text) => {
      const sign = /^(<>|>=|<=|>|<|=)?/.exec(text)![0];
      const operator = Object.keys(SIGNS).find((name) => SIGNS[name] === sign);
      return element("customFilter", {
        operator: operator === "equal" ? undefined : operator,
        val: text.slice(sign.length),
      });
    });
  return element("customFilters", { and: filter.operator === "And" || undefined }, criteria.join(""));
}

import type { Element } from "@xmldom/xmldom";
import { addressOf } from "../../model/address";
import { bodyOf } from "../../model/tables";
import type { TableColumnModel, TableFilter, TableModel } from "../../model/table";
import { parseBox } from "../address";
import { fromFileFormula, toFileFormula } from "../formula/fileFormula";
import {
  attribute,
  booleanAttribute,
  child,
  children,
  fragment,
  numberAttribute,
  parseXml,
  replaceChild,
} from "../xml/dom";
import { decodeCellText, element, escapeXml } from "../xml/text";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const ORDER = ["autoFilter", "sortState", "tableColumns", "tableStyleInfo", "extLst"];

/** A table part as the model knows it; null when it names no block. */
export function readTable(root: Element, part: string): TableModel | null {
  const box = parseBox(attribute(root, "ref") ?? "");
  if (!box) return null;
  const style = child(root, "tableStyleInfo");
  const filter = child(root, "autoFilter");
  return {
    id: attribute(root, "id") ?? "0",
    name: attribute(root, "displayName") ?? attribute(root, "name") ?? "",
    box,
    showHeaders: numberAttribute(root, "headerRowCount") !== 0,
    showTotals: (numberAttribute(root, "totalsRowCount") ?? 0) > 0,
    style: attribute(style, "name") ?? "",
    showBandedRows: booleanAttribute(style, "showRowStripes") ?? false,
    showBandedColumns: booleanAttribute(style, "showColumnStripes") ?? false,
    showFirstColumn: booleanAttribute(style, "showFirstColumn") ?? false,
    showLastColumn: booleanAttribute(style, "showLastColumn") ?? false,
    showFilterButton: filter !== undefined,
    columns: children(child(root, "tableColumns"), "tableColumn").map(readColumn),
    filters: new Map(children(filter, "filterColumn").flatMap(readFilter)),
    part,
    changed: false,
  };
}

function readColumn(node: Element): TableColumnModel {
  const column: TableColumnModel = {
    id: numberAttribute(node, "id") ?? 0,
    name: decodeCellText(attribute(node, "name") ?? ""),
  };
  const formula = child(node, "calculatedColumnFormula")?.textContent;
  const totals = attribute(node, "totalsRowFunction");
  const label = attribute(node, "totalsRowLabel");
  if (formula) column.calculatedFormula = fromFileFormula(formula);
  if (totals && totals !== "none") column.totalsFunction = totals;
  if (label !== undefined) column.totalsLabel = decodeCellText(label);
  return column;
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

/** An empty table part, for a table that the file has not. */
export function newTableRoot(): Element {
  return parseXml(`<table xmlns="${MAIN}"><tableColumns count="0"/></table>`, "table");
}

/** Brings the part up to the model, keeping what the model does not know (formats, queries, identities). */
export function writeTable(root: Element, table: TableModel): void {
  const set = (name: string, value: string | number | undefined): void => {
    if (value === undefined) root.removeAttribute(name);
    else root.setAttribute(name, String(value));
  };
  set("id", Number(table.id));
  set("name", table.name);
  set("displayName", table.name);
  set("ref", addressOf(table.box));
  set("headerRowCount", table.showHeaders ? undefined : 0);
  set("totalsRowCount", table.showTotals ? 1 : undefined);
  set("totalsRowShown", table.showTotals || root.getAttribute("totalsRowShown") === "1" ? undefined : 0);
  writeFilters(root, table);
  writeColumns(root, table);
  const style = element("tableStyleInfo", {
    name: table.style || undefined,
    showFirstColumn: table.showFirstColumn,
    showLastColumn: table.showLastColumn,
    showRowStripes: table.showBandedRows,
    showColumnStripes: table.showBandedColumns,
  });
  replaceChild(root, "tableStyleInfo", style, ORDER);
}

function writeFilters(root: Element, table: TableModel): void {
  const old = children(child(root, "autoFilter"), "filterColumn");
  const { top, bottom } = bodyOf(table);
  const ref = addressOf({ ...table.box, top: table.showHeaders ? top - 1 : top, bottom });
  replaceChild(root, "autoFilter", table.showFilterButton ? element("autoFilter", { ref }) : "", ORDER);
  const holder = child(root, "autoFilter");
  if (!holder) return;
  for (const [column, filter] of [...table.filters].sort(([a], [b]) => a - b)) {
    const kept = old.find((node) => JSON.stringify(readFilter(node)[0]) === JSON.stringify([column, filter]));
    const made = element("filterColumn", { colId: column }, filterXml(filter));
    const node = kept ?? (filter.filterOn === "Other" ? undefined : fragment(holder, made)[0]);
    if (node) holder.appendChild(node);
  }
}

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

function writeColumns(root: Element, table: TableModel): void {
  const container = child(root, "tableColumns")!;
  const old = children(container, "tableColumn");
  for (const node of old) container.removeChild(node);
  const taken = new Set<number>();
  for (const column of table.columns) {
    const same = old.find((node) => numberAttribute(node, "id") === column.id && !taken.has(column.id));
    const node = same ?? fragment(container, "<tableColumn/>")[0]!;
    // Ids are unique in a table; a column that comes without a free one gets the next.
    let id = column.id;
    while (id < 1 || taken.has(id)) id = Math.max(0, ...taken, ...table.columns.map((one) => one.id)) + 1;
    taken.add(id);
    node.setAttribute("id", String(id));
    node.setAttribute(
      "name",
      column.name.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_").replace(/[\n\r\t]/g, mark),
    );
    const set = (name: string, value: string | undefined): void => {
      if (value === undefined) node.removeAttribute(name);
      else node.setAttribute(name, value);
    };
    set("totalsRowFunction", column.totalsFunction);
    set("totalsRowLabel", column.totalsLabel);
    const formula = column.calculatedFormula;
    const before = child(node, "calculatedColumnFormula")?.textContent;
    if (!before || fromFileFormula(before) !== formula) {
      const text = formula && escapeXml(toFileFormula(formula, table.name));
      const order = ["calculatedColumnFormula", "totalsRowFormula", "xmlColumnPr", "extLst"];
      replaceChild(
        node,
        "calculatedColumnFormula",
        text ? element("calculatedColumnFormula", {}, text) : "",
        order,
      );
    }
    container.appendChild(node);
  }
  container.setAttribute("count", String(table.columns.length));
}

function mark(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}

import type { Element } from "@xmldom/xmldom";
import { addressOf } from "../../model/address";
import { bodyOf } from "../../model/tables";
import type { TableColumnModel, TableModel } from "../../model/table";
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
import { readFilterColumns, writeFilterColumns } from "../filterColumns";
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
    filters: readFilterColumns(filter),
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
  if (holder) writeFilterColumns(holder, table.filters, old);
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

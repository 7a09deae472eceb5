import type { Element } from "@xmldom/xmldom";
import { addressOf } from "../../model/address";
import { DEFAULT_HEIGHT, DEFAULT_WIDTH, type SheetModel } from "../../model/sheet";
import { cellAddress, parseBoxes } from "../address";
import {
  attribute,
  booleanAttribute,
  child,
  children,
  fragment,
  numberAttribute,
  replaceChild,
} from "../xml/dom";
import { element } from "../xml/text";
import { fromFileWidth, toFileWidth } from "./columnWidth";
import type { SectionCodec } from "./sectionCodec";
import { sectionElement, sectionText } from "./sectionText";

/** `<sheetPr>`: colour of the tab, and whether the print-out is fitted to pages. */
export const sheetProperties: SectionCodec = {
  name: "sheetPr",
  read(root, sheet, { palette }) {
    sheet.tabColor = palette.resolve(child(root, "sheetPr", "tabColor")) ?? "";
  },
  state: (sheet) => [sheet.tabColor, isFitted(sheet)],
  write(sheet, root) {
    const node = sectionElement("sheetPr", root);
    const order = ["tabColor", "outlinePr", "pageSetUpPr"];
    const color = sheet.tabColor ? element("tabColor", { rgb: `FF${sheet.tabColor.slice(1)}` }) : "";
    replaceChild(node, "tabColor", color, order);
    const setup = child(node, "pageSetUpPr");
    if (setup) setup.setAttribute("fitToPage", isFitted(sheet) ? "1" : "0");
    else if (isFitted(sheet)) replaceChild(node, "pageSetUpPr", '<pageSetUpPr fitToPage="1"/>', order);
    return node.hasChildNodes() || root ? sectionText(node) : "";
  },
};

export function isFitted(sheet: SheetModel): boolean {
  const { horizontalFitToPages, verticalFitToPages } = sheet.page.zoom;
  return horizontalFitToPages !== undefined || verticalFitToPages !== undefined;
}

/** `<sheetViews>`: grid lines, frozen panes, selection, and whether the tab is the chosen one. */
export const sheetViews: SectionCodec = {
  name: "sheetViews",
  read(root, sheet, { model }) {
    const view = child(root, "sheetViews", "sheetView");
    const pane = child(view, "pane");
    sheet.showGridlines = booleanAttribute(view, "showGridLines") ?? true;
    sheet.showHeadings = booleanAttribute(view, "showRowColHeaders") ?? true;
    if (attribute(pane, "state")?.startsWith("frozen")) {
      sheet.frozenRows = numberAttribute(pane, "ySplit") ?? 0;
      sheet.frozenColumns = numberAttribute(pane, "xSplit") ?? 0;
    }
    if (model.activeSheet !== sheet) return;
    const active = attribute(pane, "activePane") ?? "topLeft";
    const selections = children(view, "selection");
    const selection =
      selections.find((node) => (attribute(node, "pane") ?? "topLeft") === active) ?? selections[0];
    model.selection = parseBoxes(attribute(selection, "sqref") ?? "A1")[0] ?? model.selection;
  },
  state(sheet, model) {
    const active = model.activeSheet === sheet;
    return [
      sheet.showGridlines,
      sheet.showHeadings,
      sheet.frozenRows,
      sheet.frozenColumns,
      active,
      active ? model.selection : null,
    ];
  },
  write(sheet, root, { model }) {
    const views = sectionElement("sheetViews", root);
    if (!child(views, "sheetView")) views.appendChild(fragment(views, '<sheetView workbookViewId="0"/>')[0]!);
    const view = child(views, "sheetView")!;
    setFlag(view, "showGridLines", sheet.showGridlines, true);
    setFlag(view, "showRowColHeaders", sheet.showHeadings, true);
    setFlag(view, "tabSelected", model.activeSheet === sheet, false);
    const kept = children(view, "selection")[0];
    for (const name of ["pane", "selection"]) replaceChild(view, name, "", []);
    const pane = paneXml(sheet);
    const cells =
      model.activeSheet === sheet ? selectionXml(sheet, addressOf(model.selection), model.selection) : "";
    const old =
      kept && !pane.name
        ? { sqref: attribute(kept, "sqref"), activeCell: attribute(kept, "activeCell") }
        : {};
    const selection = cells || element("selection", { pane: pane.name, ...old });
    const first = view.firstChild;
    for (const node of fragment(view, pane.xml + selection)) view.insertBefore(node, first);
    return sectionText(views);
  },
};

function selectionXml(
  sheet: SheetModel,
  sqref: string,
  { top, left }: { top: number; left: number },
): string {
  return element("selection", { pane: paneXml(sheet).name, activeCell: cellAddress(top, left), sqref });
}

function paneXml({ frozenRows, frozenColumns }: SheetModel): { xml: string; name: string | undefined } {
  if (!frozenRows && !frozenColumns) return { xml: "", name: undefined };
  const name = frozenRows && frozenColumns ? "bottomRight" : frozenRows ? "bottomLeft" : "topRight";
  const xml = element("pane", {
    xSplit: frozenColumns || undefined,
    ySplit: frozenRows || undefined,
    topLeftCell: cellAddress(frozenRows, frozenColumns),
    activePane: name,
    state: "frozen",
  });
  return { xml, name };
}

function setFlag(node: Element, name: string, value: boolean, standard: boolean): void {
  if (value === standard) node.removeAttribute(name);
  else node.setAttribute(name, value ? "1" : "0");
}

/** `<sheetFormatPr>`: the size of columns and rows that have none of their own, and how deep the outline goes. */
export const sheetFormat: SectionCodec = {
  name: "sheetFormatPr",
  read(root, sheet) {
    const node = child(root, "sheetFormatPr");
    const base = numberAttribute(node, "baseColWidth");
    const width = numberAttribute(node, "defaultColWidth");
    if (width !== undefined) sheet.standardWidth = fromFileWidth(width);
    else if (base !== undefined && base !== 8) sheet.standardWidth = fromFileWidth(toFileWidth(base) + 5 / 7);
    sheet.standardHeight = numberAttribute(node, "defaultRowHeight") ?? sheet.standardHeight;
  },
  state: (sheet) => [
    sheet.standardWidth,
    sheet.standardHeight,
    depth(sheet.rowLevels),
    depth(sheet.columnLevels),
  ],
  write(sheet, root) {
    const node = sectionElement("sheetFormatPr", root);
    if (sheet.standardWidth !== DEFAULT_WIDTH)
      node.setAttribute("defaultColWidth", String(toFileWidth(sheet.standardWidth)));
    else node.removeAttribute("defaultColWidth");
    node.setAttribute("defaultRowHeight", String(sheet.standardHeight));
    setDepth(node, "outlineLevelRow", depth(sheet.rowLevels));
    setDepth(node, "outlineLevelCol", depth(sheet.columnLevels));
    if (sheet.standardHeight !== DEFAULT_HEIGHT) node.setAttribute("customHeight", "1");
    return sectionText(node);
  },
};

function depth(levels: ReadonlyMap<number, number>): number {
  return Math.max(0, ...levels.values());
}

function setDepth(node: Element, name: string, value: number): void {
  if (value === 0) node.removeAttribute(name);
  else node.setAttribute(name, String(value));
}

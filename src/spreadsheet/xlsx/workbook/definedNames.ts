import type { Element } from "@xmldom/xmldom";
import { columnName, parseReference, quoteSheetName, referenceText } from "../../model/address";
import { isWholeRows } from "../../model/box";
import type { SheetModel } from "../../model/sheet";
import type { DefinedNameModel, WorkbookModel } from "../../model/workbook";
import { fromFileFormula, toFileFormula } from "../formula/fileFormula";
import { attribute, booleanAttribute, child, children, fragment, numberAttribute } from "../xml/dom";
import { element, escapeXml } from "../xml/text";
import type { WorkbookPart } from "./workbookPart";

const PRINT_AREA = "_xlnm.Print_Area";
const PRINT_TITLES = "_xlnm.Print_Titles";

/** Names of the workbook; print areas and titles, which the file keeps as names, go to their sheet's page. */
export function readDefinedNames(
  part: WorkbookPart,
  model: WorkbookModel,
  tabs: readonly (SheetModel | undefined)[],
): void {
  for (const node of children(child(part.root, "definedNames"), "definedName")) {
    const name = attribute(node, "name") ?? "";
    const position = numberAttribute(node, "localSheetId");
    const sheet = position === undefined ? null : tabs[position];
    const text = node.textContent ?? "";
    if (name === PRINT_AREA && sheet)
      sheet.page.printArea = parseReference(areas(text)[0] ?? "")?.box ?? null;
    else if (name === PRINT_TITLES && sheet) readPrintTitles(sheet, text);
    else if (!name.startsWith("_xlnm.") && sheet !== undefined) {
      model.names.push({
        name,
        formula: fromFileFormula(text),
        comment: attribute(node, "comment") ?? "",
        visible: !(booleanAttribute(node, "hidden") ?? false),
        sheet,
      });
    }
  }
}

/** What of the model `<definedNames>` holds, comparable as JSON. */
export function namesState(model: WorkbookModel): unknown {
  return [
    model.names.map(({ name, formula, comment, visible, sheet }) => [
      name,
      formula,
      comment,
      visible,
      sheet?.id,
    ]),
    model.sheets.map(({ id, name, page }) => [
      id,
      name,
      page.printArea,
      page.titleRows,
      page.titleColumns ?? null,
    ]),
  ];
}

/**
 * Writes the names anew, with sheets by their new position. Built-in names that the model does not know (filters)
 * and attributes it does not know are kept.
 */
export function writeDefinedNames(
  part: WorkbookPart,
  model: WorkbookModel,
  before: readonly (SheetModel | undefined)[],
  positions: ReadonlyMap<SheetModel, number>,
): void {
  const container = part.section("definedNames");
  const originals = children(container, "definedName").map((node) => {
    const position = numberAttribute(node, "localSheetId");
    return {
      node,
      name: attribute(node, "name") ?? "",
      position,
      sheet: position === undefined ? null : before[position],
    };
  });
  for (const { node } of originals) container.removeChild(node);
  const find = (name: string, sheet: SheetModel | null): Element | undefined =>
    originals.find((one) => one.name.toLowerCase() === name.toLowerCase() && one.sheet === sheet)?.node;
  const put = (name: string, sheet: SheetModel | null, text: string): Element => {
    const made = fragment(container, element("definedName", { name }, escapeXml(text)))[0]!;
    const node = (find(name, sheet)?.cloneNode(false) as Element | undefined) ?? made;
    if (node !== made) node.appendChild(made.firstChild!);
    if (sheet) node.setAttribute("localSheetId", String(positions.get(sheet)!));
    return container.appendChild(node) as Element;
  };
  for (const { node, name, sheet } of originals) {
    if (!name.startsWith("_xlnm.") || name === PRINT_AREA || name === PRINT_TITLES) continue;
    if (sheet && !positions.has(sheet)) continue;
    if (sheet) node.setAttribute("localSheetId", String(positions.get(sheet)!));
    container.appendChild(node);
  }
  for (const sheet of model.sheets) {
    const area = printAreaText(sheet, find(PRINT_AREA, sheet));
    const titles = printTitlesText(sheet);
    if (area) put(PRINT_AREA, sheet, area);
    if (titles) put(PRINT_TITLES, sheet, titles);
  }
  for (const name of model.names) writeName(put(name.name, name.sheet, toFileFormula(name.formula)), name);
  if (children(container).length === 0) part.removeSection("definedNames");
}

function writeName(node: Element, { comment, visible }: DefinedNameModel): void {
  if (comment) node.setAttribute("comment", comment);
  else node.removeAttribute("comment");
  if (visible) node.removeAttribute("hidden");
  else node.setAttribute("hidden", "1");
}

/** A print area of several blocks stays as it is while its first block, which the model knows, does. */
function printAreaText(sheet: SheetModel, original: Element | undefined): string {
  const box = sheet.page.printArea;
  if (!box) return "";
  const text = original?.textContent ?? "";
  const first = parseReference(areas(text)[0] ?? "");
  const same = first?.sheet === sheet.name && JSON.stringify(first.box) === JSON.stringify(box);
  return same ? text : referenceText(sheet.name, box);
}

function printTitlesText({ name, page }: SheetModel): string {
  const { titleRows: rows, titleColumns: columns } = page;
  const sheet = quoteSheetName(name);
  const across = columns && `${sheet}!$${columnName(columns.left)}:$${columnName(columns.right)}`;
  const down = rows && `${sheet}!$${rows.top + 1}:$${rows.bottom + 1}`;
  return [across, down].filter(Boolean).join(",");
}

function readPrintTitles({ page }: SheetModel, text: string): void {
  for (const area of areas(text)) {
    const box = parseReference(area)?.box;
    if (box && isWholeRows(box)) page.titleRows = { top: box.top, bottom: box.bottom };
    else if (box) page.titleColumns = { left: box.left, right: box.right };
  }
}

/** Areas of a list such as "Data!$A:$B,Data!$1:$2"; commas in quoted sheet names do not divide. */
function areas(text: string): string[] {
  return text.match(/(?:'(?:[^']|'')*'|[^,'])+/g) ?? [];
}

import type { Element } from "@xmldom/xmldom";
import { addressOf } from "../../model/address";
import type { SheetModel, SheetProtection } from "../../model/sheet";
import { parseBox } from "../address";
import { readFilterColumns, writeFilterColumns } from "../filterColumns";
import { passwordHash } from "../passwordHash";
import { attribute, booleanAttribute, child, children } from "../xml/dom";
import { element } from "../xml/text";
import type { SectionCodec } from "./sectionCodec";
import { inNamespaceOf, sectionElement, sectionText } from "./sectionText";

/** `<dimension>`: the block in use. */
export const dimension: SectionCodec = {
  name: "dimension",
  read() {},
  state: (sheet) => sheet.cells.used(false),
  write(sheet, root) {
    const used = sheet.cells.used(false) ?? { top: 0, left: 0, bottom: 0, right: 0 };
    return inNamespaceOf(root, element("dimension", { ref: addressOf(used) }));
  },
};

export const mergedCells: SectionCodec = {
  name: "mergeCells",
  read(root, sheet) {
    for (const node of children(child(root, "mergeCells"), "mergeCell")) {
      const box = parseBox(attribute(node, "ref") ?? "");
      if (box) sheet.merges.push(box);
    }
  },
  state: (sheet) => sheet.merges,
  write(sheet, root) {
    if (sheet.merges.length === 0) return "";
    const cells = sheet.merges.map((box) => element("mergeCell", { ref: addressOf(box) })).join("");
    return inNamespaceOf(root, element("mergeCells", { count: sheet.merges.length }, cells));
  },
};

/** `<autoFilter>` of the sheet itself. */
export const autoFilter: SectionCodec = {
  name: "autoFilter",
  read(root, sheet) {
    const node = child(root, "autoFilter");
    const box = parseBox(attribute(node, "ref") ?? "");
    sheet.autoFilter = box && { box, filters: readFilterColumns(node) };
  },
  state: (sheet) => sheet.autoFilter,
  write(sheet, root) {
    if (!sheet.autoFilter) return "";
    const node = sectionElement("autoFilter", root);
    node.setAttribute("ref", addressOf(sheet.autoFilter.box));
    const old = children(node, "filterColumn");
    for (const column of old) node.removeChild(column);
    const rest = children(node);
    writeFilterColumns(node, sheet.autoFilter.filters, old);
    // The order of the last sort stands behind the filters.
    for (const one of rest) node.appendChild(one);
    return sectionText(node);
  },
};

/** Attribute of the file, option of Excel's object model, and whether the file's default forbids it. */
const OPTIONS = [
  ["objects", "allowEditObjects", false],
  ["scenarios", "allowEditScenarios", false],
  ["formatCells", "allowFormatCells", true],
  ["formatColumns", "allowFormatColumns", true],
  ["formatRows", "allowFormatRows", true],
  ["insertColumns", "allowInsertColumns", true],
  ["insertRows", "allowInsertRows", true],
  ["insertHyperlinks", "allowInsertHyperlinks", true],
  ["deleteColumns", "allowDeleteColumns", true],
  ["deleteRows", "allowDeleteRows", true],
  ["sort", "allowSort", true],
  ["autoFilter", "allowAutoFilter", true],
  ["pivotTables", "allowPivotTables", true],
] as const;

/** `<sheetProtection>`. The hash of a password stays as long as the sheet stays protected. */
export const protection: SectionCodec = {
  name: "sheetProtection",
  read(root, sheet) {
    const node = child(root, "sheetProtection");
    if (!booleanAttribute(node, "sheet")) return;
    const options: Record<string, boolean | string> = {};
    for (const [name, option, forbidden] of OPTIONS)
      options[option] = !(booleanAttribute(node, name) ?? forbidden);
    const none = booleanAttribute(node, "selectUnlockedCells");
    options["selectionMode"] = none
      ? "None"
      : booleanAttribute(node, "selectLockedCells")
        ? "Unlocked"
        : "Normal";
    sheet.protection = { password: ["password", "hashValue"].some((name) => attribute(node, name)), options };
  },
  state: (sheet) => protectionState(sheet),
  write(sheet, root) {
    if (!sheet.protection) return "";
    const node = sectionElement("sheetProtection", root);
    node.setAttribute("sheet", "1");
    setPassword(node, sheet.protection);
    for (const [name, option, forbidden] of OPTIONS) {
      const forbids = !sheet.protection.options[option];
      if (forbids === forbidden) node.removeAttribute(name);
      else node.setAttribute(name, forbids ? "1" : "0");
    }
    const mode = sheet.protection.options["selectionMode"];
    node.removeAttribute("selectLockedCells");
    node.removeAttribute("selectUnlockedCells");
    if (mode === "None" || mode === "Unlocked") node.setAttribute("selectLockedCells", "1");
    if (mode === "None") node.setAttribute("selectUnlockedCells", "1");
    return sectionText(node);
  },
};

/** A password set anew replaces the file's; one taken away leaves no trace. */
function setPassword(node: Element, { password, passwordText }: SheetProtection): void {
  if (password && passwordText === undefined) return;
  for (const name of ["password", "algorithmName", "hashValue", "saltValue", "spinCount"])
    node.removeAttribute(name);
  if (passwordText) node.setAttribute("password", passwordHash(passwordText));
}

function protectionState({ protection: state }: SheetModel): unknown {
  return (
    state && [
      state.password,
      OPTIONS.map(([, option]) => !!state.options[option]),
      state.options["selectionMode"],
    ]
  );
}

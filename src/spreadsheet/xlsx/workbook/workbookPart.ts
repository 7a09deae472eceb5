import type { Element } from "@xmldom/xmldom";
import type { SheetModel, SheetVisibility } from "../../model/sheet";
import type { WorkbookModel } from "../../model/workbook";
import type { OpcPackage } from "../package/opcPackage";
import { UnreadableWorkbookError } from "../unreadableWorkbook";
import {
  attribute,
  booleanAttribute,
  child,
  children,
  fragment,
  insertInOrder,
  numberAttribute,
} from "../xml/dom";
import { parseXml } from "../xml/dom";
import { element } from "../xml/text";
import { passwordHash } from "../passwordHash";

const ORDER = [
  "fileVersion",
  "fileSharing",
  "workbookPr",
  "workbookProtection",
  "bookViews",
  "sheets",
  "functionGroups",
  "externalReferences",
  "definedNames",
  "calcPr",
  "oleSize",
  "customWorkbookViews",
  "pivotCaches",
  "smartTagPr",
  "smartTagTypes",
  "webPublishing",
  "fileRecoveryPr",
  "webPublishObjects",
  "extLst",
];

/** A sheet as xl/workbook.xml lists it; chart sheets and the like are listed too, and have no model. */
export interface SheetEntry {
  readonly node: Element;
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly relationship: string;
  readonly part: string | undefined;
  readonly isWorksheet: boolean;
  /** Its number, which stays when it is renamed or moved; absent where the file has none. */
  readonly tabId: number | undefined;
}

/** xl/workbook.xml as a tree that is changed in place. */
export class WorkbookPart {
  constructor(
    readonly name: string,
    readonly root: Element,
  ) {}

  /** @throws UnreadableWorkbookError notWorkbook, binaryFormat, damaged */
  static of(parts: OpcPackage): WorkbookPart {
    const name = parts.related("", "officeDocument")[0]?.target;
    if (name === undefined || !parts.has(name))
      throw new UnreadableWorkbookError("damaged", "no workbook part");
    const type = parts.contentType(name);
    if (/binary/i.test(type) || name.endsWith(".bin")) throw new UnreadableWorkbookError("binaryFormat");
    if (/wordprocessingml|presentationml/.test(type)) throw new UnreadableWorkbookError("notWorkbook");
    const root = parseXml(parts.text(name), name);
    if (root.localName !== "workbook") throw new UnreadableWorkbookError("notWorkbook");
    return new WorkbookPart(name, root);
  }

  get date1904(): boolean {
    return booleanAttribute(child(this.root, "workbookPr"), "date1904") ?? false;
  }

  get activeTab(): number {
    return numberAttribute(child(this.root, "bookViews", "workbookView"), "activeTab") ?? 0;
  }

  sheets(parts: OpcPackage): SheetEntry[] {
    const relationships = parts.relationships(this.name);
    return children(child(this.root, "sheets"), "sheet").map((node) => {
      const id = attribute(node, "id") ?? "";
      const relationship = relationships.find((candidate) => candidate.id === id && !candidate.external);
      const state = attribute(node, "state");
      return {
        node,
        name: attribute(node, "name") ?? "",
        visibility: state === "veryHidden" ? "VeryHidden" : state === "hidden" ? "Hidden" : "Visible",
        relationship: id,
        part: relationship?.target,
        isWorksheet: relationship?.kind === "worksheet",
        tabId: numberAttribute(node, "sheetId"),
      };
    });
  }

  /** The child of that name, made where the schema wants it if there is none. */
  section(name: string): Element {
    const found = child(this.root, name);
    if (found) return found;
    const made = fragment(this.root, `<${name}/>`)[0]!;
    insertInOrder(this.root, made, ORDER);
    return made;
  }

  removeSection(name: string): void {
    for (const node of children(this.root, name)) this.root.removeChild(node);
  }

  setDate1904(on: boolean): void {
    if (on === this.date1904) return;
    if (on) this.section("workbookPr").setAttribute("date1904", "1");
    else this.section("workbookPr").removeAttribute("date1904");
  }

  /** Protection of the sheets' list; of a password only that there is one. */
  get structureProtection(): { readonly password: string | null } | null {
    const node = child(this.root, "workbookProtection");
    if (!booleanAttribute(node, "lockStructure")) return null;
    const hasPassword = ["workbookPassword", "workbookHashValue"].some((name) => attribute(node, name));
    return { password: hasPassword ? null : "" };
  }

  /** A password that was set since is written as its hash; one that the file has stays. */
  setStructureProtection(protection: { readonly password: string | null } | null): void {
    if (!protection) {
      const known = child(this.root, "workbookProtection");
      if (!booleanAttribute(known, "lockStructure")) return;
      known?.removeAttribute("lockStructure");
      if (!booleanAttribute(known, "lockWindows")) this.removeSection("workbookProtection");
      return;
    }
    const node = this.section("workbookProtection");
    node.setAttribute("lockStructure", "1");
    if (protection.password === null) return;
    for (const name of ["AlgorithmName", "HashValue", "SaltValue", "SpinCount", "Password"])
      node.removeAttribute(`workbook${name}`);
    if (protection.password !== "") node.setAttribute("workbookPassword", passwordHash(protection.password));
  }

  /** Excel then calculates everything when it opens the file, and does not trust results that are in it. */
  setFullCalculation(): void {
    this.section("calcPr").setAttribute("fullCalcOnLoad", "1");
  }

  /**
   * Lists the sheets in the model's order. Sheets without a model (chart sheets) stay behind the one they followed.
   * @returns position of each sheet among all tabs, for names and the active tab
   */
  setSheets(
    model: WorkbookModel,
    entries: readonly SheetEntry[],
    relationshipOf: (sheet: SheetModel) => string,
  ): Map<SheetModel, number> {
    const list = this.section("sheets");
    const byRelationship = new Map(entries.map((entry) => [entry.relationship, entry]));
    const followers = new Map<string, SheetEntry[]>();
    let last = "";
    for (const entry of entries) {
      if (entry.isWorksheet) last = entry.relationship;
      else followers.set(last, [...(followers.get(last) ?? []), entry]);
    }
    for (const node of children(list)) list.removeChild(node);
    const positions = new Map<SheetModel, number>();
    const placed = new Set<SheetEntry>();
    const place = (node: Element): void => void list.appendChild(node);
    const placeFollowers = (relationship: string): void => {
      for (const entry of followers.get(relationship) ?? []) {
        place(entry.node);
        placed.add(entry);
      }
    };
    placeFollowers("");
    for (const sheet of model.sheets) {
      const id = relationshipOf(sheet);
      const node = byRelationship.get(id)?.node ?? this.newSheetNode(list, sheet.tabId, id);
      node.setAttribute("name", sheet.name);
      if (sheet.visibility === "Visible") node.removeAttribute("state");
      else node.setAttribute("state", sheet.visibility === "Hidden" ? "hidden" : "veryHidden");
      positions.set(sheet, children(list).length);
      place(node);
      placeFollowers(id);
    }
    for (const entry of entries) if (!entry.isWorksheet && !placed.has(entry)) place(entry.node);
    return positions;
  }

  setActiveTab(position: number): void {
    const views = this.section("bookViews");
    if (!child(views, "workbookView")) views.appendChild(fragment(views, "<workbookView/>")[0]!);
    const view = child(views, "workbookView")!;
    if (position === 0) view.removeAttribute("activeTab");
    else view.setAttribute("activeTab", String(position));
    const first = numberAttribute(view, "firstSheet");
    if (first !== undefined && first > position) view.removeAttribute("firstSheet");
  }

  private newSheetNode(list: Element, sheetId: number, relationship: string): Element {
    const namespace = /purl\.oclc\.org/.test(this.root.namespaceURI ?? "")
      ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
      : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const xml = element("sheet", { "xmlns:r": namespace, name: "", sheetId, "r:id": relationship });
    return fragment(list, xml)[0]!;
  }
}

import { attribute, children, parseXml } from "../xml/dom";
import { encodingOf } from "../xml/encoding";
import { element } from "../xml/text";
import { UnreadableWorkbookError } from "../unreadableWorkbook";
import {
  parseRelationships,
  relationshipsPart,
  serializeRelationships,
  typeOf,
  type Relationship,
} from "./relationships";
import { pack, readZip, unpack, writeZip, type ZipEntry } from "./zip";

const CONTENT_TYPES = "[Content_Types].xml";
const XMLNS = "http://schemas.openxmlformats.org/package/2006/content-types";

/**
 * The parts of an Office file (ISO/IEC 29500-2): bytes, content types, relationships. Parts are unpacked when they
 * are read; those that nobody sets are saved as they came.
 */
export class OpcPackage {
  private readonly entries = new Map<string, ZipEntry>();
  private readonly relations = new Map<string, Relationship[]>();
  private defaults = new Map<string, string>();
  private overrides = new Map<string, string>();
  private typesChanged = false;

  /** @throws UnreadableWorkbookError */
  static open(bytes: Uint8Array): OpcPackage {
    const opened = new OpcPackage();
    for (const entry of readZip(bytes)) {
      const isTypes = entry.name.toLowerCase() === CONTENT_TYPES.toLowerCase();
      const name = isTypes ? CONTENT_TYPES : entry.name;
      if (!opened.entries.has(name)) opened.entries.set(name, { ...entry, name });
    }
    if (!opened.has(CONTENT_TYPES)) throw new UnreadableWorkbookError("notZip", `no ${CONTENT_TYPES}`);
    for (const node of children(parseXml(opened.text(CONTENT_TYPES), CONTENT_TYPES))) {
      const type = attribute(node, "ContentType") ?? "";
      const extension = attribute(node, "Extension");
      if (extension !== undefined) opened.defaults.set(extension.toLowerCase(), type);
      else {
        const name = (attribute(node, "PartName") ?? "").replace(/^\//, "");
        opened.overrides.set(opened.find(name) ?? name, type);
      }
    }
    return opened;
  }

  /** A package whose parts can be changed without touching this one. */
  copy(): OpcPackage {
    const copy = new OpcPackage();
    for (const [name, entry] of this.entries) copy.entries.set(name, entry);
    for (const [part, list] of this.relations) copy.relations.set(part, [...list]);
    copy.defaults = new Map(this.defaults);
    copy.overrides = new Map(this.overrides);
    return copy;
  }

  get partNames(): string[] {
    return [...this.entries.keys()];
  }

  has(part: string): boolean {
    return this.entries.has(part);
  }

  /** The part of that name, whatever its case: part names are equal without regard to it. */
  find(part: string): string | undefined {
    if (this.entries.has(part)) return part;
    return this.partNames.find((name) => name.toLowerCase() === part.toLowerCase());
  }

  bytes(part: string): Uint8Array {
    const entry = this.entries.get(part);
    if (!entry) throw new UnreadableWorkbookError("damaged", `missing part ${part}`);
    return unpack(entry);
  }

  /** A part's text. Where it names an encoding, it names UTF-8: that is how a changed text is written back. */
  text(part: string): string {
    const bytes = this.bytes(part);
    const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
    return text.replace(/^(<\?xml[^>]*encoding=["'])(?!utf-8)[\w-]+/i, "$1UTF-8");
  }

  contentType(part: string): string {
    return (
      this.overrides.get(part) ?? this.defaults.get(part.slice(part.lastIndexOf(".") + 1).toLowerCase()) ?? ""
    );
  }

  set(part: string, content: string | Uint8Array, contentType?: string): void {
    this.entries.set(
      part,
      pack(part, typeof content === "string" ? new TextEncoder().encode(content) : content),
    );
    if (contentType !== undefined && this.contentType(part) !== contentType) {
      this.overrides.set(part, contentType);
      this.typesChanged = true;
    }
  }

  /** Content type of every part with that extension (images, relationships), unless it has one already. */
  setDefaultType(extension: string, contentType: string): void {
    if (this.defaults.has(extension)) return;
    this.defaults.set(extension, contentType);
    this.typesChanged = true;
  }

  /** Removes a part with its relationships and content type. */
  remove(part: string): void {
    for (const name of [part, relationshipsPart(part)]) {
      this.entries.delete(name);
      if (this.overrides.delete(name)) this.typesChanged = true;
    }
    this.relations.delete(part);
  }

  /** A free name such as xl/charts/chart7.xml. */
  freeName(stem: string, extension: string): string {
    for (let n = 1; ; n++) {
      const name = `${stem}${n}.${extension}`;
      if (this.find(name) === undefined) return name;
    }
  }

  /** What `part` points to; "" is the package. */
  relationships(part: string): readonly Relationship[] {
    return this.list(part);
  }

  related(part: string, kind: string): Relationship[] {
    return this.list(part).filter((relationship) => relationship.kind === kind && !relationship.external);
  }

  /** Adds a relationship and returns its id. */
  relate(part: string, kind: string, target: string): string {
    return this.addRelationship(part, kind, target, false);
  }

  /** Id of the relationship to an address outside the file, which is added where there is none. */
  relateOutside(part: string, kind: string, target: string): string {
    const known = this.list(part).find((one) => one.external && one.kind === kind && one.target === target);
    return known?.id ?? this.addRelationship(part, kind, target, true);
  }

  private addRelationship(part: string, kind: string, target: string, external: boolean): string {
    const list = this.list(part);
    const taken = new Set(list.map((relationship) => relationship.id));
    let n = list.length + 1;
    while (taken.has(`rId${n}`)) n++;
    const id = `rId${n}`;
    this.setRelationships(part, [...list, { id, kind, type: typeOf(kind), target, external }]);
    return id;
  }

  unrelate(part: string, id: string): void {
    this.setRelationships(
      part,
      this.list(part).filter((relationship) => relationship.id !== id),
    );
  }

  /** Parts that can be reached from the package by relationships. */
  reachable(): Set<string> {
    const found = new Set<string>();
    const visit = (part: string): void => {
      for (const { target, external } of this.list(part)) {
        if (external || found.has(target) || !this.has(target)) continue;
        found.add(target);
        visit(target);
      }
    };
    visit("");
    return found;
  }

  toBytes(): Uint8Array {
    if (this.typesChanged) this.set(CONTENT_TYPES, this.contentTypes());
    const first = this.entries.get(CONTENT_TYPES)!;
    return writeZip([first, ...[...this.entries.values()].filter((entry) => entry !== first)]);
  }

  private list(part: string): Relationship[] {
    let list = this.relations.get(part);
    if (!list) {
      const name = this.find(relationshipsPart(part));
      list = name ? parseRelationships(this.text(name), part).map((r) => this.withExactTarget(r)) : [];
      this.relations.set(part, list);
    }
    return list;
  }

  private withExactTarget(relationship: Relationship): Relationship {
    if (relationship.external) return relationship;
    return { ...relationship, target: this.find(relationship.target) ?? relationship.target };
  }

  private setRelationships(part: string, list: Relationship[]): void {
    this.relations.set(part, list);
    const name = this.find(relationshipsPart(part)) ?? relationshipsPart(part);
    if (list.length > 0) this.set(name, serializeRelationships(part, list));
    else {
      this.entries.delete(name);
      if (this.overrides.delete(name)) this.typesChanged = true;
    }
  }

  private contentTypes(): string {
    const defaults = [...this.defaults].map(([Extension, ContentType]) =>
      element("Default", { Extension, ContentType }),
    );
    const overrides = [...this.overrides].map(([part, ContentType]) =>
      element("Override", { PartName: `/${part}`, ContentType }),
    );
    const body = element("Types", { xmlns: XMLNS }, [...defaults, ...overrides].join(""));
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`;
  }
}

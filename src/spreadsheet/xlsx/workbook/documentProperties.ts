import type { Element } from "@xmldom/xmldom";
import { DocumentProperties, type CustomValue, type DocumentText } from "../../model/documentProperties";
import type { OpcPackage } from "../package/opcPackage";
import { stateText } from "../origin";
import { attribute, child, children, fragment, parseXml, serializeXml } from "../xml/dom";
import { element, escapeXml } from "../xml/text";

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
const TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
/** Every custom property carries this number of its format. */
const FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

/** A part with properties: what points to it from the package, and what an empty one looks like. */
interface PropertyPart {
  readonly kind: string;
  readonly name: string;
  readonly type: string;
  readonly empty: string;
}

const CORE: PropertyPart = {
  kind: "core-properties",
  name: "docProps/core.xml",
  type: "application/vnd.openxmlformats-package.core-properties+xml",
  empty: element("cp:coreProperties", {
    "xmlns:cp": `${PACKAGE}/metadata/core-properties`,
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
  }),
};
const EXTENDED: PropertyPart = {
  kind: "extended-properties",
  name: "docProps/app.xml",
  type: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
  empty: element("Properties", { xmlns: `${OFFICE}/extended-properties` }),
};
const CUSTOM: PropertyPart = {
  kind: "custom-properties",
  name: "docProps/custom.xml",
  type: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
  empty: element("Properties", { xmlns: `${OFFICE}/custom-properties`, "xmlns:vt": TYPES }),
};

const CORE_TEXTS: Readonly<Partial<Record<DocumentText, string>>> = {
  title: "dc:title",
  subject: "dc:subject",
  author: "dc:creator",
  keywords: "cp:keywords",
  comments: "dc:description",
  category: "cp:category",
  lastAuthor: "cp:lastModifiedBy",
};
const EXTENDED_TEXTS: Readonly<Partial<Record<DocumentText, string>>> = {
  manager: "Manager",
  company: "Company",
};

/** What the file says of itself: its parts for core, extended and custom properties. */
export function readDocumentProperties(parts: OpcPackage, properties: DocumentProperties): void {
  const core = rootOf(parts, CORE);
  readTexts(core, CORE_TEXTS, properties);
  readTexts(rootOf(parts, EXTENDED), EXTENDED_TEXTS, properties);
  const revision = child(core, "revision")?.textContent;
  if (revision && Number.isFinite(Number(revision))) properties.revision = Number(revision);
  properties.createdAt = child(core, "created")?.textContent || null;
  for (const node of children(rootOf(parts, CUSTOM), "property")) {
    const value = readCustom(children(node)[0]);
    if (value !== null) properties.custom.set(attribute(node, "name") ?? "", value);
  }
}

/** Writes what differs from the file; what the model does not know of it stays. */
export function saveDocumentProperties(parts: OpcPackage, properties: DocumentProperties): void {
  const before = new DocumentProperties();
  readDocumentProperties(parts, before);
  const texts = (names: typeof CORE_TEXTS, from: DocumentProperties): string =>
    stateText(Object.keys(names).map((name) => from.texts.get(name as DocumentText)));
  const [revision, oldRevision] = [properties.revision, before.revision];
  if (texts(CORE_TEXTS, properties) !== texts(CORE_TEXTS, before) || revision !== oldRevision) {
    change(parts, CORE, (root) => {
      writeTexts(root, CORE_TEXTS, properties);
      writeText(root, "cp:revision", revision === null ? undefined : String(revision));
    });
  }
  if (texts(EXTENDED_TEXTS, properties) !== texts(EXTENDED_TEXTS, before)) {
    change(parts, EXTENDED, (root) => writeTexts(root, EXTENDED_TEXTS, properties));
  }
  if (stateText(properties.custom) !== stateText(before.custom)) {
    change(parts, CUSTOM, (root) => writeCustom(root, properties));
  }
}

function partOf(parts: OpcPackage, { kind }: PropertyPart): string | undefined {
  const target = parts.related("", kind)[0]?.target;
  return target !== undefined && parts.has(target) ? target : undefined;
}

function rootOf(parts: OpcPackage, which: PropertyPart): Element | undefined {
  const part = partOf(parts, which);
  return part === undefined ? undefined : parseXml(parts.text(part), part);
}

function change(parts: OpcPackage, which: PropertyPart, write: (root: Element) => void): void {
  const known = partOf(parts, which);
  const root = rootOf(parts, which) ?? parseXml(which.empty, which.name);
  write(root);
  parts.set(known ?? which.name, serializeXml(root), which.type);
  if (known === undefined) parts.relate("", which.kind, which.name);
}

function readTexts(
  root: Element | undefined,
  names: typeof CORE_TEXTS,
  properties: DocumentProperties,
): void {
  for (const [text, name] of Object.entries(names)) {
    const found = child(root, name.slice(name.indexOf(":") + 1))?.textContent;
    if (found) properties.texts.set(text as DocumentText, found);
  }
}

function writeTexts(root: Element, names: typeof CORE_TEXTS, properties: DocumentProperties): void {
  for (const [text, name] of Object.entries(names)) {
    writeText(root, name, properties.texts.get(text as DocumentText));
  }
}

/** The element of that name; these parts have no order among their children. */
function writeText(root: Element, name: string, text: string | undefined): void {
  const local = name.slice(name.indexOf(":") + 1);
  for (const old of children(root, local)) root.removeChild(old);
  if (!text) return;
  const prefixed = name.includes(":") ? name : (root.prefix ? `${root.prefix}:` : "") + name;
  root.appendChild(fragment(root, element(prefixed, {}, escapeXml(text)))[0]!);
}

function readCustom(node: Element | undefined): CustomValue | null {
  const text = node?.textContent ?? "";
  switch (node?.localName) {
    case "lpwstr":
    case "lpstr":
    case "bstr":
      return text;
    case "bool":
      return text === "true" || text === "1";
    case "filetime":
    case "date":
      return { date: text };
    case "i1":
    case "i2":
    case "i4":
    case "int":
    case "uint":
    case "r4":
    case "r8":
    case "decimal":
      return Number(text);
    default:
      return null;
  }
}

/** A property keeps its number and, where its value is the same, its own text; one of a type of its own stays. */
function writeCustom(root: Element, { custom }: DocumentProperties): void {
  const known = new Map(children(root, "property").map((node) => [attribute(node, "name") ?? "", node]));
  for (const [name, node] of known) {
    if (!custom.has(name) && readCustom(children(node)[0]) !== null) root.removeChild(node);
  }
  const numbers = [...known.values()].map((node) => Number(attribute(node, "pid") ?? 1));
  let next = Math.max(1, ...numbers) + 1;
  for (const [name, value] of custom) {
    const old = known.get(name);
    if (old && stateText(readCustom(children(old)[0])) === stateText(value)) continue;
    const pid = old ? attribute(old, "pid") : next++;
    const made = element("property", { fmtid: FORMAT, pid, name }, customXml(value));
    const node = fragment(root, made)[0]!;
    if (old) root.replaceChild(node, old);
    else root.appendChild(node);
  }
}

function customXml(value: CustomValue): string {
  const typed = (type: string, text: string): string =>
    element(`vt:${type}`, { "xmlns:vt": TYPES }, escapeXml(text));
  if (typeof value === "object") return typed("filetime", value.date);
  if (typeof value === "boolean") return typed("bool", String(value));
  if (typeof value === "string") return typed("lpwstr", value);
  return Number.isInteger(value) && Math.abs(value) < 2 ** 31
    ? typed("i4", String(value))
    : typed("r8", String(value));
}

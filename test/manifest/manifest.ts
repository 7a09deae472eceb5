import { readFileSync } from "node:fs";
import path from "node:path";
import { DOMParser, type Element as XmlElement } from "@xmldom/xmldom";

export const ROOT = path.resolve(__dirname, "..", "..");
export const BUILD = path.join(ROOT, "dist", "addin");

/** Where the manifest of the repository finds the add-in. */
export const DEVELOPMENT = "https://localhost:3000/";

const text = readFileSync(path.join(ROOT, "manifest.xml"), "utf8");

/** The manifest's root element, OfficeApp. */
export const officeApp: XmlElement = new DOMParser().parseFromString(text, "text/xml").documentElement!;

/** Element children in their order. */
export function childrenOf(element: XmlElement): XmlElement[] {
  return Array.from(element.childNodes).filter(
    (node): node is XmlElement => node.nodeType === node.ELEMENT_NODE,
  );
}

/** The elements with this local name: an element itself and everything below it. */
export function all(name: string, from: XmlElement = officeApp): XmlElement[] {
  const below = Array.from(from.getElementsByTagNameNS("*", name));
  return from.localName === name ? [from, ...below] : below;
}

/** The only element with this local name. */
export function only(name: string, from: XmlElement = officeApp): XmlElement {
  const found = all(name, from);
  if (found.length !== 1) throw new Error(`${found.length} elements ${name}, expected one`);
  return found[0]!;
}

/** An attribute, without regard to its prefix. */
export function attribute(element: XmlElement, name: string): string {
  const found = Array.from(element.attributes).find((candidate) => candidate.localName === name);
  if (!found) throw new Error(`${element.localName} has no attribute ${name}`);
  return found.value;
}

/** The resources of a kind (Images, Urls, ShortStrings, LongStrings), by id. */
export function resources(kind: string): Map<string, string> {
  const entries = childrenOf(only(kind)).map(
    (entry) => [attribute(entry, "id"), attribute(entry, "DefaultValue")] as const,
  );
  return new Map(entries);
}

/** The file of the build behind an address of the manifest. */
export function fileOf(address: string): string {
  return path.join(BUILD, address.slice(DEVELOPMENT.length));
}

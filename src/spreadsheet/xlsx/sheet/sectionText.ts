import { XMLSerializer, type Element } from "@xmldom/xmldom";
import { child, parseXml } from "../xml/dom";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STRICT = "http://purl.oclc.org/ooxml";

/** A copy of the file's section to be changed, or an empty one where the file has none. */
export function sectionElement(name: string, root: Element | undefined): Element {
  const found = child(root, name);
  if (found) return found.cloneNode(true) as Element;
  return parseXml(`<${name} xmlns="${root?.namespaceURI ?? MAIN}"/>`, name);
}

/** Its text; it declares the namespaces it needs, so that it fits into a part with any prefixes. */
export function sectionText(section: Element): string {
  return new XMLSerializer().serializeToString(section);
}

/** A section written from scratch, in the namespace of the part that it goes into. */
export function inNamespaceOf(root: Element | undefined, xml: string): string {
  if (!root || xml === "" || (!root.prefix && root.namespaceURI === MAIN)) return xml;
  const own = root.namespaceURI?.startsWith(STRICT)
    ? xml.replaceAll(RELATIONSHIPS, `${STRICT}/officeDocument/relationships`)
    : xml;
  return own.replace(/<\w+/, (start) => `${start} xmlns="${root.namespaceURI}"`);
}

import { DOMParser, XMLSerializer, type Document, type Element } from "@xmldom/xmldom";
import { UnreadableWorkbookError } from "../unreadableWorkbook";

/**
 * A small part as a tree. A document type is refused: Office writes none, and it is the way to external entities.
 * @throws UnreadableWorkbookError damaged
 */
export function parseXml(text: string, part: string): Element {
  if (/<!DOCTYPE/i.test(text)) throw new UnreadableWorkbookError("damaged", `${part}: document type`);
  try {
    const onError = (level: string, message: string): void => {
      if (level !== "warning") throw new Error(message);
    };
    const document = new DOMParser({ onError }).parseFromString(text.replace(/^\ufeff/, ""), "text/xml");
    return document.documentElement!;
  } catch (error) {
    throw new UnreadableWorkbookError("damaged", `${part}: ${(error as Error).message}`);
  }
}

export function serializeXml(root: Element): string {
  const body = new XMLSerializer().serializeToString(root);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`;
}

function localName(node: Element): string {
  return node.localName ?? node.nodeName;
}

/** Child elements, all or those of one local name: prefixes and the strict namespaces make no difference. */
export function children(parent: Element | undefined, name?: string): Element[] {
  const found: Element[] = [];
  for (let node = parent?.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 1 && (name === undefined || localName(node as Element) === name))
      found.push(node as Element);
  }
  return found;
}

export function child(parent: Element | undefined, ...path: string[]): Element | undefined {
  let at = parent;
  for (const name of path) at = children(at, name)[0];
  return at;
}

export function descendants(parent: Element | undefined, name: string): Element[] {
  return children(parent).flatMap((c) => (localName(c) === name ? [c] : descendants(c, name)));
}

/** An attribute by local name, so that `r:id` is found whatever its prefix is. */
export function attribute(node: Element | undefined, name: string): string | undefined {
  if (!node) return undefined;
  if (node.hasAttribute(name)) return node.getAttribute(name)!;
  for (let i = 0; i < node.attributes.length; i++) {
    const candidate = node.attributes.item(i)!;
    if (candidate.localName === name && candidate.prefix !== "xmlns") return candidate.value;
  }
  return undefined;
}

export function numberAttribute(node: Element | undefined, name: string): number | undefined {
  const text = attribute(node, name);
  const value = text === undefined || text === "" ? NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** xsd:boolean; undefined where the attribute is absent. */
export function booleanAttribute(node: Element | undefined, name: string): boolean | undefined {
  const text = attribute(node, name);
  return text === undefined ? undefined : text === "1" || text === "true" || text === "on";
}

/** The value of `<name val="…"/>` below `parent`. */
export function childValue(parent: Element | undefined, name: string): string | undefined {
  return attribute(child(parent, name), "val");
}

/** Elements of a piece of XML, made in `owner`'s document and namespaces, to be put into it. */
export function fragment(owner: Element, xml: string): Element[] {
  const namespaces: Record<string, string> = {};
  for (let at: Element | null = owner; at; at = at.parentNode as Element | null) {
    for (let i = 0; i < (at.attributes?.length ?? 0); i++) {
      const { name, value } = at.attributes.item(i)!;
      if (name.startsWith("xmlns:")) namespaces[name] ??= value;
    }
  }
  namespaces["xmlns"] = owner.namespaceURI ?? "";
  const declared = Object.entries(namespaces).map(([name, uri]) => ` ${name}="${uri}"`);
  const holder = parseXml(`<holder${declared.join("")}>${xml}</holder>`, "fragment");
  return children(holder).map((node) => (owner.ownerDocument as Document).importNode<Element>(node, true));
}

/** Puts `node` among `parent`'s children where the schema's `order` of local names wants it. */
export function insertInOrder(parent: Element, node: Element, order: readonly string[]): void {
  const rank = order.indexOf(localName(node));
  const next = children(parent).find((c) => order.indexOf(localName(c)) > rank);
  parent.insertBefore(node, next ?? null);
}

/** Replaces the first child of that name by the new elements, or inserts them where `order` wants them. */
export function replaceChild(parent: Element, name: string, xml: string, order: readonly string[]): void {
  for (const old of children(parent, name)) parent.removeChild(old);
  for (const node of xml ? fragment(parent, xml) : []) insertInOrder(parent, node, order);
}

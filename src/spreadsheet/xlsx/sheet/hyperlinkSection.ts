import type { Element } from "@xmldom/xmldom";
import { addressOf } from "../../model/address";
import type { HyperlinkModel } from "../../model/hyperlinks";
import { parseBox } from "../address";
import type { OpcPackage } from "../package/opcPackage";
import { typeOf } from "../package/relationships";
import { attribute, child, children } from "../xml/dom";
import { element } from "../xml/text";
import type { SectionCodec } from "./sectionCodec";
import { inNamespaceOf } from "./sectionText";

const RELATIONSHIPS = typeOf("").slice(0, -1);

/** `<hyperlinks>`: places in the workbook by themselves, addresses outside by a relationship of the sheet. */
export const hyperlinks: SectionCodec = {
  name: "hyperlinks",
  read(root, sheet, { parts, part }) {
    for (const node of linkNodes(root)) {
      const box = parseBox(attribute(node, "ref") ?? "");
      if (!box) continue;
      const link: HyperlinkModel = { box };
      const address = addressOfLink(node, parts, part);
      const [place, tip, display] = ["location", "tooltip", "display"].map((name) => attribute(node, name));
      if (address !== undefined) link.address = address;
      if (place !== undefined) link.documentReference = place;
      if (tip !== undefined) link.screenTip = tip;
      if (display !== undefined) link.display = display;
      sheet.hyperlinks.push(link);
    }
  },
  state: (sheet) => sheet.hyperlinks,
  write(sheet, root, { parts, part }) {
    const known = parts.relationships(part).filter(({ kind }) => kind === "hyperlink");
    for (const { id, target } of known) {
      if (!sheet.hyperlinks.some(({ address }) => address === target)) parts.unrelate(part, id);
    }
    const links = sheet.hyperlinks.map(({ box, address, documentReference, screenTip, display }) =>
      element("hyperlink", {
        ref: addressOf(box),
        "xmlns:r": address === undefined ? undefined : RELATIONSHIPS,
        "r:id": address === undefined ? undefined : parts.relateOutside(part, "hyperlink", address),
        location: documentReference,
        tooltip: screenTip,
        display,
      }),
    );
    return links.length === 0 ? "" : inNamespaceOf(root, element("hyperlinks", {}, links.join("")));
  },
};

function linkNodes(root: Element): Element[] {
  return children(child(root, "hyperlinks"), "hyperlink");
}

function addressOfLink(node: Element, parts: OpcPackage, part: string): string | undefined {
  const id = attribute(node, "id");
  return parts.relationships(part).find((relationship) => relationship.id === id)?.target;
}

import { attribute, child, children } from "../xml/dom";
import { element } from "../xml/text";
import { typeOf } from "../package/relationships";
import type { SectionCodec } from "./sectionCodec";
import { inNamespaceOf } from "./sectionText";

const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.customProperty";

/** `<customProperties>`: keys in the sheet, each value in a part of its own as UTF-16 text. */
export const customProperties: SectionCodec = {
  name: "customProperties",
  read(root, sheet, { parts, part }) {
    for (const node of children(child(root, "customProperties"), "customPr")) {
      const target = parts
        .related(part, "customProperty")
        .find(({ id }) => id === attribute(node, "id"))?.target;
      const key = attribute(node, "name") ?? "";
      if (target !== undefined && parts.has(target)) {
        sheet.customProperties.set(key, new TextDecoder("utf-16le").decode(parts.bytes(target)));
      }
    }
  },
  state: (sheet) => [...sheet.customProperties],
  write(sheet, root, { parts, part }) {
    for (const { id } of parts.related(part, "customProperty")) parts.unrelate(part, id);
    if (sheet.customProperties.size === 0) return "";
    const nodes = [...sheet.customProperties].map(([name, value]) => {
      const target = parts.freeName("xl/customProperty", "bin");
      parts.set(target, utf16(value), TYPE);
      return element("customPr", { name, "r:id": parts.relate(part, "customProperty", target) });
    });
    const xml = element("customProperties", { "xmlns:r": typeOf("").slice(0, -1) }, nodes.join(""));
    return inNamespaceOf(root, xml);
  },
};

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), true);
  return bytes;
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for an XML attribute or element; what XML 1.0 cannot hold at all is dropped. */
export function escapeXml(text: string): string {
  if (!/[&<>"\t\n\r\u0000-\u001f\ud800-\udfff\ufffe\uffff]/.test(text)) return text;
  return text
    .replace(/[&<>"]/g, (c) => ESCAPES[c]!)
    .replace(/[\t\n\r]/g, (c) => `&#${c.charCodeAt(0)};`)
    .replace(
      /[\u0000-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      "",
    );
}

/**
 * Text of a cell as the file format wants it (ST_Xstring): characters that XML cannot hold become `_xHHHH_`, and a
 * text that looks like such a mark is protected by one.
 */
export function encodeCellText(text: string): string {
  const marked = text.includes("_x") ? text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_") : text;
  return escapeXml(
    marked.replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g,
      (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    ),
  );
}

export function decodeCellText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** Attributes in the order given; undefined ones are left out, booleans are 1 and 0. */
export function attributes(values: Readonly<Record<string, string | number | boolean | undefined>>): string {
  let xml = "";
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    xml += ` ${name}="${typeof value === "boolean" ? (value ? 1 : 0) : escapeXml(String(value))}"`;
  }
  return xml;
}

/** `<name …>content</name>`, or `<name …/>` without content. */
export function element(
  name: string,
  values: Readonly<Record<string, string | number | boolean | undefined>> = {},
  content = "",
): string {
  return content ? `<${name}${attributes(values)}>${content}</${name}>` : `<${name}${attributes(values)}/>`;
}

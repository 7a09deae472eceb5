/**
 * The encoding of an XML text: UTF-16 by its first bytes; else UTF-8, unless its first line names another one that is
 * known. A first line that can be read byte by byte is not in UTF-16, though some programs write so.
 */
export function encodingOf(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 100));
  if (/^(\xff\xfe|<\0)/.test(start)) return "utf-16le";
  if (/^(\xfe\xff|\0<)/.test(start)) return "utf-16be";
  const name = /^<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(start)?.[1] ?? "utf-8";
  try {
    const { encoding } = new TextDecoder(name);
    return encoding.startsWith("utf-16") ? "utf-8" : encoding;
  } catch {
    return "utf-8";
  }
}

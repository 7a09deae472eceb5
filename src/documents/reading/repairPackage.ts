import { readZip, unpack, pack, writeZip, type ZipEntry } from "../../spreadsheet/xlsx/package/zip";
import { children, child, attribute, parseXml } from "../../spreadsheet/xlsx/xml/dom";
import { element } from "../../spreadsheet/xlsx/xml/text";

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "[Content_Types].xml";
const ROOT = "_rels/.rels";
const WORKBOOK = "xl/workbook.xml";
const OF_WORKBOOK = "xl/_rels/workbook.xml.rels";

export interface Repaired {
  readonly bytes: Uint8Array;
  /** What was missing and how it was made up for. */
  readonly notes: readonly string[];
}

/**
 * A workbook whose lists of parts are missing, with lists made anew: what the parts are is seen from their usual
 * names. Which part is which sheet follows from the numbers, and is said. Anything else comes back as it was.
 */
export function repairedPackage(bytes: Uint8Array): Repaired {
  const entries = readZip(bytes);
  const has = (name: string) => entries.some((entry) => entry.name.toLowerCase() === name.toLowerCase());
  const missing = [TYPES, ROOT, OF_WORKBOOK].filter((name) => !has(name));
  if (missing.length === 0 || !has(WORKBOOK)) return { bytes, notes: [] };
  const relationships = missing.includes(OF_WORKBOOK) ? relationshipsOf(entries) : "";
  if (relationships === null) return { bytes, notes: [] };
  const made: Readonly<Record<string, string>> = {
    [TYPES]: element(
      "Types",
      { xmlns: `${PACKAGE}/content-types` },
      element("Default", { Extension: "xml", ContentType: "application/xml" }),
    ),
    [ROOT]: list(relationship("rId1", "officeDocument", WORKBOOK)),
    [OF_WORKBOOK]: relationships,
  };
  const parts = missing.map((name) => pack(name, new TextEncoder().encode(made[name] ?? "")));
  const notes = [
    "A list of the workbook's parts is missing from the file; its parts are found by their names.",
  ];
  if (missing.includes(OF_WORKBOOK) && sheetsIn(entries).length > 1)
    notes.push("Which sheet has which name is told by their numbers. Check one figure of each.");
  return { bytes: writeZip([...parts, ...entries]), notes };
}

/** Sheets with their parts, in the order of their numbers; null where there are not as many of both. */
function relationshipsOf(entries: readonly ZipEntry[]): string | null {
  const workbook = entries.find(({ name }) => name.toLowerCase() === WORKBOOK);
  if (workbook === undefined) return null;
  const root = parseXml(new TextDecoder().decode(unpack(workbook)), WORKBOOK);
  const ids = children(child(root, "sheets"), "sheet").map((node) => attribute(node, "id") ?? "");
  const parts = sheetsIn(entries);
  if (ids.length !== parts.length) return null;
  const sheets = [...ids]
    .sort((a, b) => numberIn(a) - numberIn(b))
    .map((id, i) => relationship(id, "worksheet", parts[i] ?? ""));
  const others = ["sharedStrings", "styles"].flatMap((kind) => {
    const part = entries.find(({ name }) => name.toLowerCase() === `xl/${kind}.xml`.toLowerCase());
    return part ? [relationship(kind, kind, part.name)] : [];
  });
  return list([...sheets, ...others].join(""));
}

function sheetsIn(entries: readonly ZipEntry[]): string[] {
  return entries
    .map(({ name }) => name)
    .filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/i.test(name))
    .sort((a, b) => numberIn(a) - numberIn(b));
}

function numberIn(text: string): number {
  return Number(/(\d+)\D*$/.exec(text)?.[1] ?? 0);
}

function relationship(Id: string, kind: string, part: string): string {
  return element("Relationship", { Id, Type: `${OFFICE}/${kind}`, Target: `/${part}` });
}

function list(relationships: string): string {
  return element("Relationships", { xmlns: `${PACKAGE}/relationships` }, relationships);
}

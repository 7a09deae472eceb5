import { OpcPackage } from "../../spreadsheet/xlsx/package/opcPackage";
import { readZip, unpack } from "../../spreadsheet/xlsx/package/zip";
import { PROTECTED } from "./fileKind";
import { UnreadableFileError } from "./unreadableFile";

/** Formats of a zip that the library reads, as a person calls them; "workbook" is read by our own reader. */
export type PackageKind = "workbook" | "Excel binary workbook (.xlsb)" | "OpenDocument workbook (.ods)";

const OPEN_DOCUMENT = "application/vnd.oasis.opendocument.";

/** What the content type of a document's main part says. */
const OTHER_DOCUMENTS: readonly (readonly [string, string])[] = [
  ["wordprocessingml", "a Word document"],
  ["presentationml", "a PowerPoint file"],
  ["visio", "a Visio drawing"],
];

/**
 * Tells what a zip holds, by its parts. Sizes are checked against the limits before anything is unpacked.
 * @throws UnreadableFileError, UnreadableWorkbookError
 */
export function packageKind(bytes: Uint8Array): PackageKind {
  const entries = readZip(bytes);
  const names = entries.map(({ name }) => name.toLowerCase());
  const mimetype = entries.find(({ name }) => name === "mimetype");
  const type = mimetype && mimetype.size < 200 ? new TextDecoder().decode(unpack(mimetype)).trim() : "";
  if (type.startsWith(`${OPEN_DOCUMENT}spreadsheet`)) {
    const manifest = entries.find(({ name }) => name === "META-INF/manifest.xml");
    if (manifest && new TextDecoder().decode(unpack(manifest)).includes(":encryption-data"))
      throw new UnreadableFileError(PROTECTED);
    refuseUnsafe(entries);
    return "OpenDocument workbook (.ods)";
  }
  if (type.startsWith(OPEN_DOCUMENT))
    throw new UnreadableFileError(
      "is an OpenDocument file but not a workbook. Ask for the Excel or CSV file.",
    );
  if (!names.includes("[content_types].xml")) throw new UnreadableFileError(archiveOf(names));
  const parts = OpcPackage.open(bytes);
  const workbook = parts.related("", "officeDocument")[0]?.target ?? "";
  const other = OTHER_DOCUMENTS.find(([mark]) => parts.contentType(workbook).includes(mark));
  if (other) throw new UnreadableFileError(`is ${other[1]}, not a workbook. Ask for the Excel or CSV file.`);
  if (/\.bin$/i.test(workbook)) {
    refuseUnsafe(entries);
    return "Excel binary workbook (.xlsb)";
  }
  return "workbook";
}

export const DOCUMENT_TYPE = "declares a document type, as no workbook does; it is not opened.";

/** The library unpacks parts by itself: each is unpacked here first, so that none is larger than it says. */
function refuseUnsafe(entries: ReturnType<typeof readZip>): void {
  for (const entry of entries) {
    const content = unpack(entry);
    if (
      /\.(xml|rels)$/.test(entry.name) &&
      new TextDecoder().decode(content.subarray(0, 2000)).includes("<!DOCTYPE")
    )
      throw new UnreadableFileError(DOCUMENT_TYPE);
  }
}

function archiveOf(names: readonly string[]): string {
  if (names.includes("xl/workbook.xml"))
    return "is damaged: the list of its parts is missing. Open it in Excel, let Excel repair it and save it again.";
  if (names.some((name) => name.endsWith(".iwa") || name === "index.zip"))
    return "is an Apple Numbers file. Export it from Numbers (File, Export To, Excel) and choose that file.";
  const inside = names.find((name) => /\.(xlsx?|xlsm|csv)$/.test(name));
  const what = inside === undefined ? "no workbook in it" : `"${inside.replace(/^.*\//, "")}" in it`;
  return `is a zip archive with ${what}. Unpack it and choose the workbook.`;
}

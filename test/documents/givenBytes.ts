import { zipSync } from "fflate";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEETML = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const SHEET = `<worksheet xmlns="${MAIN}"><sheetData>
<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>Feb-20</t></is></c></row>
<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>5</v></c><c r="C2"><v>6</v></c></row>
<row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3"><v>7</v></c><c r="C3"><v>8</v></c></row></sheetData></worksheet>`;

const TEXTS = ["Provider", "Jan-20", "Harbor", "Elm"];

/** Parts of a small workbook with one table, to be changed: `{ "xl/sharedStrings.xml": null }` leaves one out. */
export function workbookParts(changes: Readonly<Record<string, string | null>> = {}): Record<string, string> {
  const parts: Record<string, string | null> = {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEETML}.sheet.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr/><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${OFFICE}/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": SHEET,
    "xl/sharedStrings.xml": `<sst xmlns="${MAIN}">${TEXTS.map((text) => `<si><t>${text}</t></si>`).join("")}</sst>`,
    ...changes,
  };
  return Object.fromEntries(
    Object.entries(parts).filter((part): part is [string, string] => part[1] !== null),
  );
}

export function zipped(
  parts: Readonly<Record<string, string>>,
  rename: (name: string) => string = (n) => n,
): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [rename(name), utf8(text)])));
}

export const workbook = (changes: Readonly<Record<string, string | null>> = {}): Uint8Array =>
  zipped(workbookParts(changes));

/** A sheet's part with these rows of XML. */
export const sheetXml = (rows: string, after = ""): string =>
  `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`;

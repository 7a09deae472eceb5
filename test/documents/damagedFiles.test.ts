import { zipSync } from "fflate";
import { readFile } from "../../src/documents/readFile";
import { proposeReading } from "../../src/submission/proposeReading";
import { lines } from "../submission/givenFile";
import { utf8, workbook, workbookParts, zipped } from "./givenBytes";

const figures = async (bytes: Uint8Array) => lines(proposeReading(await readFile(bytes, "Data.xlsx")));

const EXPECTED = [
  "B2 Harbor, Data, 2020-01: 5",
  "C2 Harbor, Data, 2020-02: 6",
  "B3 Elm, Data, 2020-01: 7",
  "C3 Elm, Data, 2020-02: 8",
];

const joined = (...pieces: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(pieces));

/** The same zip with its directory described by the records of zip64, as some programs write it for any size. */
function asZip64(zip: Uint8Array): Uint8Array {
  const end = Buffer.from(zip).lastIndexOf("PK\x05\x06", undefined, "latin1");
  const view = new DataView(zip.buffer, zip.byteOffset);
  const record = new DataView(new ArrayBuffer(56));
  record.setUint32(0, 0x06064b50, true);
  record.setBigUint64(4, 44n, true);
  for (const at of [24, 32]) record.setBigUint64(at, BigInt(view.getUint16(end + 10, true)), true);
  record.setBigUint64(40, BigInt(view.getUint32(end + 12, true)), true);
  record.setBigUint64(48, BigInt(view.getUint32(end + 16, true)), true);
  const locator = new DataView(new ArrayBuffer(20));
  locator.setUint32(0, 0x07064b50, true);
  locator.setBigUint64(8, BigInt(end), true);
  locator.setUint32(16, 1, true);
  const last = Uint8Array.from(zip.subarray(end, end + 22)).fill(0xff, 8, 20);
  return joined(zip.subarray(0, end), new Uint8Array(record.buffer), new Uint8Array(locator.buffer), last);
}

describe("files that are damaged or oddly packed, and can be read", () => {
  const cases: readonly (readonly [string, () => Uint8Array])[] = [
    ["a zip64 directory", () => asZip64(workbook())],
    ["bytes before the zip", () => joined(utf8("\ufeffFrom: mail\r\n\r\n"), workbook())],
    ["bytes after the zip", () => joined(workbook(), new Uint8Array(500))],
    ["a disk's block of zeros after the zip", () => joined(workbook(), new Uint8Array(100_000))],
    ["a list of content types in other letters", () => zipped(workbookParts(), (n) => n.replace("C", "c"))],
    ["a part in UTF-16 without a mark", () => wide("xl/sharedStrings.xml")],
    ["an XML workbook of 2003", () => utf8(xml2003("utf-8"))],
    ["names that begin with a slash", () => zipped(workbookParts(), (name) => `/${name}`)],
    ["NUL characters among the text", () => utf8("Provider,Jan-20,Feb-20\nHar\0bor,5,6\nElm,7,8\n\0\0\0")],
    ["SYLK", () => utf8(SYLK)],
    ["no list of content types", () => workbook({ "[Content_Types].xml": null })],
    ["no relationships of the package", () => workbook({ "_rels/.rels": null })],
    ["no relationships of the workbook", () => workbook({ "xl/_rels/workbook.xml.rels": null })],
    ["texts in the encoding that they declare", () => latin1(workbookParts())],
    ["rows that are not numbered, with cells that are", () => workbook({ [SHEET1]: numberedCells() })],
    ["days written as dates", () => workbook({ [SHEET1]: isoDays() })],
  ];
  test.each(cases)("%s", async (_name, bytes) => {
    const found = (await figures(bytes())).map((text) => text.replace("Sheet1", "Data"));
    expect(found).toEqual(EXPECTED);
  });

  test.each(["windows-1252", "iso-8859-1"])("an XML workbook in %s keeps its letters", async (encoding) => {
    const text = xml2003(encoding).replace("Elm", "S\u00f8ro");
    expect(await figures(new Uint8Array(Buffer.from(text, "latin1")))).toContain(
      "B3 S\u00f8ro, Data, 2020-01: 7",
    );
  });

  test("cells far beyond the last column of a sheet are passed over", async () => {
    const row = '<tr><td colspan="100000000">x</td><td>y</td></tr>';
    const cells = (...texts: string[]) => `<tr>${texts.map((text) => `<td>${text}</td>`).join("")}</tr>`;
    const rows = [
      ["Provider", "Jan-20", "Feb-20"],
      ["Harbor", "5", "6"],
      ["Elm", "7", "8"],
    ];
    const page = `<html><table>${rows.map((texts) => cells(...texts)).join("")}${row}</table></html>`;
    expect(await figures(utf8(page))).toContain("B2 Harbor, Sheet1, 2020-01: 5");
  });

  test("a sheet that is listed twice is read once, and it is said", async () => {
    const book = workbookParts()["xl/workbook.xml"] ?? "";
    const sheet = /<sheet .*?\/>/.exec(book)?.[0] ?? "";
    const file = await readFile(workbook({ "xl/workbook.xml": book.replace(sheet, sheet + sheet) }), "Data");
    expect(lines(proposeReading(file))).toEqual(EXPECTED);
    expect(file.notes).toEqual(['"Data" stands twice in the file; it is read once.']);
  });
});

const SHEET1 = "xl/worksheets/sheet1.xml";

/** Both tables are written with `é` in Latin-1 and read as if the file said nothing of it. */
function latin1(parts: Readonly<Record<string, string>>): Uint8Array {
  const strings = `<?xml version="1.0" encoding="ISO-8859-1"?><!-- é -->${parts["xl/sharedStrings.xml"] ?? ""}`;
  const bytes = Object.entries(parts).map(([name, text]) => [name, utf8(text)] as const);
  return zipSync({
    ...Object.fromEntries(bytes),
    "xl/sharedStrings.xml": new Uint8Array(Buffer.from(strings, "latin1")),
  });
}

const numberedCells = () => (workbookParts()[SHEET1] ?? "").replace(/<row r="\d+"/g, "<row");

const isoDays = () =>
  (workbookParts()[SHEET1] ?? "")
    .replace('<c r="B1" t="s"><v>1</v>', '<c r="B1" t="d"><v>2020-01-01</v>')
    .replace(/<c r="C1".*?<\/c>/, '<c r="C1" t="d"><v>2020-02-01T00:00:00</v></c>');

/** One part as some programs write it: UTF-16, and nothing that says so. */
function wide(part: string): Uint8Array {
  const parts = Object.entries(workbookParts()).map(([name, text]) => [name, utf8(text)] as const);
  const text = Buffer.from(`<?xml version="1.0"?>${workbookParts()[part] ?? ""}`, "utf16le");
  return zipSync({ ...Object.fromEntries(parts), [part]: new Uint8Array(text) });
}

const xml2003 = (encoding: string, cell = "Cell") =>
  `<?xml version="1.0" encoding="${encoding}"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Data"><Table>` +
  [
    ["Provider", "Jan-20", "Feb-20"],
    ["Harbor", 5, 6],
    ["Elm", 7, 8],
  ]
    .map((row) => {
      const type = (value: string | number) => (typeof value === "number" ? "Number" : "String");
      return `<Row>${row.map((value) => `<${cell}><Data ss:Type="${type(value)}">${value}</Data></Cell>`).join("")}</Row>`;
    })
    .join("") +
  "</Table></Worksheet></Workbook>";

const SYLK = [
  "ID;PWXL;N;E",
  ...["Provider", "Jan-20", "Feb-20"].map((text, i) => `C;Y1;X${i + 1};K"${text}"`),
  'C;Y2;X1;K"Harbor"',
  "C;Y2;X2;K5",
  "C;Y2;X3;K6",
  'C;Y3;X1;K"Elm"',
  "C;Y3;X2;K7",
  "C;Y3;X3;K8",
  "E",
].join("\r\n");

describe("files that cannot be read say what is wrong with them", () => {
  const entity = '<!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';
  const cases: readonly (readonly [string, () => Uint8Array, RegExp])[] = [
    ["only a header", () => utf8("Provider,Period,Value\n"), /^holds one line only, and no figures/],
    ["only blanks", () => utf8("\n \n\n"), /^holds nothing but blanks/],
    ["zeros", () => new Uint8Array(300), /^holds nothing but zero bytes/],
    [
      "a quote that swallows the table",
      () => utf8('Provider,Jan\n"Harbor,5\nElm,7\n'),
      /quote .* never closed/,
    ],
    [
      "a pointer of a version store",
      () => utf8("version https://git-lfs.github.com/spec/v1\noid 1"),
      /^only points to/,
    ],
    ["a web archive", () => utf8("MIME-Version: 1.0\r\nContent-Type: text/html\r\n"), /^is a web archive/],
    [
      "an entity from outside in a list of parts",
      () =>
        workbook({
          "_rels/.rels": `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${workbookParts()["_rels/.rels"] ?? ""}`,
        }),
      /^declares a document type/,
    ],
    [
      "a broken part, without what its parser says",
      () => workbook({ "xl/workbook.xml": "<workbook><sheets>" }),
      /save it again\. \(xl\/workbook\.xml\)$/,
    ],
    [
      "texts that multiply themselves",
      () => workbook({ "xl/sharedStrings.xml": `${entity}<sst><si><t>&b;</t></si></sst>` }),
      /^declares a document type, as no workbook does/,
    ],
    [
      "an XML workbook with entities",
      () => utf8(xml2003("utf-8").replace("<Workbook", `${entity}<Workbook`)),
      /^declares a document type/,
    ],
    [
      "an XML workbook with cells merged over whole sheets",
      () => utf8(xml2003("utf-8", 'Cell ss:MergeAcross="16000" ss:MergeDown="1000000"')),
      /^merges more cells than a table has/,
    ],
    [
      "the same written with other quotes",
      () => utf8(xml2003("utf-8", "Cell ss:MergeAcross='16000' ss:MergeDown='1000000'")),
      /^merges more cells than a table has/,
    ],
    [
      "an OpenDocument workbook with a password",
      () =>
        zipped({
          mimetype: "application/vnd.oasis.opendocument.spreadsheet",
          "content.xml": "\u0001",
          "META-INF/manifest.xml": "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>",
        }),
      /^is protected by a password/,
    ],
    ["an Apple Numbers file", () => zipped({ "Index/Document.iwa": "x" }), /^is an Apple Numbers file/],
    [
      "a Word document",
      () =>
        workbook({
          "[Content_Types].xml": (workbookParts()["[Content_Types].xml"] ?? "").replace(
            /spreadsheetml.sheet.main/,
            "wordprocessingml.document.main",
          ),
        }),
      /^is a Word document, not a workbook/,
    ],
    ["a zip of nothing", () => zipSync({}), /not an Excel workbook/],
  ];
  test.each(cases)("%s", async (_name, bytes, words) => {
    await expect(readFile(bytes(), "figures.xlsx")).rejects.toMatchObject({
      name: "UnreadableFileError",
      message: expect.stringMatching(words) as string,
    });
  });
});

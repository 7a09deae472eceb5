import { utils, write, type BookType } from "@e965/xlsx";
import { readFile } from "../../src/documents/readFile";
import { proposeReading } from "../../src/submission/proposeReading";
import { lines } from "../submission/givenFile";
import { sheetXml, utf8, workbook, workbookParts, zipped } from "./givenBytes";

const NAMES = "Provider,Jan-20,Feb-20\r\nHarbor,5,6\r\nElm,7,8\r\n";
const EXPECTED = [
  "B2 Harbor, Data, 2020-01: 5",
  "C2 Harbor, Data, 2020-02: 6",
  "B3 Elm, Data, 2020-01: 7",
  "C3 Elm, Data, 2020-02: 8",
];

const read = (bytes: Uint8Array, name = "Data.csv") => readFile(bytes, name);
const figures = async (bytes: Uint8Array, name?: string) => lines(proposeReading(await read(bytes, name)));

async function refusal(bytes: Uint8Array, name = "figures.xlsx"): Promise<string> {
  try {
    await read(bytes, name);
  } catch (error) {
    expect((error as Error).name).toBe("UnreadableFileError");
    return (error as Error).message;
  }
  throw new Error("was read");
}

function utf16(text: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const bytes = Buffer.from((mark ? "\ufeff" : "") + text, "utf16le");
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
}

function otherWorkbook(type: BookType): Uint8Array {
  const sheet = utils.aoa_to_sheet([
    ["Provider", "Jan-20", "Feb-20"],
    ["Harbor", 5, 6],
    ["Elm", 7, 8],
  ]);
  const book = utils.book_new(sheet, "Data");
  return new Uint8Array(write(book, { type: "array", bookType: type }) as ArrayBuffer);
}

describe("a file is what it holds, whatever it is called", () => {
  const cases: readonly (readonly [string, () => Uint8Array, string])[] = [
    ["text with commas", () => utf8(NAMES), "text with commas (UTF-8)"],
    [
      "a byte-order mark and quotes",
      () => utf8(`\ufeff${NAMES.replace(/\w[\w-]*/g, '"$&"')}`),
      "text with commas (UTF-8)",
    ],
    ["semicolons", () => utf8(NAMES.replaceAll(",", ";")), "text with semicolons (UTF-8)"],
    ["tabs", () => utf8(NAMES.replaceAll(",", "\t")), "text with tabs (UTF-8)"],
    ["bars", () => utf8(NAMES.replaceAll(",", "|")), "text with bars (UTF-8)"],
    ["UTF-16, little end first", () => utf16(NAMES, false, true), "text with commas (UTF-16)"],
    ["UTF-16, big end first", () => utf16(NAMES, true, true), "text with commas (UTF-16)"],
    ["UTF-16 without a mark", () => utf16(NAMES, false, false), "text with commas (UTF-16)"],
    [".xlsx", () => workbook(), "Excel workbook (.xlsx)"],
    [".xls of 1997", () => otherWorkbook("biff8"), "old Excel workbook"],
    [".xls of 1995", () => otherWorkbook("biff5"), "old Excel workbook"],
    [".xls of 1990", () => otherWorkbook("biff2"), "old Excel workbook"],
    ["the XML workbook of 2003", () => otherWorkbook("xlml"), "old Excel workbook"],
    [".xlsb", () => otherWorkbook("xlsb"), "Excel binary workbook (.xlsb)"],
    [".ods", () => otherWorkbook("ods"), "OpenDocument workbook (.ods)"],
    ["a web page", () => otherWorkbook("html"), "web page"],
  ];
  test.each(cases)("%s", async (_name, bytes, format) => {
    const file = await read(bytes(), "Data.pdf");
    expect(file.format).toBe(format);
    const found = lines(proposeReading(file)).map((text) => text.replace(/, Sheet\d, |, Data, /, ", Data, "));
    expect(found).toEqual(EXPECTED);
  });

  test("Windows-1252 where the text is no UTF-8", async () => {
    const bytes = new Uint8Array(Buffer.from(NAMES.replace("Elm", "Caf\u00e9"), "latin1"));
    expect((await figures(bytes))[3]).toBe("C3 Caf\u00e9, Data, 2020-02: 8");
  });

  test("a month such as 01.2024 does not make the point a decimal mark", async () => {
    const bytes = utf8(
      "Träger;Monat;Kennzahl;Wert\r\nCaritas;01.2024;Beratene;1.204\r\nCaritas;01.2024;Quote;45,2\r\nDiakonie;01.2024;Beratene;1.011\r\nDiakonie;01.2024;Quote;38,5\r\n",
    );
    expect(await figures(bytes)).toEqual([
      "D2 Caritas, Beratene, 2024-01: 1204",
      "D3 Caritas, Quote, 2024-01: 45.2",
      "D4 Diakonie, Beratene, 2024-01: 1011",
      "D5 Diakonie, Quote, 2024-01: 38.5",
    ]);
  });

  test("not even where the file ends with it", async () => {
    const bytes = utf8("Träger;Wert;Monat\r\nCaritas;1.204;01.2024\r\nDiakonie;1.011;01.2024");
    expect((await figures(bytes)).map((line) => line.replace(/^.*: /, ""))).toEqual(["1204", "1011"]);
  });

  test("`sep=` names the separator and is no row of the table; cells keep their place", async () => {
    const bytes = utf8(`sep=;\r\n${NAMES.replaceAll(",", ";").replace("5", "5,5")}`);
    expect((await figures(bytes))[0]).toBe("B3 Harbor, Data, 2020-01: 5.5");
  });

  test("titles above the header, separators and line breaks in quotes, rows of different length", async () => {
    const bytes = utf8(`"Visits, by month"\n\nProvider,Jan-20,Feb-20\n"Harbor\nHouse, West",5,6\nElm,7\n`);
    expect(await figures(bytes)).toEqual([
      "B4 Harbor House, West, Visits, by month, 2020-01: 5",
      "C4 Harbor House, West, Visits, by month, 2020-02: 6",
      "B5 Elm, Visits, by month, 2020-01: 7",
    ]);
  });

  test("codes stay text: zeros in front, an E among digits, more digits than a number keeps", async () => {
    const bytes = utf8("Code,Month,Visits\n010001,2020-01,3\n1E5,2020-01,4\n1234567890123456789,2020-01,5\n");
    expect(await figures(bytes)).toEqual([
      "C2 010001, Visits, 2020-01: 3",
      "C3 1E5, Visits, 2020-01: 4",
      "C4 1234567890123456789, Visits, 2020-01: 5",
    ]);
  });

  test("a quote that is never closed is named", async () => {
    const { notes } = await read(utf8('Provider,Jan-20,Feb-20\nHarbor,5,6\n"Elm,7,8\nOak,9,10\n'));
    expect(notes).toEqual(["A quote that is opened in row 3 is never closed: check the rows after it."]);
  });

  test("an export that writes NA for blanks is noticed by its rows of NA", async () => {
    const file = await read(utf8("Visits,NA,NA\nNA,NA,NA\nProvider,Jan-20,Feb-20\nHarbor,5,NA\nElm,7,8\n"));
    expect(file.notes).toEqual(["Whole rows of this file say NA: NA is read as an empty cell."]);
    expect(lines(proposeReading(file))).toHaveLength(3);
  });

  test("100,000 rows are read with progress, and stop where a person stops them", async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `P${i % 50},2020-01,${i}`);
    const bytes = utf8(`Provider,Month,Visits\n${rows.join("\n")}\n`);
    const steps: number[] = [];
    const { sheets } = await readFile(bytes, "long.csv", { onProgress: (done) => steps.push(done) });
    expect(sheets[0]?.block.values).toHaveLength(100_001);
    expect(steps.length).toBeGreaterThan(1);
    const stop = new AbortController();
    const stopped = readFile(bytes, "long.csv", { onProgress: () => stop.abort(), signal: stop.signal });
    await expect(stopped).rejects.toBe(stop.signal.reason);
  });
});

describe("odd workbooks are read", () => {
  test("back-slashes in the zip's names", async () => {
    expect(await figures(zipped(workbookParts(), (name) => name.replaceAll("/", "\\")))).toEqual(EXPECTED);
  });

  test("prefixed XML, no styles, no theme", async () => {
    const prefixed = (xml = "") => xml.replace(/<(\/?)(?=[a-z])/g, "<$1x:").replace(' xmlns="', ' xmlns:x="');
    const parts = workbookParts();
    const names = ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"];
    expect(
      await figures(workbook(Object.fromEntries(names.map((name) => [name, prefixed(parts[name])])))),
    ).toEqual(EXPECTED);
  });

  test("a used range to the sheet's last cell takes neither time nor memory, and a stray cell is named", async () => {
    const rows = `${/<row[\s\S]*<\/row>/.exec(workbookParts()["xl/worksheets/sheet1.xml"] ?? "")?.[0]}<row r="4"><c r="XFD4"><v>1</v></c></row><row r="1048576"><c r="A1048576" s="1"/></row>`;
    const file = await read(workbook({ "xl/worksheets/sheet1.xml": sheetXml(rows) }));
    expect(lines(proposeReading(file))).toEqual(EXPECTED);
    expect(file.notes).toEqual([
      '"Data" has 1 cells far to the right of everything else; they are left out.',
    ]);
    expect(file.sheets[0]?.block.values.length).toBeLessThan(10);
  });

  test("a sheet whose part is missing is named; the others are read", async () => {
    const twoSheets =
      workbookParts()["xl/workbook.xml"]?.replace(
        "</sheets>",
        '<sheet name="Gone" sheetId="2" r:id="rId9"/></sheets>',
      ) ?? null;
    const rels =
      workbookParts()["xl/_rels/workbook.xml.rels"]?.replace(
        "</Relationships>",
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet9.xml"/></Relationships>',
      ) ?? null;
    const file = await read(workbook({ "xl/workbook.xml": twoSheets, "xl/_rels/workbook.xml.rels": rels }));
    expect(lines(proposeReading(file))).toEqual(EXPECTED);
    expect(file.notes).toEqual(['"Gone" could not be read whole: its part of the file is missing.']);
  });

  test("missing shared texts are said", async () => {
    const { notes } = await read(workbook({ "xl/sharedStrings.xml": null }));
    expect(notes).toEqual([
      '"Data" could not be read whole: its 4 texts are kept in a part of the file that is missing.',
    ]);
  });

  test("a chart sheet is named, not dropped in silence", async () => {
    const book =
      workbookParts()["xl/workbook.xml"]?.replace(
        "</sheets>",
        '<sheet name="Picture" sheetId="2" r:id="rId3"/></sheets>',
      ) ?? null;
    const { notes } = await read(workbook({ "xl/workbook.xml": book }));
    expect(notes).toEqual(['"Picture" is a chart sheet and holds no cells.']);
  });

  test("formulas that nobody has calculated are said", async () => {
    const rows = '<row r="1"><c r="A1"><f>1+1</f></c><c r="B1" t="str"><f>"x"</f><v>x</v></c></row>';
    const { notes } = await read(workbook({ "xl/worksheets/sheet1.xml": sheetXml(rows) }));
    expect(notes).toEqual([
      '"Data" has 1 formulas without results. Open the file in Excel and save it to see them.',
    ]);
  });

  test("hidden rows and columns, merged cells, the 1904 system and ISO dates", async () => {
    const rows = '<row r="1" hidden="1"><c r="A1" t="d"><v>2020-01-31</v></c></row>';
    const file = await read(
      workbook({
        "xl/worksheets/sheet1.xml": sheetXml(
          rows,
          '<mergeCells count="1"><mergeCell ref="A1:A3"/></mergeCells>',
        ).replace("<sheetData>", '<cols><col min="2" max="3" hidden="1"/></cols><sheetData>'),
        "xl/workbook.xml":
          workbookParts()["xl/workbook.xml"]?.replace("<workbookPr/>", '<workbookPr date1904="1"/>') ?? null,
      }),
    );
    const [sheet] = file.sheets;
    expect(file.date1904).toBe(true);
    expect(sheet).toMatchObject({
      hiddenRows: [0],
      hiddenColumns: [1, 2],
      merges: [{ top: 0, left: 0, bottom: 2, right: 0 }],
    });
    expect(sheet?.block.values[0]?.[0]).toBe(43861 - 1462);
  });
});

describe("what holds no cells is refused in one sentence that says what to do", () => {
  const end = (bytes: Uint8Array, part: number) => bytes.slice(0, Math.floor(bytes.length * part));
  const compound = (stream: string) => {
    const bytes = new Uint8Array(otherWorkbook("biff8"));
    const name = Buffer.from("Workbook", "utf16le");
    const at = Buffer.from(bytes).indexOf(name);
    const renamed = Buffer.from(stream.padEnd(16, "\0"), "utf16le");
    bytes.set(renamed.subarray(0, 32), at);
    bytes[at + 64 - (at % 128 === 0 ? 0 : at % 128)] = (stream.length + 1) * 2;
    return bytes;
  };
  const junk = Uint8Array.from({ length: 68 }, (_, i) => (i * 37 + 9) % 256);
  const cases: readonly (readonly [string, () => Uint8Array, RegExp])[] = [
    ["zero bytes", () => new Uint8Array(), /^is empty \(0 bytes\)/],
    ["68 bytes of junk", () => junk, /neither a workbook nor text \(68 bytes/],
    [
      "junk that begins like an old workbook",
      () => new Uint8Array([9, 0, 4, 0, 2, 0, 16, 0, ...junk]),
      /neither a workbook nor text/,
    ],
    ["a PDF", () => utf8("%PDF-1.7 …"), /^is a PDF, not a workbook/],
    ["a picture", () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), /^is a picture/],
    ["a Word document", () => compound("WordDocument"), /^is a Word document/],
    [
      "an encrypted workbook",
      () => compound("EncryptedPackage"),
      /protected by a password.*File, Info, Protect Workbook.*save and try again/,
    ],
    ["half an .xlsx", () => end(workbook(), 0.5), /cut off/],
    ["half an .xls", () => end(otherWorkbook("biff8"), 0.3), /damaged or cut off|without a workbook/],
    [
      "a zip with a workbook in it",
      () => zipped({ "in/figures.xlsx": "x" }),
      /zip archive with "figures.xlsx" in it. Unpack it/,
    ],
    ["a zip of anything", () => zipped({ "a.txt": "x" }), /zip archive with no workbook in it/],
    ["JSON", () => utf8('{"a": 1}'), /JSON/],
    ["other XML", () => utf8('<?xml version="1.0"?><rss/>'), /XML file that is no workbook/],
    [
      "a web page without a table",
      () => utf8("<!DOCTYPE html><html><body>Sign in</body></html>"),
      /web page without a table/,
    ],
    ["prose", () => utf8("Dear colleague\nplease find attached\n"), /text but no table/],
    ["gzip", () => new Uint8Array([0x1f, 0x8b, 8, 0]), /packed archive/],
    [
      "XML with a document type",
      () =>
        workbook({
          "xl/workbook.xml": `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${workbookParts()["xl/workbook.xml"]}`,
        }),
      /document type/,
    ],
    ["broken XML", () => workbook({ "xl/workbook.xml": "<workbook>" }), /damaged/],
    ["no workbook part", () => workbook({ "xl/workbook.xml": null }), /no workbook part/],
  ];
  test.each(cases)("%s", async (_name, bytes, words) => {
    const message = await refusal(bytes());
    expect(message).toMatch(words);
    expect(message).not.toContain("\n");
  });

  test("a sheet that names entities of its own is named with its reason, and nothing of them is read", async () => {
    const xml = `<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>${sheetXml('<row r="1"><c r="A1" t="str"><v>&e;</v></c></row>')}`;
    const file = await read(workbook({ "xl/worksheets/sheet1.xml": xml }));
    expect(file.sheets[0]?.block.values).toEqual([]);
    expect(file.notes[0]).toMatch(/"Data" could not be read whole: .*document type/);
  });

  test("a zip bomb is refused by the size it declares, before anything is unpacked", async () => {
    const bytes = workbook({ "xl/worksheets/sheet1.xml": sheetXml(" ".repeat(60_000_000)) });
    expect(bytes.length).toBeLessThan(1_000_000);
    expect(await refusal(bytes)).toMatch(/unpacks to far more than a workbook holds/);
  });

  test("a zip bomb that declares too little is stopped at what it declared", async () => {
    const bytes = workbook({ "xl/worksheets/sheet1.xml": sheetXml(" ".repeat(1_000_000)) });
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + 46 < bytes.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 900_000)
        view.setUint32(at + 24, 5000, true);
    }
    const file = await read(bytes);
    expect(file.sheets[0]?.block.values).toEqual([]);
    expect(file.notes[0]).toMatch(/"Data" could not be read whole/);
  });
});

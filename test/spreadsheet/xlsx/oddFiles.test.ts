import { strFromU8, unzipSync, zipSync } from "fflate";
import { openWorkbook } from "../../../src/spreadsheet/xlsx/openWorkbook";
import { saveWorkbook } from "../../../src/spreadsheet/xlsx/saveWorkbook";
import { partText, trendWorkbook, withParts } from "./samples";

const sheet1 = "xl/worksheets/sheet1.xml";
const book = () => saveWorkbook(trendWorkbook());

/** Opens, checks a cell, changes another, saves, opens again. */
function survives(bytes: Uint8Array): string {
  const opened = openWorkbook(bytes);
  const { cells } = opened.model.sheet("Trend data")!;
  expect(cells.value(1, 0)).toBe("M1");
  expect(opened.model.sheet("Trend data")!.tables[0]!.name).toBe("tblTrend");
  cells.setValue(1, 1, 0.125);
  cells.setValue(40, 1, "new");
  opened.model.sheet("Trend data")!.frozenRows = 1;
  opened.model.sheet("Trend data")!.merges.push({ top: 50, left: 0, bottom: 50, right: 3 });
  const saved = saveWorkbook(opened);
  const again = openWorkbook(saved).model.sheet("Trend data")!;
  expect([again.cells.value(1, 1), again.cells.value(40, 1), again.frozenRows]).toEqual([0.125, "new", 1]);
  expect(again.merges).toHaveLength(1);
  return partText(saved, sheet1);
}

test("XML with a prefix", () => {
  const prefixed = (xml: string) =>
    xml.replace(/<(\/?)(?=[A-Za-z])(?!\w+:)/g, "<$1x:").replace(' xmlns="', ' xmlns:x="');
  const bytes = book();
  const parts = Object.fromEntries(
    [sheet1, "xl/workbook.xml", "xl/styles.xml", "xl/tables/table1.xml"].map((part) => [
      part,
      prefixed(partText(bytes, part)),
    ]),
  );
  expect(survives(withParts(bytes, parts))).toContain("<x:sheetData>");
});

test("the strict namespaces", () => {
  const strict = (xml: string) =>
    xml
      .replaceAll(
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
      )
      .replaceAll(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
      );
  const bytes = book();
  const parts = Object.keys(unzipSync(bytes)).filter((name) => /\.(xml|rels)$/.test(name));
  const strictly = withParts(
    bytes,
    Object.fromEntries(parts.map((part) => [part, strict(partText(bytes, part))])),
  );
  const opened = openWorkbook(strictly);
  const [table] = opened.model.sheet("Trend data")!.tables;
  table!.style = "TableStyleLight1";
  table!.box = { ...table!.box, bottom: table!.box.bottom + 1 };
  expect(partText(saveWorkbook(opened), sheet1)).not.toContain("schemas.openxmlformats.org");
  const saved = survives(
    withParts(bytes, Object.fromEntries(parts.map((part) => [part, strict(partText(bytes, part))]))),
  );
  expect(saved).not.toContain("schemas.openxmlformats.org/spreadsheetml");
});

const utf16 = (xml: string, declared: boolean): Uint8Array<ArrayBuffer> => {
  const text = `<?xml version="1.0" encoding="utf-16"?>${xml.replace(/^<\?xml.*?\?>/, "")}`;
  return new Uint8Array(Buffer.from(text, declared ? "utf16le" : "utf8"));
};

test.each([
  ["in UTF-16, without a mark", true],
  ["that only say that they are in UTF-16", false],
])("parts %s are saved as what they then say", (_name, declared) => {
  const bytes = book();
  const names = [sheet1, "xl/workbook.xml", "xl/styles.xml", "xl/tables/table1.xml"];
  const parts = names.map((part) => [part, utf16(partText(bytes, part), declared)] as const);
  const saved = survives(withParts(bytes, Object.fromEntries(parts)));
  expect(saved).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>/);
});

test("a list of content types in other letters", () => {
  const files = unzipSync(book());
  const { "[Content_Types].xml": types, ...others } = files;
  survives(zipSync({ ...others, "[content_types].xml": types! }));
});

test("back-slashes in the zip's names, other case, absolute targets, no styles, no theme", () => {
  const files = unzipSync(book());
  const odd: Record<string, Uint8Array> = {};
  for (const [name, bytes] of Object.entries(files)) {
    if (name === "xl/theme/theme1.xml" || name === "xl/styles.xml") continue;
    const text = strFromU8(bytes);
    const rels = name === "xl/_rels/workbook.xml.rels";
    const changed = rels
      ? text
          .replace(/Target="worksheets\/sheet1.xml"/, 'Target="/xl/Worksheets/Sheet1.xml"')
          .replace(/<Relationship [^>]*(styles|theme)[^>]*>/g, "")
      : text;
    odd[name.replaceAll("/", "\\")] = new TextEncoder().encode(changed);
  }
  survives(zipSync(odd));
});

test("rows and cells without addresses, and rows out of order", () => {
  const bytes = book();
  const xml = partText(bytes, sheet1);
  survives(
    withParts(bytes, {
      [sheet1]: xml.replace(/ r="[A-Z]*\d+"/g, (all, at: number) =>
        xml[at - 1] === "c" || xml.slice(at - 3, at) === "row" ? "" : all,
      ),
    }),
  );
  const [, head, body, tail] = /^([\s\S]*<sheetData>)([\s\S]*)(<\/sheetData>[\s\S]*)$/.exec(xml)!;
  const rows = body!
    .match(/<row[\s\S]*?<\/row>/g)!
    .reverse()
    .join("");
  expect(survives(withParts(bytes, { [sheet1]: head! + rows + tail! }))).toMatch(
    /<row r="1"[\s\S]*<row r="2"[\s\S]*<row r="41"/,
  );
});

test("dates of the 1904 system, ISO dates, formatted and phonetic texts, booleans, errors", () => {
  const bytes = book();
  const cells =
    '<row r="60"><c r="A60" t="d"><v>2026-09-01</v></c><c r="B60" t="b"><v>1</v></c><c r="C60" t="e"><v>#DIV/0!</v></c>' +
    '<c r="D60" t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r><rPh sb="0" eb="1"><t>X</t></rPh></is></c>' +
    '<c r="E60" t="str"><f>"x"&amp;"y"</f><v>xy</v></c><c r="F60" t="d"><v>2026-09-01T12:00:00</v></c></row>';
  const workbook = partText(bytes, "xl/workbook.xml").replace("<workbookPr/>", '<workbookPr date1904="1"/>');
  const read = (parts: Record<string, string>) => {
    const { model } = openWorkbook(withParts(bytes, parts));
    return {
      model,
      row: model.sheets[0]!.cells.read({ top: 59, left: 0, bottom: 59, right: 5 })[0]!.map(String),
    };
  };
  const sheet = { [sheet1]: partText(bytes, sheet1).replace("</sheetData>", `${cells}</sheetData>`) };
  expect(read(sheet).row).toEqual(["46266", "true", "#DIV/0!", "a b", "xy", "46266.5"]);
  const old = read({ ...sheet, "xl/workbook.xml": workbook });
  expect(old.model.date1904).toBe(true);
  expect(old.row[0]).toBe(String(46266 - 1462));
  expect(old.model.sheets[0]!.cells.formula(59, 4)).toBe('="x"&"y"');
});

test("a chart sheet keeps its tab when sheets are added and moved", () => {
  const bytes = book();
  const tab =
    '<sheet name="Picture" sheetId="9" r:id="rId99" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>';
  const relationship =
    '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chartsheets/sheet1.xml"/>';
  const opened = openWorkbook(
    withParts(bytes, {
      "xl/workbook.xml": partText(bytes, "xl/workbook.xml").replace(
        /(<sheet [^>]*name="Trend data"[^>]*>)/,
        `$1${tab}`,
      ),
      "xl/_rels/workbook.xml.rels": partText(bytes, "xl/_rels/workbook.xml.rels").replace(
        "</Relationships>",
        `${relationship}</Relationships>`,
      ),
      "xl/chartsheets/sheet1.xml":
        '<chartsheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
    }),
  );
  expect(opened.model.sheets.map(({ name }) => name)).toEqual(["Trend data", "Trends"]);
  const added = opened.model.addSheet("Added", 0);
  opened.model.activeSheet = added;
  opened.model.names.push({
    name: "Local",
    formula: "='Trend data'!$A$1",
    comment: "",
    visible: true,
    sheet: opened.model.sheets[1]!,
  });
  const workbook = partText(saveWorkbook(opened), "xl/workbook.xml");
  expect([...workbook.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map((match) => match[1])).toEqual([
    "Added",
    "Trend data",
    "Picture",
    "Trends",
  ]);
  expect(workbook).toMatch(/name="Local"[^>]*localSheetId="1"/);
});

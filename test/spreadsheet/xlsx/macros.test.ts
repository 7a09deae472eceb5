import { openWorkbook } from "../../../src/spreadsheet/xlsx/openWorkbook";
import { readZip, unpack } from "../../../src/spreadsheet/xlsx/package/zip";
import { saveWorkbook } from "../../../src/spreadsheet/xlsx/saveWorkbook";
import { utf8, workbookParts, zipped } from "../../documents/givenBytes";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MACROS =
  '<Relationship Id="rId8" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>';

/** A workbook with macros and a button, as Excel packs them. */
function macroWorkbook(): Uint8Array {
  const parts = workbookParts();
  const types = parts["[Content_Types].xml"] ?? "";
  const relationships = parts["xl/_rels/workbook.xml.rels"] ?? "";
  return zipped({
    ...parts,
    "[Content_Types].xml": types
      .replace(/application[^"]*sheet\.main\+xml/, "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
      .replace(
        "</Types>",
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
      ),
    "xl/_rels/workbook.xml.rels": relationships.replace("</Relationships>", `${MACROS}</Relationships>`),
    "xl/vbaProject.bin": "Sub Button_Click()",
    "xl/ctrlProps/ctrlProp1.xml": "<formControlPr/>",
    "xl/worksheets/_rels/sheet1.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/ctrlProp" Target="../ctrlProps/ctrlProp1.xml"/></Relationships>`,
  });
}

test("macros and controls are kept when a sheet is added and the workbook saved", () => {
  const opened = openWorkbook(macroWorkbook());
  opened.model.addSheet("Agenda");
  const saved = new Map(readZip(saveWorkbook(opened)).map((entry) => [entry.name, entry]));
  const bytesOf = (name: string) => {
    const entry = saved.get(name);
    return entry && unpack(entry);
  };
  expect(bytesOf("xl/vbaProject.bin")).toEqual(utf8("Sub Button_Click()"));
  expect(bytesOf("xl/ctrlProps/ctrlProp1.xml")).toEqual(utf8("<formControlPr/>"));
  const text = (name: string) => new TextDecoder().decode(bytesOf(name));
  expect(text("[Content_Types].xml")).toContain("sheet.macroEnabled.main+xml");
  expect(text("xl/_rels/workbook.xml.rels")).toContain("vbaProject.bin");
});

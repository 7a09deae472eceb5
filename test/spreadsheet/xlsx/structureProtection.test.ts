import { WorkbookModel } from "../../../src/spreadsheet/model/workbook";
import { openWorkbook } from "../../../src/spreadsheet/xlsx/openWorkbook";
import { saveWorkbook } from "../../../src/spreadsheet/xlsx/saveWorkbook";
import { partText, withParts } from "./samples";
import { schemaFindings, schemaTest } from "./schemaCheck";

const PART = "xl/workbook.xml";

function givenProtected(password: string): WorkbookModel {
  const model = new WorkbookModel();
  model.addSheet("Start");
  model.structureProtection = { password };
  return model;
}

test("a protected list of sheets without a password comes back as that", () => {
  const opened = openWorkbook(saveWorkbook(givenProtected("")));
  expect(opened.model.structureProtection).toEqual({ password: "" });
});

test("of a password only its hash is in the file, and it stays when the file is saved again", () => {
  const opened = openWorkbook(saveWorkbook(givenProtected("secret")));
  expect(opened.model.structureProtection).toEqual({ password: null });
  opened.model.addSheet("More");
  expect(openWorkbook(saveWorkbook(opened)).model.structureProtection).toEqual({ password: null });
});

test("protection that is taken away is gone from the file", () => {
  const opened = openWorkbook(saveWorkbook(givenProtected("secret")));
  opened.model.structureProtection = null;
  expect(openWorkbook(saveWorkbook(opened)).model.structureProtection).toBeNull();
});

test("protection of something else than the list of sheets stays when a sheet is added", () => {
  const bytes = saveWorkbook(givenProtected(""));
  const revisions = '<workbookProtection lockRevision="1"/>';
  const xml = partText(bytes, PART).replace(/<workbookProtection[^>]*>/, revisions);
  const opened = openWorkbook(withParts(bytes, { [PART]: xml }));
  opened.model.addSheet("More");
  expect(partText(saveWorkbook(opened), PART)).toContain(revisions);
});

schemaTest("the file is valid with it", () => {
  expect(schemaFindings(saveWorkbook(givenProtected("secret")))).toEqual([]);
});

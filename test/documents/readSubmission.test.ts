import { readSubmission } from "../../src/documents/readSubmission";
import { saveWorkbook } from "../../src/spreadsheet/xlsx/saveWorkbook";
import type { Submission } from "../../src/submission/submission";
import { givenTemplate } from "./givenTemplate";

/** A filled template becomes tables again, known by what stands inside it. */

async function submissionOf(bytes: Uint8Array, name = "CW.xlsx"): Promise<Submission> {
  const incoming = await readSubmission(bytes, name);
  if (incoming.kind !== "template") throw new Error(`${name} was read as another file`);
  return incoming.submission;
}

test("a template is known by its named cells, whatever the file is called", async () => {
  const template = givenTemplate();
  template.fill("tblMeasures", 1, { numerator: 12, denominator: 20 });
  const { file, workbook } = await submissionOf(
    saveWorkbook(template.model),
    "C:\\in\\September final (2).xlsx",
  );
  expect(file).toBe("September final (2).xlsx");
  expect(workbook.identity).toEqual({
    contractId: "CW-2026",
    providerId: template.provider.id,
    period: "2026-09",
    templateVersion: "1",
  });
});

test("tables come with their headers, values, formulas and their place on the sheet", async () => {
  const template = givenTemplate();
  template.fill("tblMeasures", 1, { numerator: 12, denominator: 20 });
  const measures = (await submissionOf(saveWorkbook(template.model))).workbook.tables.get("tblmeasures")!;
  const column = (name: string) => measures.values[0]!.indexOf(name);
  expect([measures.sheet, measures.row, measures.column]).toEqual(["Data", 3, 0]);
  expect(measures.values[1]![column("numerator")]).toBe(12);
  expect(measures.formulas![1]![column("rate")]).toMatch(/^=IF\(/);
  expect(measures.formulas![1]![column("numerator")]).toBe("");
});

test("the hash is of what was entered: saving again keeps it, another figure changes it", async () => {
  const template = givenTemplate();
  template.fill("tblMeasures", 1, { numerator: 12, denominator: 20 });
  const first = await submissionOf(saveWorkbook(template.model));
  template.model.sheet("Data")!.columnWidths.set(0, 40);
  const savedAgain = await submissionOf(saveWorkbook(template.model), "copy.xlsx");
  template.fill("tblMeasures", 1, { numerator: 13 });
  const changed = await submissionOf(saveWorkbook(template.model));
  expect(savedAgain.hash).toBe(first.hash);
  expect(changed.hash).not.toBe(first.hash);
});

test("a program that drops tables leaves their headers: they are enough", async () => {
  const template = givenTemplate();
  template.fill("tblMeasures", 1, { numerator: 12, denominator: 20 });
  const whole = (await submissionOf(saveWorkbook(template.model))).workbook.tables;
  for (const sheet of template.model.sheets) sheet.tables.length = 0;
  const { tables } = (await submissionOf(saveWorkbook(template.model))).workbook;
  for (const name of ["tblmeasures", "tblbreakdowns", "tblpathway", "tblnarrative", "tblactions"]) {
    const { sheet, row, values } = tables.get(name)!;
    expect([name, sheet, row, values[1]]).toEqual([
      name,
      whole.get(name)!.sheet,
      whole.get(name)!.row,
      whole.get(name)!.values[1],
    ]);
  }
});

test("another file of figures is another file", async () => {
  const incoming = await readSubmission(
    new TextEncoder().encode("site,month,visits\nA,2026-09,12\n"),
    "x.csv",
  );
  expect(incoming.kind).toBe("other");
});

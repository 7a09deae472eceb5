import { checkData } from "../../src/workflows/checkData";
import { correct } from "../../src/workflows/correct";
import { refresh } from "../../src/workflows/refresh";
import type { Problem } from "../../src/submission/problem";
import { type Changes, givenFile } from "../submission/checks/givenSubmission";
import { setDay } from "../documents/checkSheetVerdicts";
import { done, givenBookOf } from "./givenContractBook";

/** The template in an Excel of its own, checked on 8 October 2026. */
async function givenOpenTemplate(changes: Changes = {}) {
  const { model } = givenFile(changes);
  setDay(model, 46_303);
  return givenBookOf(model);
}

const places = (problems: readonly Problem[]) =>
  problems.map(({ code, severity, sheet, cell }) => `${code} ${severity} ${sheet}!${cell}`);

test("a template that is open is ready to send, and nothing is written to it", async () => {
  const book = await givenOpenTemplate();
  const sheets = book.model.sheets.map(({ name }) => name);
  expect(done(await checkData())).toEqual({ problems: [], summary: "Ready to send", isTemplate: true });
  expect(book.model.sheets.map(({ name }) => name)).toEqual(sheets);
});

test("what is wrong in it is named with its cell: entries, links to other files, hidden rows, further sheets", async () => {
  await givenOpenTemplate({
    change: ({ fill, model }) => {
      fill("tblMeasures", 1, { numerator: 30, denominator: 20 });
      fill("tblMeasures", 2, { n: null });
      const { cells } = model.sheet("Data")!;
      cells.setFormula(6, 7, "=IFERROR('[Clients.xlsx]Counts'!B2,70)");
      cells.setResult(6, 7, 70);
      model.sheet("Pathway")!.hiddenRows.add(4);
      model.addSheet("Intake").cells.setValue(2, 1, "Last name");
    },
  });
  const { problems, summary } = done(await checkData());
  expect(places(problems)).toEqual([
    "DQ10 stop Data!F5",
    "DQ32 stop Intake!A1",
    "DQ35 ask Data!I6",
    "DQ19 ask Data!H7",
    "DQ36 note Pathway!A5",
  ]);
  expect(summary).toBe("2 things to fix, 2 questions");
});

test("a correction is entered by a click, with a word in the row's note, and never by itself", async () => {
  const book = await givenOpenTemplate({
    change: ({ fill }) => fill("tblMeasures", 1, { numerator: "60 ", note: "Two moved." }),
  });
  const [problem] = done(await checkData()).problems;
  expect(book.cell("Data!F5")).toBe("60 ");
  expect(problem?.correction).toEqual([{ cell: "F5", was: "60 ", value: 60 }]);
  done(await correct(problem!));
  expect(book.cell("Data!F5")).toBe(60);
  expect(book.cell("Data!O5")).toBe('Two moved. F5 was "60 ", corrected to 60.');
  expect(done(await checkData()).summary).toBe("Ready to send");
});

test("numbers that were swapped change their places", async () => {
  const book = await givenOpenTemplate({
    change: ({ fill }) => fill("tblMeasures", 1, { numerator: 100, denominator: 60 }),
  });
  const problem = done(await checkData()).problems.find(({ code }) => code === "DQ10");
  done(await correct(problem!));
  expect([book.cell("Data!F5"), book.cell("Data!G5")]).toEqual([60, 100]);
});

test("an entry that has changed since is left alone", async () => {
  const book = await givenOpenTemplate({
    change: ({ fill }) => fill("tblMeasures", 1, { numerator: "60 " }),
  });
  const [problem] = done(await checkData()).problems;
  book.model.sheet("Data")!.cells.setValue(4, 5, 59);
  expect(await correct(problem!)).toMatchObject({ kind: "failed", code: "EntryChanged" });
  expect(book.cell("Data!F5")).toBe(59);
});

test("a refresh of a template says what to do instead, and makes no sheets", async () => {
  const book = await givenOpenTemplate();
  expect(await refresh()).toMatchObject({ kind: "failed", code: "IsTemplate" });
  expect(book.model.sheet("Summary")).toBeUndefined();
});

import type { Problem } from "../../src/submission/problem";
import { tblAnswers } from "../../src/submission/recordTables";
import type { WorkbookModel } from "../../src/spreadsheet/model/workbook";
import { saveWorkbook } from "../../src/spreadsheet/xlsx/saveWorkbook";
import { answer } from "../../src/workflows/answer";
import { checkData } from "../../src/workflows/checkData";
import { importFiles } from "../../src/workflows/importSubmissions";
import { setDay } from "../documents/checkSheetVerdicts";
import { columnOf, done, givenBookOf, picture } from "./givenContractBook";
import { type Filled, givenContractOf, givenFilled, givenNewContract } from "./givenSubmissions";

/** What a provider answers in its own file comes along with the figures, and is not asked again. */

jest.setTimeout(60_000);

const TODAY = { today: "2026-10-08" };
const setup = givenContractOf();
const WORDS = "=1+1 closed in August";

/** A row whose denominator is text: one reading, and a question whether it is the right one. */
const asked = (n = 1): Filled => {
  const filled = givenFilled(setup, n).fillAll().fill("tblMeasures", 1, { denominator: "80 " });
  setDay(filled.model, 46_303);
  return filled;
};

const questions = (problems: readonly Problem[], code = "DQ16") =>
  problems.filter((problem) => problem.code === code);

/** The provider opens the file and answers the question about that row in the pane. */
async function answered(filled: Filled, words = WORDS): Promise<Filled> {
  await givenBookOf(filled.model);
  const [problem] = questions(done(await checkData()).problems);
  const draft = { text: "", words, by: "P. Rovider" };
  done(await answer(problem!, draft, { today: "2026-10-05" }));
  return filled;
}

const importAll = async (...files: readonly { readonly model: WorkbookModel }[]) =>
  done(
    await importFiles(
      files.map(({ model }, i) => ({ name: `file ${i + 1}.xlsx`, bytes: saveWorkbook(model) })),
      TODAY,
    ),
  );

/** What names an entry of the first row of Provider 1. */
const keyOf = (column: string): string => {
  const indicator = String(givenFilled(setup).at("tblMeasures", 1, "indicator_id"));
  return `tblMeasures|PRV-0001|${indicator}|ALL|2026-09|${column}`;
};

/** A row of answers as another program, or a person, would type it. */
function typeAnswer(filled: Filled, row: readonly (string | number)[]): Filled {
  const sheet = filled.model.sheet("Answers")!;
  const { box } = sheet.tables.find(({ name }) => name === tblAnswers.name)!;
  row.forEach((entry, i) => sheet.cells.setValue(box.bottom, box.left + i, entry));
  return filled;
}

test("an answer in the file settles its question, and is kept with its words, name and day", async () => {
  const filled = await answered(asked());
  const book = await givenNewContract(setup);
  const { files } = await importAll(filled);
  expect(questions(files[0]!.problems)).toEqual([]);
  expect(files[0]!.sentence).toMatch(/^\d+ new, 1 answer to questions\.$/);
  expect(columnOf(book, "tblAnswers", "code")).toEqual(["DQ16"]);
  expect(columnOf(book, "tblAnswers", "text")).toEqual([WORDS]);
  expect(columnOf(book, "tblAnswers", "by")).toEqual(["P. Rovider"]);
  expect(columnOf(book, "tblAnswers", "on")).toEqual([46_300]);
  const { formulas } = picture(book, "Records") as { formulas: unknown[] };
  expect(formulas).toEqual([]);
});

test("the contract workbook does not ask it either, and asks when the figure is another one", async () => {
  const filled = await answered(asked());
  await givenNewContract(setup);
  await importAll(filled);
  expect(questions(done(await checkData()).problems)).toEqual([]);
  filled.fill("tblMeasures", 1, { denominator: "81 " });
  const { files } = await importAll(filled);
  expect(questions(files[0]!.problems)).toHaveLength(1);
});

test("the same file again changes nothing", async () => {
  const filled = await answered(asked());
  const book = await givenNewContract(setup);
  await importAll(filled);
  const before = picture(book, "Records");
  const { files } = await importAll(filled);
  expect(files[0]).toMatchObject({ outcome: "repeated", sentence: "The workbook has all of it already." });
  expect(picture(book, "Records")).toEqual(before);
});

test("figures that are known and an answer that is new are worth an import", async () => {
  const filled = asked();
  const book = await givenNewContract(setup);
  const first = await importAll(filled);
  expect(questions(first.files[0]!.problems)).toHaveLength(1);
  const model = filled.model;
  await answered(filled);
  const again = await givenBookOf(book.model);
  const { files } = await importAll({ model });
  expect(files[0]).toMatchObject({ outcome: "ready", counts: { added: 0, changed: 0 } });
  expect(columnOf(again, "tblAnswers", "text")).toEqual([WORDS]);
});

test("nobody answers for another provider", async () => {
  const stranger = typeAnswer(asked(2), [
    "DQ16",
    keyOf("denominator"),
    "80 ",
    "PRV-0002 says so",
    "x",
    46_300,
  ]);
  const book = await givenNewContract(setup);
  const { files } = await importAll(stranger, asked(1));
  expect(files.map(({ problems }) => questions(problems).length)).toEqual([1, 1]);
  expect(columnOf(book, "tblAnswers", "text")).toEqual([null]);
});

test("what the agency answered before stands", async () => {
  const book = await givenNewContract(setup);
  await importAll(asked());
  const [problem] = questions(done(await checkData()).problems);
  done(await answer(problem!, { text: "", words: "Asked by phone", by: "R. Lee" }, TODAY));
  const filled = await answered(asked());
  const again = await givenBookOf(book.model);
  await importAll(filled);
  expect(columnOf(again, "tblAnswers", "text")).toEqual(["Asked by phone"]);
});

test("why a figure changed, said in the file before it was sent, is the reason", async () => {
  const book = await givenNewContract(setup);
  const filled = givenFilled(setup).fillAll().fill("tblMeasures", 1, { data_status: "final" });
  await importAll(filled);
  filled.fill("tblMeasures", 1, { numerator: 61 });
  typeAnswer(filled, ["DQ22", keyOf("numerator"), "60/80, 61/80", "A late form", "", 46_300]);
  const { files } = await importAll(filled);
  expect(files[0]!.counts).toMatchObject({ changed: 1, waiting: 0 });
  expect(columnOf(book, "tblRevisions", "reason")[0]).toBe("A late form");
  expect(columnOf(book, "tblAnswers", "by")).toEqual(["PRV-0001"]);
});

test("who a client is is looked for in answers too", async () => {
  await givenNewContract(setup);
  const { files } = await importAll(
    typeAnswer(asked(), ["DQ16", keyOf("denominator"), "80 ", "SSN 123-45-6789", "", ""]),
  );
  expect(files[0]!.outcome).toBe("refused");
  expect(JSON.stringify(files)).not.toContain("6789");
});

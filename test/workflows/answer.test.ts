import type { Problem } from "../../src/submission/problem";
import { answer } from "../../src/workflows/answer";
import { checkData } from "../../src/workflows/checkData";
import { refresh } from "../../src/workflows/refresh";
import { readSettings } from "../../src/workflows/settings";
import { setDay } from "../documents/checkSheetVerdicts";
import { givenFile } from "../submission/checks/givenSubmission";
import { columnOf, done, givenBookOf, givenContractBook, picture } from "./givenContractBook";

const TODAY = { today: "2026-10-09" };
const INDICATOR = {
  indicator_id: "share",
  name: "Attended",
  type: "outcome",
  unit: "percent",
  direction: "increase",
  aggregation: "last",
  cadence: "monthly",
  counts_people: "yes",
};
const measure = (period: string, value: number | string) => ({
  provider_id: "PRV-1",
  indicator_id: "share",
  period,
  value,
});

function givenBook(entry: number | string) {
  return givenContractBook({
    tblMeasures: [measure("2026-08", 0.6), measure("2026-09", entry)],
    tblIndicators: [INDICATOR],
    tblTargets: [
      { provider_id: null, indicator_id: "share", effective_from: 46_000, value: 0.7, kind: "contract" },
    ],
    tblContract: [{ key: "as_of", value: "2026-10-08" }],
  });
}

const asksOf = (problems: readonly Problem[]) => problems.filter(({ severity }) => severity === "ask");

async function onlyAsk(): Promise<Problem> {
  const asks = asksOf(done(await checkData()).problems);
  expect(asks).toHaveLength(1);
  return asks[0]!;
}

test("an answer is kept with its words, name and day on a sheet of its own, and no figure is touched", async () => {
  const book = await givenBook(70);
  const ask = await onlyAsk();
  const figures = picture(book, "Measures");
  const draft = { text: "Read as 0.7", words: "+1 said the phone", by: "R. Lee" };
  const { problems, summary } = done(await answer(ask, draft, TODAY));
  expect([asksOf(problems), summary]).toEqual([[], "Nothing to fix and no questions."]);
  expect(picture(book, "Measures")).toEqual(figures);
  expect(book.cells("Answers!A1:F2")).toEqual([
    ["code", "key", "value", "text", "by", "on"],
    [
      "DQ15",
      "tblMeasures|PRV-1|share|2026-09|value",
      "70",
      "Read as 0.7. +1 said the phone",
      "R. Lee",
      46_304,
    ],
  ]);
  expect(book.numberFormat("Answers!C2")).toBe("@");
  expect(columnOf(book, "acmProblems", "Status")).toEqual(["no longer found"]);
});

test("the figure is used as it was answered, in the check and in a refresh", async () => {
  await givenBook(70);
  done(await answer(await onlyAsk(), { text: "Read as 0.7", words: "", by: "R. Lee" }, TODAY));
  expect(asksOf(done(await checkData()).problems)).toEqual([]);
  const { findings } = done(await refresh());
  expect(findings[0]!.points.map(({ value }) => value)).toEqual([0.6, 0.7]);
});

test("a figure that changes is asked about again", async () => {
  const book = await givenBook(70);
  done(await answer(await onlyAsk(), { text: "Read as 0.7", words: "", by: "R. Lee" }, TODAY));
  book.type("Measures!D3", 71);
  expect((await onlyAsk()).question?.value).toBe("71");
});

test("whoever answered is offered as the name next time; a second answer takes the first one's place", async () => {
  const book = await givenBook("-");
  const ask = await onlyAsk();
  done(await answer(ask, { text: "Read as ND", words: "", by: " R. Lee " }, TODAY));
  expect(done(await readSettings()).author).toBe("R. Lee");
  done(await answer(ask, { text: "Read as NA", words: "closed", by: "S. Moe" }, { today: "2026-10-12" }));
  expect(columnOf(book, "tblAnswers", "text")).toEqual(["Read as NA. closed"]);
  expect(columnOf(book, "tblAnswers", "by")).toEqual(["S. Moe"]);
});

test("a table of answers that a person has moved and widened is used as it stands", async () => {
  const book = await givenContractBook({
    tblMeasures: [measure("2026-08", 0.6), measure("2026-09", 70)],
    tblIndicators: [INDICATOR],
    tblTargets: [
      { provider_id: null, indicator_id: "share", effective_from: 46_000, value: 0.7, kind: "contract" },
    ],
    tblContract: [{ key: "as_of", value: "2026-10-08" }],
    tblAnswers: [{ mine: "seen", text: "kept", key: "tblMeasures|other|value", code: "DQ20" }],
  });
  done(await answer(await onlyAsk(), { text: "Read as 0.7", words: "", by: "R. Lee" }, TODAY));
  expect(book.model.sheets.filter(({ name }) => name.startsWith("Answers"))).toHaveLength(1);
  expect(columnOf(book, "tblAnswers", "mine")).toEqual(["seen", null]);
  expect(columnOf(book, "tblAnswers", "text")).toEqual(["kept", "Read as 0.7"]);
  expect(columnOf(book, "tblAnswers", "by")).toEqual([null, "R. Lee"]);
});

test("an answer without a name, or without words, is refused and nothing is written", async () => {
  const book = await givenBook(70);
  const ask = await onlyAsk();
  for (const draft of [
    { text: "Read as 0.7", words: "", by: "  " },
    { text: "", words: "  ", by: "R. Lee" },
  ]) {
    expect(await answer(ask, draft, TODAY)).toMatchObject({ kind: "failed", code: "NoAnswer" });
  }
  expect(book.model.sheet("Answers")).toBeUndefined();
});

test("a template takes answers; one from before it had a table for them asks and takes none", async () => {
  const { model } = givenFile({ change: ({ fill }) => fill("tblMeasures", 2, { n: null }) });
  setDay(model, 46_303);
  const answers = model.sheet("Answers")!;
  const [table] = answers.tables.splice(0, 1);
  await givenBookOf(model);
  expect((await onlyAsk()).question).toBeUndefined();
  answers.tables.push(table!);
  await givenBookOf(model);
  const ask = await onlyAsk();
  const draft = { text: "The number of cases is not known", words: "", by: "P. Rovider" };
  expect(done(await answer(ask, draft, TODAY)).summary).toBe("Ready to send");
});

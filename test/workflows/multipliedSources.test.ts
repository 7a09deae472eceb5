import type { SourceProposal } from "../../src/submission/sources/sourceProposal";
import { importFiles } from "../../src/workflows/importSubmissions";
import { readFile } from "../../src/workflows/readFile";
import { columnOf, done } from "./givenContractBook";
import { desk, givenContract, said, xlsx } from "./givenOtherFiles";

/** "£000" and the like: asked once, then multiplied, and never in silence. */

jest.setTimeout(60_000);

const MONTHS = ["2026-07", "2026-08", "2026-09"];
const visits = (name: string, title: string, months = 2) =>
  xlsx(name, {
    Visits: [
      [title],
      ["Site", ...MONTHS.slice(0, months)],
      ["Harbor House", ...[40, 44, 51].slice(0, months)],
      ["Bridge Center", ...[23, 28, 19].slice(0, months)],
    ],
  });

const answered = (proposal: SourceProposal | null, value: string) =>
  said(
    proposal,
    { kind: "question", table: 0, id: "thousands:in thousands", value },
    { kind: "name", part: "indicators", label: "Home visits, in thousands", id: "visits" },
  );

async function firstMonth(value: string) {
  const book = await givenContract();
  const file = visits("a.xlsx", "Home visits, in thousands");
  const [first] = await desk().preview(file);
  const sources = { "a.xlsx": answered(first!.proposal, value) };
  const { files } = await desk({ sources }).import(file);
  return { book, first: first!, imported: files[0]! };
}

test("it is asked, and what is imported is multiplied and says so", async () => {
  const { book, first, imported } = await firstMonth("yes");
  expect(first).toMatchObject({ outcome: "unknown", counts: { added: 0 } });
  expect(first.proposal!.points).toContain(
    'The file says "in thousands". Are these figures to be multiplied by 1,000?',
  );
  expect(imported).toMatchObject({ outcome: "ready", counts: { added: 4 } });
  expect(imported.reading!.details).toContain(
    'The file says "in thousands": these figures are multiplied by 1,000.',
  );
  expect(columnOf(book, "tblMeasures", "value")).toEqual([40_000, 44_000, 23_000, 28_000]);
  expect(new Set(columnOf(book, "tblMeasures", "note"))).toEqual(
    new Set(['Source: "in thousands" in the file; multiplied by 1,000.']),
  );
});

test("figures that are written in full stay as they are, without a note", async () => {
  const { book, imported } = await firstMonth("no");
  expect(imported.reading!.details).toContain(
    'The file says "in thousands": these figures are read as written.',
  );
  expect(columnOf(book, "tblMeasures", "value")).toEqual([40, 44, 23, 28]);
  expect(book.table("tblMeasures").columns.map(({ name }) => name)).not.toContain("note");
});

test("the next month is one click; the same file changes nothing; other words are asked about", async () => {
  const { book } = await firstMonth("yes");
  const same = visits("b.xlsx", "Home visits, in thousands");
  expect((await desk().preview(same))[0]).toMatchObject({
    outcome: "repeated",
    reading: { isRemembered: true },
  });
  const next = await desk().import(visits("c.xlsx", "Home visits, in thousands", 3));
  expect(next.files[0]).toMatchObject({ counts: { added: 2, repeated: 4 } });
  expect(columnOf(book, "tblMeasures", "value")).toContain(51_000);

  const [millions] = await desk().preview(visits("d.xlsx", "Home visits, in millions"));
  expect(millions).toMatchObject({ outcome: "changed", counts: { added: 0 } });
  expect(millions!.problems.map(({ message }) => message)).toEqual(
    expect.arrayContaining([
      'New: The file says "in millions". Are these figures to be multiplied by 1,000,000?',
      expect.stringMatching(/^The file no longer says "in thousands"/),
    ]),
  );
  const [full] = await desk().preview(visits("e.xlsx", "Home visits"));
  expect(full).toMatchObject({ outcome: "changed", counts: { changed: 0 } });
});

test("what was said can be corrected later", async () => {
  await firstMonth("yes");
  const file = visits("b.xlsx", "Home visits, in thousands", 3);
  const [remembered] = await desk().preview(file);
  expect(remembered!.proposal!.tables[0]!.answers).toEqual({ "thousands:in thousands": "yes" });
  const sources = { "b.xlsx": answered(remembered!.proposal, "no") };
  const [corrected] = await desk({ sources }).preview(file);
  expect(corrected!.counts).toMatchObject({ added: 2, waiting: 4 });
});

test("only the columns whose headers say so are multiplied, and no percentage is", async () => {
  const book = await givenContract();
  const file = xlsx("a.xlsx", {
    Figures: [
      ["Provider", "Month", "Home visits (000s)", "Appointments kept"],
      ["Harbor House", "2026-08", 4, 0.875],
      ["Bridge Center", "2026-08", 1.5, 0.9],
    ],
  });
  const [first] = await desk().preview(file);
  const questions = first!.proposal!.tables[0]!.questions;
  const sources = {
    "a.xlsx": said(
      first!.proposal,
      ...questions.map(({ id, options }) => ({
        kind: "question" as const,
        table: 0,
        id,
        value: (options.find(({ value }) => value === "separate") ?? options[0])!.value,
      })),
      { kind: "name", part: "indicators", label: "Home visits (000s)", id: "visits" },
    ),
  };
  const { files } = await desk({ sources }).import(file);
  expect(files[0]).toMatchObject({ counts: { added: 4, setAside: 0 } });
  expect(columnOf(book, "tblMeasures", "value")).toEqual([4000, 0.875, 1500, 0.9]);
});

test("a small count in thousands is no suppressed one", async () => {
  const book = await givenContract();
  const file = xlsx("a.xlsx", {
    Visits: [
      ["Home visits, in thousands"],
      ["Site", "2026-07", "2026-08"],
      ["Harbor House", "<5", 44],
      ["Bridge Center", 23, 28],
    ],
  });
  const [first] = await desk().preview(file);
  const sources = { "a.xlsx": answered(first!.proposal, "yes") };
  const { files } = await desk({ sources }).import(file);
  expect(files[0]).toMatchObject({ counts: { added: 3, setAside: 1 } });
  expect(files[0]!.problems[0]!.message).toMatch(/^"<5" beside "in thousands" can be any figure/);
  expect(columnOf(book, "tblMeasures", "value")).toEqual([44_000, 23_000, 28_000]);
});

test("programs find the open question and the mapping, and answer it there", async () => {
  const book = await givenContract();
  const file = visits("a.xlsx", "Home visits, in thousands");
  const read = done(await readFile(file.name, file.bytes as Uint8Array));
  const [table] = read.tables;
  expect(table!.questions).toMatchObject([{ id: "thousands:in thousands", cells: "A1", assumed: "no" }]);
  expect(table!.mapping.multiplied).toEqual([{ words: "in thousands", by: null, everywhere: true }]);
  expect(table!.observations[0]!.value).toBe(40);

  const names = { providers: {}, indicators: { "Home visits, in thousands": "visits" } };
  const given = (by: number | null) => ({
    mapping: [
      {
        sheet: table!.sheet,
        range: table!.range,
        ...table!.mapping,
        multiplied: [{ words: "in thousands", by, everywhere: true }],
      },
    ],
    names,
  });
  const today = "2026-12-10";
  const open = done(await importFiles([file], { today, mapping: given(null) }));
  expect(open.files[0]).toMatchObject({ outcome: "unknown", counts: { added: 0 } });
  await importFiles([file], { today, mapping: given(1000) });
  expect(columnOf(book, "tblMeasures", "value")).toEqual([40_000, 44_000, 23_000, 28_000]);
});

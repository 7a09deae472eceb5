import { checkData } from "../../src/workflows/checkData";
import { draftAgenda } from "../../src/workflows/draftAgenda";
import { lastResult } from "../../src/workflows/lastResult";
import { refresh } from "../../src/workflows/refresh";
import { undoRefresh } from "../../src/workflows/undoRefresh";
import type { GivenWorkbook } from "../host/givenWorkbook";
import { columnOf, done, givenSample, picture } from "./givenContractBook";

const RESULTS = ["Summary", "Flags", "Trends", "Comparison", "Pathway steps", "Agenda", "Problems"];
const FIGURES = ["Trend data", "Comparison data", "Pathway data", "Agenda lines"];

/** What a reader sees of the result sheets, and what stands behind their charts. */
function results(book: GivenWorkbook): Record<string, unknown> {
  const present = [...RESULTS, ...FIGURES].filter((name) => book.model.sheet(name) !== undefined);
  return Object.fromEntries(
    present.map((name) => {
      const { values, charts, tables } = picture(book, name) as Record<string, unknown>;
      return [name, plain({ values: withoutBlankEnd(values as unknown[][]), charts, tables })];
    }),
  );
}

/** Cells that were emptied keep their format, and so belong to what is used. */
function withoutBlankEnd(rows: readonly (readonly unknown[])[]): unknown {
  return rows.slice(0, 1 + rows.findLastIndex((row) => row.some((cell) => cell !== null)));
}

/** Without maps and other things that only their own realm can compare. */
function plain(of: unknown): unknown {
  const isMap = (each: unknown): each is Map<unknown, unknown> =>
    Object.prototype.toString.call(each) === "[object Map]";
  return JSON.parse(
    JSON.stringify(of, (_, each: unknown) => (isMap(each) ? Array.from(each) : each)),
  ) as unknown;
}

/** A refreshed sample, and the same after September's figures were corrected and refreshed. */
async function givenTwoRefreshes() {
  const book = await givenSample("child-welfare");
  done(await refresh());
  const before = results(book);
  book.type("Data!F28", 48);
  book.type("Data!F27", 47);
  const again = done(await refresh());
  return { book, before, again };
}

test("the sheets are what they were before the last refresh: tables, headings, agenda, charts and their figures", async () => {
  const { book, before, again } = await givenTwoRefreshes();
  expect(again.changed.newFlags + again.changed.clearedFlags).toBeGreaterThan(0);
  expect(again.canBeUndone).toBe(true);
  expect(results(book)).not.toEqual(before);
  const inputs = picture(book, "Data");
  const undone = done(await undoRefresh());
  expect(undone.kept).toEqual([]);
  expect(undone.summary).toMatch(/^The sheets are as they were after the refresh of \d+ \w+ \d{4}, /);
  expect(results(book)).toEqual(before);
  expect(picture(book, "Data")).toEqual(inputs);
});

test("once: a second undo is refused in words, and nothing changes; the next refresh goes on as ever", async () => {
  const { book, before } = await givenTwoRefreshes();
  const values = columnOf(book, "acmSummary", "Value");
  done(await undoRefresh());
  expect(await undoRefresh()).toMatchObject({ kind: "failed", code: "NothingToUndo" });
  expect(results(book)).toEqual(before);
  expect(done(await lastResult())!.canBeUndone).toBe(false);
  done(await refresh());
  expect(columnOf(book, "acmSummary", "Value")).toEqual(values);
});

test("the first refresh has nothing to go back to", async () => {
  await givenSample("child-welfare");
  expect(done(await refresh()).canBeUndone).toBe(false);
  expect(await undoRefresh()).toMatchObject({ kind: "failed", code: "NothingToUndo" });
});

test("what a person has changed since stays, and is named", async () => {
  const { book } = await givenTwoRefreshes();
  const texts = book.cells("Agenda!B1:B60").flat().map(String);
  const line = 1 + texts.findIndex((text) => text.startsWith("Enrolled within 30 days"));
  const summary = book.table("acmSummary").box;
  const value = `Summary!D${summary.top + 2}`;
  book.type(`Agenda!B${line}`, "In our own words");
  book.type(value, 0.99);
  const { kept, summary: said } = done(await undoRefresh());
  expect(book.cell(value)).toBe(0.99);
  expect(book.cells("Agenda!B1:B60").flat()).toContain("In our own words");
  expect(kept).toContain(value);
  expect(kept.some((cell) => cell.startsWith("Agenda!B"))).toBe(true);
  expect(said).toContain("left as they are: ");
});

test("her column beside a table and her notes on a row that came stay with their rows", async () => {
  const { book, before } = await givenTwoRefreshes();
  const { box } = book.table("acmFlags");
  const beside = { top: box.top, left: box.right + 1 };
  const letters = String.fromCharCode(65 + beside.left);
  book.type(`Flags!${letters}${box.bottom + 1}`, "Ask Jo");
  const { kept } = done(await undoRefresh());
  expect(book.cell(`Flags!${letters}${box.bottom + 1}`)).toBe("Ask Jo");
  const rows = (picture: unknown) => (picture as { values: unknown[][] }).values.length;
  // The row that came with the refresh stays only where she has written into it.
  expect(kept.length > 0 || rows(results(book)["Flags"]) === rows(before["Flags"])).toBe(true);
});

test("what another command has written since is not taken back", async () => {
  const { book } = await givenTwoRefreshes();
  done(await draftAgenda());
  done(await checkData());
  const { Agenda: agenda, Problems: problems } = results(book);
  done(await undoRefresh());
  expect([results(book)["Agenda"], results(book)["Problems"]]).toEqual([agenda, problems]);
});

test("nothing is kept once a figure that was shown is hidden", async () => {
  const book = await givenSample("child-welfare");
  done(await refresh());
  book.type("Data!F28", "'<11");
  expect(done(await refresh()).canBeUndone).toBe(false);
  const memory = columnOf(book, "acmState", "key").map((key, i) => [
    key,
    columnOf(book, "acmState", "text")[i],
  ]);
  expect(memory.find(([key]) => key === "undo")).toEqual(["undo", "null"]);
  expect(await undoRefresh()).toMatchObject({ kind: "failed", code: "NothingToUndo" });
});

test("a protected sheet refuses the undo before anything is written", async () => {
  const { book } = await givenTwoRefreshes();
  const after = results(book);
  await book.excel.run(async (context) => {
    context.workbook.worksheets.getItem("Summary").protection.protect();
    await context.sync();
  });
  expect(await undoRefresh()).toMatchObject({ kind: "failed", code: "OutputProblem" });
  expect(results(book)).toEqual(after);
});

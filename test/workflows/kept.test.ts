import type { Agenda } from "../../src/meeting/agenda";
import { draftAgenda } from "../../src/workflows/draftAgenda";
import { lastResult } from "../../src/workflows/lastResult";
import { refresh } from "../../src/workflows/refresh";
import { columnOf, done, givenSample } from "./givenContractBook";

/** What a person changed by hand, and what becomes of it. */

async function givenRefreshed() {
  const book = await givenSample("child-welfare");
  done(await refresh());
  return book;
}

const rowOf = (texts: readonly unknown[][], start: string) =>
  1 + texts.findIndex(([text]) => String(text).startsWith(start));

test("the pane's agenda is the sheet's: reworded lines and added ones", async () => {
  const book = await givenRefreshed();
  const texts = book.cells("Agenda!B1:B40");
  book.type(`Agenda!B${rowOf(texts, "Placement moves: ")}`, "Fewer moves, in our words");
  book.type(`Agenda!B${rowOf(texts, "10 December 2026") + 1}`, "Coffee with the team");
  for (const outcome of [await lastResult(), await refresh(), await draftAgenda()]) {
    const { sections } = done<{ agenda: Agenda | null } | null>(outcome)!.agenda!;
    expect(sections[0]!.lines.map(({ text }) => text)).toContain("Fewer moves, in our words");
    expect(sections[0]!.lines[0]!.minutes).toBe(3);
    expect(sections.at(-1)!.lines.at(-1)!.text).toBe("Coffee with the team");
  }
});

test("a line that the next draft adds looks like those of the first", async () => {
  const book = await givenRefreshed();
  book.type("Data!F28", 48);
  done(await refresh());
  const row = rowOf(book.cells("Agenda!B1:B45"), "Enrolled within 30 days improved") - 1;
  const style = book.model.styles.get(book.sheet("Agenda").cells.style(row, 1));
  expect([style.wrapText, style.vertical]).toEqual([true, "Top"]);
});

test("a sheet of ours that was deleted comes back where it was", async () => {
  const book = await givenRefreshed();
  const before = book.model.sheets.map(({ name }) => name);
  await book.excel.run(async (context) => {
    for (const name of ["Flags", "Trends", "Problems"]) context.workbook.worksheets.getItem(name).delete();
    await context.sync();
  });
  done(await refresh());
  expect(book.model.sheets.map(({ name }) => name)).toEqual(before);
});

test("a rule on which two flags rest stands once in the summary", async () => {
  const book = await givenRefreshed();
  const [, , moves] = columnOf(book, "acmSummary", "Flag");
  expect(moves).toBe("outside limits: 2 points below the usual range");
});

test("a result table that was moved to another sheet grows without writing over what stands below it there", async () => {
  const book = await givenSample("workforce");
  done(await refresh());
  await book.excel.run(async (context) => {
    const mine = context.workbook.worksheets.add("Mine");
    mine.getRange("A4").copyFrom("Problems!A4:G9");
    mine.getRange("D10").values = [["My own note"]];
    await context.sync();
  });
  book.sheet("Mine").tables.push(...book.sheet("Problems").tables.splice(0));
  for (const cell of ["Data!F28", "Data!F29"]) book.type(cell, "about thirty");
  done(await refresh());
  expect(columnOf(book, "acmProblems", "Cell").slice(5)).toEqual(["F28", "F29"]);
  expect(book.cells("Mine!D4:D20").flat()).toContain("My own note");
});

test("the agendas of earlier meetings keep sheets of their own, however long the meeting's name is", async () => {
  const book = await givenRefreshed();
  for (const week of ["one", "two", "three", "four"]) {
    book.type("Meetings!A6", `Families' review, week ${week}`);
    done(await draftAgenda());
  }
  const agendas = book.model.sheets.filter(
    ({ name }) => name.startsWith("Agenda ") && name !== "Agenda lines",
  );
  expect(agendas).toHaveLength(4);
});

test.each(["tblMeasures", "acmSummary"])(
  "a table whose header row was switched off is named: %s, and switched on again it is read as before",
  async (name) => {
    const book = await givenRefreshed();
    const showHeaders = (isShown: boolean) =>
      book.excel.run(async (context) => {
        context.workbook.tables.getItem(name).showHeaders = isShown;
        await context.sync();
      });
    await showHeaders(false);
    expect(await refresh()).toMatchObject({
      kind: "failed",
      message: expect.stringMatching(
        new RegExp(`^The table ${name} on ".+" has no header row. Switch it on: Table Design, Header Row`),
      ) as string,
    });
    await showHeaders(true);
    expect(done(await refresh()).changed).toMatchObject({ newFlags: 0, clearedFlags: 0 });
  },
);

import { answer } from "../../src/workflows/answer";
import { checkData } from "../../src/workflows/checkData";
import { refresh } from "../../src/workflows/refresh";
import type { GivenWorkbook } from "../host/givenWorkbook";
import { columnOf, done, givenContractBook } from "./givenContractBook";

/** How the figures of a contract workbook stand on their sheet: links to other files, hidden rows, merged cells. */

const PERIODS = Array.from({ length: 12 }, (_, month) => `2025-${String(month + 1).padStart(2, "0")}`);

function givenBook(periods: readonly string[] = PERIODS): Promise<GivenWorkbook> {
  return givenContractBook({
    tblIndicators: [
      {
        indicator_id: "seen",
        name: "Seen",
        type: "output",
        unit: "count",
        direction: "increase",
        aggregation: "sum",
        cadence: "monthly",
        counts_people: "no",
      },
    ],
    tblTargets: [
      { provider_id: null, indicator_id: "seen", effective_from: "2020-01-01", value: 10, kind: "contract" },
    ],
    tblContract: [{ key: "as_of", value: "2030-01-31" }],
    tblMeasures: periods.map((period, i) => ({
      provider_id: "A",
      indicator_id: "seen",
      period,
      value: 20 + (i % 5),
      note: null,
    })),
  });
}

const layoutOf = async () =>
  done(await checkData())
    .problems.filter(({ code }) => code === "DQ19" || code === "DQ36")
    .map(({ code, cell, message }) => `${code} ${cell}: ${message}`);

test("rows that a filter hides, rows hidden by hand and whole tables out of sight are told", async () => {
  const book = await givenBook();
  expect(await layoutOf()).toEqual([]);
  await book.excel.run(async (context) => {
    const table = context.workbook.tables.getItem("tblMeasures");
    table.columns.getItem("value").filter.applyCustomFilter(">22");
    await context.sync();
  });
  expect(await layoutOf()).toEqual(["DQ36 A2: 8 rows are filtered out or hidden; they are still read."]);
  await book.excel.run(async (context) => {
    context.workbook.tables.getItem("tblMeasures").clearFilters();
    context.workbook.worksheets.getItem("Measures").getRange("A5").rowHidden = true;
    // The first column is no help to see rows by.
    context.workbook.worksheets.getItem("Measures").getRange("A1").columnHidden = true;
    await context.sync();
  });
  expect(await layoutOf()).toEqual(["DQ36 A5: 1 row is filtered out or hidden; it is still read."]);
  await book.excel.run(async (context) => {
    context.workbook.worksheets.getItem("Measures").getRange("A2:A13").rowHidden = true;
    await context.sync();
  });
  expect(await layoutOf()).toEqual(["DQ36 A2: 12 rows are filtered out or hidden; they are still read."]);
});

test("merged cells are told, more of them than Excel lists at once too", async () => {
  const many = Array.from(
    { length: 600 },
    (_, i) => `${2000 + Math.floor(i / 12)}-${PERIODS[i % 12]!.slice(5)}`,
  );
  const book = await givenBook(many);
  const sheet = book.sheet("Measures");
  for (let row = 1; row <= 600; row++) sheet.merges.push({ top: row, bottom: row, left: 3, right: 4 });
  const found = await layoutOf();
  expect(found).toHaveLength(600);
  expect(found[0]).toBe(
    "DQ36 D2:E2: D2:E2 is merged: only its first cell is read. Unmerge it and fill each row.",
  );
});

test("cells of a protected sheet cannot be merged, so it is not asked about", async () => {
  const book = await givenBook();
  book.sheet("Measures").merges.push({ top: 2, bottom: 3, left: 4, right: 4 });
  expect(await layoutOf()).toHaveLength(1);
  await book.excel.run(async (context) => {
    context.workbook.worksheets.getItem("Measures").protection.protect();
    await context.sync();
  });
  expect(await layoutOf()).toEqual([]);
});

test("a figure that comes from another file is asked about, and a refresh leaves that as the check found it", async () => {
  const book = await givenBook();
  const { cells } = book.sheet("Measures");
  cells.setFormula(2, 3, "=IFERROR('[Counts.xlsx]Seen'!B2,21)");
  cells.setResult(2, 3, 21);
  // Nothing was checked yet, and a refresh does not look.
  expect(done(await refresh()).problems.map(({ code }) => code)).toEqual([]);
  expect(await layoutOf()).toEqual([
    "DQ19 D3: D3 takes its value from another file. Paste as a value so it cannot change.",
  ]);
  const { problems } = done(await refresh());
  expect(problems.map(({ code, cell }) => `${code} ${cell}`)).toEqual(["DQ19 D3"]);
  expect(columnOf(book, "acmProblems", "Status")).toEqual(["open"]);
  const draft = { text: "The link is meant", words: "", by: "R. Lee" };
  done(await answer(problems[0]!, draft, { today: "2026-10-09" }));
  expect(columnOf(book, "acmProblems", "Status")).toEqual(["no longer found"]);
  expect(done(await refresh()).problems).toEqual([]);
});

import { checkData } from "../../src/workflows/checkData";
import { draftAgenda } from "../../src/workflows/draftAgenda";
import { keepChartsWithSelectors } from "../../src/workflows/followSelector";
import { goToCells, goToChart } from "../../src/workflows/goTo";
import { lastResult } from "../../src/workflows/lastResult";
import { refresh } from "../../src/workflows/refresh";
import { columnOf, done, givenContractBook, givenSample, picture } from "./givenContractBook";

const RESULT_SHEETS = ["Summary", "Flags", "Trends", "Agenda", "Problems", "Trend data", "Agenda lines"];

test("the sample contract: numbers that can be checked by eye, in the sheets as in the result", async () => {
  const book = await givenSample("child-welfare");
  const { findings, flags, problems } = done(await refresh());
  const enrolment = findings.find(({ indicator }) => indicator.id === "cw_referral_enrol_30d")!;
  expect([enrolment.numerator, enrolment.denominator, enrolment.target, enrolment.short]).toEqual([
    25, 50, 0.7, 10,
  ]);
  expect(enrolment.gap).toBeCloseTo(-0.2, 12);
  expect([enrolment.mean!, enrolment.lpl!, enrolment.upl!].map((x) => x.toFixed(3))).toEqual([
    "0.696",
    "0.536",
    "0.857",
  ]);
  expect(enrolment.variation).toBe("specialCauseConcern");
  // Two language groups are too small to show and their total nearly gives them away; two latest figures are unusual.
  expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(["DQ20", "DQ28", "DQ29"]));
  expect(columnOf(book, "acmSummary", "Variation")[0]).toBe("▼ Concern");
  expect(columnOf(book, "acmSummary", "Gap")[0]).toBeCloseTo(-0.2, 12);
  const said = flags.map(({ sentence }) => sentence);
  expect(said.length).toBeGreaterThan(new Set(said).size);
  expect(columnOf(book, "acmFlags", "What we see")).toEqual([...new Set(said)]);
  expect(columnOf(book, "acmFlags", "What we see").join()).toContain("50.0% (25 of 50)");
  expect(book.sheet("Trends").charts.map(({ name }) => name)).toContain("ACM chosen series");
});

test("the client pathway reaches the flags and the agenda", async () => {
  const book = await givenSample("child-welfare");
  const { flags, agenda } = done(await refresh());
  expect(flags[0]).toMatchObject({ kind: "pathway_drop", stageId: "intake" });
  expect(columnOf(book, "acmFlags", "What we see")[0]).toBe(
    "From contact to intake: 67.4% (87 of 129) in Jul 2026 to Sep 2026, against 88.9% (104 of 117) in Jan 2026 to Mar 2026. At the earlier rate, about 24 more would have reached enrolment: 87% of the gap of 27.",
  );
  expect(agenda!.sections[3]!.title).toBe("Deep dive: Enrolled within 30 days, contact to intake");
  const lines = book.cells("Agenda!B1:B60").flat().map(String);
  expect(lines).toContainEqual(expect.stringContaining("that step alone explains about 24 of the 27 people"));
  expect(lines).toContainEqual(
    expect.stringMatching(/^Of 70 lost in July to September 2026, 42 leave between contact and intake /),
  );
});

test("a pathway of two providers that are weak at a step of the agency's is a question for the agency", async () => {
  const book = await givenSample("workforce");
  const { flags } = done(await refresh());
  const patterns = flags.filter(({ kind }) => kind === "system_pattern");
  // An open question about the figures of PRV-0103 halves its score.
  expect(patterns.map(({ providerId }) => providerId)).toEqual(["PRV-0101", "PRV-0103"]);
  const asked = book.cells("Agenda!B1:B60").flat().map(String);
  expect(asked.filter((line) => line.includes("What should the agency change?"))).toHaveLength(1);
});

test("two syncs to read and two to write, however many sheets, tables and charts there are", async () => {
  const book = await givenSample("child-welfare");
  await book.settle();
  const before = book.host.syncLog.length;
  done(await refresh());
  await book.settle();
  const requests = book.host.syncLog.slice(before);
  // Excel.run ends with one more request, in which the client lets its references go.
  expect(requests).toHaveLength(2 + 2 + 1);
});

test("a second refresh changes nothing where the data did not change", async () => {
  const book = await givenSample("child-welfare");
  done(await refresh());
  const before = RESULT_SHEETS.map((name) => picture(book, name));
  const { changed } = done(await refresh());
  expect(changed).toEqual({ newFlags: 0, clearedFlags: 0, cellsWritten: 0 });
  expect(RESULT_SHEETS.map((name) => picture(book, name))).toEqual(before);
});

test("a changed figure changes its row, its flags and its chart, and nothing else", async () => {
  const book = await givenSample("child-welfare");
  done(await refresh());
  const { box } = book.table("tblMeasures");
  const measures = book.sheet("Data").cells.read(box);
  const headers = measures[0]!.map(String);
  const september = measures.findIndex(
    (row) =>
      row[headers.indexOf("indicator_id")] === "cw_referral_enrol_30d" &&
      row[headers.indexOf("period")] === "2026-09",
  );
  const column = String.fromCharCode(65 + box.left + headers.indexOf("numerator"));
  book.type(`Data!${column}${box.top + september + 1}`, 45);
  const { flags } = done(await refresh());
  expect(flags.map(({ kind }) => kind)).not.toContain("persistent_miss");
  const status = columnOf(book, "acmFlags", "Status");
  const keys = columnOf(book, "acmFlags", "Key").map(String);
  expect(status[keys.findIndex((key) => key.endsWith("persistent_miss"))]).toBe("cleared");
  expect(columnOf(book, "acmSummary", "Value")[0]).toBe(0.9);
});

test("what a person added stays: a column, a remark, a colour, a moved chart, another sheet", async () => {
  const book = await givenSample("child-welfare");
  done(await refresh());
  await book.excel.run(async (context) => {
    const { worksheets, tables } = context.workbook;
    tables
      .getItem("acmSummary")
      .columns.add(2, [["My remark"], ...Array.from({ length: 5 }, (_, i) => [`remark ${i}`])]);
    worksheets.getItem("Summary").getRange("A6").format.fill.color = "#FFFF00";
    const chart = worksheets.getItem("Trends").charts.getItem("ACM trend 1");
    chart.left = 700;
    worksheets.add("My notes").getRange("A1").values = [["keep me"]];
    await context.sync();
  });
  const { box } = book.table("tblMeasures");
  book.type(`Data!F${box.top + 25}`, 30);
  done(await refresh());
  expect(columnOf(book, "acmSummary", "My remark")).toEqual([
    "remark 0",
    "remark 1",
    "remark 2",
    "remark 3",
    "remark 4",
  ]);
  expect(book.model.styles.get(book.sheet("Summary").cells.style(5, 0)).fill).toBe("#FFFF00");
  expect(book.sheet("Trends").charts.find(({ name }) => name === "ACM trend 1")!.left).toBeCloseTo(700, 0);
  expect(book.cell("My notes!A1")).toBe("keep me");
});

test("an agenda line that a person reworded is not overwritten", async () => {
  const book = await givenSample("child-welfare");
  done(await draftAgenda());
  const rows = book.cells("Agenda!B1:F40");
  const row = rows.findIndex(([text]) => String(text).startsWith("Enrolled within 30 days: 50.0%"));
  expect(row).toBeGreaterThan(0);
  book.type(`Agenda!B${row + 1}`, "We say it in our own words");
  book.type("Data!F28", 20);
  done(await refresh());
  const after = book.cells("Agenda!B1:F40");
  const kept = after.find(([text]) => text === "We say it in our own words")!;
  expect(kept[3]).toMatch(/^New draft: Enrolled within 30 days: 40\.0%/);
});

test("a person's sheet of the same name is not taken over", async () => {
  const book = await givenSample("child-welfare");
  await book.excel.run(async (context) => {
    context.workbook.worksheets.add("Summary").getRange("A1").values = [["mine"]];
    await context.sync();
  });
  done(await refresh());
  expect(book.cells("Summary!A1:B2")).toEqual([
    ["mine", null],
    [null, null],
  ]);
  expect(book.cell("Summary (ACM)!A1")).toBe("Summary");
});

test("sheets that a person renamed are found again; a deleted one is made anew", async () => {
  const book = await givenSample("child-welfare");
  done(await refresh());
  await book.excel.run(async (context) => {
    context.workbook.worksheets.getItem("Trends").name = "Charts for the board";
    context.workbook.worksheets.getItem("Flags").delete();
    await context.sync();
  });
  done(await refresh());
  const names = book.model.sheets.map(({ name }) => name);
  expect(names.filter((name) => /Trends|Charts/.test(name))).toEqual(["Charts for the board"]);
  expect(columnOf(book, "acmFlags", "Status").every((status) => status === "open")).toBe(true);
});

test("a refresh that was cut short is made good by the next: charts, figures behind them, and the mark", async () => {
  const book = await givenSample("child-welfare");
  await book.settle();
  const failAt = (step: number) => {
    const at = book.host.syncLog.length + step;
    book.host.fault = (request) => (request === at ? { transportError: 5012 } : null);
  };
  failAt(4);
  expect((await refresh()).kind).toBe("failed");
  await book.settle();
  expect(book.sheet("Trends").charts).toHaveLength(0);
  expect(book.cell("_acm!C1")).toBe("A refresh is writing");
  book.type("Trend data!C2", 99);
  done(await refresh());
  expect(book.sheet("Trends").charts).toHaveLength(6);
  expect(book.cell("Trend data!C2")).not.toBe(99);
  expect(book.cell("_acm!C1")).toBeNull();
});

test("a protected result sheet is said in words, and nothing is written", async () => {
  const book = await givenSample("child-welfare");
  done(await refresh());
  const before = picture(book, "Flags");
  await book.excel.run(async (context) => {
    context.workbook.worksheets.getItem("Summary").protection.protect();
    await context.sync();
  });
  const outcome = await refresh();
  expect(outcome.kind).toBe("failed");
  expect("message" in outcome && outcome.message).toContain('The sheet "Summary" is protected');
  expect(picture(book, "Flags")).toEqual(before);
});

test("the large chart follows its selector while the page lives, and at the next refresh at the latest", async () => {
  const book = await givenSample("child-welfare");
  done(await refresh());
  const large = () => book.sheet("Trends").charts.find(({ name }) => name === "ACM chosen series")!;
  const labels = book.cells("Trend data!L2:L6").map(([label]) => String(label));
  expect(large().title.text).toContain(labels[0]);
  await keepChartsWithSelectors();
  book.type("Trends!C4", labels[3]!);
  for (let i = 0; i < 100 && !large().title.text.includes(labels[3]!); i++) await book.settle();
  expect(large().title.text).toContain(labels[3]);
  expect(large().series[0]!.values).toContain(`$C$${2 + 3 * 36}`);
  book.type("Trends!C4", "no such series");
  await book.settle();
  expect(large().title.text).toContain(labels[3]);
  book.type("Trends!C4", labels[1]!);
  done(await refresh());
  expect(large().title.text).toContain(labels[1]);
});

test("check data writes the problems alone, and shows them", async () => {
  const book = await givenSample("bad-input");
  const { problems, summary } = done(await checkData());
  expect(problems.length).toBeGreaterThan(15);
  expect(summary).toMatch(/to fix/);
  expect(columnOf(book, "acmProblems", "What to know and what to do")).toEqual(
    problems.map(({ message }) => message),
  );
  expect(book.model.activeSheet.name).toBe("Problems");
  expect(book.model.sheet("Summary")).toBeUndefined();
});

test("every row of bad input is either used or named with its cell", async () => {
  const book = await givenSample("bad-input");
  const { problems } = done(await refresh());
  for (const { sheet, cell, message } of problems) {
    expect(book.model.sheet(sheet)).toBeDefined();
    expect(cell).toMatch(/^[A-Z]+\d+(:[A-Z]+\d+)?$/);
    expect(message.length).toBeGreaterThan(20);
  }
});

test("a workbook without tables says what to do", async () => {
  await givenContractBook({ tblNotes: [{ note: "nothing to read here" }] });
  expect(await refresh()).toMatchObject({ kind: "failed", code: "NoTables" });
});

test("a second click while one runs is told so", async () => {
  await givenSample("child-welfare");
  const [first, second] = await Promise.all([refresh(), refresh()]);
  expect(first.kind).toBe("done");
  expect(second).toEqual({
    kind: "busy",
    message: "Refresh is still running. Please wait until it is done.",
  });
});

test("cancelled while reading, nothing is written", async () => {
  const book = await givenSample("portfolio");
  const abort = new AbortController();
  const outcome = await refresh({
    signal: abort.signal,
    onProgress: ({ done: share }) => share > 20 && abort.abort(),
  });
  expect(outcome).toEqual({ kind: "cancelled" });
  expect(book.model.sheet("Summary")).toBeUndefined();
}, 60_000);

test("the pane's start shows what the figures say, without writing", async () => {
  const book = await givenSample("child-welfare");
  expect(done(await lastResult())).toBeNull();
  const { flags } = done(await refresh());
  const before = RESULT_SHEETS.map((name) => picture(book, name));
  expect(done(await lastResult())!.flags).toEqual(flags);
  expect(RESULT_SHEETS.map((name) => picture(book, name))).toEqual(before);
});

test("a click on a finding shows its chart; a series without one is chosen in the large chart", async () => {
  const book = await givenSample("portfolio");
  const { flags } = done(await refresh());
  done(await goToChart(flags[0]!));
  expect(book.model.activeSheet.name).toBe("Trends");
  const charted = book.sheet("Trends").charts.length;
  expect(charted).toBe(11);
  const last = flags.at(-1)!;
  done(await goToChart(last));
  expect(String(book.cell("Trends!C4"))).not.toBe("");
  done(await goToCells({ sheet: "Data", address: "F7:G9" }));
  expect(book.model.activeSheet.name).toBe("Data");
  expect(book.model.selection).toEqual({ top: 6, left: 5, bottom: 8, right: 6 });
}, 60_000);

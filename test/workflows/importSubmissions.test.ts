import type { FileSummary } from "../../src/workflows/importSummary";
import { importFiles, type ImportResult, previewImport } from "../../src/workflows/importSubmissions";
import { readAllFiles } from "../../src/workflows/incomingFiles";
import { listSubmissions } from "../../src/workflows/submissions";
import type { GivenWorkbook } from "../host/givenWorkbook";
import { columnOf, done, picture } from "./givenContractBook";
import { type Filled, givenContractOf, givenFilled, givenNewContract } from "./givenSubmissions";

/** Filled templates go into the contract workbook: nothing is lost, nothing comes twice. */

const TODAY = "2026-10-08";
jest.setTimeout(60_000);

const setup = givenContractOf();
const FIRST = 1;

const importAll = async (files: readonly Filled[], reason = ""): Promise<ImportResult> =>
  done(
    await importFiles(
      files.map((filled, i) => filled.file(`file ${i + 1}.xlsx`)),
      { today: TODAY, reasons: { "": reason } },
    ),
  );

const counts = ({ files }: Pick<ImportResult, "files">): FileSummary["counts"][] =>
  files.map((file) => file.counts);
const everything = (book: GivenWorkbook) =>
  Object.fromEntries(book.model.sheets.map(({ name }) => [name, picture(book, name)]));
const rowsIn = (book: GivenWorkbook, table: string, column: string) =>
  columnOf(book, table, column).filter((cell) => cell !== null).length;

test("a new file is appended whole, noted and refreshed", async () => {
  const book = await givenNewContract(setup);
  const { files, rowsWritten, refreshed } = await importAll([givenFilled(setup).fillAll()]);
  expect(files[0]).toMatchObject({
    outcome: "ready",
    provider: "Provider 1",
    period: "2026-09",
    problems: [],
  });
  expect(rowsWritten).toBe(files[0]!.counts.added);
  const judged = refreshed!.findings.filter(({ provider }) => provider.id === "PRV-0001");
  expect(rowsIn(book, "tblMeasures", "period")).toBe(judged.length);
  expect(columnOf(book, "tblMeasures", "numerator")[0]).toBe(60);
  expect(columnOf(book, "tblSubmissions", "state")).toEqual(["imported"]);
  expect(columnOf(book, "tblSubmissions", "file")).toEqual(["file 1.xlsx"]);
  expect(columnOf(book, "tblSubmissions", "rows_accepted")).toEqual([rowsWritten]);
});

test("the same file again changes nothing, under whatever name", async () => {
  const book = await givenNewContract(setup);
  const filled = givenFilled(setup).fillAll();
  const { rowsWritten } = await importAll([filled]);
  const before = everything(book);
  const again = done(await importFiles([filled.file("another name.xlsx")], { today: TODAY }));
  expect(again.files[0]).toMatchObject({
    outcome: "repeated",
    sentence: "The workbook has all of it already.",
  });
  expect(again.files[0]!.counts.repeated).toBe(rowsWritten);
  expect(again.rowsWritten).toBe(0);
  const { Problems: _was, _acm: _state, ...others } = before;
  const { Problems: _is, _acm: _stateNow, ...othersNow } = everything(book);
  expect(othersNow).toEqual(others);
});

test("a changed figure waits for a reason; with it the former one is kept", async () => {
  const book = await givenNewContract(setup);
  const filled = givenFilled(setup).fillAll().fill("tblMeasures", FIRST, { data_status: "final" });
  await importAll([filled]);
  filled.fill("tblMeasures", FIRST, { numerator: 61 });

  const asked = await importAll([filled]);
  expect(counts(asked)[0]).toMatchObject({ added: 0, changed: 0, waiting: 1 });
  expect(asked.files[0]!.problems[0]!.message).toBe(
    '2026-09 was 60/80, now 61/80. Choose "revised" and say why. Old value is kept.',
  );
  expect(columnOf(book, "tblMeasures", "numerator")[0]).toBe(60);

  filled.fill("tblMeasures", FIRST, { data_status: "revised", revision_reason: "Two late forms" });
  expect(counts(await importAll([filled]))[0]).toMatchObject({ changed: 1, waiting: 0 });
  expect(columnOf(book, "tblMeasures", "numerator")[0]).toBe(61);
  expect(columnOf(book, "tblRevisions", "column")).toEqual(["numerator", "data_status"]);
  expect(columnOf(book, "tblRevisions", "former")).toEqual([60, "final"]);
  expect(columnOf(book, "tblRevisions", "reason")[0]).toBe("Two late forms");
  expect(columnOf(book, "tblRevisions", "file")[0]).toBe("file 1.xlsx");
});

test("the analyst can say why, and need not be asked again", async () => {
  const book = await givenNewContract(setup);
  const filled = givenFilled(setup).fillAll().fill("tblMeasures", FIRST, { data_status: "final" });
  await importAll([filled]);
  const told = await importAll([filled.fill("tblMeasures", FIRST, { denominator: 81 })], "Told on the phone");
  expect(told.files[0]!.problems.map(({ code }) => code)).not.toContain("DQ22");
  expect(columnOf(book, "tblMeasures", "denominator")[0]).toBe(81);
  expect(columnOf(book, "tblAnswers", "text")).toEqual(["Told on the phone"]);
  expect(columnOf(book, "tblAnswers", "code")).toEqual(["DQ22"]);
});

test("a provisional figure may change without a word", async () => {
  const book = await givenNewContract(setup);
  const filled = givenFilled(setup).fillAll().fill("tblMeasures", FIRST, { data_status: "provisional" });
  await importAll([filled]);
  await importAll([filled.fill("tblMeasures", FIRST, { numerator: 65, data_status: "final" })]);
  expect(columnOf(book, "tblMeasures", "numerator")[0]).toBe(65);
  expect(columnOf(book, "tblRevisions", "reason")[0]).toBe("The former figure was provisional.");
});

test.each([
  ["tblBreakdowns", ["dimension", "group"], "numerator", 60, 61],
  ["tblPathway", ["stage"], "count", 85, 84],
] as const)("%s: a revised row says why itself", async (table, parts, column, former, now) => {
  const book = await givenNewContract(setup);
  const filled = givenFilled(setup).fillAll();
  for (const row of [1, 2, 3]) filled.fill(table, row, { data_status: "final" });
  await importAll([filled]);
  filled.fill(table, FIRST, { [column]: now });
  expect(counts(await importAll([filled]))[0]).toMatchObject({ changed: 0, waiting: 1 });
  expect(columnOf(book, table, column)[0]).toBe(former);

  filled.fill(table, FIRST, { data_status: "revised", revision_reason: "Two late forms" });
  expect(counts(await importAll([filled]))[0]).toMatchObject({ changed: 1, waiting: 0 });
  expect(columnOf(book, table, column)[0]).toBe(now);
  expect(columnOf(book, table, "revision_reason")[0]).toBe("Two late forms");
  const part = parts.map((name) => filled.at(table, FIRST, name)).join(": ");
  const changed = [`${column} (${part})`, `data_status (${part})`];
  expect(columnOf(book, "tblRevisions", "column")).toEqual(changed);
  expect(columnOf(book, "tblRevisions", "former")).toEqual([former, "final"]);
  expect(columnOf(book, "tblRevisions", "reason")[0]).toBe("Two late forms");
  expect(counts(await importAll([filled]))[0]).toMatchObject({ changed: 0, waiting: 0 });
});

describe("templates and workbooks from before groups and stages had a status", () => {
  const SINCE = ["data_status", "revision_reason"];
  const PARTS = ["tblBreakdowns", "tblPathway"];
  const without = (filled: Filled): Filled => {
    for (const sheet of filled.model.sheets)
      for (const table of sheet.tables.filter(({ name }) => PARTS.includes(name))) {
        table.columns.forEach((column, i) => {
          if (!SINCE.includes(column.name)) return;
          column.name = `unused ${i}`;
          sheet.cells.setValue(table.box.top, table.box.left + i, column.name);
        });
        table.changed = true;
      }
    return filled;
  };
  const headersOf = (book: GivenWorkbook) =>
    PARTS.map((table) => book.table(table).columns.map((c) => c.name));
  const givenOlderContract = async () => {
    const book = await givenNewContract(setup);
    await book.excel.run(async (context) => {
      for (const table of PARTS)
        for (const name of SINCE) context.workbook.tables.getItem(table).columns.getItem(name).delete();
      await context.sync();
    });
    return book;
  };

  test("the template is read as ever, and its figures are final", async () => {
    const book = await givenNewContract(setup);
    const { files, rowsWritten } = await importAll([without(givenFilled(setup).fillAll())]);
    expect(files[0]).toMatchObject({ outcome: "ready", problems: [], counts: { added: rowsWritten } });
    for (const table of PARTS)
      expect(new Set(columnOf(book, table, "data_status"))).toEqual(new Set(["final"]));
  });

  test("the workbook gets the columns when a row says more than that it is final", async () => {
    const book = await givenOlderContract();
    const before = headersOf(book);
    const filled = givenFilled(setup).fillAll();
    for (const table of PARTS)
      for (let row = 1; filled.at(table, row, "data_status"); row++)
        filled.fill(table, row, { data_status: "final" });
    await importAll([filled]);
    expect(headersOf(book)).toEqual(before);
    expect(counts(await importAll([filled]))[0]).toMatchObject({ added: 0, changed: 0 });
    filled.fill("tblPathway", FIRST, {
      count: 84,
      data_status: "revised",
      revision_reason: "Two late forms",
    });
    await importAll([filled]);
    expect(headersOf(book)[0]).toEqual(before[0]);
    expect(headersOf(book)[1]).toEqual([...before[1]!, ...SINCE]);
    expect(columnOf(book, "tblPathway", "data_status").slice(0, 2)).toEqual(["revised", null]);
  });
});

test("a wrong row is set aside by name, the others are used", async () => {
  const book = await givenNewContract(setup);
  const filled = givenFilled(setup).fillAll().fill("tblMeasures", FIRST, { numerator: 90, denominator: 80 });
  const { files } = await importAll([filled]);
  expect(files[0]!.counts.setAside).toBe(1);
  expect(files[0]!.problems[0]).toMatchObject({ code: "DQ10", severity: "stop", sheet: "Data", cell: "F5" });
  expect(columnOf(book, "tblMeasures", "numerator")).not.toContain(90);
});

test("files that cannot be used stop no others", async () => {
  const book = await givenNewContract(setup);
  const otherContract = givenFilled({ ...setup, contractId: "X-1" }).fillAll();
  const good = givenFilled(setup, 2).fillAll();
  const { files } = done(
    await importFiles(
      [
        { name: "broken.xlsx", bytes: good.file().bytes.slice(0, 900) },
        otherContract.file("other.xlsx"),
        {
          name: "list.csv",
          bytes: new TextEncoder().encode("site,month,visits\nA,2026-09,12\nB,2026-09,3\n"),
        },
        good.file("good.xlsx"),
      ],
      { today: TODAY },
    ),
  );
  expect(files.map(({ outcome }) => outcome)).toEqual(["unreadable", "refused", "unknown", "ready"]);
  expect(files[1]!.problems[0]!.message).toBe(
    "This template is for contract X-1 (PRV-0001). You appear to be reporting C-2026. Open the template sent for C-2026.",
  );
  expect(new Set(columnOf(book, "tblMeasures", "provider_id"))).toEqual(new Set(["PRV-0002"]));
  expect(columnOf(book, "tblSubmissions", "provider_id")).toEqual(["PRV-0002"]);
});

test("another version of the template is refused", async () => {
  await givenNewContract(setup);
  const filled = givenFilled(setup).fillAll().named("acm_template_version", "9");
  const { files } = await importAll([filled]);
  expect(files[0]).toMatchObject({ outcome: "refused", problems: [{ code: "DQ01" }] });
});

test("a template of another contract is refused, and is nobody's of this one", async () => {
  await givenNewContract(setup);
  const { files } = await importAll([givenFilled({ ...setup, contractId: "C-1999" }).fillAll()]);
  expect(files[0]).toMatchObject({ outcome: "refused", providerId: "", provider: "" });
});

test("texts that Excel would calculate are written as they are", async () => {
  const book = await givenNewContract(setup);
  const notes = ["=cmd|'/c calc'!A1", "+44", "-1+2", "@SUM(1)"];
  const filled = givenFilled(setup).fillAll();
  notes.forEach((note, i) => filled.fill("tblMeasures", i + 1, { note }));
  filled.fill("tblNarrative", 1, { evidence: "\tx\r=1+1", partners: "1-10" });
  await importAll([filled]);
  expect(columnOf(book, "tblMeasures", "note").slice(0, notes.length)).toEqual(notes);
  expect(columnOf(book, "tblNarrative", "evidence")).toEqual(["x\r=1+1"]);
  expect(columnOf(book, "tblNarrative", "partners")).toEqual(["1-10"]);
  const { formulas } = picture(book, "Data") as { formulas: { formula: string }[] };
  expect(formulas.filter(({ formula }) => /cmd|SUM/.test(formula))).toEqual([]);
});

test("who a client is goes nowhere: the file is refused and the text not repeated", async () => {
  await givenNewContract(setup);
  const filled = givenFilled(setup).fillAll().fill("tblMeasures", 1, { note: "SSN 123-45-6789" });
  const { files } = await importAll([filled]);
  expect(files[0]!.outcome).toBe("refused");
  expect(JSON.stringify(files)).not.toContain("6789");
});

test("what a person added stays: her column, her order of columns, her rows and what stands below", async () => {
  const book = await givenNewContract(setup);
  await importAll([givenFilled(setup, 1).fillAll()]);
  const { box } = book.table("tblMeasures");
  const sheet = book.sheet("Data");
  sheet.cells.setValue(box.bottom + 2, box.left, "My remark below");
  const columns = book.table("tblStages").box;
  const stages = book.sheet("Pathway").cells.read(columns);
  await importAll([givenFilled(setup, 2).fillAll()]);
  const after = book.table("tblMeasures").box;
  expect(after.bottom).toBeGreaterThan(box.bottom);
  expect(sheet.cells.value(after.bottom + 2, box.left)).toBe("My remark below");
  expect(book.sheet("Pathway").cells.read(book.table("tblStages").box)).toEqual(stages);
  expect(book.table("tblStages").box).toEqual(columns);
});

test("a filter that hides rows is on again afterwards", async () => {
  const book = await givenNewContract(setup);
  await importAll([givenFilled(setup, 1).fillAll()]);
  await book.excel.run(async (context) => {
    context.workbook.tables
      .getItem("tblMeasures")
      .columns.getItem("period")
      .filter.applyValuesFilter(["2026-08"]);
    await context.sync();
  });
  await importAll([givenFilled(setup, 2).fillAll()]);
  expect(new Set(columnOf(book, "tblMeasures", "provider_id"))).toEqual(new Set(["PRV-0001", "PRV-0002"]));
  expect([...book.table("tblMeasures").filters.values()]).toEqual([
    expect.objectContaining({ filterOn: "Values", values: ["2026-08"] }),
  ]);
});

test("a protected sheet is named before anything is written", async () => {
  const book = await givenNewContract(setup);
  book.sheet("Story").protection = { password: false, options: {} };
  const filled = givenFilled(setup)
    .fillAll()
    .fill("tblNarrative", 1, { what_happened: "A new team started" });
  const before = everything(book);
  const outcome = await importFiles([filled.file()], { today: TODAY });
  expect(outcome).toMatchObject({
    kind: "failed",
    message: expect.stringContaining('The sheet "Story"') as string,
  });
  expect(everything(book)).toEqual(before);
});

test("tables that are missing get sheets of their own", async () => {
  const book = await givenNewContract(setup);
  await book.excel.run(async (context) => {
    for (const name of ["Records", "Story"]) context.workbook.worksheets.getItem(name).delete();
    await context.sync();
  });
  const filled = givenFilled(setup)
    .fillAll()
    .fill("tblNarrative", 1, { what_happened: "A new team started" });
  await importAll([filled]);
  expect(columnOf(book, "tblNarrative", "what_happened")).toEqual(["A new team started"]);
  expect(columnOf(book, "tblSubmissions", "state")).toEqual(["imported"]);
  expect(book.model.sheets.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["Story", "Submission records"]),
  );
});

test("an import that was cut short is told, and importing again completes it", async () => {
  const book = await givenNewContract(setup);
  const filled = givenFilled(setup).fillAll();
  await importAll([filled]);
  const whole = columnOf(book, "tblMeasures", "indicator_id");
  const records = book.table("tblSubmissions").box;
  const state = book.sheet("Records").cells.read(records)[0]!.indexOf("state");
  book.sheet("Records").cells.setValue(records.top + 1, records.left + state, "importing");
  const { box } = book.table("tblMeasures");
  for (let column = box.left; column <= box.right; column++)
    book.sheet("Data").cells.setValue(box.bottom, column, null);

  const files = await readAllFiles([filled.file()], {});
  expect(done(await previewImport(files, { today: TODAY }))).toMatchObject({
    cutShort: ["file 1.xlsx"],
    files: [{ counts: { added: 1 } }],
  });
  await importAll([filled]);
  expect(columnOf(book, "tblMeasures", "indicator_id")).toEqual(whole);
  expect(columnOf(book, "tblSubmissions", "state")).toEqual(["imported"]);
});

test("a preview says the same and writes nothing", async () => {
  const book = await givenNewContract(setup);
  const filled = givenFilled(setup).fillAll();
  const before = everything(book);
  const preview = done(
    await previewImport(await readAllFiles([filled.file("file 1.xlsx")], {}), { today: TODAY }),
  );
  expect(everything(book)).toEqual(before);
  expect((await importAll([filled])).files).toEqual(preview.files);
});

test("two files of one import are compared with each other", async () => {
  const book = await givenNewContract(setup);
  const first = givenFilled(setup).fillAll();
  const { files } = await importAll([first, first]);
  expect(files.map(({ outcome }) => outcome)).toEqual(["ready", "repeated"]);
  expect(columnOf(book, "tblSubmissions", "file")).toEqual(["file 1.xlsx"]);
});

test("who has submitted and who is late stands on a sheet, and a later look keeps its rows", async () => {
  const book = await givenNewContract({ ...setup, dueDays: 10 });
  await importAll([givenFilled(setup).fillAll()]);
  expect(columnOf(book, "acmSubmissions", "Provider")).toEqual(["Provider 1", "Provider 2"]);
  expect(columnOf(book, "acmSubmissions", "Status")).toEqual(["✔ Received", "Expected"]);
  expect(book.cell("Submissions!A2")).toMatch(/^Sep 2026: 1 of 2 received\. Looked at on 8 Oct 2026\.$/);
  const { summary } = done(await listSubmissions({ today: "2026-10-14" }));
  expect(summary).toBe("Sep 2026: 1 of 2 received, 1 late.");
  expect(columnOf(book, "acmSubmissions", "Status")).toEqual(["✔ Received", "✖ Not received, 4 days late"]);
});

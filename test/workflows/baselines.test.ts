import { baselineOutlook, type BaselineDraft } from "../../src/workflows/baselineDesk";
import { fixBaseline, openBaselines } from "../../src/workflows/baselines";
import { refresh } from "../../src/workflows/refresh";
import { readSettings, saveSettings } from "../../src/workflows/settings";
import type { GivenWorkbook } from "../host/givenWorkbook";
import { columnOf, done, givenContractBook, givenSample, picture } from "./givenContractBook";

/** Decisions about limits: from a preview to a row of the person's table, and to what follows from it. */

const HARBOR = { providerId: "HARBOR", indicatorId: "enrolled" };

const months = (count: number) =>
  Array.from({ length: count }, (_, i) => {
    const month = 9 + i;
    return `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  });

/** Around 70 of 100 for a year, then seven months around 62: a shift against the first year, hardly one by itself. */
const NUMERATORS = [70, 74, 67, 71, 73, 66, 72, 69, 75, 68, 71, 70, 62, 63, 61, 64, 62, 60, 63];

const TABLES = {
  tblMeasures: months(NUMERATORS.length).map((period, i) => ({
    provider_id: "HARBOR",
    indicator_id: "enrolled",
    period,
    numerator: NUMERATORS[i]!,
    denominator: 100,
  })),
  tblIndicators: [
    {
      indicator_id: "enrolled",
      name: "Enrolled within 30 days",
      unit: "percent",
      direction: "increase",
      aggregation: "ratio_of_sums",
      cadence: "monthly",
      counts_people: "yes",
      decimals: 3,
    },
  ],
  tblTargets: [{ indicator_id: "enrolled", effective_from: "2024-07-01", value: 0.6 }],
};

const FIRST_YEAR: BaselineDraft = {
  action: "fix",
  from: "2024-10",
  to: "2025-09",
  reason: "",
  author: "Ann Lee",
};

const bookWith = (baselines: Parameters<typeof givenContractBook>[0][string]) =>
  givenContractBook({ ...TABLES, tblBaselines: baselines });

/** The table as it stands, header first. */
function rowsOf(book: GivenWorkbook): unknown[][] {
  const { box } = book.table("tblBaselines");
  const sheet = book.model.sheets.find(({ tables }) => tables.some(({ name }) => name === "tblBaselines"))!;
  return sheet.cells.read(box).map((row) => [...row]);
}

const today = () => {
  const now = new Date();
  return (Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - Date.UTC(1899, 11, 30)) / 86_400_000;
};

test("fixing the first year writes a row on a sheet of its own, and limits and flags follow", async () => {
  const book = await givenContractBook(TABLES);
  const before = done(await refresh()).findings[0]!;
  expect(before.states).toContain("limitsNotFixed");

  const { findings, flags } = done(await fixBaseline(HARBOR, FIRST_YEAR));
  expect(rowsOf(book)).toEqual([
    ["provider_id", "indicator_id", "from", "to", "action", "reason", "author", "decided_on"],
    ["HARBOR", "enrolled", "2024-10", "2025-09", "fix", null, "Ann Lee", today()],
  ]);
  expect(book.numberFormat("Baselines!C2")).toBe("@");
  expect(book.numberFormat("Baselines!H2")).toBe("yyyy-mm-dd");
  expect(findings[0]!.states).not.toContain("limitsNotFixed");
  expect(findings[0]!.n).toBe(12);
  expect(findings[0]!.mean).toBeCloseTo(0.705, 3);
  expect(flags.map(({ kind }) => kind)).toContain("worsening_shift");
  expect(columnOf(book, "acmSummary", "Variation")[0]).toBe("▼ Concern");
});

test("the preview says beforehand what the decision brings, and writes nothing", async () => {
  const book = await givenContractBook(TABLES);
  const { flags: raised } = done(await refresh());
  const before = book.model.sheets.map(({ name }) => [name, picture(book, name)]);
  const { desk, choices } = done(await openBaselines(HARBOR));
  const { stops, effect } = baselineOutlook(desk, FIRST_YEAR);
  expect(stops).toEqual([]);
  expect(book.model.sheets.map(({ name }) => [name, picture(book, name)])).toEqual(before);

  const { flags } = done(await fixBaseline(HARBOR, FIRST_YEAR));
  const sentences = (of: typeof flags) => new Set(of.map(({ sentence }) => sentence));
  const isNew = ({ id }: { id: string }) => !raised.some((flag) => flag.id === id);
  expect(effect!.appearing).toEqual([...sentences(flags.filter(isNew))]);
  expect(effect!.limitsAfter).toMatch(/^mean 70\.5%, limits \d\d\.\d% to \d\d\.\d%$/);
  expect(effect!.after.baselines).toEqual([{ from: 0, to: 11 }]);
  expect(choices.picture.baselines).toEqual([]);
});

test("proposes the first twelve, and new limits where the level has changed; neither is applied", async () => {
  await givenContractBook(TABLES);
  const { desk, choices } = done(await openBaselines(HARBOR));
  const { proposals, periods, limitsNow, firstTwelve } = choices;
  expect(firstTwelve).toEqual({ from: "2024-10", to: "2025-09" });
  expect(proposals[0]!.draft).toEqual({ action: "fix", from: "2024-10", to: "2025-09" });
  expect(proposals[0]!.reason).toContain("first 12 months");
  expect([periods[0]!.label, periods.at(-1)!.key]).toEqual(["Oct 2024", "2026-04"]);
  expect(limitsNow).toMatch(/^mean/);
  expect(desk.finding.states).toContain("limitsNotFixed");
});

test("a person's table keeps her rows, her columns and their order; the new row goes below", async () => {
  const book = await bookWith([
    { note: "mine", author: "Bo", "indicator_id ": "other", FROM: "2024-01", to: "2024-12", action: "fix" },
  ]);
  done(await fixBaseline(HARBOR, { ...FIRST_YEAR, reason: "=agreed in the meeting" }));
  expect(rowsOf(book)).toEqual([
    ["note", "author", "indicator_id ", "FROM", "to", "action", "provider_id", "reason", "decided_on"],
    ["mine", "Bo", "other", "2024-01", "2024-12", "fix", null, null, null],
    [null, "Ann Lee", "enrolled", "2024-10", "2025-09", "fix", "HARBOR", "=agreed in the meeting", today()],
  ]);
});

test("blank rows at the table's end are filled before it grows", async () => {
  const book = await bookWith([
    { provider_id: null, indicator_id: null, from: null, to: null, action: null, reason: null, author: null },
  ]);
  done(await fixBaseline(HARBOR, FIRST_YEAR));
  expect(rowsOf(book)).toHaveLength(2);
  expect(rowsOf(book)[1]!.slice(0, 3)).toEqual(["HARBOR", "enrolled", "2024-10"]);
});

test("what stands below the table moves down with it", async () => {
  const book = await bookWith([{ indicator_id: "other", from: "2024-01", to: "2024-12", action: "fix" }]);
  book.type("Baselines!A5", "A note below");
  done(await fixBaseline(HARBOR, FIRST_YEAR));
  expect(book.cell("Baselines!A6")).toBe("A note below");
});

test("a remark where a new column would go stays, and nothing is written", async () => {
  const book = await bookWith([{ indicator_id: "other", from: "2024-01", to: "2024-12", action: "fix" }]);
  const { box } = book.table("tblBaselines");
  book.model.sheet("Baselines")!.cells.setValue(box.bottom, box.right + 2, "My remark");
  const before = picture(book, "Baselines");
  const outcome = await fixBaseline(HARBOR, FIRST_YEAR);
  expect("message" in outcome && outcome.message).toMatch(
    /^The table tblBaselines needs the columns .+ stands where they would go/,
  );
  expect(picture(book, "Baselines")).toEqual(before);
});

test("another baseline for the same limits takes the place of the earlier one, in its row", async () => {
  const book = await givenContractBook(TABLES);
  done(await fixBaseline(HARBOR, FIRST_YEAR));
  const later = { ...FIRST_YEAR, from: "2024-12", to: "2025-11", reason: "Start of the new team" };
  const { replaces } = baselineOutlook(done(await openBaselines(HARBOR)).desk, later);
  expect(replaces).toMatch(/^Baseline Oct 2024 to Sep 2025, fixed by Ann Lee on \d+ \w+ \d{4}\.$/);
  const { findings } = done(await fixBaseline(HARBOR, later));
  expect(rowsOf(book)).toHaveLength(2);
  expect(rowsOf(book)[1]!.slice(2, 6)).toEqual(["2024-12", "2025-11", "fix", "Start of the new team"]);
  expect(findings[0]!.limits!.groups[0]!.baseline).toEqual({ from: 2, to: 14, fixed: true });
});

test("a rebase with reason and name begins new limits beside the fixed ones", async () => {
  const book = await givenContractBook(TABLES);
  done(await fixBaseline(HARBOR, FIRST_YEAR));
  const rebase = { ...FIRST_YEAR, action: "rebase" as const, from: "2025-10", to: "2026-04" };
  const { findings, flags } = done(await fixBaseline(HARBOR, { ...rebase, reason: "Intake moved" }));
  expect(rowsOf(book)).toHaveLength(3);
  expect(findings[0]!.limits!.groups.map(({ from, baseline }) => [from, baseline.fixed])).toEqual([
    [0, true],
    [12, true],
  ]);
  expect(findings[0]!.states).toContain("shortBaseline");
  expect(flags.map(({ kind }) => kind)).not.toContain("worsening_shift");
});

test.each<[string, Partial<BaselineDraft>, keyof BaselineDraft, RegExp]>([
  ["nobody's name", { author: " " }, "author", /who decided/],
  ["three months without a reason", { to: "2024-12" }, "reason", /3 .*short/],
  ["an end before its beginning", { from: "2025-09", to: "2024-10" }, "to", /before it begins/],
  ["a rebase in the future", { action: "rebase", from: "2027-01", to: "", reason: "x" }, "from", /nothing/],
  ["a rebase without a reason", { action: "rebase", from: "2025-10", to: "" }, "reason", /reason/],
  ["no period", { from: "" }, "from", /Choose/],
])("%s is refused in words, and nothing is written", async (_case, change, field, message) => {
  const book = await givenContractBook(TABLES);
  const draft = { ...FIRST_YEAR, ...change };
  const { stops } = baselineOutlook(done(await openBaselines(HARBOR)).desk, draft);
  expect(stops.find((stop) => stop.field === field)?.message).toMatch(message);
  expect(await fixBaseline(HARBOR, draft)).toMatchObject({ kind: "failed", code: "NotDecided" });
  expect(book.model.sheets.map(({ name }) => name)).not.toContain("Baselines");
});

test("a filtered table, and a protected sheet, are said in words before anything is written", async () => {
  const book = await bookWith([{ indicator_id: "other", from: "2024-01", to: "2024-12", action: "fix" }]);
  const before = rowsOf(book);
  await book.excel.run(async (context) => {
    const column = context.workbook.tables.getItem("tblBaselines").columns.getItem("indicator_id");
    column.filter.applyValuesFilter(["other"]);
    await context.sync();
  });
  const filtered = await fixBaseline(HARBOR, FIRST_YEAR);
  expect("message" in filtered && filtered.message).toContain("is filtered. Clear its filter");
  await book.excel.run(async (context) => {
    context.workbook.tables.getItem("tblBaselines").clearFilters();
    context.workbook.worksheets.getItem("Baselines").protection.protect();
    await context.sync();
  });
  const locked = await fixBaseline(HARBOR, FIRST_YEAR);
  expect("message" in locked && locked.message).toContain('The sheet "Baselines"');
  expect(rowsOf(book)).toEqual(before);
});

test("a protected result sheet stops the decision before it is written, not after", async () => {
  const book = await givenContractBook(TABLES);
  done(await refresh());
  await book.excel.run(async (context) => {
    context.workbook.worksheets.getItem("Summary").protection.protect();
    await context.sync();
  });
  const outcome = await fixBaseline(HARBOR, FIRST_YEAR);
  expect("message" in outcome && outcome.message).toContain('The sheet "Summary" is protected');
  expect(book.model.sheet("Baselines")).toBeUndefined();
});

test("a second click while one runs is told so, and one row is written", async () => {
  const book = await givenContractBook(TABLES);
  const [first, second] = await Promise.all([
    fixBaseline(HARBOR, FIRST_YEAR),
    fixBaseline(HARBOR, FIRST_YEAR),
  ]);
  expect([first.kind, second.kind]).toEqual(["done", "busy"]);
  expect(rowsOf(book)).toHaveLength(2);
});

test("the name of who decided is offered again, and other settings leave it alone", async () => {
  await givenContractBook(TABLES);
  done(await fixBaseline(HARBOR, FIRST_YEAR));
  done(await saveSettings({ largeText: true }));
  expect(done(await openBaselines(HARBOR)).desk.author).toBe("Ann Lee");
  expect(done(await readSettings())).toEqual({ largeText: true, author: "Ann Lee" });
});

test("where a decision for all providers holds, the only provider's takes its place", async () => {
  const book = await bookWith([
    { provider_id: null, indicator_id: "enrolled", from: "2024-10", to: "2025-09", action: "fix" },
  ]);
  done(await fixBaseline(HARBOR, { ...FIRST_YEAR, from: "2024-11", to: "2025-10" }));
  expect(rowsOf(book)).toHaveLength(2);
  expect(rowsOf(book)[1]!.slice(0, 4)).toEqual([null, "enrolled", "2024-11", "2025-10"]);
});

test("of several providers one gets a decision of its own, and it is said that the common one is left", async () => {
  const book = await givenSample("portfolio");
  const { findings } = done(await refresh());
  const { provider, indicator } = findings[0]!;
  const id = { providerId: provider.id, indicatorId: indicator.id };
  const { leavesOthers, periods } = done(await openBaselines(id)).choices;
  expect(leavesOthers).toBe(true);
  const rows = rowsOf(book).length;
  const draft = { ...FIRST_YEAR, from: periods[2]!.key, to: periods[14]!.key };
  const after = done(await fixBaseline(id, draft));
  expect(rowsOf(book)).toHaveLength(rows + 1);
  const own = after.findings.find((f) => f.provider.id === provider.id && f.indicator.id === indicator.id)!;
  expect(own.limits!.groups[0]!.baseline).toEqual({ from: 2, to: 15, fixed: true });
}, 60_000);

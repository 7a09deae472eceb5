import { goToChart } from "../../src/workflows/goTo";
import { refresh } from "../../src/workflows/refresh";
import type { GivenWorkbook } from "../host/givenWorkbook";
import { columnOf, done, picture } from "./givenContractBook";
import { givenPathwayReview } from "./givenReviews";

const SHEET = "Pathway steps";

function byStep(book: GivenWorkbook, header: string): Record<string, unknown> {
  const steps = columnOf(book, "acmPathway", "Step");
  return Object.fromEntries<unknown>(
    columnOf(book, "acmPathway", header).map((cell, i) => [String(steps[i]), cell]),
  );
}

const chartOf = (book: GivenWorkbook) =>
  book.sheet(SHEET).charts.find(({ name }) => name === "ACM chosen pathway")!;

const rounded = (cells: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(cells).map(([step, cell]) => [step, Math.round(Number(cell))]));

test("the worked meeting: counts of both windows, conversions, and 24 of the 27 people", async () => {
  const book = await givenPathwayReview();
  done(await refresh());
  const step = "Contact to intake";
  const row = (header: string) => byStep(book, header)[step];
  expect([row("At the step before"), row("Went on before")]).toEqual([117, 104]);
  expect([row("At the step now"), row("Went on now")]).toEqual([129, 87]);
  expect([Number(row("Conversion before")).toFixed(3), Number(row("Conversion now")).toFixed(3)]).toEqual([
    "0.889",
    "0.674",
  ]);
  expect(row("Run by")).toBe("provider");
  expect(row("Baseline window")).toBe("Jan 2026 to Mar 2026 (named)");
  expect(row("Window now")).toBe("Jul 2026 to Sep 2026");
  expect(byStep(book, "Verdict")).toMatchObject({
    "Referral to contact": "○ Within what chance explains",
    "Contact to intake": "▼ Fell by more than chance",
    "Intake to enrolment": "○ Within what chance explains",
  });
  expect(rounded(byStep(book, "People lost"))).toMatchObject({
    "Contact to intake": 24,
    "All steps: referral to enrolment": 27,
  });
  const shares = columnOf(book, "acmPathway", "Share of the gap").map((share) =>
    Math.round(100 * Number(share)),
  );
  expect(shares).toEqual([5, 87, 4, 100, 3]);
  expect(byStep(book, "Please note")["Steps together"]).toContain("no single step");
});

test("the chart says the finding; the fallen step has another colour and a sign", async () => {
  const book = await givenPathwayReview();
  done(await refresh());
  const chart = chartOf(book);
  expect(chart.type).toBe("BarClustered");
  expect(chart.title.text.split("\n")[0]).toBe(
    "Harbor: contact to intake explains 24 of 27 people lost against the baseline",
  );
  expect(chart.series.map(({ name }) => name)).toEqual([
    "Baseline: Jan 2026 to Mar 2026",
    "Now: Jul 2026 to Sep 2026",
  ]);
  const fills = [0, 1, 2].map((point) => chart.series[1]!.points.get(point)?.fill);
  expect(fills).toEqual(["#1F3A4D", "#D55E00", "#1F3A4D"]);
  const steps = book.cells(chart.series[1]!.categories!.replaceAll(/['$]/g, "")).flat();
  expect(steps).toEqual([
    "Referral to contact (agency)",
    "▼ Contact to intake (provider)",
    "Intake to enrolment (provider)",
  ]);
  expect(chart.series.every(({ hasDataLabels }) => hasDataLabels)).toBe(true);
  expect([chart.categoryAxis.reversePlotOrder, chart.valueAxis.minimum]).toEqual([true, 0]);
  expect(chart.valueAxis.maximum).toBeGreaterThan(1);
});

test("two syncs to read and two to write; a second refresh changes nothing", async () => {
  const book = await givenPathwayReview();
  await book.settle();
  const before = book.host.syncLog.length;
  done(await refresh());
  await book.settle();
  expect(book.host.syncLog.length - before).toBe(2 + 2 + 1);
  const first = [SHEET, "Pathway data"].map((name) => picture(book, name));
  expect(done(await refresh()).changed.cellsWritten).toBe(0);
  expect([SHEET, "Pathway data"].map((name) => picture(book, name))).toEqual(first);
});

test("a click on a flag of the pathway brings its provider's; several have one of all together", async () => {
  const book = await givenPathwayReview(["Harbor", "Lantern"]);
  const { flags } = done(await refresh());
  const drop = flags.find(({ kind, providerId }) => kind === "pathway_drop" && providerId === "Lantern")!;
  done(await goToChart(drop));
  expect(book.model.activeSheet.name).toBe(SHEET);
  expect(book.cell(`${SHEET}!B4`)).toBe("Lantern");
  expect(chartOf(book).title.text).toMatch(/^Lantern: contact to intake explains/);
  expect(
    columnOf(book, "acmPathway", "Provider").filter((name) => name === "All providers together"),
  ).toHaveLength(5);
  book.type(`${SHEET}!B4`, "All providers together");
  done(await refresh());
  expect(chartOf(book).title.text).toMatch(/^All providers together: contact to intake explains 48 of 55/);
});

test("a changed count changes its row and the chart; a deleted sheet comes back whole", async () => {
  const book = await givenPathwayReview();
  done(await refresh());
  await book.excel.run(async (context) => {
    context.workbook.worksheets.getItem(SHEET).delete();
    context.workbook.worksheets.getItem("Pathway data").delete();
    await context.sync();
  });
  const { box } = book.table("tblPathway");
  const rows = book.sheet("Pathway").cells.read(box);
  rows.forEach(([, cohort, , stage], i) => {
    if (stage === "intake" && ["2026-07", "2026-08", "2026-09"].includes(String(cohort))) {
      book.type(`Pathway!E${i + 1}`, 38);
    }
  });
  done(await refresh());
  expect(byStep(book, "Went on now")["Contact to intake"]).toBe(114);
  expect(byStep(book, "Verdict")["Contact to intake"]).toBe("○ Within what chance explains");
  expect(chartOf(book).series[1]!.points.get(1)?.fill).toBe("#1F3A4D");
  expect(book.model.sheets.map(({ name }) => name)).toContain(SHEET);
});

test("a pathway that is no longer reported says so in its rows", async () => {
  const book = await givenPathwayReview(["Harbor", "Lantern"]);
  done(await refresh());
  const { box } = book.table("tblPathway");
  book
    .sheet("Pathway")
    .cells.read(box)
    .forEach(([provider], i) => provider === "Lantern" && book.type(`Pathway!A${i + 1}`, "Harbor-2"));
  book.type(`${SHEET}!B4`, "Lantern");
  done(await refresh());
  const verdicts = columnOf(book, "acmPathway", "Verdict");
  const gone = columnOf(book, "acmPathway", "Provider").map((name, i) => name === "Lantern" && verdicts[i]);
  expect(new Set(gone.filter((verdict) => verdict !== false))).toEqual(new Set(["no longer reported"]));
  expect(chartOf(book).title.text).not.toContain("Lantern");
});

import { keepChartsWithSelectors } from "../../src/workflows/followSelector";
import { goToChart } from "../../src/workflows/goTo";
import { refresh } from "../../src/workflows/refresh";
import type { GivenWorkbook } from "../host/givenWorkbook";
import { columnOf, done, givenContractBook, givenSample, picture } from "./givenContractBook";
import { givenJointReview } from "./givenReviews";

const PROVIDERS = "Training completed – providers";
const GROUPS = "Training completed – course time, Aspen";

/** A result column of the providers' rows, by name. */
function byUnit(book: GivenWorkbook, header: string): Record<string, unknown> {
  const units = columnOf(book, "acmComparison", "Unit");
  return Object.fromEntries<unknown>(
    columnOf(book, "acmComparison", header).map((cell, i) => [String(units[i]), cell]),
  );
}

const funnelOf = (book: GivenWorkbook, sheet = "Comparison") =>
  book.sheet(sheet).charts.find(({ name }) => name === "ACM chosen comparison")!;

test("the worked joint review: limits by size, who differs, and why one is not judged", async () => {
  const book = await givenJointReview();
  done(await refresh());
  expect(byUnit(book, "99.8% limits")).toMatchObject({
    Aspen: "51.5% to 78.0%",
    Birch: "46.3% to 82.2%",
    Cedar: "49.1% to 79.9%",
    Dogwood: "42.8% to 84.7%",
  });
  expect(byUnit(book, "95% limits")).toMatchObject({ Aspen: "56.6% to 73.6%", Dogwood: "51.2% to 78.3%" });
  expect(byUnit(book, "Verdict")).toMatchObject({
    Aspen: "◇ Watch",
    Birch: "… Not judged",
    Cedar: "▼ Differs by more than chance",
    Dogwood: "○ Within what chance explains",
  });
  expect(byUnit(book, "Please note")).toMatchObject({ Birch: "provisional: not judged", Cedar: null });
  expect(byUnit(book, "Judged by")).toMatchObject({ Birch: null, Cedar: "unadjusted limits" });
  expect(byUnit(book, "Pooled rate").Cedar).toBeCloseTo(166 / 254, 12);
});

test("units stand as they were reported: no league table", async () => {
  const book = await givenJointReview();
  done(await refresh());
  expect(columnOf(book, "acmComparison", "Unit").slice(0, 4)).toEqual(["Aspen", "Birch", "Cedar", "Dogwood"]);
});

test("the funnel: cases across, rates up, a mark of its own for each verdict, names beside them", async () => {
  const book = await givenJointReview();
  done(await refresh());
  const chart = funnelOf(book);
  expect(chart.type).toBe("XYScatter");
  expect(chart.title.text).toBe(
    "Training completed: Cedar differs by more than chance\n" +
      "Q3 2026; 3 providers judged, together 65.4% (166 of 254); unadjusted limits",
  );
  const series = (name: string) => chart.series.find((one) => one.name === name)!;
  const values = (name: string) => book.cells(series(name).values!.replaceAll(/['$]/g, "")).flat();
  const cases = (name: string) => book.cells(series(name).categories!.replaceAll(/['$]/g, "")).flat();
  expect(cases("Differs: concern")).toEqual([120, 64, 88, 46]);
  expect(values("Differs: concern")).toEqual([null, null, 41 / 88, null]);
  expect(values("Watch")).toEqual([0.75, null, null, null]);
  expect(values("Not judged")).toEqual([null, 0.625, null, null]);
  expect([...series("Differs: concern").pointLabels!.values()].map(({ text }) => text)).toEqual(["▼ Cedar"]);
  const looks = [
    "Within chance",
    "Watch",
    "Differs: concern",
    "Differs: improvement",
    "Differs",
    "Not judged",
  ]
    .map(series)
    .map(({ marker, line }) => [marker.style, marker.background, line.visible]);
  expect(new Set(looks.map(([style, colour]) => `${String(style)} ${String(colour)}`)).size).toBe(6);
  expect(looks.every(([, , line]) => line === false)).toBe(true);
  const xAxis = chart.categoryAxis;
  expect([xAxis.minimum! < 46, xAxis.maximum! > 120, xAxis.title.text]).toEqual([
    true,
    true,
    "Cases (denominator)",
  ]);
  expect(chart.valueAxis.numberFormat).toBe("0.0%");
});

test("limit lines narrow with size, hold the table's limits, and are broken between lower and upper", async () => {
  const book = await givenJointReview();
  done(await refresh());
  const rows = book.cells("Comparison data!B2:E82").map((row) => row.map((cell) => cell as number | null));
  const gap = rows.findIndex(([, pooled]) => pooled === null);
  expect(gap).toBe(40);
  expect(typeof rows[gap]![0]).toBe("number");
  const lower = rows.slice(0, gap);
  const upper = rows.slice(gap + 1).reverse();
  expect(upper.map(([size]) => size)).toEqual(lower.map(([size]) => size));
  const widths = lower.map(([, , , low], i) => upper[i]![3]! - low!);
  expect(widths).toEqual([...widths].sort((a, b) => b - a));
  const nearest = lower.findLastIndex(([size]) => size! <= 88);
  expect(lower[nearest]![3]).toBeLessThanOrEqual(0.4914);
  expect(lower[nearest + 1]![3]).toBeGreaterThan(0.4913);
});

test("groups of a provider are compared too; two are tested against each other and have no limits", async () => {
  const book = await givenJointReview();
  done(await refresh());
  const units = columnOf(book, "acmComparison", "Unit");
  const at = units.indexOf("Day");
  expect(columnOf(book, "acmComparison", "Compared")[at]).toBe("course time, Aspen");
  expect(columnOf(book, "acmComparison", "Judged by")[at]).toMatch(/^test against the others, p = 0\.00\d$/);
  expect(columnOf(book, "acmComparison", "95% limits")[at]).toBeNull();
  book.type("Comparison!B4", GROUPS);
  done(await refresh());
  expect(funnelOf(book).title.text).toContain("by course time");
  expect(book.cells("Comparison data!D83:E84").flat()).toEqual([null, null, null, null]);
});

test("two syncs to read and two to write; a second refresh changes nothing", async () => {
  const book = await givenJointReview();
  await book.settle();
  const before = book.host.syncLog.length;
  done(await refresh());
  await book.settle();
  expect(book.host.syncLog.length - before).toBe(2 + 2 + 1);
  const pictures = () => ["Comparison", "Comparison data"].map((name) => picture(book, name));
  const first = pictures();
  expect(done(await refresh()).changed.cellsWritten).toBe(0);
  expect(pictures()).toEqual(first);
});

test("the funnel follows its selector while the page lives; a click on a flag brings the right one", async () => {
  const book = await givenJointReview();
  const { flags } = done(await refresh());
  await keepChartsWithSelectors();
  book.type("Comparison!B4", GROUPS);
  const isDrawn = () => funnelOf(book).title.text.includes("by course time");
  for (let i = 0; i < 100 && !isDrawn(); i++) await book.settle();
  expect(funnelOf(book).title.text).toContain("by course time");
  const labels = () => funnelOf(book).series.flatMap(({ pointLabels }) => [...(pointLabels ?? [])]);
  expect(labels().map(([, { text }]) => text)).toEqual(expect.not.arrayContaining(["▼ Cedar"]));
  done(await goToChart(flags.find(({ kind, providerId }) => kind === "peer_gap" && providerId === "C")!));
  expect(book.model.activeSheet.name).toBe("Comparison");
  expect(book.cell("Comparison!B4")).toBe(PROVIDERS);
  expect(funnelOf(book).title.text).toContain("Cedar differs");
  done(await goToChart(flags.find(({ kind }) => kind === "subgroup_gap")!));
  expect(book.cell("Comparison!B4")).toBe(GROUPS);
  expect(book.model.activeChart?.name).toBe("ACM chosen comparison");
});

test("a careless person: renamed sheet, deleted chart, own columns, a sorted and filtered table", async () => {
  const book = await givenJointReview();
  done(await refresh());
  await book.excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Comparison");
    sheet.name = "For the board";
    sheet.charts.getItem("ACM chosen comparison").delete();
    const table = context.workbook.tables.getItem("acmComparison");
    table.columns.add(1, [["My remark"], ...Array.from({ length: 6 }, (_, i) => [`remark ${i}`])]);
    table.sort.apply([{ key: 6, ascending: false }]);
    table.columns.getItem("Unit").filter.applyValuesFilter(["Cedar"]);
    await context.sync();
  });
  const remarks = byUnit(book, "My remark");
  book.type("Measures!D4", 39);
  done(await refresh());
  expect(book.model.sheets.map(({ name }) => name)).not.toContain("Comparison");
  expect(byUnit(book, "My remark")).toEqual(remarks);
  expect(byUnit(book, "Numerator").Cedar).toBe(39);
  expect(funnelOf(book, "For the board").title.text).toContain("Cedar differs");
});

test("columns inserted before the selector move it along, and it is still heard", async () => {
  const book = await givenJointReview();
  done(await refresh());
  await book.excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Comparison");
    sheet.getRange("A:A").insert("Right");
    sheet.getRange("1:1").insert("Down");
    await context.sync();
  });
  book.type("Comparison!C5", GROUPS);
  done(await refresh());
  expect(funnelOf(book).title.text).toContain("by course time");
  expect(book.cell("Comparison!B2")).toBe("Comparison");
});

test("a protected sheet is said in words; nothing is written", async () => {
  const book = await givenJointReview();
  done(await refresh());
  await book.excel.run(async (context) => {
    context.workbook.worksheets.getItem("Comparison").protection.protect();
    await context.sync();
  });
  const outcome = await refresh();
  expect("message" in outcome && outcome.message).toContain('The sheet "Comparison" is protected');
});

test("what is no longer compared stays and says so; the chart keeps to what there is", async () => {
  const book = await givenJointReview();
  done(await refresh());
  for (const row of [2, 3]) book.type(`Breakdowns!A${row}`, "nobody");
  book.type("Comparison!B4", GROUPS);
  done(await refresh());
  const units = columnOf(book, "acmComparison", "Unit");
  expect(columnOf(book, "acmComparison", "Verdict")[units.indexOf("Day")]).toBe("no longer compared");
  expect(funnelOf(book).title.text).toContain("Cedar differs");
});

test("without anything to compare there is no sheet", async () => {
  const indicator_id = "m";
  const book = await givenContractBook({
    tblIndicators: [
      { indicator_id, direction: "increase", aggregation: "ratio_of_sums", cadence: "monthly" },
    ],
    tblTargets: [{ indicator_id, effective_from: "2020-01-01", value: 0.7 }],
    tblMeasures: [{ provider_id: "P", indicator_id, period: "2026-01", numerator: 30, denominator: 40 }],
  });
  done(await refresh());
  const names = book.model.sheets.map(({ name }) => name);
  expect(names.filter((name) => /Comparison|Pathway/.test(name))).toEqual([]);
});

test("many providers: over-dispersed limits judge, and only those that stand out are named", async () => {
  const book = await givenSample("portfolio");
  done(await refresh());
  const judgedBy = columnOf(book, "acmComparison", "Judged by").filter((words) => words !== null);
  expect(new Set(judgedBy)).toEqual(new Set(["adjusted limits"]));
  const chart = funnelOf(book);
  expect(chart.title.text).toContain("; adjusted limits");
  const named = chart.series.flatMap(({ pointLabels }) => [...(pointLabels?.values() ?? [])]);
  expect(named.length).toBeGreaterThan(0);
  expect(named.length).toBeLessThanOrEqual(12);
  expect(named.every(({ text }) => /^[◇▼▲◆] /.test(text!))).toBe(true);
}, 60_000);

import { finishSheets, type ChartTask } from "../../src/workbook/finishSheets";
import type { Ornament } from "../../src/workbook/look";
import { givenWorkbook, type GivenWorkbook } from "../host/givenWorkbook";

/** Charts cost dozens of calls each, and what one platform refuses of one chart must not cost another anything. */

const DATA = [
  ["Month", "Rate"],
  ["Jan", 1],
  ["Feb", 2],
];

type Refuse = "the chart" | "a look" | null;

/** Charts of two columns; `refuse` says what of which one Excel will not have. */
function chartTasks(
  context: Excel.RequestContext,
  count: number,
  refuse: (n: number) => Refuse,
): ChartTask[] {
  const sheet = context.workbook.worksheets.getItem("Data");
  return Array.from({ length: count }, (_, n) => {
    const name = `chart ${n}`;
    const found = () => sheet.charts.getItem(name);
    return {
      sheet: "Data",
      name,
      make: () => {
        const type = refuse(n) === "the chart" ? ("Banana" as Excel.ChartType) : "LineMarkers";
        sheet.charts.add(type, sheet.getRange("A1:B3"), "Columns").name = name;
      },
      ornaments: [
        () => (found().series.getItemAt(0).markerSize = refuse(n) === "a look" ? 1000 : 9),
        () => (found().title.text = `Title ${n}`),
      ],
    };
  });
}

async function finished(count: number, refuse: (n: number) => Refuse = () => null, show = "Data") {
  const book = await givenWorkbook({ Data: DATA, Hidden: [], _acm: [[null, null, "A refresh is writing"]] });
  book.sheet("Hidden").visibility = "Hidden";
  await book.settle();
  book.syncs();
  const [refused, syncs] = await book.excel.run(async (context) => {
    const ornament: Ornament = () => (context.workbook.worksheets.getItem("Data").tabColor = "#1F3A4D");
    const tasks = chartTasks(context, count, refuse);
    const names = { progressSheet: "_acm", show };
    return [await finishSheets(context, tasks, [ornament], names), book.syncs()];
  });
  return { book, refused, syncs };
}

const chartsOf = (book: GivenWorkbook) =>
  book.sheet("Data").charts.map(({ name, title, series }) => [name, title.text, series[0]!.marker.size]);

test("twenty charts go into a round trip, with all their looks", async () => {
  const { book, refused, syncs } = await finished(45);
  expect([refused, syncs]).toEqual([0, 3]);
  expect(book.sheet("Data").charts).toHaveLength(45);
  expect(chartsOf(book)[44]).toEqual(["chart 44", "Title 44", 9]);
  expect(book.sheet("Data").tabColor).toBe("#1F3A4D");
  expect(book.cell("_acm!C1")).toBeNull();
});

test("a look that this Excel refuses costs that look: all charts and their other looks are there", async () => {
  const { book, refused } = await finished(3, (n) => (n === 1 ? "a look" : null));
  expect(refused).toBe(1);
  expect(chartsOf(book)).toEqual([
    ["chart 0", "Title 0", 9],
    ["chart 1", "Title 1", undefined],
    ["chart 2", "Title 2", 9],
  ]);
  expect(book.sheet("Data").tabColor).toBe("#1F3A4D");
  expect(book.cell("_acm!C1")).toBeNull();
});

test("a chart that this Excel refuses costs that chart", async () => {
  const { book, refused } = await finished(3, (n) => (n === 0 ? "the chart" : null));
  expect(refused).toBe(1);
  expect(chartsOf(book).map(([name]) => name)).toEqual(["chart 1", "chart 2"]);
  expect(book.cell("_acm!C1")).toBeNull();
});

test("a refusal in one batch leaves the charts of the others alone", async () => {
  const { book, refused } = await finished(41, (n) => (n === 5 ? "a look" : null));
  expect(refused).toBe(1);
  expect(book.sheet("Data").charts).toHaveLength(41);
  expect(chartsOf(book)[40]).toEqual(["chart 40", "Title 40", 9]);
});

test("a sheet that cannot be shown, because a person is elsewhere, is no failure", async () => {
  const { book, refused } = await finished(1, () => null, "Hidden");
  expect(refused).toBe(0);
  expect(book.sheet("Data").charts).toHaveLength(1);
  expect(book.cell("_acm!C1")).toBeNull();
});

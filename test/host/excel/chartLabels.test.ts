import { reopened } from "../../spreadsheet/xlsx/samples";
import { givenWorkbook, type GivenWorkbook } from "../givenWorkbook";

const FUNNEL = [
  ["Cases", "Rate"],
  [120, 0.75],
  [88, 0.466],
  [46, 0.761],
];

async function inChart(
  book: GivenWorkbook,
  type: Excel.ChartType | "XYScatter" | "BarClustered",
  change: (chart: Excel.Chart) => void,
) {
  await book.excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Funnel");
    change(sheet.charts.add(type, sheet.getRange("A1:B4"), "Columns"));
    await context.sync();
  });
  return book.sheet("Funnel").charts[0]!;
}

test("a point's label says a text of its own, and stands where it was put", async () => {
  const book = await givenWorkbook({ Funnel: FUNNEL });
  const chart = await inChart(book, "XYScatter", ({ series }) => {
    const point = series.getItemAt(0).points.getItemAt(1);
    point.hasDataLabel = true;
    point.dataLabel.text = "Cedar Skills";
    point.dataLabel.position = "Right";
    point.dataLabel.format.font.size = 10;
    point.dataLabel.format.font.color = "#333333";
  });
  const label = { text: "Cedar Skills", position: "Right", fontSize: 10, color: "#333333" };
  expect([...chart.series[0]!.pointLabels!]).toEqual([[1, label]]);
  const [saved] = reopened(book.model).sheet("Funnel")!.charts;
  expect(saved!.type).toBe("XYScatter");
  expect(saved!.series[0]!.hasDataLabels).toBe(false);
  expect([...saved!.series[0]!.pointLabels!]).toEqual([[1, { ...label, bold: false }]]);
});

test("a label that a point does not have is read as one that shows nothing", async () => {
  const book = await givenWorkbook({ Funnel: FUNNEL });
  const labels = await book.excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Funnel");
    const { points } = sheet.charts.add("XYScatter", sheet.getRange("A1:B4"), "Columns").series.getItemAt(0);
    points.getItemAt(1).hasDataLabel = true;
    points.load("dataLabel");
    await context.sync();
    return points.items.map(({ dataLabel }) => [dataLabel.showValue, dataLabel.text, dataLabel.position]);
  });
  expect(labels).toEqual([
    [false, null, null],
    [true, "", "Right"],
    [false, null, null],
  ]);
});

test("labels of a series show its values in a format of their own; taken away, those of its points go too", async () => {
  const book = await givenWorkbook({ Funnel: FUNNEL });
  const chart = await inChart(book, "BarClustered", (made) => {
    const series = made.series.getItemAt(0);
    series.hasDataLabels = true;
    series.dataLabels.position = "OutsideEnd";
    series.dataLabels.numberFormat = "0%";
    series.dataLabels.format.font.bold = true;
  });
  const look = { position: "OutsideEnd", numberFormat: "0%", bold: true };
  expect(chart.series[0]).toMatchObject({ hasDataLabels: true, labels: look });
  expect(reopened(book.model).sheet("Funnel")!.charts[0]!.series[0]).toMatchObject({
    hasDataLabels: true,
    labels: look,
  });
  await book.excel.run(async (context) => {
    const series = context.workbook.worksheets.getItem("Funnel").charts.getItemAt(0).series.getItemAt(0);
    series.hasDataLabels = false;
    series.points.getItemAt(0).hasDataLabel = true;
    series.hasDataLabels = false;
    await context.sync();
  });
  expect(chart.series[0]!.hasDataLabels).toBe(false);
  expect(chart.series[0]!.pointLabels!.size).toBe(0);
});

test.each([
  ["a label that is not there", "XYScatter", "InvalidOperation", false, "Right"],
  ["a point's label at the end of a bar", "XYScatter", "InvalidArgument", true, "OutsideEnd"],
  ["a bar's label beside a point", "BarClustered", "InvalidArgument", true, "Left"],
] as const)("%s is refused", async (_what, type, code, labelled, position) => {
  const book = await givenWorkbook({ Funnel: FUNNEL });
  const refused = inChart(book, type, ({ series }) => {
    const point = series.getItemAt(0).points.getItemAt(0);
    if (labelled) point.hasDataLabel = true;
    point.dataLabel.position = position;
  });
  await expect(refused).rejects.toMatchObject({ code });
});

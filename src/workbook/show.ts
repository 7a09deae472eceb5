import type { CellRef } from "../analysis/measure";
import { OutputProblem } from "./outputProblem";
import { readContract } from "./readContract";
import { DETAIL_CHART, placeOfChart, SELECTOR } from "./trendCharts";
import { seriesKey } from "./words";

/** Brings cells into view and selects them. */
export async function showCells(context: Excel.RequestContext, { sheet, address }: CellRef): Promise<void> {
  const found = context.workbook.worksheets.getItemOrNullObject(sheet);
  found.load("name");
  await context.sync();
  if (found.isNullObject) {
    throw new OutputProblem(`There is no sheet "${sheet}" any more. Refresh, then try again.`);
  }
  found.activate();
  found.getRange(address).select();
  await context.sync();
}

/** Brings the chart of a series into view: its own one, or the large one after choosing the series in its selector. */
export async function showChart(
  context: Excel.RequestContext,
  providerId: string,
  indicatorId: string,
): Promise<void> {
  const { inventory, state } = await readContract(context, () => undefined, []);
  const place = inventory.sheets.get("trends");
  if (!place) throw new OutputProblem("There are no charts yet. Press Refresh first.");
  const key = seriesKey(providerId, indicatorId);
  const sheet = context.workbook.worksheets.getItem(place.name);
  const own = Object.entries(state.charts).find(
    ([name, chart]) => chart.key === key && place.charts.includes(name),
  );
  if (!own) {
    const block = state.trendBlocks.find((candidate) => candidate.key === key);
    if (!block) throw new OutputProblem("This series has no chart yet. Press Refresh first.");
    sheet.getRangeByIndexes(SELECTOR.row, SELECTOR.column, 1, 1).values = [[block.label]];
  }
  const [name] = own ?? [DETAIL_CHART];
  sheet.activate();
  // A chart is activated where it is; selecting the cell at its corner brings it into view.
  sheet.getRange(placeOfChart(name).split(":")[0]).select();
  sheet.charts.getItem(name).activate();
  await context.sync();
}

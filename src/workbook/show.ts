import type { CellRef } from "../analysis/measure";
import { addressOf } from "./address";
import { assignment } from "./buildTrends";
import { OutputProblem } from "./outputProblem";
import { readContract, type ContractWorkbook } from "./readContract";
import { CHOSEN_CHART, placeOfChart, redirectChart, SELECTOR, titleChart } from "./trendCharts";
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

/** Brings the chart of a series into view: its own one, or the large one after choosing the series for it. */
export async function showChart(
  context: Excel.RequestContext,
  providerId: string,
  indicatorId: string,
): Promise<void> {
  const book = await readContract(context, () => undefined, []);
  const { inventory, state } = book;
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
    drawChosen(context, book, block.label);
  }
  const [name] = own ?? [CHOSEN_CHART];
  sheet.activate();
  // A chart is activated where it is; selecting the cell at its corner brings it into view.
  sheet.getRange(placeOfChart(name).split(":")[0]).select();
  sheet.charts.getItem(name).activate();
  await context.sync();
}

/** Lets the large chart show the series that stands in its selector; a text that is no series changes nothing. */
export async function followSelector(context: Excel.RequestContext): Promise<void> {
  const book = await readContract(context, () => undefined, []);
  if (book.chosenLabel !== null && drawChosen(context, book, book.chosenLabel)) await context.sync();
}

function drawChosen(
  context: Excel.RequestContext,
  { inventory, state }: ContractWorkbook,
  label: string,
): boolean {
  const trends = inventory.sheets.get("trends");
  const data = inventory.sheets.get("trendData");
  const at = state.trendBlocks.findIndex((block) => block.filled > 0 && block.label === label);
  if (!trends?.charts.includes(CHOSEN_CHART) || !data || at < 0) return false;
  const { worksheets } = context.workbook;
  const chart = worksheets.getItem(trends.name).charts.getItem(CHOSEN_CHART);
  const chosen = assignment(state.trendBlocks[at]!, at);
  redirectChart(chart, worksheets.getItem(data.name), chosen, state.withNeutral);
  titleChart(chart, chosen);
  return true;
}

/** Calls `onChoice` whenever somebody chooses another series on the Trends sheet, while this page lives. */
export async function watchSelector(context: Excel.RequestContext, onChoice: () => void): Promise<boolean> {
  const { inventory } = await readContract(context, () => undefined, []);
  const place = inventory.sheets.get("trends");
  if (!place) return false;
  const selector = addressOf(SELECTOR);
  context.workbook.worksheets.getItem(place.name).onChanged.add(({ address }) => {
    if (address === selector || address.startsWith(`${selector}:`)) onChoice();
    return Promise.resolve();
  });
  await context.sync();
  return true;
}

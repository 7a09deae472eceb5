import type { CellRef } from "../analysis/measure";
import { addressOf } from "./address";
import { selectorOf, type ChartChoice } from "./chartChoice";
import { CHART_CHOICES } from "./chartChoices";
import { takeInventory } from "./inventory";
import { OutputProblem } from "./outputProblem";
import type { ChartSheetKey } from "./outputs";
import { readChoices, type ContractWorkbook } from "./readContract";
import { syncRead } from "./syncRead";
import { placeOfChart } from "./trendCharts";

/** Brings cells into view and selects them. */
export async function showCells(context: Excel.RequestContext, { sheet, address }: CellRef): Promise<void> {
  const found = await syncRead(context, () => {
    const item = context.workbook.worksheets.getItemOrNullObject(sheet);
    item.load("name");
    return item;
  });
  if (found.isNullObject) {
    throw new OutputProblem(`There is no sheet "${sheet}" any more. Refresh, then try again.`);
  }
  found.activate();
  found.getRange(address).select();
  await context.sync();
}

/** A chart as it is asked for: what it is to show, on which sheet. */
export interface ChartWish {
  readonly sheet: ChartSheetKey;
  readonly key: string;
}

/**
 * Brings a chart into view: one of its own, or the large one after choosing for it.
 *
 * @param wishes in order of preference; the first that its sheet can show is shown
 */
export async function showChart(context: Excel.RequestContext, wishes: readonly ChartWish[]): Promise<void> {
  const book = await readChoices(context);
  const { inventory, state } = book;
  if (!CHART_CHOICES.some(({ sheet }) => inventory.sheets.has(sheet))) {
    throw new OutputProblem("There are no charts yet. Press Refresh first.");
  }
  for (const { sheet: sheetKey, key } of wishes) {
    const choice = CHART_CHOICES.find(({ sheet }) => sheet === sheetKey)!;
    const place = inventory.sheets.get(sheetKey);
    const block = choice.blocks(state).find((candidate) => candidate.key === key && candidate.label !== "");
    if (!place || !block) continue;
    const sheet = context.workbook.worksheets.getItem(place.name);
    const own = ownTrendChart(book, sheetKey, key);
    if (own === null) {
      const { row, column } = selectorOf(choice, place);
      sheet.getRangeByIndexes(row, column, 1, 1).values = [[block.label]];
      drawChosen(context, book, choice, block.label);
    }
    const name = own ?? choice.chart;
    sheet.activate();
    // A chart is activated where it is; selecting the cell at its corner brings it into view.
    sheet.getRange(own ? placeOfChart(own).split(":")[0] : addressOf(selectorOf(choice, place))).select();
    if (place.charts.includes(name)) sheet.charts.getItem(name).activate();
    await context.sync();
    return;
  }
  throw new OutputProblem("There is no chart of this yet. Press Refresh first.");
}

/** The small chart of a series on the Trends sheet. */
function ownTrendChart(
  { inventory, state }: ContractWorkbook,
  sheet: ChartSheetKey,
  key: string,
): string | null {
  if (sheet !== "trends") return null;
  const existing = inventory.sheets.get(sheet)?.charts ?? [];
  const own = Object.entries(state.charts).find(
    ([name, chart]) => chart.key === key && existing.includes(name),
  );
  return own?.[0] ?? null;
}

/** Lets the large charts show what stands in their selectors; a text that is none of the choices changes nothing. */
export async function followSelectors(context: Excel.RequestContext): Promise<void> {
  const book = await readChoices(context);
  const drawn = CHART_CHOICES.filter((choice) => {
    const label = book.chosen[choice.sheet];
    return label !== undefined && drawChosen(context, book, choice, label);
  });
  if (drawn.length > 0) await context.sync();
}

function drawChosen(
  context: Excel.RequestContext,
  { inventory, state }: ContractWorkbook,
  choice: ChartChoice,
  label: string,
): boolean {
  const place = inventory.sheets.get(choice.sheet);
  const data = inventory.sheets.get(choice.data);
  const at = choice.blocks(state).findIndex((block) => block.label !== "" && block.label === label);
  if (!place?.charts.includes(choice.chart) || !data || at < 0) return false;
  const { worksheets } = context.workbook;
  const found = () => worksheets.getItem(place.name).charts.getItem(choice.chart);
  for (const step of choice.draw(found, worksheets.getItem(data.name), state, at)) step();
  return true;
}

/**
 * Calls `onChoice` whenever somebody chooses something else to show, while this page lives.
 *
 * @param watched sheets that are watched already
 * @returns the sheets that are watched from now on
 */
export async function watchSelectors(
  context: Excel.RequestContext,
  watched: ReadonlySet<ChartSheetKey>,
  onChoice: () => void,
): Promise<ChartSheetKey[]> {
  const { sheets } = await takeInventory(context);
  const found = CHART_CHOICES.filter(({ sheet }) => sheets.has(sheet) && !watched.has(sheet));
  for (const choice of found) {
    const place = sheets.get(choice.sheet)!;
    const selector = addressOf(selectorOf(choice, place));
    context.workbook.worksheets.getItem(place.name).onChanged.add(({ address }) => {
      if (address === selector || address.startsWith(`${selector}:`)) onChoice();
      return Promise.resolve();
    });
  }
  if (found.length > 0) await context.sync();
  return found.map(({ sheet }) => sheet);
}

import { addressOf, type Rectangle } from "./address";
import {
  blockOrnaments,
  setUpBlocks,
  writeBlocks,
  writeSelectorList,
  type BlockLayout,
  type ChartBlock,
} from "./chartBlocks";
import type { ChartTask } from "./finishSheets";
import type { SheetPlace } from "./inventory";
import { COLOUR, HEADING_ROWS, type Ornament } from "./look";
import { BYTES_PER_CALL, type Outbox } from "./outbox";
import type { ChartSheetKey, SheetKey } from "./outputs";
import type { OutputTable } from "./outputTable";
import type { WorkbookState } from "./state";

/**
 * A sheet with a large chart that shows what a person chooses from a list above it: a series, an indicator's
 * providers, a pathway. What can be chosen stands in blocks on a sheet of figures.
 */
export interface ChartChoice {
  readonly sheet: ChartSheetKey;
  readonly data: SheetKey;
  readonly chart: string;
  readonly layout: BlockLayout;
  /** "Choose a series:" */
  readonly request: string;
  /** What the chart's lines and marks mean: the line above it. */
  readonly legend: string;
  /** Column of the selector, counted from the sheet's first, and how many it is coloured over: labels are long. */
  readonly selectorColumn: number;
  readonly selectorColumns: number;
  /** The blocks in their order on the sheet of figures, as they were written last. */
  readonly blocks: (state: WorkbookState) => readonly Omit<ChartBlock, "rows" | "formats">[];
  /**
   * Lets the chart show the block at `place`, in steps that may each be refused.
   *
   * @param found looks the chart up anew: after a refused step its proxies are of no more use
   */
  readonly draw: (
    found: () => Excel.Chart,
    data: Excel.Worksheet,
    state: WorkbookState,
    place: number,
  ) => readonly Ornament[];
}

/** A choice whose sheet has this one chart. */
export interface SingleChart extends ChartChoice {
  /** Makes the chart with all its series; where they point to is drawn afterwards. */
  readonly make: (
    sheet: Excel.Worksheet,
    data: Excel.Worksheet,
    state: WorkbookState,
    place: number,
  ) => Excel.Chart;
  /** How a chart made just now looks. */
  readonly ornaments: (found: () => Excel.Chart) => readonly Ornament[];
}

/** What the large chart can show, in the order of the sheet of figures. */
export interface ChoiceContent {
  readonly blocks: readonly ChartBlock[];
  /** Key of what it shows; null: there is nothing to show. */
  readonly chosen: string | null;
}

/** The two sheets of a choice as they will be after this write. */
export interface ChartPlace {
  readonly sheet: Excel.Worksheet;
  readonly sheetName: string;
  readonly data: Excel.Worksheet;
  readonly dataName: string;
  readonly isNew: boolean;
  readonly isDataNew: boolean;
  /** Charts that stand on the sheet, by name. */
  readonly existing: readonly string[];
  /** Where the sheet stands now; undefined while it is to be made. */
  readonly found: SheetPlace | undefined;
}

/** Row of the selector, below the heading lines; everything down to it stays in view. */
const SELECTOR_ROW = HEADING_ROWS;
/** First row of the large chart, below its legend. */
export const CHOSEN_ROW = SELECTOR_ROW + 2;

/** In points: as much as a projector shows at once beside the pane. */
const CHOSEN_SIZE = { width: 612, height: 240 };
/** Zero-based row of the header of a table that stands below a single chart, at the usual height of rows. */
export const HEADER_BELOW_CHART = CHOSEN_ROW + CHOSEN_SIZE.height / 15 + 1;

/** Where the selector stands: it moves along when a person inserts rows or columns before the sheet's first cell. */
export function selectorOf({ selectorColumn }: ChartChoice, found: SheetPlace | undefined): Rectangle {
  const { row, column } = found?.origin ?? { row: 0, column: 0 };
  return { row: row + SELECTOR_ROW, column: column + selectorColumn, rows: 1, columns: 1 };
}

/**
 * Writes the figures behind a choice and its selector, where they changed.
 *
 * @param written the blocks as they were written last; none after a refresh that was cut short
 * @returns looks of sheets that were made just now
 */
export async function writeChoice(
  outbox: Outbox,
  choice: ChartChoice,
  { blocks, chosen }: ChoiceContent,
  place: ChartPlace,
  written: readonly { readonly key: string; readonly fingerprint: string }[],
  cutShort: boolean,
): Promise<Ornament[]> {
  const { layout } = choice;
  const { sheet, data, dataName, isNew, isDataNew, found } = place;
  if (isDataNew || cutShort) await setUpBlocks(outbox, data, layout);
  await writeBlocks(outbox, data, layout, blocks, isDataNew ? [] : written);
  if (isNew || cutShort) {
    const firstLabel = blocks.find(({ key }) => key === chosen)?.label ?? "";
    await setUpSelector(outbox, sheet, choice, found, firstLabel);
  }
  if (isNew || isDataNew || blocks.length !== written.length) {
    const selector = rangeOf(sheet, selectorOf(choice, found));
    await writeSelectorList(outbox, selector, dataName, layout, blocks.length);
  }
  return [
    ...(isNew ? choiceOrnaments(sheet, choice) : []),
    ...(isDataNew ? blockOrnaments(data, layout) : []),
  ];
}

async function setUpSelector(
  outbox: Outbox,
  sheet: Excel.Worksheet,
  choice: ChartChoice,
  found: SheetPlace | undefined,
  firstLabel: string,
): Promise<void> {
  await outbox.add(BYTES_PER_CALL * 5, () => {
    const at = selectorOf(choice, found);
    const first = at.column - choice.selectorColumn;
    sheet.getRangeByIndexes(at.row, first, 1, 1).values = [[choice.request]];
    const selector = rangeOf(sheet, at);
    selector.numberFormat = [["@"]];
    selector.values = [[firstLabel]];
    sheet.getRangeByIndexes(at.row + 1, first, 1, 1).values = [[choice.legend]];
  });
}

/** How selector and legend look. */
function choiceOrnaments(sheet: Excel.Worksheet, choice: ChartChoice): Ornament[] {
  return [
    () => {
      sheet.getRangeByIndexes(SELECTOR_ROW, 0, 1, 1).format.font.bold = true;
      const first = selectorOf(choice, undefined);
      const selector = rangeOf(sheet, { ...first, columns: choice.selectorColumns });
      selector.merge();
      selector.format.fill.color = COLOUR.input;
      selector.format.font.bold = true;
      sheet.getRangeByIndexes(CHOSEN_ROW - 1, 0, 1, 1).format.font.color = COLOUR.common;
    },
  ];
}

/** A sheet with one chart above its table, as it is to be. */
export interface SingleChartSheet extends ChoiceContent {
  readonly choice: SingleChart;
  readonly table: OutputTable;
}

/** What must happen to the chart of a sheet that has one: made where it is missing, drawn in any case. */
export function planSingleChart(
  { choice, blocks, chosen }: SingleChartSheet,
  { sheet, sheetName, data, existing, found: home }: ChartPlace,
  state: WorkbookState,
): ChartTask[] {
  const place = blocks.findIndex(({ key }) => key === chosen);
  if (place < 0) return [];
  const found = () => sheet.charts.getItem(choice.chart);
  // It follows its selector between refreshes, so nobody remembers what it shows.
  const drawn = choice.draw(found, data, state, place);
  const isNew = !existing.includes(choice.chart);
  return [
    {
      sheet: sheetName,
      name: choice.chart,
      make: () => {
        if (!isNew) return;
        const chart = choice.make(sheet, data, state, place);
        chart.name = choice.chart;
        const { row, column } = home?.origin ?? { row: 0, column: 0 };
        chart.setPosition(addressOf({ row: row + CHOSEN_ROW, column, rows: 1, columns: 1 }));
        chart.width = CHOSEN_SIZE.width;
        chart.height = CHOSEN_SIZE.height;
      },
      ornaments: isNew ? [...drawn, ...choice.ornaments(found)] : drawn,
    },
  ];
}

function rangeOf(sheet: Excel.Worksheet, { row, column, rows, columns }: Rectangle): Excel.Range {
  return sheet.getRangeByIndexes(row, column, rows, columns);
}

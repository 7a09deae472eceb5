import { absoluteReference } from "./address";
import {
  BLOCK_ROWS,
  MOST_SERIES,
  TREND_COLUMN,
  TREND_HEADERS,
  type TrendBlock,
  type Trends,
} from "./buildTrends";
import { CHOSEN_ROW, SELECTOR } from "./trendCharts";
import { columnPoints, COLOUR, headingOrnament, printOrnament, type Ornament } from "./look";
import { addInPieces, BYTES_PER_CALL, type Outbox } from "./outbox";

/** Column of the Trend data sheet with the texts to choose from. */
const LABEL_COLUMN = TREND_HEADERS.length + 1;

/** Writes the blocks whose figures changed since they were written last. */
export async function writeTrendBlocks(
  outbox: Outbox,
  sheet: Excel.Worksheet,
  trends: Trends,
  written: readonly { readonly key: string; readonly fingerprint: string }[],
): Promise<void> {
  const changed = trends.blocks
    .map((block, i) => ({ block, i }))
    .filter(({ block, i }) => written[i]?.key !== block.key || written[i]?.fingerprint !== block.fingerprint);
  for (const run of neighbours(changed)) {
    const first = run[0]!.i;
    const rows = run.flatMap(({ block }) => block.rows);
    const formats = run.flatMap(({ block }) => rowFormats(block));
    const at = (row: number, count: number, width: number) =>
      sheet.getRangeByIndexes(1 + first * BLOCK_ROWS + row, 0, count, width);
    await addInPieces(
      outbox,
      formats,
      (row, part) => (at(row, part.length, TREND_HEADERS.length).numberFormat = part),
    );
    await addInPieces(
      outbox,
      rows,
      (row, part) => (at(row, part.length, TREND_HEADERS.length).values = part),
    );
    const labels = run.map(({ block }) => [block.label]);
    await addInPieces(outbox, labels, (row, part) => {
      sheet.getRangeByIndexes(1 + first + row, LABEL_COLUMN, part.length, 1).values = part;
    });
  }
}

function neighbours<T extends { readonly i: number }>(items: readonly T[]): T[][] {
  const runs: T[][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    if (run && run.at(-1)!.i === item.i - 1) run.push(item);
    else runs.push([item]);
  }
  return runs;
}

function rowFormats({ numberFormat }: TrendBlock): string[][] {
  const formats = TREND_HEADERS.map((_, column) => {
    return column <= TREND_COLUMN.period ? "@" : numberFormat;
  });
  return Array.from({ length: BLOCK_ROWS }, () => formats);
}

/** Headers of the Trend data sheet; only for a sheet made just now. */
export async function setUpTrendData(outbox: Outbox, sheet: Excel.Worksheet): Promise<void> {
  await outbox.add(BYTES_PER_CALL * 5, () => {
    sheet.getRangeByIndexes(0, 0, 1, TREND_HEADERS.length).values = [[...TREND_HEADERS]];
    sheet.getRangeByIndexes(0, LABEL_COLUMN, 1, 1).values = [["Series to choose from"]];
    const labels = sheet.getRangeByIndexes(1, LABEL_COLUMN, MOST_SERIES, 1);
    labels.numberFormat = Array.from({ length: MOST_SERIES }, () => ["@"]);
  });
}

/** The selector's list, as long as there are series. */
export async function writeSelectorList(
  outbox: Outbox,
  trends: Excel.Worksheet,
  trendDataName: string,
  series: number,
): Promise<void> {
  const labels = { row: 1, column: LABEL_COLUMN, rows: Math.max(1, series), columns: 1 };
  await outbox.add(BYTES_PER_CALL * 4, () => {
    const { dataValidation } = trends.getRangeByIndexes(SELECTOR.row, SELECTOR.column, 1, 1);
    const source = `=${absoluteReference(trendDataName, labels)}`;
    dataValidation.rule = { list: { inCellDropDown: true, source } };
    dataValidation.prompt = {
      showPrompt: true,
      title: "Choose a series",
      message: "Pick one from the list: the chart below follows. If it does not, press Refresh.",
    };
  });
}

/** Selector and key of the Trends sheet; only for a sheet made just now. */
export async function setUpTrends(outbox: Outbox, sheet: Excel.Worksheet, firstLabel: string): Promise<void> {
  await outbox.add(BYTES_PER_CALL * 5, () => {
    sheet.getRangeByIndexes(SELECTOR.row, 0, 1, 1).values = [["Choose a series:"]];
    const selector = sheet.getRangeByIndexes(SELECTOR.row, SELECTOR.column, 1, 1);
    selector.numberFormat = [["@"]];
    selector.values = [[firstLabel]];
    sheet.getRangeByIndexes(CHOSEN_ROW - 1, 0, 1, 1).values = [
      [
        "Grey line: values · solid: mean · dashed: limits · dotted: target · ▼ orange: concern · ▲ blue: improvement",
      ],
    ];
  });
}

/** How the two sheets look; only for sheets made just now. */
export function trendOrnaments(
  trends: Excel.Worksheet,
  trendData: Excel.Worksheet,
  titleLines: number,
): Ornament[] {
  return [
    () => headingOrnament(trends, titleLines),
    () => {
      trends.getRangeByIndexes(SELECTOR.row, 0, 1, 1).format.font.bold = true;
      const selector = trends.getRangeByIndexes(SELECTOR.row, SELECTOR.column, 1, SELECTOR_WIDTH);
      selector.merge();
      selector.format.fill.color = COLOUR.input;
      selector.format.font.bold = true;
      trends.getRangeByIndexes(CHOSEN_ROW - 1, 0, 1, 1).format.font.color = COLOUR.common;
    },
    () => trends.freezePanes.freezeRows(SELECTOR.row + 1),
    () => printOrnament(trends, null),
    () => {
      const header = trendData.getRangeByIndexes(0, 0, 1, LABEL_COLUMN + 1);
      header.format.font.bold = true;
      header.format.columnWidth = columnPoints(14);
      trendData.getRangeByIndexes(0, 0, 1, 1).format.columnWidth = columnPoints(40);
      trendData.getRangeByIndexes(0, LABEL_COLUMN, 1, 1).format.columnWidth = columnPoints(40);
      trendData.freezePanes.freezeRows(1);
    },
    () => printOrnament(trendData, 0),
  ];
}

/** Cells over which the selector is coloured: labels are long. */
const SELECTOR_WIDTH = 6;

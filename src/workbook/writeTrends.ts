import { absoluteReference, columnLetters, type Rectangle } from "./address";
import {
  BLOCK_ROWS,
  MOST_SERIES,
  TREND_COLUMN,
  TREND_HEADERS,
  type TrendBlock,
  type Trends,
} from "./buildTrends";
import { DETAIL_ROW, SELECTOR } from "./trendCharts";
import { columnPoints, COLOUR, headingOrnament, printOrnament, type Ornament } from "./look";
import { addInPieces, BYTES_PER_CALL, type Outbox } from "./outbox";

/** Columns of the Trend data sheet to the right of the blocks. */
const LABEL_COLUMN = TREND_HEADERS.length + 1;
const POSITION_COLUMN = LABEL_COLUMN + 2;
/** First column of the figures behind the chart of the selected series. */
export const DETAIL_COLUMN = POSITION_COLUMN + 2;
const DETAIL_HEADERS = TREND_HEADERS.slice(TREND_COLUMN.period, TREND_COLUMN.scale);

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
    if (column <= TREND_COLUMN.period) return "@";
    return column === TREND_COLUMN.scale ? "0" : numberFormat;
  });
  return Array.from({ length: BLOCK_ROWS }, () => formats);
}

/** Headers of the Trend data sheet; only for a sheet made just now. */
export async function setUpTrendData(outbox: Outbox, sheet: Excel.Worksheet): Promise<void> {
  await outbox.add(BYTES_PER_CALL * 8, () => {
    sheet.getRangeByIndexes(0, 0, 1, TREND_HEADERS.length).values = [[...TREND_HEADERS]];
    sheet.getRangeByIndexes(0, LABEL_COLUMN, 1, 1).values = [["Series to choose from"]];
    sheet.getRangeByIndexes(1, LABEL_COLUMN, MOST_SERIES, 1).numberFormat = Array.from(
      { length: MOST_SERIES },
      () => ["@"],
    );
    sheet.getRangeByIndexes(0, POSITION_COLUMN, 1, 1).values = [["Chosen block"]];
    sheet.getRangeByIndexes(0, DETAIL_COLUMN, 1, DETAIL_HEADERS.length).values = [[...DETAIL_HEADERS]];
  });
}

/**
 * The selector's list and the formulas that follow it, for as many series as there are: when series are added both
 * are written anew. Built-in functions only, so that the chart follows the selector without the add-in.
 */
export async function writeSelector(
  outbox: Outbox,
  sheets: { readonly trends: Excel.Worksheet; readonly trendData: Excel.Worksheet },
  names: { readonly trends: string; readonly trendData: string },
  series: number,
): Promise<void> {
  const labels: Rectangle = { row: 1, column: LABEL_COLUMN, rows: Math.max(1, series), columns: 1 };
  await outbox.add(BYTES_PER_CALL * 8, () => {
    const { dataValidation } = sheets.trends.getRangeByIndexes(SELECTOR.row, SELECTOR.column, 1, 1);
    dataValidation.rule = {
      list: { inCellDropDown: true, source: `=${absoluteReference(names.trendData, labels)}` },
    };
    dataValidation.prompt = {
      showPrompt: true,
      title: "Choose a series",
      message: "Pick one from the list: the chart below follows.",
    };
    const selected = absoluteReference(names.trends, SELECTOR);
    sheets.trendData.getRangeByIndexes(1, POSITION_COLUMN, 2, 1).formulas = [
      [`=IFERROR(MATCH(${selected},${absoluteReference(names.trendData, labels)},0),0)`],
      [`=IFERROR(${cellOfBlock(TREND_COLUMN.scale, 1, labels.rows)},1)`],
    ];
  });
  await addInPieces(outbox, detailFormulas(labels.rows), (row, part) => {
    const range = sheets.trendData.getRangeByIndexes(
      1 + row,
      DETAIL_COLUMN,
      part.length,
      DETAIL_HEADERS.length,
    );
    range.formulas = part;
  });
}

/**
 * Figures of the chosen block; percentages times 100, because one axis format serves all. Taken over as text, an
 * empty cell stays empty instead of becoming 0, and #N/A draws no point.
 */
function detailFormulas(series: number): string[][] {
  const scale = `$${columnLetters(POSITION_COLUMN)}$3`;
  return Array.from({ length: BLOCK_ROWS }, (_, i) =>
    DETAIL_HEADERS.map((_, j) => {
      const column = TREND_COLUMN.period + j;
      const text = `${cellOfBlock(column, i + 1, series)}&""`;
      return column === TREND_COLUMN.period
        ? `=IFERROR(${text},"")`
        : `=IFERROR(VALUE(${text})*${scale},NA())`;
    }),
  );
}

/** The chosen block's cell in a column, its rows counted from 1. */
function cellOfBlock(column: number, row: number, series: number): string {
  const letter = columnLetters(column);
  const position = `$${columnLetters(POSITION_COLUMN)}$2`;
  return `INDEX($${letter}$2:$${letter}$${1 + series * BLOCK_ROWS},(${position}-1)*${BLOCK_ROWS}+${row})`;
}

/** Selector and key of the Trends sheet; only for a sheet made just now. */
export async function setUpTrends(outbox: Outbox, sheet: Excel.Worksheet, firstLabel: string): Promise<void> {
  await outbox.add(BYTES_PER_CALL * 5, () => {
    sheet.getRangeByIndexes(SELECTOR.row, 0, 1, 1).values = [["Choose a series:"]];
    const selector = sheet.getRangeByIndexes(SELECTOR.row, SELECTOR.column, 1, 1);
    selector.numberFormat = [["@"]];
    selector.values = [[firstLabel]];
    sheet.getRangeByIndexes(DETAIL_ROW - 1, 0, 1, 1).values = [
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
      trends.getRangeByIndexes(DETAIL_ROW - 1, 0, 1, 1).format.font.color = COLOUR.common;
    },
    () => trends.freezePanes.freezeRows(SELECTOR.row + 1),
    () => printOrnament(trends, null),
    () => {
      const header = trendData.getRangeByIndexes(0, 0, 1, DETAIL_COLUMN + DETAIL_HEADERS.length);
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

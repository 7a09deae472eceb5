import { absoluteReference, type Rectangle } from "./address";
import { columnPoints, printOrnament, type Ornament } from "./look";
import { addInPieces, BYTES_PER_CALL, type Outbox } from "./outbox";
import type { OutputCell } from "./outputTable";

/** How a sheet holds the figures behind charts: in blocks of equally many rows, and a list of what can be chosen. */
export interface BlockLayout {
  readonly headers: readonly string[];
  /** Rows that each block takes; a shorter one is filled up with empty rows. */
  readonly blockRows: number;
  /** Blocks at most; more would make the sheet slow. */
  readonly most: number;
  /** Header of the list of labels, which stands one column apart. */
  readonly listHeader: string;
}

/** The figures of one chart. */
export interface ChartBlock {
  readonly key: string;
  /** Text of the selector, unique among the blocks; "" where there is nothing to choose. */
  readonly label: string;
  readonly rows: readonly (readonly OutputCell[])[];
  /** Number format of each column. */
  readonly formats: readonly string[];
  /** Tells whether these figures were written before. */
  readonly fingerprint: string;
}

function listColumn({ headers }: BlockLayout): number {
  return headers.length + 1;
}

/** Zero-based first row of the block that stands at `place`. */
export function firstRowOf({ blockRows }: BlockLayout, place: number): number {
  return 1 + place * blockRows;
}

/** Fills a block up to its rows. */
export function filledUp({ headers, blockRows }: BlockLayout, rows: readonly OutputCell[][]): OutputCell[][] {
  const missing = Math.max(0, blockRows - rows.length);
  return [...rows, ...Array.from({ length: missing }, () => headers.map(() => ""))];
}

/** The selector matches by text, so every label stands once; a key without a label has none. */
export function uniqueLabels(
  keys: readonly string[],
  labelOf: (key: string) => string | undefined,
): string[] {
  const seen = new Set<string>();
  return keys.map((key) => {
    let label = labelOf(key) ?? "";
    if (label === "") return label;
    if (seen.has(label)) label = `${label} (${key.replaceAll("|", ", ")})`;
    seen.add(label);
    return label;
  });
}

/** Writes the blocks whose figures changed since they were written last. */
export async function writeBlocks(
  outbox: Outbox,
  sheet: Excel.Worksheet,
  layout: BlockLayout,
  blocks: readonly ChartBlock[],
  written: readonly { readonly key: string; readonly fingerprint: string }[],
): Promise<void> {
  const width = layout.headers.length;
  const changed = blocks
    .map((block, i) => ({ block, i }))
    .filter(({ block, i }) => written[i]?.key !== block.key || written[i]?.fingerprint !== block.fingerprint);
  for (const run of neighbours(changed)) {
    const first = run[0]!.i;
    const rows = run.flatMap(({ block }) => block.rows);
    const formats = run.flatMap(({ block }) => block.rows.map(() => block.formats));
    const at = (row: number, count: number) =>
      sheet.getRangeByIndexes(firstRowOf(layout, first) + row, 0, count, width);
    await addInPieces(outbox, formats, (row, part) => (at(row, part.length).numberFormat = part));
    await addInPieces(outbox, rows, (row, part) => (at(row, part.length).values = part));
    const labels = run.map(({ block }) => [block.label]);
    await addInPieces(outbox, labels, (row, part) => {
      sheet.getRangeByIndexes(1 + first + row, listColumn(layout), part.length, 1).values = part;
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

/** Headers and the list's format; only for a sheet made just now. */
export async function setUpBlocks(
  outbox: Outbox,
  sheet: Excel.Worksheet,
  layout: BlockLayout,
): Promise<void> {
  const { headers, most, listHeader } = layout;
  await outbox.add(BYTES_PER_CALL * 5, () => {
    sheet.getRangeByIndexes(0, 0, 1, headers.length).values = [[...headers]];
    sheet.getRangeByIndexes(0, listColumn(layout), 1, 1).values = [[listHeader]];
    const labels = sheet.getRangeByIndexes(1, listColumn(layout), most, 1);
    labels.numberFormat = Array.from({ length: most }, () => ["@"]);
  });
}

/** The selector's list, as long as there are blocks. */
export async function writeSelectorList(
  outbox: Outbox,
  selector: Excel.Range,
  dataSheetName: string,
  layout: BlockLayout,
  blocks: number,
): Promise<void> {
  const labels: Rectangle = { row: 1, column: listColumn(layout), rows: Math.max(1, blocks), columns: 1 };
  await outbox.add(BYTES_PER_CALL * 4, () => {
    const { dataValidation } = selector;
    const source = `=${absoluteReference(dataSheetName, labels)}`;
    dataValidation.rule = { list: { inCellDropDown: true, source } };
    dataValidation.prompt = {
      showPrompt: true,
      title: "Choose what to show",
      message: "Pick one from the list: the chart below follows. If it does not, press Refresh.",
    };
  });
}

/** How a sheet of figures looks; only for one made just now. */
export function blockOrnaments(sheet: Excel.Worksheet, layout: BlockLayout): Ornament[] {
  return [
    () => {
      const header = sheet.getRangeByIndexes(0, 0, 1, listColumn(layout) + 1);
      header.format.font.bold = true;
      header.format.columnWidth = columnPoints(14);
      for (const column of [0, listColumn(layout)]) {
        sheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = columnPoints(40);
      }
      sheet.freezePanes.freezeRows(1);
    },
    () => printOrnament(sheet, 0),
  ];
}

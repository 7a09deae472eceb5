import type { CellBlock, RawCell } from "./block";
import { isBlank } from "./cellText";
import type { FileSheet } from "./fileSheets";
import { isSign } from "./guessMarks";
import { looksLikePeriod, mayBePeriod } from "./headerPeriod";
import { isCounting, isLabelledDate, looksLikeFigure } from "./layout";

/** Rows after a header in which its figures must begin. */
const ROWS_TO_FIGURES = 6;
/** Rows that are enough to tell what stands on both sides of an empty column. */
const ROWS_LOOKED_AT = 400;

/**
 * Cuts a sheet into its tables, each with the titles above it and the notes below: tables that stand one below the
 * other, each with a header of its own, and tables side by side with an empty column between them. A sheet with one
 * table comes back whole.
 */
export function findTables(sheet: FileSheet, date1904: boolean): readonly CellBlock[] {
  const block = withMergedLabels(sheet);
  const rows = new RowKinds(block, date1904);
  return cutBetweenRows(block, rows)
    .flatMap((part) => cutBetweenColumns(part))
    .filter((part) => part.values.some((cells) => cells.some(looksLikeFigure)));
}

/** A label that is merged over several rows stands in each of them. Merged figures are one figure. */
function withMergedLabels({ block, merges }: FileSheet): CellBlock {
  const tall = merges.filter(({ top, bottom }) => bottom > top && bottom < block.values.length);
  if (tall.length === 0) return block;
  const values = [...block.values];
  for (const { top, bottom, left } of tall) {
    const label = values[top]?.[left];
    const isLabel = typeof label === "string" ? !isBlank(label) : isYear(label);
    if (label === undefined || !isLabel) continue;
    for (let row = top + 1; row <= bottom; row++) {
      const cells = [...(values[row] ?? [])];
      // A merge down an empty stretch of the sheet is decoration.
      if (cells.every(isBlank)) continue;
      while (cells.length < left) cells.push("");
      if (isBlank(cells[left])) cells[left] = label;
      values[row] = cells;
    }
  }
  return { ...block, values };
}

function isYear(cell: RawCell | undefined): boolean {
  return typeof cell === "number" && Number.isInteger(cell) && cell >= 1990 && cell <= 2100;
}

type RowKind = "blank" | "title" | "words" | "periods" | "figures";

/** What each row of a block is, looked at when asked. */
class RowKinds {
  private readonly known: RowKind[] = [];

  constructor(
    private readonly block: CellBlock,
    private readonly date1904: boolean,
  ) {}

  of(row: number): RowKind {
    return (this.known[row] ??= this.look(row));
  }

  private look(row: number): RowKind {
    const line = this.block.values[row] ?? [];
    const cells = line.filter((cell) => !isBlank(cell));
    if (cells.length === 0) return "blank";
    if (isLabelledDate(this.block, row)) return "title";
    if (cells.length === 1) return looksLikeFigure(cells[0]) ? "figures" : "title";
    if (isCounting(cells) && this.holdsPeriods(row + 1)) return "words";
    if (this.holdsPeriods(row)) return "periods";
    if (cells.some((cell) => looksLikeFigure(cell) || isSign(cell))) return "figures";
    return "words";
  }

  /** Two periods at least and no figures: the header of a table whose periods stand across. */
  private holdsPeriods(row: number): boolean {
    const line = this.block.values[row] ?? [];
    const isPeriod = (cell: RawCell, column: number) =>
      mayBePeriod(this.block, row, column) && looksLikePeriod(cell, this.date1904);
    const periods = new Set(line.filter(isPeriod).map(String));
    if (periods.size < 2 || line.some((cell, column) => looksLikeFigure(cell) && !isPeriod(cell, column)))
      return false;
    return isRun(
      line.filter((cell) => !isBlank(cell)),
      this.date1904,
    );
  }
}

/** Periods that stand side by side, with at most words before them: not dates and counts in a row of data. */
function isRun(cells: readonly RawCell[], date1904: boolean): boolean {
  const first = cells.findIndex((cell) => looksLikePeriod(cell, date1904));
  const rest = cells.slice(first);
  return rest.filter((cell) => looksLikePeriod(cell, date1904)).length * 2 > rest.length;
}

function cutBetweenRows(block: CellBlock, rows: RowKinds): CellBlock[] {
  const starts: number[] = [];
  let lastFigures = -1;
  for (let row = 0; row < block.values.length; row++) {
    // Within the figures only a row after a blank or a title can be a header: the others need no look.
    if (lastFigures === row - 1 && lastFigures >= 0 && isFull(block, row)) lastFigures = row;
    else {
      const kind = rows.of(row);
      if (kind === "figures") lastFigures = row;
      else if (
        lastFigures >= 0 &&
        (kind === "words" || kind === "periods") &&
        beginsTable(block, rows, row)
      ) {
        starts.push(lastFigures + 1);
        lastFigures = -1;
      }
    }
  }
  return [0, ...starts].map((start, i) => partOf(block, start, starts[i] ?? block.values.length));
}

function isFull(block: CellBlock, row: number): boolean {
  const cells = block.values[row] ?? [];
  return cells.length >= 2 && !isBlank(cells[0]) && !isBlank(cells[1]);
}

/** A header below figures begins a table where a blank or a title stands above it and figures of its own below. */
function beginsTable(block: CellBlock, rows: RowKinds, row: number): boolean {
  const above = rows.of(row - 1);
  if (above !== "blank" && above !== "title") return false;
  const header = filledColumns(block, row);
  for (let below = row + 1; below <= row + ROWS_TO_FIGURES && below < block.values.length; below++) {
    const kind = rows.of(below);
    if (kind === "periods" || kind === "words")
      for (const column of filledColumns(block, below)) header.add(column);
    if (kind !== "figures") continue;
    const figures = (block.values[below] ?? []).flatMap((cell, column) =>
      looksLikeFigure(cell) ? [column] : [],
    );
    const covered = figures.filter((column) => header.has(column)).length;
    return figures.length > 0 && covered * 2 >= figures.length && isHeaderOver(block, rows, row, figures);
  }
  return false;
}

/** Words stand where the table above has its figures: otherwise they are the labels of a row whose figures are blank. */
function isHeaderOver(block: CellBlock, rows: RowKinds, row: number, figures: readonly number[]): boolean {
  if (rows.of(row) === "periods") return true;
  return figures.some((column) => !isBlank(block.values[row]?.[column]));
}

function filledColumns(block: CellBlock, row: number): Set<number> {
  return new Set((block.values[row] ?? []).flatMap((cell, column) => (isBlank(cell) ? [] : [column])));
}

function partOf(block: CellBlock, start: number, end: number): CellBlock {
  const { categories } = block;
  return {
    ...block,
    row: block.row + start,
    values: start === 0 && end === block.values.length ? block.values : block.values.slice(start, end),
    ...(categories && { categories: categories.slice(start, end) }),
  };
}

/** Cuts where an empty column has labels and figures of their own on its right. */
function cutBetweenColumns(block: CellBlock): CellBlock[] {
  const widest = block.values.slice(0, ROWS_LOOKED_AT).filter((cells) => countFilled(cells) >= 2);
  const width = Math.max(0, ...widest.map((cells) => cells.length));
  const isEmpty = (column: number) => widest.every((cells) => isBlank(cells[column]));
  const cuts: number[] = [];
  for (let column = 1; column < width - 1; column++) {
    if (!isEmpty(column) || isEmpty(column + 1)) continue;
    const start = cuts[cuts.length - 1] ?? 0;
    if (
      holdsLabels(widest, column + 1) &&
      hasFigures(widest, column + 2, width) &&
      hasFigures(widest, start, column)
    )
      cuts.push(column + 1);
  }
  if (cuts.length === 0) return [block];
  return [0, ...cuts].map((left, i) => columnsOf(block, left, cuts[i] ?? Infinity));
}

function countFilled(cells: readonly RawCell[]): number {
  return cells.filter((cell) => !isBlank(cell)).length;
}

function holdsLabels(rows: readonly (readonly RawCell[])[], column: number): boolean {
  const filled = rows.map((cells) => cells[column]).filter((cell) => !isBlank(cell));
  const labels = filled.filter((cell) => !looksLikeFigure(cell)).length;
  return labels >= 3 && labels > filled.length * 0.7 && filled.length * 2 >= rows.length;
}

function hasFigures(rows: readonly (readonly RawCell[])[], from: number, to: number): boolean {
  return rows.filter((cells) => cells.slice(from, to).some(looksLikeFigure)).length >= 2;
}

function columnsOf(block: CellBlock, left: number, right: number): CellBlock {
  const { categories } = block;
  return {
    ...block,
    column: block.column + left,
    values: block.values.map((cells) => cells.slice(left, right)),
    ...(categories && { categories: categories.map((kinds) => kinds.slice(left, right)) }),
  };
}

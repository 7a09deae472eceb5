import type { CellBlock, RawCell } from "./block";
import { isBlank, labelText } from "./cellText";
import { figureText } from "./figureText";
import type { Mapping } from "./mapping";
import { lacksYear, looksLikePeriod, mayBePeriod, namesPeriod, splitPeriod } from "./headerPeriod";
import { readNumberText } from "./numberText";
import { dayOfSerial, isoDay } from "./parseDate";
import { parseFigure } from "./parseFigure";

/** Where the header of a range stands and whether its periods run down or across. Rows count from the block's corner. */
export interface Layout {
  readonly headerRows: Mapping["headerRows"];
  /** The header row that holds the periods; null where they run down. */
  readonly periodRow: number | null;
  /** Texts above the header: titles and notes. */
  readonly titles: readonly string[];
  /** Texts that stand alone in one of the last rows: notes. */
  readonly notes: readonly string[];
}

/** Notes are not looked for further up than this. */
const NOTE_ROWS = 25;

/** Headers further down than this are not looked for. */
const ROWS_SEARCHED = 60;
const MOST_HEADER_ROWS = 3;
/** Rows of words and blanks that may stand between the periods and their figures. */
const MOST_ROWS_BELOW = 4;

/** True for what stands in a column of figures: numbers, numbers kept as text, value codes, error values. */
export function looksLikeFigure(cell: RawCell | undefined): boolean {
  if (typeof cell === "number") return true;
  if (typeof cell !== "string" || isBlank(cell)) return false;
  const [remark] = parseFigure(cell, { threshold: 11, cell: "" }).remarks;
  return (
    remark?.code === "DQ16" ||
    remark?.code === "DQ28" ||
    remark?.code === "DQ18" ||
    readNumberText(cell, null) !== null ||
    figureText(cell) !== null
  );
}

/**
 * Finds the header of a range: one to three rows, in the first row or under titles, with the periods below it or in
 * it. Null where no row holds figures: then there is nothing to read.
 */
export function findLayout(block: CellBlock, date1904: boolean): Layout | null {
  const long = longLayout(block, date1904);
  // Where data has begun, a count of 2,018 is no year.
  const data = block.values.findIndex(
    (cells, row) => isDataRow(block, row) && !isYearOverMonths(block, cells, row, date1904),
  );
  const last = data < 0 ? ROWS_SEARCHED : isCounting(block.values[data] ?? []) ? data + 1 : data;
  for (let row = 0; row <= Math.min(last, block.values.length - 1); row++) {
    if (periodColumns(block, row, date1904).length < 2) continue;
    const months = periodColumns(block, row + 1, date1904);
    const isYearsOnly = months.length >= 2 && lacksYear(block.values[row + 1]?.[months[0] ?? 0]);
    const periodRow = isYearsOnly ? row + 1 : row;
    const wide = wideLayout(block, periodRow, periodColumns(block, periodRow, date1904), date1904);
    if (wide !== null) return wide;
  }
  return long;
}

/** `Provider`, 2020 above `Provider`, `Jan`, `Feb`: a year is no figure there. */
function isYearOverMonths(
  block: CellBlock,
  cells: readonly RawCell[],
  row: number,
  date1904: boolean,
): boolean {
  const isYear = (cell: RawCell) => !looksLikeFigure(cell) || /^(19|20)\d{2}$/.test(String(cell));
  const below = block.values[row + 1] ?? [];
  const months = periodColumns(block, row + 1, date1904);
  return cells.every(isYear) && months.length >= 2 && months.every((column) => lacksYear(below[column]));
}

function periodColumns(block: CellBlock, row: number, date1904: boolean): number[] {
  const cells = block.values[row] ?? [];
  const columns = cells.flatMap((cell, column) =>
    mayBePeriod(block, row, column) && namesPeriod(cell, date1904) ? [column] : [],
  );
  // "12-17 Estimate" beside "12-17 Limit" is one age twice, and no two months.
  const periodIn = (cell: RawCell | undefined) =>
    looksLikePeriod(cell, date1904) ? null : splitPeriod(labelText(cell), date1904);
  const distinct = new Set(columns.map((column) => periodIn(cells[column])?.period ?? String(cells[column])));
  return distinct.size >= 2 ? columns : [];
}

/** `Week number`, 52, 53, 1 below the weeks: a header row too. */
function isCount(cells: readonly RawCell[], firstColumn: number): boolean {
  const label = cells.slice(0, firstColumn).map(labelText).join(" ").trim();
  return (
    /^(week|wk|month|quarter|period)( ?(no\.?|num(ber)?))?$/i.test(label) &&
    isCounting(cells.slice(firstColumn))
  );
}

/** A row with periods is a header where the cells below them are figures and no further periods. */
function wideLayout(
  block: CellBlock,
  periodRow: number,
  columns: readonly number[],
  date1904: boolean,
): Layout | null {
  const firstColumn = columns[0] ?? 0;
  let below = periodRow + 1;
  if (isCount(block.values[below] ?? [], firstColumn)) below++;
  for (let row = below; row <= periodRow + MOST_ROWS_BELOW && !hasFigure(block, row, firstColumn); row++)
    if (!isBlankFrom(block, row, firstColumn)) below = row + 1;
  // A number in it that is no period makes it a row of data.
  const others = (block.values[periodRow] ?? []).filter(
    (_, column) => column >= firstColumn && !columns.includes(column),
  );
  if (others.some((cell) => typeof cell === "number")) return null;
  const under = block.values
    .slice(below, below + 5)
    .flatMap((cells, at) => columns.map((column) => ({ cell: cells[column], row: below + at, column })));
  const filled = under.filter(({ cell }) => !isBlank(cell));
  const periods = filled.filter(
    ({ cell, row, column }) => mayBePeriod(block, row, column) && looksLikePeriod(cell, date1904),
  );
  if (!filled.some(({ cell }) => looksLikeFigure(cell)) || periods.length * 2 > filled.length) return null;
  let first = periodRow;
  while (first > 0 && below - first < MOST_HEADER_ROWS && !isBlankFrom(block, first - 1, firstColumn))
    first--;
  return { headerRows: { first, count: below - first }, periodRow, ...textsAround(block, first) };
}

/** Rows that say of each series who made it, when and in what unit, before its first period. */
const FEWEST_REMARKS = 3;

/** What such rows say in their first cell where the row of names has none, as the Australian Bureau of Statistics writes it. */
const REMARK =
  /^(unit|series (type|id|start|end)|data type|freq(uency)?\.?|collection month|no\. obs\.?|source|cdid)$/i;

/** `Title`, `CDID`, `Unit`, `Release date` one below the other and the periods below them: the first row names the columns. */
function remarksLayout(block: CellBlock, date1904: boolean): Layout | null {
  const [head] = block.values;
  const data = block.values.findIndex(([cell]) => looksLikePeriod(cell, date1904));
  if (data < FEWEST_REMARKS) return null;
  const remarks = block.values.slice(1, data);
  const isNamed = /^((series )?(title|name)|series)s?:?$/i.test(labelText(head?.[0]));
  const isUnnamed =
    isBlank(head?.[0]) && remarks.filter(([cell]) => REMARK.test(labelText(cell))).length >= FEWEST_REMARKS;
  const isRemark = (cells: readonly RawCell[]) => typeof cells[0] === "string" && !isBlank(cells[0]);
  if (!(isNamed || isUnnamed) || !remarks.every(isRemark)) return null;
  if (!hasFigure(block, data, 1)) return null;
  return { headerRows: { first: 0, count: data, named: [0] }, periodRow: null, titles: [], notes: [] };
}

function longLayout(block: CellBlock, date1904: boolean): Layout | null {
  const remarks = remarksLayout(block, date1904);
  if (remarks !== null) return remarks;
  const searched = Math.min(block.values.length, ROWS_SEARCHED);
  for (let row = 0; row < searched; row++) {
    if (!isTextRow(block, row, date1904)) continue;
    let data = row + 1;
    while (data < block.values.length && !isDataRow(block, data)) data++;
    if (data === block.values.length) break;
    const last = lastTextRow(block, row, data, date1904);
    let first = last;
    while (first > row && isTextRow(block, first - 1, date1904)) first--;
    while (first < last && isTitleRow(block, first)) first++;
    const header = headerAmong(block, first, last, data);
    const count = header.isOnly ? 1 : last - header.row + 1;
    return {
      headerRows: { first: header.row, count },
      periodRow: null,
      ...textsAround(block, header.row),
    };
  }
  const data = block.values.findIndex((_, row) => isDataRow(block, row));
  if (data < 0) return null;
  return { headerRows: { first: data, count: 0 }, periodRow: null, ...textsAround(block, data) };
}

/** The last row of words before the figures; single labels and blanks may stand between. */
function lastTextRow(block: CellBlock, from: number, data: number, date1904: boolean): number {
  for (let row = data - 1; row > from; row--) if (isTextRow(block, row, date1904)) return row;
  return from;
}

/**
 * The header's first row among neighbouring rows of words. Data that begins with rows of words only has one header
 * row, the first that is as wide as they are; otherwise up to three rows are stacked.
 */
function headerAmong(block: CellBlock, first: number, last: number, data: number) {
  if (last - first < MOST_HEADER_ROWS) return { row: first, isOnly: false };
  const widest = Math.max(...[last, data].map((row) => filledCount(block, row)));
  for (let row = first; row <= last; row++)
    if (filledCount(block, row) * 2 > widest) return { row, isOnly: true };
  return { row: first, isOnly: true };
}

/** `Table 17A.1` and what it shows, in two cells above a wider header. */
function isTitleRow(block: CellBlock, row: number): boolean {
  const cells = (block.values[row] ?? []).filter((cell) => !isBlank(cell));
  return cells.length <= 2 && /^(table|figure|chart|tab\.?) ?[\w.]+:?$/i.test(labelText(cells[0]));
}

function filledCount(block: CellBlock, row: number): number {
  return (block.values[row] ?? []).filter((cell) => !isBlank(cell)).length;
}

/** `-`, `*`, `..`: no word, and no header either. */
function isPunctuation(cell: RawCell): boolean {
  return typeof cell === "string" && !isBlank(cell) && !/[\p{L}\p{N}%#£$€]/u.test(cell);
}

/** Columns of which one may be called like a value code. */
const FEWEST_NAMES = 4;

/** Two cells or more, all of them words; "18 weeks" is the name of a column and not only a figure. */
function isTextRow(block: CellBlock, row: number, date1904: boolean): boolean {
  const cells = (block.values[row] ?? []).filter((cell) => !isBlank(cell));
  const words = (cell: RawCell) =>
    !looksLikeFigure(cell) && (!looksLikePeriod(cell, date1904) || lacksYear(cell));
  const isNumbered = (cell: RawCell) => typeof cell === "string" && /^\d+ \p{L}{4,}/u.test(cell.trim());
  if (cells.length < 2 || !cells.some(words)) return false;
  const others = cells.filter((cell) => !words(cell) && !isNumbered(cell));
  // "Suppressed" is a value code, and the name of a column among others.
  const isCodeWord = (cell: RawCell) => typeof cell === "string" && /^\p{L}{6,}$/u.test(cell.trim());
  return (
    others.length === 0 || (others.length === 1 && cells.length >= FEWEST_NAMES && others.every(isCodeWord))
  );
}

function isDataRow(block: CellBlock, row: number): boolean {
  const cells = (block.values[row] ?? []).filter((cell) => !isBlank(cell));
  return (
    cells.length >= 2 &&
    !isLabelledDate(block, row) &&
    cells.some((cell) => looksLikeFigure(cell) || isPunctuation(cell))
  );
}

/** Numbers after which the count of a year's parts begins again. */
const WEEKS_OR_MONTHS: ReadonlySet<number> = new Set([12, 52, 53]);

/** `Week number` 11, 12, 13: a header row that counts the periods below it. */
export function isCounting(cells: readonly RawCell[]): boolean {
  const numbers = cells.filter((cell) => typeof cell === "number");
  const follows = (n: number, before: number) => n === before + 1 || (n === 1 && WEEKS_OR_MONTHS.has(before));
  return numbers.length >= 2 && numbers.every((n, i) => i === 0 || follows(n, numbers[i - 1] ?? 0));
}

/** "Published: 14/11/2019", "Total returns: 215": a label and its entry above a table, no row of the table. */
export function isLabelledDate(block: CellBlock, row: number): boolean {
  const cells = block.values[row] ?? [];
  const filled = cells.flatMap((cell, column) => (isBlank(cell) ? [] : [column]));
  const [label = 0, entry = 0] = filled;
  if (filled.length !== 2 || typeof cells[label] !== "string") return false;
  return block.categories?.[row]?.[entry] === "Date" || String(cells[label]).trim().endsWith(":");
}

function hasFigure(block: CellBlock, row: number, fromColumn: number): boolean {
  return (block.values[row] ?? []).slice(fromColumn).some(looksLikeFigure);
}

function isBlankFrom(block: CellBlock, row: number, fromColumn: number): boolean {
  return (block.values[row] ?? []).slice(fromColumn).every(isBlank);
}

function textsAround(block: CellBlock, header: number): Pick<Layout, "titles" | "notes"> {
  const notes = block.values.slice(Math.max(header + 1, block.values.length - NOTE_ROWS)).flatMap((cells) => {
    const filled = cells.filter((cell) => !isBlank(cell));
    return filled.length === 1 && typeof filled[0] === "string" ? [labelText(filled[0])] : [];
  });
  return { titles: titlesAbove(block, header), notes };
}

function titlesAbove(block: CellBlock, row: number): string[] {
  return block.values
    .slice(0, row)
    .flatMap((cells, at) => cells.map((cell, column) => titleText(block, cell, at, column)))
    .filter((text) => text !== "");
}

/** A date in a title is written as one; as a number it would say nothing. */
function titleText(block: CellBlock, cell: RawCell, row: number, column: number): string {
  const isDate = typeof cell === "number" && block.categories?.[row]?.[column] === "Date";
  return isDate ? isoDay(dayOfSerial(cell, false)) : labelText(cell);
}

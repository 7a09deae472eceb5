import type { CellBlock, RawCell } from "./block";
import { isBlank, labelText } from "./cellText";
import { lacksYear, looksLikePeriod, namesPeriod, splitPeriod } from "./headerPeriod";
import type { Mapping } from "./mapping";
import { monthOfName } from "./parseDate";
import { parsePeriod } from "./parsePeriod";

/** A column of figures under a period that stands in the header. */
export interface PeriodColumn {
  readonly column: number;
  /** The period as it stands there, with its year where that stands in a row above. */
  readonly period: RawCell;
  /** What the other header rows say: columns that say the same are read alike. */
  readonly label: string;
}

type HeaderRows = Mapping["headerRows"];

/** The header of a column from its stacked rows; a name that spans several columns stands over each of them. */
export function headerOf(block: CellBlock, rows: HeaderRows, column: number): string {
  const texts = stacked(block, rows).map((row, i, all) =>
    labelText(i === all.length - 1 ? block.values[row]?.[column] : spanningCell(block, row, column)),
  );
  return [...new Set(texts.filter((text) => text !== ""))].join(" ");
}

/**
 * The columns of figures from the first period on, with period and label each.
 *
 * @param naming header rows that name a provider or indicator and are no part of the label
 */
export function periodColumnsOf(
  block: CellBlock,
  rows: HeaderRows,
  periodRow: number,
  date1904: boolean,
  naming: readonly number[] = [],
): readonly PeriodColumn[] {
  const cells = block.values[periodRow] ?? [];
  const others = stacked(block, rows).filter(
    (row) => row !== periodRow && !naming.includes(row) && !countsPeriods(block, row, periodRow, date1904),
  );
  const columns: PeriodColumn[] = [];
  const keys = new Set<string>();
  let period: RawCell = "";
  for (let column = 0; column < width(block, rows); column++) {
    const cell = cells[column] ?? "";
    const words =
      isBlank(cell) || looksLikePeriod(cell, date1904) ? null : splitPeriod(String(cell), date1904);
    if (looksLikePeriod(cell, date1904)) period = withYear(block, cell, others, column);
    else if (words !== null) period = words.period;
    else if (!isBlank(cell)) {
      // A word beside the periods: a companion of the period before it, or what stands before all periods.
      if (period === "") continue;
    }
    if (period === "" || isEmptyColumn(block, rows, column)) continue;
    const own = words?.label ?? (isBlank(cell) || looksLikePeriod(cell, date1904) ? "" : labelText(cell));
    const around = others
      .map((row) => labelText(spanningCell(block, row, column)))
      .filter((text) => text !== "" && !looksLikePeriod(text, date1904));
    const label = [...new Set([...around, own])].filter((text) => text !== "").join(" ");
    const under = naming.map((row) => labelText(spanningCell(block, row, column)));
    const key = JSON.stringify([period, label, ...under]);
    const taken = keys.has(key);
    keys.add(key);
    // A second column without a name, beside its period's own: flags, as Eurostat writes them.
    const other = isBlank(cell) ? UNNAMED : `(${column + 1})`;
    columns.push({ column, period, label: taken ? `${label} ${other}`.trim() : label });
  }
  return columns;
}

/** Label of a column beside a period's figure that has no name of its own. */
const UNNAMED = "(beside it)";

/** A row that only counts the periods below or above it: `Week 1`, `Week 2`, or 1, 2, 3. */
function countsPeriods(block: CellBlock, row: number, periodRow: number, date1904: boolean): boolean {
  const texts = (block.values[periodRow] ?? []).flatMap((cell, column) =>
    looksLikePeriod(cell, date1904) ? [labelText(block.values[row]?.[column])] : [],
  );
  const numbered = texts.filter((text) =>
    /^(week|wk|w|month|m|quarter|period|p|no\.?)? ?\d{1,3}$/i.test(text),
  );
  return numbered.length >= 2 && numbered.length === texts.length && new Set(texts).size === texts.length;
}

/**
 * Fingerprint of a layout: where the header stands and what it says. Periods across are not part of it, so that a new
 * month is no change.
 */
export function layoutSignature(block: CellBlock, rows: HeaderRows, date1904: boolean): string {
  const header = stacked(block, rows).map((row) => block.values[row] ?? []);
  const across = Array.from({ length: width(block, rows) }, (_, column) =>
    header.some((cells) => namesPeriod(cells[column] ?? "", date1904)),
  );
  const hasPeriods = across.filter(Boolean).length >= 2;
  const first = hasPeriods ? across.indexOf(true) : across.length;
  const labels = header.map((cells) => {
    const before = Array.from(cells.slice(0, first), labelText);
    while (before.length > 0 && before[before.length - 1] === "") before.pop();
    return before;
  });
  const kinds = header
    .flatMap((cells) => cells.slice(first))
    .map((cell) => labelBesidePeriod(cell, date1904));
  const distinct = [...new Set(kinds)].filter((kind) => kind !== "").sort();
  return JSON.stringify({ at: rows, labels, kinds: distinct }).toLowerCase();
}

function labelBesidePeriod(cell: RawCell, date1904: boolean): string {
  if (looksLikePeriod(cell, date1904)) return "";
  return splitPeriod(labelText(cell), date1904)?.label ?? labelText(cell);
}

/** A month or quarter with the year that stands above it; a fiscal year begins with the first month under it. */
function withYear(block: CellBlock, cell: RawCell, others: readonly number[], column: number): RawCell {
  if (!lacksYear(cell)) return cell;
  for (const row of others) {
    const text = labelText(spanningCell(block, row, column));
    if (/^(19|20)\d{2}$/.test(text)) return `${labelText(cell)} ${text}`;
    const end = fiscalEnd(text);
    if (end === null) continue;
    const month = monthOfName(labelText(cell));
    if (month === 0) return `${text} ${labelText(cell)}`;
    const start = monthOfName(labelText(firstBelow(block, row, column, cell))) || 1;
    return `${labelText(cell)} ${month >= start && start > 1 ? end - 1 : end}`;
  }
  return cell;
}

/** The year in which `FY19`, `2018/19` or `2018-2019` ends; null for what is no fiscal year. */
export function fiscalEnd(text: string): number | null {
  const reading = parsePeriod(text, { date1904: false, cadence: "yearly", fiscalYearStart: 7 });
  return reading.kind === "period" && reading.period.key.startsWith("FY") ? reading.period.ordinal : null;
}

/** The first of the cells that a header cell spans, in the row of `cell`. */
function firstBelow(block: CellBlock, row: number, column: number, cell: RawCell): RawCell {
  let start = column;
  while (start > 0 && isBlank(block.values[row]?.[start])) start--;
  const own = block.values.find((cells) => cells[column] === cell) ?? [];
  return own[start] ?? cell;
}

/** The cell of a header row above a column; a blank continues the cell to its left. */
export function spanningCell(block: CellBlock, row: number, column: number): RawCell {
  const cells = block.values[row] ?? [];
  for (let at = column; at >= 0; at--) if (!isBlank(cells[at])) return cells[at] ?? "";
  return "";
}

function stacked(block: CellBlock, rows: HeaderRows): number[] {
  const all = rows.named ?? Array.from({ length: rows.count }, (_, i) => rows.first + i);
  return all.filter((row) => row < block.values.length);
}

function width(block: CellBlock, rows: HeaderRows): number {
  return Math.max(
    0,
    ...block.values.slice(rows.first, rows.first + rows.count + 1).map((cells) => cells.length),
  );
}

function isEmptyColumn(block: CellBlock, rows: HeaderRows, column: number): boolean {
  return block.values.slice(rows.first).every((cells) => isBlank(cells[column]));
}

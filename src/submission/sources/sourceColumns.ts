import type { CellBlock } from "../block";
import { isBlank, labelText } from "../cellText";
import { headerOf, periodColumnsOf } from "../headerLabels";
import { looksLikePeriod, splitPeriod } from "../headerPeriod";
import type { Mapping } from "../mapping";
import type { SourceColumn } from "./source";

/**
 * The columns of a table by what their headers say, without the periods in them, so that a new month is no change.
 * Where the periods stand across, all columns of one kind are one, at its first place; a kind without a name is "".
 */
export function sourceColumns(
  block: CellBlock,
  {
    headerRows,
    period,
    provider,
    indicator,
  }: Pick<Mapping, "headerRows" | "period" | "provider" | "indicator">,
  date1904: boolean,
): readonly SourceColumn[] {
  const naming = [provider, indicator].flatMap((source) => (source?.from === "header" ? [source.row] : []));
  const across =
    period?.from === "header" ? periodColumnsOf(block, headerRows, period.row, date1904, naming) : [];
  const { first, count } = headerRows;
  const rows = block.values.slice(first, first + count + 1);
  const end = across[0]?.column ?? Math.max(0, ...rows.map((cells) => cells.length));
  const before = Array.from({ length: end }, (_, column) => column)
    .filter((column) => block.values.slice(first).some((cells) => !isBlank(cells[column])))
    .map((column) => ({ column, label: withoutPeriod(headerOf(block, headerRows, column), date1904) }));
  const kinds = across.filter(({ label }, i) => across.findIndex((other) => other.label === label) === i);
  return [...before, ...kinds.map(({ column, label }) => ({ column, label }))];
}

/**
 * A name without the period in it.
 *
 * @example withoutPeriod("Visits Sep 2026", false) // "Visits"
 */
export function withoutPeriod(name: string, date1904: boolean): string {
  if (looksLikePeriod(name, date1904)) return "";
  return splitPeriod(name, date1904)?.label ?? labelText(name);
}

/** Keys by which columns are found again: the same name twice is told apart by its order. */
export function columnKeys(columns: readonly SourceColumn[]): ReadonlyMap<string, SourceColumn> {
  const keys = new Map<string, SourceColumn>();
  const seen = new Map<string, number>();
  for (const column of columns) {
    const name = column.label.toLowerCase();
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    keys.set(times === 0 ? name : `${name}\n${times + 1}`, column);
  }
  return keys;
}

/** Name of a sheet by which a table is found again: the month in it changes. */
export function sheetKey(sheet: string, isTextFile: boolean, date1904: boolean): string {
  return isTextFile ? "" : withoutPeriod(sheet, date1904).toLowerCase();
}

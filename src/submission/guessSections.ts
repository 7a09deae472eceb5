import type { CellBlock } from "./block";
import { isBlank } from "./cellText";
import { mappedRows } from "./mappedRows";
import type { Mapping } from "./mapping";

/** Longer texts between the rows are remarks. */
const LONGEST_NAME = 80;
/** Sections tell figures apart where they leave at most this share of the repetitions. */
const HELPS = 0.5;

/**
 * The column whose lone labels open sections (Persons, Males, Females) where the same labels stand in several of them
 * and only the section tells their figures apart.
 */
export function guessSections(block: CellBlock, mapping: Mapping, date1904: boolean): number | null {
  const sources = [mapping.provider, mapping.indicator, mapping.period];
  if (sources.some((source) => source?.from === "heading")) return null;
  const column = columnOfHeadings(block, mapping);
  if (column === null) return null;
  const before = repetitions(block, mapping, date1904);
  if (before === 0) return null;
  return repetitions(block, { ...mapping, sections: column }, date1904) <= before * HELPS ? column : null;
}

/** The column of at least two labels that stand alone in rows directly above figures; null where there is none. */
function columnOfHeadings(block: CellBlock, { headerRows }: Mapping): number | null {
  const rows = block.values
    .slice(headerRows.first + headerRows.count)
    .filter((cells) => !cells.every(isBlank));
  const counts = new Map<number, number>();
  rows.forEach((cells, row) => {
    const column = loneLabel(cells);
    const next = rows[row + 1];
    if (column === null || next === undefined || loneLabel(next) !== null) return;
    counts.set(column, (counts.get(column) ?? 0) + 1);
  });
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most !== undefined && most[1] >= 2 ? most[0] : null;
}

function loneLabel(cells: CellBlock["values"][number]): number | null {
  const filled = cells.flatMap((cell, column) => (isBlank(cell) ? [] : [column]));
  const [column] = filled;
  const cell = column === undefined ? null : cells[column];
  const isLabel = filled.length === 1 && typeof cell === "string" && cell.length <= LONGEST_NAME;
  return isLabel && column !== undefined ? column : null;
}

function repetitions(block: CellBlock, mapping: Mapping, date1904: boolean): number {
  const keys: string[] = [];
  for (const row of mappedRows(block, mapping, date1904))
    if (row.kind === "figures") keys.push(JSON.stringify([row.provider, row.indicator, row.period]));
  return keys.length - new Set(keys).size;
}

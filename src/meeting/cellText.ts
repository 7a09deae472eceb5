import type { CellRef } from "../analysis/measure";
import { counted } from "./wording";

/** More places than this are counted, not listed: a line is read aloud. */
const MOST_PLACES = 3;

/**
 * Where figures stand, with neighbouring rows of the same columns as one range.
 *
 * @example Data!F24:G24 and Data!F25:G25 → "Data!F24:G25"
 */
export function cellText(cells: readonly CellRef[]): string {
  const places = mergeRows(cells);
  const listed = places.slice(0, MOST_PLACES).join(", ");
  const more = places.length - MOST_PLACES;
  return more > 0 ? `${listed} and ${counted(more, "more place")}` : listed;
}

function mergeRows(cells: readonly CellRef[]): string[] {
  const whole = new Set<string>();
  const rowsByColumns = new Map<string, { sheet: string; from: string; to: string; rows: Set<number> }>();
  for (const { sheet, address } of cells) {
    const match = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(address);
    if (!match) {
      whole.add(`${quoted(sheet)}!${address}`);
      continue;
    }
    const [, from, top, to = from, bottom = top] = match;
    const key = `${sheet}|${from}|${to}`;
    const group = rowsByColumns.get(key) ?? { sheet, from: from!, to: to!, rows: new Set<number>() };
    for (let row = Number(top); row <= Number(bottom); row++) group.rows.add(row);
    rowsByColumns.set(key, group);
  }
  const merged: string[] = [];
  for (const { sheet, from, to, rows } of rowsByColumns.values()) {
    for (const [top, bottom] of runsOf([...rows].sort((a, b) => a - b))) {
      const single = from === to && top === bottom;
      merged.push(`${quoted(sheet)}!${from}${top}${single ? "" : `:${to}${bottom}`}`);
    }
  }
  return [...merged, ...whole];
}

/** First and last of each run of consecutive numbers. */
function runsOf(sorted: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const n of sorted) {
    const run = runs.at(-1);
    if (run && n === run[1] + 1) run[1] = n;
    else runs.push([n, n]);
  }
  return runs;
}

/** A sheet's name as a formula would write it. */
function quoted(sheet: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(sheet) ? sheet : `'${sheet.replace(/'/g, "''")}'`;
}

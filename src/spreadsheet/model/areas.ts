import type { Box } from "./cells";

/** Joins single cells, given row by row, into few boxes: first along rows, then equal runs of rows that follow each other. */
export function joinCells(cells: Iterable<{ readonly row: number; readonly column: number }>): Box[] {
  const runs: Box[] = [];
  for (const { row, column } of cells) {
    const last = runs.at(-1);
    if (last && last.top === row && last.right + 1 === column)
      runs[runs.length - 1] = { ...last, right: column };
    else runs.push({ top: row, left: column, bottom: row, right: column });
  }
  const areas: Box[] = [];
  const open = new Map<string, number>();
  for (const run of runs) {
    const key = `${run.left}:${run.right}`;
    const index = open.get(key);
    const above = index === undefined ? undefined : areas[index];
    if (above && above.bottom + 1 === run.top) areas[index!] = { ...above, bottom: run.bottom };
    else {
      open.set(key, areas.length);
      areas.push(run);
    }
  }
  return areas;
}

import type { CellBlock } from "./block";
import { type ColumnProfile, headerNames } from "./columnProfile";
import { labelText } from "./cellText";
import { mappedRows } from "./mappedRows";
import type { Mapping } from "./mapping";

/** Enough figures to tell what keeps them apart. */
const FIGURES_LOOKED_AT = 20_000;
const MOST_GROUPS = 200;
/** A column that leaves more repetitions than this share splits nothing. */
const HELPS = 0.9;

/**
 * Columns that split the figures further than provider, indicator and period do (sex, type, unit): without them
 * several figures would have the same key. Each is taken only where it makes keys differ.
 *
 * @param labels columns of labels that name neither provider nor indicator
 */
export function guessGroups(
  block: CellBlock,
  mapping: Mapping,
  labels: readonly ColumnProfile[],
  date1904: boolean,
): readonly number[] {
  const candidates = labels.filter(({ distinct }) => distinct.size >= 2 && distinct.size <= MOST_GROUPS);
  if (candidates.length === 0) return [];
  const figures: { readonly row: number; readonly key: string }[] = [];
  for (const each of mappedRows(block, mapping, date1904)) {
    if (each.kind === "leftOut") continue;
    if (figures.length === FIGURES_LOOKED_AT) break;
    figures.push({ row: each.row, key: JSON.stringify([each.provider, each.indicator, each.period]) });
  }
  const repeated = (columns: readonly number[]) => {
    const keys = figures.map(({ row, key }) =>
      [key, ...columns.map((column) => labelText(block.values[row]?.[column]))].join("\n"),
    );
    return keys.length - new Set(keys).size;
  };
  const chosen: number[] = [];
  let left = repeated(chosen);
  while (left > 0) {
    const [best] = candidates
      .filter(({ column }) => !chosen.includes(column))
      .map(({ column, header }) => ({
        column,
        isCode: headerNames.code(header),
        left: repeated([...chosen, column]),
      }))
      .sort((a, b) => a.left - b.left || Number(a.isCode) - Number(b.isCode));
    if (best === undefined || best.left > left * HELPS) break;
    chosen.push(best.column);
    left = best.left;
  }
  return chosen.sort((a, b) => a - b);
}

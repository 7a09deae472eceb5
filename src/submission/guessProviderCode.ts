import type { CellBlock } from "./block";
import { labelText } from "./cellText";
import { type ColumnProfile, headerNames } from "./columnProfile";
import type { Mapping } from "./mapping";

/** Codes that tell more than this many times as many providers as there are names count rows, not providers. */
const MOST_CODES = 1.3;

/**
 * The column of codes that tells providers of one name apart: each of its codes goes with one name, and some names
 * with several codes. Null where the names do.
 *
 * @param labels columns of labels that name neither provider nor indicator
 */
export function guessProviderCode(
  block: CellBlock,
  { provider, headerRows }: Mapping,
  labels: readonly ColumnProfile[],
): number | null {
  if (provider?.from !== "column") return null;
  const rows = block.values.slice(headerRows.first + headerRows.count);
  for (const { column, header } of labels) {
    if (!headerNames.code(header) || headerNames.indicator(header)) continue;
    const names = new Map<string, string>();
    let isCode = true;
    for (const cells of rows) {
      const [code, name] = [labelText(cells[column]), labelText(cells[provider.column])];
      if (code === "" || name === "") continue;
      if ((names.get(code) ?? name) !== name) isCode = false;
      names.set(code, name);
    }
    const distinct = new Set(names.values()).size;
    const isOfProviders = headerNames.provider(header) || names.size <= distinct * MOST_CODES;
    if (isCode && isOfProviders && names.size > distinct && names.size < rows.length) return column;
  }
  return null;
}

/** Names that stand beside more than one code. */
export function sharedNames(
  block: CellBlock,
  headerRows: Mapping["headerRows"],
  nameColumn: number,
  codeColumn: number,
): ReadonlySet<string> {
  const codes = new Map<string, string>();
  const shared = new Set<string>();
  for (const cells of block.values.slice(headerRows.first + headerRows.count)) {
    const [name, code] = [labelText(cells[nameColumn]), labelText(cells[codeColumn])];
    if (name === "" || code === "") continue;
    if ((codes.get(name) ?? code) !== code) shared.add(name);
    codes.set(name, code);
  }
  return shared;
}

import { headerNames } from "./columnProfile";
import { roleOfHeader } from "./guessFigures";
import type { Mapping } from "./mapping";

const SEPARATORS = [": ", " - ", " \u2013 ", " | ", " / ", ":", "|"] as const;
/** Fewer names can share a separator by chance. */
const FEWEST_NAMES = 4;

/**
 * Whether the names of series hold the provider: `Barts: attendances`, `Kings: attendances`. All names have the same
 * separator, and what stands on its two sides repeats as in a table of providers by indicators.
 */
export function guessSeriesNames(names: readonly string[]): NonNullable<Mapping["seriesNames"]> | null {
  if (names.length < FEWEST_NAMES) return null;
  for (const separator of SEPARATORS) {
    if (!names.every((name) => name.split(separator).length === 2)) continue;
    const before = sides(names, separator, 0);
    const after = sides(names, separator, 1);
    const isTable = before.size * after.size <= names.length * 1.3;
    if (!isTable || before.size < 2 || after.size < 2) continue;
    const isAfter = isProvider(after) && !isProvider(before);
    return { separator, provider: isAfter || saysFigure(before) ? "after" : "before" };
  }
  return null;
}

function sides(names: readonly string[], separator: string, side: 0 | 1): ReadonlySet<string> {
  return new Set(names.map((name) => (name.split(separator)[side] ?? "").trim()));
}

function isProvider(names: ReadonlySet<string>): boolean {
  return [...names].every((name) => headerNames.provider(name));
}

function saysFigure(names: ReadonlySet<string>): boolean {
  return [...names].every((name) => roleOfHeader(name) !== null);
}

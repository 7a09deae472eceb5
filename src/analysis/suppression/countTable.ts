/** A count of a table that is going to be shown. */
export interface CountCell {
  readonly key: string;
  /** As a reader would call it: "D, not completed". */
  readonly name: string;
  /** Null where it was sent as suppressed: then `low` and `high` say between what it lies. */
  readonly value: number | null;
  readonly low?: number;
  readonly high?: number;
  /** Cells of one figure (numerator, denominator, their difference) are shown and hidden together. */
  readonly figure: string;
  readonly countsPeople: boolean;
  /** Shown to somebody before: it cannot be taken back. */
  readonly published?: boolean;
  /** Hidden already, by the sender or by an earlier run: stays hidden. */
  readonly withheld?: boolean;
}

/** What everybody who sees the table knows: one cell is the sum of others. */
export interface CountSum {
  readonly total: string;
  readonly parts: readonly string[];
}

/** A rate, or what a limit gives away of one, that is shown beside the cells: numerator ÷ denominator in low..high. */
export interface ShownRatio {
  /** "the pooled rate of 65.4%" */
  readonly name: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly low: number;
  readonly high: number;
}

/**
 * Counts and how they add up. Everything that a reader can put together belongs in one table: groups and their
 * total, sites, providers and the system, months, quarter and year to date, numerator + rest = denominator, and
 * former versions (cells of their own where they were revised, the same cells where they were not).
 */
export interface CountTable {
  readonly cells: readonly CountCell[];
  readonly sums: readonly CountSum[];
  readonly ratios?: readonly ShownRatio[];
}

/** Why a table cannot be judged. */
export interface Inconsistency {
  readonly kind: "duplicateCell" | "unknownCell" | "noCount" | "sumDiffers" | "ratioDiffers";
  /** Keys of the cells concerned, the total first. */
  readonly cells: readonly string[];
  readonly sentence: string;
}

/** What is wrong with a table: cells named twice or nowhere, values that are no counts, sums that do not add up. */
export function inconsistencies({ cells, sums, ratios = [] }: CountTable): Inconsistency[] {
  const found: Inconsistency[] = [];
  const byKey = new Map<string, CountCell>();
  for (const cell of cells) {
    if (byKey.has(cell.key)) {
      found.push({
        kind: "duplicateCell",
        cells: [cell.key],
        sentence: `The cell "${cell.key}" stands in the table twice.`,
      });
    }
    byKey.set(cell.key, cell);
    if (cell.value !== null && !(Number.isSafeInteger(cell.value) && cell.value >= 0)) {
      found.push({
        kind: "noCount",
        cells: [cell.key],
        sentence: `${cell.name} is ${cell.value}: a count is a whole number from 0.`,
      });
    }
  }
  const named = [
    ...sums.flatMap(({ total, parts }) => [total, ...parts]),
    ...ratios.flatMap(({ numerator, denominator }) => [numerator, denominator]),
  ];
  for (const key of new Set(named)) {
    if (byKey.has(key)) continue;
    found.push({
      kind: "unknownCell",
      cells: [key],
      sentence: `A sum or rate names the cell "${key}", which is not in the table.`,
    });
  }
  if (found.length > 0) return found;
  return [
    ...sums.flatMap((sum) => sumDiffers(sum, byKey)),
    ...ratios.flatMap((ratio) => ratioDiffers(ratio, byKey)),
  ];
}

function sumDiffers({ total, parts }: CountSum, byKey: ReadonlyMap<string, CountCell>): Inconsistency[] {
  const whole = byKey.get(total)!;
  const added = parts.map((key) => byKey.get(key)!.value);
  if (whole.value === null || added.includes(null)) return [];
  const sum = added.reduce<number>((all, value) => all + (value ?? 0), 0);
  if (sum === whole.value) return [];
  return [
    {
      kind: "sumDiffers",
      cells: [total, ...parts],
      sentence: `${whole.name} says ${whole.value}; its ${parts.length} parts add to ${sum}.`,
    },
  ];
}

function ratioDiffers(ratio: ShownRatio, byKey: ReadonlyMap<string, CountCell>): Inconsistency[] {
  const numerator = byKey.get(ratio.numerator)!.value;
  const denominator = byKey.get(ratio.denominator)!.value;
  if (numerator === null || denominator === null) return [];
  if (numerator >= ratio.low * denominator && numerator <= ratio.high * denominator) return [];
  return [
    {
      kind: "ratioDiffers",
      cells: [ratio.numerator, ratio.denominator],
      sentence: `${numerator} of ${denominator} does not agree with ${ratio.name}.`,
    },
  ];
}

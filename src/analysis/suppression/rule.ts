import { isSmallCount } from "../smallCells";
import type { CountSum } from "./countTable";

/** How small counts are hidden; everybody may know it. */
export interface SuppressionRule {
  /** A count of people from 1 to threshold − 1 is hidden. */
  readonly threshold: number;
  /** Sensitive outcomes: 0 and all (0% and 100%) are hidden as well. */
  readonly sensitive?: boolean;
}

/** Threshold of the CMS cell size suppression policy: no cell of 1 to 10 is shown. */
export const DEFAULT_RULE: SuppressionRule = { threshold: 11 };

/** At least so many values stay possible for a hidden count, however small the threshold. */
const FEWEST_VALUES = 3;

/** How many values must stay possible for a hidden count: half the threshold, at least 3. */
export function fewestValues({ threshold }: SuppressionRule): number {
  return Math.max(FEWEST_VALUES, Math.ceil(threshold / 2));
}

/**
 * True where one of a figure's counts of people is hidden for its own sake: 1 to threshold − 1; with `sensitive` a 0
 * as well, unless the figure is about nobody at all.
 *
 * @example isSmallFigure([17, 22, 5], { threshold: 11 }) // true: 5 of 22 did not finish
 */
export function isSmallFigure(counts: readonly number[], { threshold, sensitive }: SuppressionRule): boolean {
  if (counts.some((count) => isSmallCount(count, threshold))) return true;
  return sensitive === true && counts.includes(0) && counts.some((count) => count > 0);
}

/** A cell as far as the choice of what else to hide depends on it. */
export interface RuledCell {
  readonly figure: string;
  /** Null where hidden. */
  readonly value: number | null;
  readonly countsPeople: boolean;
  readonly published?: boolean;
}

/** The largest count of people of each figure whose cells are all shown: its size. */
export function sizesOf(cells: Iterable<RuledCell>): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { figure, value, countsPeople } of cells) {
    const size = value === null ? NaN : countsPeople ? value : 0;
    sizes.set(figure, Math.max(sizes.get(figure) ?? 0, size));
  }
  return sizes;
}

/** Figures that could be hidden to protect others of a sum: shown, of people, not 0 in it, never published. */
export function candidatesOf({ parts }: CountSum, cells: ReadonlyMap<string, RuledCell>): string[] {
  return parts.flatMap((key) => {
    const { figure, value, countsPeople, published } = cells.get(key)!;
    return countsPeople && !published && value !== null && value > 0 ? [figure] : [];
  });
}

/**
 * What the rule gives away of figures that were hidden to protect others: each was the smallest choice in one of its
 * sums, so it is no larger than the largest of the smallest candidates still shown in them. Infinity where a sum has
 * no candidate left, or where the figure is itself a total, which is hidden as a last resort whatever its size.
 *
 * Source: the minimality attack of Wong, Fu, Wang and Pei (VLDB 2007), on cell suppression.
 */
export function sizeLimits(
  cells: ReadonlyMap<string, RuledCell>,
  sums: readonly CountSum[],
): Map<string, number> {
  const sizes = sizesOf(cells.values());
  const limits = new Map<string, number>();
  const between = sums.filter((sum) => !isWithinFigure(sum, cells));
  for (const sum of between) {
    const smallest = Math.min(...candidatesOf(sum, cells).map((figure) => sizes.get(figure)!));
    for (const key of sum.parts) {
      const { figure, value } = cells.get(key)!;
      if (value === null) limits.set(figure, Math.max(limits.get(figure) ?? 0, smallest));
    }
  }
  for (const { total } of between) {
    const { figure, value } = cells.get(total)!;
    if (value === null) limits.set(figure, Infinity);
  }
  return limits;
}

/** True for a sum inside one figure: numerator + rest = denominator. */
export function isWithinFigure(
  { total, parts }: CountSum,
  cells: ReadonlyMap<string, { readonly figure: string }>,
): boolean {
  const { figure } = cells.get(total)!;
  return parts.every((key) => cells.get(key)!.figure === figure);
}

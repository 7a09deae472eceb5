import type { CountSum, ShownRatio } from "./countTable";
import { describeSource, explainRange } from "./explain";
import { integerBounds, withRange } from "./integerBounds";
import { independentParts, linearSystem, type LinearSystem } from "./linearSystem";
import type { Range } from "./propagate";
import { fewestValues, sizeLimits, type SuppressionRule } from "./rule";
import type { VisibleCell, VisibleTable } from "./visibleTable";

/** What can be worked out of one hidden cell. */
export interface AttackedCell extends Range {
  readonly key: string;
  readonly name: string;
  readonly figure: string;
  /** How many whole numbers it can still be; Infinity where nothing bounds it. */
  readonly values: number;
  /** Only one number is left. */
  readonly solved: boolean;
  /** Fewer values are left than must be, and not only 0, which may be known. */
  readonly revealed: boolean;
  /** False where the search was cut short: the range may be wider than what can be worked out. */
  readonly exact: boolean;
  /** What gives it away, in plain words; empty where it is not revealed. */
  readonly because: readonly string[];
}

/** What can be worked out of all of them; or that the shown numbers contradict each other, and where. */
export type Attack =
  | { readonly kind: "ranges"; readonly cells: readonly AttackedCell[] }
  | { readonly kind: "contradiction"; readonly sentence: string };

export interface AttackOptions extends SuppressionRule {
  /** False: the reader knows that counts add up and nothing of the rule by which they were hidden. Default true. */
  readonly knowsRule?: boolean;
}

/** In parts with more hidden cells than this, cells that are clearly safe get no exact range. */
const MOST_EXACT = 150;

/** In parts with more hidden cells than this, "at least one of them is small" tells next to nothing. */
const MOST_ALTERNATIVES = 24;

/**
 * What a clever reader can work out of the hidden cells of a table, from nothing but what is visible.
 *
 * Exact whole-number bounds of each hidden cell, by interval propagation and then linear programmes with branch and
 * bound, over: every sum and shown rate; 0 ≤ cell; what the mark says. A mark does not say whether a cell was
 * hidden for its own sake or to protect another, but the rule is public, so the reader also knows that
 * - a lone count was hidden because it is no 0 (unless the rule hides zeros),
 * - of the cells that hang together at least one is small,
 * - a cell hidden to protect another was the smallest choice: no larger than the smallest that stayed.
 *
 * Source: audit of suppressed tables as in τ-ARGUS and sdcTable (attacker's problem); the rule's own trace after
 * Wong et al. (VLDB 2007).
 *
 * @param rule threshold (which also sets how many values must stay possible) and whether zeros are hidden too
 * @example
 * const cell = (name, value) => {
 *   const known = { value, low: 0, high: Infinity, countsPeople: true, published: false, byRule: value === null };
 *   return { key: name, name, figure: name, ...known };
 * };
 * const cells = [cell("all", 29), cell("A", 12), cell("B", null), cell("C", null)];
 * const sums = [{ total: "all", parts: ["A", "B", "C"] }];
 * attack({ cells, sums, ratios: [] }, { threshold: 11 }).cells.map(({ low, high }) => [low, high]) // [[5, 12], [5, 12]]: A would have been hidden before a larger one
 */
export function attack(table: VisibleTable, rule: AttackOptions): Attack {
  const knowsRule = rule.knowsRule !== false;
  const byKey = new Map(table.cells.map((cell) => [cell.key, cell]));
  const limits = knowsRule ? limitsOfLoneCounts(table, byKey, rule) : new Map<string, number>();
  const system = linearSystem(
    table.cells.map((cell) => ({ ...cell, high: Math.min(cell.high, limits.get(cell.key) ?? Infinity) })),
    table.sums,
    table.ratios,
  );
  const broken = system.constraints.find(({ terms }) => terms.length === 0);
  if (broken) return { kind: "contradiction", sentence: contradiction([broken.source], byKey) };
  const cells: AttackedCell[] = [];
  for (const part of independentParts(system)) {
    const ranges = possibleValues(part, byKey, rule, knowsRule);
    if (!ranges) {
      return {
        kind: "contradiction",
        sentence: contradiction([...new Set(part.constraints.map(({ source }) => source))], byKey),
      };
    }
    part.unknowns.forEach(({ key }, i) =>
      cells.push(attackedCell(part, i, byKey.get(key)!, ranges[i]!, byKey, rule)),
    );
  }
  return { kind: "ranges", cells };
}

/** The possible values of an unknown: separate ranges, lowest first. */
interface Possible {
  readonly ranges: readonly Range[];
  readonly exact: boolean;
}

function possibleValues(
  part: LinearSystem,
  byKey: ReadonlyMap<string, VisibleCell>,
  rule: SuppressionRule,
  knowsRule: boolean,
): Possible[] | null {
  const isLarge = part.unknowns.length > MOST_EXACT;
  const bounds = integerBounds(part, isLarge ? 2 * fewestValues(rule) : Infinity);
  if (!bounds) return null;
  const asTheyAre = bounds.map(({ exact, low, high }) => ({ ranges: [{ low, high }], exact }));
  const small = { low: rule.sensitive ? 0 : 1, high: rule.threshold - 1 };
  const cells = part.unknowns.map(({ key }) => byKey.get(key)!);
  const saysNothing =
    !knowsRule ||
    cells.length > MOST_ALTERNATIVES ||
    cells.some(({ byRule }) => !byRule) ||
    cells.some(({ countsPeople }, i) => countsPeople && isInside(bounds[i]!, small));
  if (saysNothing) return asTheyAre;
  const alternatives = cells.flatMap(({ countsPeople }, i) => {
    const each = countsPeople ? integerBounds(withRange(part, i, small)) : null;
    return each ? [each] : [];
  });
  if (alternatives.length === 0) return asTheyAre;
  return part.unknowns.map((_, i) => ({
    ranges: merged(alternatives.map((each) => each[i]!)),
    exact: alternatives.every((each) => each[i]!.exact),
  }));
}

function attackedCell(
  part: LinearSystem,
  unknown: number,
  { key, name, figure }: VisibleCell,
  { ranges, exact }: Possible,
  byKey: ReadonlyMap<string, VisibleCell>,
  rule: SuppressionRule,
): AttackedCell {
  const { low } = ranges[0]!;
  const { high } = ranges.at(-1)!;
  const values = ranges.reduce((sum, range) => sum + range.high - range.low + 1, 0);
  const isKnownZero = high === 0 && !rule.sensitive;
  const revealed = values < fewestValues(rule) && !isKnownZero;
  const because = revealed ? explainRange(part, unknown, values, byKey) : [];
  return { key, name, figure, low, high, values, solved: values === 1, revealed, exact, because };
}

/** Upper ends of counts that stand alone in their figure, as far as the rule gives them away. */
function limitsOfLoneCounts(
  { cells, sums }: VisibleTable,
  byKey: ReadonlyMap<string, VisibleCell>,
  { threshold }: SuppressionRule,
): Map<string, number> {
  const limits = sizeLimits(byKey, sums);
  const perFigure = new Map<string, number>();
  for (const { figure } of cells) perFigure.set(figure, (perFigure.get(figure) ?? 0) + 1);
  return new Map(
    cells.flatMap(({ key, figure, value, byRule }) => {
      const isLone = value === null && byRule && perFigure.get(figure) === 1;
      return isLone ? [[key, Math.max(threshold - 1, limits.get(figure) ?? Infinity)] as const] : [];
    }),
  );
}

function contradiction(
  sources: readonly (CountSum | ShownRatio)[],
  byKey: ReadonlyMap<string, VisibleCell>,
): string {
  return `What is shown cannot all be true: ${sources.map((source) => describeSource(source, byKey)).join("; ")}.`;
}

function isInside(range: Range, outer: Range): boolean {
  return range.low >= outer.low && range.high <= outer.high;
}

function merged(ranges: readonly Range[]): Range[] {
  const result: { low: number; high: number }[] = [];
  for (const { low, high } of [...ranges].sort((a, b) => a.low - b.low)) {
    const last = result.at(-1);
    if (last && low <= last.high + 1) last.high = Math.max(last.high, high);
    else result.push({ low, high });
  }
  return result;
}

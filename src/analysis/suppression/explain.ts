import { listText } from "../wording";
import type { CountSum, ShownRatio } from "./countTable";
import { integerBounds } from "./integerBounds";
import type { Constraint, LinearSystem } from "./linearSystem";
import type { VisibleCell } from "./visibleTable";

/** A sum with more parts than this names the hidden ones and counts the others. */
const MOST_NAMED = 6;

const RULE_WORDS =
  "the rule itself: at least one of them is small, and what protects it is the next smallest";

/**
 * The sums and rates that give a hidden cell away, in plain words: leaving any one of them out would leave more
 * values possible. Where sums and rates alone leave more, the rule by which cells are hidden is named too.
 *
 * @param values how many values the cell has left
 */
export function explainRange(
  part: LinearSystem,
  unknown: number,
  values: number,
  cells: ReadonlyMap<string, VisibleCell>,
): string[] {
  const markedOnly = part.unknowns.map((each) => ({ ...each, high: cells.get(each.key)!.high }));
  const plain = { ...part, unknowns: markedOnly };
  const all = valuesOf(plain, unknown);
  const tellsAlone = part.constraints.find(
    ({ source }) =>
      valuesOf(
        { ...plain, constraints: plain.constraints.filter((each) => each.source === source) },
        unknown,
      ) === all,
  );
  let kept: readonly Constraint[] = tellsAlone
    ? part.constraints.filter(({ source }) => source === tellsAlone.source)
    : part.constraints;
  for (const { source } of kept) {
    const without = kept.filter((constraint) => constraint.source !== source);
    if (without.length < kept.length && valuesOf({ ...plain, constraints: without }, unknown) === all)
      kept = without;
  }
  const sources = [...new Set(kept.map(({ source }) => source))];
  return [...sources.map((source) => describeSource(source, cells)), ...(all > values ? [RULE_WORDS] : [])];
}

/**
 * A sum or rate as a reader sees it, such as "All providers (112) is A (30), B (hidden), C (47) and D (hidden) together".
 */
export function describeSource(
  source: CountSum | ShownRatio,
  cells: ReadonlyMap<string, VisibleCell>,
): string {
  const named = (key: string): string => {
    const { name, value } = cells.get(key)!;
    return `${name} (${value ?? "hidden"})`;
  };
  if ("name" in source) {
    return `${source.name} is ${named(source.numerator)} over ${named(source.denominator)}`;
  }
  const { total, parts } = source;
  if (parts.length <= MOST_NAMED) return `${named(total)} is ${listText(parts.map(named))} together`;
  const hidden = parts.filter((key) => cells.get(key)!.value === null);
  const others = parts.length - hidden.length;
  const rest = others > 0 ? [`${others} others that are shown`] : [];
  return `${named(total)} is ${listText([...hidden.map(named), ...rest])} together`;
}

function valuesOf(part: LinearSystem, unknown: number): number {
  const bounds = integerBounds(part)?.[unknown];
  return bounds ? bounds.high - bounds.low + 1 : 0;
}

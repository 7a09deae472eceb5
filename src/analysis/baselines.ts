import { MINIMUM_POINTS } from "./constants";
import type { Baseline, Indicator, Provider } from "./measure";
import { periodFromKey } from "./periodCalendar";

/** What people decided about the limits of one series, as period ordinals. */
export interface BaselineDecisions {
  /** Periods from which new limits hold. */
  readonly rebases: readonly number[];
  /** Periods that limits are computed from, inclusive, in the order of their beginning. */
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
}

/** The rows that apply to a provider × indicator: its own where there are any, else those for all providers. */
export function decisionsFor(
  baselines: readonly Baseline[],
  { id: providerId }: Pick<Provider, "id">,
  { id: indicatorId }: Pick<Indicator, "id">,
): readonly Baseline[] {
  const ofIndicator = baselines.filter((row) => row.indicatorId === indicatorId);
  const own = ofIndicator.filter((row) => row.providerId === providerId);
  return own.length > 0 ? own : ofIndicator.filter((row) => row.providerId === null);
}

/**
 * The decisions that apply to a provider × indicator, as period ordinals.
 *
 * A rebase without a reason or an author is not applied: limits never change without a name. The same holds for
 * a fixed range of fewer than 12 periods. A row without an end fixes nothing: its limits would move every period.
 */
export function baselineDecisions(
  baselines: readonly Baseline[],
  provider: Provider,
  indicator: Indicator,
  fiscalYearStart: number,
): BaselineDecisions {
  const rebases: number[] = [];
  const ranges: { from: number; to: number }[] = [];
  for (const row of decisionsFor(baselines, provider, indicator)) {
    const from = periodFromKey(row.from, fiscalYearStart)?.ordinal;
    const to = row.to === null ? undefined : periodFromKey(row.to, fiscalYearStart)?.ordinal;
    const explained = isExplained(row);
    if (from === undefined) continue;
    if (row.action === "rebase" && explained) rebases.push(from);
    if (to === undefined || to < from) continue;
    if (explained || (row.action === "fix" && to - from + 1 >= MINIMUM_POINTS)) ranges.push({ from, to });
  }
  ranges.sort((a, b) => a.from - b.from || a.to - b.to);
  return { rebases: [...new Set(rebases)].sort((a, b) => a - b), ranges };
}

/** True where a decision has a reason and the name of who made it. */
export function isExplained({ reason, author }: Baseline): boolean {
  return reason.trim() !== "" && author.trim() !== "";
}

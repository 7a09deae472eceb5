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

/**
 * The decisions that apply to a provider × indicator: its own rows where there are any, else those for all
 * providers.
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
  const ofIndicator = baselines.filter(({ indicatorId }) => indicatorId === indicator.id);
  const own = ofIndicator.filter(({ providerId }) => providerId === provider.id);
  const rows = own.length > 0 ? own : ofIndicator.filter(({ providerId }) => providerId === null);

  const rebases: number[] = [];
  const ranges: { from: number; to: number }[] = [];
  for (const row of rows) {
    const from = periodFromKey(row.from, fiscalYearStart)?.ordinal;
    const to = row.to === null ? undefined : periodFromKey(row.to, fiscalYearStart)?.ordinal;
    const explained = row.reason.trim() !== "" && row.author.trim() !== "";
    if (from === undefined) continue;
    if (row.action === "rebase" && explained) rebases.push(from);
    if (to === undefined || to < from) continue;
    if (explained || (row.action === "fix" && to - from + 1 >= MINIMUM_POINTS)) ranges.push({ from, to });
  }
  ranges.sort((a, b) => a.from - b.from || a.to - b.to);
  return { rebases: [...new Set(rebases)].sort((a, b) => a - b), ranges };
}

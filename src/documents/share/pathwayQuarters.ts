import { groupBy } from "../../analysis/groupBy";
import type { Period } from "../../analysis/period";
import { enclosingPeriod, periodFromKey } from "../../analysis/periodCalendar";
import { isSmallCount } from "../../analysis/smallCells";
import type { CohortStage } from "./countPathway";
import { PATHWAY, stageKey } from "./pathwayKeys";
import type { PublishedFigure } from "./published";

/** Cohorts of each provider that are looked at: two quarters of months. */
const LATEST = 6;
const MONTHS = 3;

/**
 * Whether the cohorts of months are shown as quarters: so where a stage, or those lost on the way to it, would be too
 * few to show in half of some provider's latest months. What an earlier file did is done again: months and their quarter beside each
 * other would give away what either hides.
 */
export function showsQuarters(
  stages: readonly CohortStage[],
  threshold: number,
  published: readonly PublishedFigure[],
): boolean {
  const [earlier] = published.filter(({ indicatorId }) => indicatorId === PATHWAY);
  if (earlier) return periodFromKey(earlier.period)?.cadence === "quarterly";
  return [...groupBy(stages, ({ providerId }) => providerId).values()].some((own) => {
    const cohorts = [...groupBy(own, ({ cohort }) => cohort.key).values()].slice(-LATEST);
    return 2 * cohorts.filter((cohort) => tellsFew(cohort, threshold)).length >= cohorts.length;
  });
}

function tellsFew(stages: readonly CohortStage[], threshold: number): boolean {
  return stages.some(({ cohort, count, basis }, i) => {
    if (cohort.cadence !== "monthly" || basis === "snapshot") return false;
    const before = stages[i - 1]?.count ?? null;
    const lost = before === null || count === null ? null : before - count;
    return count === null || isSmallCount(count, threshold) || isSmallCount(lost, threshold);
  });
}

/** Cohorts of whole quarters, each the sum of its months; a quarter of which a count is not known is left out. */
export function byQuarter(stages: readonly CohortStage[], fiscalYearStart: number): CohortStage[] {
  const parts = groupBy(stages, ({ providerId, cohort, stage }) => {
    return JSON.stringify([providerId, quarterOf(cohort, fiscalYearStart).ordinal, stage.id]);
  });
  return [...parts.values()].flatMap((months): CohortStage[] => {
    const [first] = months;
    if (!first || months.length < MONTHS || first.basis === "snapshot") return [];
    const cohort = quarterOf(first.cohort, fiscalYearStart);
    const counts = months.map(({ count }) => count);
    if (counts.includes(null)) return [];
    const count = counts.reduce<number>((sum, each) => sum + (each ?? 0), 0);
    const key = stageKey({ ...first, cohort });
    return [{ ...first, cohort, key, count, members: months.flatMap(({ members }) => members) }];
  });
}

/** The quarter that a cohort of a month is part of. */
export function quarterOf(cohort: Period, fiscalYearStart: number): Period {
  return enclosingPeriod(cohort, "quarterly", fiscalYearStart);
}

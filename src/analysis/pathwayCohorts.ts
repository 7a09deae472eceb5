import type { CellRef, Figure, Stage, StageCount } from "./measure";
import type { PathwayCohort, Range } from "./pathway";
import type { Period } from "./period";
import { rollUpStatus } from "./rollUp";

const ALL_SITES = "ALL";

/**
 * The stages that some row reports a count of, in their order.
 *
 * @example
 * const stages = ["intake", "referred"].map((id, i) => ({ id, order: 2 - i, ownerSide: null }));
 * const counts = [{ stageId: "referred", count: figure("117") }, { stageId: "intake", count: figure("ND") }];
 * reportedStages(counts, stages).map(({ id }) => id) // ["referred"]: nobody knows how many came to the intake
 */
export function reportedStages(counts: readonly StageCount[], stages: readonly Stage[]): Stage[] {
  const reported = new Set(
    counts.filter(({ count }) => rangeOf(count) !== null).map(({ stageId }) => stageId),
  );
  return stages.filter(({ id }) => reported.has(id)).sort((a, b) => a.order - b.order);
}

/**
 * The counts of one provider and basis by cohort, in order of time. A row for all sites wins over the sum of the
 * sites; a site that the cohort names is expected at every stage (NA: it has none).
 *
 * @param isMature whether a cohort has had the time to reach the end
 * @example
 * const stages = ["referred", "intake"].map((id, i) => ({ id, order: i + 1, ownerSide: null }));
 * const count = (siteId, stageId, text) => ({
 *   siteId, stageId, count: figure(text), medianDays: figure(""), nDays: figure(""), basis: "referral_cohort",
 *   cohort: periodFromKey("2026-Q2"), cells: { sheet: "Pathway", address: "F5" },
 * });
 * const counts = [
 *   count("S1", "referred", "70"), count("S2", "referred", "47"), count("S1", "intake", "61"), count("S2", "intake", "43"),
 * ];
 * cohortsOf(counts, stages, () => true)[0].reached // [{ low: 117, high: 117 }, { low: 104, high: 104 }]
 */
export function cohortsOf(
  counts: readonly StageCount[],
  stages: readonly Stage[],
  isMature: (cohort: Period) => boolean,
): PathwayCohort[] {
  const byPeriod = new Map<number, StageCount[]>();
  for (const count of counts) {
    const known = byPeriod.get(count.cohort.ordinal);
    if (known) known.push(count);
    else byPeriod.set(count.cohort.ordinal, [count]);
  }
  return [...byPeriod.values()]
    .map((rows) => {
      const parts = stages.map((stage) => stageTotal(stage, rows));
      const { cohort: period, basis } = rows[0]!;
      const reached = parts.map((part) => part.reached);
      return {
        period,
        reached: basis === "referral_cohort" ? narrowed(reached) : reached,
        cells: parts.map((part) => part.cells),
        leftOut: whyLeftOut(reached, basis, waitsFor(rows, isMature(period))),
      };
    })
    .sort((a, b) => a.period.ordinal - b.period.ordinal);
}

/** Cohorts of several providers as one: sums by period and stage, of the same stages in the same order. */
export function sumOfCohorts(cohorts: readonly PathwayCohort[]): Pick<PathwayCohort, "reached" | "cells"> {
  const stages = cohorts[0]?.reached ?? [];
  return {
    reached: stages.map((_, stage) => sumOf(cohorts.map(({ reached }) => reached[stage] ?? null))),
    cells: stages.map((_, stage) => cohorts.flatMap(({ cells }) => cells[stage] ?? [])),
  };
}

/** Sum of counts, each an interval; null where one is not known. */
export function sumOf(ranges: readonly (Range | null)[]): Range | null {
  let [low, high] = [0, 0];
  for (const range of ranges) {
    if (range === null) return null;
    low += range.low;
    high += range.high;
  }
  return { low, high };
}

interface StageTotal {
  readonly reached: Range | null;
  readonly cells: readonly CellRef[];
}

function stageTotal(stage: Stage, rows: readonly StageCount[]): StageTotal {
  const ofStage = rows.filter(({ stageId }) => stageId === stage.id);
  const all = ofStage.find(({ siteId }) => siteId === ALL_SITES);
  const whole = all === undefined ? null : rangeOf(all.count);
  if (all !== undefined && whole !== null) return { reached: whole, cells: [all.cells] };
  const sites = new Set(rows.map(({ siteId }) => siteId).filter((site) => site !== ALL_SITES));
  const ofSites = ofStage.filter(({ siteId }) => siteId !== ALL_SITES);
  const counted = ofSites.filter(({ count }) => count.kind !== "notApplicable");
  const isWhole = ofSites.length === sites.size && counted.length > 0;
  return {
    reached: isWhole ? sumOf(counted.map(({ count }) => rangeOf(count))) : null,
    cells: ofSites.map(({ cells }) => cells),
  };
}

function whyLeftOut(
  reached: readonly (Range | null)[],
  basis: StageCount["basis"],
  waiting: PathwayCohort["leftOut"],
): PathwayCohort["leftOut"] {
  const rises = reached.some((range, stage) => {
    const before = stage === 0 ? null : reached[stage - 1];
    return range !== null && before != null && range.low > before.high;
  });
  if (rises && basis === "referral_cohort") return "risingStage";
  if (reached.includes(null)) return "missingStage";
  return waiting;
}

/** Why figures that are all there are not those that will stand. */
function waitsFor(rows: readonly StageCount[], isMature: boolean): PathwayCohort["leftOut"] {
  if (!isMature) return "immatureCohort";
  const statuses = rows.map(({ status = "final" }) => ({ status }));
  return rollUpStatus(statuses) === "provisional" ? "provisionalCohort" : null;
}

/** Each stage is part of the one before, which tells more of a suppressed count than its mark does. */
function narrowed(reached: readonly (Range | null)[]): (Range | null)[] {
  const highs = reached.map((_, stage) =>
    Math.min(...reached.slice(0, stage + 1).map((range) => range?.high ?? Infinity)),
  );
  const lows = reached.map((_, stage) => Math.max(...reached.slice(stage).map((range) => range?.low ?? 0)));
  return reached.map((range, stage) => {
    if (range === null || range.low === range.high) return range;
    const [low, high] = [lows[stage]!, highs[stage]!];
    return low <= high ? { low, high } : range;
  });
}

/** Null where the figure is no count. */
function rangeOf(figure: Figure): Range | null {
  if (figure.kind === "suppressed") return { low: figure.low, high: figure.high };
  const isCount = figure.kind === "number" && Number.isFinite(figure.value) && figure.value >= 0;
  return isCount ? { low: figure.value, high: figure.value } : null;
}

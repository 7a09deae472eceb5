import type { Finding } from "../../analysis/finding";
import { groupBy } from "../../analysis/groupBy";
import type { Stage, StageCount } from "../../analysis/measure";
import type { Range } from "../../analysis/pathway";
import { cohortsOf, reportedStages } from "../../analysis/pathwayCohorts";
import { stageName } from "../../analysis/pathwayWords";
import type { Period } from "../../analysis/period";
import { periodLabel } from "../../analysis/periodCalendar";
import type { CountSum } from "../../analysis/suppression/countTable";
import { cellKey, type CountFigure, type FigureSum } from "../../analysis/suppression/figuresTable";
import type { ContractData } from "../../submission/contractData";
import { type CountSet, pointKey } from "./countFigures";
import { PATHWAY, stageKey, type StageOfCohort } from "./pathwayKeys";
import { byQuarter, showsQuarters } from "./pathwayQuarters";
import { countsOfShown, type PublishedFigure, publishedKey } from "./published";

/** A stage of a cohort, its sites brought together. */
export interface CohortStage extends StageOfCohort {
  readonly stage: Stage;
  readonly key: string;
  /** Null: suppressed by who sent it. */
  readonly count: number | null;
  readonly cells: StageCount["cells"];
  /** The cohorts that are brought together in it: its own, or the months of a quarter. */
  readonly members: readonly Period[];
}

/** The stages of all cohorts, and how they bind each other and the figures of measures. */
export interface PathwayCounts extends CountSet {
  readonly stages: readonly CohortStage[];
  /** Cohorts of months are brought together in quarters. */
  readonly isByQuarter: boolean;
  /** The same people in the pathway and in a measure; cells by the keys of both sets, see `keyIn`. */
  readonly links: readonly CountSum[];
  /** Measures that are bound to the pathway by them. */
  readonly linked: ReadonlySet<string>;
}

/** Key of a figure where several sets stand in one table. */
export function keyIn(set: string, key: string): string {
  return `${set}/${key}`;
}

/**
 * The pathways of a contract as counts: each stage of a cohort, and who was lost on the way to the next (those at a
 * stage are those of the next and those lost before it). A count that a measure shows as well is bound to it, so that
 * neither gives away what the other hides.
 */
export function countPathway(
  data: ContractData,
  findings: readonly Finding[],
  published: readonly PublishedFigure[],
): PathwayCounts {
  const names = new Map(data.providers.map(({ id, name }) => [id, name]));
  const asSent = sentStages(data);
  const { threshold, fiscalYearStart } = data.contract;
  const isByQuarter = showsQuarters(asSent, threshold, published);
  const stages = isByQuarter ? byQuarter(asSent, fiscalYearStart) : asSent;
  const shownBefore = new Map(
    published.flatMap((row) => (row.indicatorId === PATHWAY ? [[publishedKey(row), row.shown]] : [])),
  );
  const figures = stages.map((each): CountFigure => {
    const { key, stage, cohort, count, providerId } = each;
    const before = shownBefore.get(key);
    return {
      key,
      name: `${stageName(stage)}, ${names.get(providerId) ?? providerId}, ${periodLabel(cohort)}`,
      count,
      countsPeople: true,
      published: before !== undefined && count !== null && countsOfShown(before)?.count === count,
    };
  });
  const steps = stepsBetween(stages, names);
  const { links, linked } = linksTo(stages, findings);
  return {
    id: PATHWAY,
    name: "Pathway",
    stages,
    isByQuarter,
    figures: [...figures, ...steps.map(({ figure }) => figure)],
    sums: steps.map(({ sum }) => sum),
    withheld: new Set(
      stages.flatMap(({ key }) => {
        const before = shownBefore.get(key);
        return before !== undefined && countsOfShown(before) === null ? [key] : [];
      }),
    ),
    links,
    linked,
  };
}

/** The stages of all cohorts as they were sent, sites brought together. */
export function sentStages({ stageCounts, stages }: ContractData): CohortStage[] {
  return [...groupBy(stageCounts, ({ providerId }) => providerId)].flatMap(([providerId, counts]) =>
    cohortStages(providerId, counts, stages),
  );
}

/** As pathways are read: by referral cohorts where there are any, sites brought together. */
function cohortStages(
  providerId: string,
  all: readonly StageCount[],
  stages: readonly Stage[],
): CohortStage[] {
  const ofCohorts = all.filter(({ basis }) => basis === "referral_cohort");
  const counts = ofCohorts.length > 0 ? ofCohorts : all;
  const basis = counts[0]!.basis;
  const reported = reportedStages(counts, stages);
  return cohortsOf(counts, reported, () => true).flatMap(({ period: cohort, reached, cells }) =>
    reported.flatMap((stage, i): CohortStage[] => {
      const range = reached[i];
      const [place] = cells[i]!;
      if (!range || !place) return [];
      const own = { providerId, cohort, basis, stage };
      return [{ ...own, key: stageKey(own), count: exact(range), cells: place, members: [cohort] }];
    }),
  );
}

function stepsBetween(
  stages: readonly CohortStage[],
  names: ReadonlyMap<string, string>,
): { readonly figure: CountFigure; readonly sum: FigureSum }[] {
  return [...groupBy(stages, ({ providerId, cohort }) => `${providerId}|${cohort.key}`).values()].flatMap(
    (cohort) =>
      cohort.slice(1).flatMap((to, i) => {
        const from = cohort[i]!;
        const isKnown = from.count !== null && to.count !== null;
        const lost = isKnown ? from.count - to.count : null;
        // People at one stage on a day are no part of those at another, and neither is a cohort that grows.
        if (to.basis === "snapshot" || (lost !== null && lost < 0)) return [];
        const key = `${to.key}|lost`;
        const who = `${names.get(to.providerId) ?? to.providerId}, ${periodLabel(to.cohort)}`;
        const name = `lost from ${stageName(from.stage)} to ${stageName(to.stage)}, ${who}`;
        return [
          {
            figure: { key, name, count: lost, countsPeople: true },
            sum: { total: from.key, parts: [to.key, key] },
          },
        ];
      }),
  );
}

/** A measure's count or whole that is the count of a stage: of the stage it names, and of those before. */
function linksTo(
  stages: readonly CohortStage[],
  findings: readonly Finding[],
): Pick<PathwayCounts, "links" | "linked"> {
  const ofProvider = groupBy(stages, ({ providerId }) => providerId);
  const links: CountSum[] = [];
  const linked = new Set<string>();
  for (const { indicator, provider, points } of findings) {
    const named = indicator.pathwayStage?.trim().toLowerCase();
    const own = ofProvider.get(provider.id) ?? [];
    const order = own.find(({ stage }) => stage.id.toLowerCase() === named)?.stage.order;
    if (!indicator.countsPeople || order === undefined) continue;
    const byPeriod = new Map(points.map((point) => [point.period.key, point]));
    for (const { key, count, members } of own.filter(({ stage }) => stage.order <= order)) {
      const counts = members.map((period) => countsIn(byPeriod.get(period.key), indicator.aggregation));
      for (const role of ["count", "of"] as const) {
        if (count === null || count !== sumOf(counts.map((each) => each[role]))) continue;
        const whole = cellKey(keyIn(PATHWAY, key), "count");
        const parts = members.map((period) =>
          cellKey(keyIn(indicator.id, pointKey(provider.id, period)), role),
        );
        links.push({ total: whole, parts });
        // What is the same by another name hides and is hidden both ways.
        if (parts.length === 1) links.push({ total: parts[0]!, parts: [whole] });
        linked.add(indicator.id);
      }
    }
  }
  return { links, linked };
}

function countsIn(
  point: Finding["points"][number] | undefined,
  aggregation: Finding["indicator"]["aggregation"],
): { readonly count: number | null; readonly of: number | null } {
  if (point && (aggregation === "sum" || aggregation === "last")) return { count: point.value, of: null };
  if (!point || aggregation !== "ratio_of_sums") return { count: null, of: null };
  return { count: point.numerator, of: point.denominator };
}

/** Null where one is not known. */
function sumOf(counts: readonly (number | null)[]): number | null {
  return counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);
}

function exact({ low, high }: Range): number | null {
  return low === high ? low : null;
}

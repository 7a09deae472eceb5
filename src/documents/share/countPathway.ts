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
import { countsOfShown, type PublishedFigure, publishedKey, type PublishedPart } from "./published";

/** Stands for the pathway where a measure's id would stand; in brackets, so that no measure is called so. */
export const PATHWAY = "(pathway)";

/** A stage of a cohort, its sites brought together. */
export interface CohortStage {
  readonly providerId: string;
  readonly cohort: Period;
  readonly basis: StageCount["basis"];
  readonly stage: Stage;
  readonly key: string;
  /** Null: suppressed by who sent it. */
  readonly count: number | null;
  readonly cells: StageCount["cells"];
}

/** The stages of all cohorts, and how they bind each other and the figures of measures. */
export interface PathwayCounts extends CountSet {
  readonly stages: readonly CohortStage[];
  /** The same people in the pathway and in a measure; cells by the keys of both sets, see `keyIn`. */
  readonly links: readonly CountSum[];
  /** Measures that are bound to the pathway by them. */
  readonly linked: ReadonlySet<string>;
}

/** How a stage of a cohort is named in a record of what was shown. */
export function stagePart({
  basis,
  stage,
}: {
  readonly basis: StageCount["basis"];
  readonly stage: Pick<Stage, "id">;
}): PublishedPart {
  return `${basis}|${stage.id}`;
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
  const stages = [...groupBy(data.stageCounts, ({ providerId }) => providerId)].flatMap(
    ([providerId, counts]) => cohortStages(providerId, counts, data.stages),
  );
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
      const key = `${providerId}|${cohort.key}|${stagePart({ basis, stage })}`;
      return [{ providerId, cohort, basis, stage, key, count: exact(range), cells: place }];
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
  const byCohort = groupBy(stages, ({ providerId, cohort }) => pointKey(providerId, cohort));
  const links: CountSum[] = [];
  const linked = new Set<string>();
  for (const { indicator, provider, points } of findings) {
    const named = indicator.pathwayStage?.trim().toLowerCase();
    if (!indicator.countsPeople || named === undefined) continue;
    for (const point of points) {
      const key = pointKey(provider.id, point.period);
      const cohort = byCohort.get(key) ?? [];
      const last = cohort.findIndex(({ stage }) => stage.id.toLowerCase() === named);
      const { count, of } = roles(point, indicator.aggregation);
      for (const stage of cohort.slice(0, last + 1)) {
        if (stage.count === null) continue;
        for (const [role, value] of [["count", count] as const, ["of", of] as const]) {
          if (value !== stage.count) continue;
          const cells = [
            cellKey(keyIn(PATHWAY, stage.key), "count"),
            cellKey(keyIn(indicator.id, key), role),
          ] as const;
          links.push({ total: cells[0], parts: [cells[1]] }, { total: cells[1], parts: [cells[0]] });
          linked.add(indicator.id);
        }
      }
    }
  }
  return { links, linked };
}

function roles(
  { numerator, denominator, value }: Finding["points"][number],
  aggregation: Finding["indicator"]["aggregation"],
): { readonly count: number | null; readonly of: number | null } {
  if (aggregation === "sum" || aggregation === "last") return { count: value, of: null };
  return aggregation === "ratio_of_sums" ? { count: numerator, of: denominator } : { count: null, of: null };
}

function exact({ low, high }: Range): number | null {
  return low === high ? low : null;
}

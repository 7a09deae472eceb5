import type { Stage, StageCount } from "../../analysis/measure";
import type { PublishedPart } from "./published";

/** Stands for the pathway where a measure's id would stand; in brackets, so that no measure is called so. */
export const PATHWAY = "(pathway)";

/** A stage of a provider's cohort. */
export interface StageOfCohort {
  readonly providerId: string;
  readonly cohort: StageCount["cohort"];
  readonly basis: StageCount["basis"];
  readonly stage: Pick<Stage, "id">;
}

/** How a stage of a cohort is named in a record of what was shown. */
export function stagePart({ basis, stage }: Pick<StageOfCohort, "basis" | "stage">): PublishedPart {
  return `${basis}|${stage.id}`;
}

/** Key of a stage of a cohort. */
export function stageKey(stage: StageOfCohort): string {
  return `${stage.providerId}|${stage.cohort.key}|${stagePart(stage)}`;
}

import type { Stage } from "./measure";
import type { PathwayState, StepVerdict } from "./pathway";

/**
 * A stage as people say it.
 *
 * @example stageName({ id: "first_service", order: 5, ownerSide: null }) // "first service"
 */
export function stageName({ id }: Stage): string {
  return id.replaceAll("_", " ");
}

/** What a state means, in words that stand beside a pathway. */
export const PATHWAY_STATE_WORDS: Readonly<Record<PathwayState, string>> = {
  snapshot: "Counts on a day, not cohorts: those at one stage are not part of those at another.",
  mixedBases: "Cohorts and snapshots were sent; only the cohorts are used.",
  missingStage: "A cohort without figures for every stage is in no window.",
  risingStage: "A cohort that grows from one stage to the next is in no window.",
  immatureCohort: "A cohort that has not had the time to reach the end is in no window yet.",
  provisionalCohort: "A cohort whose figures are provisional is in no window yet.",
  suppressedCounts: "A count is too small to show, so a conversion is a range.",
  zeroStarters: "Nobody started a step, so it has no conversion.",
  noUsableCohort: "No cohort has figures for every stage.",
  oneCohort: "There is one cohort only, so nothing to compare it with.",
  noBaseline: "No cohort lies in the baseline window.",
  smallDenominator: "Too few people started a step to judge it.",
  noLinkedIndicator: "No share of people names a stage (pathway_stage), so the agenda cannot tell of it.",
  providersLeftOut: "Providers without every cohort of both windows are not in the sum.",
};

/** A sign and words, so that no meaning hangs on colour. */
export const STEP_VERDICT_WORDS: Readonly<Record<StepVerdict, string>> = {
  drop: "▼ Fell by more than chance",
  watch: "◇ Watch",
  rise: "▲ Rose by more than chance",
  noChange: "○ Within what chance explains",
  notJudged: "… Not judged",
};

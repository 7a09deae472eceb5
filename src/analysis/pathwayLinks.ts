import type { Indicator, Stage } from "./measure";

/**
 * The shares of people that name one of these stages, in the order of the stages; of several for one stage the most
 * important last. Safety indicators are no outcome of a pathway.
 */
export function linkedShares(stages: readonly Stage[], indicators: readonly Indicator[]): Indicator[] {
  const shares = indicators.filter(
    ({ aggregation, subset, safety }) => aggregation === "ratio_of_sums" && subset && !safety,
  );
  return stages.flatMap((stage) => ofStage(stage, shares));
}

/**
 * The indicator that a change of the step to a stage is told of: the share of the first stage from there on that has
 * one, else the last share of the pathway; null where no share names a stage.
 */
export function shareBeyond(
  stage: Stage,
  stages: readonly Stage[],
  indicators: readonly Indicator[],
): Indicator | null {
  const beyond = linkedShares(
    stages.filter(({ order }) => order >= stage.order),
    indicators,
  );
  const [first] = beyond;
  if (!first) return linkedShares(stages, indicators).at(-1) ?? null;
  return beyond.findLast((one) => sameStage(one.pathwayStage, first.pathwayStage)) ?? first;
}

/** The indicators that name a stage, the most important last. */
export function ofStage(stage: Stage, indicators: readonly Indicator[]): Indicator[] {
  return indicators
    .filter(({ pathwayStage }) => sameStage(pathwayStage, stage.id))
    .sort((a, b) => compare(b.priority ?? Infinity, a.priority ?? Infinity) || (a.id < b.id ? 1 : -1));
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function sameStage(a: string | null, b: string | null): boolean {
  return a?.trim().toLowerCase() === b?.trim().toLowerCase();
}

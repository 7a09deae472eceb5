import type { Finding, Flag } from "./finding";
import { type FlagContext, weightOf } from "./flags";
import type { Indicator, Provider, Stage } from "./measure";
import type { PathwayResult } from "./pathway";
import { shareBeyond } from "./pathwayLinks";
import type { ComparedStep } from "./pathwaySentences";

/** Who is flagged, and the indicator that the flag is told of. */
export interface PathwayFlagHead {
  readonly id: string;
  readonly providerId: string;
  readonly indicatorId: string;
  readonly stageId: string;
}

/** What flags of a pathway are raised from. */
export interface PathwayFlagContext extends FlagContext {
  readonly findings: readonly Finding[];
}

/** Stands for the indicator of a pathway to which none is linked. */
const UNLINKED = "pathway";

/** A flag's identity: stable for the same provider, step and kind. */
export function flagHead(
  provider: Provider,
  indicator: Indicator | null,
  kind: Flag["kind"],
  to: Stage,
): PathwayFlagHead {
  const indicatorId = indicator?.id ?? UNLINKED;
  const id = `${provider.id}|${indicatorId}|${kind}|${to.id}`;
  return { id, providerId: provider.id, indicatorId, stageId: to.id };
}

/** The share that a step is told of; null where the provider reports none that names a stage. */
export function shareOf(
  { provider, stages }: PathwayResult,
  to: Stage,
  findings: readonly Finding[],
): Indicator | null {
  return shareBeyond(to, stages, indicatorsOf(provider, findings));
}

/** People that a step lost against its baseline window, as a score counts them. */
export function peopleLost({ pathway: { explained }, index }: ComparedStep): number {
  return explained?.steps[index]?.people ?? 1;
}

/** Severity × people × controllability. */
export function pathwayScore(
  severity: Flag["severity"],
  people: number,
  provider: Provider,
  indicator: Indicator | null,
  context: FlagContext,
): number {
  const weighed = indicator ?? { id: UNLINKED, controllability: 1 };
  return severity * weightOf({ provider, indicator: weighed, states: [] }, people, context);
}

/** The indicators that a provider reports, without those of safety. */
export function indicatorsOf(provider: Provider | null, findings: readonly Finding[]): Indicator[] {
  return findings
    .filter((finding) => finding.provider.id === provider?.id && !finding.indicator.safety)
    .map(({ indicator }) => indicator);
}

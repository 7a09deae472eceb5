import { type AssessmentContext, assessSeries } from "./assessSeries";
import type { ExpectedSeries } from "./expected";
import type { Finding, Flag } from "./finding";
import { type FlagContext, raiseFlags, raiseSafetyFlags } from "./flags";
import type { Baseline } from "./measure";

/** What a series is judged by, as it stands now. */
export interface BaselineStudy {
  readonly series: ExpectedSeries;
  readonly context: AssessmentContext;
  readonly flagContext: FlagContext;
}

/** What a decision about limits would change, before anybody makes it. */
export interface BaselinePreview {
  readonly before: Finding;
  readonly after: Finding;
  /** Flags that are raised only with the decision. */
  readonly appearing: readonly Flag[];
  /** Flags that are raised only without it. */
  readonly clearing: readonly Flag[];
  /** Flags that stay in another tone or by another rule, as they would be. */
  readonly changing: readonly Flag[];
}

/**
 * Judges a series with other decisions about its limits and compares the flags that it raises by itself; those that
 * need other series rest on no limits of its own.
 *
 * @param decisions all that would hold, in place of those of `study.context`
 * @example
 * const [series] = expectedSeries(contract({ observations: COLLAPSE }), null);
 * const context = { targets: contractTargets([]), baselines: [], asOf: null, fiscalYearStart: 1 };
 * const study = { series, context, flagContext: { lastMeetingDate: null, threshold: 11 } };
 * previewBaseline(study, [fixed("2024-10", "2025-09")]).after.mean // 0.69625
 */
export function previewBaseline(study: BaselineStudy, decisions: readonly Baseline[]): BaselinePreview {
  const { series, context, flagContext } = study;
  const before = assessSeries(series, context);
  const after = assessSeries(series, { ...context, baselines: decisions });
  const raised = flagsOf(before, flagContext);
  const wouldBe = flagsOf(after, flagContext);
  const now = new Map(raised.map((flag) => [flag.id, flag]));
  const then = new Set(wouldBe.map(({ id }) => id));
  return {
    before,
    after,
    appearing: wouldBe.filter(({ id }) => !now.has(id)),
    clearing: raised.filter(({ id }) => !then.has(id)),
    changing: wouldBe.filter((flag) => isChanged(now.get(flag.id), flag)),
  };
}

function flagsOf(finding: Finding, context: FlagContext): Flag[] {
  return [...raiseFlags([finding], context), ...raiseSafetyFlags([finding], context)];
}

function isChanged(before: Flag | undefined, after: Flag): boolean {
  return before !== undefined && (before.tone !== after.tone || before.rule !== after.rule);
}

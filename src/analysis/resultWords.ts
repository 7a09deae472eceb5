import type { Assurance, PointRule, RuleDirection, State, Variation } from "./finding";
import type { ImprovementDirection } from "./measure";
import { signalType } from "./signals";
import { RULE_WORDS } from "./wording";

/** The type of a point, as a person reads it. */
export const VARIATION_WORDS: Readonly<Record<Variation, string>> = {
  commonCause: "Common cause",
  specialCauseImprovement: "Improvement",
  specialCauseConcern: "Concern",
  specialCauseNeutralHigh: "Special cause, high",
  specialCauseNeutralLow: "Special cause, low",
};

export const ASSURANCE_WORDS: Readonly<Record<Assurance, string>> = {
  consistentlyPassing: "Consistently passing",
  consistentlyFailing: "Consistently failing",
  hitOrMiss: "Hit or miss",
};

const DIRECTION_WORDS: Readonly<Record<RuleDirection, string>> = {
  above: "above",
  below: "below",
  increasing: "rising",
  decreasing: "falling",
};

export const STATE_WORDS: Readonly<Record<State, string>> = {
  noData: "no figures yet",
  constantSeries: "always the same value: no variation to judge",
  latestMissing: "latest figure missing",
  latestSuppressed: "latest figure suppressed (small numbers)",
  latestNotApplicable: "latest figure does not apply",
  tooFewPoints: "too few points for limits",
  shortBaseline: "baseline under 12 points: watch only",
  limitsNotFixed: "limits not fixed",
  rebaseNotFound: "rebase period not found in the data",
  periodSkipped: "a period was skipped",
  suppressedValues: "some figures suppressed",
  provisional: "provisional",
  immature: "not yet complete",
  seasonalityLikely: "seasonal pattern likely: more false alarms",
  autocorrelationLikely: "neighbouring periods alike: more false alarms",
  narrowLimits: "limits narrower than counting noise",
  cumulative: "year to date: trend rule off",
  smallNumbers: "small numbers: consider quarters",
  smallDenominator: "fewer cases than the minimum: not flagged",
  underChange: "under change",
  conflictingRules: "rules disagree",
};

/**
 * A rule that a point meets, and what it means where a direction is better.
 *
 * @example pointRuleText({ rule: "trend", direction: "decreasing" }, "increase") // "trend falling (concern)"
 */
export function pointRuleText({ rule, direction }: PointRule, better: ImprovementDirection): string {
  const type = signalType(direction, better);
  return `${RULE_WORDS[rule]} ${DIRECTION_WORDS[direction]}${type === "neutral" ? "" : ` (${type})`}`;
}

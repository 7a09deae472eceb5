import { clearingText } from "./clearing";
import type { Flag } from "./finding";
import { type FlagEvidence, judgedWindow, performanceEvidence } from "./flagEvidence";
import { flagSentence, ruleText } from "./flagSentence";
import type { PathwayResult, PathwayStep } from "./pathway";
import {
  flagHead,
  indicatorsOf,
  type PathwayFlagContext,
  pathwayScore,
  peopleLost,
  shareOf,
} from "./pathwayFlagHead";
import { ofStage } from "./pathwayLinks";
import { type ComparedStep, comparedSteps, dropClearing, dropRule, dropSentence } from "./pathwaySentences";
import { raisePatternFlags } from "./systemPatterns";

/**
 * Flags of the pathways: a step whose conversion fell (pathway_drop), a median of days with a signal of concern
 * (days_up), a step that is weak at several providers or takes most of the time and is the agency's own
 * (system_pattern). Each is told of the indicator that names the step's stage, or the next one that is named.
 *
 * @example raisePathwayFlags([], { findings: [], lastMeetingDate: null, threshold: 11 }) // []
 */
export function raisePathwayFlags(pathways: readonly PathwayResult[], context: PathwayFlagContext): Flag[] {
  const own = pathways.filter(({ provider }) => provider !== null);
  return [
    ...own.flatMap((pathway) => comparedSteps(pathway).flatMap((step) => dropFlag(step, context))),
    ...own.flatMap((pathway) => pathway.steps.flatMap((step) => daysFlag(pathway, step, context))),
    ...raisePatternFlags(own, context),
  ];
}

function dropFlag(compared: ComparedStep, context: PathwayFlagContext): Flag[] {
  const { pathway, index, step } = compared;
  const { provider, current, baseline } = pathway;
  if ((step.verdict !== "drop" && step.verdict !== "watch") || !provider || !current || !baseline) return [];
  const indicator = shareOf(pathway, step.to, context.findings);
  const severity = step.verdict === "drop" ? 3 : 1;
  const people = step.verdict === "drop" ? peopleLost(compared) : 1;
  return [
    {
      ...flagHead(provider, indicator, "pathway_drop", step.to),
      kind: "pathway_drop",
      tone: step.verdict === "drop" ? "concern" : "watch",
      severity,
      score: pathwayScore(severity, people, provider, indicator, context),
      rule: dropRule(step),
      periods: current.cohorts.map(({ key }) => key),
      cells: [baseline, current].flatMap(({ cells }) => [...cells[index]!, ...cells[index + 1]!]),
      sentence: dropSentence(compared, context.threshold),
      wouldChangeOurMinds: dropClearing(compared, context.threshold),
    },
  ];
}

function daysFlag(pathway: PathwayResult, { days, to }: PathwayStep, context: PathwayFlagContext): Flag[] {
  const { provider } = pathway;
  const { lastMeetingDate, fiscalYearStart = 1, threshold } = context;
  const window = days && judgedWindow(days, lastMeetingDate, fiscalYearStart);
  if (!days || !window || !provider) return [];
  const [evidence] = performanceEvidence(days, window)
    .filter(({ signal }) => signal?.type === "concern")
    .sort((a, b) => b.severity - a.severity || lastOf(b) - lastOf(a));
  if (!evidence) return [];
  const telling = { finding: days, evidence, threshold };
  const ofDays = ofStage(to, indicatorsOf(provider, context.findings)).findLast(
    ({ unit }) => unit === "days",
  );
  const indicator = ofDays ?? shareOf(pathway, to, context.findings);
  const severity = evidence.tone === "watch" ? 1 : 2;
  return [
    {
      ...flagHead(provider, indicator, "days_up", to),
      kind: "days_up",
      tone: evidence.tone,
      severity,
      score: pathwayScore(severity, 1, provider, indicator, context),
      rule: ruleText(telling),
      periods: evidence.points.map((i) => days.points[i]!.period.key),
      cells: evidence.points.flatMap((i) => days.points[i]!.cells),
      sentence: `${days.indicator.name}: ${flagSentence(telling)}`,
      wouldChangeOurMinds: clearingText(telling),
      states: days.states,
    },
  ];
}

function lastOf({ points }: FlagEvidence): number {
  return points.at(-1) ?? -1;
}

import type { Finding, Flag } from "./finding";
import { type FlagEvidence, judgedWindow, performanceEvidence } from "./flagEvidence";
import { type FlagContext, weightOf } from "./flags";
import { ruleText } from "./flagSentence";
import { periodLabel, periodStart } from "./periodCalendar";
import { isSmallCell } from "./smallCells";
import { figureText, periodsText } from "./wording";

/**
 * Flags of measures that should follow another one and do not: the leading indicator (`laggingOf`) improves by a
 * signal in its window, and the lagging one has none of improvement in its own. Where it worsens by a signal this is
 * a concern, else to be watched. The lagging one must have limits and a final period that began after the improvement
 * did: before, it cannot have followed. Never of safety indicators.
 *
 * @example raiseLeadingLaggingFlags([onlyFinding({ observations: COLLAPSE })], { lastMeetingDate: null, threshold: 11 }) // []
 */
export function raiseLeadingLaggingFlags(findings: readonly Finding[], context: FlagContext): Flag[] {
  const byKey = new Map(findings.map((finding) => [keyOf(finding, finding.indicator.id), finding]));
  return findings.flatMap((lagging) => {
    const { laggingOf, safety } = lagging.indicator;
    const leading = laggingOf === null ? undefined : byKey.get(keyOf(lagging, laggingOf));
    if (!leading || leading === lagging || safety || leading.indicator.safety) return [];
    const gap = gapOf(leading, lagging, context);
    return gap ? [flagOf(gap, context)] : [];
  });
}

interface LeadingLaggingGap {
  readonly leading: Finding;
  readonly lagging: Finding;
  readonly improvement: FlagEvidence;
  /** Null where the lagging one shows no change. */
  readonly worsening: FlagEvidence | null;
}

function keyOf({ provider }: Finding, indicatorId: string): string {
  return JSON.stringify([provider.id, indicatorId]);
}

function gapOf(leading: Finding, lagging: Finding, context: FlagContext): LeadingLaggingGap | null {
  const improvement = evidenceOf(leading, context)?.find(({ kind }) => kind === "improvement");
  const followed = evidenceOf(lagging, context);
  if (!improvement || !followed || lagging.mean === null) return null;
  const { fiscalYearStart = 1 } = context;
  const began = periodStart(leading.points[improvement.points[0]!]!.period, fiscalYearStart);
  if (periodStart(lagging.points[lagging.judged!]!.period, fiscalYearStart) <= began) return null;
  if (followed.some(({ signal }) => signal?.type === "improvement")) return null;
  const worsening = followed.find(({ signal }) => signal?.type === "concern") ?? null;
  return { leading, lagging, improvement, worsening };
}

function evidenceOf(
  finding: Finding,
  { lastMeetingDate, fiscalYearStart = 1 }: FlagContext,
): FlagEvidence[] | null {
  const window = judgedWindow(finding, lastMeetingDate, fiscalYearStart);
  return window && performanceEvidence(finding, window);
}

function flagOf(gap: LeadingLaggingGap, context: FlagContext): Flag {
  const { leading, lagging, improvement, worsening } = gap;
  const { provider, indicator, states } = lagging;
  // A signal against a short baseline carries no more than "watch", on either side.
  const isConcern = worsening?.tone === "concern" && improvement.tone === "improvement";
  const severity = isConcern ? 2 : 1;
  const followed = worsening ? worsening.points : [lagging.judged!];
  return {
    id: `${provider.id}|${indicator.id}|leading_lagging`,
    kind: "leading_lagging",
    providerId: provider.id,
    indicatorId: indicator.id,
    tone: isConcern ? "concern" : "watch",
    severity,
    score: severity * weightOf({ provider, indicator, states }, 1, context),
    rule: `${leading.indicator.name} improves, ${indicator.name} ${worsening ? "worsens" : "does not"}`,
    periods: followed.map((i) => lagging.points[i]!.period.key),
    cells: [
      ...followed.flatMap((i) => lagging.points[i]!.cells),
      ...improvement.points.flatMap((i) => leading.points[i]!.cells),
    ],
    sentence: sentenceOf(gap, context.threshold),
    wouldChangeOurMinds: `A signal of improvement in ${indicator.name} would show that it follows; ${leading.indicator.name} back at its usual level would end the question.`,
    states,
  };
}

function sentenceOf(
  { leading, lagging, improvement, worsening }: LeadingLaggingGap,
  threshold: number,
): string {
  const signal = (finding: Finding, evidence: FlagEvidence): string => {
    const periods = periodsText(evidence.points.map((i) => finding.points[i]!.period));
    return `${ruleText({ finding, evidence, threshold })}, ${periods}${latestText(finding, threshold)}`;
  };
  const up = `${leading.indicator.name} improves (${signal(leading, improvement)})`;
  const { name } = lagging.indicator;
  if (worsening) return `${up} while ${name} worsens (${signal(lagging, worsening)}).`;
  const until = periodLabel(lagging.points[lagging.judged!]!.period);
  return `${up} and ${name} shows no improvement up to ${until}${latestText(lagging, threshold)}.`;
}

/** `; latest 50.0% (25 of 50)`, or nothing where it may not be said. */
function latestText({ points, judged = -1, indicator }: Finding, threshold: number): string {
  const point = points[judged];
  if (!point || point.value === null || isSmallCell(point, indicator, threshold)) return "";
  return `; latest ${figureText(point, indicator)}`;
}

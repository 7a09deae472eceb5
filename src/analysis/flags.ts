import { clearingText } from "./clearing";
import type { Finding, Flag } from "./finding";
import { type FlagEvidence, judgedWindow, missingEvidence, performanceEvidence } from "./flagEvidence";
import { flagSentence, ruleText, type Telling } from "./flagSentence";
import { eventsShort, isRatio, ratioOf } from "./targets";

/** What flags depend on beside the findings. */
export interface FlagContext {
  /** ISO date of the last meeting; null: judge the latest period only. */
  readonly lastMeetingDate: string | null;
  /** Small-cell threshold: counts of people from 1 to threshold − 1 are in no sentence. */
  readonly threshold: number;
  /** Month 1-12; matters to fiscal quarters and years only. */
  readonly fiscalYearStart?: number;
  /** When figures were due and came; without it nothing is late. */
  readonly deliveries?: readonly Delivery[];
  /** `provider|indicator` keys with an open question: their scores are halved. */
  readonly openQuestions?: ReadonlySet<string>;
}

/** When the figures of a provider for a period were due and came, as ISO dates. */
export interface Delivery {
  readonly providerId: string;
  /** null: all indicators. */
  readonly indicatorId: string | null;
  readonly periodKey: string;
  readonly due: string;
  readonly received: string;
}

/** No flag weighs more for the people behind it than 50 of them would, nor less than one. */
const MOST_PEOPLE = 50;

/**
 * Flags for the agenda, by the table "when a kind of flag exists", highest score first; of equal scores by
 * priority, indicator, provider and kind. Never of safety indicators.
 */
export function raiseFlags(findings: readonly Finding[], context: FlagContext): Flag[] {
  return flagsOf(
    findings.filter(({ indicator }) => !indicator.safety),
    context,
  );
}

/** The same for safety indicators, which enter no agenda: "call today". */
export function raiseSafetyFlags(findings: readonly Finding[], context: FlagContext): Flag[] {
  return flagsOf(
    findings.filter(({ indicator }) => indicator.safety),
    context,
  );
}

function flagsOf(findings: readonly Finding[], context: FlagContext): Flag[] {
  const ranked = findings.flatMap((finding) => {
    const { priority } = finding.indicator;
    return evidenceOf(finding, context).map((evidence) => ({
      flag: flagOf({ finding, evidence, threshold: context.threshold }, context),
      priority: priority ?? Infinity,
    }));
  });
  ranked.sort(
    (a, b) =>
      b.flag.score - a.flag.score ||
      (a.priority === b.priority ? 0 : a.priority - b.priority) ||
      compareText(a.flag.indicatorId, b.flag.indicatorId) ||
      compareText(a.flag.providerId, b.flag.providerId) ||
      compareText(a.flag.kind, b.flag.kind),
  );
  return ranked.map(({ flag }) => flag);
}

function evidenceOf(finding: Finding, context: FlagContext): FlagEvidence[] {
  const { lastMeetingDate, fiscalYearStart = 1 } = context;
  const window = judgedWindow(finding, lastMeetingDate, fiscalYearStart);
  return [
    ...(window ? performanceEvidence(finding, window) : []),
    ...missingEvidence(finding, lastMeetingDate, fiscalYearStart),
    ...lateEvidence(finding, context.deliveries ?? []),
  ];
}

/** The latest period, where its figures came after they were due. */
function lateEvidence(
  { provider, indicator, points, latest }: Finding,
  deliveries: readonly Delivery[],
): FlagEvidence[] {
  const key = points[latest]?.period.key;
  const isLate = deliveries.some(
    ({ providerId, indicatorId, periodKey, due, received }) =>
      providerId === provider.id &&
      (indicatorId === null || indicatorId === indicator.id) &&
      periodKey === key &&
      received > due,
  );
  return isLate ? [{ kind: "data_late", tone: "data", severity: 1, points: [latest] }] : [];
}

function flagOf(telling: Telling, context: FlagContext): Flag {
  const { finding, evidence } = telling;
  const { provider, indicator, points, states } = finding;
  const key = `${provider.id}|${indicator.id}`;
  const isOpen = states.includes("provisional") || context.openQuestions?.has(key) === true;
  return {
    id: `${key}|${evidence.kind}`,
    kind: evidence.kind,
    providerId: provider.id,
    indicatorId: indicator.id,
    tone: evidence.tone,
    severity: evidence.severity,
    score: evidence.severity * peopleAffected(finding) * indicator.controllability * (isOpen ? 0.5 : 1),
    rule: ruleText(telling),
    periods: evidence.points.map((i) => points[i]!.period.key),
    cells: evidence.points.flatMap((i) => points[i]!.cells),
    sentence: flagSentence(telling),
    wouldChangeOurMinds: clearingText(telling),
    states,
  };
}

/**
 * People that a score counts: those short of the contract target, without one those between the value and the
 * mean; held to 1-50, and 1 where no people are counted.
 */
function peopleAffected({ indicator, points, judged = -1 }: Finding): number {
  const point = points[judged];
  if (!indicator.countsPeople || !isRatio(indicator) || !point || point.value === null) return 1;
  const { value, numerator, denominator, target, mean } = point;
  if (numerator === null || denominator === null) return 1;
  const people =
    target !== null
      ? eventsShort(numerator, denominator, target, indicator)
      : mean === null
        ? null
        : Math.abs(value - mean) / ratioOf(1, denominator, indicator);
  return Math.min(MOST_PEOPLE, Math.max(1, people ?? 1));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

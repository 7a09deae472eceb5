import { clearingText } from "./clearing";
import type { Finding, Flag, FlagKind, SeriesPoint, State } from "./finding";
import { type FlagEvidence, judgedWindow, missingEvidence, performanceEvidence } from "./flagEvidence";
import { flagSentence, ruleText, type Telling } from "./flagSentence";
import type { Indicator, Provider } from "./measure";
import {
  comparePeers,
  type PeerGap,
  peerGapClearing,
  peerGapRule,
  peerGaps,
  ownPeerGapSentence,
  peerGapSentence,
  peerGapTone,
} from "./peerGap";
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
 *
 * @param others flags that rest on more than the series (the pathway's), ranked among them
 * @example
 * const findings = assessContract(contract({ observations: COLLAPSE, targets: [target(0.7)] }));
 * raiseFlags(findings, { lastMeetingDate: null, threshold: 11 })[0].kind // "persistent_miss"
 */
export function raiseFlags(
  findings: readonly Finding[],
  context: FlagContext,
  others: readonly Flag[] = [],
): Flag[] {
  const shown = findings.filter(({ indicator }) => !indicator.safety);
  const priorities = new Map(shown.map(({ indicator }) => [indicator.id, indicator.priority]));
  return ranked([
    ...flagsOf(shown, context),
    ...others.map((flag) => ({ flag, priority: priorities.get(flag.indicatorId) ?? Infinity })),
  ]);
}

/**
 * The same for safety indicators, which enter no agenda: "call today".
 *
 * @example raiseSafetyFlags([onlyFinding({ observations: COLLAPSE })], { lastMeetingDate: null, threshold: 11 }) // []
 */
export function raiseSafetyFlags(findings: readonly Finding[], context: FlagContext): Flag[] {
  return ranked(
    flagsOf(
      findings.filter(({ indicator }) => indicator.safety),
      context,
    ),
  );
}

/** A flag with the priority that decides between equal scores. */
interface RankedFlag {
  readonly flag: Flag;
  readonly priority: number;
}

function flagsOf(findings: readonly Finding[], context: FlagContext): RankedFlag[] {
  const raised = findings.flatMap((finding) =>
    evidenceOf(finding, context).map((evidence) => ({
      flag: seriesFlag({ finding, evidence, threshold: context.threshold }, context),
      priority: finding.indicator.priority ?? Infinity,
    })),
  );
  for (const gap of comparePeers(findings).flatMap(peerGaps)) {
    raised.push({ flag: peerFlag(gap, context), priority: gap.comparison.indicator.priority ?? Infinity });
  }
  return raised;
}

function ranked(raised: readonly RankedFlag[]): Flag[] {
  return [...raised]
    .sort(
      (a, b) =>
        b.flag.score - a.flag.score ||
        (a.priority === b.priority ? 0 : a.priority - b.priority) ||
        compareText(a.flag.indicatorId, b.flag.indicatorId) ||
        compareText(a.flag.providerId, b.flag.providerId) ||
        compareText(a.flag.kind, b.flag.kind) ||
        compareText(a.flag.id, b.flag.id),
    )
    .map(({ flag }) => flag);
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

function seriesFlag(telling: Telling, context: FlagContext): Flag {
  const { finding, evidence } = telling;
  const { points, judged = -1 } = finding;
  // A figure that did not come says nothing of people: last month's shortfall must not push it up.
  const people = evidence.tone === "data" ? 1 : peopleAffected(finding, points[judged]);
  return {
    ...flagHead(finding, evidence.kind),
    tone: evidence.tone,
    severity: evidence.severity,
    score: evidence.severity * weightOf(finding, people, context),
    rule: ruleText(telling),
    periods: evidence.points.map((i) => points[i]!.period.key),
    cells: evidence.points.flatMap((i) => points[i]!.cells),
    sentence: flagSentence(telling),
    wouldChangeOurMinds: clearingText(telling),
  };
}

function peerFlag(gap: PeerGap, context: FlagContext): Flag {
  const { peer, beyond, comparison } = gap;
  const severity = beyond === "flag" ? 3 : 1;
  const people = peopleAffected(peer.finding, peer.point, comparison.funnel.pooled);
  return {
    ...flagHead(peer.finding, "peer_gap"),
    tone: peerGapTone(gap),
    severity,
    score: severity * weightOf(peer.finding, people, context),
    rule: peerGapRule(gap),
    periods: [peer.point.period.key],
    cells: peer.point.cells,
    sentence: peerGapSentence(gap, context.threshold),
    ownSentence: ownPeerGapSentence(gap, context.threshold),
    wouldChangeOurMinds: peerGapClearing(gap, context.threshold),
  };
}

function flagHead(
  { provider, indicator, states }: Finding,
  kind: FlagKind,
): Pick<Flag, "id" | "kind" | "providerId" | "indicatorId" | "states"> {
  return {
    id: `${provider.id}|${indicator.id}|${kind}`,
    kind,
    providerId: provider.id,
    indicatorId: indicator.id,
    states,
  };
}

/** What a score depends on beside the people. */
interface Weighed {
  readonly provider: Pick<Provider, "id">;
  readonly indicator: Pick<Indicator, "id" | "controllability">;
  readonly states: readonly State[];
}

/** People (held to 1-50) × controllability, halved where figures are provisional or a question is open. */
export function weightOf(
  { provider, indicator, states }: Weighed,
  people: number,
  { openQuestions }: Pick<FlagContext, "openQuestions">,
): number {
  const isOpen =
    states.includes("provisional") || openQuestions?.has(`${provider.id}|${indicator.id}`) === true;
  return Math.min(MOST_PEOPLE, Math.max(1, people)) * indicator.controllability * (isOpen ? 0.5 : 1);
}

/**
 * People that a score counts: those short of the contract target, without one those between the value and the
 * mean (where there is none, `otherwise`); 1 where no people are counted.
 */
function peopleAffected({ indicator }: Finding, point: SeriesPoint | undefined, otherwise?: number): number {
  if (!indicator.countsPeople || !isRatio(indicator) || !point || point.value === null) return 1;
  const { value, numerator, denominator, target } = point;
  if (numerator === null || !denominator) return 1;
  const usual = point.mean ?? otherwise ?? value;
  const people =
    target === null
      ? Math.abs(value - usual) / ratioOf(1, denominator, indicator)
      : eventsShort(numerator, denominator, target, indicator);
  return people ?? 1;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import {
  type Beyond,
  beyondLimits,
  chanceText,
  type FunnelGap,
  funnelClearing,
  funnelRule,
  funnelSentence,
  ownFunnelSentence,
  isComparable,
  isCountable,
  sideOf,
  unitFunnel,
} from "./comparison";
import { FEWEST_UNITS } from "./constants";
import type { Finding, Flag, SeriesPoint } from "./finding";
import type { Funnel, FunnelLimits } from "./funnel";
import { groupBy } from "./groupBy";
import type { Indicator } from "./measure";
import { isSmallCell } from "./smallCells";
import { periodsText } from "./wording";

/** The providers of one indicator in one period, against what chance alone would do. */
export interface PeerComparison {
  readonly indicator: Indicator;
  /** Providers with both counts in the period; the judged ones make the pooled rate. */
  readonly peers: readonly Peer[];
  readonly funnel: Funnel;
}

export interface Peer {
  readonly finding: Finding;
  readonly point: SeriesPoint;
  readonly numerator: number;
  readonly denominator: number;
  /** Final, and at least the minimum denominator. */
  readonly judged: boolean;
  readonly limits: FunnelLimits;
}

/** A provider that differs from the others by more than chance explains. */
export interface PeerGap {
  readonly comparison: PeerComparison;
  readonly peer: Peer;
  readonly beyond: Beyond;
}

/**
 * Compares the providers of each share, and of each rate per 1,000, in its latest period with a final figure.
 * Provisional figures and denominators under the minimum are shown and not judged; under three judged providers
 * nothing is compared.
 *
 * @example
 * const observations = [["A", "90/120"], ["C", "41/88"], ["D", "35/46"]].map(([providerId, entry]) => row("2026-09", entry, { providerId }));
 * comparePeers(assessContract(contract({ observations, providers: [] })))[0].funnel.pooled // 0.6535
 */
export function comparePeers(findings: readonly Finding[]): PeerComparison[] {
  const comparable = findings.filter(({ indicator }) => isComparable(indicator));
  return [...groupBy(comparable, ({ indicator }) => indicator.id).values()].flatMap((group) => {
    const comparison = compareGroup(group);
    return comparison ? [comparison] : [];
  });
}

/**
 * The judged providers outside their 95% limits.
 *
 * @example
 * const observations = [["A", "90/120"], ["C", "41/88"], ["D", "35/46"]].map(([providerId, entry]) => row("2026-09", entry, { providerId }));
 * const [comparison] = comparePeers(assessContract(contract({ observations, providers: [] })));
 * peerGaps(comparison).map(({ beyond }) => beyond) // ["watch", "flag"]
 */
export function peerGaps(comparison: PeerComparison): PeerGap[] {
  return comparison.peers.flatMap((peer) => {
    const beyond = peer.judged ? beyondLimits(peer.point.value!, peer.limits) : null;
    return beyond === null ? [] : [{ comparison, peer, beyond }];
  });
}

/**
 * Whether a gap is good, bad, or only to be watched.
 *
 * @example
 * const observations = [["A", "90/120"], ["C", "41/88"], ["D", "35/46"]].map(([providerId, entry]) => row("2026-09", entry, { providerId }));
 * const [comparison] = comparePeers(assessContract(contract({ observations, providers: [] })));
 * peerGaps(comparison).map(peerGapTone) // ["watch", "concern"]
 */
export function peerGapTone(gap: PeerGap): Flag["tone"] {
  const { direction } = gap.comparison.indicator;
  if (gap.beyond === "watch" || direction === "neutral") return "watch";
  return (sideOf(funnelGap(gap)) === "higher") === (direction === "increase") ? "improvement" : "concern";
}

/**
 * The gap in plain words. Where any provider's counts are small, the pooled rate and the limits stay out: any one
 * of them would give the total back.
 */
export function peerGapSentence(gap: PeerGap, threshold: number): string {
  return sentenceOf(gap, threshold, funnelSentence);
}

/** The same for a provider's own eyes: without the counts of all providers together. */
export function ownPeerGapSentence(gap: PeerGap, threshold: number): string {
  return sentenceOf(gap, threshold, ownFunnelSentence);
}

function sentenceOf(gap: PeerGap, threshold: number, inWords: (gap: FunnelGap) => string): string {
  const told = funnelGap(gap);
  const when = periodsText([gap.peer.point.period]);
  if (hasSmallCells(gap, threshold)) {
    return `${when}: ${sideOf(told)} than similar providers by more ${chanceText(gap.beyond)}; the numbers are too small to show.`;
  }
  return `${when}: ${inWords(told)}.`;
}

/** `funnel: below the 99.8% limit`. */
export function peerGapRule(gap: PeerGap): string {
  return funnelRule(funnelGap(gap));
}

/** The nearest count that would lie within the limits of its size. */
export function peerGapClearing(gap: PeerGap, threshold: number): string {
  const general =
    "The next period within the limits speaks for a one-off; another one outside for a difference that stays.";
  const count = hasSmallCells(gap, threshold) ? null : funnelClearing(funnelGap(gap), threshold);
  return count === null ? general : `${count}. ${general}`;
}

function funnelGap({ comparison: { indicator, peers, funnel }, peer, beyond }: PeerGap): FunnelGap {
  return { indicator, unit: peer, limits: peer.limits, beyond, units: peers, funnel, noun: "providers" };
}

function compareGroup(group: readonly Finding[]): PeerComparison | null {
  const { indicator } = group[0]!;
  const latest = Math.max(
    ...group.map(({ points, judged = -1 }) => points[judged]?.period.ordinal ?? -Infinity),
  );
  const candidates = group.flatMap((finding) => {
    const point = finding.points.find(({ period }) => period.ordinal === latest);
    if (!point || point.value === null || !point.denominator || point.numerator === null) return [];
    const counts = { numerator: point.numerator, denominator: point.denominator };
    if (!isCountable(counts, indicator)) return [];
    const isFinal = point.status === "final" || point.status === "revised";
    const judged = isFinal && point.denominator >= indicator.minDenominator;
    return [{ finding, point, judged, ...counts }];
  });
  if (candidates.filter(({ judged }) => judged).length < FEWEST_UNITS) return null;
  const result = unitFunnel(candidates, indicator);
  if (result === null) return null;
  const peers = candidates.map((each, i) => ({ ...each, limits: result[result.judgedBy][i]! }));
  return { indicator, peers, funnel: result };
}

function hasSmallCells({ comparison }: PeerGap, threshold: number): boolean {
  return comparison.peers.some(({ point }) => isSmallCell(point, comparison.indicator, threshold));
}

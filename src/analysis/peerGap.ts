import { FEWEST_UNITS } from "./constants";
import type { Finding, Flag, SeriesPoint } from "./finding";
import { funnel, type Funnel, type FunnelLimits } from "./funnel";
import type { Indicator } from "./measure";
import { isSmallCell, isSmallCount } from "./smallCells";
import { firstWhole } from "./targets";
import { countsText, figureText, numberText, periodsText, valueText } from "./wording";

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
  /** Final, and at least the minimum denominator. */
  readonly judged: boolean;
  readonly limits: FunnelLimits;
}

/** A provider that differs from the others by more than chance explains. */
export interface PeerGap {
  readonly comparison: PeerComparison;
  readonly peer: Peer;
  /** Beyond 99.8%: a flag; between 95% and 99.8%: to watch. */
  readonly beyond: "flag" | "watch";
}

/**
 * Compares the providers of each proportion in its latest period with a final figure. Provisional figures and
 * denominators under the minimum are shown and not judged; under three judged providers nothing is compared.
 */
export function comparePeers(findings: readonly Finding[]): PeerComparison[] {
  const byIndicator = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { id, aggregation, subset } = finding.indicator;
    if (aggregation !== "ratio_of_sums" || !subset) continue;
    const known = byIndicator.get(id);
    if (known) known.push(finding);
    else byIndicator.set(id, [finding]);
  }
  return [...byIndicator.values()].flatMap((group) => {
    const comparison = compareGroup(group);
    return comparison ? [comparison] : [];
  });
}

/** The judged providers outside their 95% limits. */
export function peerGaps(comparison: PeerComparison): PeerGap[] {
  return comparison.peers.flatMap((peer) => {
    const { value } = peer.point;
    if (!peer.judged || value === null || !isOutside(value, peer.limits.watch)) return [];
    return [{ comparison, peer, beyond: isOutside(value, peer.limits.flag) ? "flag" : "watch" }];
  });
}

/** Whether a gap is good, bad, or only to be watched. */
export function peerGapTone({ peer, beyond, comparison }: PeerGap): Flag["tone"] {
  const { direction } = comparison.indicator;
  if (beyond === "watch" || direction === "neutral") return "watch";
  const isHigh = peer.point.value! > comparison.funnel.pooled;
  return isHigh === (direction === "increase") ? "improvement" : "concern";
}

/**
 * The gap in plain words. Where any provider's counts are small, the pooled rate and the limits stay out: any one
 * of them would give the total back.
 */
export function peerGapSentence(gap: PeerGap, threshold: number): string {
  const { peer, comparison, beyond } = gap;
  const { indicator, peers, funnel: limits } = comparison;
  const judged = peers.filter((each) => each.judged);
  const when = periodsText([peer.point.period]);
  const side = peer.point.value! > limits.pooled ? "higher" : "lower";
  const chance =
    beyond === "flag"
      ? "than chance explains"
      : "than chance explains in 95 of 100 cases (worth watching, not yet a signal)";
  if (tellsPeople(gap, threshold)) {
    return `${when}: ${side} than similar providers by more ${chance}; the numbers are too small to show.`;
  }
  const events = sumOf(judged, "numerator");
  const all = sumOf(judged, "denominator");
  const range = peer.limits[beyond];
  const kind =
    limits.judgedBy === "unadjusted" ? "unadjusted, under 10 providers" : "adjusted for over-dispersion";
  return (
    `${when}: ${figureText(peer.point, indicator)}, ${side} ${chance}: ` +
    `${beyond === "flag" ? "99.8%" : "95%"} limits for its size ${valueText(range.lower, indicator)} to ` +
    `${valueText(range.upper, indicator)} (${kind}) around ${valueText(limits.pooled, indicator)} ` +
    `(${countsText(events, all, indicator)}) of ${judged.length} providers together.`
  );
}

/** `funnel: below the 99.8% limit`. */
export function peerGapRule({ peer, beyond, comparison }: PeerGap): string {
  const side = peer.point.value! > comparison.funnel.pooled ? "above" : "below";
  return `funnel: ${side} the ${beyond === "flag" ? "99.8%" : "95%"} limit`;
}

/** The nearest count that would lie within the limits of its size. */
export function peerGapClearing(gap: PeerGap, threshold: number): string {
  const { peer, comparison, beyond } = gap;
  const general =
    "The next period within the limits speaks for a one-off; another one outside for a difference that stays.";
  const { denominator, value } = peer.point;
  if (tellsPeople(gap, threshold) || denominator === null) return general;
  const { lower, upper } = peer.limits[beyond];
  const isLow = value! < lower;
  const count = isLow
    ? firstWhole(0, denominator, (events) => events / denominator >= lower)
    : (firstWhole(0, denominator, (events) => events / denominator > upper) ?? denominator + 1) - 1;
  const { countsPeople } = comparison.indicator;
  if (
    count === null ||
    (countsPeople && [count, denominator - count].some((each) => isSmallCount(each, threshold)))
  ) {
    return general;
  }
  const words = isLow ? "or more" : "or fewer";
  return `${numberText(count)} ${words} of ${numberText(denominator)} would lie within the limits. ${general}`;
}

function compareGroup(group: readonly Finding[]): PeerComparison | null {
  const latest = Math.max(
    ...group.map(({ points, judged = -1 }) => points[judged]?.period.ordinal ?? -Infinity),
  );
  const candidates = group.flatMap((finding) => {
    const point = finding.points.find(({ period }) => period.ordinal === latest);
    if (!point || point.value === null || !point.denominator || point.numerator === null) return [];
    if (point.numerator < 0 || point.numerator > point.denominator) return [];
    const isFinal = point.status === "final" || point.status === "revised";
    const judged = isFinal && point.denominator >= finding.indicator.minDenominator;
    return [{ finding, point, judged, numerator: point.numerator, denominator: point.denominator }];
  });
  if (candidates.filter(({ judged }) => judged).length < FEWEST_UNITS) return null;
  const result = funnel(candidates);
  const peers = candidates.map(({ finding, point, judged }, i) => ({
    finding,
    point,
    judged,
    limits: result[result.judgedBy][i]!,
  }));
  return { indicator: group[0]!.indicator, peers, funnel: result };
}

function isOutside(value: number, { lower, upper }: { lower: number; upper: number }): boolean {
  return value < lower || value > upper;
}

function tellsPeople({ comparison }: PeerGap, threshold: number): boolean {
  return comparison.peers.some(({ point }) => isSmallCell(point, comparison.indicator, threshold));
}

function sumOf(peers: readonly Peer[], count: "numerator" | "denominator"): number {
  return peers.reduce((sum, { point }) => sum + (point[count] ?? 0), 0);
}

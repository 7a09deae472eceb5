import type { Funnel, FunnelUnit } from "../analysis/funnel";
import type { Indicator } from "../analysis/measure";
import { peerGaps, peerGapTone, type Peer, type PeerComparison } from "../analysis/peerGap";
import type { Period } from "../analysis/period";

/** What a comparison says of a unit: each has a mark of its own in the funnel. */
export type Verdict = "within" | "watch" | "concern" | "improvement" | "differs" | "notJudged";

/** Before the words of a verdict and the name of a unit: no meaning hangs on colour. */
export const VERDICT_SIGNS: Readonly<Record<Verdict, string>> = {
  within: "○",
  watch: "◇",
  concern: "▼",
  improvement: "▲",
  differs: "◆",
  notJudged: "…",
};

/** One provider, site or group of a comparison. */
export interface ComparedUnit {
  readonly id: string;
  readonly name: string;
  readonly counts: FunnelUnit;
  /** In the indicator's unit. */
  readonly value: number;
  readonly verdict: Verdict;
  /** Why it is shown and not judged; "" where it is. */
  readonly note: string;
}

/** Units of one indicator in one period against what chance alone would do: as the Comparison sheet shows them. */
export interface ComparedUnits {
  /** The same over refreshes. */
  readonly key: string;
  readonly indicator: Indicator;
  /** What the units are: "providers". */
  readonly noun: string;
  readonly period: Period;
  /** As reported, never by rate. */
  readonly units: readonly ComparedUnit[];
  /** Its limits stand in the order of the units. */
  readonly funnel: Funnel;
}

/** Key of the comparison of providers. */
export function providersKey(indicatorId: string): string {
  return `${indicatorId}|providers`;
}

/** The comparison of an indicator's providers. */
export function comparedProviders(comparison: PeerComparison): ComparedUnits {
  const { indicator, peers, funnel } = comparison;
  const gaps = new Map(peerGaps(comparison).map((gap) => [gap.peer, gap]));
  const verdictOf = (peer: Peer): Verdict => {
    if (!peer.judged) return "notJudged";
    const gap = gaps.get(peer);
    if (!gap || gap.beyond === "watch") return gap ? "watch" : "within";
    const tone = peerGapTone(gap);
    return tone === "concern" || tone === "improvement" ? tone : "differs";
  };
  return {
    key: providersKey(indicator.id),
    indicator,
    noun: "providers",
    period: peers[0]!.point.period,
    units: peers.map((peer) => {
      const { finding, numerator, denominator, judged, point } = peer;
      return {
        id: finding.provider.id,
        name: finding.provider.name,
        counts: { numerator, denominator, judged },
        value: point.value!,
        verdict: verdictOf(peer),
        note: judged ? "" : reasonNotJudged(peer),
      };
    }),
    funnel,
  };
}

function reasonNotJudged({ point, denominator, finding }: Peer): string {
  const { minDenominator } = finding.indicator;
  if (point.status === "provisional") return "provisional: not judged";
  if (point.status === "immature") return "not yet complete: not judged";
  return denominator < minDenominator
    ? `fewer cases than the minimum of ${minDenominator}: not judged`
    : "not judged";
}

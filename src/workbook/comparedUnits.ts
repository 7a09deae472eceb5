import { type Beyond, unitFunnel } from "../analysis/comparison";
import type { Funnel, FunnelLimits, FunnelUnit } from "../analysis/funnel";
import type { Indicator } from "../analysis/measure";
import { comparePeers, type Peer, peerGaps, type PeerComparison } from "../analysis/peerGap";
import type { Finding } from "../analysis/finding";
import type { Period } from "../analysis/period";
import { type ComparedGroup, type NotJudged, SITES, type SubgroupComparison } from "../analysis/subgroupGap";
import { numberText } from "../analysis/wording";

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
  /** Null where suppressed or not known. */
  readonly counts: FunnelUnit | null;
  /** In the indicator's unit; null without counts. */
  readonly value: number | null;
  readonly limits: { readonly unadjusted: FunnelLimits; readonly adjusted: FunnelLimits } | null;
  readonly verdict: Verdict;
  /** What judged it; "" where nothing did. */
  readonly judgedBy: string;
  /** Why it is shown and not judged; "" where it is. */
  readonly note: string;
}

/** Units of one indicator against what chance alone would do: as the Comparison sheet shows them. */
export interface ComparedUnits {
  /** The same over refreshes. */
  readonly key: string;
  readonly indicator: Indicator;
  /** Whose groups they are; null: providers. */
  readonly provider: string | null;
  /** What the units are: "providers", "sites", "geography". */
  readonly dimension: string;
  readonly noun: "providers" | "sites" | "groups";
  readonly periods: readonly Period[];
  /** As reported, never by rate. */
  readonly units: readonly ComparedUnit[];
  /** Around the units with counts, in their order; null where limits do not judge them. */
  readonly funnel: Funnel | null;
}

/** Key of the comparison of an indicator's providers. */
export function providersKey(indicatorId: string): string {
  return `${indicatorId}|providers`;
}

/** The judged units added up: events over cases, and how many they are. */
export function togetherOf(units: readonly ComparedUnit[]): {
  readonly events: number;
  readonly cases: number;
  readonly judged: number;
} {
  const judged = units.flatMap(({ counts }) => (counts?.judged ? [counts] : []));
  return {
    events: judged.reduce((sum, { numerator }) => sum + numerator, 0),
    cases: judged.reduce((sum, { denominator }) => sum + denominator, 0),
    judged: judged.length,
  };
}

/** Every comparison of a contract: providers first, then the sites and groups of each. */
export function comparedUnits(
  findings: readonly Finding[],
  subgroups: readonly SubgroupComparison[],
): ComparedUnits[] {
  return [...comparePeers(findings).map(comparedProviders), ...subgroups.map(comparedGroups)];
}

function comparedProviders(comparison: PeerComparison): ComparedUnits {
  const { indicator, peers, funnel } = comparison;
  const beyond = new Map(peerGaps(comparison).map((gap) => [gap.peer, gap.beyond]));
  return {
    key: providersKey(indicator.id),
    indicator,
    provider: null,
    dimension: "providers",
    noun: "providers",
    periods: [peers[0]!.point.period],
    units: peers.map((peer, i) => {
      const { finding, numerator, denominator, judged, point } = peer;
      const isHigh = point.value! > funnel.pooled;
      return {
        id: finding.provider.id,
        name: finding.provider.name,
        counts: { numerator, denominator, judged },
        value: point.value,
        limits: limitsAt(funnel, i),
        verdict: judged ? verdictOf(beyond.get(peer) ?? null, isHigh, indicator) : "notJudged",
        judgedBy: judged ? limitsInWords(funnel) : "",
        note: judged ? "" : reasonOf(peer),
      };
    }),
    funnel,
  };
}

function comparedGroups(comparison: SubgroupComparison): ComparedUnits {
  const { finding, dimension, periods, groups, method } = comparison;
  const { provider, indicator } = finding;
  const counted = groups.filter(({ value, notJudged }) => value !== null && notJudged !== "impossibleCounts");
  const funnel = method === "funnel" ? unitFunnel(counted.map(countsOf), indicator) : null;
  return {
    // As the flag is called that rests on it.
    key: `${provider.id}|${indicator.id}|subgroup_gap|${dimension}`,
    indicator,
    provider: provider.name,
    dimension: dimension === SITES ? "sites" : dimension.replaceAll("_", " "),
    noun: dimension === SITES ? "sites" : "groups",
    periods,
    units: groups.map((group) => {
      const at = counted.indexOf(group);
      const isJudged = group.notJudged === null && method !== null;
      const isHigh = group.test ? group.test.difference > 0 : (group.value ?? 0) > (funnel?.pooled ?? 0);
      return {
        id: group.name,
        name: group.name,
        counts: at < 0 ? null : countsOf(group),
        value: at < 0 ? null : group.value,
        limits: funnel && at >= 0 ? limitsAt(funnel, at) : null,
        verdict: isJudged ? verdictOf(group.beyond, isHigh, indicator) : "notJudged",
        judgedBy: isJudged ? judgedByInWords(group, funnel) : "",
        note: isJudged ? "" : noteOf(group, comparison),
      };
    }),
    funnel,
  };
}

function countsOf({ numerator, denominator, notJudged }: ComparedGroup): FunnelUnit {
  return { numerator: numerator ?? NaN, denominator: denominator ?? NaN, judged: notJudged === null };
}

function limitsAt(funnel: Funnel, i: number): ComparedUnit["limits"] {
  return { unadjusted: funnel.unadjusted[i]!, adjusted: funnel.overdispersed[i]! };
}

function verdictOf(beyond: Beyond | null, isHigh: boolean, { direction }: Indicator): Verdict {
  if (beyond !== "flag") return beyond ?? "within";
  if (direction === "neutral") return "differs";
  return isHigh === (direction === "increase") ? "improvement" : "concern";
}

/** Which limits judge: "adjusted" is for over-dispersion. */
export function limitsInWords({ judgedBy }: Funnel): string {
  return judgedBy === "unadjusted" ? "unadjusted limits" : "adjusted limits";
}

function judgedByInWords({ test }: ComparedGroup, funnel: Funnel | null): string {
  if (funnel) return limitsInWords(funnel);
  if (!test) return "";
  return `test against the others, p ${test.p < 0.001 ? "< 0.001" : `= ${numberText(test.p, 3)}`}`;
}

function reasonOf({ point, denominator, finding }: Peer): string {
  const { minDenominator } = finding.indicator;
  if (point.status === "provisional") return "provisional: not judged";
  if (point.status === "immature") return "not yet complete: not judged";
  return denominator < minDenominator
    ? `fewer cases than the minimum of ${minDenominator}: not judged`
    : "not judged";
}

const NOT_JUDGED: Readonly<Record<NotJudged, string>> = {
  suppressed: "suppressed: too few to show",
  incomplete: "not every period was reported: not judged",
  impossibleCounts: "the counts cannot be: not judged",
  provisional: "provisional: not judged",
  smallDenominator: "fewer cases than the minimum: not judged",
  unknownGroup: "group not known: not judged",
};

function noteOf({ notJudged }: ComparedGroup, { overlapping }: SubgroupComparison): string {
  if (notJudged !== null) return NOT_JUDGED[notJudged];
  return overlapping ? "the groups overlap: not judged" : "nothing to compare with: not judged";
}

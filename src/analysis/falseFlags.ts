import { FLAGGED_BY_CHANCE, FUNNEL_TAILS } from "./constants";
import type { Finding } from "./finding";
import { comparePeers } from "./peerGap";
import type { SubgroupComparison } from "./subgroupGap";

/** How many flags there would be although nothing changed. */
export interface FalseFlags {
  /** Series with limits and a latest figure that is judged; of them with limits fixed to a baseline. */
  readonly series: number;
  readonly fixed: number;
  /** Of them flagged at the latest period. */
  readonly atLatest: number;
  /** Of them with a flag at some point of 24. */
  readonly amongLast24: number;
  /** Units (providers, groups) that are compared by limits, and those outside 99.8% and 95%. */
  readonly compared: number;
  readonly outsideFlag: number;
  readonly outsideWatch: number;
}

/**
 * Flags to be expected by chance in a portfolio of this size: the probability of a false one, added up over the
 * series and over the units that are compared. It counts every series as if it were stable: the more have really
 * changed, the fewer false ones there are.
 *
 * Probabilities of the four rules by simulation of stable normal series of 24 months (docs/false-alarms.md), apart for
 * limits of all points and of a fixed baseline of 12, which know less of the usual range.
 *
 * @param subgroups comparisons of groups and sites; those of providers are made from the findings
 * @example expectedFalseFlags([onlyFinding({ observations: COLLAPSE })], []) // { series: 1, fixed: 0, atLatest: 0.017 }
 */
export function expectedFalseFlags(
  findings: readonly Finding[],
  subgroups: readonly SubgroupComparison[],
): FalseFlags {
  const compared = countCompared(findings, subgroups);
  const judged = findings.filter(({ variation }) => variation !== null);
  const fixed = judged.filter(({ states }) => !states.includes("limitsNotFixed")).length;
  const open = judged.length - fixed;
  const { allPoints, fixedBaseline } = FLAGGED_BY_CHANCE;
  return {
    series: judged.length,
    fixed,
    atLatest: open * allPoints.latest + fixed * fixedBaseline.latest,
    amongLast24: open * allPoints.some + fixed * fixedBaseline.some,
    compared,
    outsideFlag: compared * 2 * FUNNEL_TAILS.flag,
    outsideWatch: compared * 2 * FUNNEL_TAILS.watch,
  };
}

/**
 * The same in a sentence or two; empty where nothing is judged.
 *
 * @example falseFlagsText(expectedFalseFlags([], [])) // ""
 */
export function falseFlagsText({
  series,
  fixed,
  atLatest,
  amongLast24,
  compared,
  outsideFlag,
}: FalseFlags): string {
  if (series === 0) return "";
  const { allPoints, fixedBaseline } = FLAGGED_BY_CHANCE;
  const open = `${percent(allPoints.latest)} each`;
  const apart = `${percent(fixedBaseline.latest)} of those with a fixed baseline, ${percent(allPoints.latest)} of the others`;
  const rates = fixed === 0 ? open : fixed === series ? `${percent(fixedBaseline.latest)} each` : apart;
  const ofSeries =
    `Of ${series} series, ${about(atLatest)} would be flagged at the latest period by chance alone ` +
    `(${rates}), and ${about(amongLast24)} at some point of 24.`;
  if (compared === 0) return ofSeries;
  return `${ofSeries} Of ${compared} compared, ${about(outsideFlag)} would lie outside the 99.8% limits.`;
}

/** Tests of units against each other, each of which may flag by chance; two groups make one. */
function countCompared(findings: readonly Finding[], subgroups: readonly SubgroupComparison[]): number {
  const ofPeers = comparePeers(findings).map(({ peers }) => peers.filter(({ judged }) => judged).length);
  const ofGroups = subgroups.map(({ method, groups }) => {
    const judged = groups.filter(({ notJudged }) => notJudged === null).length;
    return method === null ? 0 : judged === 2 ? 1 : judged;
  });
  return [...ofPeers, ...ofGroups].reduce((sum, count) => sum + count, 0);
}

function about(expected: number): string {
  return expected < 1 ? "fewer than one" : `about ${Math.round(expected)}`;
}

function percent(share: number): string {
  return `${Math.round(1000 * share) / 10}%`;
}

import { chanceText, type FunnelGap, funnelClearing, funnelRule, funnelSentence } from "./comparison";
import { UNLIKELY } from "./constants";
import type { Flag } from "./finding";
import { type FlagContext, weightOf } from "./flags";
import type { FunnelUnit } from "./funnel";
import { isSmallCount, givesSmallCount } from "./smallCells";
import { type ComparedGroup, type GroupTest, SITES, type SubgroupComparison } from "./subgroupGap";
import { firstWhole, isRatio, ratioOf } from "./targets";
import { twoProportions } from "./twoProportions";
import { countsText, distanceText, numberText, periodsText, valueText } from "./wording";

/**
 * One flag for each dimension with a group beyond what chance explains, of the group that is furthest beyond it (of
 * equals the one that fares worse). Never of safety indicators.
 *
 * @example raiseSubgroupFlags([], { lastMeetingDate: null, threshold: 11 }) // []
 */
export function raiseSubgroupFlags(comparisons: readonly SubgroupComparison[], context: FlagContext): Flag[] {
  return comparisons.flatMap((comparison) => {
    if (comparison.finding.indicator.safety) return [];
    const group = furthest(comparison);
    return group ? [subgroupFlag({ comparison, group }, context)] : [];
  });
}

interface SubgroupGap {
  readonly comparison: SubgroupComparison;
  readonly group: ComparedGroup;
}

function furthest(comparison: SubgroupComparison): ComparedGroup | undefined {
  const rank = (group: ComparedGroup): number[] => [
    group.beyond === "flag" ? 0 : 1,
    faresWorse({ comparison, group }) ? 0 : 1,
    group.test?.p ?? -distanceFromCentre(comparison, group),
    group.value!,
  ];
  return comparison.groups
    .filter(({ beyond }) => beyond !== null)
    .map((group) => ({ group, rank: rank(group) }))
    .sort((a, b) => a.rank.map((part, i) => part - b.rank[i]!).find((order) => order !== 0) ?? 0)[0]?.group;
}

/** In widths of its own limits, which are narrower for larger groups. */
function distanceFromCentre({ funnel }: SubgroupComparison, { value, limits }: ComparedGroup): number {
  if (!funnel || !limits) return 0;
  const far = value! > funnel.pooled ? limits.flag.upper : limits.flag.lower;
  return Math.abs(value! - funnel.pooled) / Math.abs(far - funnel.pooled);
}

function subgroupFlag(gap: SubgroupGap, context: FlagContext): Flag {
  const { comparison, group } = gap;
  const { provider, indicator, states } = comparison.finding;
  const severity = group.beyond === "flag" ? 2 : 1;
  const score = severity * weightOf({ provider, indicator, states }, peopleBetween(gap), context);
  const judged = comparison.groups.filter(({ notJudged }) => notJudged === null);
  const others = group.test ? judged.filter((each) => each !== group) : [];
  return {
    id: `${provider.id}|${indicator.id}|subgroup_gap|${comparison.dimension}`,
    kind: "subgroup_gap",
    providerId: provider.id,
    indicatorId: indicator.id,
    tone: toneOf(gap),
    severity,
    score,
    rule: ruleOf(gap, context.threshold),
    periods: comparison.periods.map(({ key }) => key),
    cells: [group, ...others].flatMap(({ cells }) => cells),
    sentence: sentenceOf(gap, context.threshold),
    wouldChangeOurMinds: clearingOf(gap, context.threshold),
    states,
  };
}

function toneOf(gap: SubgroupGap): Flag["tone"] {
  const { direction } = gap.comparison.finding.indicator;
  if (gap.group.beyond === "watch" || direction === "neutral") return "watch";
  return faresWorse(gap) ? "concern" : "improvement";
}

function faresWorse(gap: SubgroupGap): boolean {
  const { direction } = gap.comparison.finding.indicator;
  return direction !== "neutral" && isLower(gap) === (direction === "increase");
}

function isLower({ comparison, group }: SubgroupGap): boolean {
  return group.test ? group.test.difference < 0 : group.value! < comparison.funnel!.pooled;
}

/** People who would fare otherwise if the group were like the others; 1 where no people are counted. */
function peopleBetween({ comparison: { finding, funnel }, group }: SubgroupGap): number {
  const { indicator } = finding;
  if (!indicator.countsPeople || !isRatio(indicator)) return 1;
  const away = group.test?.difference ?? (group.value! - funnel!.pooled) / ratioOf(1, 1, indicator);
  return Math.abs(away) * group.denominator!;
}

function ruleOf(gap: SubgroupGap, threshold: number): string {
  const { group } = gap;
  if (!group.test) return `${funnelRule(funnelGap(gap))}: ${group.name}`;
  const p = isHidden(gap, threshold) ? "" : `, ${probabilityText(group.test.p)}`;
  return `two-proportion test: ${group.name} ${isLower(gap) ? "below" : "above"} the others${p}`;
}

/**
 * The gap in plain words. Where any group is suppressed or its counts are small, no number of the dimension is said:
 * with the whole it would give the small one away.
 */
function sentenceOf(gap: SubgroupGap, threshold: number): string {
  const { comparison, group } = gap;
  const { indicator } = comparison.finding;
  const when = `By ${comparison.dimension.replaceAll("_", " ")}, ${periodsText(comparison.periods)}: ${group.name}`;
  if (isHidden(gap, threshold)) {
    const side = isLower(gap) ? "lower" : "higher";
    return `${when} is ${side} than the others by more ${chanceText(group.beyond!)}; the numbers are too small to show.`;
  }
  if (!group.test) return `${when} ${funnelSentence(funnelGap(gap))}.`;
  const { rest, difference, interval, p } = group.test;
  const unit = ratioOf(1, 1, indicator);
  const share = ({ numerator, denominator }: { numerator: number; denominator: number }): string =>
    `${valueText(ratioOf(numerator, denominator, indicator), indicator)} (${countsText(numerator, denominator, indicator)})`;
  const distance = (of: number): string => distanceText(unit * of, indicator);
  // The interval is told for the distance, whichever of the two is the larger.
  const [low, high] = difference < 0 ? [-interval.high, -interval.low] : [interval.low, interval.high];
  const signed = `${low < 0 ? "-" : ""}${distance(low)} to ${distance(high)}`;
  return (
    `${when} ${share({ numerator: group.numerator!, denominator: group.denominator! })} against ${share(rest)} ` +
    `for ${othersText(gap)}: ${distance(difference)} apart (95% interval ${signed}; ${probabilityText(p)}), ` +
    `more ${chanceText(group.beyond!)}.`
  );
}

function othersText({ comparison, group }: SubgroupGap): string {
  const others = comparison.groups.filter((each) => each.notJudged === null && each !== group);
  return others.length === 1 ? others[0]!.name : `the other ${others.length} ${nounOf(comparison)} together`;
}

function clearingOf(gap: SubgroupGap, threshold: number): string {
  const general =
    "The next periods alike speak for a one-off; another difference like it for one that stays.";
  if (isHidden(gap, threshold)) return general;
  const count = gap.group.test
    ? testClearing(gap, gap.group.test, threshold)
    : funnelClearing(funnelGap(gap), threshold);
  return count === null ? general : `${count}. ${general}`;
}

/** The nearest count of the group that would differ from the others by no more than chance. */
function testClearing(
  { comparison, group }: SubgroupGap,
  { rest, difference }: GroupTest,
  threshold: number,
): string | null {
  const { indicator } = comparison.finding;
  const [events, cases] = [group.numerator!, group.denominator!];
  const sign = difference < 0 ? 1 : -1;
  const steps = firstWhole(0, Math.floor(Math.abs(difference) * cases), (further) => {
    const result = twoProportions(events + sign * further, cases, rest.numerator, rest.denominator);
    return result !== null && result.p >= UNLIKELY.watch;
  });
  if (steps === null) return null;
  const count = events + sign * steps;
  if (givesSmallCount(count, cases, indicator, threshold)) return null;
  const words = sign > 0 ? "or more" : "or fewer";
  return `${numberText(count)} ${words} of ${numberText(cases)} in ${group.name} would be within what chance explains`;
}

function isHidden({ comparison }: SubgroupGap, threshold: number): boolean {
  const { countsPeople, subset } = comparison.finding.indicator;
  return comparison.groups.some(({ numerator, denominator, notJudged }) => {
    if (notJudged === "suppressed") return true;
    if (!countsPeople) return false;
    const left = subset && numerator !== null && denominator !== null ? denominator - numerator : null;
    return [numerator, denominator, left].some((count) => isSmallCount(count, threshold));
  });
}

function funnelGap({ comparison, group }: SubgroupGap): FunnelGap {
  const unitOf = ({ numerator, denominator, notJudged }: ComparedGroup): FunnelUnit => ({
    numerator: numerator ?? 0,
    denominator: denominator ?? 0,
    judged: notJudged === null,
  });
  return {
    indicator: comparison.finding.indicator,
    unit: unitOf(group),
    limits: group.limits!,
    beyond: group.beyond!,
    units: comparison.groups.map(unitOf),
    funnel: comparison.funnel!,
    noun: nounOf(comparison),
  };
}

function nounOf({ dimension }: SubgroupComparison): "groups" | "sites" {
  return dimension === SITES ? "sites" : "groups";
}

function probabilityText(p: number): string {
  return p < 0.001 ? "p < 0.001" : `p = ${numberText(p, 3)}`;
}

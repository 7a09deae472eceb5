import { analyseSeries } from "./analyseSeries";
import { MINIMUM_POINTS, SUSTAINED_SHIFT_LENGTH } from "./constants";
import { exactMean } from "./exactMean";
import type { Finding, Signal } from "./finding";
import { countValues } from "./limits";
import type { Period } from "./period";
import { rulesOf } from "./signals";
import { limitsTellSmallCells } from "./smallCells";
import { judgedValues, stretchInForce } from "./stretch";
import { RULE_WORDS, countPeriods, listText, periodsText, valueText } from "./wording";

/** A period from which new limits could hold, with its evidence. A proposal: nothing is rebased without a name. */
export interface RebaseCandidate {
  /** The first period of the new level. */
  readonly from: Period;
  readonly type: Signal["type"];
  /** Figures on either side, from the limits in force on, and their means. */
  readonly pointsBefore: number;
  readonly pointsAfter: number;
  readonly meanBefore: number;
  readonly meanAfter: number;
  /** Limits of the figures since; null where there are fewer than 12. */
  readonly limitsAfter: { readonly lpl: number; readonly upl: number } | null;
  /** Signals since that the new limits would clear. */
  readonly cleared: readonly Signal[];
  /** Figures still to come before limits can be computed; 0 where there are enough. */
  readonly pointsNeeded: number;
  readonly enoughPoints: boolean;
  /** True where means and limits rest on small counts of people and must not be shown. */
  readonly withheld: boolean;
  /** Plain words, without a cause: nobody but a person knows one. */
  readonly reason: string;
}

/**
 * The sustained shift of a series, if there is one that new limits could follow.
 *
 * A shift is sustained where 8 or more figures in a row lie strictly on one side of the mean in force (one more
 * than the rule needs: our choice), no shift to the other side came later, and the figures since show neither a
 * shift nor a trend by their own mean: a process that still moves has no level to rebase to. Of several such runs
 * on the same side the earliest one counts. Works on fixed limits and on limits of all points.
 *
 * @param threshold small-cell threshold of the contract
 * @example
 * const finding = onlyFinding({ observations: rows("2024-10", "30/42 ".repeat(12) + "24/42 ".repeat(9)) });
 * rebaseCandidate(finding, 11) // { from: { key: "2025-10" }, type: "concern", pointsAfter: 9, pointsNeeded: 3 }
 */
export function rebaseCandidate(finding: Finding, threshold: number): RebaseCandidate | null {
  const { points, signals, indicator } = finding;
  const values = judgedValues(points);
  const start = stretchInForce(finding);
  for (const run of runsOnLatestSide(signals, start)) {
    const after = analyseSeries({
      values: values.subarray(run.from),
      direction: indicator.direction,
      trendRule: !indicator.cumulative,
    });
    const met = Array.from(after.marks, rulesOf);
    if (met.flat().some(({ rule }) => rule === "shift" || rule === "trend")) continue;

    const pointsAfter = countValues(values, run.from, values.length);
    const { lpl, upl, mean } = after.groups[0]!;
    const stillMet = (signal: Signal): boolean =>
      met
        .slice(Math.max(0, signal.from - run.from), signal.to - run.from + 1)
        .flat()
        .some(({ rule, direction }) => rule === signal.rule && direction === signal.direction);
    const evidence = {
      from: points[run.from]!.period,
      type: run.type,
      pointsBefore: countValues(values, start, run.from),
      pointsAfter,
      meanBefore: exactMean(values, start, run.from),
      meanAfter: mean,
      limitsAfter: pointsAfter >= MINIMUM_POINTS ? { lpl, upl } : null,
      cleared: signals.filter((signal) => signal.to >= run.from && !stillMet(signal)),
      pointsNeeded: Math.max(0, MINIMUM_POINTS - pointsAfter),
      enoughPoints: pointsAfter >= MINIMUM_POINTS,
      withheld: limitsTellSmallCells(finding, threshold),
    };
    return { ...evidence, reason: reasonText(finding, run, evidence, values) };
  }
  return null;
}

/** Long shifts since the last one to the other side, in order of time; the first of a stretch has nothing before it. */
function runsOnLatestSide(signals: readonly Signal[], start: number): Signal[] {
  const shifts = signals
    .filter(({ rule, from }) => rule === "shift" && from >= start)
    .sort((a, b) => a.from - b.from);
  const side = shifts.at(-1)?.direction;
  const turned = shifts.findLastIndex(({ direction }) => direction !== side);
  return shifts
    .slice(turned + 1)
    .filter(({ from, to }) => to - from + 1 >= SUSTAINED_SHIFT_LENGTH && from > start);
}

function reasonText(
  { points, indicator }: Finding,
  run: Signal,
  candidate: Omit<RebaseCandidate, "reason">,
  values: Float64Array,
): string {
  const { from, pointsBefore, pointsAfter, meanBefore, meanAfter, withheld } = candidate;
  const mean = points[run.from]!.mean!;
  const beyond = values
    .subarray(run.from)
    .filter((value) => (run.direction === "above" ? value > mean : value < mean)).length;
  const text = (value: number): string => valueText(value, indicator);
  const share = beyond === pointsAfter ? `all ${pointsAfter}` : `${beyond} of ${pointsAfter}`;
  const means = withheld
    ? ""
    : ` Mean of the ${pointsBefore} before: ${text(meanBefore)}, since then: ${text(meanAfter)}.`;
  return (
    `Since ${periodsText([from])} ${share} figures lie ${run.direction} the mean in force` +
    `${withheld ? "" : ` of ${text(mean)}`}.${means} ${limitsText(candidate, indicator)} ${WARNING[run.type]}`
  );
}

function limitsText(
  { pointsNeeded, limitsAfter, cleared, withheld, from }: Omit<RebaseCandidate, "reason">,
  indicator: Finding["indicator"],
): string {
  if (limitsAfter === null) {
    return `Not yet enough figures for new limits: ${countPeriods(pointsNeeded, from.cadence)} more needed.`;
  }
  const range = withheld
    ? ""
    : ` (${valueText(limitsAfter.lpl, indicator)} to ${valueText(limitsAfter.upl, indicator)})`;
  const rules = [...new Set(cleared.map(({ rule }) => RULE_WORDS[rule]))];
  const signals = `${cleared.length} signal${cleared.length === 1 ? "" : "s"} (${listText(rules)})`;
  return `New limits from then on${range} would clear ${cleared.length === 0 ? "no signal" : signals}.`;
}

const WARNING: Record<Signal["type"], string> = {
  concern:
    "This is a worsening and rebasing hides it: it needs a reason that everybody knows, and the name of who decided.",
  improvement:
    "This is an improvement: new limits would take it for the usual. It needs a reason and the name of who decided.",
  neutral: "It needs a reason and the name of who decided.",
};

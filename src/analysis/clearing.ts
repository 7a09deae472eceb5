import { CLOSE_FACTOR, LIMIT_FACTOR } from "./constants";
import type { Finding, Signal } from "./finding";
import type { Telling } from "./flagSentence";
import type { Period } from "./period";
import { periodLabel, shiftPeriod } from "./periodCalendar";
import { isSmallCell, limitsTellSmallCells, givesSmallCount } from "./smallCells";
import { firstWhole, isMet, isRatio, ratioOf } from "./targets";
import { countPeriods, listText, numberText, periodsText, targetText, valueText } from "./wording";

/** A bound that the next figure has to reach, and from which side. */
interface Bound {
  readonly value: number;
  readonly side: "atLeast" | "atMost";
  /** True for a value that reaches it. */
  readonly reaches: (value: number) => boolean;
}

/**
 * What would change our minds: the next figures that would clear or confirm a flag, computed from its rule at the
 * latest denominator. Counts that would give a small one away become percentages, and these become words.
 * Such as "35 or more of 50 in Oct 2026 meets the target of 70% and ends the fall and the run below the mean."
 */
export function clearingText(telling: Telling): string {
  const { finding, evidence } = telling;
  const next = nextPeriod(finding);
  switch (evidence.kind) {
    case "target_miss":
    case "persistent_miss":
      return targetClearing(telling, next);
    case "newly_met":
      return `A second period that meets the target, ${periodLabel(next)}, confirms it; a miss puts it in doubt.`;
    case "data_missing":
      return `The figures for ${periodsText(evidence.points.map((i) => finding.points[i]!.period))}, or NA where they do not apply.`;
    case "data_late":
      return `Figures for ${periodLabel(next)} by the day they are due.`;
    default:
      return signalClearing(telling, evidence.signal!, next);
  }
}

function targetClearing(telling: Telling, next: Period): string {
  const { finding } = telling;
  const { indicator, points } = finding;
  const target = points[telling.evidence.points.at(-1)!]!.target!;
  const bound: Bound = {
    value: target,
    side: indicator.direction === "increase" ? "atLeast" : "atMost",
    reaches: (value) => isMet(value, target, indicator) === true,
  };
  const when = periodLabel(next);
  const reached = nextFigure(telling, bound);
  const value = reached?.value ?? target;
  const concerns = finding.rules.filter(
    ({ type, rule }) => type === "concern" && (rule === "trend" || rule === "shift"),
  );
  const bounds = concerns.map((signal) => ({ signal, bound: endOf(telling, signal) }));
  const ended = bounds
    .filter(({ bound: end }) => end !== null && end.reaches(value))
    .map(({ signal }) => runWords(signal));
  const left = bounds.filter(({ bound: end }) => end !== null && !end.reaches(value));
  const meets = `${reached?.text ?? boundText(bound, indicator)} in ${when} meets the target of ${targetText(target, indicator)}`;
  const ends = ended.length > 0 ? ` and ends ${listText(ended)}` : "";
  const rest = left.map(
    ({ signal, bound: end }) => `; ${runWords(signal)} ends only at ${figureOrWords(telling, end!, signal)}`,
  );
  return `${meets}${ends}${rest.join("")}.`;
}

function signalClearing(telling: Telling, signal: Signal, next: Period): string {
  const { finding, evidence } = telling;
  const when = periodLabel(next);
  const cadence = next.cadence;
  if (signal.rule === "outsideLimits" || signal.rule === "twoInThree") {
    const where = signal.rule === "twoInThree" ? "away from the limit" : "back in the usual range";
    const range = usualRange(telling, signal.rule);
    return `A figure ${where}${range} in ${when} speaks for chance or a one-off; another one like it speaks for a change.`;
  }
  const isLatest = signal.to === finding.judged;
  const end = endOf(telling, signal);
  if (!isLatest || end === null)
    return `The run ended with ${periodLabel(finding.points[signal.to]!.period)}; a new one confirms it.`;
  const worse = end.side === "atLeast" ? "lower" : "higher";
  const length = signal.rule === "trend" ? evidence.points.length : evidence.points.length + 1;
  const longer = `anything ${worse} makes it ${countPeriods(length, cadence)}`;
  return `${sentenceCase(figureOrWords(telling, end, signal))} in ${when} ends ${runWords(signal)}; ${longer}.`;
}

/** What ends a run: a trend at a figure no further on than the last one, a shift at one on or beyond the mean. */
function endOf({ finding }: Telling, { rule, direction, to }: Signal): Bound | null {
  const { value: latest, mean } = finding.points[to]!;
  const value = rule === "trend" ? latest : mean;
  if (value === null) return null;
  const up = direction === "below" || direction === "decreasing";
  return {
    value,
    side: up ? "atLeast" : "atMost",
    reaches: up ? (next) => next >= value : (next) => next <= value,
  };
}

function figureOrWords(telling: Telling, bound: Bound, { rule, to }: Signal): string {
  const { finding, threshold } = telling;
  const isSecret =
    rule === "trend"
      ? isSmallCell(finding.points[to]!, finding.indicator, threshold)
      : limitsTellSmallCells(finding, threshold);
  if (isSecret) return rule === "trend" ? "a figure that turns" : "a figure on or beyond the mean";
  return nextFigure(telling, bound)?.text ?? boundText(bound, finding.indicator);
}

/**
 * The nearest count at the latest denominator that reaches a bound: `35 or more of 50`. Null where the value is
 * no ratio, no count reaches it, or a small count would be said or given away.
 */
function nextFigure({ finding, threshold }: Telling, bound: Bound): { text: string; value: number } | null {
  const { indicator } = finding;
  const point = finding.points[finding.judged ?? -1];
  if (!isRatio(indicator) || !point?.denominator || isSmallCell(point, indicator, threshold)) return null;
  const { denominator } = point;
  const reaches = (count: number): boolean => bound.reaches(ratioOf(count, denominator, indicator));
  const most = indicator.subset
    ? denominator
    : Math.ceil(bound.value / ratioOf(1, denominator, indicator)) + 1;
  const count = bound.side === "atLeast" ? firstWhole(0, most, reaches) : lastWhole(most, reaches);
  if (count === null || givesSmallCount(count, denominator, indicator, threshold)) return null;
  const words = bound.side === "atLeast" ? "or more" : "or fewer";
  const ofAll = `${indicator.subset ? "of" : "per"} ${numberText(denominator)}`;
  return { text: `${numberText(count)} ${words} ${ofAll}`, value: ratioOf(count, denominator, indicator) };
}

/** The largest whole number up to `most` that holds, where it holds for all smaller ones too. */
function lastWhole(most: number, holds: (whole: number) => boolean): number | null {
  if (!holds(0)) return null;
  const firstNot = firstWhole(0, most, (whole) => !holds(whole));
  return firstNot === null ? Math.floor(most) : firstNot - 1;
}

function boundText({ value, side }: Bound, indicator: Finding["indicator"]): string {
  return `${valueText(value, indicator)} or ${side === "atLeast" ? "more" : "less"}`;
}

function usualRange({ finding, evidence, threshold }: Telling, rule: Signal["rule"]): string {
  const { mean, upl } = finding.points[evidence.points.at(-1)!]!;
  if (mean === null || upl === null || limitsTellSmallCells(finding, threshold)) return "";
  const share = rule === "twoInThree" ? CLOSE_FACTOR / LIMIT_FACTOR : 1;
  const half = (upl - mean) * share;
  return ` (${valueText(mean - half, finding.indicator)} to ${valueText(mean + half, finding.indicator)})`;
}

function runWords({ rule, direction }: Signal): string {
  if (rule === "trend") return direction === "increasing" ? "the rise" : "the fall";
  return `the run ${direction} the mean`;
}

/** The period after the latest one that was judged. */
function nextPeriod({ points, judged = -1, latest }: Finding): Period {
  return shiftPeriod(points[judged >= 0 ? judged : latest]!.period, 1);
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

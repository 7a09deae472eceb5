import type { Finding, SeriesPoint, Signal } from "./finding";
import type { FlagEvidence } from "./flagEvidence";
import { isSmallCell, limitsTellSmallCells } from "./smallCells";
import {
  countPeriods,
  distanceText,
  figureText,
  listText,
  numberText,
  periodsText,
  RULE_WORDS,
  targetText,
  valueText,
} from "./wording";

/** Points named one by one; more become a count. */
const MOST_NAMED = 3;

const TOO_SMALL = "the numbers are too small to show";

/** What a sentence is written from. */
export interface Telling {
  readonly finding: Finding;
  readonly evidence: FlagEvidence;
  /** Small-cell threshold. */
  readonly threshold: number;
}

/**
 * A flag in plain words, with the periods and numbers it rests on and the counts behind every percentage. Small
 * counts of people, and what would give them away, are left out; the sentence stands without them.
 */
export function flagSentence(telling: Telling): string {
  const { finding, evidence } = telling;
  switch (evidence.kind) {
    case "target_miss":
      return missSentence(telling);
    case "persistent_miss":
      return `The target${targetNote(telling)} was missed ${inARow(telling)}, ${span(telling)}; ${latestFigure(telling)}.`;
    case "newly_met":
      return `The target${targetNote(telling)} is met again after ${countMisses(telling)}; ${latestFigure(telling)}.`;
    case "data_missing":
      return `No figure came for ${span(telling)}.`;
    case "data_late":
      return `The figures for ${span(telling)} came after they were due.`;
    default:
      return `${signalSentence(telling, evidence.signal!)}${limitsNote(finding, evidence.signal!)}`;
  }
}

/** The rule in a few words: `trend: 8 points falling`. */
export function ruleText({ finding, evidence: { kind, signal, points } }: Telling): string {
  if (signal) return `${RULE_WORDS[signal.rule]}: ${signalWords(signal, points.length)}`;
  switch (kind) {
    case "target_miss":
      if (finding.assurance === "consistentlyFailing")
        return "target missed: the usual range never reaches it";
      return finding.missedInARow > 1
        ? `target missed: ${finding.missedInARow} in a row`
        : "target missed, with a signal";
    case "persistent_miss":
      return `target missed: ${points.length} in a row`;
    case "newly_met":
      return `target met after ${points.length - 1} misses, with a signal of improvement`;
    case "data_missing":
      return `${points.length === 1 ? "a figure" : `${points.length} figures`} missing`;
    default:
      return "figures late";
  }
}

function signalWords({ rule, direction }: Signal, count: number): string {
  const points = `${count} point${count === 1 ? "" : "s"}`;
  switch (rule) {
    case "outsideLimits":
      return `${points} ${direction} the usual range`;
    case "shift":
      return `${points} ${direction} the mean`;
    case "trend":
      return `${points} ${direction === "increasing" ? "rising" : "falling"}`;
    case "twoInThree":
      return `${points} near the ${direction === "above" ? "upper" : "lower"} limit`;
  }
}

function signalSentence(telling: Telling, signal: Signal): string {
  const { finding, evidence } = telling;
  const cadence = finding.points[signal.to]!.period.cadence;
  const side = signal.direction === "above" ? "above" : "below";
  switch (signal.rule) {
    case "trend": {
      const course = signal.direction === "increasing" ? "Rising" : "Falling";
      return `${course} ${countPeriods(signal.to - signal.from, cadence)} running, ${change(telling, signal)}.`;
    }
    case "shift":
      return `${countPeriods(evidence.points.length, cadence)} in a row ${side} the mean${meanNote(telling)}, ${span(telling)}; ${latestFigure(telling)}.`;
    case "twoInThree":
      return `At least 2 of ${countPeriods(3, cadence)} in a row lie near the ${side === "above" ? "upper" : "lower"} limit${limitNote(telling, side)}: ${named(telling)}.`;
    case "outsideLimits":
      return `${sentenceCase(named(telling))} ${evidence.points.length === 1 ? "lies" : "lie"} ${side} the usual range${rangeNote(telling)}.`;
  }
}

/** A trend rests on no limits; every other rule does. */
function limitsNote({ states }: Finding, { rule }: Signal): string {
  const isOpen = rule !== "trend" && states.includes("limitsNotFixed");
  return isOpen ? " The limits are not fixed: they move with every figure." : "";
}

function missSentence(telling: Telling): string {
  const { finding } = telling;
  const point = lastPoint(telling);
  const label = periodsText([point.period]);
  if (isHidden(telling, point) || point.value === null || point.target === null) {
    return `${label} misses the target${targetNote(telling)}; ${TOO_SMALL}.`;
  }
  const { indicator } = finding;
  const side = indicator.direction === "increase" ? "below" : "above";
  const short = telling.finding.latest === last(telling) ? finding.short : null;
  const people = short
    ? `; ${numberText(short)} ${indicator.direction === "increase" ? "more" : "fewer"} would have met it`
    : "";
  return `${label}: ${figureText(point, indicator)}, ${distanceText(point.value - point.target, indicator)} ${side} the target of ${targetText(point.target, indicator)}${people}.`;
}

/** `from 70.5% (31 of 44) in Feb 2026 to 50.0% (25 of 50) in Sep 2026`, or the periods alone. */
function change(telling: Telling, { from, to }: Signal): string {
  const { points, indicator } = telling.finding;
  const [first, final] = [points[from]!, points[to]!];
  if (isHidden(telling, first) || isHidden(telling, final)) return `${span(telling)}; ${TOO_SMALL}`;
  const at = (point: SeriesPoint): string =>
    `${figureText(point, indicator)} in ${periodsText([point.period])}`;
  return `from ${at(first)} to ${at(final)}`;
}

/** The points by name with their figures; where one is too small, or there are many, their periods alone. */
function named(telling: Telling): string {
  const { finding, evidence } = telling;
  const points = evidence.points.map((i) => finding.points[i]!);
  if (points.some((point) => isHidden(telling, point))) return `${span(telling)} (${TOO_SMALL})`;
  if (points.length > MOST_NAMED) return `${span(telling)} (${latestFigure(telling)})`;
  return listText(
    points.map((point) => `${periodsText([point.period])} with ${figureText(point, finding.indicator)}`),
  );
}

function latestFigure(telling: Telling): string {
  const point = lastPoint(telling);
  if (isHidden(telling, point) || point.value === null) return TOO_SMALL;
  return `${periodsText([point.period])}: ${figureText(point, telling.finding.indicator)}`;
}

function targetNote(telling: Telling): string {
  const { target } = lastPoint(telling);
  return target === null ? "" : ` of ${targetText(target, telling.finding.indicator)}`;
}

function meanNote(telling: Telling): string {
  const { mean } = lastPoint(telling);
  return mean === null || tellsSmallCells(telling) ? "" : ` of ${valueText(mean, telling.finding.indicator)}`;
}

function limitNote(telling: Telling, side: "above" | "below"): string {
  const { lpl, upl } = lastPoint(telling);
  const limit = side === "above" ? upl : lpl;
  return limit === null || tellsSmallCells(telling)
    ? ""
    : ` of ${valueText(limit, telling.finding.indicator)}`;
}

function rangeNote(telling: Telling): string {
  const { lpl, upl } = lastPoint(telling);
  if (lpl === null || upl === null || tellsSmallCells(telling)) return "";
  const { indicator } = telling.finding;
  return ` of ${valueText(lpl, indicator)} to ${valueText(upl, indicator)}`;
}

function countMisses({ finding, evidence }: Telling): string {
  const misses = evidence.points.length - 1;
  return `${countPeriods(misses, finding.points[evidence.points[0]!]!.period.cadence)} of misses`;
}

function inARow({ finding, evidence }: Telling): string {
  return `${countPeriods(evidence.points.length, finding.points[evidence.points[0]!]!.period.cadence)} in a row`;
}

function span({ finding, evidence }: Telling): string {
  return periodsText(evidence.points.map((i) => finding.points[i]!.period));
}

function last({ evidence }: Telling): number {
  return evidence.points.at(-1)!;
}

function lastPoint(telling: Telling): SeriesPoint {
  return telling.finding.points[last(telling)]!;
}

function isHidden({ finding, threshold }: Telling, point: SeriesPoint): boolean {
  return isSmallCell(point, finding.indicator, threshold);
}

function tellsSmallCells({ finding, threshold }: Telling): boolean {
  return limitsTellSmallCells(finding, threshold);
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

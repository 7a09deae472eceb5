import { PERSISTENT_MISSES, MISSES_BEFORE_NEWLY_MET, SHIFT_LENGTH, TREND_LENGTH } from "../constants";
import type { Finding, Flag, FlagKind, Rule, Signal } from "../finding";
import { periodLabel } from "../periodCalendar";
import { listText, targetText, valueText } from "../wording";
import { limitsAreHidden, shownFigure, type ShownFinding } from "./seriesPicture";

/** One rule that points of a series meet, with its numbers and how it works. */
export interface RuleReading {
  readonly id: string;
  /** `Trend: 8 points falling`. */
  readonly title: string;
  readonly tone: Flag["tone"];
  /** The rule with the numbers put in. */
  readonly sentence: string;
  /** How the rule works and how often chance alone meets it. */
  readonly how: string;
  /** Indices in the finding's points; none for a flag that rests on no point of the series. */
  readonly points: readonly number[];
  /** The flag that it is, where that rests on more than the series: it has cells and a chart of its own. */
  readonly flag: Flag | null;
  /** True where a flag rests on it now; else it was met earlier. */
  readonly current: boolean;
}

/** Points named one by one; of more only the first and the last are. */
const MOST_NAMED = 3;

/** Kinds of flags that a signal of the series raises; the signal is read instead of them. */
const OF_SIGNALS: ReadonlySet<FlagKind> = new Set<FlagKind>([
  "worsening_shift",
  "worsening_trend",
  "outlier_low",
  "outlier_high",
  "improvement",
]);

/** Kinds of flags that compare a series with something else, or are about something else. */
const BEYOND_SERIES: ReadonlySet<FlagKind> = new Set<FlagKind>([
  "peer_gap",
  "subgroup_gap",
  "pathway_drop",
  "days_up",
  "leading_lagging",
  "system_pattern",
]);

/** Whether a flag rests on the points of its series alone. */
export function isOfSeries({ kind }: Flag): boolean {
  return !BEYOND_SERIES.has(kind);
}

/**
 * How each rule works. What chance does is for independent, normally spread figures: 2 × ½⁷ for a shift, 2 ÷ 7! for
 * a trend, the tails of the normal curve for the limits.
 */
const RULE_HOW: Readonly<Record<Rule, string>> = {
  outsideLimits:
    "Limits lie three sigma from the mean. About 3 in 1,000 figures of a process that does not change lie beyond them.",
  shift: `${SHIFT_LENGTH} or more figures in a row on one side of the mean. A process that does not change puts ${SHIFT_LENGTH} given figures so about once in 64.`,
  trend: `${TREND_LENGTH} or more figures in a row, each further in the same direction; a tie ends it. Chance puts ${TREND_LENGTH} given figures so about once in 2,500.`,
  twoInThree:
    "Of three figures in a row on one side of the mean, two or more lie in the outer third before the limit. Chance does so about 3 times in 1,000.",
};

const FLAG_HOW: Readonly<Record<Exclude<FlagKind, SignalKind>, string>> = {
  target_miss:
    "A single miss is flagged only where the usual range never reaches the target, or a rule shows that things are getting worse.",
  persistent_miss: `${PERSISTENT_MISSES} or more misses in a row are flagged, whatever the usual range.`,
  newly_met: `The target is met after ${MISSES_BEFORE_NEWLY_MET} or more misses in a row, and a rule shows an improvement: not a lucky month.`,
  peer_gap:
    "Providers are compared at their latest final period with limits that are wider where fewer people are counted: beyond 95% is watched, beyond 99.8% flagged.",
  subgroup_gap:
    "A group is compared with everybody else by a test that allows for small groups and for how many groups were looked at.",
  pathway_drop:
    "The share that goes on from one step to the next is compared with that of the periods before, allowing for how many people were counted.",
  days_up: "The median days to a step are compared with those of the periods before.",
  leading_lagging: "An early sign moved, and the outcome that follows it is looked at together with it.",
  system_pattern: "The same at two or more providers points at what they share, not at one of them.",
  data_missing: "A figure was expected for a period that is over, and none came.",
  data_late: "The figures came after the day on which they were due.",
};

type SignalKind = "worsening_shift" | "worsening_trend" | "outlier_low" | "outlier_high" | "improvement";

const RULE_NAMES: Readonly<Record<Rule, string>> = {
  outsideLimits: "Outside the limits",
  shift: "Shift",
  trend: "Trend",
  twoInThree: "Two in three",
};

/**
 * Every rule that a series meets, those that its flags rest on first, the latest before the earlier ones.
 *
 * @param flags of this series
 */
export function ruleReadings(shown: ShownFinding, flags: readonly Flag[]): RuleReading[] {
  const flagged = new Set(flags.filter(({ kind }) => OF_SIGNALS.has(kind)).flatMap(({ periods }) => periods));
  const isPersistent = flags.some(({ kind }) => kind === "persistent_miss");
  const ofFlags = flags
    // The latest miss is one of a persistent row, and read with it.
    .filter(({ kind }) => !OF_SIGNALS.has(kind) && !(isPersistent && kind === "target_miss"))
    .map((flag) => flagReading(flag, shown));
  const ofSignals = [...shown.finding.signals]
    .sort((a, b) => b.to - a.to)
    .map((signal) => signalReading(signal, shown, flagged));
  const all = [...ofFlags, ...ofSignals];
  return [...all.filter(({ current }) => current), ...all.filter(({ current }) => !current)];
}

/** A flag that the series alone does not explain, or of a series that could not be judged. */
export function flagReading(flag: Flag, shown: ShownFinding | null): RuleReading {
  const points = shown && isOfSeries(flag) ? pointsOf(flag, shown.finding) : [];
  return {
    id: flag.id,
    title: sentenceCase(flag.rule),
    tone: flag.tone,
    sentence: flagNumbers(flag, points, shown) ?? flag.sentence,
    how: OF_SIGNALS.has(flag.kind) ? "" : FLAG_HOW[flag.kind as Exclude<FlagKind, SignalKind>],
    points,
    flag: isOfSeries(flag) ? null : flag,
    current: true,
  };
}

function signalReading(signal: Signal, shown: ShownFinding, flagged: ReadonlySet<string>): RuleReading {
  const { points } = shown.finding;
  const { rule, direction, type, from, to } = signal;
  const indices = Array.from({ length: to - from + 1 }, (_, k) => from + k);
  return {
    id: `${rule}|${direction}|${points[from]!.period.key}`,
    title: `${RULE_NAMES[rule]}: ${signalTitle(signal, indices.length)}`,
    tone: type === "neutral" ? "watch" : type,
    sentence: signalNumbers(signal, indices, shown),
    how: RULE_HOW[rule],
    points: indices,
    flag: null,
    current: indices.some((i) => flagged.has(points[i]!.period.key)),
  };
}

function signalTitle({ rule, direction }: Signal, count: number): string {
  const points = `${count} point${count === 1 ? "" : "s"}`;
  if (rule === "trend") return `${points} ${direction === "increasing" ? "rising" : "falling"}`;
  if (rule === "twoInThree") return `${points} near the ${direction === "above" ? "upper" : "lower"} limit`;
  return rule === "shift" ? `${points} ${direction} the mean` : `${points} ${direction}`;
}

function signalNumbers({ rule, direction, to }: Signal, indices: number[], shown: ShownFinding): string {
  const { finding } = shown;
  const { mean, lpl, upl } = finding.points[to]!;
  const named = namedPoints(indices, shown);
  const limit = direction === "above" ? upl : lpl;
  const of = (value: number | null) =>
    value === null || limitsAreHidden(shown) ? "" : ` of ${valueText(value, finding.indicator)}`;
  const count = `${indices.length} point${indices.length === 1 ? "" : "s"}`;
  const side = direction === "above" ? "upper" : "lower";
  switch (rule) {
    case "trend":
      return `${count}, each ${direction === "increasing" ? "above" : "below"} the one before: ${named}.`;
    case "shift":
      return `${count} in a row ${direction} the mean${of(mean)}: ${named}.`;
    case "twoInThree":
      return `${count} in the outer third before the ${side} limit${of(limit)}: ${named}.`;
    case "outsideLimits":
      return `${count} ${direction} the ${side} limit${of(limit)}: ${named}.`;
  }
}

/** The misses against their targets; null where a flag is about something else. */
function flagNumbers(flag: Flag, points: readonly number[], shown: ShownFinding | null): string | null {
  if (!shown || points.length === 0) return null;
  if (!["target_miss", "persistent_miss", "newly_met"].includes(flag.kind)) return null;
  const { target } = shown.finding.points[points.at(-1)!]!;
  if (target === null) return null;
  return `The target is ${targetText(target, shown.finding.indicator)}: ${namedPoints(points, shown)}.`;
}

/** `Feb 2026 70.5% (31 of 44) … Sep 2026 50.0% (25 of 50)`. */
function namedPoints(indices: readonly number[], shown: ShownFinding): string {
  const name = (i: number) => `${periodLabel(shown.finding.points[i]!.period)} ${shownFigure(shown, i)}`;
  if (indices.length <= MOST_NAMED) return listText(indices.map(name));
  return `${name(indices[0]!)} … ${name(indices.at(-1)!)}`;
}

function pointsOf({ periods }: Flag, { points }: Finding): number[] {
  const keys = new Set(periods);
  return points.flatMap(({ period }, i) => (keys.has(period.key) ? [i] : []));
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

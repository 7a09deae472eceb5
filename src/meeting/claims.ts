import type { Flag, FlagKind, Rule, Signal } from "../analysis/finding";
import type { Period } from "../analysis/period";
import { countPeriods } from "../analysis/wording";
import { usualRange } from "./figures";
import type { Measure } from "./measure";
import { periodText, periodsText } from "./wording";

/** The change first, then what it costs, then what was tried. */
const TELLING_ORDER: readonly FlagKind[] = [
  "newly_met",
  "improvement",
  "pathway_drop",
  "system_pattern",
  "worsening_trend",
  "worsening_shift",
  "subgroup_gap",
  "days_up",
  "target_miss",
  "persistent_miss",
  "outlier_low",
  "outlier_high",
  "peer_gap",
  "leading_lagging",
  "data_missing",
  "data_late",
];

/** Flags that rest on more than their measure's series: their own sentence tells of them, with nothing small in it. */
const TOLD_BY_SENTENCE: ReadonlySet<FlagKind> = new Set<FlagKind>([
  "pathway_drop",
  "days_up",
  "system_pattern",
  "subgroup_gap",
  "leading_lagging",
]);

/** Flags in the order in which they are told. */
export function inTellingOrder(flags: readonly Flag[]): Flag[] {
  return [...flags].sort((a, b) => TELLING_ORDER.indexOf(a.kind) - TELLING_ORDER.indexOf(b.kind));
}

/** What a measure's flags say, each claim once, in the order in which it is told. */
export function claimsOf(flags: readonly Flag[], measure: Measure): string[] {
  return [...new Set(toldFlags(flags, measure).flatMap((flag) => claimText(flag, measure) ?? []))];
}

/**
 * The flags that a line of the measure tells of, in that order. What lies behind the series (a step of the pathway, a
 * group) is left to the deep dive, unless the series itself has nothing to say: then the first of it is told.
 */
export function toldFlags(flags: readonly Flag[], measure: Measure): Flag[] {
  const ordered = inTellingOrder(flags);
  const ofSeries = ordered.filter(({ kind }) => !TOLD_BY_SENTENCE.has(kind));
  if (ofSeries.some((flag) => claimText(flag, measure) !== null)) return ofSeries;
  return [...ofSeries, ...ordered.filter(({ kind }) => TOLD_BY_SENTENCE.has(kind)).slice(0, 1)];
}

/** A flag's sentence as a clause, without what follows its first sentence. */
export function clauseOf({ sentence }: Flag): string {
  const [first = ""] = sentence.split(/\.(?: |$)/);
  return first.charAt(0).toLowerCase() + first.slice(1);
}

/**
 * What a flag says, as a clause after the measure's figure: "falling 7 months running, since February 2026".
 *
 * Null where it would rest on a figure that may not be said, or where the figure beside it already says it.
 */
export function claimText(flag: Flag, measure: Measure): string | null {
  if (TOLD_BY_SENTENCE.has(flag.kind)) return clauseOf(flag) || null;
  if (flag.tone !== "data" && restsOnHidden(flag, measure)) return null;
  const { finding } = measure;
  const cadence = finding.indicator.cadence;
  switch (flag.kind) {
    case "target_miss":
      return null;
    case "persistent_miss":
      return `missed ${countPeriods(finding.missedInARow, cadence)} in a row`;
    case "newly_met":
      return "met again after repeated misses";
    case "peer_gap":
      return "further from the other providers than chance explains";
    case "data_missing":
      return `no figure for ${periodsText(periodsOf(flag, measure))}`;
    case "data_late":
      return "the figures came late";
    default: {
      const signal = signalOf(flag, measure);
      return signal ? signalText(signal, flag, measure) : flag.rule;
    }
  }
}

/** True where a flag speaks of a point whose figures may not be said. */
export function restsOnHidden(flag: Flag, measure: Measure): boolean {
  if (TOLD_BY_SENTENCE.has(flag.kind)) return false;
  const { finding, hidden } = measure;
  const named = new Set(flag.periods);
  const signal = signalOf(flag, measure);
  const streak = flag.kind === "persistent_miss" ? finding.missedInARow : 1;
  return finding.points.some(
    (point, index) =>
      hidden[index] &&
      (named.has(point.period.key) ||
        (index > finding.latest - streak && index <= finding.latest) ||
        (signal !== null && index >= signal.from && index <= signal.to)),
  );
}

/** The period in which a change began; null where the flag tells of no run. */
export function startOf(flag: Flag, measure: Measure): Period | null {
  const signal = signalOf(flag, measure);
  return signal ? measure.finding.points[signal.from]!.period : null;
}

/** Rules by the kind of flag that they raise, the most telling first. */
const RULES: Readonly<Partial<Record<FlagKind, readonly Rule[]>>> = {
  worsening_trend: ["trend"],
  worsening_shift: ["shift", "twoInThree"],
  outlier_low: ["outsideLimits"],
  outlier_high: ["outsideLimits"],
  improvement: ["outsideLimits", "trend", "shift", "twoInThree"],
};

/** The signal that a flag tells of: of its rules, the latest run that touches its periods. */
export function signalOf(flag: Flag, { finding }: Measure): Signal | null {
  const named = new Set(flag.periods);
  const touches = (signal: Signal): boolean =>
    finding.points.slice(signal.from, signal.to + 1).some((point) => named.has(point.period.key));
  const wanted = (signal: Signal): boolean =>
    flag.kind === "outlier_low" || flag.kind === "outlier_high"
      ? signal.direction === (flag.kind === "outlier_low" ? "below" : "above")
      : signal.type === (flag.tone === "improvement" ? "improvement" : "concern");
  for (const rule of RULES[flag.kind] ?? []) {
    const latest = finding.signals.findLast(
      (signal) => signal.rule === rule && wanted(signal) && touches(signal),
    );
    if (latest) return latest;
  }
  return null;
}

function signalText(signal: Signal, flag: Flag, measure: Measure): string {
  const { points, indicator } = measure.finding;
  const run = points.slice(signal.from, signal.to + 1).map((point) => point.period);
  const side = signal.direction;
  const since = periodText(run[0]!);
  switch (signal.rule) {
    case "trend":
      return `${side === "increasing" ? "rising" : "falling"} ${countPeriods(run.length - 1, indicator.cadence)} running, since ${since}`;
    case "shift":
      return `${side} its usual level for ${countPeriods(run.length, indicator.cadence)}, since ${since}`;
    case "twoInThree":
      return `close to its ${side === "above" ? "upper" : "lower"} limit in two of three periods, up to ${periodText(run.at(-1)!)}`;
    case "outsideLimits": {
      const named = periodsOf(flag, measure).filter((period) => run.some(({ key }) => key === period.key));
      return `${side} ${usualRange(measure, signal.to)} in ${periodsText(named)}`;
    }
  }
}

/** Periods that a flag names, as the series has them. */
function periodsOf(flag: Flag, { finding }: Measure): Period[] {
  const named = new Set(flag.periods);
  return finding.points.map((point) => point.period).filter((period) => named.has(period.key));
}

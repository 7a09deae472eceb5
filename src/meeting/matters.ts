import type { Flag } from "../analysis/finding";
import { groupBy } from "../analysis/groupBy";
import type { Indicator } from "../analysis/measure";
import type { Measure } from "./measure";
import type { Scope } from "./scope";

/** More than this is a list, not an agenda. */
const MOST_MATTERS = 3;
const MOST_MEASURES = 5;

/** Flags that share a cause which the workbook itself names: one thing to talk about. */
export interface Matter {
  /** The leading indicator that all of its measures are, or lag behind. */
  readonly indicator: Indicator;
  readonly tone: "concern" | "data";
  /** Highest score first; each with its flags, highest first. */
  readonly measures: readonly FlaggedMeasure[];
}

export interface FlaggedMeasure {
  readonly measure: Measure;
  readonly flags: readonly Flag[];
}

/**
 * What to talk about: flags of concern and missing data, merged by indicator, in order of score, then priority,
 * then indicator. At most three matters that touch at most five measures.
 */
export function mattersOf(scope: Scope): Matter[] {
  const flagged = flaggedMeasures(scope, (flag) => flag.tone === "concern" || flag.tone === "data");
  const flaggedIndicators = new Map(flagged.map(({ measure }) => [measure.key, measure.finding.indicator]));
  const groups = new Map<string, { readonly indicator: Indicator; readonly measures: FlaggedMeasure[] }>();
  for (const entry of flagged) {
    const indicator = causeOf(entry.measure, flaggedIndicators);
    const group = groups.get(indicator.id);
    if (group) group.measures.push(entry);
    else groups.set(indicator.id, { indicator, measures: [entry] });
  }
  const chosen = [...groups.values()].slice(0, MOST_MATTERS);
  let room = MOST_MEASURES;
  return chosen.map(({ indicator, measures }, index) => {
    const later = chosen.length - 1 - index;
    const kept = measures.slice(0, room - later);
    room -= kept.length;
    const concerns = kept.some(({ flags }) => flags.some((flag) => flag.tone === "concern"));
    return { indicator, tone: concerns ? "concern" : "data", measures: kept };
  });
}

/** Measures with the flags of one sort, the most important first. */
export function flaggedMeasures(scope: Scope, wanted: (flag: Flag) => boolean): FlaggedMeasure[] {
  const byMeasure = groupBy(scope.flags.filter(wanted), (flag) => `${flag.providerId}|${flag.indicatorId}`);
  return scope.measures
    .filter(({ finding }) => !finding.states.includes("smallDenominator"))
    .map((measure) => ({
      measure,
      flags: (byMeasure.get(measure.key) ?? []).sort((a, b) => b.score - a.score || compareText(a.id, b.id)),
    }))
    .filter(({ flags }) => flags.length > 0)
    .sort((a, b) => b.flags[0]!.score - a.flags[0]!.score || compareMeasures(a.measure, b.measure));
}

/** Priority first, then indicator, then provider. */
export function compareMeasures(a: Measure, b: Measure): number {
  const priority = (measure: Measure): number => measure.finding.indicator.priority ?? Infinity;
  return (
    compareNumbers(priority(a), priority(b)) ||
    compareText(a.finding.indicator.id, b.finding.indicator.id) ||
    compareText(a.finding.provider.id, b.finding.provider.id)
  );
}

/** Follows "lags behind" to the first indicator of the chain that is flagged at the same provider as well. */
function causeOf({ finding }: Measure, flagged: ReadonlyMap<string, Indicator>): Indicator {
  const seen = new Set<string>();
  let cause = finding.indicator;
  for (;;) {
    seen.add(cause.id);
    const key = `${finding.provider.id}|${cause.laggingOf}`;
    const leading = flagged.get(key);
    if (!leading || seen.has(leading.id)) return cause;
    cause = leading;
  }
}

function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** By code unit, so that the order is the same in every locale. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

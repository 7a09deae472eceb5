import type { State } from "../analysis/finding";
import type { CellRef } from "../analysis/measure";
import { listText, targetText, valueText } from "../analysis/wording";
import { cellText } from "./cellText";
import type { Measure } from "./measure";
import type { Scope } from "./scope";
import { periodText, rangeText, wholeText } from "./wording";

const TOO_SMALL = "figures too small to show; discuss practice, not numbers";

/** The last point with a figure, also where that figure may not be said; −1 where there is none. */
export function lastReported({ finding }: Measure): number {
  return finding.points.findLastIndex((point) => point.value !== null || point.suppressed);
}

/** The indicator as the room calls it; in a joint meeting with its provider. */
export function measureName(scope: Scope, { finding }: Measure): string {
  const indicator = finding.indicator.name || finding.indicator.id;
  return scope.joint ? `${indicator}, ${scope.nameOf(finding.provider.id)}` : indicator;
}

/**
 * One point with its counts and period: "50.0% (25 of 50) in September 2026". A percentage never stands alone.
 * Null where the figure is missing or may not be said.
 */
export function pointText(measure: Measure, index: number): string | null {
  const point = measure.finding.points[index];
  if (!point || point.value === null || measure.hidden[index]) return null;
  const counts = countsText(measure, index);
  return `${valueText(point.value, measure.finding.indicator)}${counts && ` (${counts})`} in ${periodText(point.period)}`;
}

/** What stands in brackets beside a question: "[50.0%, 25 of 50, September 2026; Data!F25:G25]". */
export function evidence(measure: Measure, cells: readonly CellRef[]): string {
  return `[${[figureInBrackets(measure), placesOf(measure, cells)].filter(Boolean).join("; ")}]`;
}

/** What stands in brackets behind a statement that has its figures: "[Data!F25:G25]". */
export function place(measure: Measure, cells: readonly CellRef[]): string {
  return `[${placesOf(measure, cells) || "no figure yet"}]`;
}

function placesOf(measure: Measure, cells: readonly CellRef[]): string {
  return cellText(cells.length > 0 ? cells : (measure.finding.points[lastReported(measure)]?.cells ?? []));
}

function figureInBrackets(measure: Measure): string {
  const index = lastReported(measure);
  const point = measure.finding.points[index];
  if (!point) return "no figure yet";
  if (point.value === null || measure.hidden[index]) return "figures too small to show";
  const parts = [valueText(point.value, measure.finding.indicator), countsText(measure, index)];
  return [...parts, periodText(point.period)].filter(Boolean).join(", ");
}

/** "25 of 50" of a share, "31 per 7,020" of a rate, "41 cases" of a median; empty where the value is itself a count. */
function countsText(measure: Measure, index: number): string {
  const { aggregation, unit } = measure.finding.indicator;
  const { numerator, denominator } = measure.finding.points[index]!;
  const cases = measure.cases[index];
  if (aggregation === "mean" || aggregation === "median") {
    return cases === null || cases === undefined ? "" : `${wholeText(cases)} cases`;
  }
  if (numerator === null || denominator === null) return unit === "percent" ? "counts not sent" : "";
  return `${wholeText(numerator)} ${unit === "percent" ? "of" : "per"} ${wholeText(denominator)}`;
}

/**
 * The latest figure against its target: "50.0% (25 of 50) in September 2026, target 70%; 10 more would have met it".
 */
export function latestText(measure: Measure): string {
  const { finding } = measure;
  const index = lastReported(measure);
  if (index < 0) return "no figure yet";
  const figure = pointText(measure, index);
  if (figure === null) return TOO_SMALL;
  const end = finding.points.length - 1;
  if (index !== end) return `no figure for ${periodText(finding.points[end]!.period)}; before that ${figure}`;
  if (finding.target === null || finding.met === null) return figure;
  const target = `target ${targetText(finding.target, finding.indicator)}`;
  if (finding.met) return `${figure}, ${target} met`;
  return `${figure}, ${target}${finding.short ? `; ${shortText(finding.short, measure)} would have met it` : ""}`;
}

/** "10 more", or "3 fewer" where less is better. */
export function shortText(short: number, { finding }: Measure): string {
  return `${wholeText(short)} ${finding.indicator.direction === "decrease" ? "fewer" : "more"}`;
}

/** "its usual range of 53.6% to 85.7%", without the figures where they would give a hidden count away. */
export function usualRange(measure: Measure, index: number): string {
  const point = measure.finding.points[index];
  const indicator = measure.finding.indicator;
  if (!point || point.lpl === null || point.upl === null || measure.limitsHidden) return "its usual range";
  return `its usual range of ${rangeText(point.lpl, point.upl, indicator)}`;
}

const STATE_WORDS: Readonly<Partial<Record<State, string>>> = {
  limitsNotFixed: "limits not fixed",
  shortBaseline: "short baseline",
  provisional: "provisional",
  seasonalityLikely: "a season is likely",
  autocorrelationLikely: "neighbouring periods likely depend on each other",
  narrowLimits: "limits narrower than counting noise",
  conflictingRules: "rules point both ways",
};

/** What must be said beside a signal: " (limits not fixed)", or nothing. */
export function caveats({ finding }: Measure): string {
  const words = finding.states.flatMap((state) => STATE_WORDS[state] ?? []);
  return words.length > 0 ? ` (${listText(words)})` : "";
}

import type { Assurance, Finding, State, Variation } from "../analysis/finding";
import type { Indicator } from "../analysis/measure";

/** Excel number format of an indicator's values; percentages are held as fractions. */
export function numberFormatOf({ unit, decimals }: Indicator): string {
  const places = unit === "percent" ? Math.max(0, decimals - 2) : Math.max(0, decimals);
  const digits = places > 0 ? `.${"0".repeat(places)}` : "";
  return unit === "percent" ? `0${digits}%` : `#,##0${digits}`;
}

/** A sign and a word, so that no meaning hangs on colour. */
export const VARIATION_WORDS: Readonly<Record<Variation, string>> = {
  commonCause: "○ Common cause",
  specialCauseImprovement: "▲ Improvement",
  specialCauseConcern: "▼ Concern",
  specialCauseNeutralHigh: "◆ Special cause, high",
  specialCauseNeutralLow: "◆ Special cause, low",
};

export const ASSURANCE_WORDS: Readonly<Record<Assurance, string>> = {
  consistentlyPassing: "✔ Consistently passing",
  consistentlyFailing: "✖ Consistently failing",
  hitOrMiss: "? Hit or miss",
};

const STATE_WORDS: Readonly<Record<State, string>> = {
  noData: "no figures yet",
  constantSeries: "always the same value: no variation to judge",
  latestMissing: "latest figure missing",
  latestSuppressed: "latest figure suppressed (small numbers)",
  latestNotApplicable: "latest figure does not apply",
  tooFewPoints: "too few points for limits",
  shortBaseline: "baseline under 12 points: watch only",
  limitsNotFixed: "limits not fixed",
  rebaseNotFound: "rebase period not found in the data",
  periodSkipped: "a period was skipped",
  suppressedValues: "some figures suppressed",
  provisional: "provisional",
  immature: "not yet complete",
  seasonalityLikely: "seasonal pattern likely: more false alarms",
  autocorrelationLikely: "neighbouring periods alike: more false alarms",
  narrowLimits: "limits narrower than counting noise",
  cumulative: "year to date: trend rule off",
  smallNumbers: "small numbers: consider quarters",
  smallDenominator: "fewer cases than the minimum: not flagged",
  underChange: "under change",
  conflictingRules: "rules disagree",
};

/** What must be said beside a finding, as one line. */
export function statesInWords(states: readonly State[]): string {
  return states.map((state) => STATE_WORDS[state]).join("; ");
}

const BARS = "▁▂▃▄▅▆▇█";

/** The last twelve values as a row of bars, lowest to highest; "·" where there is no value. */
export function recentValues({ points, latest }: Finding): string {
  const window = points.slice(Math.max(0, latest - 11), latest + 1).map(({ value }) => value);
  const known = window.filter((value) => value !== null);
  const low = Math.min(...known);
  const range = Math.max(...known) - low;
  return window
    .map((value) => {
      if (value === null) return "·";
      return BARS[range === 0 ? 3 : Math.round(((value - low) / range) * (BARS.length - 1))];
    })
    .join("");
}

/** Text that names a series to a person. */
export function seriesLabel({ provider, indicator }: Pick<Finding, "provider" | "indicator">): string {
  return `${provider.name} – ${indicator.name}`;
}

/** Key of a series, everywhere. */
export function seriesKey(providerId: string, indicatorId: string): string {
  return `${providerId}|${indicatorId}`;
}

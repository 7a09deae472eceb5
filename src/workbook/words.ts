import type { Assurance, Finding, State, Variation } from "../analysis/finding";
import type { Indicator } from "../analysis/measure";
import {
  ASSURANCE_WORDS as TARGET_RESULT,
  STATE_WORDS,
  VARIATION_WORDS as RESULT,
} from "../analysis/resultWords";

/** Excel number format of an indicator's values; percentages are held as fractions. */
export function numberFormatOf({ unit, decimals }: Indicator): string {
  const places = unit === "percent" ? Math.max(0, decimals - 2) : Math.max(0, decimals);
  const digits = places > 0 ? `.${"0".repeat(places)}` : "";
  return unit === "percent" ? `0${digits}%` : `#,##0${digits}`;
}

/** A sign and a word, so that no meaning hangs on colour. */
export const VARIATION_WORDS: Readonly<Record<Variation, string>> = {
  commonCause: `○ ${RESULT.commonCause}`,
  specialCauseImprovement: `▲ ${RESULT.specialCauseImprovement}`,
  specialCauseConcern: `▼ ${RESULT.specialCauseConcern}`,
  specialCauseNeutralHigh: `◆ ${RESULT.specialCauseNeutralHigh}`,
  specialCauseNeutralLow: `◆ ${RESULT.specialCauseNeutralLow}`,
};

export const ASSURANCE_WORDS: Readonly<Record<Assurance, string>> = {
  consistentlyPassing: `✔ ${TARGET_RESULT.consistentlyPassing}`,
  consistentlyFailing: `✖ ${TARGET_RESULT.consistentlyFailing}`,
  hitOrMiss: `? ${TARGET_RESULT.hitOrMiss}`,
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

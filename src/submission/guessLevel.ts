import { type ColumnProfile, headerNames } from "./columnProfile";
import type { Mapping } from "./mapping";

/** Levels above those that report. */
const UPPER =
  /^(national|nation|country|countries|england|england and wales|united kingdom|uk|gb|region|regional|regions|state|statewide|state total|total|all|overall|system|summary|aggregate|sub-?region|provincial)$/i;
const MOST_LEVELS = 12;

/** The column that says of what level a row is, with the levels above the lowest; null where no column does. */
export function guessLevel(labels: readonly ColumnProfile[]): NonNullable<Mapping["level"]> | null {
  for (const { column, header, distinct } of labels) {
    const levels = [...distinct].filter((text) => text !== "");
    const leftOut = levels.filter((text) => UPPER.test(text));
    const isLevel = headerNames.level(header) || (leftOut.length > 0 && /level|type|geo/i.test(header));
    if (!isLevel || levels.length > MOST_LEVELS || levels.length < 2) continue;
    return { column, leftOut: leftOut.length < levels.length ? leftOut : [] };
  }
  return null;
}

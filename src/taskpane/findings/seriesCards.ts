import type { Flag } from "../../analysis/finding";
import type { FlagCard } from "./figures";

/** One series (provider and indicator) with every reason to talk about it, the most important first. */
export interface SeriesCard extends FlagCard {
  /** Begins with `flag`. */
  readonly reasons: readonly Flag[];
}

/**
 * One card for each series, where its most important flag stands. Flags of two kinds may say the same, as a point
 * outside the limits that is an improvement does: a sentence stands once.
 */
export function seriesCards(cards: readonly FlagCard[]): SeriesCard[] {
  const series = new Map<string, SeriesCard & { reasons: Flag[] }>();
  for (const card of cards) {
    const key = `${card.flag.providerId}|${card.flag.indicatorId}`;
    const known = series.get(key);
    if (!known) series.set(key, { ...card, reasons: [card.flag] });
    else if (!known.reasons.some(({ sentence }) => sentence === card.flag.sentence))
      known.reasons.push(card.flag);
  }
  return [...series.values()];
}

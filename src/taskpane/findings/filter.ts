import type { FlagCard } from "./figures";
import { seriesCards } from "./seriesCards";
import type { Tone } from "./tone";

/** Which findings are wanted; null: all. */
export interface Filter {
  readonly providerId: string | null;
  readonly tone: Tone | null;
}

export const NO_FILTER: Filter = { providerId: null, tone: null };

/** Whether a finding passes the filter. */
export function matches({ flag }: FlagCard, { providerId, tone }: Filter): boolean {
  return (providerId === null || flag.providerId === providerId) && (tone === null || flag.tone === tone);
}

/** How many cards a filter leaves: a series with several reasons is one. */
export function countMatching(cards: readonly FlagCard[], filter: Filter): number {
  return seriesCards(cards.filter((card) => matches(card, filter))).length;
}

/** The providers that have findings, by name, and how many series of each. */
export function providersOf(cards: readonly FlagCard[]): { id: string; name: string; count: number }[] {
  const providers = new Map<string, { id: string; name: string; count: number }>();
  for (const { flag, finding } of seriesCards(cards)) {
    const { providerId: id } = flag;
    const known = providers.get(id) ?? { id, name: finding?.provider.name ?? id, count: 0 };
    providers.set(id, { ...known, count: known.count + 1 });
  }
  return [...providers.values()].sort((a, b) => a.name.localeCompare(b.name));
}

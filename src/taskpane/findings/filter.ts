import type { FlagCard } from "./figures";
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

/** The providers that have findings, by name, and how many each has. */
export function providersOf(cards: readonly FlagCard[]): { id: string; name: string; count: number }[] {
  const providers = new Map<string, { id: string; name: string; count: number }>();
  for (const { flag, finding } of cards) {
    const known = providers.get(flag.providerId);
    if (known) known.count++;
    else
      providers.set(flag.providerId, {
        id: flag.providerId,
        name: finding?.provider.name ?? flag.providerId,
        count: 1,
      });
  }
  return [...providers.values()].sort((a, b) => a.name.localeCompare(b.name));
}

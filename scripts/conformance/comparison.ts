/** What differs between our result and a reference package's for one case. */
export interface Comparison {
  /** Where we do better on purpose, by name. */
  readonly departures: readonly string[];
  /** Anything else that differs. */
  readonly differences: readonly string[];
}

/**
 * Whether a figure agrees: to 1e-9 relative, or to 1e-12 of the largest figure of the case for what is near 0;
 * null stands for NaN and infinities.
 */
export function isNear(ours: number, theirs: number | null, scale: number): boolean {
  if (theirs === null) return !Number.isFinite(ours);
  return Math.abs(ours - theirs) <= Math.max(1e-9 * Math.abs(theirs), 1e-12 * scale);
}

/** The size of the largest figure. */
export function largestOf(figures: readonly (number | null)[]): number {
  return figures.reduce<number>((most, figure) => Math.max(most, Math.abs(figure ?? 0)), 0);
}

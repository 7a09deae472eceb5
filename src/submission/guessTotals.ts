/** Labels that say that a row repeats, sums up or compares other rows. */
const TOTAL =
  /^(grand |sub-? ?|overall |all[- ])?totals?\b|\b(sub)?totals?$|^all( |$)|^overall$|^(england|wales|scotland|northern ireland|great britain|united kingdom|uk|national|nation|statewide|countywide|citywide|usa?|united states)$|\b(average|mean|median)$|^(average|mean|median|sum)\b|per ?cent(age)? change|% change|^change\b|\bregion$|^(north east|north west|south east|south west|east midlands|west midlands|east of england|london)$/i;
const PSEUDO =
  /^(other|others|unknown|not known|unassigned|unallocated|not stated|missing|n\/a|none)\b|^district of\b/i;

export const totalWords = {
  total: (label: string) => TOTAL.test(label),
  /** "Other", "Unknown": counted somewhere, and no provider. */
  pseudo: (label: string) => PSEUDO.test(label),
};

/**
 * Labels whose figures are the sum of all others, wherever the label does not say so.
 *
 * @param figures figure of each label per column or period
 */
export function sumsOfOthers(figures: ReadonlyMap<string, ReadonlyMap<string, number>>): readonly string[] {
  const sums = new Map<string, number>();
  for (const byKey of figures.values())
    for (const [key, value] of byKey) sums.set(key, (sums.get(key) ?? 0) + value);
  if (figures.size < 4) return [];
  return [...figures].flatMap(([label, byKey]) => {
    const isSum = ([key, value]: readonly [string, number]) => {
      const others = (sums.get(key) ?? 0) - value;
      return value > 0 && Math.abs(others - value) <= 1e-9 * value;
    };
    return byKey.size >= 2 && [...byKey].every(isSum) ? [label] : [];
  });
}

/** Labels that say that a row repeats, sums up or compares other rows. */
const TOTAL =
  /^(grand |sub-? ?|overall |all[- ])?totals?\b|\b(sub)?totals?$|^all( |$)|^overall$|^(england|wales|england (and|&) wales|gb|canada|aust(ralia)?|nation-?wide|state total|scotland|northern ireland|great britain|united kingdom|uk|national|nation|statewide|countywide|citywide|usa?|united states)$|\b(average|mean|median)$|^(average|mean|median|sum)\b|per ?cent(age)? change|% change|^change\b|\bregion$|^(north east|north west|south east|south west|east midlands|west midlands|east of england|london)$/i;
const PSEUDO =
  /^(other|others|unknown|not known|unassigned|unallocated|not stated|missing|n\/a|none)\b|^district of\b/i;

export const totalWords = {
  total: (label: string) => TOTAL.test(label),
  /** "Other", "Unknown": counted somewhere, and no provider. */
  pseudo: (label: string) => PSEUDO.test(label),
};

/** Sums as small as this add up by chance. */
const SMALLEST_SUM = 10;

/**
 * Labels whose figures are the sum of the labels that follow or precede them without a gap: a region above its
 * counties, a subtotal below its rows. All columns must agree, and there must be two at least.
 *
 * @param figures of each label in the order of the rows
 */
export function sumsOfNeighbours(
  figures: ReadonlyMap<string, ReadonlyMap<string, number>>,
): readonly string[] {
  const rows = [...figures];
  return rows.flatMap(([label, own], at) =>
    addsUp(own, rows.slice(at + 1)) || addsUp(own, rows.slice(0, at).reverse()) ? [label] : [],
  );
}

function addsUp(
  own: ReadonlyMap<string, number>,
  neighbours: readonly (readonly [string, ReadonlyMap<string, number>])[],
): boolean {
  const keys = [...own.keys()];
  if (keys.length < 2 || !keys.every((key) => (own.get(key) ?? 0) >= SMALLEST_SUM)) return false;
  const sums = new Map<string, number>();
  for (let i = 0; i < neighbours.length; i++) {
    const others = neighbours[i]?.[1];
    for (const key of keys) sums.set(key, (sums.get(key) ?? 0) + (others?.get(key) ?? 0));
    const excess = keys.map((key) => (sums.get(key) ?? 0) - (own.get(key) ?? 0));
    if (i > 0 && excess.every((rest) => Math.abs(rest) < 1e-6)) return true;
    if (excess.some((rest) => rest > 1e-6)) return false;
  }
  return false;
}

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

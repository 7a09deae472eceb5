/** Labels that say that a row repeats, sums up or compares other rows. */
const TOTAL =
  /^(grand |sub-? ?|overall |all[- ])?totals?\b|\b(sub)?totals?$|^all( (?!saints|souls|hallows|nations|about)|$)|^overall$|^(england|wales|england (and|&) wales|england, wales and elsewhere( \d)?|gb|canada|aust(ralia)?|nation-?wide|state total|scotland|northern ireland|great britain|united kingdom|uk|national|nation|state|province|provincewide|provincial (total|average)|territory|statewide|countywide|citywide|usa?|united states|new zealand|(eu|ea)\d{2}(_\d{4})?|insgesamt|gesamt|zusammen|ensemble|totaal|totale|deutschland|nederland|españa|brasil|italia|france( entière| métropolitaine)?)$|\b(average|mean|median)$|^(average|mean|median|sum)\b|per ?cent(age)? change|% change|^change( (in|from|since|on|over)\b|$)/i;
const REGION =
  /\bregion$|^(north east|north west|south east|south west|east midlands|west midlands|yorkshire and (the humber|humberside)|east of england|london)$/i;
const PSEUDO =
  /^others?( (providers?|agenc(y|ies)|areas?|counties|states|regions|sites|organi[sz]ations?|(local )?authorit(y|ies)|trusts?))?$|^(unknown|not known|unassigned|unallocated|not stated|missing|n\/a|none)\b|^district of\b/i;

/** "Other", "Unknown": counted somewhere, and no provider. */
export function isPseudoProvider(label: string): boolean {
  return PSEUDO.test(label);
}

/** Beside these a nation is one of several, and no total of its regions. */
const OTHER_NATION =
  /^(austria|belgium|chile|colombia|costa rica|czechia|czech republic|denmark|estonia|finland|france|germany|greece|hungary|iceland|israel|italy|japan|korea|latvia|lithuania|luxembourg|mexico|netherlands|norway|poland|portugal|slovenia|slovak republic|spain|sweden|switzerland|türkiye|turkey)$/i;
const NATION =
  /^(england|scotland|wales|northern ireland|great britain|united kingdom|uk|gb|canada|australia|usa?|united states|new zealand|deutschland|nederland|españa|brasil|italia|france)$/i;

/** States whose own total stands above or below their counties. */
const STATE =
  /^(ala(bama|ska)|ar(izona|kansas)|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new (hampshire|jersey|mexico|york|south wales|zealand)|(north|south) (carolina|dakota)|ohio|oklahoma|oregon|pennsylvania|rhode island|tennessee|texas|utah|vermont|(west )?virginia|washington|wisconsin|wyoming|victoria|queensland|tasmania|ireland)( (state|total))?$/i;
const FEWEST_COUNTIES = 3;

/**
 * Labels that say that they are totals; regions are totals where others stand below them, one state above counties.
 *
 * @param sectioned the rows stand in sections, so that regions are no sums of the rows beside them
 */
export function namedTotals(labels: readonly string[], sectioned = false): readonly string[] {
  if (sectioned) return labels.filter((label) => /\b(sub)?totals?\b|^all\b/i.test(label));
  const isInternational = labels.some((label) => OTHER_NATION.test(label) && !TOTAL.test(label));
  const saysTotal = (label: string) => TOTAL.test(label) && !(isInternational && NATION.test(label));
  const others = labels.filter((label) => !saysTotal(label) && !REGION.test(label));
  const regions = labels.filter((label) => REGION.test(label));
  const [state, second] = labels.filter((label) => STATE.test(label));
  const isEdge = state === labels[0] || state === labels[labels.length - 1];
  const whole = second === undefined && isEdge && others.length > FEWEST_COUNTIES ? state : undefined;
  return labels.filter(
    (label) => saysTotal(label) || label === whole || (REGION.test(label) && others.length >= regions.length),
  );
}

/** Of what a nation is a part. */
const ABOVE_NATIONS = /\btotals?\b|^england (and|&) wales|^great britain$|^united kingdom$|^(uk|gb)$/i;
/** Counts below this are as often percentages. */
const SMALLEST_COUNT = 100;

/**
 * True for a nation that is one of the places and not their total, as the probation area "Wales" is: there is a total
 * above it, and another label that is no total has more of something that is counted.
 *
 * @param totals all labels that say that they are totals
 */
export function isBelowOthers(
  label: string,
  totals: readonly string[],
  figures: ReadonlyMap<string, ReadonlyMap<string, number>>,
): boolean {
  if (!NATION.test(label) || !totals.some((each) => each !== label && ABOVE_NATIONS.test(each))) return false;
  const others = [...figures].filter(([name]) => !totals.includes(name)).map(([, byKey]) => byKey);
  return [...(figures.get(label) ?? [])].some(([key, own]) => {
    const all = [own, ...others.flatMap((byKey) => byKey.get(key) ?? [])];
    const most = Math.max(...all);
    return most > own && most > SMALLEST_COUNT && all.every(Number.isInteger);
  });
}

/** Sums as small as this add up by chance. */
const SMALLEST_SUM = 10;

/**
 * Labels whose figures are the sum of the labels that follow or precede them without a gap: a region above its
 * counties, a county above its districts, a subtotal below its rows. The parts of a sum that was found are not
 * counted again in the sum above it. All columns must agree, and there must be two at least.
 *
 * @param figures of each label in the order of the rows
 */
export function sumsOfNeighbours(
  figures: ReadonlyMap<string, ReadonlyMap<string, number>>,
): readonly string[] {
  const rows = [...figures];
  const sums = new Set([...sumsOfFollowing(rows), ...sumsOfFollowing([...rows].reverse())]);
  return rows.flatMap(([label]) => (sums.has(label) ? [label] : []));
}

type Row = readonly [label: string, figures: ReadonlyMap<string, number>];

function sumsOfFollowing(rows: readonly Row[]): string[] {
  const found: string[] = [];
  /** Rows that belong to the sum in a row, itself included. */
  const length = rows.map(() => 1);
  for (let at = rows.length - 1; at >= 0; at--) {
    const [label, own] = rows[at] ?? ["", new Map<string, number>()];
    const end = endOfSum(own, rows, at + 1, length);
    if (end === null) continue;
    length[at] = end - at;
    found.push(label);
  }
  return found;
}

/** Where the rows from `start` on, each with the parts it sums up, have added up to the figures; null: nowhere. */
function endOfSum(
  own: ReadonlyMap<string, number>,
  rows: readonly Row[],
  start: number,
  length: readonly number[],
): number | null {
  const keys = [...own.keys()];
  if (keys.length < 2 || !keys.every((key) => (own.get(key) ?? 0) >= SMALLEST_SUM)) return null;
  const sums = keys.map(() => 0);
  for (let at = start, parts = 1; at < rows.length; parts++) {
    const figures = rows[at]?.[1];
    keys.forEach((key, i) => (sums[i] = (sums[i] ?? 0) + (figures?.get(key) ?? 0)));
    at += length[at] ?? 1;
    const excess = keys.map((key, i) => (sums[i] ?? 0) - (own.get(key) ?? 0));
    if (parts > 1 && excess.every((rest) => Math.abs(rest) < 1e-6)) return at;
    if (excess.some((rest) => rest > 1e-6)) return null;
  }
  return null;
}

/** A sum that is this many times what rounding can make of it is a sum. */
const MOST_ROUNDING = 10;
const FEWEST_ROUNDED = 8;

/** 10 where all figures were rounded to tens, 5 where to fives; 1 where they were not. */
function roundedTo(values: readonly number[]): number {
  if (values.length < FEWEST_ROUNDED) return 1;
  return [1000, 100, 10, 5].find((unit) => values.every((value) => value % unit === 0)) ?? 1;
}

/**
 * Labels whose figures are the sum of all others, but for rounding, wherever the label does not say so.
 *
 * @param figures figure of each label per column or period
 */
export function sumsOfOthers(figures: ReadonlyMap<string, ReadonlyMap<string, number>>): readonly string[] {
  const unit = roundedTo([...figures.values()].flatMap((byKey) => [...byKey.values()]));
  const rounding = unit === 1 ? 0 : (unit / 2) * figures.size;
  const sums = new Map<string, number>();
  for (const byKey of figures.values())
    for (const [key, value] of byKey) sums.set(key, (sums.get(key) ?? 0) + value);
  if (figures.size < 4) return [];
  return [...figures].flatMap(([label, byKey]) => {
    const isSum = ([key, value]: readonly [string, number]) => {
      const others = (sums.get(key) ?? 0) - value;
      // Where rounding could make up much of the sum, any label could be one.
      const slack = rounding * MOST_ROUNDING > value ? 0 : rounding;
      return value > 0 && Math.abs(others - value) <= Math.max(slack, 1e-9 * value);
    };
    return byKey.size >= 2 && [...byKey].every(isSum) ? [label] : [];
  });
}

import { LARGEST_VALUE, MINIMUM_POINTS } from "./constants";
import type { Assurance, Variation } from "./finding";
import { type BaselineSpan, countValues, type LimitGroup, xmrLimits } from "./limits";
import type { ImprovementDirection } from "./measure";
import { PRESETS, type PresetRules, XMR_CONSTANTS, type XmrPreset } from "./presets";
import { markOutsideLimits, markShifts, markTrends, markTwoInThree, variationOf } from "./signals";

/** A series and how it is to be read. */
export interface SeriesInput {
  /** One value a period; NaN and infinities, and sizes over 1e290, are missing. */
  readonly values: ArrayLike<number>;
  /** Where each value stands in time (period ordinals, day numbers), in any order; omitted: values are in order. */
  readonly at?: ArrayLike<number>;
  readonly direction: ImprovementDirection;
  /** Default `nhs-r`. */
  readonly preset?: XmrPreset;
  readonly target?: number | null;
  /** Places in time from which new limits hold. */
  readonly rebases?: readonly number[];
  /** Which points give the limits; omitted: all of each group. */
  readonly baseline?: SeriesBaseline;
  /** Leave extreme moving ranges out of the average; default as the preset: true for `nhs-r`. */
  readonly screenOutliers?: boolean;
  /** Default true; off for cumulative measures, which rise by themselves. */
  readonly trendRule?: boolean;
}

/** The first n points of each group (n ≥ 12), or ranges of places in time, inclusive (the last that touches a group counts). */
export type SeriesBaseline =
  | { readonly firstPoints: number }
  | { readonly ranges: readonly { readonly from: number; readonly to: number }[] };

/** What the chart shows, with everything it rests on. */
export interface SeriesAnalysis {
  readonly preset: XmrPreset;
  readonly constants: typeof XMR_CONSTANTS;
  readonly screenOutliers: boolean;
  /** In order of time; NaN where missing. The input's own array where that is so already. */
  readonly values: Float64Array;
  /** For each value in order, its index in the input; null where the input was in order. */
  readonly order: Uint32Array | null;
  readonly groups: readonly LimitGroup[];
  /** For each value in order, the rules it meets as bits of `Mark`. */
  readonly marks: Uint8Array;
  /** Type of the latest point; null where it has no value or no limits. */
  readonly variation: Variation | null;
  /** The latest limits against the target; null without target, direction or limits. */
  readonly assurance: Assurance | null;
  /** Rebases that are no place of the series: nothing happened there. */
  readonly rebasesNotFound: readonly number[];
}

/**
 * XmR analysis of one series: limits, the four rules for every point, variation and assurance.
 *
 * The default preset agrees with NHSRplotthedots `ptd_spc()` to the last flag, but for its known defects: a constant series has
 * limits (its mean) and its value is compared with the target; a missing latest value has no variation; one
 * point alone has no icons; a missing value never stops the analysis; a rebase that is not in the data is named.
 *
 * @throws RangeError where a baseline by count has fewer than 12 points, or `at` has another length than `values`
 * @example analyseSeries({ values: [5, 5, 5], direction: "increase", target: 4 }).assurance // "consistentlyPassing"
 */
export function analyseSeries(input: SeriesInput): SeriesAnalysis {
  const { direction, preset = "nhs-r", target = null, trendRule = true } = input;
  const rules = PRESETS[preset];
  const { screenOutliers = rules.screenOutliers } = input;
  const order = timeOrder(input);
  const values = valuesInOrder(input.values, order);
  const { starts, notFound } = groupStarts(input, order);

  const marks = new Uint8Array(values.length);
  const groups = starts.map((from, k) => {
    const to = starts[k + 1] ?? values.length;
    const group = xmrLimits(values, from, to, baselineOf(input, order, from, to), screenOutliers);
    markOutsideLimits(values, group, marks);
    markShifts(values, group, marks);
    if (trendRule) markTrends(values, group, marks);
    markTwoInThree(values, group, marks, rules.twoInThreeBeyondLimits);
    return group;
  });

  const last = values.length - 1;
  const latestGroup = groups[groups.length - 1];
  const latestValue = values[last] ?? NaN;
  const isTold = latestGroup !== undefined && hasPointsForIcons(values, latestGroup, rules);
  const hasVariation = isTold && !isNaN(latestValue) && !isNaN(latestGroup.upl);
  return {
    preset,
    constants: XMR_CONSTANTS,
    screenOutliers,
    values,
    order,
    groups,
    marks,
    variation: hasVariation ? variationOf(marks[last]!, direction) : null,
    assurance: isTold ? assuranceOf(latestGroup, target, direction, rules) : null,
    rebasesNotFound: notFound,
  };
}

function hasPointsForIcons(
  values: Float64Array,
  { from, to }: LimitGroup,
  { pointsForIcons }: PresetRules,
): boolean {
  return pointsForIcons === 0 || countValues(values, from, to) >= pointsForIcons;
}

/**
 * Whether the process, left alone, meets the target always, never, or by chance: the limits against the target,
 * at full precision. A target on a limit is hit or miss, unless the preset puts it beyond; where nothing varies the
 * value itself is compared and equality is met.
 */
function assuranceOf(
  limits: LimitGroup,
  target: number | null,
  direction: ImprovementDirection,
  { limitIsBeyond }: PresetRules,
): Assurance | null {
  if (target === null || direction === "neutral" || isNaN(target) || isNaN(limits.upl)) return null;
  const sign = direction === "increase" ? 1 : -1;
  const worst = sign > 0 ? limits.lpl : -limits.upl;
  const best = sign > 0 ? limits.upl : -limits.lpl;
  const wanted = sign * target;
  if (limits.constant) return best >= wanted ? "consistentlyPassing" : "consistentlyFailing";
  if (wanted > best || (limitIsBeyond && wanted === best)) return "consistentlyFailing";
  if (wanted < worst || (limitIsBeyond && wanted === worst)) return "consistentlyPassing";
  return "hitOrMiss";
}

/** Indices of the values in order of time; null where they are in order already. */
function timeOrder({ values, at }: SeriesInput): Uint32Array | null {
  if (at === undefined) return null;
  if (at.length !== values.length) throw new RangeError("at and values must have the same length");
  let sorted = true;
  for (let i = 1; i < at.length; i++) sorted &&= at[i]! >= at[i - 1]!;
  if (sorted) return null;
  return Uint32Array.from(values, (_, i) => i).sort((a, b) => at[a]! - at[b]! || a - b);
}

/** The given array itself where nothing has to change; it is never written to. */
function valuesInOrder(given: ArrayLike<number>, order: Uint32Array | null): Float64Array {
  if (order === null && given instanceof Float64Array && hasOnlyFigures(given)) return given;
  const values = new Float64Array(given.length);
  for (let i = 0; i < values.length; i++) {
    const value = given[order === null ? i : order[i]!]!;
    values[i] = Math.abs(value) <= LARGEST_VALUE ? value : NaN;
  }
  return values;
}

function hasOnlyFigures(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) {
    if (Math.abs(values[i]!) > LARGEST_VALUE) return false;
  }
  return true;
}

function placeOf({ at }: SeriesInput, order: Uint32Array | null, i: number): number {
  const index = order === null ? i : order[i]!;
  return at === undefined ? index : at[index]!;
}

function groupStarts(
  input: SeriesInput,
  order: Uint32Array | null,
): { starts: number[]; notFound: number[] } {
  const { length } = input.values;
  const starts = length === 0 ? [] : [0];
  const { rebases = [] } = input;
  if (rebases.length === 0) return { starts, notFound: [] };
  const found = new Set<number>();
  for (let i = 0; i < length; i++) {
    const place = placeOf(input, order, i);
    if (!rebases.includes(place)) continue;
    if (i > 0 && !found.has(place)) starts.push(i);
    found.add(place);
  }
  return { starts, notFound: rebases.filter((place) => !found.has(place)) };
}

function baselineOf(input: SeriesInput, order: Uint32Array | null, from: number, to: number): BaselineSpan {
  const { baseline } = input;
  if (baseline === undefined) return { from, to, fixed: false };
  if ("firstPoints" in baseline) {
    if (!(baseline.firstPoints >= MINIMUM_POINTS)) {
      throw new RangeError(`a baseline needs at least ${MINIMUM_POINTS} points`);
    }
    return { from, to: Math.min(to, from + Math.floor(baseline.firstPoints)), fixed: true };
  }
  let span: BaselineSpan = { from, to, fixed: false };
  for (const range of baseline.ranges) {
    let first = from;
    while (first < to && placeOf(input, order, first) < range.from) first++;
    let end = first;
    while (end < to && placeOf(input, order, end) <= range.to) end++;
    if (end > first) span = { from: first, to: end, fixed: true };
  }
  return span;
}

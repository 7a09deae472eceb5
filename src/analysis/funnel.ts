import { FUNNEL_QUANTILES, UNITS_FOR_OVERDISPERSION, WINSORISED_SHARE } from "./constants";
import { FUNNEL_SCALES, type FunnelData, type FunnelLevel, type FunnelScale } from "./funnelScales";

/** One provider, site or group: events (observed) over a denominator (expected) over 0. */
export interface FunnelUnit {
  readonly numerator: number;
  readonly denominator: number;
  /** False: plotted with limits, but left out of the pooled rate and the over-dispersion (provisional, small, …). */
  readonly judged: boolean;
}

/** Where chance alone would leave a unit of its size: 95% and 99.8% limits. */
export interface FunnelLimits {
  readonly watch: { readonly lower: number; readonly upper: number };
  readonly flag: { readonly lower: number; readonly upper: number };
}

export interface Funnel {
  /** The centre line: sum over sum of the judged units (NaN without any); 1 for standardised ratios. */
  readonly pooled: number;
  /** Ratio of the z-scores' spread to chance: 1 is chance. */
  readonly phi: number;
  /** Variance between units beyond chance, on the scale of the data; 0 where there is none. */
  readonly tau2: number;
  /** z-score of each unit, on the scale of the data. */
  readonly z: readonly number[];
  readonly unadjusted: readonly FunnelLimits[];
  readonly overdispersed: readonly FunnelLimits[];
  /** Which limits judge: unadjusted below 10 judged units, over-dispersed from 10. */
  readonly judgedBy: "unadjusted" | "overdispersed";
}

/**
 * Funnel limits by denominator around the pooled rate (1 for standardised ratios).
 *
 * Proportions, on the arcsine scale: angle = asin √p, standard error s = 1 ÷ (2 √n); limits
 * sin²(pooled angle ± q s). Ratios of counts on the logarithm; standardised ratios with exact Poisson limits.
 * Over-dispersion (additive, Spiegelhalter 2005): the judged z-scores, the outer tenths drawn in (left out for
 * `standardisedLog`), give φ and τ²; then s becomes √(s² + τ²).
 *
 * Source: FunnelPlotR 0.6 `funnel_plot()`, but for its lower limits of proportions that fold back below 0.
 *
 * @example
 * const counts = [[90, 120], [41, 88], [35, 46]];
 * const units = counts.map(([numerator, denominator]) => ({ numerator, denominator, judged: true }));
 * funnel(units).unadjusted[1].flag // { lower: 0.491, upper: 0.799 }: 41 of 88 lie below it
 */
export function funnel(units: readonly FunnelUnit[], data: FunnelData = "proportion"): Funnel {
  const scale = FUNNEL_SCALES[data];
  const judged = units.filter((unit) => unit.judged);
  const pooled = scale.fixedCentre ?? total(judged, "numerator") / total(judged, "denominator");
  const centre = scale.transform(pooled);
  const zOf = (unit: FunnelUnit): number => (scale.valueOf(unit) - centre) / scale.errorOf(unit);
  const { phi, tau2 } = overdispersion(judged.map(zOf), judged.map(scale.errorOf), scale.extremes);
  return {
    pooled,
    phi,
    tau2,
    z: units.map(zOf),
    unadjusted: units.map(({ denominator }) => limitsAt(denominator, scale, centre)),
    overdispersed: units.map(({ denominator }) => scaledLimits(denominator, scale, centre, tau2)),
    judgedBy: judged.length < UNITS_FOR_OVERDISPERSION ? "unadjusted" : "overdispersed",
  };
}

function limitsAt(denominator: number, scale: FunnelScale, centre: number): FunnelLimits {
  const { exactLimits } = scale;
  if (!exactLimits) return scaledLimits(denominator, scale, centre, 0);
  return { watch: exactLimits(denominator, "watch"), flag: exactLimits(denominator, "flag") };
}

function scaledLimits(denominator: number, scale: FunnelScale, centre: number, tau2: number): FunnelLimits {
  const error = Math.sqrt(scale.limitError(denominator) ** 2 + tau2);
  const pair = (level: FunnelLevel): { lower: number; upper: number } => ({
    lower: scale.back(centre - FUNNEL_QUANTILES[level] * error),
    upper: scale.back(centre + FUNNEL_QUANTILES[level] * error),
  });
  return { watch: pair("watch"), flag: pair("flag") };
}

function overdispersion(
  scores: readonly number[],
  allErrors: readonly number[],
  extremes: FunnelScale["extremes"],
): { phi: number; tau2: number } {
  const kept = extremes === "truncated" ? withoutExtremes(scores) : scores.map((_, i) => i);
  if (kept.length < 2) return { phi: NaN, tau2: 0 };
  const z = kept.map((i) => scores[i]!);
  const [low, high] =
    extremes === "truncated"
      ? [-Infinity, Infinity]
      : [interpolatedQuantile(z, WINSORISED_SHARE), interpolatedQuantile(z, 1 - WINSORISED_SHARE)];
  const drawnIn = z.map((score) => Math.min(high, Math.max(low, score)));
  const phi = drawnIn.reduce((sum, score) => sum + score * score, 0) / z.length;
  const weights = kept.map((i) => 1 / allErrors[i]! ** 2);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const squares = weights.reduce((all, weight) => all + weight * weight, 0);
  return { phi, tau2: Math.max(0, (z.length * phi - (z.length - 1)) / (sum - squares / sum)) };
}

/** Indices of the finite scores outside the lowest and the highest tenth by rank; equal scores share their mean rank. */
function withoutExtremes(scores: readonly number[]): number[] {
  const tenths = 1 / WINSORISED_SHARE;
  const sorted = [...scores].sort((a, b) => a - b);
  return scores.flatMap((score, i) => {
    const rank = (sorted.indexOf(score) + sorted.lastIndexOf(score)) / 2 + 1;
    const tenth = Math.floor((rank * tenths) / (scores.length + 1));
    return Number.isFinite(score) && tenth > 0 && tenth < tenths - 1 ? [i] : [];
  });
}

/** R's default quantile (type 7): linear between neighbours. */
function interpolatedQuantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)]!;
  const above = sorted[Math.ceil(place)]!;
  return below + (place - Math.floor(place)) * (above - below);
}

function total(units: readonly FunnelUnit[], count: "numerator" | "denominator"): number {
  return units.reduce((sum, unit) => sum + unit[count], 0);
}

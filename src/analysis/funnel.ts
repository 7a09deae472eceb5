import { FUNNEL_QUANTILES, UNITS_FOR_OVERDISPERSION, WINSORISED_SHARE } from "./constants";

/** One provider, site or group: events out of a denominator over 0. */
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
  /** Sum over sum of the judged units; NaN without any. */
  readonly pooled: number;
  /** Ratio of the z-scores' spread to chance: 1 is chance. */
  readonly phi: number;
  /** Variance between units beyond chance, on the arcsine scale; 0 where there is none. */
  readonly tau2: number;
  /** z-score of each unit, on the arcsine scale. */
  readonly z: readonly number[];
  readonly unadjusted: readonly FunnelLimits[];
  readonly overdispersed: readonly FunnelLimits[];
  /** Which limits judge: unadjusted below 10 judged units, over-dispersed from 10. */
  readonly judgedBy: "unadjusted" | "overdispersed";
}

/**
 * Funnel limits for proportions, by denominator, around the pooled rate.
 *
 * Arcsine scale: angle = asin √p, standard error s = 1 ÷ (2 √n); limits sin²(pooled angle ± q s), with the angle
 * held between 0 and 90°, so that a limit never folds back. Over-dispersion (additive, Spiegelhalter 2005): the
 * judged z-scores, the outer tenths drawn in, give φ and τ²; then s becomes √(s² + τ²).
 *
 * Source: FunnelPlotR 0.6 `funnel_plot(data_type = "PR")`, but for its lower limits that fold back below 0.
 *
 * @example funnel([{ numerator: 90, denominator: 120, judged: true }, …]).unadjusted[0].flag
 */
export function funnel(units: readonly FunnelUnit[]): Funnel {
  const judged = units.filter((unit) => unit.judged);
  const pooled = total(judged, "numerator") / total(judged, "denominator");
  const centre = Math.asin(Math.sqrt(pooled));
  const zOf = ({ numerator, denominator }: FunnelUnit): number =>
    (Math.asin(Math.sqrt(numerator / denominator)) - centre) / standardError(denominator);
  const { phi, tau2 } = overdispersion(
    judged.map(zOf),
    judged.map(({ denominator }) => standardError(denominator)),
  );
  return {
    pooled,
    phi,
    tau2,
    z: units.map(zOf),
    unadjusted: units.map(({ denominator }) => limitsAround(centre, standardError(denominator))),
    overdispersed: units.map(({ denominator }) =>
      limitsAround(centre, Math.sqrt(standardError(denominator) ** 2 + tau2)),
    ),
    judgedBy: judged.length < UNITS_FOR_OVERDISPERSION ? "unadjusted" : "overdispersed",
  };
}

function standardError(denominator: number): number {
  return 1 / (2 * Math.sqrt(denominator));
}

function limitsAround(centre: number, error: number): FunnelLimits {
  const at = (quantiles: number): number =>
    Math.sin(Math.min(Math.PI / 2, Math.max(0, centre + quantiles * error))) ** 2;
  const pair = (q: number): { lower: number; upper: number } => ({ lower: at(-q), upper: at(q) });
  return { watch: pair(FUNNEL_QUANTILES.watch), flag: pair(FUNNEL_QUANTILES.flag) };
}

function overdispersion(z: readonly number[], errors: readonly number[]): { phi: number; tau2: number } {
  if (z.length < 2) return { phi: NaN, tau2: 0 };
  const low = interpolatedQuantile(z, WINSORISED_SHARE);
  const high = interpolatedQuantile(z, 1 - WINSORISED_SHARE);
  const drawnIn = z.map((score) => Math.min(high, Math.max(low, score)));
  const phi = drawnIn.reduce((sum, score) => sum + score * score, 0) / z.length;
  const weights = errors.map((error) => 1 / error ** 2);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const squares = weights.reduce((all, weight) => all + weight * weight, 0);
  return { phi, tau2: Math.max(0, (z.length * phi - (z.length - 1)) / (sum - squares / sum)) };
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

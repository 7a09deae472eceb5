import type { ShownRatio } from "./countTable";

/** Half a unit of the last digit, and a little for decimals that doubles cannot hold. */
const HALF = 0.5 + 1e-9;

/**
 * What a rounded rate says of its counts: numerator ÷ denominator lies half a unit of its last digit around it. With
 * a shown denominator few numerators are left, or one.
 *
 * @param value as it is shown: 0.654 for 65.4%; per person, not per 1,000
 * @param decimals of the value as held: 3 for 65.4%
 * @example ratioOfRate({ name: "the rate of 65.4%", numerator: "n", denominator: "d" }, 0.654, 3) // { low: 0.6535, high: 0.6545 }
 */
export function ratioOfRate(
  cells: Pick<ShownRatio, "name" | "numerator" | "denominator">,
  value: number,
  decimals: number,
): ShownRatio {
  const half = HALF / 10 ** decimals;
  return { ...cells, low: Math.max(0, value - half), high: value + half };
}

/**
 * What a pair of funnel limits of a proportion says of the pooled rate, at whatever size and over-dispersion: on the
 * arcsine scale the pooled angle lies half-way between the two, so one pair gives the total back.
 *
 * Formula: pooled = sin²((asin √lower + asin √upper) ÷ 2), each limit within half a unit of its last digit. A limit
 * held at 0 or 1 was cut, and only bounds it.
 *
 * Source: the inverse of the limits in `funnel` (FunnelPlotR, arcsine).
 *
 * @example ratioOfLimits({ name: "A's limits", numerator: "all#count", denominator: "all#of" }, { lower: 0.515, upper: 0.78 }, 3) // { low: 0.653, high: 0.6541 }
 */
export function ratioOfLimits(
  cells: Pick<ShownRatio, "name" | "numerator" | "denominator">,
  { lower, upper }: { readonly lower: number; readonly upper: number },
  decimals: number,
): ShownRatio {
  const half = HALF / 10 ** decimals;
  const angle = (value: number): number => Math.asin(Math.sqrt(Math.min(1, Math.max(0, value))));
  const share = (at: number): number => Math.sin(at) ** 2;
  const low = lower - half <= 0 ? 0 : share((angle(lower - half) + angle(upper - half)) / 2);
  const high = upper + half >= 1 ? 1 : share((angle(lower + half) + angle(upper + half)) / 2);
  return { ...cells, low, high };
}

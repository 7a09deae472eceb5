import { gammaProbability } from "./gammaQuantile";

/** Whether two shares of people differ by more than chance. */
export interface ProportionTest {
  /** First share minus second. */
  readonly difference: number;
  /** Standard normal deviate of the difference under one common share; 0 where the shares cannot vary. */
  readonly z: number;
  /** Two-sided probability of a difference at least this large by chance. */
  readonly p: number;
}

/**
 * Two-proportion z-test with the pooled standard error, without continuity correction (as R's
 * `prop.test(correct = FALSE)`): z = (p₁ − p₂) ÷ √(p (1 − p) (1/n₁ + 1/n₂)), p the pooled share.
 *
 * @returns null where a denominator is not positive, or a count is not within its denominator
 * @example twoProportions(25, 62, 50, 83)?.p // 0.0176
 */
export function twoProportions(
  events1: number,
  cases1: number,
  events2: number,
  cases2: number,
): ProportionTest | null {
  const isPart = (events: number, cases: number): boolean => cases > 0 && events >= 0 && events <= cases;
  if (!isPart(events1, cases1) || !isPart(events2, cases2)) return null;
  const difference = events1 / cases1 - events2 / cases2;
  const pooled = (events1 + events2) / (cases1 + cases2);
  const variance = pooled * (1 - pooled) * (1 / cases1 + 1 / cases2);
  const z = variance > 0 ? difference / Math.sqrt(variance) : 0;
  // z² is chi-square with one degree of freedom: twice a gamma variable of shape 1/2.
  return { difference, z, p: Math.max(0, 1 - gammaProbability((z * z) / 2, 0.5)) };
}

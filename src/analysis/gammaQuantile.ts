import { gammaln } from "simple-statistics";

/** Far more steps than either expansion needs for shapes up to a hundred million. */
const MOST_STEPS = 100_000;
const SMALLEST = 1e-300;

/**
 * The x under which a gamma variable of scale 1 lies with a probability; half the quantile of chi-square with twice
 * the degrees of freedom, and so the exact limit of a Poisson count.
 *
 * Newton's steps from the Wilson-Hilferty approximation, held in a shrinking bracket.
 *
 * @param probability between 0 and 1
 * @param normal the standard normal quantile of that probability, as a start: three digits are enough
 * @param shape over 0
 * @example 2 * gammaQuantile(0.975, 1.96, 1) // 7.3778: the 97.5% point of chi-square with 2 degrees of freedom
 */
export function gammaQuantile(probability: number, normal: number, shape: number): number {
  const start = shape * (1 - 1 / (9 * shape) + normal / (3 * Math.sqrt(shape))) ** 3;
  let [low, high] = [0, Infinity];
  let x = start > 0 ? start : shape / 2;
  for (let step = 0; step < 100; step++) {
    const excess = gammaProbability(x, shape) - probability;
    if (excess > 0) high = x;
    else low = x;
    const density = Math.exp((shape - 1) * Math.log(x) - x - gammaln(shape));
    const newton = x - excess / density;
    const isInside = newton > low && newton < high;
    const next = isInside ? newton : high === Infinity ? 2 * x : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-15 * x) return next;
    x = next;
  }
  return x;
}

/** Probability that a gamma variable of scale 1 is at most x: the series below the shape, the fraction above. */
export function gammaProbability(x: number, shape: number): number {
  const weight = Math.exp(shape * Math.log(x) - x - gammaln(shape));
  return x < shape + 1 ? weight * lowerSeries(x, shape) : 1 - weight * upperFraction(x, shape);
}

function lowerSeries(x: number, shape: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let k = 1; k < MOST_STEPS && term > sum * 1e-17; k++) {
    term *= x / (shape + k);
    sum += term;
  }
  return sum;
}

/** Continued fraction by Lentz's method (Numerical Recipes 6.2). */
function upperFraction(x: number, shape: number): number {
  let b = x + 1 - shape;
  let c = 1 / SMALLEST;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; k < MOST_STEPS; k++) {
    const a = -k * (k - shape);
    b += 2;
    d = 1 / notZero(a * d + b);
    c = notZero(b + a / c);
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return fraction;
}

function notZero(value: number): number {
  return Math.abs(value) < SMALLEST ? SMALLEST : value;
}

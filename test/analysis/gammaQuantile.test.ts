import fc from "fast-check";
import { gammaProbability, gammaQuantile } from "../../src/analysis/gammaQuantile";

test("quantiles of chi-square as printed in tables", () => {
  expect(2 * gammaQuantile(0.975, 1.96, 1)).toBeCloseTo(-2 * Math.log(0.025), 12);
  expect(2 * gammaQuantile(0.025, -1.96, 5)).toBeCloseTo(3.2469727802368, 12);
  expect(2 * gammaQuantile(0.95, 1.645, 50)).toBeCloseTo(124.342113404004, 10);
});

test("with shape 1 it is the exponential distribution", () => {
  for (const probability of [0.001, 0.025, 0.5, 0.999]) {
    expect(gammaQuantile(probability, 0, 1)).toBeCloseTo(-Math.log(1 - probability), 12);
  }
});

test("a quantile has its probability below it, from a tenth of a case to a hundred thousand", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1, max: 5, noNaN: true }),
      fc.constantFrom([0.001, -3.09], [0.025, -1.96], [0.975, 1.96], [0.999, 3.09]),
      (magnitude, [probability = NaN, normal = NaN]) => {
        const shape = 10 ** magnitude;
        expect(gammaProbability(gammaQuantile(probability, normal, shape), shape)).toBeCloseTo(
          probability,
          9,
        );
      },
    ),
    { numRuns: 300 },
  );
});

import { primeLimits } from "../../src/analysis/countLimits";

test("p′ limits of a small series, worked by hand", () => {
  const numerators = Float64Array.from([10, 20, 15, 15]);
  const denominators = Float64Array.from([100, 100, 100, 400]);
  const { centre, upl } = primeLimits({ numerators, denominators, unit: 1, binomial: true }, 0, 3, {
    screenOutliers: false,
  });
  const sigma = Math.sqrt((0.15 * 0.85) / 100);
  const spread = (0.1 + 0.05) / 2 / sigma / 1.128;
  expect(centre).toBeCloseTo(0.15, 12);
  expect(upl[0]).toBeCloseTo(0.15 + 3 * sigma * spread, 12);
  expect(upl[3]).toBeCloseTo(0.15 + (3 * sigma * spread) / 2, 12);
});

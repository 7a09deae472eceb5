import { funnel, type FunnelUnit } from "../../src/analysis/funnel";
import { gammaProbability } from "../../src/analysis/gammaQuantile";

const unit = (numerator: number, denominator: number, judged = true): FunnelUnit => ({
  numerator,
  denominator,
  judged,
});
const percent = ({ lower, upper }: { lower: number; upper: number }): string =>
  `${(100 * lower).toFixed(1)}-${(100 * upper).toFixed(1)}`;

describe("four training providers, one of them provisional", () => {
  const [a, b, c, d] = [unit(90, 120), unit(40, 64, false), unit(41, 88), unit(35, 46)];
  const result = funnel([a, b, c, d]);

  test("the provisional one is plotted and left out of the pooled rate", () => {
    expect(result.pooled).toBe(166 / 254);
    expect(result.unadjusted.map(({ flag }) => percent(flag))).toEqual([
      "51.5-78.0",
      "46.3-82.2",
      "49.1-79.9",
      "42.8-84.7",
    ]);
    expect(percent(result.unadjusted[3]!.watch)).toBe("51.2-78.3");
    expect((100 * result.unadjusted[0]!.watch.upper).toFixed(1)).toBe("73.6");
  });

  test("fewer than ten units are judged by unadjusted limits", () => {
    expect(result.judgedBy).toBe("unadjusted");
    expect(funnel(Array.from({ length: 10 }, (_, i) => unit(30 + i, 60))).judgedBy).toBe("overdispersed");
  });
});

test("limits are held between 0 and 100%, also around a rate near either", () => {
  for (const units of [
    [unit(0, 5), unit(1, 400)],
    [unit(5, 5), unit(399, 400)],
  ]) {
    for (const { flag } of funnel(units).unadjusted) {
      expect(flag.lower).toBeGreaterThanOrEqual(0);
      expect(flag.lower).toBeLessThanOrEqual(flag.upper);
      expect(flag.upper).toBeLessThanOrEqual(1);
    }
  }
  expect(funnel([unit(0, 5), unit(1, 400)]).unadjusted[0]!.flag.lower).toBe(0);
});

test("units that vary no more than chance have no over-dispersion", () => {
  const result = funnel([unit(30, 60), unit(31, 60), unit(29, 60)]);
  expect(result.tau2).toBe(0);
  expect(result.overdispersed).toEqual(result.unadjusted);
});

describe("standardised ratios", () => {
  const units = [unit(120, 100), unit(90, 100), unit(45, 50), unit(52, 50)];

  test("chance alone gives exact Poisson limits around 1", () => {
    const { pooled, unadjusted } = funnel(units, "standardisedLog");
    expect(pooled).toBe(1);
    // chi-square(2 × 100) at 2.5% ÷ 200 and chi-square(2 × 101) at 97.5% ÷ 200, by the incomplete gamma function
    expect(gammaProbability(100 * unadjusted[0]!.watch.lower, 100)).toBeCloseTo(0.025, 12);
    expect(gammaProbability(100 * unadjusted[0]!.watch.upper, 101)).toBeCloseTo(0.975, 12);
    expect(percent(unadjusted[0]!.watch)).toBe("81.4-121.6");
  });

  test("over-dispersed limits are wider for as much as the units differ beyond chance", () => {
    const wide = [60, 200, 90, 140, 75, 160, 100, 40, 130, 110, 185, 66].map((observed) =>
      unit(observed, 100),
    );
    const { tau2, unadjusted, overdispersed } = funnel(wide, "standardisedRoot");
    expect(tau2).toBeGreaterThan(0);
    expect(overdispersed[0]!.flag.upper).toBeGreaterThan(unadjusted[0]!.flag.upper);
  });
});

test("a unit without any event does not spoil the limits of ratios of counts", () => {
  const { tau2, z, overdispersed } = funnel([unit(0, 40), unit(12, 40), unit(9, 55)], "ratioOfCounts");
  expect(Number.isFinite(tau2)).toBe(true);
  expect(z.every(Number.isFinite)).toBe(true);
  expect(overdispersed.every(({ flag }) => flag.lower > 0 && flag.upper < Infinity)).toBe(true);
});

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { funnel, type FunnelLimits, type FunnelUnit } from "../../src/analysis/funnel";

const REFERENCE = path.resolve(__dirname, "..", "..", "..", "shared", "reference", "funnel.json");

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

interface FunnelCase {
  readonly id: string;
  readonly input: {
    readonly data_type: string;
    readonly draw_adjusted: boolean;
    readonly numerator: readonly number[];
    readonly denominator: readonly number[];
  };
  readonly phi: number;
  readonly tau2: number;
  readonly units: Record<string, readonly (number | null)[]>;
}

/** What differs from FunnelPlotR at 1e-9, apart from limits that fold back there (held at 0 and 100% here). */
function differences({ id, input, phi, tau2, units }: FunnelCase): string[] {
  const ours = funnel(input.numerator.map((numerator, i) => unit(numerator, input.denominator[i]!)));
  const found: string[] = [];
  const near = (what: string, value: number, theirs: number | null | undefined): void => {
    if (theirs != null && Math.abs(value - theirs) > 1e-9 * Math.abs(theirs))
      found.push(`${id} ${what} ${value} ${theirs}`);
  };
  const compareLimits = (prefix: string, limits: readonly FunnelLimits[]): void =>
    limits.forEach(({ watch, flag }, i) => {
      if (watch.lower > 0) near(`${prefix}ll95`, watch.lower, units[`${prefix}ll95`]![i]);
      if (watch.upper < 1) near(`${prefix}ul95`, watch.upper, units[`${prefix}ul95`]![i]);
      if (flag.lower > 0) near(`${prefix}ll998`, flag.lower, units[`${prefix}ll998`]![i]);
      if (flag.upper < 1) near(`${prefix}ul998`, flag.upper, units[`${prefix}ul998`]![i]);
    });
  ours.z.forEach((z, i) => near("z", z, units.z![i]));
  compareLimits("", ours.unadjusted);
  if (input.draw_adjusted) {
    near("phi", ours.phi, phi);
    near("tau2", ours.tau2, tau2);
    compareLimits("od_", ours.overdispersed);
  }
  return found;
}

if (!existsSync(REFERENCE) && process.env.CI !== "true") {
  test.skip("agreement with FunnelPlotR: the reference data is not beside this checkout", () => undefined);
} else {
  test("proportions agree with FunnelPlotR", () => {
    const { cases } = JSON.parse(readFileSync(REFERENCE, "utf8")) as { cases: readonly FunnelCase[] };
    const proportions = cases.filter(({ input }) => input.data_type === "PR");
    expect(proportions.length).toBe(72);
    expect(proportions.flatMap(differences)).toEqual([]);
  });
}

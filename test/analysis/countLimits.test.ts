import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { primeLimits } from "../../src/analysis/countLimits";

const QIC = path.resolve(__dirname, "..", "..", "..", "shared", "reference", "qic.json");

interface QicCase {
  readonly id: string;
  readonly input: {
    readonly chart: string;
    readonly y: readonly (number | null)[];
    readonly n: readonly (number | null)[] | null;
    readonly screened_mr: boolean;
  };
  readonly points: {
    readonly cl: readonly number[];
    readonly lcl: readonly number[];
    readonly ucl: readonly number[];
  };
}

const numbers = (values: readonly (number | null)[]): Float64Array =>
  Float64Array.from(values, (v) => v ?? NaN);

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

if (!existsSync(QIC) && process.env.CI !== "true") {
  test.skip("agreement with qicharts2: the reference data is not beside this checkout", () => undefined);
} else {
  const { cases } = JSON.parse(readFileSync(QIC, "utf8")) as { cases: readonly QicCase[] };
  const prime = cases.filter(({ input }) => input.chart === "pp" || input.chart === "up");

  test("p′ and u′ limits agree with qicharts2, which cuts them at 0 and 1", () => {
    expect(prime.length).toBeGreaterThan(50);
    const differing = prime.filter(({ input, points }) => {
      const binomial = input.chart === "pp";
      const numerators = numbers(input.y);
      const counts = { numerators, denominators: numbers(input.n!), unit: 1 as const, binomial };
      const { centre, lpl, upl } = primeLimits(counts, 0, numerators.length, {
        screenOutliers: input.screened_mr,
      });
      const near = (ours: number, theirs: number | null | undefined): boolean =>
        theirs == null || Math.abs(ours - theirs) <= 1e-9 * Math.max(Math.abs(theirs), 1e-3);
      return !points.cl.every(
        (cl, i) =>
          near(centre, cl) &&
          near(Math.max(0, lpl[i]!), points.lcl[i]) &&
          near(binomial ? Math.min(1, upl[i]!) : upl[i]!, points.ucl[i]),
      );
    });
    expect(differing.map(({ id }) => id)).toEqual([]);
  });
}

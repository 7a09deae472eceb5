import fc from "fast-check";
import { analyseChart, type ChartKind } from "../../../src/analysis/charts/analyseChart";

const rounded = (values: Float64Array): number[] => Array.from(values, (value) => Number(value.toFixed(4)));

test("individuals chart, worked by hand", () => {
  const { centre, lower, upper, outside } = analyseChart({ chart: "i", values: [10, 12, 11, 13, 40, 12] });
  // ranges 2, 1, 2, 27, 28: average 12; none reaches 3.267 × 12
  expect(centre[0]).toBeCloseTo(98 / 6, 12);
  expect(upper[0]).toBeCloseTo(98 / 6 + (3 * 12) / 1.128, 12);
  expect(lower[0]).toBeCloseTo(98 / 6 - (3 * 12) / 1.128, 12);
  expect(Array.from(outside)).toEqual([0, 0, 0, 0, 0, 0]);
});

test("p chart: limits follow the denominators and stay between 0 and 1", () => {
  const chart = analyseChart({ chart: "p", values: [1, 45, 30, 24], denominators: [2, 50, 40, 108] });
  expect(rounded(chart.values)).toEqual([0.5, 0.9, 0.75, 0.2222]);
  expect(rounded(chart.centre)).toEqual([0.5, 0.5, 0.5, 0.5]);
  expect(rounded(chart.upper)).toEqual([1, 0.7121, 0.7372, 0.6443]);
  expect(rounded(chart.lower)).toEqual([0, 0.2879, 0.2628, 0.3557]);
  expect(Array.from(chart.outside)).toEqual([0, 1, 1, 1]);
});

test("c chart: the mean and its root", () => {
  const { upper, lower } = analyseChart({ chart: "c", values: [16, 20, 12, 16] });
  expect([upper[0], lower[0]]).toEqual([28, 4]);
});

test("moving range chart: the first point has no range, and runs are no signal", () => {
  const { values, centre, upper, parts } = analyseChart({ chart: "mr", values: [1, 4, 2, 2] });
  expect(Array.from(values)).toEqual([NaN, 3, 2, 0]);
  expect(centre[0]).toBeCloseTo(5 / 3, 12);
  expect(upper[3]).toBeCloseTo((5 / 3) * 3.267, 12);
  expect(parts[0]!.signal).toBe(false);
});

test("a baseline fixes the lines, and parts have lines of their own", () => {
  const values = [1, 2, 3, 10, 11, 12];
  expect(rounded(analyseChart({ chart: "run", values, baseline: 3 }).centre)).toEqual([2, 2, 2, 2, 2, 2]);
  const parts = analyseChart({ chart: "run", values, partStarts: [3] });
  expect(rounded(parts.centre)).toEqual([2, 2, 2, 11, 11, 11]);
  expect(parts.parts.map(({ from, to }) => [from, to])).toEqual([
    [0, 3],
    [3, 6],
  ]);
});

test("an excluded point is drawn, feeds neither lines nor runs, and may still be outside", () => {
  const { values, centre, outside, parts } = analyseChart({
    chart: "i",
    values: [5, 6, 5, 500, 6, 5, 6],
    excluded: [3],
  });
  expect(values[3]).toBe(500);
  expect(centre[0]).toBe(5.5);
  expect(outside[3]).toBe(1);
  expect(parts[0]!.points).toBe(6);
});

test("what a chart cannot be drawn from is refused in words", () => {
  expect(() => analyseChart({ chart: "p", values: [1, 2] })).toThrow("this chart needs denominators");
  expect(() => analyseChart({ chart: "c", values: [1], denominators: [2] })).toThrow(
    "a c chart has no denominators",
  );
  expect(() => analyseChart({ chart: "u", values: [1, 2], denominators: [3] })).toThrow("the same length");
  expect(() => analyseChart({ chart: "t", values: [3, 0] })).toThrow("time between events must be over 0");
});

test("each result states its preset, screening and constants", () => {
  expect(analyseChart({ chart: "iPrime", values: [1, 2], denominators: [3, 4] })).toMatchObject({
    preset: "iPrime",
    screenOutliers: true,
    constants: { I_PRIME_SCREENING_FACTOR: 3.2665 },
  });
});

test("whatever comes in, limits are finite and enclose the warning lines, or are absent together, and inputs stay as they were", () => {
  const figure = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 400 }) },
    fc.double(),
    fc.constantFrom(NaN, Infinity, -Infinity, 1e308, -1e308, 0),
  );
  const kinds: ChartKind[] = ["run", "i", "mr", "p", "pPrime", "u", "uPrime", "c", "g", "iPrime"];
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.array(fc.tuple(figure, figure), { maxLength: 30 }),
      fc.nat({ max: 20 }),
      fc.boolean(),
      (chart, rows, baseline, screenOutliers) => {
        const values = Object.freeze(rows.map(([value]) => value));
        const needsDenominators = !["run", "i", "mr", "c", "g"].includes(chart);
        const denominators = needsDenominators ? Object.freeze(rows.map(([, base]) => base)) : null;
        const {
          lower,
          upper,
          lowerWarning,
          upperWarning,
          outside,
          values: drawn,
        } = analyseChart({
          chart,
          values,
          denominators,
          baseline,
          screenOutliers,
        });
        for (let i = 0; i < rows.length; i++) {
          const lines = [lower[i]!, lowerWarning[i]!, upperWarning[i]!, upper[i]!];
          if (!lines.every(Number.isFinite)) expect(lines.every(Number.isNaN)).toBe(true);
          else expect(lines).toEqual([...lines].sort((a, b) => a - b));
          if (outside[i] === 1) expect(Number.isFinite(drawn[i])).toBe(true);
        }
      },
    ),
    { numRuns: 500 },
  );
});

import fc from "fast-check";
import { marksByDefinition } from "../../scripts/conformance/rulesByDefinition";
import { analyseSeries, type SeriesAnalysis } from "../../src/analysis/analyseSeries";
import { exactMean } from "../../src/analysis/exactMean";

/** Whole numbers stay exact when shifted and scaled by whole numbers, so flags must agree to the last one. */
const whole = fc.array(
  fc.oneof({ weight: 9, arbitrary: fc.integer({ min: -500, max: 500 }) }, fc.constant(NaN)),
  {
    minLength: 1,
    maxLength: 60,
  },
);
const anything = fc.array(
  fc.oneof(fc.double(), fc.constantFrom(NaN, Infinity, -Infinity, 1e308, -1e308, 0, -0)),
  {
    maxLength: 40,
  },
);
const directions = fc.constantFrom("increase", "decrease", "neutral");

function shape({ marks, variation, assurance }: SeriesAnalysis): unknown {
  return { marks: Array.from(marks), variation, assurance };
}

/** True where a value or the target lies on a line to within rounding: there a shift may tip it over. */
function hasKnifeEdge({ groups, values }: SeriesAnalysis, target: number): boolean {
  return groups.some(({ lpl, upl, lowerWarning, upperWarning }) =>
    [lpl, upl, lowerWarning, upperWarning].some((line) =>
      [...values, target].some((value) => Math.abs(value - line) < 1e-6),
    ),
  );
}

test("every point is marked as the definition of the rules says, in every group", () => {
  /** Few levels and long moves: runs, ties and points between the lines are common. */
  const stepping = fc.array(
    fc.tuple(
      fc.constantFrom(0, 1, 2, 5, 9, NaN),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: -1, max: 1 }),
    ),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(stepping, fc.integer({ min: 1, max: 40 }), (steps, rebase) => {
      const values = steps.flatMap(([level, length, slope]) =>
        Array.from({ length }, (_, k) => level + slope * k),
      );
      const {
        groups,
        marks,
        values: read,
      } = analyseSeries({
        values,
        direction: "increase",
        rebases: [rebase],
      });
      for (const group of groups) {
        for (let i = group.from; i < group.to; i++) {
          expect(marks[i]).toBe(marksByDefinition(read, group, i));
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test("shifting values shifts limits and keeps every flag", () => {
  fc.assert(
    fc.property(
      whole,
      fc.integer({ min: -64, max: 64 }),
      fc.integer({ min: -500, max: 500 }),
      (values, by, target) => {
        const base = analyseSeries({ values, direction: "increase", target });
        const moved = analyseSeries({
          values: values.map((v) => v + by * 1024),
          direction: "increase",
          target: target + by * 1024,
        });
        fc.pre(!hasKnifeEdge(base, target));
        expect(shape(moved)).toEqual(shape(base));
        moved.groups.forEach((group, g) => {
          if (isNaN(group.upl)) return;
          expect(group.upl - by * 1024).toBeCloseTo(base.groups[g]!.upl, 6);
          expect(group.lpl - by * 1024).toBeCloseTo(base.groups[g]!.lpl, 6);
        });
      },
    ),
  );
});

test("scaling by a power of two scales limits and keeps every flag", () => {
  fc.assert(
    fc.property(whole, fc.integer({ min: -20, max: 20 }), directions, (values, power, direction) => {
      const factor = 2 ** power;
      const base = analyseSeries({ values, direction, target: 3 });
      const scaled = analyseSeries({ values: values.map((v) => v * factor), direction, target: 3 * factor });
      expect(shape(scaled)).toEqual(shape(base));
      expect(scaled.groups[0]!.upl).toBe(base.groups[0]!.upl * factor);
    }),
  );
});

test("reversing sign and direction keeps variation and assurance", () => {
  fc.assert(
    fc.property(whole, fc.integer({ min: -500, max: 500 }), (values, target) => {
      const base = analyseSeries({ values, direction: "increase", target });
      const mirrored = analyseSeries({
        values: values.map((v) => -v),
        direction: "decrease",
        target: -target,
      });
      expect([mirrored.variation, mirrored.assurance]).toEqual([base.variation, base.assurance]);
    }),
  );
});

test("the order in which values are given does not matter", () => {
  const shuffled = whole.chain((values) =>
    fc.record({
      values: fc.constant(values),
      order: fc.shuffledSubarray(
        values.map((_, i) => i),
        { minLength: values.length },
      ),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ values, order }) => {
      const mixed = analyseSeries({
        values: order.map((i) => values[i]!),
        at: order,
        direction: "increase",
        target: 1,
      });
      const sorted = analyseSeries({ values, direction: "increase", target: 1 });
      expect(shape(mixed)).toEqual(shape(sorted));
      expect(Array.from(mixed.values)).toEqual(Array.from(sorted.values));
    }),
  );
});

test("whatever comes in, limits are finite or absent together, and inputs stay as they were", () => {
  fc.assert(
    fc.property(
      anything,
      directions,
      fc.double(),
      fc.boolean(),
      (values, direction, target, screenOutliers) => {
        const given = Object.freeze([...values]);
        const { groups, marks, variation } = analyseSeries({
          values: given,
          direction,
          target,
          screenOutliers,
        });
        for (const { mean, lpl, upl } of groups) {
          expect([lpl, upl].every(Number.isFinite) || [lpl, upl].every(Number.isNaN)).toBe(true);
          if (Number.isFinite(upl)) expect(Number.isFinite(mean)).toBe(true);
        }
        if (variation !== null) expect(Number.isFinite(values[values.length - 1])).toBe(true);
        marks.forEach((mark, i) => {
          if (mark !== 0) expect(Number.isFinite(given[i])).toBe(true);
        });
      },
    ),
    { numRuns: 500 },
  );
});

test("a constant series has no signal, whatever the constant", () => {
  const constant = fc
    .double({ min: -1e280, max: 1e280, noNaN: true })
    .filter((c) => c === 0 || Math.abs(c) > 1e-280);
  fc.assert(
    fc.property(constant, fc.integer({ min: 2, max: 60 }), fc.boolean(), (value, length, screenOutliers) => {
      const analysis = analyseSeries({
        values: Array<number>(length).fill(value),
        direction: "increase",
        screenOutliers,
      });
      expect(analysis.groups[0]!.mean === value).toBe(true);
      expect(Array.from(analysis.marks).every((mark) => mark === 0)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("the mean is correct to the last digit: it agrees with exact fractions", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -(2 ** 40), max: 2 ** 40 }), { minLength: 1, maxLength: 50 }),
      (ints) => {
        const values = ints.map((value) => value / 1024);
        const sum = ints.reduce((total, value) => total + BigInt(value), 0n);
        expect(exactMean(values)).toBe(nearestQuotient(sum, BigInt(ints.length) * 1024n));
      },
    ),
    { numRuns: 2000 },
  );
});

/** The double nearest to a ÷ b: the quotient to 80 bits, rounded once by the conversion of a whole number. */
function nearestQuotient(a: bigint, b: bigint): number {
  const scaled = (a << 120n) / b;
  const sticky = scaled * b === a << 120n ? 0n : a < 0n ? -1n : 1n;
  return Number(scaled * 2n + sticky) / 2 ** 121;
}

import fc from "fast-check";
import type { Figure, Indicator } from "../../src/analysis/measure";
import { type Figures, rollUp, valueOfFigures } from "../../src/analysis/rollUp";
import { DAYS, ENROLMENT, figure, row } from "./contractOf";

const RATE: Indicator = { ...ENROLMENT, aggregation: "rate_per_1000", subset: false };
const COUNT: Indicator = { ...ENROLMENT, aggregation: "sum", unit: "count" };
const LAST: Indicator = { ...COUNT, aggregation: "last" };
const MEAN: Indicator = { ...DAYS, aggregation: "mean" };

const parts = (entries: string): Figures[] => entries.split(" ").map((entry) => row("2026-09", entry));
const means = (entries: string): Figures[] =>
  entries.split(" ").map((entry) => {
    const [value = "", n = ""] = entry.split("x");
    return row("2026-09", value, { n: figure(n) });
  });

function value(of: readonly Figures[], indicator: Indicator, absent = 0): unknown {
  const { kind, value: number, range } = valueOfFigures(rollUp(of, absent, indicator), indicator);
  return number ?? range ?? kind;
}

test("ratios are sum over sum, never a mean of percentages", () => {
  expect(value(parts("9/10 10/90"), ENROLMENT)).toBe(19 / 100);
  expect(value(parts("3/1000 1/3000"), RATE)).toBe(1);
});

test("counts are summed; what is counted at the end of a period is summed over places as well", () => {
  expect(value(parts("12 30"), COUNT)).toBe(42);
  expect(value(parts("12 30"), LAST)).toBe(42);
});

test("means are weighted by their cases", () => {
  expect(value(means("10x30 20x10"), MEAN)).toBe(12.5);
  expect(value(means("10x30 20"), MEAN)).toBe("missing");
  expect(value(means("10x30 99x0"), MEAN)).toBe(10);
});

test("medians are never recombined", () => {
  expect(value(means("10x30"), DAYS)).toBe(10);
  expect(value(means("10x30 20x10"), DAYS)).toBe("notApplicable");
});

test("NA is left out; a missing or uncollected part makes the whole missing", () => {
  expect(value(parts("9/10 NA"), ENROLMENT)).toBe(0.9);
  expect(value(parts("NA NA"), ENROLMENT)).toBe("notApplicable");
  expect(value(parts("9/10 ND/90"), ENROLMENT)).toBe("missing");
  expect(value(parts("9/10 10/90"), ENROLMENT, 1)).toBe("missing");
  expect(value(parts("0/0 0/0"), ENROLMENT)).toBe("notApplicable");
});

test("suppressed parts make an interval, neither zero nor missing", () => {
  expect(value(parts("<11/50 20/50"), ENROLMENT)).toEqual({ low: 0.21, high: 0.3 });
  expect(value(parts("<11 20"), COUNT)).toEqual({ low: 21, high: 30 });
  expect(value(parts("9/10 <11/<11"), ENROLMENT)).toEqual({ low: 10 / 20, high: 1 });
});

test("a figure beyond all measure is none", () => {
  const huge: Figure = { kind: "number", value: 1e308 };
  const sum = rollUp([row("2026-09", "1"), { ...row("2026-09", "1"), value: huge }], 0, COUNT);
  expect(valueOfFigures(sum, COUNT).kind).toBe("missing");
});

const counts = fc.array(
  fc
    .record({ numerator: fc.nat(500), more: fc.nat(500) })
    .map(({ numerator, more }) => row("2026-09", `${numerator}/${numerator + more}`)),
  { minLength: 1, maxLength: 8 },
);

test("parts of parts are the same whole, in any order", () => {
  fc.assert(
    fc.property(counts, fc.nat(8), (all, at) => {
      const [left, right] = [all.slice(0, at), all.slice(at)].filter(({ length }) => length > 0);
      const halves = [left, right].flatMap((half) => (half ? [rollUp(half, 0, ENROLMENT)] : []));
      const whole = rollUp(all, 0, ENROLMENT);
      expect(rollUp(halves, 0, ENROLMENT)).toEqual(whole);
      expect(rollUp([...all].reverse(), 0, ENROLMENT)).toEqual(whole);
    }),
  );
});

test("a suppressed interval holds what the count would have given", () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 10 }), (others, hidden) => {
      const part = (numerator: Figure): Figures => ({ ...row("2026-09", "1/60"), numerator });
      const known = value([...others, part({ kind: "number", value: hidden })], ENROLMENT);
      const { low, high } = value([...others, part(figure("<11"))], ENROLMENT) as {
        low: number;
        high: number;
      };
      expect(known).toBeGreaterThanOrEqual(low);
      expect(known).toBeLessThanOrEqual(high);
    }),
  );
});

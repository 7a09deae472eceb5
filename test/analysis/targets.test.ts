import fc from "fast-check";
import type { Indicator } from "../../src/analysis/measure";
import {
  contractTargets,
  eventsShort,
  isIntervalMet,
  isMet,
  ratioOf,
  roundHalfUp,
  targetInForce,
} from "../../src/analysis/targets";
import { ENROLMENT, target } from "./contractOf";

const increase = ENROLMENT;
const decrease: Indicator = { ...ENROLMENT, direction: "decrease" };

describe("the target in force", () => {
  const index = contractTargets([
    target(0.8, { effectiveFrom: "2026-07-01" }),
    target(0.7, { effectiveFrom: "2025-07-01" }),
    target(0.6, { effectiveFrom: "2025-10-01", providerId: "A" }),
    target(0.9, { effectiveFrom: "2025-01-01", kind: "aspiration" }),
    target(NaN, { effectiveFrom: "2025-01-01" }),
  ]);
  const at = (day: string, provider = "B"): number | null =>
    targetInForce(index, provider, ENROLMENT.id, day);

  test("is the latest that held on the period's first day", () => {
    expect([at("2025-06-01"), at("2025-07-01"), at("2026-06-01"), at("2026-07-01")]).toEqual([
      null,
      0.7,
      0.7,
      0.8,
    ]);
  });

  test("of the provider wins over the one for all, also over a newer one", () => {
    expect([at("2025-09-01", "A"), at("2025-10-01", "A"), at("2026-08-01", "A")]).toEqual([0.7, 0.6, 0.6]);
  });

  test("of two from the same day is the last in the table", () => {
    const twice = contractTargets([target(0.5), target(0.6)]);
    expect(targetInForce(twice, "A", ENROLMENT.id, "2026-01-01")).toBe(0.6);
  });
});

describe("met", () => {
  test("compares what is displayed; equality is met", () => {
    expect(isMet(0.6995, 0.7, increase)).toBe(true);
    expect(isMet(0.6994, 0.7, increase)).toBe(false);
    expect(isMet(0.7004, 0.7, decrease)).toBe(true);
    expect(isMet(0.7005, 0.7, decrease)).toBe(false);
    expect(isMet(2 / 3, 0.66667, increase)).toBe(true);
    expect(isMet(0.5, 0.7, { ...increase, direction: "neutral" })).toBeNull();
  });

  test.each([
    [990_000_000_000_000, 0, 990_000_000_000_000],
    [0.6995, 3, 0.7],
    [1.005, 2, 1.01],
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [0.1 + 0.2, 1, 0.3],
    [1e300, 3, 1e300],
  ])("%d to %d decimals is %d", (value, decimals, expected) => {
    expect(roundHalfUp(value, decimals)).toBe(expected);
  });

  test("of an interval only where all of it is on one side", () => {
    expect(isIntervalMet(0.1, 0.3, 0.7, increase)).toBe(false);
    expect(isIntervalMet(0.7, 0.9, 0.7, increase)).toBe(true);
    expect(isIntervalMet(0.6, 0.8, 0.7, increase)).toBeNull();
  });
});

describe("events short", () => {
  test.each([
    [25, 50, 0.7, increase, 10],
    [35, 50, 0.7, increase, 0],
    [34, 50, 0.7, increase, 1],
    [0, 10, 1, increase, 10],
    [20, 50, 0.3, decrease, 5],
    [0, 50, 0.3, decrease, 0],
    [5, 50, 1.5, increase, null],
    [5, 50, -0.5, decrease, null],
    [5, 0, 0.7, increase, null],
  ])("%d of %d against %d", (numerator, denominator, wanted, indicator, expected) => {
    expect(eventsShort(numerator, denominator, wanted, indicator)).toBe(expected);
  });

  test("of a rate per 1,000", () => {
    const falls: Indicator = { ...decrease, aggregation: "rate_per_1000", subset: false, decimals: 2 };
    expect(eventsShort(31, 7020, 4, falls)).toBe(3);
    expect(ratioOf(28, 7020, falls)).toBeLessThan(4.005);
    expect(ratioOf(29, 7020, falls)).toBeGreaterThan(4.005);
  });

  test("none of sums, medians and indicators without direction", () => {
    expect(eventsShort(5, 50, 0.7, { ...increase, aggregation: "median" })).toBeNull();
    expect(eventsShort(5, 50, 0.7, { ...increase, direction: "neutral" })).toBeNull();
  });

  test("is the smallest number that meets: with it the target is met, with one fewer it is not", () => {
    const cases = fc.record({
      denominator: fc.integer({ min: 1, max: 5000 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      wanted: fc.double({ min: 0, max: 1, noNaN: true }),
      indicator: fc.constantFrom(increase, decrease),
    });
    fc.assert(
      fc.property(cases, ({ denominator, share, wanted, indicator }) => {
        const numerator = Math.round(share * denominator);
        const short = eventsShort(numerator, denominator, wanted, indicator)!;
        const sign = indicator.direction === "increase" ? 1 : -1;
        const metWith = (events: number): boolean | null =>
          isMet(ratioOf(numerator + sign * events, denominator, indicator), wanted, indicator);
        expect(metWith(short)).toBe(true);
        if (short > 0) expect(metWith(short - 1)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});

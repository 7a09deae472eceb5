import fc from "fast-check";
import { differenceInterval, wilsonInterval } from "../../src/analysis/differenceInterval";

/** Newcombe 1998, Table II, method 10. */
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
])("%i of %i against %i of %i", (events1, cases1, events2, cases2, low, high) => {
  const interval = differenceInterval(events1, cases1, events2, cases2)!;
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

const share = fc
  .tuple(fc.nat(500), fc.nat(500))
  .map(([events, others]) => ({ events, cases: events + others + 1 }));

test("holds the difference, stays within −1 to 1, and turns with the order of the two", () => {
  fc.assert(
    fc.property(share, share, (a, b) => {
      const { low, high } = differenceInterval(a.events, a.cases, b.events, b.cases)!;
      const difference = a.events / a.cases - b.events / b.cases;
      expect(low).toBeLessThanOrEqual(difference);
      expect(high).toBeGreaterThanOrEqual(difference);
      expect(low).toBeGreaterThanOrEqual(-1 - 1e-12);
      expect(high).toBeLessThanOrEqual(1 + 1e-12);
      const turned = differenceInterval(b.events, b.cases, a.events, a.cases)!;
      expect(turned.low).toBeCloseTo(-high, 12);
      const wilson = wilsonInterval(a.events, a.cases)!;
      expect(wilson.low).toBeGreaterThanOrEqual(0);
      expect(wilson.high).toBeLessThanOrEqual(1);
    }),
  );
});

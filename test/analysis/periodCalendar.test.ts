import fc from "fast-check";
import type { Cadence } from "../../src/analysis/period";
import {
  daysAfter,
  periodAt,
  periodContaining,
  periodEnd,
  periodFromKey,
  periodLabel,
  periodStart,
  shiftPeriod,
} from "../../src/analysis/periodCalendar";

test.each([
  ["2026-09", "Sep 2026", "2026-09-01", "2026-09-30"],
  ["2024-02", "Feb 2024", "2024-02-01", "2024-02-29"],
  ["2026-Q3", "Q3 2026", "2026-07-01", "2026-09-30"],
  ["2026-W36", "week 36 of 2026", "2026-08-31", "2026-09-06"],
  ["2026-W53", "week 53 of 2026", "2026-12-28", "2027-01-03"],
  ["2025-W01", "week 1 of 2025", "2024-12-30", "2025-01-05"],
  ["2026", "2026", "2026-01-01", "2026-12-31"],
])("%s is %s, from %s to %s", (key, label, start, end) => {
  const period = periodFromKey(key)!;
  expect([period.key, periodLabel(period), periodStart(period), periodEnd(period)]).toEqual([
    key,
    label,
    start,
    end,
  ]);
});

test("a fiscal quarter belongs to the year that ends in its name, and is the calendar quarter it starts in", () => {
  const first = periodFromKey("FY2027-Q1", 7)!;
  expect([periodStart(first, 7), periodEnd(first, 7)]).toEqual(["2026-07-01", "2026-09-30"]);
  expect(first.ordinal).toBe(periodFromKey("2026-Q3")!.ordinal);
  expect(periodLabel(first)).toBe("Q1 FY2027");
  expect(periodStart(periodFromKey("FY2027-Q1")!)).toBe("2027-01-01");
  expect(periodStart(periodFromKey("FY2027-Q3", 10)!, 10)).toBe("2027-04-01");
});

test.each([
  "2026-13",
  "2026-00",
  "2026-9",
  "2026-Q5",
  "2025-W53",
  "2026-W00",
  "26-09",
  "Sep 2026",
  "",
  "FY27-Q1",
])("%s is no canonical key", (text) => expect(periodFromKey(text)).toBeNull());

test.each([
  ["2026-12", 1, "2027-01"],
  ["2026-01", -1, "2025-12"],
  ["2026-Q4", 1, "2027-Q1"],
  ["FY2027-Q4", 1, "FY2028-Q1"],
  ["FY2027-Q1", -1, "FY2026-Q4"],
  ["FY2027", 2, "FY2029"],
  ["2026-W53", 1, "2027-W01"],
  ["2020-W01", -1, "2019-W52"],
])("%s moved by %d is %s", (key, by, expected) => {
  const moved = shiftPeriod(periodFromKey(key)!, by);
  expect(moved).toEqual({ ...periodFromKey(expected)!, ordinal: periodFromKey(key)!.ordinal + by });
});

test("key, ordinal and days tell the same period, for every cadence", () => {
  const cadences = fc.constantFrom<Cadence[]>("weekly", "monthly", "quarterly", "yearly");
  fc.assert(
    fc.property(
      cadences,
      fc.integer({ min: 1990, max: 2089 }),
      fc.integer({ min: 0, max: 364 }),
      (cadence, year, day) => {
        const date = daysAfter(`${year}-01-01`, day);
        const period = periodContaining(date, cadence);
        expect(periodFromKey(period.key)).toEqual(period);
        expect(periodAt(cadence, period.ordinal)).toEqual(period);
        expect(periodStart(period) <= date && date <= periodEnd(period)).toBe(true);
        expect(periodStart(shiftPeriod(period, 1))).toBe(daysAfter(periodEnd(period), 1));
      },
    ),
    { numRuns: 500 },
  );
});

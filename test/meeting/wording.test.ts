import { targetText, valueText } from "../../src/analysis/wording";
import { periodsText, periodText, rangeText } from "../../src/meeting/wording";
import { givenIndicator, period } from "./givenContract";

const percent = givenIndicator("share");
const days = givenIndicator("days", { unit: "days", decimals: 1 });
const rate = givenIndicator("moves", { unit: "rate_per_1000", decimals: 2 });
const count = givenIndicator("bins", { unit: "count", decimals: 0 });

test.each([
  [0.5, percent, "50.0%"],
  [0.8125, percent, "81.3%"],
  [1.005, rate, "1.01 per 1,000"],
  [-0.0004, percent, "0.0%"],
  [-2.25, days, "-2.3 days"],
  [12040, count, "12,040"],
])("the value %p reads %p → %p", (value, indicator, text) => {
  expect(valueText(value, indicator)).toBe(text);
});

test.each([
  [0.7, percent, "70%"],
  [0.725, percent, "72.5%"],
  [10, days, "10 days"],
  [100, count, "100"],
  [4.5, rate, "4.5 per 1,000"],
])("the target %p reads without idle decimals", (value, indicator, text) => {
  expect(targetText(value, indicator)).toBe(text);
});

test("a range has its unit once, but percentages keep theirs", () => {
  expect(rangeText(0.536, 0.857, percent)).toBe("53.6% to 85.7%");
  expect(rangeText(3.4, 5.8, rate)).toBe("3.40 to 5.80 per 1,000");
});

test.each([
  ["2026-09", "September 2026"],
  ["2026-Q3", "Q3 2026"],
  ["FY2027-Q1", "Q1 FY2027"],
  ["2026-W36", "week 36 of 2026"],
  ["2026", "2026"],
])("the period %s reads %s", (key, text) => {
  expect(periodText(period(key))).toBe(text);
});

test.each([
  [["2026-09"], "September 2026"],
  [["2026-08", "2026-09"], "August and September 2026"],
  [["2026-03", "2026-04", "2026-05"], "March to May 2026"],
  [["2025-12", "2026-01"], "December 2025 and January 2026"],
  [["2026-03", "2026-08", "2026-09"], "March 2026 and August and September 2026"],
  [["2026-W09", "2026-W10"], "week 9 of 2026 and week 10 of 2026"],
])("the periods %p read %s", (keys, text) => {
  expect(periodsText(keys.map((key) => period(key)))).toBe(text);
});

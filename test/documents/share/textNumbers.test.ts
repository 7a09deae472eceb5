import { numbersIn } from "../../../src/documents/share/textNumbers";

function said(text: string): (number | string)[] {
  return numbersIn(text).map(({ value, percentDecimals }) =>
    percentDecimals === null ? value : `${value}%${percentDecimals}`,
  );
}

test.each<[string, (number | string)[]]>([
  ["only 3 clients left", [3]],
  ["Three families moved away.", [3]],
  ["3 of 40 are still here, 37 are not", [3, 40, 37]],
  ["4 out of forty", [4, 40, "10%0"]],
  ["about 9.8 % left, or 10 percent", ["9.8%1", "10%0"]],
  ["1,204 people and 12 345 others", [1204, 12_345]],
  ["ten or eleven", [10, 11]],
  ["３ clients", [3]],
  ["nineteen of twenty-nine", [19, 29]],
  ["all but forty seven", [47]],
])("%s: the numbers that may count people", (text, numbers) => {
  expect(said(text)).toEqual(numbers);
});

test.each<[string, (number | string)[]]>([
  ["A couple of clients moved", [2]],
  ["a pair of siblings", [2]],
  ["only a handful came", [3, 4, 5]],
  ["half a dozen families", [6]],
  ["a dozen clients", [12]],
  ["one in five dropped out", [1, 5, "20%0"]],
  ["1 in 5 dropped out", [1, 5, "20%0"]],
  ["Two thirds stayed", ["67%0"]],
  ["two-thirds of the 12", [12, "67%0", 8]],
  ["three quarters of those referred", ["75%0"]],
  ["a third of the clients", ["33%0"]],
  ["half of the 12 came", [12, "50%0", 6]],
  ["half the families", ["50%0"]],
  ["10% of our 30", [30, "10%0", 3]],
  ["12.5 percent of 24 clients", [24, "12.5%1", 3]],
  ["the fourth client left", [4]],
  ["the 4th family this month", [4]],
])("%s: numbers in other words", (text, numbers) => {
  expect(said(text).sort()).toEqual([...numbers].sort());
});

test.each([
  "by 2026-09-30, 30/9/2026 or 10:30",
  "action A-3, site S3, Q3, PRV-0003, the 3rd meeting",
  "within 3 days, three weeks, 5 business days or a 3-month pilot",
  "$3 a day",
  "no one came, and nobody someone knows",
  "a couple of weeks and a handful of days",
  "half an hour late, half a day, a half-time worker",
  "in the second half of 2026",
  "half of the year is over",
  "the third quarter, and the third of September",
  "a quarter past",
  "the first client meeting, the third visit, the fifth floor",
  "the second client survey",
  "once, twice and thrice",
  "in September 2026 and in 2025",
  "the other half of the month",
  "everyone, anyone and someone",
  "a dozen days",
])("%s: nothing that counts people", (text) => {
  expect(said(text)).toEqual([]);
});

import { numbersIn } from "../../../src/documents/share/textNumbers";

function said(text: string, threshold = 11): (number | string)[] {
  return numbersIn(text, threshold).map(({ value, percentDecimals }) =>
    percentDecimals === null ? value : `${value}%${percentDecimals}`,
  );
}

test.each<[string, (number | string)[]]>([
  ["only 3 clients left", [3]],
  ["Three families moved away.", [3]],
  ["3 of 40 are still here, 37 are not", [3, 40, 37]],
  ["4 out of forty", [4]],
  ["about 9.8 % left, or 10 percent", ["9.8%1", "10%0"]],
  ["1,204 people and 12 345 others", [1204, 12_345]],
  ["ten or eleven", [10]],
  ["３ clients", [3]],
])("%s: the numbers that may count people", (text, numbers) => {
  expect(said(text)).toEqual(numbers);
});

test.each([
  "by 2026-09-30, 30/9/2026 or 10:30",
  "action A-3, site S3, Q3, PRV-0003, the 3rd meeting",
  "within 3 days, three weeks, 5 business days or a 3-month pilot",
  "$3 a day",
  "no one came, and nobody someone knows",
])("%s: nothing that counts people", (text) => {
  expect(said(text)).toEqual([]);
});

test("words are looked for up to the threshold", () => {
  expect(said("nineteen of twenty-nine", 20)).toEqual([19]);
  expect(said("nineteen of twenty-nine", 30)).toEqual([19, 29]);
});

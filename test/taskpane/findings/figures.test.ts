import fc from "fast-check";
import { valueText } from "../../../src/analysis/wording";
import { figuresOf, flagCards, formatValue } from "../../../src/taskpane/findings/figures";
import { aFinding, aFlag, anIndicator, aResult } from "../given";

test.each([
  [0.5, { unit: "percent", decimals: 3 }, "50.0%"],
  [0.714, { unit: "percent", decimals: 2 }, "71%"],
  [12.5, { unit: "days", decimals: 1 }, "12.5 days"],
  [1204, { unit: "count", decimals: 0 }, "1,204"],
  [1.236, { unit: "rate_per_1000", decimals: 2 }, "1.24 per 1,000"],
  [2.021, { unit: "per_1000_days", decimals: 2 }, "2.02 per 1000 days"],
  [4.5, { unit: "number", decimals: 1 }, "4.5"],
  [-0.2, { unit: "percent", decimals: 3 }, "-20.0%"],
])("%d as %j reads %s", (value, indicator, text) => {
  expect(formatValue(value, indicator)).toBe(text);
});

test("a card says every value as the sentence above it does", () => {
  const unit = fc.constantFrom("percent", "days", "count", "rate_per_1000", "per_1000_days", "");
  const figure = fc.record({ value: fc.double({ min: -1e6, max: 1e6, noNaN: true }), unit });
  fc.assert(
    fc.property(figure, fc.integer({ min: 0, max: 4 }), fc.boolean(), ({ value, unit }, decimals, isHalf) => {
      const exact = isHalf ? (Math.round(value) + 0.5) / 10 ** decimals : value;
      const indicator = anIndicator({ unit, decimals });
      expect(formatValue(exact, indicator)).toBe(valueText(exact, indicator));
    }),
  );
});

test("flags keep their order and find the finding of their provider and indicator", () => {
  const other = aFinding({ provider: { id: "elm", name: "Elm Street" } });
  const flags = [
    aFlag({ id: "1", providerId: "elm" }),
    aFlag({ id: "2" }),
    aFlag({ id: "3", indicatorId: "days" }),
  ];
  const cards = flagCards(flags, aResult({ findings: [aFinding(), other], tooFewPeople: ["elm|enrolled"] }));
  expect(
    cards.map(({ flag, finding, tooFewPeople }) => [flag.id, finding?.provider.name, tooFewPeople]),
  ).toEqual([
    ["1", "Elm Street", true],
    ["2", "Harbor Family Services", false],
    ["3", undefined, false],
  ]);
});

const card = (change: Parameters<typeof aFinding>[0], tooFewPeople = false) => ({
  flag: aFlag(),
  finding: aFinding(change),
  latestPeriod: "Sep 2026",
  tooFewPeople,
});

test("a share is said with its counts, a rate per its base", () => {
  expect(figuresOf(card({}))).toContainEqual({ label: "Counts", text: "25 of 50" });
  const rate = anIndicator({ unit: "rate_per_1000", decimals: 2, subset: false });
  expect(figuresOf(card({ indicator: rate, numerator: 31, denominator: 7020 }))).toContainEqual({
    label: "Counts",
    text: "31 per 7,020",
  });
});

test.each([
  [1, true, "1 person"],
  [10, true, "10 people"],
  [1, false, "1 case"],
  [1234, false, "1,234 cases"],
])("short by %i, counting people: %s, reads %s", (short, countsPeople, text) => {
  const figures = figuresOf(card({ short, indicator: anIndicator({ countsPeople }) }));
  expect(figures).toContainEqual({ label: "Short of target", text });
});

test("nothing is made up where nothing is known", () => {
  const unknown = { value: null, target: null, numerator: null, denominator: null, short: null };
  expect(figuresOf(card(unknown))).toEqual([]);
  expect(figuresOf({ flag: aFlag(), finding: null, latestPeriod: null, tooFewPeople: false })).toEqual([]);
});

test("the latest figure says of which period it is: it may be old", () => {
  expect(figuresOf(card({}))[0]).toEqual({ label: "Latest (Sep 2026)", text: "50.0%" });
});

test("too few people: the target only, and the words", () => {
  expect(figuresOf(card({}, true))).toEqual([
    { label: "Latest (Sep 2026)", text: "too few people to show" },
    { label: "Target", text: "70.0%" },
  ]);
});

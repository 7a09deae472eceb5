import { multiplierOf, unitWords } from "../../src/submission/unitLines";

test.each([
  ["Spending in thousands", "in thousands", 1000],
  ["Spending (£000)", "£000", 1000],
  ["Spending £000s", "£000s", 1000],
  ["Visits (000s)", "(000s)", 1000],
  ["Visits, '000", "'000", 1000],
  ["Visits in 000s", "000s", 1000],
  ["Waste, thousand tonnes", "thousand", 1000],
  ["Kosten in Tsd. EUR", "in Tsd", 1000],
  ["Dépenses en milliers d'euros", "en milliers", 1000],
  ["Gasto en miles de euros", "en miles de", 1000],
  ["EUR million", "EUR million", 1_000_000],
  ["Value, $m", "$m", 1_000_000],
  ["US$ millions", "US$ millions", 1_000_000],
  ["Mio. CHF", "Mio", 1_000_000],
  ["£bn", "£bn", 1_000_000_000],
  ["Revenue (EURm)", "EURm", 1_000_000],
  ["Spending, USD000", "USD000", 1000],
  ["in billions", "in billions", 1_000_000_000],
])("%s: %s", (text, words, by) => {
  expect(unitWords(text)).toBe(words);
  expect(multiplierOf(words)).toBe(by);
});

test.each([
  "Deaths per thousand people",
  "Rate per 100 thousand population",
  "Areas of 5 million people",
  "Harbor House",
  "Miles driven",
  "$1,000 grants",
  "Q1 2000",
  "Rate per 1,000",
  "£ per head",
])("%s says nothing about how figures are written", (text) => expect(unitWords(text)).toBeNull());

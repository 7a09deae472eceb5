import { flagCards } from "../../../src/taskpane/findings/figures";
import { countMatching, NO_FILTER, providersOf } from "../../../src/taskpane/findings/filter";
import { aFlag, aResult } from "../given";

const CARDS = flagCards(
  [
    aFlag({ id: "1", sentence: "Missed 7 times." }),
    aFlag({ id: "2", sentence: "Below its usual level." }),
    aFlag({ id: "3", indicatorId: "days", tone: "watch" }),
    aFlag({ id: "4", providerId: "elm" }),
  ],
  aResult(),
);

test("a filter promises as many cards as it shows: a series with two reasons is one", () => {
  expect(countMatching(CARDS, NO_FILTER)).toBe(3);
  expect(countMatching(CARDS, { ...NO_FILTER, tone: "concern" })).toBe(2);
  expect(countMatching(CARDS, { providerId: "harbor", tone: "watch" })).toBe(1);
});

test("providers come by name with the number of their cards", () => {
  expect(providersOf(CARDS)).toEqual([
    { id: "elm", name: "elm", count: 1 },
    { id: "harbor", name: "Harbor Family Services", count: 2 },
  ]);
});

import { flagCards } from "../../../src/taskpane/findings/figures";
import { seriesCards } from "../../../src/taskpane/findings/seriesCards";
import { aFlag, aResult } from "../given";

const of = (...flags: Parameters<typeof aFlag>[0][]) => seriesCards(flagCards(flags.map(aFlag), aResult()));

test("a series stands where its most important flag stands, with all its reasons", () => {
  const cards = of(
    { id: "1", indicatorId: "days", sentence: "a" },
    { id: "2", indicatorId: "enrolled", sentence: "b" },
    { id: "3", indicatorId: "days", sentence: "c" },
  );
  expect(cards.map(({ flag, reasons }) => [flag.id, reasons.map(({ id }) => id)])).toEqual([
    ["1", ["1", "3"]],
    ["2", ["2"]],
  ]);
});

test("the same indicator of two providers is two series", () => {
  expect(of({ id: "1", providerId: "harbor" }, { id: "2", providerId: "elm" })).toHaveLength(2);
});

test("two kinds of flag that say the same say it once", () => {
  const [card] = of({ id: "1", kind: "improvement" }, { id: "2", kind: "outlier_low" });
  expect(card?.reasons.map(({ id }) => id)).toEqual(["1"]);
});

import { assessContract } from "../../src/analysis/assess";
import type { Figure, Observation } from "../../src/analysis/measure";
import { periodFromKey } from "../../src/analysis/periodCalendar";
import { measuresOf } from "../../src/meeting/measure";
import { givenContract, givenIndicator } from "./givenContract";

const DAYS = givenIndicator("days", {
  name: "Days to intake",
  unit: "days",
  aggregation: "mean",
  subset: false,
});
const HARBOR = { id: "PRV-0001", name: "Harbor House" };
const NONE: Figure = { kind: "missing" };

/** A mean of a site in September, with the cases behind it. */
function mean(siteId: string, value: number, n: Figure): Observation {
  return {
    providerId: HARBOR.id,
    indicatorId: DAYS.id,
    siteId,
    period: periodFromKey("2026-09")!,
    numerator: NONE,
    denominator: NONE,
    value: { kind: "number", value },
    n,
    status: "final",
    cells: { sheet: "Data", address: `G${siteId.length}` },
  };
}

const people = (value: number): Figure => ({ kind: "number", value });

function measure(...observations: Observation[]) {
  const data = givenContract({ providers: [HARBOR], indicators: [DAYS], observations });
  return measuresOf(assessContract({ ...data, asOf: "2026-11-05" }), data)[0]!;
}

test("the cases behind a mean of several sites are those of all of them, whichever came last", () => {
  const sites = [mean("North", 12, people(40)), mean("South", 8, people(6))];
  expect(measure(...sites).cases[0]).toBe(46);
  expect(measure(...sites.reverse()).cases[0]).toBe(46);
  expect(measure(...sites).hidden[0]).toBe(false);
});

test("a row for all sites says how many cases there are, wherever it stands", () => {
  const rows = [mean("ALL", 11, people(50)), mean("North", 12, people(6)), mean("South", 8, people(4))];
  expect(measure(...rows)).toMatchObject({ cases: [50], hidden: [false] });
  expect(measure(mean("ALL", 11, people(9)), mean("North", 12, people(40)))).toMatchObject({
    cases: [9],
    hidden: [true],
  });
});

test("cases that were sent as suppressed hide the mean", () => {
  const few: Figure = { kind: "suppressed", low: 1, high: 10 };
  expect(measure(mean("ALL", 11, few), mean("North", 12, people(40)))).toMatchObject({
    cases: [null],
    hidden: [true],
  });
});

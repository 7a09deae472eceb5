import { assessPoints } from "../../src/analysis/assessSeries";
import { raiseFlags } from "../../src/analysis/flags";
import type { Indicator, Observation } from "../../src/analysis/measure";
import {
  asQuarters,
  rollUpPeriods,
  rollUpProviders,
  type RolledUpSeries,
} from "../../src/analysis/periodRollUp";
import { contractTargets } from "../../src/analysis/targets";
import { DAYS, ENROLMENT, figure, HARBOR, row, rows, target } from "./contractOf";

const COUNT: Indicator = { ...ENROLMENT, aggregation: "sum", unit: "count" };

/** `2026-Q3 89/127 3 of 3` for each point; the value where there are no counts. */
function told(series: RolledUpSeries | null): string[] {
  return series!.points.map(({ period, numerator, denominator, value, range, kind, known, expected }) => {
    const counts = numerator === null ? null : `${numerator}/${denominator}`;
    const interval = range && `${range.low} to ${range.high}`;
    return `${period.key} ${counts ?? value ?? interval ?? kind} ${known} of ${expected}`;
  });
}

test("months are summed to quarters; those not complete are named and provisional", () => {
  const series = asQuarters(rows("2026-02", "1/2 2/3 30/42 28/43 31/42 29/40"), ENROLMENT)!;
  expect(told(series)).toEqual(["2026-Q1 3/5 2 of 3", "2026-Q2 89/127 3 of 3", "2026-Q3 29/40 1 of 3"]);
  expect(series.points.map(({ status }) => status)).toEqual(["provisional", "final", "provisional"]);
  expect(series.points[1]!.cells.map(({ address }) => address)).toEqual([
    "ALL-2026-04",
    "ALL-2026-05",
    "ALL-2026-06",
  ]);
  expect(series.indicator.cadence).toBe("quarterly");
});

test("fiscal quarters and years begin with the contract's fiscal year", () => {
  const months = rows("2026-07", "1/2 1/2 1/2 1/2 1/2 1/2 1/2");
  expect(told(asQuarters(months, ENROLMENT, 7))).toEqual([
    "FY2027-Q1 3/6 3 of 3",
    "FY2027-Q2 3/6 3 of 3",
    "FY2027-Q3 1/2 1 of 3",
  ]);
  expect(told(rollUpPeriods(months, ENROLMENT, "fiscalYear", 10))).toEqual([
    "FY2026 3/6 3 of 12",
    "FY2027 4/8 4 of 12",
  ]);
  expect(told(rollUpPeriods(months, ENROLMENT, "fiscalYear"))).toEqual([
    "2026 6/12 6 of 12",
    "2027 1/2 1 of 12",
  ]);
});

test("quarters make years, whatever their names", () => {
  const quarters = rows("FY2026-Q3", "1/10 2/10 3/10 4/10 5/10 6/10", {});
  const indicator: Indicator = { ...ENROLMENT, cadence: "quarterly" };
  const inFiscalYears = quarters.map((each, i) => ({
    ...each,
    period: { ...each.period, ordinal: 8104 + i },
  }));
  expect(told(rollUpPeriods(inFiscalYears, indicator, "fiscalYear", 7))).toEqual([
    "FY2026 3/20 2 of 4",
    "FY2027 18/40 4 of 4",
  ]);
  expect(asQuarters(quarters, indicator)).toBeNull();
});

test("year to date adds up from the beginning of the fiscal year, and the trend rule is off", () => {
  const series = rollUpPeriods(rows("2026-05", "1/2 1/2 1/2 - 1/2"), ENROLMENT, "yearToDate", 7)!;
  expect(told(series)).toEqual([
    "2026-05 1/2 1 of 11",
    "2026-06 2/4 2 of 12",
    "2026-07 1/2 1 of 1",
    "2026-08 1/2 1 of 2",
    "2026-09 2/4 2 of 3",
  ]);
  expect(series.indicator).toMatchObject({ cumulative: true, cadence: "monthly" });
});

test("of a caseload, and of what is year-to-date already, the last month stands for the quarter", () => {
  const months = rows("2026-04", "10 20 30 40 50");
  expect(told(asQuarters(months, { ...COUNT, aggregation: "last" }))).toEqual([
    "2026-Q2 30 3 of 3",
    "2026-Q3 missing 2 of 3",
  ]);
  expect(told(asQuarters(months, { ...COUNT, cumulative: true }))[0]).toBe("2026-Q2 30 3 of 3");
  expect(told(asQuarters(months, COUNT))[0]).toBe("2026-Q2 60 3 of 3");
});

test("means are weighted by their cases, medians never recombined", () => {
  const months = [
    row("2026-04", "10", { n: figure("30") }),
    row("2026-05", "20", { n: figure("10") }),
    row("2026-06", "NA", { n: figure("") }),
  ];
  expect(told(asQuarters(months, { ...DAYS, aggregation: "mean" }))).toEqual(["2026-Q2 12.5 3 of 3"]);
  expect(asQuarters(months, DAYS)).toBeNull();
});

test("a suppressed month makes the quarter an interval, a missing one makes it partial", () => {
  expect(told(asQuarters(rows("2026-04", "<11 20 30"), COUNT))).toEqual(["2026-Q2 51 to 60 3 of 3"]);
  expect(told(asQuarters(rows("2026-04", "ND/40 20/40 blank"), ENROLMENT))).toEqual(["2026-Q2 20/40 1 of 3"]);
  expect(told(asQuarters(rows("2026-04", "5/10 - - - - - 5/10"), ENROLMENT))).toEqual([
    "2026-Q2 5/10 1 of 3",
    "2026-Q3 missing 0 of 3",
    "2026-Q4 5/10 1 of 3",
  ]);
});

test("sites are brought together first: one that is absent makes its month unknown", () => {
  const north = rows("2026-04", "1/10 2/10 3/10", { siteId: "North" });
  const south = rows("2026-04", "4/10 5/10", { siteId: "South" });
  expect(told(asQuarters([...north, ...south], ENROLMENT))).toEqual(["2026-Q2 12/40 2 of 3"]);
});

test("one provisional month makes the quarter provisional, a revised one revised", () => {
  const months = (status: Observation["status"]): Observation[] => [
    ...rows("2026-04", "1/2 1/2"),
    row("2026-06", "1/2", { status }),
  ];
  expect(asQuarters(months("provisional"), ENROLMENT)!.points[0]!.status).toBe("provisional");
  expect(asQuarters(months("revised"), ENROLMENT)!.points[0]!.status).toBe("revised");
});

test("weeks lie across the ends of months", () => {
  expect(asQuarters(rows("2026-W01", "1/2 1/2"), { ...ENROLMENT, cadence: "weekly" })).toBeNull();
});

test("nothing gives nothing", () => {
  expect(asQuarters([], ENROLMENT)!.points).toEqual([]);
  expect(rollUpProviders([], ENROLMENT)!.points).toEqual([]);
});

test("all providers together; one that sends nothing any more is missed", () => {
  const of = (providerId: string, first: string, entries: string): Observation[] =>
    rows(first, entries, { providerId });
  const all = [
    ...of("A", "2026-07", "9/10 8/10 7/10"),
    ...of("B", "2026-08", "10/90 NA"),
    ...of("C", "2026-07", "1/4"),
  ];
  expect(told(rollUpProviders(all, ENROLMENT))).toEqual([
    "2026-07 10/14 2 of 2",
    "2026-08 18/100 2 of 3",
    "2026-09 7/10 2 of 3",
  ]);
  expect(rollUpProviders(all, DAYS)).toBeNull();
});

test("quarters are assessed like any series, and one that is not complete is never flagged", () => {
  const good = "30/42 ".repeat(36);
  const assess = (entries: string) => {
    const { indicator, points } = asQuarters(rows("2023-07", entries), ENROLMENT)!;
    const context = {
      targets: contractTargets([target(0.7)]),
      baselines: [],
      asOf: null,
      fiscalYearStart: 1,
    };
    return assessPoints(HARBOR, indicator, points, context);
  };
  const complete = assess(`${good} 10/42 11/42 10/42`);
  expect(complete).toMatchObject({ numerator: 31, denominator: 126, met: false });
  expect(complete.states).toContain("limitsNotFixed");
  expect(raiseFlags([complete], { lastMeetingDate: null, threshold: 11 }).length).toBeGreaterThan(0);
  const partial = assess(`${good} 10/42 11/42`);
  expect(partial).toMatchObject({ numerator: 21, met: null });
  expect(partial.states).toContain("provisional");
  expect(raiseFlags([partial], { lastMeetingDate: null, threshold: 11 })).toEqual([]);
});

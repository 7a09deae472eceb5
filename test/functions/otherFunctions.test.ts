import { analyseChart } from "../../src/analysis/charts/analyseChart";
import { funnel } from "../../src/analysis/funnel";
import { chart, propose, runChart } from "../../src/functions/chartFunctions";
import { funnelLimits } from "../../src/functions/comparisonFunctions";
import { FunctionError } from "../../src/functions/functionError";
import { gap, short } from "../../src/functions/targetFunctions";
import { column, COUNTS, ENROLMENT, refusal, row } from "./givenCells";

const shares = (rows: unknown[][]): string[][] =>
  rows.map((limits) => limits.map((limit) => ((limit as number) * 100).toFixed(1)));

describe("GAP and SHORT", () => {
  test("25 of 50 against 70%: 20 points and 10 families short", () => {
    expect(gap(25 / 50, 0.7)).toBeCloseTo(-0.2, 12);
    expect(gap(25 / 50, 0.7, 3)).toBe(-0.2);
    expect(short(25, 50, 0.7, "increase")).toBe(10);
  });

  test("what shows as equal has no gap and nobody is short", () => {
    expect(gap(0.6996, 0.7, 3)).toBe(0);
    expect(gap(0.6996, 0.7)).not.toBe(0);
    expect(short(6996, 10_000, 0.7, "increase")).toBe(0);
    expect(short(6996, 10_000, 0.7, "increase", 4)).toBe(4);
  });

  test("fewer where a decrease is better", () => {
    expect(short(12, 50, 0.1, "decrease")).toBe(7);
    expect(short(5, 50, 0.1, "decrease")).toBe(0);
  });

  test.each([
    ["notAvailable: There is no value.", () => gap(null, 0.7)],
    ["notAvailable: There is no target.", () => gap(0.5, "<11")],
    ["invalidValue: decimals must be a whole number from 0 to 12.", () => gap(0.5, 0.7, 1.5)],
    ["divisionByZero: The denominator is 0.", () => short(0, 0, 0.7, "increase")],
    ["invalidNumber: Counts cannot be negative.", () => short(-1, 50, 0.7, "increase")],
    ["notAvailable: No number of events could have met the target.", () => short(25, 50, -0.1, "decrease")],
    [
      'invalidValue: A target needs a direction: "increase" or "decrease".',
      () => short(25, 50, 0.7, "neutral"),
    ],
  ])("%s", (expected, call) => expect(refusal(call)).toBe(expected));
});

describe("FUNNEL", () => {
  const completed = [90, 41, 35];
  const trained = [120, 88, 46];

  test("three providers against their pooled rate", () => {
    expect(shares(funnelLimits(column(completed), column(trained)))).toEqual([
      ["51.5", "56.6", "65.4", "73.6", "78.0"],
      ["49.1", "55.2", "65.4", "74.9", "79.9"],
      ["42.8", "51.2", "65.4", "78.3", "84.7"],
    ]);
    const beside = funnelLimits(row(completed), row(trained));
    expect(beside).toHaveLength(5);
    expect(beside[2]).toEqual(Array(3).fill(166 / 254));
  });

  test.each([
    ["PR", "proportion"],
    ["RC", "ratioOfCounts"],
    ["SR", "standardisedLog"],
  ] as const)("%s is FunnelPlotR's %s, with and without over-dispersion", (method, data) => {
    const events = [90, 41, 35, 60, 22, 71, 18, 55, 33, 80];
    const all = [120, 88, 46, 91, 40, 99, 31, 70, 60, 99];
    const units = events.map((numerator, i) => ({ numerator, denominator: all[i]!, judged: true }));
    const result = funnel(units, data);
    const lowest = (rows: unknown[][]): unknown[] => rows.map(([limit]) => limit);
    expect(lowest(funnelLimits(column(events), column(all), method, false))).toEqual(
      result.unadjusted.map(({ flag }) => flag.lower),
    );
    expect(lowest(funnelLimits(column(events), column(all), method))).toEqual(
      result.overdispersed.map(({ flag }) => flag.lower),
    );
  });

  test("a unit without figures, or with a denominator of 0, has no limits and is not pooled", () => {
    const rows = funnelLimits(column([...completed, "<11", 0]), column([...trained, 20, 0]));
    expect(rows.slice(0, 3)).toEqual(funnelLimits(column(completed), column(trained)));
    const codes = rows.slice(3).map(([cell]) => (cell as FunctionError).code);
    expect(codes).toEqual(["notAvailable", "divisionByZero"]);
  });

  test.each([
    [
      "notAvailable: A comparison needs 3 units with figures and there are 2.",
      () => funnelLimits(column([1, 2]), column([5, 5])),
    ],
    [
      "invalidValue: denominators must have as many cells as the first range: 3, not 2.",
      () => funnelLimits(column(completed), column([120, 88])),
    ],
    [
      "invalidNumber: A numerator is larger than its denominator.",
      () => funnelLimits(column([121, 41, 35]), column(trained)),
    ],
    [
      'invalidValue: method must be one of "PR", "RC", "SR", not "P".',
      () => funnelLimits(column(completed), column(trained), "P"),
    ],
  ])("%s", (expected, call) => expect(refusal(call)).toBe(expected));
});

describe("RUNCHART", () => {
  test("median, longest run, crossings, signal", () => {
    const sixMonthsLower = [9, 8, 9, 7, 9, 8, 9, 8, 9, 8, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2];
    expect(runChart(column(sixMonthsLower))).toEqual([[5, 10, 1, true]]);
    expect(runChart(column([1, 9, 2, 8, 3, 7, 1, 9, 2, 8]))).toEqual([[5, 1, 9, false]]);
  });

  test("no figures, and no runs", () => {
    expect(refusal(() => runChart(column([null])))).toBe("notAvailable: No figures yet.");
    expect(refusal(() => runChart(column([4, 4, 4])))).toBe(
      "notAvailable: All figures lie on the median: there are no runs.",
    );
  });
});

describe("CHART", () => {
  test.each([
    ["p", "p"],
    ["P'", "pPrime"],
    ["p′", "pPrime"],
    ["u", "u"],
    ["u'", "uPrime"],
    ["i'", "iPrime"],
  ] as const)("%s: rate, centre and limits of each point", (name, kind) => {
    const given = { values: COUNTS.enrolled, denominators: COUNTS.referred };
    const { values, centre, lower, upper } = analyseChart({ chart: kind, ...given });
    expect(chart(name, column(COUNTS.enrolled), column(COUNTS.referred))).toEqual(
      Array.from(values, (value, i) => [value, centre[i], lower[i], upper[i]]),
    );
  });

  test.each(["c", "g", "t", "i"] as const)("%s: without denominators", (kind) => {
    const { centre, upper } = analyseChart({ chart: kind, values: COUNTS.enrolled });
    const rows = chart(kind, row(COUNTS.enrolled));
    expect(rows).toHaveLength(4);
    expect([rows[1]![5], rows[3]![5]]).toEqual([centre[5], upper[5]]);
  });

  test("a point without a figure is #N/A, which a chart leaves out", () => {
    const [first] = chart("c", column(["ND", ...COUNTS.enrolled]));
    expect((first![0] as FunctionError).code).toBe("notAvailable");
    expect(typeof first![1]).toBe("number");
  });

  test.each([
    ["invalidValue: This chart needs denominators.", () => chart("p", column(COUNTS.enrolled))],
    [
      "invalidValue: A c chart has no denominators.",
      () => chart("c", column(COUNTS.enrolled), column(COUNTS.referred)),
    ],
    [
      "notAvailable: Too few points for limits: 12 are needed and there are 3; a run chart needs none.",
      () => chart("c", column([1, 2, 3])),
    ],
    [
      "divisionByZero: All denominators are 0.",
      () => chart("u", column(COUNTS.enrolled), column(COUNTS.enrolled.map(() => 0))),
    ],
    [
      "invalidNumber: A numerator is larger than its denominator.",
      () => chart("p", column(COUNTS.referred), column(COUNTS.enrolled)),
    ],
    [
      "invalidNumber: Counts and times cannot be negative.",
      () => chart("c", column([-1, ...COUNTS.enrolled])),
    ],
    ["invalidValue: Time between events must be over 0.", () => chart("t", column([0, ...COUNTS.enrolled]))],
  ])("%s", (expected, call) => expect(refusal(call)).toBe(expected));
});

describe("PROPOSE", () => {
  test("a chart with its reason", () => {
    expect(propose(column(COUNTS.enrolled), column(COUNTS.referred))).toEqual([
      ["p", "Events out of a denominator that vary as counts do by chance."],
    ]);
    expect(propose(column(COUNTS.enrolled), column(COUNTS.referred), false)[0]![0]).toBe("u");
    expect(propose(column(ENROLMENT))[0]![0]).toBe("XmR");
    expect(propose(column([1, 2, 3]))[0]).toEqual([
      "run",
      "Limits need 12 values and there are 3: a run chart shows shifts without limits.",
    ]);
  });
});

import { analyseSeries, type SeriesAnalysis, type SeriesInput } from "../../src/analysis/analyseSeries";
import { rulesOf, signalRuns } from "../../src/analysis/signals";

/** Enrolled of referred, October 2024 to September 2026: a baseline year, then a collapse. */
const ENROLLED = [
  29, 31, 28, 27, 32, 34, 30, 33, 25, 28, 32, 32, 30, 27, 24, 31, 29, 31, 28, 27, 27, 26, 24, 25,
];
const REFERRED = [
  40, 42, 43, 43, 43, 46, 42, 46, 46, 41, 43, 44, 42, 38, 35, 44, 40, 45, 41, 43, 46, 48, 47, 50,
];
const rates = ENROLLED.map((enrolled, i) => enrolled / REFERRED[i]!);
const month = (name: string): number =>
  12 + ["Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep"].indexOf(name);

function analysed(values: readonly number[], more: Partial<SeriesInput> = {}): SeriesAnalysis {
  return analyseSeries({ values, direction: "increase", ...more });
}

/** "rule direction from-to" of each run. */
function runs(analysis: SeriesAnalysis): string[] {
  return signalRuns(analysis.values, analysis.groups, analysis.marks, "increase").map(
    ({ rule, direction, from, to }) => `${rule} ${direction} ${from}-${to}`,
  );
}

const percent = (share: number): string => (share * 100).toFixed(1);

describe("a contract whose enrolment collapses", () => {
  test("with the year before fixed as baseline", () => {
    const analysis = analysed(rates, { baseline: { firstPoints: 12 }, target: 0.7 });
    const [group] = analysis.groups;
    expect([group!.mean, group!.lpl, group!.upl].map(percent)).toEqual(["69.6", "53.6", "85.7"]);
    expect(runs(analysis)).toEqual([
      `outsideLimits below ${month("Aug")}-${month("Sep")}`,
      `trend decreasing ${month("Feb")}-${month("Sep")}`,
      `twoInThree below ${month("Jun")}-${month("Jul")}`,
      `shift below ${month("Mar")}-${month("Sep")}`,
    ]);
    expect(analysis.variation).toBe("specialCauseConcern");
    expect(analysis.assurance).toBe("hitOrMiss");
  });

  test("the same baseline as a range of periods", () => {
    const at = rates.map((_, i) => 24_297 + i);
    const analysis = analysed(rates, { at, baseline: { ranges: [{ from: 24_297, to: 24_308 }] } });
    expect(analysis.groups[0]).toEqual(analysed(rates, { baseline: { firstPoints: 12 } }).groups[0]);
  });

  test("not fixed, the collapse drags the mean and good months look like outliers", () => {
    const analysis = analysed(rates);
    const [group] = analysis.groups;
    expect([group!.mean, group!.lpl, group!.upl].map(percent)).toEqual(["66.8", "58.5", "75.1"]);
    expect(runs(analysis)).toContain("outsideLimits below 21-23");
    expect(
      analysis.values.filter((value, i) => i < 20 && (value < group!.lpl || value > group!.upl)).length,
    ).toBe(1);
  });
});

describe("rules", () => {
  const steady = [50, 52, 49, 51, 50, 48, 52, 50, 51, 49, 50, 48];

  test("a value on a limit is inside it", () => {
    const { groups } = analysed(steady, { baseline: { firstPoints: 12 } });
    const { upl, lpl } = groups[0]!;
    const analysis = analysed([...steady, upl, lpl], { baseline: { firstPoints: 12 } });
    expect(runs(analysis).filter((run) => run.startsWith("outside"))).toEqual([]);
  });

  test("six on one side are no shift, seven are, and all seven are marked", () => {
    const raised = (length: number): number[] => [...steady, ...Array<number>(length).fill(50.5)];
    const fixed = { baseline: { firstPoints: 12 } };
    expect(runs(analysed(raised(6), fixed))).toEqual([]);
    expect(runs(analysed(raised(7), fixed))).toEqual(["shift above 12-18"]);
  });

  test("a point on the mean breaks a shift", () => {
    const values = [...steady, 51, 51, 51, 51, 50, 51, 51, 51];
    expect(runs(analysed(values, { baseline: { firstPoints: 12 } }))).toEqual([]);
  });

  test("a tie breaks a trend", () => {
    const rising = [50, 50.1, 50.2, 50.3, 50.4, 50.5, 50.6];
    const tied = [50, 50.1, 50.2, 50.3, 50.3, 50.5, 50.6];
    expect(runs(analysed([...steady, ...rising], { baseline: { firstPoints: 12 } }))).toContain(
      "trend increasing 11-18",
    );
    expect(runs(analysed([...steady, ...tied], { baseline: { firstPoints: 12 } })).join()).not.toContain(
      "trend",
    );
  });

  test("the trend rule is off for cumulative measures", () => {
    const rising = Array.from({ length: 12 }, (_, i) => i);
    expect(runs(analysed(rising, { trendRule: false })).join()).not.toContain("trend");
  });

  test("a peak shared by a rise and a fall meets both", () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1];
    const analysis = analysed(values);
    expect(runs(analysis)).toEqual(expect.arrayContaining(["trend increasing 0-6", "trend decreasing 6-12"]));
    expect(rulesOf(analysis.marks[6]!)).toEqual(
      expect.arrayContaining([
        { rule: "trend", direction: "increasing" },
        { rule: "trend", direction: "decreasing" },
      ]),
    );
  });

  test("two rises one after the other are two trends", () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6, 7];
    expect(runs(analysed(values)).filter((run) => run.startsWith("trend"))).toEqual([
      "trend increasing 0-6",
      "trend increasing 7-13",
    ]);
  });

  test("rules that conflict are all kept: a fall wholly above the mean", () => {
    const values = [...steady, 57, 56, 55, 54, 53, 52, 51];
    const analysis = analysed(values, { baseline: { firstPoints: 12 } });
    expect(rulesOf(analysis.marks[18]!)).toEqual([
      { rule: "trend", direction: "decreasing" },
      { rule: "shift", direction: "above" },
    ]);
    expect(analysis.variation).toBe("specialCauseConcern");
  });
});

describe("rebase", () => {
  const low = [10, 11, 9, 10, 12, 8, 10, 11, 9, 10, 11, 9];
  const high = low.map((value) => value + 20);

  test("starts a group with limits of its own", () => {
    const analysis = analysed([...low, ...high], { rebases: [12] });
    expect(analysis.groups.map(({ from, to, mean }) => [from, to, mean])).toEqual([
      [0, 12, 10],
      [12, 24, 30],
    ]);
    expect(runs(analysis)).toEqual([]);
  });

  test("that is not in the data is named and changes nothing", () => {
    const analysis = analysed([...low, ...high], { rebases: [99] });
    expect(analysis.rebasesNotFound).toEqual([99]);
    expect(analysis.groups).toEqual(analysed([...low, ...high]).groups);
  });
});

describe("assurance", () => {
  const values = [50, 52, 49, 51, 50, 48, 52, 50, 51, 49, 50, 48];
  const { lpl, upl } = analysed(values).groups[0]!;

  test.each([
    ["increase", upl + 0.1, "consistentlyFailing"],
    ["increase", upl, "hitOrMiss"],
    ["increase", lpl, "hitOrMiss"],
    ["increase", lpl - 0.1, "consistentlyPassing"],
    ["decrease", upl + 0.1, "consistentlyPassing"],
    ["decrease", lpl - 0.1, "consistentlyFailing"],
    ["neutral", 50, null],
  ] as const)("%s, target %d: %s", (direction, target, expected) => {
    expect(analyseSeries({ values, direction, target }).assurance).toBe(expected);
  });

  test("a constant 100% passes 95% and meets 100%", () => {
    const full = Array<number>(12).fill(1);
    expect(analysed(full, { target: 0.95 }).assurance).toBe("consistentlyPassing");
    expect(analysed(full, { target: 1 }).assurance).toBe("consistentlyPassing");
    expect(analyseSeries({ values: full, direction: "decrease", target: 0.95 }).assurance).toBe(
      "consistentlyFailing",
    );
  });
});

describe("difficult input", () => {
  test("99.6 twenty-four times and 0.95 thirteen times are common cause", () => {
    expect(analysed(Array<number>(24).fill(99.6)).variation).toBe("commonCause");
    expect(analysed(Array<number>(13).fill(0.95)).variation).toBe("commonCause");
  });

  test("nothing, all missing, one point: no icons", () => {
    for (const values of [[], [NaN, NaN, NaN], [5]]) {
      expect(analysed(values, { target: 1 })).toMatchObject({ variation: null, assurance: null });
    }
  });

  test("a missing latest value has no variation", () => {
    expect(analysed([1, 2, 1, 2, 1, 2, NaN]).variation).toBeNull();
  });

  test("a missing value removes both its moving ranges", () => {
    const { groups } = analysed([1, 3, NaN, 10, 14], { screenOutliers: false });
    expect(groups[0]!.averageRange).toBe(3);
  });

  test("infinities and sizes that are no figures are missing", () => {
    const odd = analysed([1, 2, Infinity, 1e308, -Infinity, 2, 1]);
    expect(Array.from(odd.values)).toEqual([1, 2, NaN, NaN, NaN, 2, 1]);
  });

  test("a baseline by count of fewer than 12 points is refused", () => {
    expect(() => analysed([1, 2, 3], { baseline: { firstPoints: 11 } })).toThrow("at least 12 points");
  });

  test("values and places of different length are refused", () => {
    expect(() => analysed([1, 2, 3], { at: [1, 2] })).toThrow(RangeError);
  });
});

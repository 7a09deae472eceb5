import { analyseSeries } from "../../src/analysis/analyseSeries";
import { assessContract } from "../../src/analysis/assess";
import { baselineProposals } from "../../src/analysis/baselineProposals";
import { checkBaselineDecision } from "../../src/analysis/baselineDecision";
import { proposeChart } from "../../src/analysis/charts/proposeChart";
import { hasAutocorrelation, hasSeason } from "../../src/analysis/dependence";
import { differenceInterval } from "../../src/analysis/differenceInterval";
import { expectedFalseFlags } from "../../src/analysis/falseFlags";
import type { Finding, State } from "../../src/analysis/finding";
import { raiseFlags, raiseSafetyFlags } from "../../src/analysis/flags";
import { raiseLeadingLaggingFlags } from "../../src/analysis/leadingLagging";
import type { Aggregation, Breakdown, Indicator, Observation } from "../../src/analysis/measure";
import { outlook } from "../../src/analysis/outlook";
import { comparePeers } from "../../src/analysis/peerGap";
import { rollUpPeriods, rollUpProviders } from "../../src/analysis/periodRollUp";
import { rebaseCandidate } from "../../src/analysis/rebaseCandidates";
import { proposeForSmallNumbers } from "../../src/analysis/smallNumbers";
import { raiseSubgroupFlags } from "../../src/analysis/subgroupFlags";
import { compareSubgroups } from "../../src/analysis/subgroupGap";
import { contractTargets, eventsShort, isMet } from "../../src/analysis/targets";
import { twoProportions } from "../../src/analysis/twoProportions";
import { contract, ENROLMENT, fixed, row, rows, target } from "./contractOf";

const CONTEXT = { lastMeetingDate: "2026-01-01", threshold: 11 };
const YEAR = "30/42 28/43 31/42 29/40 30/43 28/41 31/44 29/42 30/41 28/43 31/42 29/41";

/** A row of counts (or one value) that no reader would let pass. */
function odd(
  period: string,
  numerator: number,
  denominator: number,
  more: Partial<Observation> = {},
): Observation {
  return {
    ...row(period, "1/1"),
    numerator: { kind: "number", value: numerator },
    denominator: { kind: "number", value: denominator },
    value: { kind: "number", value: numerator },
    n: { kind: "number", value: denominator },
    ...more,
  };
}

/** Twelve good months and these after them. */
function after(...odds: readonly [number, number][]): Observation[] {
  const periods = ["2025-10", "2025-11", "2025-12", "2026-01"];
  return [...rows("2024-10", YEAR), ...odds.map(([up, down], i) => odd(periods[i]!, up, down))];
}

const CASES: Readonly<Record<string, readonly Observation[]>> = {
  "no rows": [],
  "all blank": rows("2025-01", "blank ".repeat(20)),
  "all not applicable": rows("2025-01", "NA ".repeat(20)),
  "all suppressed": rows("2025-01", "<11/50 ".repeat(20)),
  "one row": rows("2026-01", "30/42"),
  "one row after a long gap": [...rows("2015-01", "30/42"), ...rows("2026-01", "30/42")],
  constant: rows("2024-01", "30/42 ".repeat(24)),
  "all zero": rows("2024-01", "0/42 ".repeat(24)),
  "no number": after([NaN, 42], [30, NaN]),
  infinite: after([Infinity, 42], [30, Infinity], [-Infinity, 42]),
  "as large as a double gets": after([1e308, 1e308], [1e308, 1], [-1e308, 1]),
  "as small as a double gets": after([5e-324, 5e-324], [1, 5e-324], [5e-324, 1e290]),
  "nobody in the denominator": after([0, 0], [5, 0]),
  "fewer people than none": after([0, -3]),
  "more events than people": after([60, 42], [1000, 1]),
  "fewer events than none": after([-5, 42]),
  "every row twice": [...rows("2024-10", YEAR), ...rows("2024-10", YEAR)],
  "a site twice in a period": [
    ...rows("2026-01", "1/2", { siteId: "N" }),
    ...rows("2026-01", "2/3", { siteId: "N" }),
  ],
  "out of order": [...rows("2024-10", YEAR)].reverse(),
  "several cadences": [
    ...rows("2024-10", YEAR),
    ...rows("2026-Q1", "80/120"),
    ...rows("2026-W03", "8/12"),
    row("2026", "9/12"),
  ],
};

const AGGREGATIONS: readonly Aggregation[] = [
  "ratio_of_sums",
  "rate_per_1000",
  "sum",
  "last",
  "mean",
  "median",
];

/** Paths of numbers that are none. */
function notFinite(value: unknown, path = "$"): string[] {
  // A stretch without limits says so by NaN, and of some suppressed figures nothing is known but that they exist.
  if (path.endsWith(".limits.groups") || path.endsWith(".range")) return [];
  if (typeof value === "number") return Number.isFinite(value) ? [] : [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => notFinite(inner, `${path}.${key}`));
}

function breakdownsOf(observations: readonly Observation[]): Breakdown[] {
  return ["a", "b", "c", "d", "e"].flatMap((group, i) =>
    observations.map((each) => ({ ...each, dimension: i < 3 ? "three" : "two", group })),
  );
}

/** Everything that the analysis says of a series at three providers, by function. */
function everything(observations: readonly Observation[], indicator: Indicator): Record<string, unknown> {
  const all = ["A", "B", "C"].flatMap((providerId) => observations.map((each) => ({ ...each, providerId })));
  const lagging: Indicator = { ...indicator, id: "later", laggingOf: indicator.id };
  const later = all.map((each) => ({ ...each, indicatorId: lagging.id }));
  const findings = assessContract(
    contract({
      observations: [...all, ...later],
      providers: [],
      indicators: [indicator, lagging],
      targets: [target(0.7)],
      baselines: [fixed("2024-10", "2025-09")],
    }),
  );
  const subgroups = compareSubgroups({ breakdowns: breakdownsOf(all), observations: all }, findings);
  const own = all.filter(({ providerId }) => providerId === "A");
  return {
    findings,
    flags: [...raiseFlags(findings, CONTEXT), ...raiseSafetyFlags(findings, CONTEXT)],
    peers: comparePeers(findings),
    groups: subgroups.map(({ groups }) => groups),
    groupFlags: raiseSubgroupFlags(subgroups, CONTEXT),
    leadingLagging: raiseLeadingLaggingFlags(findings, CONTEXT),
    rebase: findings.map((finding) => rebaseCandidate(finding, 11)),
    baselines: findings.map((finding) => baselineProposals(finding, 11)),
    decision: checkBaselineDecision(fixed("2024-10", "2025-09"), {
      findings,
      baselines: [],
      fiscalYearStart: 7,
    }),
    outlooks: findings.map((finding) => outlook(finding, 11)),
    falseFlags: expectedFalseFlags(findings, subgroups),
    smallNumbers: findings.map((finding) => proposeForSmallNumbers(finding, own, 7)),
    quarters: rollUpPeriods(own, indicator, "quarter", 7)?.points,
    years: rollUpPeriods(own, indicator, "fiscalYear", 7)?.points,
    toDate: rollUpPeriods(own, indicator, "yearToDate", 7)?.points,
    providers: rollUpProviders(all, indicator)?.points,
  };
}

describe.each(Object.entries(CASES))("%s", (_, observations) => {
  test.each(AGGREGATIONS)("of %s: no crash, and no number that is none", (aggregation) => {
    for (const subset of [true, false]) {
      const said = everything(observations, { ...ENROLMENT, aggregation, subset });
      for (const [name, result] of Object.entries(said))
        expect([name, notFinite(result)]).toEqual([name, []]);
      expect(JSON.stringify(said.flags)).not.toMatch(/NaN|Infinity|undefined/);
    }
  });
});

describe("what is said of it", () => {
  const assess = (observations: readonly Observation[], more: Partial<Indicator> = {}): Finding =>
    assessContract(
      contract({ observations, indicators: [{ ...ENROLMENT, ...more }], targets: [target(0.7)] }),
    )[0]!;

  test.each<[keyof typeof CASES, State]>([
    ["no rows", "noData"],
    ["all blank", "noData"],
    ["all not applicable", "latestNotApplicable"],
    ["all suppressed", "latestSuppressed"],
    ["one row", "tooFewPoints"],
    ["one row after a long gap", "periodSkipped"],
    ["constant", "constantSeries"],
    ["all zero", "constantSeries"],
    ["nobody in the denominator", "latestNotApplicable"],
    ["infinite", "latestMissing"],
    ["as large as a double gets", "latestMissing"],
  ])("%s: %s", (name, state) => {
    const finding = assessContract(
      contract({ observations: CASES[name]!, targets: [target(0.7, { providerId: "PRV-0001" })] }),
    )[0]!;
    expect(finding.states).toContain(state);
  });

  test("the last of two rows for a period counts, and order does not matter", () => {
    const twice = [...rows("2024-10", YEAR), ...rows("2025-09", "1/41")];
    expect(assess(twice)).toMatchObject({ numerator: 1 });
    const sorted = assess(rows("2024-10", YEAR));
    expect(assess(CASES["out of order"]!)).toEqual(sorted);
    expect(assess(CASES["every row twice"]!)).toEqual(sorted);
  });

  test("a target that is no number is none", () => {
    for (const value of [NaN, Infinity, -Infinity]) {
      expect(contractTargets([target(value)]).size).toBe(0);
    }
    expect(isMet(0.5, NaN, ENROLMENT)).toBeNull();
  });

  test("no number of people would have met a target of 7,000%", () => {
    for (const value of [70, Infinity, NaN]) expect(eventsShort(25, 50, value, ENROLMENT)).toBeNull();
  });
});

describe("arithmetic on what cannot be counted", () => {
  test.each([
    [1, 0, 1, 2],
    [3, 2, 1, 2],
    [-1, 2, 1, 2],
    [NaN, 2, 1, 2],
    [1, 2, 1, NaN],
    [1, 2, 1, Infinity],
  ])("%p of %p against %p of %p is no difference", (...counts) => {
    expect(differenceInterval(...counts)).toBeNull();
    const result = twoProportions(...counts);
    expect(notFinite(result)).toEqual([]);
  });

  test.each<[string, number[]]>([
    ["nothing", []],
    ["one value", [1]],
    ["no number", [NaN, NaN, NaN]],
    ["infinities", [Infinity, -Infinity, 1]],
    ["the largest doubles", [1e308, -1e308, 1e308]],
    ["a constant", Array<number>(30).fill(99.6)],
  ])("a series of %s has no season, no autocorrelation and no signal, and gets a chart", (_, values) => {
    expect([hasSeason(values, "monthly"), hasAutocorrelation(values)]).toEqual([false, false]);
    const { marks, variation } = analyseSeries({ values, direction: "increase", target: NaN });
    expect(marks.every((mark) => mark === 0)).toBe(true);
    expect([null, "commonCause"]).toContain(variation);
    expect(proposeChart({ values, counted: true, subset: false }).reason).not.toMatch(/NaN|Infinity/);
  });
});

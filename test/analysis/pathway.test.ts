import { analysePathways } from "../../src/analysis/analysePathways";
import type { PathwayResult, Range } from "../../src/analysis/pathway";
import type { StageCount } from "../../src/analysis/measure";
import { periodFromKey } from "../../src/analysis/periodCalendar";
import { COLLAPSE, contract, ENROLMENT } from "./contractOf";
import { assessContract } from "../../src/analysis/assess";
import { cohorts, OUTCOME, pathwayFigures, stageCount, STAGES, withDays, WORKED } from "./givenPathway";

const NAMED = { from: periodFromKey("2026-01")!, to: periodFromKey("2026-03")! };

/** The only pathway of some counts. */
function onlyPathway(counts: readonly StageCount[], more = {}): PathwayResult {
  const results = analysePathways(pathwayFigures(counts, more));
  expect(results).toHaveLength(1);
  return results[0]!;
}

const counted = (reached: readonly Range[] | undefined) => reached?.map(({ low, high }) => [low, high]);
const percent = (share: number | undefined) => Math.round(100 * share!);

describe("the worked meeting: July to September against January to March", () => {
  const pathway = onlyPathway(WORKED, { baseline: NAMED });

  test("counts are summed over the cohorts of each window", () => {
    expect(counted(pathway.baseline?.reached)).toEqual([
      [129, 129],
      [117, 117],
      [104, 104],
      [91, 91],
    ]);
    expect(counted(pathway.current?.reached)).toEqual([
      [145, 145],
      [129, 129],
      [87, 87],
      [75, 75],
    ]);
    expect(pathway.current?.periods.map(({ key }) => key)).toEqual(["2026-07", "2026-08", "2026-09"]);
    expect(pathway.baselineChoice).toBe("named");
    expect(pathway.states).toEqual([]);
  });

  test("the step from contact to intake fell by more than chance, the others did not", () => {
    expect(
      pathway.steps.map(({ baseline, current }) => [
        (100 * baseline!.share!.low).toFixed(1),
        (100 * current!.share!.low).toFixed(1),
      ]),
    ).toEqual([
      ["90.7", "89.0"],
      ["88.9", "67.4"],
      ["87.5", "86.2"],
    ]);
    expect(pathway.steps.map(({ verdict }) => verdict)).toEqual(["noChange", "drop", "noChange"]);
    expect(pathway.steps[1]!.test!.p).toBeLessThan(0.002);
  });

  test("each step's part of the gap: 5, 87 and 4 %, together 3 %; about 24 of the 27 families", () => {
    const { explained } = pathway;
    expect(explained!.steps.map(({ share }) => percent(share))).toEqual([5, 87, 4]);
    expect(percent(explained!.together.share)).toBe(3);
    expect(Math.round(explained!.gap)).toBe(27);
    expect(Math.round(explained!.steps[1]!.people)).toBe(24);
    expect(explained!.actualEnd + explained!.steps[1]!.people).toBeCloseTo(98.9, 1);
  });
});

describe("windows", () => {
  const year = "40>36>32>28 ".repeat(12);

  test("by default as many cohorts just before the first flagged month of the outcome", () => {
    const indicators = [OUTCOME];
    const findings = assessContract(
      contract({
        observations: COLLAPSE,
        indicators,
        baselines: [
          {
            providerId: null,
            indicatorId: ENROLMENT.id,
            from: "2024-10",
            to: "2025-09",
            action: "fix",
            reason: "first year",
            author: "M. Ortiz",
          },
        ],
      }),
    );
    const pathway = onlyPathway(cohorts("2025-10", year), { findings });
    // The fall is flagged from February 2026.
    expect(pathway.baselineChoice).toBe("beforeFirstFlagged");
    expect(pathway.baseline?.periods.map(({ key }) => key)).toEqual(["2025-11", "2025-12", "2026-01"]);
  });

  test("else as many cohorts just before the latest", () => {
    const pathway = onlyPathway(cohorts("2025-10", year));
    expect(pathway.baselineChoice).toBe("beforeCurrent");
    expect(pathway.baseline?.periods.map(({ key }) => key)).toEqual(["2026-04", "2026-05", "2026-06"]);
  });

  test.each([
    ["2026-Q1", 1],
    ["2026-W01", 13],
    ["2016", 1],
    ["2026-01", 3],
  ])("a window of cohorts from %s on holds %i of them", (first, length) => {
    const pathway = onlyPathway(cohorts(first, "40>36>32>28 ".repeat(30)));
    expect(pathway.current?.periods).toHaveLength(length);
    expect(pathway.baseline?.periods).toHaveLength(length);
  });

  test("few cohorts are shared out between the two windows", () => {
    const pathway = onlyPathway(cohorts("2026-01", "40>36>32>28 ".repeat(4)));
    expect(pathway.baseline?.cohorts.map(({ key }) => key)).toEqual(["2026-01", "2026-02"]);
    expect(pathway.current?.cohorts.map(({ key }) => key)).toEqual(["2026-03", "2026-04"]);
  });

  test("one cohort alone has nothing to be compared with", () => {
    const pathway = onlyPathway(cohorts("2026-01", "40>36>32>28"));
    expect(pathway.baseline).toBeNull();
    expect(pathway.explained).toBeNull();
    expect(pathway.states).toEqual(["oneCohort"]);
    expect(pathway.steps[0]).toMatchObject({ verdict: "notJudged", baseline: null });
    expect(pathway.steps[0]!.current!.share!.low).toBe(0.9);
  });

  test("a named baseline without cohorts is said, and no other one is taken", () => {
    const baseline = { from: periodFromKey("2020-01")!, to: periodFromKey("2020-03")! };
    const pathway = onlyPathway(cohorts("2025-10", year), { baseline });
    expect(pathway.baseline).toBeNull();
    expect(pathway.states).toEqual(["noBaseline"]);
  });
});

describe("cohorts that are in no window", () => {
  const before = cohorts("2026-01", "40>36>32>28 40>36>32>28 40>36>32>28");

  test("one that lacks a stage", () => {
    const pathway = onlyPathway([...before, ...cohorts("2026-04", "40>36>>28 40>36>32>28")]);
    expect(pathway.cohorts.map(({ leftOut }) => leftOut)).toEqual([null, null, null, "missingStage", null]);
    expect(pathway.states).toEqual(["missingStage"]);
    expect(counted(pathway.current?.reached)?.[0]).toEqual([40, 40]);
  });

  test("one that grows from one stage to the next", () => {
    const pathway = onlyPathway([...before, ...cohorts("2026-04", "40>45>32>28")]);
    expect(pathway.states).toEqual(["risingStage"]);
    expect(pathway.current?.cohorts.map(({ key }) => key)).toEqual(["2026-03"]);
  });

  test("one that has not had the time to reach the end", () => {
    const indicators = [{ ...OUTCOME, maturityDays: 30 }];
    const counts = [...before, ...cohorts("2026-04", "40>36>32>10")];
    expect(onlyPathway(counts, { indicators, asOf: "2026-05-15" }).states).toEqual(["immatureCohort"]);
    expect(onlyPathway(counts, { indicators, asOf: "2026-05-30" }).states).toEqual([]);
  });

  test("one whose figures are provisional, if only those of one stage", () => {
    const april = cohorts("2026-04", "40>36>32>10").map((row, stage) =>
      stage === 3 ? { ...row, status: "provisional" as const } : row,
    );
    const pathway = onlyPathway([...before, ...april]);
    expect(pathway.states).toEqual(["provisionalCohort"]);
    expect(pathway.current?.cohorts.map(({ key }) => key)).toEqual(["2026-03"]);
    const revised = april.map((row) => ({ ...row, status: "revised" as const }));
    expect(onlyPathway([...before, ...revised]).states).toEqual([]);
  });

  test("none is left: nothing is computed, and that is said", () => {
    const pathway = onlyPathway(cohorts("2026-01", "40>36>>28 40>>32>28"));
    expect(pathway).toMatchObject({ current: null, baseline: null, explained: null });
    expect(pathway.states).toEqual(["missingStage", "noUsableCohort"]);
  });
});

describe("cohorts and snapshots", () => {
  const snapshot = cohorts("2026-01", "40>36>32>28 40>50>32>28", { basis: "snapshot" });

  test("a provider that sends both is read by its cohorts", () => {
    const pathway = onlyPathway([...WORKED, ...snapshot], { baseline: NAMED });
    expect(pathway.basis).toBe("referral_cohort");
    expect(pathway.states).toEqual(["mixedBases"]);
    expect(counted(pathway.baseline?.reached)?.[0]).toEqual([129, 129]);
  });

  test("snapshots are counts without conversions", () => {
    const pathway = onlyPathway(snapshot);
    expect(pathway.states).toEqual(["snapshot"]);
    expect(counted(pathway.current?.reached)).toEqual([
      [40, 40],
      [50, 50],
      [32, 32],
      [28, 28],
    ]);
    expect(pathway.explained).toBeNull();
    expect(pathway.steps.every(({ current, verdict }) => current === null && verdict === "notJudged")).toBe(
      true,
    );
  });
});

describe("suppressed and small counts", () => {
  test("a suppressed count makes the conversion a range; it is judged where all of the range says the same", () => {
    const clear = onlyPathway(cohorts("2026-01", "90>80>70>60 90>80><11><11"));
    expect(clear.steps[1]!.current!.share).toEqual({ low: 1 / 80, high: 10 / 80 });
    expect(clear.steps[1]).toMatchObject({ verdict: "drop", test: null, states: [] });
    expect(clear.explained).toBeNull();
    expect(clear.steps[2]!.states).toEqual(["smallDenominator", "suppressedCounts"]);
    const unclear = onlyPathway(cohorts("2026-01", "30>28>9>5 30>28><11>1"));
    expect(unclear.steps[1]).toMatchObject({ verdict: "notJudged", states: ["suppressedCounts"] });
    expect(unclear.states).toContain("suppressedCounts");
  });

  test("a suppressed count lies between the stages around it", () => {
    const pathway = onlyPathway(cohorts("2026-01", "8><11>4>3"));
    expect(counted(pathway.current?.reached)).toEqual([
      [8, 8],
      [4, 8],
      [4, 4],
      [3, 3],
    ]);
  });

  test("a step that nobody started has no conversion", () => {
    const pathway = onlyPathway(cohorts("2026-01", "30>20>10>5 30>0>0>0"));
    expect(pathway.steps.map(({ current }) => current!.share)).toEqual([{ low: 0, high: 0 }, null, null]);
    expect(pathway.steps[1]!.states).toEqual(["zeroStarters"]);
    expect(pathway.explained).toBeNull();
  });

  test("few starters are shown and not judged", () => {
    const pathway = onlyPathway(cohorts("2026-01", "19>19>19>19 19>2>1>1"));
    expect(pathway.steps[0]).toMatchObject({
      verdict: "notJudged",
      test: null,
      states: ["smallDenominator"],
    });
  });
});

describe("sites", () => {
  test("are summed; a row for all of them wins; a site without a stage leaves the cohort incomplete", () => {
    const north = cohorts("2026-01", "20>18>16>14", { siteId: "N" });
    const south = cohorts("2026-01", "30>28>26>24", { siteId: "S" });
    expect(counted(onlyPathway([...north, ...south]).current?.reached)?.at(-1)).toEqual([38, 38]);
    const whole = cohorts("2026-01", "51>47>43>40");
    expect(counted(onlyPathway([...north, ...whole]).current?.reached)?.at(-1)).toEqual([40, 40]);
    expect(onlyPathway([...north, ...south.slice(0, 3)]).states).toEqual(["missingStage", "noUsableCohort"]);
    const closed = stageCount("2026-01", 3, "NA", { siteId: "S" });
    expect(counted(onlyPathway([...north, ...south.slice(0, 3), closed]).current?.reached)?.at(-1)).toEqual([
      14, 14,
    ]);
  });
});

describe("all providers together", () => {
  const of = (providerId: string, entries: string) => cohorts("2026-01", entries, { providerId });

  test("are added up where each has every cohort of both windows; the others are named", () => {
    const results = analysePathways(
      pathwayFigures([
        ...of("A", "50>45>40>35 50>45>30>25"),
        ...of("B", "40>36>32>28 40>36>24>20"),
        ...of("C", "- 30>28>26>24"),
      ]),
    );
    expect(results.map(({ provider }) => provider?.id ?? "all")).toEqual(["all", "A", "B", "C"]);
    expect(counted(results[0]!.current?.reached)).toEqual([
      [90, 90],
      [81, 81],
      [54, 54],
      [45, 45],
    ]);
    expect(results[0]!.leftOut.map(({ id }) => id)).toEqual(["C"]);
    expect(results[0]!.states).toContain("providersLeftOut");
  });

  test("are not shown where only one reports", () => {
    expect(analysePathways(pathwayFigures(WORKED)).map(({ provider }) => provider?.name)).toEqual([
      "Harbor Family Services",
    ]);
  });
});

describe("days", () => {
  const steady = [4, 5, 4, 4.5, 5, 4, 4.5, 4, 5, 4.5, 4, 5];

  test("medians are a series of which less is better, one point a cohort", () => {
    const counts = withDays(cohorts("2025-10", "40>36>32>28 ".repeat(13)), "contacted", [...steady, 9]);
    const days = onlyPathway(counts).steps[0]!.days!;
    expect(days.indicator.name).toBe("Median days from referred to contacted");
    expect(days.value).toBe(9);
    expect(days.variation).toBe("specialCauseConcern");
    expect(onlyPathway(counts).steps[1]!.days).toBeNull();
  });

  test("medians of sites are never recombined", () => {
    const sites = ["N", "S"].flatMap((siteId) =>
      withDays(cohorts("2025-10", "40>36>32>28", { siteId }), "contacted", [5]),
    );
    expect(onlyPathway(sites).steps[0]!.days!.value).toBeNull();
  });
});

test("stages stand in their order whatever the order of the rows; unreported ones are left out", () => {
  const counts = cohorts("2026-01", "40>36>32>28")
    .filter(({ stageId }) => stageId !== "intake")
    .reverse();
  expect(onlyPathway(counts).stages.map(({ id }) => id)).toEqual(["referred", "contacted", "enrolled"]);
});

test("without a share that names a stage the pathway stands alone, and that is said", () => {
  const pathway = onlyPathway(WORKED, { indicators: [ENROLMENT] });
  expect(pathway.outcome).toBeNull();
  expect(pathway.states).toContain("noLinkedIndicator");
  expect(onlyPathway(WORKED).outcome?.id).toBe("enrolled");
});

test("no stage counts, no pathway", () => {
  expect(analysePathways(pathwayFigures([], { stages: STAGES }))).toEqual([]);
});

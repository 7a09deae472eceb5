import fc from "fast-check";
import { analysePathways } from "../../src/analysis/analysePathways";
import { explainGap } from "../../src/analysis/explainedGap";
import type { Figure, StageCount } from "../../src/analysis/measure";
import type { PathwayWindow } from "../../src/analysis/pathway";
import { raisePathwayFlags } from "../../src/analysis/pathwayFlags";
import { twoProportions } from "../../src/analysis/twoProportions";
import { OUTCOME, pathwayFigures, stageCount } from "./givenPathway";

const RUNS = { numRuns: 500 };

/** Counts that never rise, at least one person at each stage. */
const falling = (stages: number) =>
  fc
    .array(fc.integer({ min: 1, max: 400 }), { minLength: stages, maxLength: stages })
    .map((counts) => [...counts].sort((a, b) => b - a));

const window = (counts: readonly number[]): PathwayWindow => ({
  periods: [],
  cohorts: [],
  cells: counts.map(() => []),
  reached: counts.map((count) => ({ low: count, high: count })),
});

const windows = fc
  .integer({ min: 2, max: 7 })
  .chain((stages) => fc.record({ now: falling(stages), before: falling(stages) }));

describe("the explained gap", () => {
  test("has parts that add up to it, and shares that add up to 1", () => {
    fc.assert(
      fc.property(windows, ({ now, before }) => {
        const explained = explainGap(window(now), window(before));
        if (explained === null) return;
        const parts = [...explained.steps, explained.together];
        const sum = (of: "people" | "share") => parts.reduce((total, part) => total + part[of], 0);
        expect(sum("people")).toBeCloseTo(explained.gap, 6);
        expect(sum("share")).toBeCloseTo(1, 6);
      }),
      RUNS,
    );
  });

  test("is none between a window and itself, or one in proportion to it", () => {
    fc.assert(
      fc.property(falling(5), fc.integer({ min: 1, max: 5 }), (counts, times) => {
        expect(explainGap(window(counts), window(counts.map((count) => count * times)))).toBeNull();
      }),
      RUNS,
    );
  });

  test("is all of the only step that fell", () => {
    fc.assert(
      fc.property(falling(5), fc.integer({ min: 0, max: 3 }), (counts, step) => {
        const now = counts.map((count, stage) => (stage > step ? count / 2 : count));
        const explained = explainGap(window(now), window(counts));
        if (explained === null) return;
        explained.steps.forEach(({ share }, i) => expect(share).toBeCloseTo(i === step ? 1 : 0, 9));
        expect(explained.together.share).toBeCloseTo(0, 9);
      }),
      RUNS,
    );
  });
});

describe("the two-proportion test", () => {
  const share = fc
    .integer({ min: 1, max: 500 })
    .chain((cases) => fc.record({ cases: fc.constant(cases), events: fc.integer({ min: 0, max: cases }) }));

  test("has a probability, changes sign with the order, and is the same of those who did not", () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        const there = twoProportions(a.events, a.cases, b.events, b.cases)!;
        const back = twoProportions(b.events, b.cases, a.events, a.cases)!;
        const lost = twoProportions(a.cases - a.events, a.cases, b.cases - b.events, b.cases)!;
        expect(there.p).toBeGreaterThanOrEqual(0);
        expect(there.p).toBeLessThanOrEqual(1);
        expect(back.z).toBeCloseTo(-there.z, 9);
        expect(lost.p).toBeCloseTo(there.p, 9);
      }),
      RUNS,
    );
  });
});

const anyFigure: fc.Arbitrary<Figure> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.integer({ min: 0, max: 200 }).map((value): Figure => ({ kind: "number", value })),
  },
  { weight: 1, arbitrary: fc.constantFrom<Figure>({ kind: "suppressed", low: 1, high: 10 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Figure>(
      { kind: "missing" },
      { kind: "notApplicable" },
      { kind: "notCollected" },
      { kind: "number", value: NaN },
      { kind: "number", value: -1 },
    ),
  },
);

const anyCounts: fc.Arbitrary<StageCount[]> = fc.array(
  fc
    .record({
      providerId: fc.constantFrom("PRV-0001", "B", "C"),
      siteId: fc.constantFrom("ALL", "ALL", "N"),
      basis: fc.constantFrom<StageCount["basis"]>("referral_cohort", "referral_cohort", "snapshot"),
      month: fc.integer({ min: 1, max: 9 }),
      stage: fc.integer({ min: 0, max: 3 }),
      count: anyFigure,
      medianDays: anyFigure,
      nDays: anyFigure,
    })
    .map(({ month, stage, count, ...more }) => ({
      ...stageCount(`2026-0${month}`, stage, "", more),
      count,
    })),
  { maxLength: 120 },
);

/** Every number in a result, wherever it stands. */
function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

const withoutRepeats = (counts: readonly StageCount[]): StageCount[] => [
  ...new Map(
    counts.map((one) => [
      [one.providerId, one.siteId, one.basis, one.cohort.key, one.stageId].join("|"),
      one,
    ]),
  ).values(),
];

describe("whatever is sent", () => {
  const context = { findings: [], lastMeetingDate: null, threshold: 11 };
  const order = ["PRV-0001", "B", "C"].map((id) => ({ id, name: id }));
  const analyse = (counts: readonly StageCount[]) =>
    analysePathways({ ...pathwayFigures(counts, { indicators: [OUTCOME] }), providers: order });

  test("every window, step and gap is a finite number, and every flag a sentence", () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const results = analyse(withoutRepeats(counts));
        for (const { steps, current, baseline, explained } of results) {
          const compared = steps.map(({ days: _, ...step }) => step);
          expect(numbersIn([compared, current, baseline, explained]).every(Number.isFinite)).toBe(true);
        }
        for (const flag of raisePathwayFlags(results, context)) {
          expect(`${flag.sentence} ${flag.wouldChangeOurMinds}`).not.toMatch(/NaN|undefined|Infinity|null/);
          expect(Number.isFinite(flag.score)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  test("the order of the rows changes nothing but the order of the cells", () => {
    const plain = (counts: readonly StageCount[]) =>
      analyse(counts).map(({ steps, current, baseline, explained, states, stages }) => ({
        steps: steps.map(({ current: now, baseline: before, verdict, test: proof }) => [
          now,
          before,
          verdict,
          proof,
        ]),
        windows: [current, baseline].map((one) => one && [one.cohorts, one.reached]),
        explained,
        states: [...states].sort(),
        stages,
      }));
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const once = withoutRepeats(counts);
        expect(plain([...once].reverse())).toEqual(plain(once));
      }),
      RUNS,
    );
  });
});

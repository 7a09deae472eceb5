import { analysePathways } from "../../src/analysis/analysePathways";
import { assessContract } from "../../src/analysis/assess";
import type { Flag } from "../../src/analysis/finding";
import { raiseFlags } from "../../src/analysis/flags";
import type { Indicator, StageCount } from "../../src/analysis/measure";
import { raisePathwayFlags } from "../../src/analysis/pathwayFlags";
import { periodFromKey } from "../../src/analysis/periodCalendar";
import { contract, DAYS, rows, target } from "./contractOf";
import { cohorts, OUTCOME, pathwayFigures, withDays, WORKED } from "./givenPathway";

const NAMED = { from: periodFromKey("2026-01")!, to: periodFromKey("2026-03")! };
const YEAR = "2025-10";

interface Given {
  readonly indicators?: readonly Indicator[];
  readonly baseline?: typeof NAMED;
  readonly threshold?: number;
}

/** Pathway flags of some counts, at providers that report every indicator given. */
function flagsOf(
  counts: readonly StageCount[],
  { indicators = [OUTCOME], baseline, threshold = 11 }: Given = {},
) {
  const figures = pathwayFigures(counts, { indicators, baseline });
  const observations = figures.providers.flatMap(({ id }) =>
    indicators.flatMap((indicator) =>
      rows("2026-08", indicator.aggregation === "median" ? "4 4" : "24/47 25/50", {
        providerId: id,
        indicatorId: indicator.id,
      }),
    ),
  );
  const findings = assessContract(contract({ observations, indicators, providers: figures.providers }));
  const context = { lastMeetingDate: null, threshold };
  return {
    findings,
    context,
    flags: raisePathwayFlags(analysePathways({ ...figures, findings }), { ...context, findings }),
  };
}

const ids = (flags: readonly Flag[]) => flags.map(({ id }) => id);

describe("pathway_drop", () => {
  const [flag] = flagsOf(WORKED, { baseline: NAMED }).flags;

  test("names both conversions with counts and periods, and what the step explains", () => {
    expect(flag).toMatchObject({
      id: "PRV-0001|enrolled|pathway_drop|intake",
      kind: "pathway_drop",
      tone: "concern",
      severity: 3,
      rule: "pathway: contacted to intake fell, p < 0.002",
      periods: ["2026-07", "2026-08", "2026-09"],
      sentence:
        "From contacted to intake: 67.4% (87 of 129) in Jul 2026 to Sep 2026, against 88.9% (104 of 117) in Jan 2026 to Mar 2026. At the earlier rate, about 24 more would have reached enrolled: 87% of the gap of 27.",
    });
  });

  test("weighs the people that the step lost", () => {
    expect(flag!.score / 3).toBeCloseTo(23.85, 2);
  });

  test("says which figures of the next cohorts would clear it, by the same test", () => {
    expect(flag!.wouldChangeOurMinds).toBe(
      "103 or more of 129 reaching intake in Oct 2026 to Dec 2026 would be within chance of Jan 2026 to Mar 2026; another window like this one confirms the drop.",
    );
  });

  test("names the cells of both stages in both windows, the latest last", () => {
    expect(flag!.cells.map(({ address }) => address).slice(6)).toEqual([
      "ALL-2026-07-contacted",
      "ALL-2026-08-contacted",
      "ALL-2026-09-contacted",
      "ALL-2026-07-intake",
      "ALL-2026-08-intake",
      "ALL-2026-09-intake",
    ]);
    expect(flag!.cells).toHaveLength(12);
  });

  test("a fall between the two probabilities is watched, a rise is no flag", () => {
    const watched = flagsOf(cohorts("2026-01", "100>90>80>70 100>90>70>61")).flags;
    expect(watched.map(({ tone, severity, score, id }) => [tone, severity, score, id])).toEqual([
      ["watch", 1, 1, "PRV-0001|enrolled|pathway_drop|intake"],
    ]);
    expect(watched[0]!.sentence).toContain("worth watching, not yet a signal");
    expect(flagsOf(cohorts("2026-01", "100>90>50>45 100>90>85>80")).flags).toEqual([]);
  });

  test("small counts, and what is lost between two, are in no sentence", () => {
    const small = flagsOf(cohorts("2026-01", "100>90>85>80 100>90>40>38")).flags[0]!;
    // Five were lost between contact and intake before.
    expect(small.sentence).toBe(
      "From contacted to intake: a smaller part in Feb 2026 than in Jan 2026; the numbers are too small to show.",
    );
    expect(small.wouldChangeOurMinds).toBe(
      "A part that reaches intake in Mar 2026 as in Jan 2026, within chance, clears it; another window like this one confirms the drop.",
    );
    const shown = flagsOf(cohorts("2026-01", "100>90>85>80 100>90>40>38"), { threshold: 2 }).flags[0]!;
    expect(shown.sentence).toContain("44.4% (40 of 90)");
  });

  test("the people of the gap are left out where a count elsewhere on the way is small", () => {
    const { sentence } = flagsOf(cohorts("2026-01", "200>195>150>100 200>195>100>66")).flags[0]!;
    expect(sentence).toBe(
      "From contacted to intake: 51.3% (100 of 195) in Feb 2026, against 76.9% (150 of 195) in Jan 2026.",
    );
  });

  test("is told of the share that names its stage, or the next one that is named", () => {
    const intake = { ...OUTCOME, id: "intake", pathwayStage: "Intake", priority: 3 };
    expect(ids(flagsOf(WORKED, { baseline: NAMED, indicators: [OUTCOME, intake] }).flags)).toEqual([
      "PRV-0001|intake|pathway_drop|intake",
    ]);
    const contacted = { ...OUTCOME, id: "contact", pathwayStage: "contacted" };
    expect(ids(flagsOf(WORKED, { baseline: NAMED, indicators: [OUTCOME, contacted] }).flags)).toEqual([
      "PRV-0001|enrolled|pathway_drop|intake",
    ]);
    expect(ids(flagsOf(WORKED, { baseline: NAMED, indicators: [] }).flags)).toEqual([
      "PRV-0001|pathway|pathway_drop|intake",
    ]);
  });
});

describe("days_up", () => {
  const days = [4, 5, 4, 4.5, 5, 4, 4.5, 4, 5, 4.5, 4, 5, 9];
  const counts = withDays(cohorts(YEAR, "40>36>32>28 ".repeat(13)), "contacted", days);

  test("a median of days beyond its usual range, told of the measure of days at that stage", () => {
    const waiting = { ...DAYS, pathwayStage: "contacted" };
    const [flag, ...others] = flagsOf(counts, { indicators: [OUTCOME, waiting] }).flags;
    expect(others).toEqual([]);
    expect(flag).toMatchObject({
      id: "PRV-0001|days|days_up|contacted",
      tone: "concern",
      severity: 2,
      score: 2,
      rule: "outside limits: 1 point above the usual range",
      periods: ["2026-10"],
    });
    expect(flag!.sentence).toMatch(
      /^Median days from referred to contacted: Oct 2026 with 9\.0 days \(40 cases\) lies above the usual range of /,
    );
    expect(flag!.wouldChangeOurMinds).toMatch(/^A figure back in the usual range .* in Nov 2026 /);
  });

  test("without such a measure it is told of the share", () => {
    expect(ids(flagsOf(counts).flags)).toEqual(["PRV-0001|enrolled|days_up|contacted"]);
  });

  test("steady days are no flag", () => {
    const steady = withDays(cohorts(YEAR, "40>36>32>28 ".repeat(13)), "contacted", days.slice(0, 12));
    expect(flagsOf(steady).flags).toEqual([]);
  });
});

describe("system_pattern", () => {
  const of = (providerId: string, entries: string) => cohorts("2026-01", entries, { providerId });
  const WEAK = "100>88>76>60 100>60>50>38";
  const STEADY = "100>88>76>60 100>88>76>60";

  test("the same step weak at two providers: each is told of its own figures only", () => {
    const { flags } = flagsOf([
      ...of("A", WEAK),
      ...of("B", "150>130>110>90 150>90>76>60"),
      ...of("C", STEADY),
    ]);
    const patterns = flags.filter(({ kind }) => kind === "system_pattern");
    expect(ids(patterns)).toEqual([
      "A|enrolled|system_pattern|contacted",
      "B|enrolled|system_pattern|contacted",
    ]);
    expect(patterns[0]).toMatchObject({
      severity: 3,
      tone: "concern",
      rule: "the same step weak at 2 providers",
    });
    expect(patterns[0]!.sentence).toBe(
      "2 providers lose people at the same step, referred to contacted, which the agency owns: here 60.0% (60 of 100) in Feb 2026, against 88.0% (88 of 100) in Jan 2026.",
    );
    expect(patterns[0]!.sentence).not.toContain("150");
  });

  test("weak at one provider alone is no pattern", () => {
    const { flags } = flagsOf([...of("A", WEAK), ...of("B", STEADY)]);
    expect(flags.map(({ kind }) => kind)).toEqual(["pathway_drop"]);
  });

  test("most time lost in a step that the agency owns", () => {
    const timed = (contact: number, intake: number) =>
      withDays(withDays(cohorts("2026-01", "40>36>32>28"), "contacted", [contact]), "intake", [intake]);
    const [flag] = flagsOf(timed(12, 5)).flags;
    expect(flag).toMatchObject({
      id: "PRV-0001|enrolled|system_pattern|contacted|days",
      severity: 3,
      score: 3,
      sentence:
        "The step referred to contacted, which the agency owns, took more days than all others together in Jan 2026: a median of 12.0 days (40 cases).",
    });
    expect(flagsOf(timed(5, 5)).flags).toEqual([]);
    // The longest step is the provider's own.
    expect(flagsOf(timed(5, 12)).flags).toEqual([]);
  });
});

test("are ranked in one list with the flags of the series", () => {
  const { findings, context, flags } = flagsOf(WORKED, { baseline: NAMED });
  const missed = assessContract(
    contract({
      observations: rows("2026-01", "24/47 25/50 24/47 25/50 24/47 25/50"),
      indicators: [OUTCOME],
      targets: [target(0.7)],
    }),
  );
  const ranked = raiseFlags([...missed, ...findings.slice(1)], context, flags);
  expect(ranked.map(({ kind }) => kind)).toEqual(["pathway_drop", "persistent_miss", "target_miss"]);
});

import { explainSeries, type SeriesQuestion } from "../../../src/analysis/explain/explainSeries";
import { baselineLine } from "../../../src/analysis/explain/limitsReading";
import type { Flag } from "../../../src/analysis/finding";
import { raiseFlags } from "../../../src/analysis/flags";
import type { Baseline, Observation } from "../../../src/analysis/measure";
import { assessContract } from "../../../src/analysis/assess";
import { COLLAPSE, contract, fixed, rows, target } from "../contractOf";

const FIRST_YEAR = fixed("2024-10", "2025-09", { decidedOn: "2025-10-20" });

interface Asked {
  readonly observations?: readonly Observation[];
  readonly baselines?: readonly Baseline[];
  readonly hidden?: readonly number[];
}

function ask({ observations = COLLAPSE, baselines = [FIRST_YEAR], hidden = [] }: Asked = {}) {
  const [finding] = assessContract(contract({ observations, baselines, targets: [target(0.7)] }));
  const question: SeriesQuestion = {
    finding: finding!,
    hidden: finding!.points.map((_, i) => hidden.includes(i)),
    flags: raiseFlags([finding!], { lastMeetingDate: null, threshold: 11 }),
    fiscalYearStart: 7,
  };
  return explainSeries(question);
}

test("the rules of the collapse, with their periods and numbers", () => {
  expect(ask().rules.map(({ title, sentence }) => `${title} – ${sentence}`)).toEqual([
    "Target missed: 7 in a row – The target is 70%: Mar 2026 68.9% (31 of 45) … Sep 2026 50.0% (25 of 50).",
    "Outside the limits: 2 points below – 2 points below the lower limit of 53.6%: Aug 2026 51.1% (24 of 47) and Sep 2026 50.0% (25 of 50).",
    "Trend: 8 points falling – 8 points, each below the one before: Feb 2026 72.5% (29 of 40) … Sep 2026 50.0% (25 of 50).",
    "Shift: 7 points below the mean – 7 points in a row below the mean of 69.6%: Mar 2026 68.9% (31 of 45) … Sep 2026 50.0% (25 of 50).",
    "Two in three: 2 points near the lower limit – 2 points in the outer third before the lower limit of 53.6%: Jun 2026 58.7% (27 of 46) and Jul 2026 54.2% (26 of 48).",
  ]);
});

test("every rule is explained and names its points in the drawing", () => {
  const { rules, picture } = ask();
  for (const { how, points, current } of rules) {
    expect(how).toMatch(/\.$/);
    expect(current).toBe(true);
    for (const i of points) expect(picture!.points[i]!.variation).toBe("specialCauseConcern");
  }
});

test("a rule that no flag rests on now was met earlier, and stands last", () => {
  const later = rows(
    "2024-10",
    `${"30/42 28/43 31/42 29/40 30/43 28/41 ".repeat(2)} 42/43 ${"30/43 29/42 ".repeat(4)}`,
  );
  const { rules } = ask({ observations: later });
  expect(rules.at(-1)).toMatchObject({ current: false, title: "Outside the limits: 1 point above" });
});

test("where the limits come from: the baseline by name, its arithmetic, screening and preset", () => {
  const { sentences, decisions, canBeFixed } = ask().limits!;
  expect(sentences).toEqual([
    "The limits rest on a fixed baseline: Oct 2024 to Sep 2025, 12 points.",
    "Mean 69.6%. From one period to the next the figures change by 6.0 points on average (the average moving range); × 2.66 = 16.1 points either side of the mean: limits 53.6% to 85.7%.",
    "Changes of 3.267 times the average or more are left out of that average, once.",
    "Rules and limits as in NHSRplotthedots (preset nhs-r).",
  ]);
  expect(decisions.map(({ text }) => text)).toEqual([
    "Baseline Oct 2024 to Sep 2025, fixed by M. Ortiz on 20 Oct 2025, for all providers: contract year 1.",
  ]);
  expect(canBeFixed).toBe(false);
});

test("without a baseline it says so, and that one can be fixed; with too few figures why there are no limits", () => {
  const open = ask({ baselines: [] }).limits!;
  expect(open.sentences[0]).toBe(
    "No baseline is fixed: the limits rest on all 24 points, Oct 2024 to Sep 2026, and move with every new figure.",
  );
  expect(open.canBeFixed).toBe(true);
  const few = ask({ baselines: [], observations: COLLAPSE.slice(0, 7) });
  expect(few.limits!.sentences[0]).toBe(
    "There are no limits: they need figures of 12 months, and there are 7.",
  );
  expect(few.limits!.canBeFixed).toBe(false);
});

test("a chart names what its limits rest on in one line", () => {
  const line = (baselines: readonly Baseline[], observations = COLLAPSE) =>
    baselineLine(assessContract(contract({ observations, baselines }))[0]!);
  expect(line([FIRST_YEAR])).toBe("baseline Oct 2024 to Sep 2025, fixed by M. Ortiz, 20 Oct 2025");
  expect(line([])).toBe("limits not fixed");
  expect(line([], COLLAPSE.slice(0, 7))).toBe("");
});

test("the drawing has the baseline's range, and where a rebase begins new limits", () => {
  const rebase = fixed("2025-10", "2026-09", { action: "rebase" });
  const { picture } = ask({ baselines: [FIRST_YEAR, rebase] });
  expect(picture!.baselines).toEqual([
    { from: 0, to: 11 },
    { from: 12, to: 23 },
  ]);
  expect(picture!.rebases).toEqual([12]);
});

test("what rests on too few people is in no number: its figure, the mean, the limits", () => {
  const explained = ask({ hidden: [23] });
  expect(explained.picture!.points[23]).toMatchObject({ value: null, figure: "too few people to show" });
  const levels = explained.picture!.points.flatMap(({ mean, lpl, upl }) => [mean, lpl, upl]);
  expect(new Set(levels)).toEqual(new Set([null]));
  const said = JSON.stringify([explained.rules, explained.limits]);
  expect(said).toContain("too few people to show");
  expect(said).not.toMatch(/50\.0%|25 of 50|69\.6%|53\.6%|85\.7%/);
});

test("suppressed and provisional figures: a gap, and a hollow point", () => {
  const observations = [...COLLAPSE.slice(0, 20), ...rows("2026-06", "<11/48"), ...COLLAPSE.slice(21)].map(
    (row, i) => (i === 23 ? { ...row, status: "provisional" as const } : row),
  );
  const { points } = ask({ observations }).picture!;
  expect(points[20]).toMatchObject({ value: null, figure: "too few people to show" });
  expect(points.map(({ hollow }) => hollow).lastIndexOf(true)).toBe(23);
});

test("a long series is drawn from its latest 36 periods, and its rules point at them", () => {
  const steady = "30/42 28/43 31/42 29/40 30/43 28/41 ".repeat(3);
  const long = rows("2023-04", `${steady}${COLLAPSE.map(() => "30/42").join(" ")}`).slice(0, 18);
  const { picture, rules } = ask({ observations: [...long, ...COLLAPSE], baselines: [FIRST_YEAR] });
  expect(picture!.points).toHaveLength(36);
  expect(picture!.offset).toBe(6);
  const trend = rules.find(({ title }) => title.startsWith("Trend"))!;
  expect(trend.points.map((i) => picture!.points[i]!.label).at(-1)).toBe("Sep 2026");
});

test("every state that stands beside a flag has a name and a sentence", () => {
  const { states } = ask({ baselines: [] });
  expect(states.map(({ name }) => name)).toContain("Limits not fixed");
  for (const { meaning } of states) expect(meaning).toMatch(/\.$/);
});

test("a flag that compares the series with something else points at its own cells, not at points of the series", () => {
  const [finding] = assessContract(contract({ observations: COLLAPSE, baselines: [FIRST_YEAR] }));
  const gap: Flag = {
    ...raiseFlags([finding!], { lastMeetingDate: null, threshold: 11 })[0]!,
    kind: "subgroup_gap",
  };
  const { rules, charted } = explainSeries({
    finding: finding!,
    hidden: [],
    flags: [gap],
    fiscalYearStart: 7,
  });
  expect(rules[0]).toMatchObject({ points: [], flag: gap, sentence: gap.sentence });
  expect(charted).toBeNull();
});

test("a flag of something that is no series has its sentence, its rule and its cells, and nothing is drawn", () => {
  const flag: Flag = {
    id: "x",
    kind: "pathway_drop",
    providerId: "PRV-0001",
    indicatorId: "pathway",
    tone: "concern",
    severity: 3,
    score: 1,
    rule: "step down: intake",
    periods: ["2026-09"],
    cells: [{ sheet: "Pathway", address: "G4" }],
    sentence: "Fewer go on from referral to intake.",
    wouldChangeOurMinds: "",
  };
  const explained = explainSeries({
    finding: null,
    hidden: [],
    flags: [flag],
    fiscalYearStart: 1,
  });
  expect(explained.picture).toBeNull();
  expect(explained.rules).toMatchObject([
    { title: "Step down: intake", sentence: flag.sentence, flag, points: [] },
  ]);
});

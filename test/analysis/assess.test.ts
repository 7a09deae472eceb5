import { assessContract, assessEach } from "../../src/analysis/assess";
import type { Finding } from "../../src/analysis/finding";
import {
  COLLAPSE,
  contract,
  DAYS,
  ENROLMENT,
  fixed,
  HARBOR,
  onlyFinding,
  row,
  rows,
  target,
} from "./contractOf";

const STEADY = "30/42 28/43 31/42 29/40 30/43 28/41 31/44 29/42 30/41 28/43 31/42 29/41";
const harbor = (observations = COLLAPSE): Parameters<typeof onlyFinding>[0] => ({
  observations,
  targets: [target(0.7)],
  baselines: [fixed("2024-10", "2025-09")],
});

const signalsOf = ({ signals, points }: Finding): string[] =>
  signals.map(({ rule, from, to }) => `${rule} ${points[from]!.period.key}..${points[to]!.period.key}`);

describe("the child-welfare contract", () => {
  const finding = onlyFinding(harbor());

  test("figures of the latest month", () => {
    expect(finding).toMatchObject({
      latest: 23,
      judged: 23,
      value: 0.5,
      numerator: 25,
      denominator: 50,
      target: 0.7,
      short: 10,
      met: false,
      missedInARow: 7,
      missedOfLast12: 8,
      n: 12,
    });
    expect(finding.gap).toBeCloseTo(-0.2, 12);
  });

  test("limits, signals, variation and assurance against the fixed year", () => {
    expect([finding.mean, finding.lpl, finding.upl].map((share) => (100 * share!).toFixed(1))).toEqual([
      "69.6",
      "53.6",
      "85.7",
    ]);
    expect(signalsOf(finding)).toEqual([
      "outsideLimits 2026-08..2026-09",
      "trend 2026-02..2026-09",
      "twoInThree 2026-06..2026-07",
      "shift 2026-03..2026-09",
    ]);
    expect(finding.rules.map(({ rule }) => rule)).toEqual(["outsideLimits", "trend", "shift"]);
    expect(finding.variation).toBe("specialCauseConcern");
    expect(finding.assurance).toBe("hitOrMiss");
    expect(finding.states).toEqual(["underChange"]);
  });

  test("every point carries its cells, target, limits and rules", () => {
    expect(finding.points).toHaveLength(24);
    expect(finding.points[21]).toMatchObject({
      period: { key: "2026-07" },
      cells: [{ sheet: "Data", address: "ALL-2026-07" }],
      target: 0.7,
      lpl: finding.lpl,
      rules: [
        { rule: "trend", direction: "decreasing" },
        { rule: "twoInThree", direction: "below" },
        { rule: "shift", direction: "below" },
      ],
    });
  });

  test("without a decision on the baseline the limits use all points, and that is said", () => {
    const open = onlyFinding({ ...harbor(), baselines: [] });
    expect([open.mean, open.lpl, open.upl].map((share) => (100 * share!).toFixed(1))).toEqual([
      "66.8",
      "58.5",
      "75.1",
    ]);
    expect(open.states).toContain("limitsNotFixed");
  });

  test("the order of the rows does not matter", () => {
    expect(onlyFinding(harbor([...COLLAPSE].reverse()))).toEqual(finding);
  });
});

describe("sites", () => {
  const [north, south] = [{ siteId: "North" }, { siteId: "South" }];

  test("are summed, sum over sum", () => {
    const finding = onlyFinding({
      observations: [row("2026-09", "10/40", north), row("2026-09", "30/60", south)],
    });
    expect(finding).toMatchObject({ value: 0.4, numerator: 40, denominator: 100 });
    expect(finding.points[0]!.cells).toHaveLength(2);
  });

  test("a row for all sites wins over their sum, unless it is blank", () => {
    const sites = [row("2026-09", "10/40", north), row("2026-09", "30/60", south)];
    expect(onlyFinding({ observations: [...sites, row("2026-09", "50/100")] }).value).toBe(0.5);
    expect(onlyFinding({ observations: [...sites, row("2026-09", "")] }).value).toBe(0.4);
  });

  test("one site missing makes the month missing; before its first row it was not there; NA leaves it out", () => {
    const finding = onlyFinding({
      observations: [
        ...rows("2026-05", "10/40 10/40 10/40 10/40", north),
        ...rows("2026-06", "30/60 - NA", south),
      ],
    });
    expect(finding.points.map(({ value }) => value)).toEqual([0.25, 0.4, null, 0.25]);
    expect(finding.states).not.toContain("periodSkipped");
  });

  test("one site suppressed makes the month an interval, which meets the target only where all of it does", () => {
    const sites = (entry: string): Finding =>
      onlyFinding({
        observations: [row("2026-09", entry, north), row("2026-09", "50/60", south)],
        targets: [target(0.7)],
      });
    expect(sites("<11/20")).toMatchObject({ value: null, met: null });
    expect(sites("<11/20").states).toContain("latestSuppressed");
    expect(sites("<11/10")).toMatchObject({ value: null, met: true });
    expect(sites("<11/40")).toMatchObject({ value: null, met: false });
  });

  test("medians are shown for one site and never combined", () => {
    const days = { indicatorId: DAYS.id };
    const one = { observations: [row("2026-09", "12.5", { ...days, ...north })], indicators: [DAYS] };
    expect(onlyFinding(one).value).toBe(12.5);
    const two = [...one.observations, row("2026-09", "9", { ...days, ...south })];
    expect(onlyFinding({ ...one, observations: two }).value).toBeNull();
  });

  test("means are weighted by their cases", () => {
    const mean = { ...DAYS, aggregation: "mean" as const };
    const cases = (n: number): { n: { kind: "number"; value: number } } => ({
      n: { kind: "number", value: n },
    });
    const observations = [
      row("2026-09", "10", { ...north, ...cases(30), indicatorId: DAYS.id }),
      row("2026-09", "20", { ...south, ...cases(10), indicatorId: DAYS.id }),
    ];
    expect(onlyFinding({ observations, indicators: [mean] }).value).toBe(12.5);
  });
});

describe("the calendar", () => {
  test("a month without a row is a point without value, and that is said", () => {
    const finding = onlyFinding({ observations: rows("2026-05", "10/40 - 12/40") });
    expect(finding.points.map(({ period, value }) => [period.key, value])).toEqual([
      ["2026-05", 0.25],
      ["2026-06", null],
      ["2026-07", 0.3],
    ]);
    expect(finding.states).toContain("periodSkipped");
  });

  test("a provider that sent no row for the latest period is shown as it was last, and that is said", () => {
    const other = rows("2025-09", `${STEADY} 30/42`, { providerId: "PRV-0002" });
    const findings = assessContract(contract({ observations: [...rows("2025-09", STEADY), ...other] }));
    expect(findings.map(({ provider, states }) => [provider.id, states.includes("latestMissing")])).toEqual([
      [HARBOR.id, true],
      ["PRV-0002", false],
    ]);
    expect(findings[0]).toMatchObject({ latest: 11, judged: 11, variation: "commonCause" });
    expect(findings[0]!.states).toContain("latestMissing");
  });

  test("an immature figure is shown, feeds nothing and is not judged", () => {
    const observations = [...COLLAPSE, row("2026-10", "1/50")];
    const slow = { ...ENROLMENT, maturityDays: 30 };
    const finding = onlyFinding({ ...harbor(observations), indicators: [slow], asOf: "2026-11-12" });
    expect(finding).toMatchObject({ latest: 24, judged: 23, value: 0.02, met: null, missedInARow: 7 });
    expect(finding.points[24]!.status).toBe("immature");
    expect(finding.states).toContain("immature");
    expect(finding.signals).toEqual(onlyFinding(harbor()).signals);
  });

  test("a provisional figure likewise", () => {
    const finding = onlyFinding(harbor([...COLLAPSE, row("2026-10", "1/50", { status: "provisional" })]));
    expect(finding).toMatchObject({ latest: 24, judged: 23, value: 0.02, missedInARow: 7 });
    expect(finding.states).toContain("provisional");
  });

  test("blank rows for months that are not over are not expected yet", () => {
    const observations = rows("2026-07", "30/42 31/42 blank blank");
    const at = (asOf: string): Finding => onlyFinding({ observations, asOf });
    expect(at("2026-09-29")).toMatchObject({ latest: 1, value: 31 / 42 });
    expect(at("2026-09-30").points.at(-1)).toMatchObject({ period: { key: "2026-09" }, missing: true });
  });

  test("no eligible clients: neither zero nor missing", () => {
    const finding = onlyFinding({ observations: rows("2026-08", "10/40 0/0") });
    expect(finding.value).toBeNull();
    expect(finding.states).toContain("latestNotApplicable");
  });
});

describe("baselines", () => {
  test("fewer than 12 points have no limits and no signals", () => {
    const finding = onlyFinding({ observations: rows("2026-01", "5/40 35/40 5/40 35/40") });
    expect(finding).toMatchObject({
      mean: null,
      lpl: null,
      upl: null,
      variation: null,
      assurance: null,
      signals: [],
    });
    expect(finding.states).toContain("tooFewPoints");
  });

  test("a short baseline needs a reason and an author, and is named", () => {
    const short = fixed("2024-10", "2025-03");
    expect(onlyFinding({ ...harbor(), baselines: [short] })).toMatchObject({ n: 6 });
    expect(onlyFinding({ ...harbor(), baselines: [short] }).states).toContain("shortBaseline");
    expect(onlyFinding({ ...harbor(), baselines: [{ ...short, author: "" }] }).n).toBe(24);
  });

  test("a rebase starts new limits; without a reason it is not applied", () => {
    const observations = rows(
      "2024-10",
      `${STEADY} 15/42 14/43 16/42 15/40 15/43 14/41 16/44 15/42 15/41 14/43 16/42 15/41`,
    );
    const rebase = fixed("2025-10", null, { action: "rebase", reason: "new intake rules" });
    const finding = onlyFinding({ observations, baselines: [rebase] });
    expect(finding.points[0]!.mean).toBeGreaterThan(0.6);
    expect(finding.mean).toBeLessThan(0.4);
    expect(finding.signals).toEqual([]);
    expect(onlyFinding({ observations, baselines: [{ ...rebase, reason: " " }] }).signals).not.toEqual([]);
  });

  test("a rebase at a period that was never reported is named", () => {
    const rebase = fixed("2031-01", null, { action: "rebase" });
    expect(onlyFinding({ ...harbor(), baselines: [rebase] }).states).toContain("rebaseNotFound");
  });

  test("a provider's own baseline wins over one for all", () => {
    const own = fixed("2024-10", "2026-03", { providerId: HARBOR.id });
    expect(onlyFinding({ ...harbor(), baselines: [fixed("2024-10", "2025-09"), own] }).n).toBe(18);
  });
});

describe("which series", () => {
  const findings = (more: Parameters<typeof contract>[0]): string[] =>
    assessContract(contract(more)).map(({ provider, indicator }) => `${provider.id} ${indicator.id}`);

  test("those with observations, those a target names, and all common ones of a silent provider", () => {
    const indicators = [ENROLMENT, { ...ENROLMENT, id: "other" }];
    const providers = [HARBOR, { id: "PRV-0002", name: "Elm St." }];
    const observations = rows("2026-01", "10/40");
    expect(findings({ observations, indicators })).toEqual(["PRV-0001 enrolled"]);
    const named = [target(0.7, { providerId: HARBOR.id, indicatorId: "other" })];
    expect(findings({ observations, indicators, targets: named })).toEqual([
      "PRV-0001 enrolled",
      "PRV-0001 other",
    ]);
    expect(findings({ observations, indicators, providers })).toEqual([
      "PRV-0001 enrolled",
      "PRV-0002 enrolled",
    ]);
  });

  test("a provider in no table keeps its id as name", () => {
    const observations = rows("2026-01", "10/40", { providerId: "PRV-0009" });
    expect(assessContract(contract({ observations, providers: [] }))[0]!.provider.name).toBe("PRV-0009");
  });

  test("one finding at a time, for callers that must stop for breath", () => {
    const each = assessEach(contract({ observations: COLLAPSE }));
    expect(each.next().value).toMatchObject({ latest: 23 });
    expect(each.next().done).toBe(true);
  });

  test("nothing in, nothing out", () => {
    expect(assessContract(contract())).toEqual([]);
    expect(assessContract(contract({ indicators: [], observations: COLLAPSE }))).toEqual([]);
  });
});

describe("states", () => {
  test("a constant 100% passes 95% and says that nothing varies", () => {
    const full = rows("2025-01", Array<string>(13).fill("40/40").join(" "));
    const finding = onlyFinding({ observations: full, targets: [target(0.95)] });
    expect(finding).toMatchObject({
      variation: "commonCause",
      assurance: "consistentlyPassing",
      signals: [],
    });
    expect(finding.states).toContain("constantSeries");
  });

  test("small denominators and small numbers", () => {
    const finding = onlyFinding({ observations: rows("2025-09", "5/12 6/12 5/12 6/13 25/50 5/12") });
    expect(finding.states).toEqual(expect.arrayContaining(["smallDenominator", "smallNumbers"]));
    const half = onlyFinding({ observations: rows("2025-09", "5/12 25/50") });
    expect(half.states).not.toContain("smallNumbers");
  });

  test("limits narrower than counting noise are named, with limits no narrower than that beside them", () => {
    const even = rows(
      "2025-01",
      "50/100 51/100 50/100 51/100 50/100 51/100 50/100 51/100 50/100 51/100 50/100 51/100 56/100",
    );
    const finding = onlyFinding({ observations: even, baselines: [fixed("2025-01", "2025-12")] });
    expect(finding.states).toContain("narrowLimits");
    expect(finding.points[12]!.value).toBeGreaterThan(finding.upl!);
    expect(finding.points[12]!.countLimits!.upl).toBeCloseTo(
      0.505 + 3 * Math.sqrt((0.505 * 0.495) / 100),
      12,
    );
  });

  test("a fall wholly above the mean: both rules are kept and the conflict is named", () => {
    const fall = rows("2024-10", `${STEADY} 84/100 82/100 80/100 78/100 76/100 74/100 72/100`);
    const finding = onlyFinding({ observations: fall, baselines: [fixed("2024-10", "2025-09")] });
    expect(finding.rules.map(({ rule, type }) => `${rule} ${type}`)).toEqual([
      "trend concern",
      "shift improvement",
    ]);
    expect(finding.states).toContain("conflictingRules");
  });
});

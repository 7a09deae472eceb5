import { assessContract, type ContractFigures } from "../../src/analysis/assess";
import type { Flag } from "../../src/analysis/finding";
import { type FlagContext, raiseFlags, raiseSafetyFlags } from "../../src/analysis/flags";
import type { Indicator } from "../../src/analysis/measure";
import { COLLAPSE, contract, DAYS, ENROLMENT, fixed, HARBOR, row, rows, target } from "./contractOf";

const CONTEXT: FlagContext = { lastMeetingDate: "2026-10-08", threshold: 11 };
const STEADY = "30/42 28/43 31/42 29/40 30/43 28/41 31/44 29/42 30/41 28/43 31/42 29/41";

function flags(more: Partial<ContractFigures>, context: Partial<FlagContext> = {}): Flag[] {
  return raiseFlags(assessContract(contract(more)), { ...CONTEXT, ...context });
}

/** A steady year as fixed baseline, then these figures. */
function afterSteadyYear(entries: string, more: Partial<ContractFigures> = {}): Partial<ContractFigures> {
  const indicator = more.indicators?.[0] ?? ENROLMENT;
  return {
    observations: rows("2024-10", `${STEADY} ${entries}`, { indicatorId: indicator.id }),
    baselines: [fixed("2024-10", "2025-09")],
    ...more,
  };
}

const kinds = (raised: readonly Flag[]): string[] => raised.map(({ kind }) => kind).sort();
const ofKind = (raised: readonly Flag[], kind: Flag["kind"]): Flag =>
  raised.find((flag) => flag.kind === kind)!;

describe("the child-welfare contract", () => {
  const raised = flags({
    observations: COLLAPSE,
    targets: [target(0.7)],
    baselines: [fixed("2024-10", "2025-09")],
  });

  test("what is flagged, in order of score", () => {
    expect(raised.map(({ kind, severity, score }) => [kind, severity, score])).toEqual([
      ["outlier_low", 3, 30],
      ["persistent_miss", 3, 30],
      ["worsening_shift", 3, 30],
      ["worsening_trend", 3, 30],
      ["target_miss", 2, 20],
    ]);
  });

  test("the miss, with counts and people", () => {
    expect(ofKind(raised, "target_miss")).toMatchObject({
      id: "PRV-0001|enrolled|target_miss",
      tone: "concern",
      rule: "target missed: 7 in a row",
      periods: ["2026-09"],
      cells: [{ sheet: "Data", address: "ALL-2026-09" }],
      sentence: "Sep 2026: 50.0% (25 of 50), 20.0 points below the target of 70%; 10 more would have met it.",
      wouldChangeOurMinds:
        "35 or more of 50 in Oct 2026 meets the target of 70% and ends the fall and the run below the mean.",
    });
  });

  test("the fall", () => {
    expect(ofKind(raised, "worsening_trend")).toMatchObject({
      rule: "trend: 8 points falling",
      sentence:
        "Falling 7 months running, from 72.5% (29 of 40) in Feb 2026 to 50.0% (25 of 50) in Sep 2026.",
      wouldChangeOurMinds: "25 or more of 50 in Oct 2026 ends the fall; anything lower makes it 8 months.",
    });
  });

  test("the run below the mean", () => {
    expect(ofKind(raised, "worsening_shift")).toMatchObject({
      rule: "shift: 7 points below the mean",
      sentence:
        "7 months in a row below the mean of 69.6%, Mar 2026 to Sep 2026; Sep 2026: 50.0% (25 of 50).",
      wouldChangeOurMinds:
        "35 or more of 50 in Oct 2026 ends the run below the mean; anything lower makes it 8 months.",
    });
  });

  test("the months outside the limits", () => {
    expect(ofKind(raised, "outlier_low")).toMatchObject({
      periods: ["2026-08", "2026-09"],
      sentence:
        "Aug 2026 with 51.1% (24 of 47) and Sep 2026 with 50.0% (25 of 50) lie below the usual range of 53.6% to 85.7%.",
    });
  });

  test("the streak of misses", () => {
    expect(ofKind(raised, "persistent_miss").sentence).toBe(
      "The target of 70% was missed 7 months in a row, Mar 2026 to Sep 2026; Sep 2026: 50.0% (25 of 50).",
    );
  });

  test("the same findings give the same flags", () => {
    const again = flags({
      observations: [...COLLAPSE].reverse(),
      targets: [target(0.7)],
      baselines: [fixed("2024-10", "2025-09")],
    });
    expect(again).toEqual(raised);
  });
});

describe("when a kind of flag exists", () => {
  test("a single miss within the usual range is none", () => {
    expect(flags(afterSteadyYear("28/42", { targets: [target(0.7)] }))).toEqual([]);
  });

  test("a miss where the usual range never reaches the target is one", () => {
    const raised = flags(
      afterSteadyYear("30/42", { targets: [target(0.95, { effectiveFrom: "2025-10-01" })] }),
    );
    expect(kinds(raised)).toEqual(["target_miss"]);
    expect(raised[0]!.rule).toBe("target missed: the usual range never reaches it");
  });

  test("only a contract target flags", () => {
    expect(flags(afterSteadyYear("30/42", { targets: [target(0.95, { kind: "benchmark" })] }))).toEqual([]);
  });

  test("three misses in a row are not persistent, four are", () => {
    const after = (entries: string): string[] =>
      kinds(flags(afterSteadyYear(entries, { targets: [target(0.7, { effectiveFrom: "2025-10-01" })] })));
    expect(after("30/42 28/42 29/42 28/42")).toEqual([]);
    expect(after("28/42 29/42 28/42 29/42")).toEqual(["persistent_miss", "target_miss"]);
  });

  test("a target met after three misses is news only with a signal of improvement", () => {
    const late = [target(0.75, { effectiveFrom: "2025-10-01" })];
    expect(kinds(flags(afterSteadyYear("30/42 30/42 30/42 32/42", { targets: late })))).toEqual([]);
    const raised = flags(afterSteadyYear("30/42 30/42 30/42 41/42", { targets: late }), { threshold: 1 });
    expect(kinds(raised)).toEqual(["improvement", "newly_met", "outlier_high"]);
    expect(ofKind(raised, "newly_met").sentence).toBe(
      "The target of 75% is met again after 3 months of misses; Jan 2026: 97.6% (41 of 42).",
    );
  });

  test("a run above the mean is an improvement", () => {
    const raised = flags(afterSteadyYear("31/42 32/43 31/42 32/43 31/42 32/43 31/42"), {
      lastMeetingDate: "2026-04-10",
    });
    expect(kinds(raised)).toEqual(["improvement"]);
    expect(raised[0]).toMatchObject({
      tone: "improvement",
      severity: 3,
      rule: "shift: 9 points above the mean",
    });
    expect(raised[0]!.wouldChangeOurMinds).toMatch(
      /^\d+ or fewer of 42 in May 2026 ends the run above the mean; anything higher/,
    );
  });

  test("a signal before the window is old news", () => {
    const once = afterSteadyYear("12/42 30/43 31/42");
    expect(kinds(flags(once))).toEqual([]);
    expect(kinds(flags(once, { lastMeetingDate: "2025-10-31" }))).toEqual([]);
    expect(kinds(flags(once, { lastMeetingDate: "2025-10-30" }))).toEqual(["outlier_low"]);
  });

  test("a direction that is neither good nor bad is watched only", () => {
    const raised = flags(afterSteadyYear("12/42", { indicators: [{ ...ENROLMENT, direction: "neutral" }] }));
    expect(raised.map(({ kind, tone }) => [kind, tone])).toEqual([["outlier_low", "watch"]]);
  });

  test("a short baseline carries no more than watch", () => {
    const baselines = [fixed("2024-10", "2025-03")];
    const worse = flags(afterSteadyYear("12/42", { baselines }));
    const metAgain = flags(afterSteadyYear("41/42", { baselines, targets: [target(0.8)] }));
    expect(kinds(worse)).toEqual(["outlier_low"]);
    expect(kinds(metAgain)).toEqual(["improvement", "newly_met", "outlier_high"]);
    for (const raised of [...worse, ...metAgain])
      expect(raised).toMatchObject({ tone: "watch", severity: 1 });
  });

  test("below the minimum denominator nothing is flagged", () => {
    expect(flags(afterSteadyYear("1/19", { targets: [target(0.9)] }))).toEqual([]);
  });

  test("outside limits narrower than counting noise must be outside those of counting too", () => {
    const even = "50/100 51/100 50/100 51/100 50/100 51/100 50/100 51/100 50/100 51/100 50/100 51/100";
    const after = (entry: string): string[] =>
      kinds(
        flags({
          observations: rows("2024-10", `${even} ${entry}`),
          baselines: [fixed("2024-10", "2025-09")],
        }),
      );
    expect(after("56/100")).toEqual([]);
    expect(after("70/100")).toEqual(["improvement", "outlier_high"]);
  });

  test("a safety indicator is a call and no agenda item", () => {
    const safety: Indicator = { ...ENROLMENT, safety: true };
    const findings = assessContract(contract(afterSteadyYear("12/42", { indicators: [safety] })));
    expect(raiseFlags(findings, CONTEXT)).toEqual([]);
    expect(kinds(raiseSafetyFlags(findings, CONTEXT))).toEqual(["outlier_low"]);
  });
});

describe("missing and late figures", () => {
  test("an expected figure that is blank", () => {
    const raised = flags({ observations: rows("2026-07", "30/42 30/42 blank") });
    expect(raised).toMatchObject([
      {
        kind: "data_missing",
        tone: "data",
        severity: 2,
        periods: ["2026-09"],
        sentence: "No figure came for Sep 2026.",
        wouldChangeOurMinds: "The figures for Sep 2026, or NA where they do not apply.",
      },
    ]);
  });

  test("NA, suppressed and immature figures are not missing", () => {
    for (const entry of ["NA", "<11/42"])
      expect(flags({ observations: rows("2026-08", `30/42 ${entry}`) })).toEqual([]);
    const slow = [{ ...ENROLMENT, maturityDays: 60 }];
    expect(
      flags({ observations: rows("2026-08", "30/42 blank"), indicators: slow, asOf: "2026-10-31" }),
    ).toEqual([]);
  });

  test("every month since the last meeting counts", () => {
    const raised = flags(
      { observations: rows("2026-06", "30/42 - - 30/42") },
      { lastMeetingDate: "2026-07-15" },
    );
    expect(raised[0]!.sentence).toBe("No figure came for Jul 2026 and Aug 2026.");
  });

  test("figures older than two missing months raise nothing else", () => {
    const missing = (count: number): string[] =>
      kinds(flags(afterSteadyYear(`12/42 ${Array<string>(count).fill("blank").join(" ")}`)));
    expect(missing(2)).toEqual(["data_missing", "outlier_low"]);
    expect(missing(3)).toEqual(["data_missing"]);
  });

  test("late is what came after it was due", () => {
    const delivery = { providerId: HARBOR.id, indicatorId: null, periodKey: "2026-09", due: "2026-10-15" };
    const observations = rows("2026-09", "30/42");
    const late = (received: string): string[] =>
      kinds(flags({ observations }, { deliveries: [{ ...delivery, received }] }));
    expect(late("2026-10-15")).toEqual([]);
    expect(late("2026-10-16")).toEqual(["data_late"]);
  });
});

describe("score", () => {
  const missed = (more: Partial<Indicator>, context: Partial<FlagContext> = {}): number =>
    ofKind(
      flags(
        { observations: COLLAPSE, targets: [target(0.7)], indicators: [{ ...ENROLMENT, ...more }] },
        context,
      ),
      "persistent_miss",
    ).score;

  test("is severity × people short × controllability, halved by an open question or a provisional figure", () => {
    expect(missed({})).toBe(30);
    expect(missed({ controllability: 0.5 })).toBe(15);
    expect(missed({ countsPeople: false })).toBe(3);
    expect(missed({}, { openQuestions: new Set(["PRV-0001|enrolled"]) })).toBe(15);
    const observations = [...COLLAPSE, row("2026-10", "20/50", { status: "provisional" })];
    expect(ofKind(flags({ observations, targets: [target(0.7)] }), "persistent_miss").score).toBe(15);
  });

  test("of a missing figure does not grow with the people of the month before", () => {
    const raised = flags(afterSteadyYear("12/42 blank", { targets: [target(0.7)] }));
    expect(ofKind(raised, "data_missing").score).toBe(2);
  });

  test("without a target counts people away from the mean, up to 50", () => {
    const raised = flags(afterSteadyYear("3000/10000"));
    expect(ofKind(raised, "outlier_low").score).toBe(150);
  });
});

describe("small counts of people", () => {
  /** 3 of 46, and 43 who are left: the first must not be said, nor what gives it away. */
  const raised = flags(afterSteadyYear("20/42 3/46", { targets: [target(0.7)] }));

  test("are in no sentence, and neither is their rate, gap or shortfall", () => {
    expect(kinds(raised)).toEqual(["outlier_low", "target_miss"]);
    for (const { sentence, wouldChangeOurMinds, rule } of raised) {
      expect(`${sentence} ${wouldChangeOurMinds} ${rule}`).not.toMatch(/\b3\b|\b43\b|6\.5%|63\.5|\b46\b/);
    }
    expect(ofKind(raised, "target_miss").sentence).toBe(
      "Nov 2025 misses the target of 70%; the numbers are too small to show.",
    );
  });

  test("what is left of the denominator counts too", () => {
    const full = flags(afterSteadyYear("41/42"));
    expect(ofKind(full, "outlier_high").sentence).toBe(
      "Oct 2025 (the numbers are too small to show) lies above the usual range.",
    );
  });

  test("things may be counted", () => {
    const bins = flags(afterSteadyYear("3/46", { indicators: [{ ...ENROLMENT, countsPeople: false }] }));
    expect(ofKind(bins, "outlier_low").sentence).toContain("(3 of 46)");
  });

  test("a suppressed month that can only miss is a miss without a number", () => {
    const raisedMiss = flags(
      afterSteadyYear("20/42 20/42 20/42 <11/46", {
        targets: [target(0.7, { effectiveFrom: "2025-10-01" })],
      }),
    );
    expect(ofKind(raisedMiss, "persistent_miss").sentence).toBe(
      "The target of 70% was missed 4 months in a row, Oct 2025 to Jan 2026; the numbers are too small to show.",
    );
  });
});

test("days, where fewer are better", () => {
  const steady = "10 12 11 10 12 11 10 12 11 10 12 11";
  const raised = flags({
    observations: rows("2024-10", `${steady} 13 14 15 16`, { indicatorId: DAYS.id }),
    indicators: [DAYS],
    targets: [target(12, { indicatorId: DAYS.id })],
    baselines: [fixed("2024-10", "2025-09", { indicatorId: DAYS.id })],
  });
  expect(ofKind(raised, "target_miss").sentence).toBe(
    "Jan 2026: 16.0 days, 4.0 days above the target of 12 days.",
  );
  expect(ofKind(raised, "outlier_high").wouldChangeOurMinds).toMatch(
    /^A figure back in the usual range \(.* days to .* days\) in Feb 2026/,
  );
});

import type { Finding, Flag } from "../../src/analysis/finding";
import type { Indicator } from "../../src/analysis/measure";
import type { Agenda } from "../../src/meeting/agenda";
import type { Problem } from "../../src/submission/problem";
import type { Outcome } from "../../src/workflows/outcome";
import type { RefreshResult } from "../../src/workflows/refresh";

/** A small contract as the workflows would hand it to the pane; every builder takes what matters to a test. */

export function anIndicator(change: Partial<Indicator> = {}): Indicator {
  return {
    id: "enrolled",
    name: "Enrolled within 30 days",
    type: "leading",
    unit: "percent",
    direction: "increase",
    aggregation: "ratio_of_sums",
    cadence: "monthly",
    priority: 1,
    countsPeople: true,
    minDenominator: 20,
    decimals: 3,
    maturityDays: null,
    allowOver1: false,
    allowNegative: false,
    subset: true,
    rareEvent: false,
    safety: false,
    controllability: 1,
    cumulative: false,
    laggingOf: null,
    pathwayStage: null,
    ...change,
  };
}

export function aFinding(change: Partial<Finding> = {}): Finding {
  return {
    provider: { id: "harbor", name: "Harbor Family Services" },
    indicator: anIndicator(),
    points: [],
    latest: -1,
    value: 0.5,
    numerator: 25,
    denominator: 50,
    target: 0.7,
    gap: -0.2,
    short: 10,
    met: false,
    missedInARow: 7,
    missedOfLast12: 7,
    variation: "specialCauseConcern",
    assurance: "hitOrMiss",
    mean: 0.66,
    lpl: 0.5,
    upl: 0.8,
    n: 24,
    rules: [],
    signals: [],
    states: [],
    ...change,
  };
}

export function aFlag(change: Partial<Flag> = {}): Flag {
  return {
    id: "harbor|enrolled|persistent_miss",
    kind: "persistent_miss",
    providerId: "harbor",
    indicatorId: "enrolled",
    tone: "concern",
    severity: 3,
    score: 30,
    rule: "7 misses in a row",
    periods: ["2026-08", "2026-09"],
    cells: [
      { sheet: "Data", address: "F29:G29" },
      { sheet: "Data", address: "F30:G30" },
    ],
    sentence: "Missed its target for 7 months in a row.",
    wouldChangeOurMinds: "36 of 50 in October would meet the target.",
    ...change,
  };
}

export function aProblem(severity: Problem["severity"], message: string): Problem {
  return { code: "DQ01", severity, sheet: "Data", cell: "F12", message };
}

export function anAgenda(): Agenda {
  const section = { speaker: "Harbor", side: "provider", lines: [] } as const;
  return {
    meetingId: "m1",
    minutes: 60,
    header: [{ label: "Chair", text: "Deputy Director" }],
    sections: [
      {
        ...section,
        number: 1,
        title: "Going well",
        minutes: 5,
        lines: [
          {
            id: "a",
            kind: "question",
            speaker: "Harbor",
            side: "provider",
            text: "What did the team do differently?",
            minutes: 3,
            flagId: null,
          },
        ],
      },
      { ...section, number: 2, title: "Actions from last time", minutes: 10, speaker: "Agency" },
    ],
  };
}

export function aResult(change: Partial<RefreshResult> = {}): RefreshResult {
  return {
    title: "Family support 2025-2028",
    asOf: "5 Nov 2026",
    finishedAt: "6 Nov 2026, 14:02",
    findings: [aFinding()],
    flags: [aFlag()],
    safety: [],
    problems: [],
    agenda: null,
    latestPeriods: new Map([["harbor|enrolled", "Sep 2026"]]),
    tooFewPeople: [],
    hiddenPoints: new Map(),
    fiscalYearStart: 7,
    canBeUndone: false,
    changed: { newFlags: 2, clearedFlags: 1, cellsWritten: 340 },
    expectedByChance: "Of 15 series, fewer than one would be flagged by chance.",
    ...change,
  };
}

export function done<T>(value: T): Promise<Outcome<T>> {
  return Promise.resolve({ kind: "done", value });
}

export function failed(code: string, message: string): Promise<Outcome<never>> {
  return Promise.resolve({ kind: "failed", code, message });
}

import { baselineDecisions } from "../../src/analysis/baselines";
import {
  type BaselineFacts,
  baselineRowRemarks,
  checkBaselineDecision,
} from "../../src/analysis/baselineDecision";
import type { Baseline } from "../../src/analysis/measure";
import { COLLAPSE, ENROLMENT, fixed, HARBOR, onlyFinding } from "./contractOf";

const FACTS: BaselineFacts = {
  findings: [onlyFinding({ observations: COLLAPSE })],
  baselines: [],
  fiscalYearStart: 7,
};

function decision(more: Partial<Baseline> = {}): Baseline {
  return fixed("2024-10", "2025-09", { decidedOn: "2025-10-01", ...more });
}

function remarks(more: Partial<Baseline>, facts: Partial<BaselineFacts> = {}): string[] {
  return checkBaselineDecision(decision(more), { ...FACTS, ...facts }).map(
    ({ severity, column, message }) => `${severity} ${column}: ${message}`,
  );
}

test("12 figures without another decision can be fixed, with or without a reason", () => {
  expect(remarks({})).toEqual([]);
  expect(remarks({ reason: "", author: "", providerId: HARBOR.id })).toEqual([]);
});

test.each<[string, Partial<Baseline>, string]>([
  [
    "a short baseline without a reason",
    { to: "2025-03", reason: " " },
    "stop reason: A baseline of 6 periods is short (limits need 12) and needs a reason and the name of who decided it, so this one is not used. Enter both.",
  ],
  [
    "a short baseline with reason and name",
    { to: "2025-03" },
    "ask to: A baseline of 6 final figures is short (limits need 12): its flags are only to be watched.",
  ],
  [
    "a rebase without a name",
    { action: "rebase", from: "2025-10", to: null, author: "" },
    "stop author: A rebase needs a reason and the name of who decided it, so this one is not used. Enter both.",
  ],
  [
    "a rebase without a date",
    { action: "rebase", from: "2025-10", to: null, decidedOn: null },
    "ask decided_on: decided_on is empty. Enter the date on which this rebase was decided.",
  ],
  [
    "a rebase at the beginning",
    { action: "rebase", to: null },
    "stop from: A rebase from 2024-10 would change nothing: the series needs that period, and figures before it.",
  ],
  [
    "a rebase that is not in the data",
    { action: "rebase", from: "2030-01", to: null },
    "stop from: A rebase from 2030-01 would change nothing: the series needs that period, and figures before it.",
  ],
  [
    "periods without figures",
    { from: "2020-01", to: "2021-12" },
    "stop from: There are no final figures from 2020-01 to 2021-12.",
  ],
  [
    "the wrong way round",
    { from: "2025-09", to: "2024-10" },
    "stop to: This baseline ends (2024-10) before it begins (2025-09), so it is not used. Exchange from and to.",
  ],
  [
    "no such month",
    { from: "2024-13" },
    'stop from: from says "2024-13", which is no monthly period of the calendar.',
  ],
  [
    "another cadence",
    { to: "2025-Q3" },
    'stop to: to says "2025-Q3", which is no monthly period of the calendar.',
  ],
  ["no end", { to: null }, "stop to: to is empty; this needs a monthly period of the calendar."],
  [
    "an unknown provider",
    { providerId: "PRV-9" },
    'stop provider_id: "PRV-9" has no series of this indicator. Choose a provider that has, or all.',
  ],
  ["an unknown indicator", { indicatorId: "x" }, 'stop indicator_id: "x" has no series. Choose one.'],
])("%s is said in plain words", (_, more, remark) => {
  expect(remarks(more)).toEqual([remark]);
});

describe("another decision about the same periods", () => {
  const known = fixed("2024-10", "2025-09");

  test("is named with its author", () => {
    expect(remarks({ from: "2025-06", to: "2026-08" }, { baselines: [known] })).toEqual([
      "stop from: Limits are fixed by M. Ortiz from 2024-10 to 2025-09 already, so this row is not used. Change that row, or choose other periods.",
    ]);
    const rebase = fixed("2025-10", null, { action: "rebase" });
    expect(remarks({ ...rebase, decidedOn: "2026-01-01" }, { baselines: [rebase] })).toEqual([
      "stop from: Limits are rebased by M. Ortiz from 2025-10 on already, so this row is not used. Change that row, or choose other periods.",
    ]);
  });

  test("of one provider and of all stand side by side, as do other periods and indicators", () => {
    for (const more of [
      { providerId: HARBOR.id },
      { from: "2025-10", to: "2026-09" },
      { from: "2025-10", to: null, action: "rebase" as const },
    ]) {
      expect(remarks(more, { baselines: [known] })).toEqual([]);
    }
    expect(baselineRowRemarks(decision(), [{ ...known, indicatorId: "other" }], 1)).toEqual([]);
  });
});

test("what can be written counts, and what is stopped for want of a reason does not", () => {
  for (const more of [{ to: "2025-03", reason: "" }, { to: "2025-03" }, {}]) {
    const stopped = checkBaselineDecision(decision(more), FACTS).some(({ severity }) => severity === "stop");
    const { ranges } = baselineDecisions([decision(more)], HARBOR, ENROLMENT, 1);
    expect(ranges).toHaveLength(stopped ? 0 : 1);
  }
});

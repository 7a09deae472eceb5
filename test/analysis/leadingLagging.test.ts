import { assessContract } from "../../src/analysis/assess";
import type { Flag } from "../../src/analysis/finding";
import { raiseLeadingLaggingFlags } from "../../src/analysis/leadingLagging";
import type { Baseline, Indicator, Observation } from "../../src/analysis/measure";
import { contract, ENROLMENT, fixed, rows } from "./contractOf";

const OUTCOME: Indicator = {
  ...ENROLMENT,
  id: "stable",
  name: "Stable after 6 months",
  type: "lagging",
  laggingOf: ENROLMENT.id,
};
const STEADY = "30/42 28/43 31/42 29/40 30/43 28/41 31/44 29/42 30/41 28/43 31/42 28/41";
const HIGHER = "33/45 33/45 34/46 33/45 34/46 34/46 33/45 35/47";
const LOWER = "24/42 25/43 24/42 22/40 24/43 23/41 25/44 24/42";
const SAME = "30/42 28/43 31/42 29/40 30/43 28/41 31/44 29/42";

interface Given {
  readonly outcome?: Indicator;
  readonly baselines?: readonly Baseline[];
  readonly more?: Partial<Observation>;
}

function flags(
  leading: string,
  lagging: string,
  { outcome = OUTCOME, baselines, more = {} }: Given = {},
): Flag[] {
  const observations = [
    ...rows("2024-10", `${STEADY} ${leading}`),
    ...rows("2024-10", STEADY, { indicatorId: outcome.id }),
    ...rows("2025-10", lagging, { indicatorId: outcome.id, ...more }),
  ];
  const year = [ENROLMENT.id, outcome.id].map((indicatorId) => fixed("2024-10", "2025-09", { indicatorId }));
  const findings = assessContract(
    contract({ observations, indicators: [ENROLMENT, outcome], baselines: baselines ?? year }),
  );
  return raiseLeadingLaggingFlags(findings, { lastMeetingDate: null, threshold: 11 });
}

test("activity is up and the outcome goes down, both by signals", () => {
  const raised = flags(HIGHER, LOWER);
  expect(raised).toMatchObject([
    {
      id: "PRV-0001|stable|leading_lagging",
      kind: "leading_lagging",
      indicatorId: "stable",
      tone: "concern",
      severity: 2,
      score: 2,
      rule: "Enrolled within 30 days improves, Stable after 6 months worsens",
    },
  ]);
  expect(raised[0]!.sentence).toMatch(
    /^Enrolled within 30 days improves \(.+; latest 74\.5% \(35 of 47\)\) while Stable after 6 months worsens \(.+; latest 57\.1% \(24 of 42\)\)\.$/,
  );
});

test("an outcome without any signal is watched", () => {
  const [flag] = flags(HIGHER, SAME);
  expect(flag).toMatchObject({ tone: "watch", severity: 1, periods: ["2026-05"] });
  expect(flag!.sentence).toMatch(
    / and Stable after 6 months shows no improvement up to May 2026; latest 69\.0% \(29 of 42\)\.$/,
  );
  expect(flag!.cells.length).toBeGreaterThan(1);
});

test.each([
  ["the outcome follows", HIGHER, HIGHER],
  ["activity is as it was", SAME, LOWER],
  ["activity goes down", LOWER, SAME],
])("%s: nothing to ask", (_, leading, lagging) => {
  expect(flags(leading, lagging)).toEqual([]);
});

test("an outcome that cannot have followed yet is left in peace", () => {
  expect(flags(HIGHER, SAME, { more: { status: "provisional" } })).toEqual([]);
});

test("a short baseline carries no more than watch", () => {
  const short = [ENROLMENT.id, OUTCOME.id].map((indicatorId) => fixed("2024-10", "2025-03", { indicatorId }));
  expect(flags(HIGHER, LOWER, { baselines: short })).toMatchObject([{ tone: "watch", severity: 1 }]);
});

test("a measure that lags nothing, or something that is not reported, is not asked", () => {
  expect(flags(HIGHER, LOWER, { outcome: { ...OUTCOME, laggingOf: null } })).toEqual([]);
  expect(flags(HIGHER, LOWER, { outcome: { ...OUTCOME, laggingOf: "other" } })).toEqual([]);
  expect(flags(HIGHER, LOWER, { outcome: { ...OUTCOME, safety: true } })).toEqual([]);
});

test("small counts of people are in no sentence", () => {
  const [flag] = flags(HIGHER.replace("35/47", "38/47"), LOWER);
  expect(flag!.sentence).not.toMatch(/38|80\.9/);
});

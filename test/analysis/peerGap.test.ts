import { assessContract } from "../../src/analysis/assess";
import type { Flag } from "../../src/analysis/finding";
import { raiseFlags } from "../../src/analysis/flags";
import type { Indicator, Observation } from "../../src/analysis/measure";
import { contract, ENROLMENT, row } from "./contractOf";

const COMPLETION: Indicator = {
  ...ENROLMENT,
  id: "completed",
  name: "Training completion",
  cadence: "quarterly",
};

function submitted(provider: string, entry: string, more: Partial<Observation> = {}): Observation {
  return row("2026-Q3", entry, { providerId: provider, indicatorId: COMPLETION.id, ...more });
}

function gaps(observations: readonly Observation[], indicator = COMPLETION): Flag[] {
  const findings = assessContract(contract({ observations, providers: [], indicators: [indicator] }));
  return raiseFlags(findings, { lastMeetingDate: null, threshold: 11 }).filter(
    ({ kind }) => kind === "peer_gap",
  );
}

const THREE = [submitted("A", "90/120"), submitted("C", "41/88"), submitted("D", "35/46")];
const B = submitted("B", "40/64", { status: "provisional" });

test("the one lower than chance explains is flagged, the one above its 95% line watched, the highest rate is neither", () => {
  expect(gaps([...THREE, B])).toMatchObject([
    {
      id: "C|completed|peer_gap",
      tone: "concern",
      severity: 3,
      rule: "funnel: below the 99.8% limit",
      periods: ["2026-Q3"],
      sentence:
        "Q3 2026: 46.6% (41 of 88), lower than chance explains: 99.8% limits for its size 49.1% to 79.9% (unadjusted, under 10 providers) around 65.4% (166 of 254) of 3 providers together.",
      wouldChangeOurMinds:
        "44 or more of 88 would lie within the limits. The next period within the limits speaks for a one-off; another one outside for a difference that stays.",
    },
    { id: "A|completed|peer_gap", tone: "watch", severity: 1, rule: "funnel: above the 95% limit" },
  ]);
});

test("people: those between the rate and the pooled one, where there is neither target nor mean", () => {
  const [flag] = gaps([...THREE, B]);
  expect(flag!.score).toBeCloseTo(3 * (166 / 254 - 41 / 88) * 88, 9);
});

test("a provisional figure is never flagged, whatever it says", () => {
  expect(
    gaps([...THREE, submitted("B", "5/64", { status: "provisional" })]).map(({ providerId }) => providerId),
  ).not.toContain("B");
});

test("fewer than three providers, or denominators under the minimum, are not compared", () => {
  expect(gaps([submitted("A", "90/120"), submitted("C", "41/88")])).toEqual([]);
  expect(gaps([submitted("A", "90/120"), submitted("C", "41/88"), submitted("D", "1/19")])).toEqual([]);
});

test("where fewer is better the same gap is good news", () => {
  const [flag] = gaps(THREE, { ...COMPLETION, direction: "decrease" });
  expect(flag).toMatchObject({ providerId: "C", tone: "improvement" });
});

test("one small count among the providers takes the pooled rate and every limit with it", () => {
  const [flag] = gaps([...THREE.slice(0, 2), submitted("D", "17/22")]);
  expect(flag).toMatchObject({ providerId: "C" });
  expect(flag!.sentence).toBe(
    "Q3 2026: lower than similar providers by more than chance explains; the numbers are too small to show.",
  );
  expect(flag!.wouldChangeOurMinds).not.toMatch(/\d/);
});

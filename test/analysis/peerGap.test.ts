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

describe("rates of events over an exposure", () => {
  const FALLS: Indicator = {
    ...COMPLETION,
    id: "falls",
    aggregation: "rate_per_1000",
    unit: "rate_per_1000",
    direction: "decrease",
    countsPeople: false,
    subset: false,
    decimals: 2,
    minDenominator: 500,
  };
  const bedDays = (provider: string, entry: string): Observation =>
    row("2026-Q3", entry, { providerId: provider, indicatorId: FALLS.id });
  const three = [bedDays("A", "31/7020"), bedDays("B", "22/5210"), bedDays("C", "70/6100")];

  test("have exact Poisson limits around the pooled rate", () => {
    // By another calculation of the quantiles: 3.929 to 10.626 at 6,100 days, 95% 4.932 to 8.920 at 7,020.
    const [far, low, ...others] = gaps(three, FALLS);
    expect(far).toMatchObject({
      providerId: "C",
      tone: "concern",
      rule: "funnel: above the 99.8% limit",
      sentence:
        "Q3 2026: 11.48 per 1,000 (70 per 6,100), higher than chance explains: 99.8% limits for its size 3.93 per 1,000 to 10.63 per 1,000 (unadjusted, under 10 providers) around 6.71 per 1,000 (123 per 18,330) of 3 providers together.",
    });
    expect(far!.wouldChangeOurMinds).toMatch(/^64 or fewer per 6,100 would lie within the limits\. /);
    expect(low).toMatchObject({ providerId: "A", tone: "watch" });
    expect(low!.sentence).toContain("4.93 per 1,000 to 8.92 per 1,000");
    expect(others).toMatchObject([{ providerId: "B", tone: "watch" }]);
  });

  test("of no events at all are not compared, nor are ratios of amounts", () => {
    expect(
      gaps(
        ["A", "B", "C"].map((id) => bedDays(id, "0/7000")),
        FALLS,
      ),
    ).toEqual([]);
    const hours: Indicator = { ...FALLS, aggregation: "ratio_of_sums", unit: "hours" };
    expect(gaps(three, hours)).toEqual([]);
  });

  test("a provider without an event lies below where many were to be expected", () => {
    const [flag] = gaps([...three.slice(0, 2), bedDays("C", "0/6100")], FALLS);
    expect(flag).toMatchObject({ providerId: "C", tone: "improvement" });
    expect(flag!.sentence).toContain("0.00 per 1,000 (0 per 6,100), lower than chance explains");
  });
});

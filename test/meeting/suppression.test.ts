import * as fc from "fast-check";
import type { Finding, FlagKind } from "../../src/analysis/finding";
import type { Observation } from "../../src/analysis/measure";
import { draftAgenda } from "../../src/meeting/draftAgenda";
import { exactMean } from "../../src/analysis/exactMean";
import {
  contractOf,
  givenAction,
  givenFinding,
  givenFlag,
  givenIndicator,
  givenMeeting,
  givenSignal,
  headerOf,
  textOf,
  textsOf,
  type Entry,
} from "./givenContract";

const HARBOR = { id: "P1", name: "Harbor" };
const FLAGS: FlagKind[] = ["worsening_trend", "target_miss", "persistent_miss", "outlier_low"];

/** The whole agenda of one series; limits follow the figures, as they would, while flags stay as they are. */
function agendaOf(entries: readonly Entry[], finding: Partial<Finding> = {}, kinds = FLAGS): string {
  const values = entries.flatMap((entry) => (Array.isArray(entry) ? (entry as [number, number]) : []));
  const mean = exactMean(values) / 100;
  const one = givenFinding({
    provider: HARBOR,
    indicator: givenIndicator("enrol"),
    from: "2026-01",
    entries,
    mean,
    lpl: mean - 0.1,
    upl: mean + 0.1,
    target: 0.7,
    met: false,
    short: Math.round(values.at(-2)! / 2),
    missedInARow: 4,
    signals: [
      givenSignal("trend", "decreasing", 2, entries.length - 1),
      givenSignal("outsideLimits", "below", 3, 4),
    ],
    ...finding,
  });
  const flags = kinds.map((kind) =>
    givenFlag(one, kind, { wouldChangeOurMinds: `Had it been ${String(entries.at(-1))}, nothing.` }),
  );
  const actions = [givenAction("A-1", { status: "done", doneOn: "2026-04-01", linkedIndicator: "enrol" })];
  const data = contractOf([one], { actions });
  return textOf(draftAgenda({ data, findings: [one], flags, meeting: givenMeeting(), asOf: "2026-07-05" }));
}

const SHOWN: Entry[] = [[40, 60], [38, 60], [36, 60], [34, 60], [32, 60]]; // prettier-ignore
const smallCount = fc.integer({ min: 1, max: 10 });

describe("a count of 1 to 10 people", () => {
  test.each([
    ["as numerator of the latest period", (k: number): Entry[] => [...SHOWN, [k, 60]]],
    ["as complement of the latest period", (k: number): Entry[] => [...SHOWN, [60 - k, 60]]],
    ["as denominator of the latest period", (k: number): Entry[] => [...SHOWN, [0, k]]],
    [
      "in the middle of the change",
      (k: number): Entry[] => [...SHOWN.slice(0, 3), [k, 60], ...SHOWN.slice(3)],
    ],
    ["at the start of the series", (k: number): Entry[] => [[k, 60], ...SHOWN]],
  ])("%s changes no word of the agenda, whatever it is", (_, entries) => {
    const agenda = agendaOf(entries(1));
    fc.assert(fc.property(smallCount, (k) => expect(agendaOf(entries(k))).toBe(agenda)));
  });

  test("is told as too small, with practice to discuss instead", () => {
    const agenda = agendaOf([...SHOWN, [7, 53]]);
    expect(agenda).toContain("enrol: figures too small to show; discuss practice, not numbers");
    expect(agenda).toContain("enrol concerns few people [figures too small to show; Data!F7:G7].");
    expect(agenda).not.toMatch(/\b(7 of|53|46|13\.2)\b/);
  });

  test("leaves the figures of other periods to be said", () => {
    expect(agendaOf([[7, 53], ...SHOWN], {}, ["target_miss"])).toContain("53.3% (32 of 60) in June 2026");
  });

  test("is no secret where the indicator counts no people, nor where it is a true zero", () => {
    const missedBins = givenIndicator("enrol", { countsPeople: false });
    expect(agendaOf([...SHOWN, [4, 60]], { indicator: missedBins })).toContain("6.7% (4 of 60)");
    expect(agendaOf([...SHOWN, [0, 60]])).toContain("0.0% (0 of 60)");
  });
});

test("a figure entered as suppressed is not called missing, and is not said", () => {
  const entries: Entry[] = [...SHOWN, null];
  const finding = givenFinding({
    provider: HARBOR,
    indicator: givenIndicator("enrol"),
    from: "2026-01",
    entries,
    suppressed: [5],
    lpl: 0.4,
    upl: 0.8,
  });
  const agenda = draftAgenda({
    data: contractOf([finding]),
    findings: [finding],
    flags: [],
    meeting: null,
    asOf: "2026-07-05",
  });
  expect(headerOf(agenda, "Data quality")).toBe("All 3 expected figures in");
  expect(textsOf(agenda, 4)[0]).toBe("Too small to show: enrol.");
});

test("a median of few cases is not said", () => {
  const indicator = givenIndicator("days", {
    aggregation: "median",
    unit: "days",
    decimals: 1,
    subset: false,
  });
  const finding = givenFinding({
    provider: HARBOR,
    indicator,
    from: "2026-01",
    entries: [4, 5, 9.5],
    lpl: 2,
    upl: 6,
  });
  const withCases = (n: number): string => {
    const data = contractOf([finding]);
    const observations = data.observations.map((row): Observation => ({
      ...row,
      n: { kind: "number", value: n },
    }));
    const flags = [givenFlag(finding, "outlier_high")];
    return textOf(
      draftAgenda({
        data: { ...data, observations },
        findings: [finding],
        flags,
        meeting: null,
        asOf: "2026-04-05",
      }),
    );
  };
  expect(withCases(31)).toContain("9.5 days (31 cases) in March 2026");
  expect(withCases(6)).not.toMatch(/9\.5|6 cases/);
});

test("a provider too small to show is left out of the comparison, and no total gives it back", () => {
  const at = (id: string, entry: Entry) =>
    givenFinding({
      provider: { id, name: id },
      indicator: givenIndicator("enrol"),
      from: "2026-03",
      entries: [entry],
      target: 0.7,
      met: false,
    });
  const findings = [at("P1", [41, 88]), at("P2", [17, 22]), at("P3", [90, 120])];
  const flags = [
    givenFlag(findings[0]!, "target_miss"),
    givenFlag(findings[0]!, "peer_gap", { wouldChangeOurMinds: "44 of 88 lies within the limits." }),
  ];
  const agenda = draftAgenda({
    data: contractOf(findings),
    findings,
    flags,
    meeting: givenMeeting(),
    asOf: "2026-04-05",
  });
  expect(textsOf(agenda, 4)).toContain(
    "enrol, by provider: Provider 1 46.6% (41 of 88) in March 2026 and Provider 3 75.0% (90 of 120) in March 2026. 1 provider: too small to show.",
  );
  expect(textOf(agenda)).not.toMatch(/\b(17|22|77\.3|148|230|44)\b|chance/);
});

import { draftAgenda } from "../../src/meeting/draftAgenda";
import {
  contractOf,
  givenAction,
  givenContract,
  givenFinding,
  givenFlag,
  givenIndicator,
  givenMeeting,
  headerOf,
  linesOf,
  sectionOf,
  textOf,
  textsOf,
  type Entry,
  type GivenFinding,
} from "./givenContract";

const HARBOR = { id: "P1", name: "Harbor" };
const STEADY: Entry[] = [[70, 100], [71, 100], [70, 100]]; // prettier-ignore

function series(id: string, over: Partial<GivenFinding> = {}, provider = HARBOR) {
  return givenFinding({
    provider,
    indicator: givenIndicator(id),
    from: "2026-07",
    entries: STEADY,
    lpl: 0.6,
    upl: 0.8,
    ...over,
  });
}

const missed = { target: 0.8, short: 10, met: false } as const;

describe("what is not flagged", () => {
  test("leaves items 1, 2, 4, 5 and 6, with the next topic in the deep dive", () => {
    const findings = [
      series("contact", { indicator: givenIndicator("contact", { priority: 2 }) }),
      series("enrol"),
    ];
    const agenda = draftAgenda({
      data: contractOf(findings),
      findings,
      flags: [],
      meeting: givenMeeting(),
      asOf: "2026-10-05",
    });
    expect(agenda.sections.map(({ number }) => number)).toEqual([1, 2, 4, 5, 6]);
    expect(sectionOf(agenda, 4).minutes).toBe(35);
    expect(textsOf(agenda, 1)[0]).toBe("No signal of improvement this period (2 measures).");
    expect(textsOf(agenda, 4)).toContain(
      "No measure is flagged. Next topic: enrol, 70.0% (70 of 100) in September 2026 [Data!F4:G4].",
    );
    expect(textsOf(agenda, 4)[0]).toBe("No change: enrol and contact.");
    expect(headerOf(agenda, "Purpose")).toContain("no measure is flagged");
  });

  test("names a miss within the usual range without making it a matter", () => {
    const findings = [series("enrol", missed)];
    const agenda = draftAgenda({
      data: contractOf(findings),
      findings,
      flags: [],
      meeting: null,
      asOf: "2026-10-05",
    });
    expect(textsOf(agenda, 4)[0]).toBe(
      "Missed, within the usual range: enrol 70.0% (70 of 100) in September 2026, target 80%; 10 more would have met it [Data!F4:G4].",
    );
  });

  test("calls nothing unchanged that cannot be judged", () => {
    const findings = [series("new", { lpl: null, upl: null, variation: null })];
    const agenda = draftAgenda({
      data: contractOf(findings),
      findings,
      flags: [],
      meeting: null,
      asOf: "2026-10-05",
    });
    expect(textsOf(agenda, 4)[0]).toBe("Not judged (new, small, late or provisional figures): new.");
  });
});

describe("what is flagged", () => {
  test("is at most three matters and five measures; the others are counted", () => {
    const findings = ["a", "b", "c", "d", "e"].flatMap((id) =>
      [HARBOR, { id: "P2", name: "Elm" }].map((provider) => series(id, missed, provider)),
    );
    const flags = findings.map((finding, index) => givenFlag(finding, "target_miss", { score: 10 - index }));
    const agenda = draftAgenda({
      data: contractOf(findings),
      findings,
      flags,
      meeting: givenMeeting(),
      asOf: "2026-10-05",
    });
    const lines = sectionOf(agenda, 3).lines.filter((line) => line.flagId !== null);
    expect(lines.map((line) => line.id)).toEqual([
      "glance:P1|a",
      "glance:P2|a",
      "glance:P1|b",
      "glance:P2|b",
      "glance:P1|c",
    ]);
    expect(textsOf(agenda, 3).join(" ")).toContain("5 more measures flagged: see the flags.");
  });

  test("comes in order of score, then priority, then indicator", () => {
    const findings = [
      series("b", { ...missed, indicator: givenIndicator("b", { priority: 2 }) }),
      series("a", { ...missed, indicator: givenIndicator("a", { priority: 2 }) }),
      series("z", missed),
      series("top", { ...missed, indicator: givenIndicator("top", { priority: null }) }),
    ];
    const flags = findings.map((finding) =>
      givenFlag(finding, "target_miss", { score: finding.indicator.id === "top" ? 9 : 3 }),
    );
    const agenda = draftAgenda({
      data: contractOf(findings),
      findings,
      flags,
      meeting: givenMeeting(),
      asOf: "2026-10-05",
    });
    const order = sectionOf(agenda, 3)
      .lines.filter((line) => line.flagId !== null)
      .map((line) => line.id);
    expect(order).toEqual(["glance:P1|top", "glance:P1|z", "glance:P1|a"]);
  });

  test("is one matter where a measure lags behind another that is flagged", () => {
    const findings = [
      series("outcome", {
        ...missed,
        indicator: givenIndicator("outcome", { laggingOf: "enrol", priority: 1 }),
      }),
      series("enrol", { ...missed, indicator: givenIndicator("enrol", { priority: 2 }) }),
    ];
    const flags = findings.map((finding) => givenFlag(finding, "target_miss"));
    const agenda = draftAgenda({
      data: contractOf(findings),
      findings,
      flags,
      meeting: givenMeeting(),
      asOf: "2026-10-05",
    });
    expect(sectionOf(agenda, 4).title).toBe("Deep dive: enrol");
    expect(textsOf(agenda, 5)).toHaveLength(1);
  });

  test("never holds a safety indicator, a small denominator or another meeting's provider", () => {
    const findings = [
      series("safety", { ...missed, indicator: givenIndicator("safety", { safety: true }) }),
      series("few", { ...missed, states: ["smallDenominator"] }),
      series("elsewhere", missed, { id: "P2", name: "Elm" }),
    ];
    const flags = findings.map((finding) => givenFlag(finding, "target_miss"));
    const meeting = givenMeeting({ providerIds: ["P1"] });
    const agenda = draftAgenda({ data: contractOf(findings), findings, flags, meeting, asOf: "2026-10-05" });
    expect(linesOf(agenda).filter((line) => line.flagId !== null)).toEqual([]);
    expect(textOf(agenda)).not.toMatch(/safety|elsewhere|Elm/);
  });

  test("says its caveats beside the signal", () => {
    const findings = [series("enrol", { ...missed, states: ["limitsNotFixed"] })];
    const flags = [givenFlag(findings[0]!, "target_miss")];
    const agenda = draftAgenda({
      data: contractOf(findings),
      findings,
      flags,
      meeting: givenMeeting(),
      asOf: "2026-10-05",
    });
    expect(textsOf(agenda, 3)[0]).toContain("would have met it (limits not fixed) [Data!F4:G4].");
  });

  test("asks for fewer where less is better", () => {
    const indicator = givenIndicator("late", { direction: "decrease" });
    const findings = [series("late", { ...missed, indicator, target: 0.6 })];
    const flags = [givenFlag(findings[0]!, "target_miss")];
    const agenda = draftAgenda({
      data: contractOf(findings),
      findings,
      flags,
      meeting: givenMeeting(),
      asOf: "2026-10-05",
    });
    expect(textsOf(agenda, 3)[0]).toContain("target 60%; 10 fewer would have met it");
  });
});

describe("the meeting itself", () => {
  test("without a planned one is drafted for 60 minutes and says so", () => {
    const agenda = draftAgenda({
      data: givenContract({ providers: [HARBOR] }),
      findings: [],
      flags: [],
      meeting: null,
      asOf: "2026-11-05",
    });
    expect(agenda.minutes).toBe(60);
    expect(agenda.meetingId).toBe("DRAFT");
    expect(headerOf(agenda, "Meeting")).toBe(
      "No meeting is planned: drafted for 60 minutes, dated 5 November 2026, the day of the data",
    );
  });

  test.each([
    [0, 60, "0"],
    [Number.NaN, 60, "none"],
    [7, 15, "7"],
    [44.6, 45, "44.6"],
  ])("of %p minutes is drafted for %p and says so", (entered, minutes, said) => {
    const meeting = givenMeeting({ minutes: entered });
    const agenda = draftAgenda({
      data: givenContract({ providers: [HARBOR] }),
      findings: [],
      flags: [],
      meeting,
      asOf: "2026-11-05",
    });
    expect(agenda.minutes).toBe(minutes);
    expect(headerOf(agenda, "Meeting")).toContain(`${minutes} minutes, Room 4 (the log says ${said})`);
  });

  test("under 40 minutes has the glance in the deep dive", () => {
    const findings = [series("enrol", missed)];
    const flags = [givenFlag(findings[0]!, "target_miss")];
    const meeting = givenMeeting({ minutes: 39 });
    const agenda = draftAgenda({ data: contractOf(findings), findings, flags, meeting, asOf: "2026-10-05" });
    expect(agenda.sections.map(({ number }) => number)).toEqual([1, 2, 4, 5, 6]);
    expect(sectionOf(agenda, 4).lines[0]).toMatchObject({ id: "glance:P1|enrol", minutes: 0 });
  });

  test("with several providers names them only where they agreed to it", () => {
    const findings = [series("enrol", missed), series("enrol", {}, { id: "P2", name: "Elm" })];
    const actions = [givenAction("A-1", { action: "Harbor visits Elm", owner: "Joy of Harbor" })];
    const people = [{ name: "Joy", role: "Lead of Harbor", side: "provider" }] as const;
    const data = contractOf(findings, { actions, people });
    const input = {
      data,
      findings,
      flags: [givenFlag(findings[0]!, "target_miss")],
      meeting: givenMeeting(),
      asOf: "2026-10-05",
    };
    expect(textOf(draftAgenda(input))).not.toMatch(/Harbor|Elm|Joy/);

    const agreed = { ...data, contract: { ...data.contract, consentJointView: true } };
    const agenda = draftAgenda({ ...input, data: agreed });
    expect(headerOf(agenda, "Providers")).toBe("Harbor and Elm; shown by name, by written agreement");
    expect(textsOf(agenda, 4)).toContain(
      "enrol, by provider: Harbor 70.0% (70 of 100) in September 2026 and Elm 70.0% (70 of 100) in September 2026.",
    );
  });
});

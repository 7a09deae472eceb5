import { draftAgenda } from "../../src/meeting/draftAgenda";
import { expectedFiguresText } from "../../src/meeting/expectedFigures";
import {
  contractOf,
  givenFinding,
  givenFlag,
  givenIndicator,
  givenMeeting,
  headerOf,
  sectionOf,
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

describe("missing data", () => {
  test("is asked about as data, and named in the header", () => {
    const findings = [series("enrol", { entries: [[70, 100], null, [70, 100]] }), series("contact")];
    const flags = [
      givenFlag(findings[0]!, "data_missing", {
        periods: ["2026-08"],
        cells: [{ sheet: "Data", address: "F3:G3" }],
      }),
    ];
    const agenda = draftAgenda({
      data: contractOf(findings),
      findings,
      flags,
      meeting: givenMeeting(),
      asOf: "2026-10-05",
    });
    expect(headerOf(agenda, "Data quality")).toBe("5 of 6 expected figures in; missing: enrol (August 2026)");
    expect(textsOf(agenda, 4)).toContain(
      "No figure for August 2026 [70.0%, 70 of 100, September 2026; Data!F3:G3]. What would make this easy to send, and is the measure worth it?",
    );
    expect(headerOf(agenda, "Purpose")).toBe("Agree how the figures of enrol reach the next meeting.");
  });

  test.each([
    ["of the latest period", [series("enrol", { entries: [[70, 100], [70, 100], null], value: null })]],
    ["altogether", []],
  ])("%s makes it a meeting about getting the data", (_, findings) => {
    const flags = findings.map((finding) => givenFlag(finding, "data_missing"));
    const agenda = draftAgenda({
      data: contractOf(findings),
      findings,
      flags,
      meeting: givenMeeting(),
      asOf: "2026-10-05",
    });
    expect(sectionOf(agenda, 4).title).toBe("Deep dive: getting the figures");
    expect(textsOf(agenda, 4).join(" ")).toContain("What would make this easy to send?");
    expect(agenda.sections.map(({ number }) => number)).toEqual([1, 2, 4, 5, 6]);
  });

  test("tells rows that were set aside", () => {
    const findings = [series("enrol")];
    const problem = { code: "DQ09", severity: "stop", sheet: "Data", cell: "E9", message: "" } as const;
    const data = contractOf(findings, { problems: [problem, { ...problem, severity: "ask" }] });
    const agenda = draftAgenda({ data, findings, flags: [], meeting: null, asOf: "2026-10-05" });
    expect(headerOf(agenda, "Data quality")).toBe(
      "All 3 expected figures in; 1 entry of the contract set aside; 1 open question about the contract's figures",
    );
  });

  test("does not count what does not apply, and counts each site", () => {
    const finding = series("enrol");
    const row = contractOf([finding]).observations[0]!;
    const notApplicable = { kind: "notApplicable" } as const;
    const rows = contractOf([finding]).observations.flatMap((observation, index) => [
      { ...observation, siteId: "North" },
      index === 2
        ? { ...observation, siteId: "South", numerator: notApplicable, denominator: notApplicable }
        : { ...observation, siteId: "South" },
    ]);
    const missing = {
      ...row,
      siteId: "North",
      period: rows[2]!.period,
      numerator: { kind: "missing" } as const,
    };
    const data = contractOf([finding], { observations: [rows[0]!, rows[1]!, missing, ...rows.slice(3)] });
    const agenda = draftAgenda({ data, findings: [finding], flags: [], meeting: null, asOf: "2026-10-05" });
    expect(headerOf(agenda, "Data quality")).toBe(
      "4 of 5 expected figures in; missing: enrol, North (August 2026)",
    );
  });
});

test("one figure is not called all", () => {
  expect(expectedFiguresText({ expected: 1, received: 1, missing: [], latest: [], nothingCame: false })).toBe(
    "the one expected figure is in",
  );
});

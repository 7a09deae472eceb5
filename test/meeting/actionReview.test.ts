import { draftAgenda } from "../../src/meeting/draftAgenda";
import {
  contractOf,
  givenAction,
  givenContract,
  givenFinding,
  givenIndicator,
  givenMeeting,
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

describe("actions", () => {
  const draft = (actions: ReturnType<typeof givenAction>[], minutes = 60) =>
    draftAgenda({
      data: givenContract({ providers: [HARBOR], actions }),
      findings: [],
      flags: [],
      meeting: givenMeeting({ minutes }),
      asOf: "2026-11-05",
    });

  test("the agency's come first, the longest overdue before the others", () => {
    const agenda = draft([
      givenAction("A-1", { due: "2026-11-01" }),
      givenAction("A-2", { ownerSide: "agency", due: "2026-12-01" }),
      givenAction("A-3", { ownerSide: "agency", due: "2026-10-01" }),
      givenAction("A-4", { ownerSide: "agency", due: "2026-11-11" }),
      givenAction("A-5", { status: "dropped" }),
    ]);
    expect(sectionOf(agenda, 2).lines.map((line) => line.id)).toEqual([
      "action:A-3",
      "action:A-4",
      "action:A-2",
      "action:A-1",
      "actions:results",
    ]);
    expect(textsOf(agenda, 2)[1]).toContain("1 day overdue");
  });

  test("all appear or are counted; a short meeting keeps the urgent ones", () => {
    const onTrack = [1, 2, 3, 4, 5].map((n) =>
      givenAction(`A-${n}`, { ownerSide: "agency", due: "2026-12-01" }),
    );
    const late = givenAction("A-9", { due: "2026-10-12" });
    const texts = textsOf(draft([...onTrack, late], 30), 2);
    expect(texts[3]).toContain("A-9, Harbor: work on A-9; due 12 October 2026, 31 days overdue");
    expect(texts[4]).toBe("+2 on track: see the action log.");
  });

  test("due on the day of the meeting is not overdue", () => {
    expect(textsOf(draft([givenAction("A-1", { due: "2026-11-12" })]), 2)[0]).toBe(
      "A-1, Harbor: work on A-1; in progress, due 12 November 2026 [Actions!A2:Q2].",
    );
  });

  test("blocked ones ask who can clear it and come up for decision", () => {
    const agenda = draft([givenAction("A-1", { status: "blocked", blocker: "no vouchers" })]);
    expect(textsOf(agenda, 2)[0]).toBe(
      "A-1, Harbor: work on A-1; no due date, blocked: no vouchers [Actions!A2:Q2]. Who can clear it?",
    );
    expect(textsOf(agenda, 5)).toContain("A-1 is blocked: who clears it, and by when.");
  });

  test("without an improvement, a finished action goes to item 1 and is not told twice", () => {
    const agenda = draft([
      givenAction("A-1", { status: "done", doneOn: "2026-10-20" }),
      givenAction("A-2", { ownerSide: "agency", status: "done", doneOn: "2026-10-03" }),
    ]);
    expect(textsOf(agenda, 1)[1]).toBe("A-2, done 3 October 2026: work on A-2 [Actions!A2:Q2].");
    expect(textsOf(agenda, 2).join()).toContain("A-1");
    expect(textsOf(agenda, 2).join()).not.toContain("A-2,");
  });

  test("done before the previous meeting they are closed, unless their effect is due for a look", () => {
    const findings = [series("enrol", { entries: [...STEADY, ...STEADY] })];
    const done = { status: "done", doneOn: "2026-08-20", linkedIndicator: "enrol" } as const;
    const agenda = draftAgenda({
      data: contractOf(findings, {
        meetings: [givenMeeting({ id: "M-0", date: "2026-10-01", closedOn: "2026-10-02" })],
        actions: [givenAction("A-1", done), givenAction("A-2", { ...done, lookAgain: "2026-11-01" })],
      }),
      findings,
      flags: [],
      meeting: givenMeeting({ date: "2027-01-10" }),
      asOf: "2027-01-05",
    });
    expect(textOf(agenda)).not.toContain("A-1");
    expect(textOf(agenda)).toContain("A-2, done 20 August 2026");
  });
});

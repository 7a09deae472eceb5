import { draftAgenda } from "../../src/meeting/draftAgenda";
import { headerOf, linesOf, sectionOf, textOf, textsOf } from "./givenContract";
import { childWelfare } from "./workedExamples";

describe("the child-welfare meeting: one provider, 60 minutes", () => {
  const agenda = draftAgenda(childWelfare());

  test("gives the six items their minutes", () => {
    expect(agenda.sections.map(({ number, minutes }) => [number, minutes])).toEqual([
      [1, 5],
      [2, 10],
      [3, 10],
      [4, 25],
      [5, 8],
      [6, 2],
    ]);
  });

  test("says in its header what the meeting is and how far the figures reach", () => {
    expect(agenda.meetingId).toBe("M-1");
    expect(headerOf(agenda, "Provider")).toBe("Harbor Family Services");
    expect(headerOf(agenda, "Period under review")).toBe(
      "September 2026; deep dive July to September 2026 against January to March 2026",
    );
    expect(headerOf(agenda, "Data as of")).toBe("5 November 2026, 7 days before the meeting");
    expect(headerOf(agenda, "Meeting")).toBe("12 November 2026, 10:00, 60 minutes, Room 4");
    expect(headerOf(agenda, "Materials")).toBe("Sent 6 November 2026");
    expect(headerOf(agenda, "Data quality")).toBe("All 15 expected figures in");
    expect(headerOf(agenda, "Purpose")).toBe(
      "Agree what will bring Enrolled within 30 days to its target of 70%.",
    );
  });

  test("opens with what improved, with its figures, and asks how", () => {
    expect(textsOf(agenda, 1)).toEqual([
      "Placement moves: 2.85 per 1,000 (20 per 7,020) in September 2026; below its usual range of 3.40 to 5.80 per 1,000 in August and September 2026 [Data!F62:G62].",
      "Placement moves improved [2.85 per 1,000, 20 per 7,020, September 2026; Data!F62:G62]. What did you do differently, and can others use it?",
    ]);
  });

  test("takes the agency's overdue action first, and claims no effect without a signal", () => {
    expect(textsOf(agenda, 2).slice(0, 3)).toEqual([
      "A-014, Agency: put preferred language and phone on the referral form; due 22 October 2026, 21 days overdue, in progress [Actions!A2:Q2]. What is blocking it, and who can clear it?",
      "A-011, Harbor Family Services: hire intake worker; in progress, due 30 November 2026 [Actions!A2:Q2].",
      "A-012, Harbor Family Services: second evening intake slot; done 1 September 2026; no signal of effect yet (1 month since) [Actions!A2:Q2].",
    ]);
    expect(sectionOf(agenda, 2).lines[0]).toMatchObject({ speaker: "Agency intake lead", side: "agency" });
  });

  test("puts the flagged measure in one line and the others in another", () => {
    expect(textsOf(agenda, 3).slice(0, 2)).toEqual([
      "Enrolled within 30 days: 50.0% (25 of 50) in September 2026, target 70%; 10 more would have met it; falling 7 months running, since February 2026; missed 7 months in a row; below its usual range of 53.6% to 85.7% in August and September 2026 [Data!F18:G25].",
      "No change: Median days to contact, Family setting and Permanency.",
    ]);
  });

  test("asks open questions about the change, each with its figure, its cells and who speaks", () => {
    const questions = sectionOf(agenda, 4).lines.filter((line) => line.kind === "question");
    expect(questions.map((line) => line.text)).toEqual([
      "Of 70 lost in July to September 2026, 42 leave between contacted and intake [67.4%, 87 of 129, July to September 2026; Pathway!F6:F7, Pathway!F10:F11, Pathway!F14:F15 and 3 more places]. What happens in those days?",
      "This began to change around February 2026 [50.0%, 25 of 50, September 2026; Data!F18:G25]. What changed then, on your side or ours?",
      "10 more would have met the target of 70% [50.0%, 25 of 50, September 2026; Data!F25:G25]. What got in the way for them?",
      "We look at our own part as well [50.0%, 25 of 50, September 2026; Data!F25:G25]. What should the agency change first to make this easier?",
    ]);
    expect(questions.map((line) => line.side)).toEqual(["provider", "both", "provider", "agency"]);
  });

  test("dives into the step that fell: what it explains of the loss, and which steps held", () => {
    expect(sectionOf(agenda, 4).title).toBe("Deep dive: Enrolled within 30 days, contacted to intake");
    expect(textsOf(agenda, 4)[1]).toBe(
      "Pathway of July to September 2026 against January to March 2026: contacted to intake fell from 88.9% (104 of 117) to 67.4% (87 of 129); that step alone explains about 24 of the 27 people lost against the earlier rates. The others: referred to contacted 89.0% (129 of 145) and intake to enrolled 86.2% (75 of 87) [Pathway!F5:F28].",
    );
  });

  test("asks for decisions on the topic and on what is overdue, and closes with the next date", () => {
    expect(textsOf(agenda, 5)).toEqual([
      "Enrolled within 30 days: what we try next; one owner, date, expected change, and when we look again.",
      "A-014 is overdue: new date and owner, or stop it.",
    ]);
    expect(textsOf(agenda, 6)[0]).toContain("10 December 2026, 10:00, Room 4.");
  });

  test("gives the provider at least half of items 1 to 4", () => {
    const talk = agenda.sections.slice(0, 4).flatMap((section) => section.lines);
    const spoken = talk.reduce(
      (sum, line) => sum + line.minutes * { provider: 1, both: 0.5, agency: 0 }[line.side],
      0,
    );
    expect(spoken).toBeGreaterThanOrEqual(25);
  });

  test("is the same for the same input, with keys that tell lines apart", () => {
    expect(draftAgenda(childWelfare())).toEqual(agenda);
    const ids = linesOf(agenda).map((line) => line.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("keeps the key of a line when its figures change", () => {
    const input = childWelfare();
    const later = draftAgenda({
      ...input,
      flags: input.flags.map((flag) => ({ ...flag, score: flag.score / 2 })),
    });
    expect(linesOf(later).map((line) => line.id)).toEqual(linesOf(agenda).map((line) => line.id));
  });

  test("names no person's guess at a cause and ranks nobody", () => {
    expect(textOf(agenda)).not.toMatch(/because|due to|caused|why did|fail|worst|best/i);
  });
});
